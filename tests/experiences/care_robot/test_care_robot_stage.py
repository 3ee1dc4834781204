"""The care Stage: what is shown follows the state, its View loads cleanly, pictures lie where QML says."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel
from pytestqt.qtbot import QtBot

from kiosk.core.contract import STEP_S, Level
from kiosk.core.play import Phase as PlayPhase
from kiosk.core.play import start
from kiosk.core.texts import Texts
from kiosk.experiences.care_robot.controller import CareRobotController
from kiosk.experiences.care_robot.plan import ORIGIN, SHEET, front, on_sheet
from kiosk.experiences.care_robot.schedule import MIN_PER_S
from kiosk.experiences.care_robot.simulation import SIMULATION
from kiosk.experiences.care_robot.stage import bubbles, dots, droop, helpers, homes, standing
from kiosk.experiences.care_robot.state import Home, How, Kind, Request, State
from kiosk.experiences.care_robot.streets import CENTRE
from kiosk.kit.icons import ICON_PATHS
from kiosk.kit.play_controller import NEXT_TARGET, PlayController
from tests.experiences.stage_window import painted, stage_window
from tests.jobs import KOREAN

REPOSITORY = Path(__file__).resolve().parents[3]
FOLDER = REPOSITORY / "kiosk" / "experiences" / "care_robot"
SCRIPTS = REPOSITORY / "assets" / "illustrations"


def dealt(*requests: Request, refusing: tuple[int, ...] = (), lonely: float = 0.4) -> State:
    state = SIMULATION.begin(Level.STANDARD, random.Random(3))
    neighbours = tuple(Home(n, n not in refusing, lonely) for n in range(1, 9))
    return replace(state, homes=neighbours, requests=requests, calls=(), touched=True)


def run(state: State, minutes: float) -> State:
    for _ in range(round(minutes / (STEP_S * MIN_PER_S))):
        state = SIMULATION.step(state)
    return state


def test_a_place_of_the_plan_is_drawn_as_the_camera_sees_it() -> None:
    # 45° and squashed to a half: 100 m to the right-down are 70.7 across and 35.4 down
    assert on_sheet(140.0, 130.0) == pytest.approx(ORIGIN)
    assert on_sheet(240.0, 130.0) == pytest.approx((ORIGIN[0] + 70.71, ORIGIN[1] + 35.36), abs=0.01)


@pytest.mark.parametrize(("lonely", "hangs"), [(0.1, 0), (0.3, 1), (0.55, 2), (0.9, 3)])
def test_the_plant_at_the_door_droops_with_loneliness(lonely: float, hangs: int) -> None:
    assert droop(lonely) == hangs
    assert {one.droop for one in homes(dealt(lonely=lonely), None)} == {hangs}


def test_windows_glow_and_a_heart_hangs_over_a_home_while_a_person_is_there() -> None:
    state = dealt(Request("q1", Kind.TALK, 2, 0.0), Request("q2", Kind.MEDICINE, 3, 0.0))
    state = SIMULATION.act(SIMULATION.act(state, "person:q1"), "robot:q2")
    before = {one.number: one for one in homes(state, None)}
    there = {one.number: one for one in homes(run(state, 2.0), None)}
    after = {one.number: one for one in homes(run(state, 18.0), None)}

    assert before[2].glow == 0.0
    assert (there[2].glow, there[2].heart) == (1.0, True)
    assert (there[3].glow, there[3].heart) == (0.6, False)
    assert there[1].glow == 0.0
    assert 0.0 < after[2].glow < 0.8
    assert not after[2].heart


def test_a_home_without_robots_has_its_sign_and_no_way_for_one() -> None:
    request = Request("q1", Kind.MEDICINE, 5, 0.0)
    refused = dealt(request, refusing=(5,))
    welcome = dealt(request)

    assert [one.number for one in homes(refused, request) if one.refuses] == [5]
    assert {one.person for one in dots(refused, request)} == {True}
    assert {one.person for one in dots(welcome, request)} == {True, False}
    assert dots(welcome, None) == []


def test_a_bubble_tells_how_long_it_waits_who_comes_and_goes_when_help_is_there() -> None:
    state = run(dealt(Request("q1", Kind.MEDICINE, 8, 0.0)), 4.0)
    waiting = bubbles(state, state.requests[0], {})[0]
    assert waiting.spent == pytest.approx(0.5, abs=0.02)  # 4 of 8 min
    assert (waiting.kind, waiting.selected, waiting.coming) == ("medicine", True, "")

    state = SIMULATION.act(state, "robot:q1")
    coming = bubbles(state, None, {"q1": "5분"})[0]
    assert (coming.coming, coming.minutes, coming.selected) == ("robot", "5분", False)
    assert bubbles(run(state, 4.2), None, {})[0].over
    assert bubbles(run(state, 6.0), None, {}) == []


def test_helpers_stand_apart_at_the_centre_and_move_between_two_states() -> None:
    state = SIMULATION.act(dealt(Request("q1", Kind.MEDICINE, 8, 0.0)), "robot:q1")
    assert len({standing(one) for one in state.helpers}) == 4
    state = run(state, 1.0)
    after = SIMULATION.step(state)
    first, half, last = (helpers(state, after, share)[0].atX for share in (0.0, 0.5, 1.0))
    assert half == pytest.approx((first + last) / 2)
    assert helpers(state, after, 1.0)[0].moving
    assert state.helper("r1").place.way[0] == CENTRE


def test_batteries_are_the_robots_own_and_low_below_a_quarter() -> None:
    state = dealt()
    flat = tuple(replace(one, battery=0.2) if one.id == "r2" else one for one in state.helpers)
    rows = helpers(state, replace(state, helpers=flat), 1.0)
    assert [one.low for one in rows] == [False, True, False, False]
    assert [one.battery for one in rows] == [0.95, 0.2, -1.0, -1.0]


def test_everything_of_a_home_lies_on_the_sheet() -> None:
    for number in range(1, 9):
        x, y = on_sheet(*front(number))
        assert 58 <= x <= SHEET[0] - 30
        assert 140 * 0.7 <= y <= SHEET[1] - 20
        assert on_sheet(*front(number), 62.0)[1] - 46.0 >= 0.0


def test_who_is_in_front_is_drawn_over_the_homes_behind() -> None:
    state = SIMULATION.act(dealt(Request("q1", Kind.TALK, 6, 0.0)), "person:q1")
    state = run(state, 5.0)
    depths = {one.number: one.depth for one in homes(state, None)}
    person = next(one for one in helpers(state, state, 1.0) if one.key == "p1")
    idle = next(one for one in helpers(state, state, 1.0) if one.key == "p2")
    assert depths[1] < idle.depth < depths[6] < person.depth


@pytest.fixture
def texts() -> Texts:
    return KOREAN


@pytest.fixture
def play(texts: Texts, qtbot: QtBot) -> Iterator[PlayController]:
    begun = start(SIMULATION, Level.STANDARD, random.Random(3))
    controller = PlayController(replace(begun, phase=PlayPhase.RUNNING), texts, "care_robot")
    yield controller
    controller.deleteLater()


def rows(model: object, role: str) -> list[object]:
    """A role of every row of a model."""
    assert isinstance(model, QAbstractItemModel)
    number = next(key for key, name in model.roleNames().items() if bytes(name.data()).decode() == role)
    return [model.data(model.index(n, 0), number) for n in range(model.rowCount())]


def test_the_models_follow_the_play(play: PlayController, qtbot: QtBot) -> None:
    controller = CareRobotController(play)
    first = play.property("selectedTarget")
    assert rows(controller.property("bubbles"), "key") == [first]
    assert rows(controller.property("bubbles"), "selected") == [True]
    assert sum(bool(one) for one in rows(controller.property("homes"), "selected")) == 1
    assert len(rows(controller.property("dots"), "key")) > 4
    assert controller.property("clock") == "8:00"
    assert controller.property("askedKind") == "medicine"

    play.press(f"robot:{first}")

    assert rows(controller.property("bubbles"), "coming") == ["robot"]
    assert rows(controller.property("dots"), "key") == []
    assert controller.property("askedKind") == ""
    before = rows(controller.property("helpers"), "atX")
    play.advance(0.5)
    assert rows(controller.property("helpers"), "atX") != before
    controller.deleteLater()


def test_looking_at_the_next_request_moves_the_ring(texts: Texts, qtbot: QtBot) -> None:
    state = dealt(Request("q1", Kind.MEDICINE, 2, 0.0), Request("q2", Kind.TALK, 5, 0.0), refusing=(5,))
    begun = replace(
        start(SIMULATION, Level.STANDARD, random.Random(3)),
        state=state,
        previous=state,
        phase=PlayPhase.RUNNING,
    )
    play = PlayController(begun, texts, "care_robot")
    controller = CareRobotController(play)
    assert rows(controller.property("homes"), "selected").index(True) == 1
    assert controller.property("refusal") == ""
    play.press(NEXT_TARGET)
    assert rows(controller.property("homes"), "selected").index(True) == 4
    assert controller.property("refusal") == "5호는 로봇 안 돼요"
    assert controller.property("askedRefuses") is True
    controller.deleteLater()
    play.deleteLater()


def test_without_a_visitor_the_stage_carries_no_words(texts: Texts, qtbot: QtBot) -> None:
    begun = start(SIMULATION, Level.STANDARD, random.Random(3))
    for watched in (True, False):
        play = PlayController(begun, texts, "care_robot", watched=watched)
        controller = CareRobotController(play)
        assert controller.property("guided") is not watched
        controller.deleteLater()
        play.deleteLater()


@pytest.mark.parametrize("contrast", [False, True])
@pytest.mark.parametrize(("size", "zoom"), [((960, 740), 100), ((1000, 300), 200)])
def test_the_view_loads_and_draws_without_a_warning(
    play: PlayController, qtbot: QtBot, size: tuple[int, int], zoom: int, contrast: bool
) -> None:
    controller = CareRobotController(play)
    with stage_window(
        qtbot, FOLDER / "View.qml", size, controller, zoom=zoom, high_contrast=contrast
    ) as shown:
        qtbot.waitUntil(lambda: painted(shown))
        before = shown.grabWindow()
        assert play.press(f"robot:{play.property('selectedTarget')}")
        for _ in range(20):
            play.advance(0.1)
        qtbot.waitUntil(lambda: shown.grabWindow() != before)
    controller.deleteLater()


@pytest.mark.usefixtures("scripts")
def test_what_qml_repeats_of_the_drawings_is_what_was_drawn() -> None:
    from kiosk.experiences.care_robot.pictures.draw import TILE
    from kiosk.experiences.care_robot.pictures.neighbours import GLOW, GLOW_AT, PERSON, ROBOT

    tile, doorstep, helper = (
        (FOLDER / name).read_text() for name in ("Tile.qml", "Doorstep.qml", "Helper.qml")
    )
    assert f"width: {TILE[0]:.0f} * root.unit" in tile
    assert f"height: {TILE[1]:.0f} * root.unit" in tile
    assert doorstep.count(f"height: {GLOW[1]:.0f} * root.unit") == 2
    assert doorstep.count(f"y: -{GLOW_AT[1]:.0f} * root.unit") == 2
    assert doorstep.count(f"x: -{GLOW_AT[0]:.0f} * root.unit") == 2
    assert f"width * {ROBOT[1]:.0f} / {ROBOT[0]:.0f} : width * {PERSON[1]:.0f} / {PERSON[0]:.0f}" in helper


def test_every_kind_has_its_picture_in_both_looks() -> None:
    for kind in Kind:
        for suffix in ("", "_hc"):
            assert (FOLDER / "pictures" / f"kind_{kind}{suffix}.svg").exists()
    assert {how.value for how in How} <= set(ICON_PATHS)
