"""A window with a piece of kit QML in it, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6 import QtQuick
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QUrl
from PySide6.QtGui import QFontDatabase
from PySide6.QtQml import QQmlApplicationEngine
from pytestqt.qtbot import QtBot

from kiosk.kit.qml_types import ActionModel, Theme

ROOT = Path(__file__).resolve().parents[2]
HEAD = "pragma ComponentBehavior: Bound\nimport QtQuick\nimport kiosk.kit\n"
WINDOW = (
    HEAD
    + """
Window {
    id: window
    required property ActionModel model
    property list<string> pressed: []
    function note(actionId: string): void { pressed.push(actionId); }
    visible: true
    %s
}
"""
)


class KitWindow:
    """The window, the Theme it is shown in, and what its controls reported."""

    def __init__(self, qtbot: QtBot, engine: QQmlApplicationEngine) -> None:
        self.qtbot = qtbot
        self.engine = engine
        self.theme: Theme = engine.singletonInstance("kiosk.kit", "Theme")  # type: ignore[assignment]
        self.window: QtQuick.QQuickWindow = engine.rootObjects()[0]  # type: ignore[assignment]

    @property
    def root(self) -> QtQuick.QQuickItem:
        return self.window.contentItem()

    @property
    def pressed(self) -> list[str]:
        return list(self.window.property("pressed"))

    def items(self, type_name: str) -> list[QtQuick.QQuickItem]:
        """Every item whose QML or C++ type is this one, in reading order."""
        return [
            item for item in _below(self.root) if item.metaObject().className().split("_QML")[0] == type_name
        ]

    def controls(self) -> list[QtQuick.QQuickItem]:
        """The pressable things in view, in reading order."""
        return [item for item in self.items("Press") if item.isVisible()]

    def names(self) -> list[str]:
        return [str(control.property("spoken")) for control in self.controls()]

    def settle(self) -> None:
        """Wait until every control in view has its place, and had it a moment ago too."""
        before: list[QRectF] = []

        def rests() -> bool:
            places = [control.mapRectToScene(control.boundingRect()) for control in self.controls()]
            stayed = places == before and not any(place.isEmpty() for place in places)
            before[:] = places
            return stayed

        self.wait_until(rests)

    def wait_for(self, found: Callable[[], list[str]]) -> list[str]:
        """What `found` finds, once it finds anything."""
        self.wait_until(lambda: found() != [])
        return found()

    def wait_until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=3000)


def _below(item: QtQuick.QQuickItem) -> Iterator[QtQuick.QQuickItem]:
    for child in item.childItems():
        yield child
        yield from _below(child)


@contextmanager
def kit_window(
    qtbot: QtBot, qml: str, model: ActionModel, *, size: tuple[int, int] = (1080, 1920), **aids: Any
) -> Iterator[KitWindow]:
    """Show `qml` inside a window; `window.model` is the model and `window.note(id)` notes a press."""
    for weight in ("Regular", "SemiBold", "ExtraBold"):
        QFontDatabase.addApplicationFont(str(ROOT / "assets" / "fonts" / f"Pretendard-{weight}.otf"))
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(ROOT))
    theme: Theme = engine.singletonInstance("kiosk.kit", "Theme")  # type: ignore[assignment]
    theme.set_panel(32.0, 1080, 1920, 1.0, 1.0)
    theme.set_aids(
        **{"zoom": 100, "high_contrast": False, "low_layout": False, "reduced_motion": True, **aids}
    )
    engine.setInitialProperties({"model": model, "width": size[0], "height": size[1]})
    engine.loadData((WINDOW % qml).encode(), QUrl("file:///kit_window.qml"))
    shown = KitWindow(qtbot, engine)
    with qtbot.waitExposed(shown.window):
        shown.window.requestActivate()
    shown.settle()
    try:
        yield shown
    finally:
        _delete(shown.window)
        _delete(engine)


def _delete(thing: QObject) -> None:
    thing.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
