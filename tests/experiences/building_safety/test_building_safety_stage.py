"""The Stage of building_safety: what is shown follows the state, and the View draws it without a warning."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel
from pytestqt.qtbot import QtBot

from kiosk.core.contract import Level
from kiosk.core.play import Phase as PlayPhase
from kiosk.core.play import start
from kiosk.experiences.building_safety import plan, stage
from kiosk.experiences.building_safety.controller import BuildingSafetyController
from kiosk.experiences.building_safety.simulation import SIMULATION
from kiosk.experiences.building_safety.state import LIVED_IN, Kind, State
from kiosk.kit.icons import ICON_PATHS
from kiosk.kit.play_controller import NEXT_TARGET, PlayController
from tests.experiences.building_safety.building_safety_states import (
    act,
    begun,
    first,
    only,
    run,
    signal,
    until,
)
from tests.experiences.stage_window import stage_window, words_apart
from tests.jobs import KOREAN

REPOSITORY = Path(__file__).resolve().parents[3]
FOLDER = REPOSITORY / "kiosk" / "experiences" / "building_safety"
NAMES = {number: f"{number}층" for number in LIVED_IN}


def figures(state: State) -> dict[str, stage.FigureRow]:
    return {one.key: one for one in stage.figures(state, state, 1.0)}


def test_storeys_lie_over_one_another_and_all_of_them_on_the_sheet() -> None:
    levels = [plan.level(number) for number in (1, *LIVED_IN)]
    assert [a - b for a, b in zip(levels, levels[1:], strict=False)] == [plan.STOREY] * 5
    assert plan.level(7) > 20.0
    for number in LIVED_IN:
        for kind in Kind:
            one = signal(kind, number)
            assert plan.LEFT < plan.spot(one) < plan.RIGHT
            assert plan.LEFT < plan.stand(one) < plan.RIGHT


def test_the_stairs_lead_back_and_forth_without_a_jump() -> None:
    places = [plan.on_stairs(1.0 + n / 50) for n in range(251)]
    for (x0, y0), (x1, y1) in zip(places, places[1:], strict=False):
        assert abs(x1 - x0) < 2.0
        assert y0 - y1 == pytest.approx(plan.STOREY / 50)
    assert plan.on_stairs(2.0) == pytest.approx((plan.STAIRS[1] - 5.0, plan.level(2)))
    assert plan.on_stairs(2.5)[0] == pytest.approx(plan.STAIRS[0] + 6.0)


def test_everybody_is_somewhere_in_every_moment_of_an_evacuation() -> None:
    state = act(only(signal(Kind.SMOKE, 6, real=False)), "broadcast:a1")
    for _ in range(24):
        state = run(state, 10)
        shown = figures(state)
        assert len(shown) == 31
        for one in shown.values():
            assert 0.0 <= one.atX <= plan.SHEET[0]
            assert 20.0 <= one.atY <= plan.SHEET[1]


def test_who_leaves_walks_down_and_gathers_outside_apart_from_others() -> None:
    state = run(act(only(signal(Kind.SMOKE, 3)), "broadcast:a1"), 115)
    out = [one for one in figures(state).values() if one.key.startswith("p3")]
    outside = [(one.atX, one.atY) for one in out if one.atX < plan.LEFT]
    assert len(outside) == 6
    assert len(set(outside)) == 6
    assert not any(one.strolls for one in out)
    earlier = figures(run(act(only(signal(Kind.SMOKE, 3)), "broadcast:a1"), 45))
    assert any(one.strolls and plan.STAIRS[0] < one.atX < plan.STAIRS[1] for one in earlier.values())


def test_the_guard_leaves_the_desk_climbs_and_stands_by_what_is_wrong() -> None:
    state = act(only(signal(Kind.WATER, 3)), "go:a1")
    assert figures(state)["guard"].atX == pytest.approx(plan.POST)
    climbing = figures(run(state, 20))["guard"]
    assert climbing.strolls
    assert plan.STAIRS[0] <= climbing.atX <= plan.STAIRS[1]
    there = figures(run(state, 45))["guard"]
    assert there.atX == pytest.approx(plan.STANDS[Kind.WATER])
    assert not there.strolls
    assert figures(run(state, 120))["guard"].atX == pytest.approx(plan.POST)


def test_the_guard_moves_between_two_states() -> None:
    state = run(act(only(signal(Kind.WATER, 5)), "go:a1"), 20)
    after = SIMULATION.step(state)
    low, half, high = (stage.figures(state, after, share)[-1].atY for share in (0.0, 0.5, 1.0))
    assert low > half > high
    assert half == pytest.approx((low + high) / 2)


def test_a_young_fire_is_not_seen_before_somebody_was_there() -> None:
    state = run(only(signal(Kind.SMOKE, 4, stubborn=True)), 40)
    assert 0.0 < state.storey(4).smoke < stage.SEEN_SMOKE
    assert {one.smoke for one in stage.storeys(state, None, NAMES)} == {0.0}
    assert stage.things(state) == []
    seen = until(act(state, "go:a1"), lambda one: first(one).known)
    assert next(one for one in stage.storeys(seen, None, NAMES) if one.number == 4).smoke > 0.0
    assert [one.picture for one in stage.things(seen)] == ["flame"]
    big = run(only(signal(Kind.SMOKE, 4)), 200)
    assert [one.picture for one in stage.things(big)] == ["flame"]
    assert stage.things(big)[0].high > stage.things(seen)[0].high


def test_a_sign_says_what_how_much_and_whether_a_second_sensor_agrees() -> None:
    state = only(signal(Kind.WATER, 3), signal(Kind.LIFT, 5, real=False))
    new = {one.key: one for one in stage.signs(state, first(state), {"a1": "0초"})}
    assert (new["a1"].kind, new["a1"].words, new["a1"].second) == ("kind_water", "0초", "")
    assert (new["a1"].selected, new["a2"].selected) == (True, False)
    told = {one.key: one.second for one in stage.signs(run(state, 30), None, {})}
    assert told == {"a1": "yes", "a2": "no"}
    fire = until(act(only(signal(Kind.SMOKE, 4)), "go:a1"), lambda one: first(one).known)
    seen = stage.signs(fire, None, {})[0]
    assert (seen.kind, seen.urgent) == ("kind_smoke", True)


def test_two_signs_of_one_storey_stand_over_one_another() -> None:
    state = only(*(signal(kind, 4) for kind in Kind), signal(Kind.WATER, 5))
    heights = sorted(one.atY for one in stage.signs(state, None, {}))
    assert all(b - a >= plan.STOREY - 1e-9 for a, b in zip(heights, heights[1:], strict=False))


def test_a_tick_stands_for_a_while_where_an_alarm_was_over() -> None:
    state = act(only(signal(Kind.DOOR, 4)), "stop:a1")
    assert [(one.kind, one.done) for one in stage.signs(run(state, 5), None, {})] == [("done", True)]
    assert stage.signs(run(state, 40), None, {}) == []


def test_a_door_is_shown_open_until_somebody_saw_that_it_is_not() -> None:
    state = act(only(signal(Kind.DOOR, 3, real=False)), "go:a1")
    assert [one.picture for one in stage.things(state)] == ["door_open"]
    assert stage.things(run(state, 31)) == []


def test_the_lift_stands_where_it_is_stuck_and_waits_below_while_smoke_is_drawn_out() -> None:
    stuck = only(signal(Kind.LIFT, 5, people=2))
    assert stage.lift_height(stuck, 0.0) == pytest.approx(4.65)
    venting = act(only(signal(Kind.SMOKE, 4)), "stop:a1")
    assert stage.vented(venting)
    assert stage.lift_height(venting, 77.0) == 1.0
    free = begun()
    heights = [stage.lift_height(replace(free, alarms=()), 5.0 * n) for n in range(200)]
    assert 1.0 <= min(heights) < max(heights) <= 4.0


def test_the_fire_engine_is_seen_coming_at_the_end_of_its_way() -> None:
    state = act(only(signal(Kind.LIFT, 3, people=2)), "call:a1")
    assert stage.coming(state, 100.0) == 0.0
    assert stage.coming(state, 230.0) == pytest.approx(0.6)
    assert stage.coming(state, 400.0) == 1.0
    assert stage.coming(begun(), 100.0) == 0.0


def test_every_picture_and_icon_asked_for_is_there() -> None:
    asked = {"ground", "guard", "lift", "lift_stuck", "door_open", "puddle", "flame", "fan", "engine", "spot"}
    asked |= {"done", "tile"} | {f"kind_{kind}" for kind in Kind}
    asked |= {f"folk_{n}" for n in range(6)} | {f"smoke_{n}" for n in (1, 2, 3)}
    for name in asked:
        for look in ("", "_hc"):
            assert (FOLDER / "pictures" / f"{name}{look}.svg").exists(), name
    assert {
        "walk",
        "broadcast",
        "shutdown",
        "phone",
        "watch",
        "warning",
        "minus",
        "wait",
    } <= ICON_PATHS.keys()


@pytest.fixture
def play(qtbot: QtBot) -> Iterator[PlayController]:
    """A play on its first event."""
    controller = PlayController(
        start(SIMULATION, Level.STANDARD, random.Random(7)), KOREAN, "building_safety"
    )
    yield controller
    controller.deleteLater()


def playing(state: State) -> PlayController:
    """A play in the middle of an evening."""
    begun_play = start(SIMULATION, Level.STANDARD, random.Random(7))
    running = replace(begun_play, state=state, previous=state, phase=PlayPhase.RUNNING)
    return PlayController(running, KOREAN, "building_safety")


def rows(model: object) -> int:
    assert isinstance(model, QAbstractItemModel)
    return model.rowCount()


def said(shown: BuildingSafetyController) -> str:
    """The words on the first sign."""
    model = shown.property("signs")
    assert isinstance(model, QAbstractItemModel)
    role = next(key for key, name in model.roleNames().items() if name.data() == b"words")
    return str(model.data(model.index(0, 0), role))


@pytest.mark.parametrize(
    ("kind", "seconds", "words"),
    [
        (Kind.WATER, 5, "방금"),
        (Kind.WATER, 47, "40초"),
        (Kind.WATER, 125, "2분"),
        (Kind.SMOKE, 45, "6\u00a0%"),
    ],
)
def test_a_sign_tells_for_how_long_it_has_reported_or_how_much_smoke(
    qtbot: QtBot, kind: Kind, seconds: int, words: str
) -> None:
    play = playing(run(only(signal(kind, 4)), seconds))
    shown = BuildingSafetyController(play)
    assert said(shown) == words
    shown.deleteLater()
    play.deleteLater()


def test_the_stage_says_what_the_desk_has_done(play: PlayController) -> None:
    shown = BuildingSafetyController(play)
    assert shown.property("clock") == "19:00"
    assert shown.property("engineWords") == ""
    assert shown.property("askedKind") == "kind_door"
    assert rows(shown.property("signs")) == 1
    assert said(shown) == "방금"
    assert rows(shown.property("figures")) == 31
    assert play.press("call:a1")
    assert shown.property("engineWords") == "소방차 4분 뒤"
    assert play.press("stop:a1")
    assert shown.property("askedKind") == ""
    for _ in range(50):
        play.advance(0.5)
    assert shown.property("engineWords") == "소방차 도착"
    assert shown.property("engine") == 1.0
    shown.deleteLater()


def test_people_are_seen_in_a_stuck_lift_once_a_second_sensor_feels_them(qtbot: QtBot) -> None:
    state = only(signal(Kind.LIFT, 4, people=2))
    for seconds, seen in ((0, False), (30, True)):
        play = playing(run(state, seconds))
        shown = BuildingSafetyController(play)
        assert shown.property("liftStuck") is seen
        assert shown.property("liftY") == pytest.approx(plan.level(3.65))
        shown.deleteLater()
        play.deleteLater()


def busy() -> State:
    """A fire with people on the stairs, a stuck lift and water, all at once."""
    state = only(signal(Kind.SMOKE, 4), signal(Kind.LIFT, 5, people=3), signal(Kind.WATER, 2))
    return run(act(run(state, 130), "broadcast:a1", "call:a1", "stop:a1", "go:a3"), 60)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("size", "zoom"), [((1005, 640), 100), ((900, 780), 100), ((1005, 300), 200), ((800, 420), 150)]
)
def test_the_view_draws_at_any_size_and_its_words_stay_apart(
    qtbot: QtBot, size: tuple[int, int], zoom: int, dark: bool
) -> None:
    play = playing(busy())
    shown = BuildingSafetyController(play)
    with stage_window(qtbot, FOLDER / "View.qml", size, shown, zoom=zoom, high_contrast=dark) as window:
        before = window.grabWindow()
        play.press(NEXT_TARGET)
        for _ in range(20):
            play.advance(0.1)
        assert window.grabWindow() != before
        assert words_apart(window) or zoom > 100
    shown.deleteLater()
    play.deleteLater()
