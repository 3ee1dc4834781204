"""The drone Stage's View and the hall's Tile: what lies over what, and that they load cleanly."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from PySide6 import QtQuick
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QFontDatabase
from PySide6.QtQml import QQmlApplicationEngine
from pytestqt.qtbot import QtBot

from kiosk.experiences.drone_traffic.controller import DroneTrafficController
from kiosk.kit.play_controller import PlayController
from kiosk.kit.qml_types import Theme
from tests.experiences.drone_traffic.drone_scene import FOLDER, REPOSITORY

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


def test_tags_are_drawn_above_everything_else() -> None:
    drawn = (FOLDER / "View.qml").read_text()
    parts = ["Pad {", "Aircraft {", "Lost {", "Ladder {", "Leader {", "NameTag {"]
    assert [drawn.index(part) for part in parts] == sorted(drawn.index(part) for part in parts)
    before = drawn[: drawn.index("Pad {")].rstrip().splitlines()
    assert [line.strip() for line in before if line.strip()][-4:-2] == ["Item {", "anchors.fill: parent"]


def test_the_selection_ring_stands_clear_of_the_red_one() -> None:
    drawn = (FOLDER / "Aircraft.qml").read_text()
    sizes = dict(re.findall(r'name: "(ring\w*)"\n\s+size: root.frame.droneSize \* ([\d.]+)', drawn))
    inner_of_selected, outer_of_alert = 0.422, 0.495
    assert float(sizes["ring"]) * inner_of_selected > float(sizes["ring_alert"]) * 1.03 * outer_of_alert


@contextmanager
def window(
    qtbot: QtBot,
    controller: DroneTrafficController | None,
    qml: str,
    width: int,
    height: int,
    zoom: int,
    *,
    high_contrast: bool,
) -> Iterator[QtQuick.QQuickWindow]:
    """A window that shows one QML file of the job."""
    for weight in ("Regular", "SemiBold", "ExtraBold"):
        QFontDatabase.addApplicationFont(str(REPOSITORY / "assets" / "fonts" / f"Pretendard-{weight}.otf"))
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(REPOSITORY))
    theme = engine.singletonInstance("kiosk.kit", "Theme")
    assert isinstance(theme, Theme)
    theme.set_panel(32, 1080, 1920, 0.5, 0.7)
    theme.set_aids(zoom=zoom, high_contrast=high_contrast, low_layout=False, reduced_motion=False)
    given: dict[str, object] = {"source": QUrl.fromLocalFile(FOLDER / qml), "width": width, "height": height}
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


@pytest.mark.parametrize("high_contrast", [False, True])
@pytest.mark.parametrize(("width", "height", "zoom"), [(1080, 1000, 100), (1080, 500, 200)])
def test_the_view_loads_and_draws_without_a_warning(
    play: PlayController, qtbot: QtBot, width: int, height: int, zoom: int, high_contrast: bool
) -> None:
    controller = DroneTrafficController(play)
    with window(qtbot, controller, "View.qml", width, height, zoom, high_contrast=high_contrast) as shown:
        empty = shown.grabWindow()
        for _ in range(30):
            play.advance(0.1)
        assert shown.grabWindow() != empty
    controller.deleteLater()


@pytest.mark.parametrize("high_contrast", [False, True])
def test_the_tile_draws_at_any_size(qtbot: QtBot, high_contrast: bool) -> None:
    for width, height in ((120, 90), (420, 300)):
        with window(qtbot, None, "Tile.qml", width, height, 100, high_contrast=high_contrast) as shown:
            qtbot.waitUntil(partial(_painted, shown))


def _painted(window: QtQuick.QQuickWindow) -> bool:
    """Whether the middle row of pixels has more than a plain ground."""
    picture = window.grabWindow()
    row = {picture.pixelColor(x, picture.height() // 2).name() for x in range(0, picture.width(), 3)}
    return len(row) > 5
