"""The drone Stage: its numbers follow the airspace, its tags keep their places, its View loads cleanly."""

from __future__ import annotations

import gc
import random
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6 import QtQuick
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QRectF, QUrl
from PySide6.QtGui import QFontDatabase
from PySide6.QtQml import QQmlApplicationEngine
from pytestqt.qtbot import QtBot

from kiosk.core.contract import Level, Line
from kiosk.core.play import Phase as PlayPhase
from kiosk.core.play import Play, start
from kiosk.core.texts import Texts
from kiosk.experiences.drone_traffic import labels
from kiosk.experiences.drone_traffic.controller import DroneTrafficController
from kiosk.experiences.drone_traffic.simulation import GONE_AFTER_S, DroneTraffic
from kiosk.experiences.drone_traffic.stage import LOWEST_LIFT, lift_of, stage, turning
from kiosk.experiences.drone_traffic.state import AREA_M, Aircraft, Conflict, Kind, Phase, Point, State
from kiosk.kit.play_controller import PlayController
from kiosk.kit.theme import Theme

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDER = REPOSITORY / "kiosk" / "experiences" / "drone_traffic"

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


def say(sentence: Line) -> str:
    """Words enough to tell sentences apart."""
    return " ".join(
        [sentence.key, *(str(value) for _, value in sentence.values if not isinstance(value, Line))]
    )


def dealt(*aircraft: Aircraft, conflicts: tuple[Conflict, ...] = (), time_s: float = 10.0) -> State:
    """A state of play with these aircraft."""
    begun = DroneTraffic().begin(Level.STANDARD, random.Random(7))
    return replace(begun, aircraft=aircraft, conflicts=conflicts, time_s=time_s)


def flying(**changes: object) -> Aircraft:
    """A parcel drone in the middle of the map, heading north to its pad."""
    one = DroneTraffic().begin(Level.STANDARD, random.Random(7)).aircraft[0]
    middle = replace(
        one,
        id="D1",
        kind=Kind.PARCEL,
        x_m=400.0,
        y_m=400.0,
        altitude_m=90.0,
        cleared_m=90.0,
        heading_deg=0.0,
        path=(Point(400.0, 700.0),),
        entered_s=0.0,
        phase=Phase.CRUISING,
    )
    return replace(middle, **changes)  # type: ignore[arg-type]  # the fields of Aircraft


def test_a_place_is_drawn_with_north_up() -> None:
    state = dealt(flying(x_m=200.0, y_m=600.0))
    row = stage(state, state, 1.0, "", say).aircraft[0]
    assert (row.mapX, row.mapY) == (0.25, 0.25)


def test_a_drone_is_drawn_between_the_last_two_states() -> None:
    before, after = dealt(flying(y_m=400.0, battery=0.5)), dealt(flying(y_m=480.0, battery=0.4))
    row = stage(before, after, 0.25, "", say).aircraft[0]
    assert row.mapY == pytest.approx(1 - 420.0 / AREA_M)
    assert row.battery == pytest.approx(0.475)


@pytest.mark.parametrize(("a", "b", "half"), [(350.0, 10.0, 0.0), (10.0, 350.0, 0.0), (90.0, 180.0, 135.0)])
def test_a_drone_turns_the_shorter_way(a: float, b: float, half: float) -> None:
    assert turning(a, b, 0.5) == pytest.approx(half)


def test_higher_layers_are_lifted_more_and_evenly() -> None:
    lifts = [lift_of(metres) for metres in (0.0, 60.0, 90.0, 120.0)]
    assert lifts[:2] == [0.0, LOWEST_LIFT]
    assert lifts[3] == 1.0
    assert lifts[2] - lifts[1] == pytest.approx(lifts[3] - lifts[2])


def test_a_newcomer_without_a_past_stands_where_it_entered() -> None:
    row = stage(dealt(), dealt(flying(x_m=20.0)), 0.3, "", say).aircraft[0]
    assert row.mapX == pytest.approx(20.0 / AREA_M)


def test_only_the_selected_and_the_conflicting_carry_labels() -> None:
    pair = (flying(id="G1"), flying(id="G2", x_m=430.0))
    alone, chosen = flying(id="G3", x_m=100.0), flying(id="G4", x_m=700.0)
    conflict = Conflict(("G1", "G2"), 24.0, 8.0, Point(415.0, 500.0), 90.0)
    state = dealt(*pair, alone, chosen, conflicts=(conflict,))
    rows = stage(state, state, 1.0, "G4", say).aircraft
    assert [row.key for row in rows if row.labelled] == ["G1", "G2", "G4"]
    assert [row.key for row in rows if row.conflicting] == ["G1", "G2"]
    assert [row.key for row in rows if row.selected] == ["G4"]


def test_a_conflict_bubble_stands_where_they_will_meet_as_wide_as_the_safe_distance() -> None:
    conflict = Conflict(("D1", "G2"), 24.0, 7.2, Point(200.0, 600.0), 90.0)
    state = dealt(flying(), flying(id="G2"), conflicts=(conflict,))
    bubble = stage(state, state, 1.0, "", say).conflicts[0]
    assert (bubble.mapX, bubble.mapY, bubble.radius) == (0.25, 0.25, 50.0 / AREA_M)
    assert bubble.label == "label-conflict 24.0 8"


def test_a_conflict_that_is_happening_says_so() -> None:
    conflict = Conflict(("D1", "G2"), 24.0, 0.0, Point(200.0, 600.0), 90.0, lost=True)
    state = dealt(flying(), flying(id="G2"), conflicts=(conflict,))
    assert stage(state, state, 1.0, "", say).conflicts[0].label == "label-lost 24.0"


