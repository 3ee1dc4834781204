"""Qt itself, begun once per program."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface


def qt_application(tier: str) -> QGuiApplication:
    """The one application of this program. The renderer must be chosen before the first window."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if tier == "flat":
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    application = QGuiApplication(["kiosk"])
    application.setApplicationName("Mirae Kiosk")
    return application
