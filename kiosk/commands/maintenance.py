"""`kiosk maintenance`: the screen that stands in for the kiosk while its supervisor waits.

It leans on as little of the kiosk as it can, for it is shown when something there is broken: it reads no site
file, and a missing font only makes it plainer.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from kiosk.core.errors import KioskError

if TYPE_CHECKING:
    from PySide6.QtQml import QQmlApplicationEngine
    from PySide6.QtQuick import QQuickWindow

DIAGONAL_IN = 32.0
"""Of every panel, as far as this screen goes: it looks the same on all, and always fits."""


@click.command(hidden=True)
def maintenance() -> None:
    """Show 점검 중 until standard input closes. Started by `kiosk supervise`."""
    from PySide6.QtCore import QObject, Qt, Signal, Slot
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

    class Supervisor(QObject):
        gone = Signal()

        @Slot()
        def follow(self) -> None:
            application.exit()  # quit() asks the window, which refuses

    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    application = QGuiApplication(["kiosk"])
    application.setOverrideCursor(Qt.CursorShape.BlankCursor)
    supervisor = Supervisor()
    supervisor.gone.connect(supervisor.follow)
    _when_input_closes(supervisor.gone.emit)
    size = application.primaryScreen().size()
    engine, window = maintenance_window(size.width(), size.height())
    window.showFullScreen()
    application.exec()
    engine.deleteLater()


def maintenance_window(width_px: int, height_px: int) -> tuple[QQmlApplicationEngine, QQuickWindow]:
    """The window, not shown yet, and the engine that it lives as long as. Needs a Qt application."""
    from PySide6.QtCore import QUrl
    from PySide6.QtQml import QQmlApplicationEngine

    from kiosk.installation import PACKAGE, illustrations, load_fonts
    from kiosk.kit.qml_types import Theme
    from kiosk.services.text_files import read_words

    with contextlib.suppress(KioskError):
        load_fonts()
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(PACKAGE.parent))
    theme = engine.singletonInstance("kiosk.kit", "Theme")
    assert isinstance(theme, Theme)
    theme.set_panel(DIAGONAL_IN, width_px, height_px, 0.5, 1.0)
    theme.set_illustrations(illustrations())
    korean, english = (read_words(PACKAGE / "ui" / "texts" / f"{name}.toml") for name in ("ko", "en"))
    engine.setInitialProperties(
        {
            "words": korean["maintenance-title"],
            "lead": korean["maintenance-lead"],
            "otherTitle": english["maintenance-title"],
            "otherLead": english["maintenance-lead"],
            "width": width_px,
            "height": height_px,
        }
    )
    engine.load(QUrl.fromLocalFile(str(PACKAGE / "ui" / "Maintenance.qml")))
    window: QQuickWindow = engine.rootObjects()[0]  # type: ignore[assignment]
    return engine, window


def _when_input_closes(do: Callable[[], None]) -> None:
    def wait() -> None:
        with contextlib.suppress(OSError, ValueError):
            while sys.stdin and sys.stdin.buffer.read(1):
                pass
        do()

    threading.Thread(target=wait, name="input", daemon=True).start()