def test_a_track_leads_over_the_way_points_to_the_pad() -> None:
    state = dealt(flying(path=(Point(480.0, 480.0), Point(400.0, 800.0))))
    picture = stage(state, state, 1.0, "", say)
    assert [(one.toX, one.toY) for one in picture.tracks] == [(0.6, pytest.approx(0.4)), (0.5, 0.0)]
    assert picture.tracks[1].mapX == 0.6
    assert (picture.pads[0].mapX, picture.pads[0].mapY) == (0.5, 0.0)


def test_the_unregistered_drone_has_no_pad_and_only_a_predicted_track() -> None:
    stranger = flying(id="U1", kind=Kind.UNREGISTERED, speed_mps=15.0, path=(Point(400.0, 860.0),))
    picture = stage(dealt(stranger), dealt(stranger), 1.0, "", say)
    assert picture.pads == ()
    assert picture.tracks[0].toY == pytest.approx(1 - (400.0 + 15.0 * 20.0) / AREA_M)


def test_a_delivery_comes_down_leaves_its_parcel_and_fades() -> None:
    done = flying(phase=Phase.DELIVERED, path=(), phase_since_s=10.0)
    shares = (0.1, 0.3, 0.7, 0.99)
    pictures = [
        stage(state, state, 1.0, "", say)
        for share in shares
        if (state := dealt(done, time_s=10.0 + share * GONE_AFTER_S))
    ]
    assert [picture.aircraft[0].loaded for picture in pictures] == [True, True, False, False]
    assert [picture.pads[0].filled for picture in pictures] == [False, False, True, True]
    assert pictures[0].aircraft[0].lift > pictures[1].aircraft[0].lift > pictures[2].aircraft[0].lift
    assert pictures[1].aircraft[0].presence == 1.0
    assert pictures[3].aircraft[0].presence < 0.1


ROOM = (0.0, 0.0, 1000.0, 600.0)


@pytest.mark.parametrize(("x", "y"), [(0, 0), (1000, 0), (0, 600), (1000, 600), (500, 300)])
def test_tags_are_never_cut_at_the_edge(x: float, y: float) -> None:
    (placed,) = labels.place([labels.Tag("a", x, y, 260, 56)], [], ROOM, (60, 60), {})
    assert 0 <= placed.left <= 740
    assert 0 <= placed.top <= 544


def test_tags_of_two_near_drones_do_not_cover_each_other() -> None:
    tags = [labels.Tag("a", 500, 300, 260, 56), labels.Tag("b", 540, 320, 260, 56)]
    a, b = labels.place(tags, [], ROOM, (60, 60), {})
    assert abs(a.left - b.left) >= 260 or abs(a.top - b.top) >= 56


def test_a_tag_keeps_its_side_while_little_speaks_against_it() -> None:
    tag = labels.Tag("a", 500, 300, 260, 56)
    (free,) = labels.place([tag], [], ROOM, (60, 60), {})
    (kept,) = labels.place([tag], [], ROOM, (60, 60), {"a": "left"})
    (driven_off,) = labels.place([tag], [(200.0, 250.0, 240.0, 100.0)], ROOM, (60, 60), {"a": "left"})
    assert (free.side, kept.side) == ("right", "left")
    assert driven_off.side != "left"


def test_a_tag_without_room_is_left_out_rather_than_laid_over_another() -> None:
    crowd = [labels.Tag(str(n), 500, 300, 900, 200) for n in range(6)]
    placed = labels.place(crowd, [], ROOM, (60, 60), {})
    assert placed[0].key == "0"
    assert len(placed) < len(crowd)


@pytest.fixture
def texts() -> Texts:
    words = tomllib.loads((FOLDER / "texts" / "ko.toml").read_text())
    return Texts("ko", {f"drone_traffic.{key}": word for key, word in words.items()})


@pytest.fixture
def play(texts: Texts, qtbot: QtBot) -> Iterator[PlayController]:
    begun: Play[State] = start(DroneTraffic(), Level.STANDARD, random.Random(3))
    controller = PlayController(replace(begun, phase=PlayPhase.RUNNING), texts, "drone_traffic")
    yield controller
    controller.deleteLater()


def test_models_follow_the_play_frame_by_frame_and_keep_their_rows(play: PlayController) -> None:
    controller = DroneTrafficController(play)
    model = controller.property("aircraft")
    assert isinstance(model, QAbstractItemModel)
    play.advance(0.11)
    changed: list[object] = []
    moved: list[object] = []
    model.dataChanged.connect(lambda *_: changed.append(1))
    model.rowsRemoved.connect(lambda *_: moved.append(1))
    before = values(model, "mapX")
    for _ in range(4):
        play.advance(0.02)
    assert len(changed) == 4 * model.rowCount()
    assert values(model, "mapX") != before
    assert moved == []


def values(model: QAbstractItemModel, role: str) -> list[object]:
    number = next(key for key, name in model.roleNames().items() if bytes(name.data()).decode() == role)
    return [model.index(row, 0).data(number) for row in range(model.rowCount())]


def test_tags_stand_inside_the_room_the_view_gives(play: PlayController) -> None:
    controller = DroneTrafficController(play)
    room = QRectF(150, 10, 900, 900)
    controller.arrange(QRectF(200, 150, 800, 640), room, 120.0, 95.0, "Pretendard", 39)
    tags = controller.property("tags")
    assert isinstance(tags, QAbstractItemModel)
    assert tags.rowCount() >= 1
    for _ in range(60):
        play.advance(0.1)
        corners = zip(
            *(values(tags, name) for name in ("tagX", "tagY", "tagWidth", "tagHeight")), strict=True
        )
        assert all(room.contains(QRectF(*(float(str(number)) for number in corner))) for corner in corners)


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
    theme.set_panel(32, 1080, 1920, 0.5)
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
