"""What QML drops holds nothing in Python: a visit shows three QR codes, and a day has hundreds of visits."""

from __future__ import annotations

import gc

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent
from PySide6.QtQml import QQmlComponent, QQmlEngine
from pytestqt.qtbot import QtBot

from kiosk.app import PACKAGE
from kiosk.kit.qml_types import QrCode

SCENE = b"""
import kiosk.ui.screens
QrSection { rows: ["101", "010", "101"]; text: "QR"; width: 600 }
"""


def kept_codes() -> list[object]:
    """What every QR code that Python still knows holds."""
    gc.collect()
    return [vars(thing)["_rows"] for thing in gc.get_objects() if isinstance(thing, QrCode)]


def test_a_qr_code_that_left_the_screen_holds_nothing(qtbot: QtBot) -> None:
    engine = QQmlEngine()
    engine.addImportPath(str(PACKAGE.parent))
    component = QQmlComponent(engine)
    component.setData(QByteArray(SCENE), "")
    for _ in range(3):
        item = component.create()
        assert item is not None, component.errorString()
        assert any(kept_codes())
        item.deleteLater()
        del item
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not any(kept_codes())
