"""A window with a piece of one job's QML in it, for the tests of its Stage and its tile."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6 import QtQuick
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QUrl
from PySide6.QtGui import QFontDatabase
from PySide6.QtQml import QQmlApplicationEngine
from pytestqt.qtbot import QtBot

from kiosk.kit.qml_types import Theme

REPOSITORY = Path(__file__).resolve().parents[2]
MAIN = b"""
import QtQuick
Window {
    id: main
    property QtObject controller
    property bool loaded: view.status === Loader.Ready
    property url source
    visible: true
    Loader {
        id: view
        anchors.fill: parent
        Component.onCompleted: setSource(main.source, main.controller ? {"controller": main.controller} : {})
    }
}
"""


@contextmanager
def stage_window(
    qtbot: QtBot,
    file: Path,
    size: tuple[int, int],
    controller: QObject | None = None,
    *,
    zoom: int = 100,
    high_contrast: bool = False,
) -> Iterator[QtQuick.QQuickWindow]:
    """A window of `size` pixels that shows this file; a View gets its `controller`."""
    for weight in ("Regular", "SemiBold", "ExtraBold"):
        QFontDatabase.addApplicationFont(str(REPOSITORY / "assets" / "fonts" / f"Pretendard-{weight}.otf"))
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(REPOSITORY))
    theme = engine.singletonInstance("kiosk.kit", "Theme")
    assert isinstance(theme, Theme)
    theme.set_panel(32, 1080, 1920, 0.5, 0.7)
    theme.set_aids(zoom=zoom, high_contrast=high_contrast, low_layout=False, reduced_motion=False)
    width, height = size
    given: dict[str, object] = {"source": QUrl.fromLocalFile(file), "width": width, "height": height}
    engine.setInitialProperties(given | ({"controller": controller} if controller else {}))
    engine.loadData(MAIN)
    shown = engine.rootObjects()[0]
    assert isinstance(shown, QtQuick.QQuickWindow)
    assert shown.property("loaded")
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    del shown, theme
    engine.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def painted(window: QtQuick.QQuickWindow) -> bool:
    """Whether the middle row of pixels has more than a plain ground."""
    picture = window.grabWindow()
    row = {picture.pixelColor(x, picture.height() // 2).name() for x in range(0, picture.width(), 3)}
    return len(row) > 5


def words_apart(window: QtQuick.QQuickWindow) -> int:
    """How many words are seen. Raises AssertionError where one leaves the window or lies over another."""
    areas = [area for area in _word_areas(window.contentItem()) if area.width() > 0]
    for n, area in enumerate(areas):
        assert QRectF(-1, -1, window.width() + 2, window.height() + 2).contains(area), area
        assert not any(area.intersects(other) for other in areas[:n]), area
    return len(areas)


def _word_areas(item: QtQuick.QQuickItem) -> list[QRectF]:
    """Where visible words are, in the window."""
    found = []
    for child in item.childItems():
        if not child.isVisible():
            continue
        text = QObject.property(child, "text")
        if isinstance(text, str) and text:
            found.append(child.mapRectToScene(QRectF(0, 0, child.width(), child.height())))
        found += _word_areas(child)
    return found
