"""What happens in the cell: people and the arm, rounds and their surprises, choices and times."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.contract import Level
from kiosk.core.errors import IllegalAction
from kiosk.experiences.robot_cell import people
from kiosk.experiences.robot_cell.schedule import heavy_from_s, plan
from kiosk.experiences.robot_cell.simulation import SIMULATION, advance
from kiosk.experiences.robot_cell.state import Cell, Kind, Sensor, Side
from tests.experiences.robot_cell.robot_cell_states import (
    FAST,
    acted,
    after,
    lonely,
    new_cell,
    passer,
    service,
    until,
)


def test_the_first_event_is_settled_by_the_one_coached_touch() -> None:
    cell = new_cell()
    assert SIMULATION.decision_due(cell)
    assert SIMULATION.progress(cell).coach == "start"
    started = SIMULATION.act(cell, "start")
    assert not SIMULATION.decision_due(started)
    assert SIMULATION.progress(started).event == ""
    assert after(started, 10.0).parts == 1


def test_somebody_in_the_field_makes_the_arm_brake_and_stand_and_it_goes_on_by_itself() -> None:
    cell = lonely(passer(lane_m=1.2))
    held = until(cell, lambda one: one.guard.holds)
    assert people.distance_m(people.place(held.visits[0], held.time_s)) <= 1.8
    standing = until(held, lambda one: one.arm.speed_mps == 0.0)
    # 0.5 m/s brakes within 0.2 s
    assert standing.time_s - held.time_s <= 0.21
    gone = until(standing, lambda one: not one.guard.holds)
    assert people.distance_m(people.place(gone.visits[0], gone.time_s)) > 1.8
    # the last second it stands because the field must have been clear for so long
    assert gone.stood_s - gone.meetings[0].stood_s == pytest.approx(1.0, abs=0.11)
    assert gone.meetings[0].exposed_s == 0.0
    assert gone.meetings[0].margin_m == pytest.approx(0.19)


def test_a_smaller_field_lets_the_same_person_pass_without_a_stop() -> None:
    tight = after(lonely(passer(lane_m=1.6), **FAST), 7.0)
    wide = after(lonely(passer(lane_m=1.6), **(FAST | {"field": 4})), 7.0)
    assert tight.stood_s == 0.0
    assert wide.stood_s > 2.0
    assert tight.running_s - wide.running_s == pytest.approx(wide.stood_s)


def test_a_field_that_is_too_small_puts_people_in_danger() -> None:
    cell = after(lonely(passer(lane_m=1.2), speed=1, field=2), 7.0)
    # 2.28 m needed, 1.5 m set
    assert cell.meetings[0].exposed_s > 0.5
    assert cell.meetings[0].margin_m == pytest.approx(-0.78)


@given(
    st.floats(0.0, 2.5),
    st.sampled_from(tuple(Side)),
    st.sampled_from([{"field": 3}, FAST, FAST | {"field": 6, "speed": 2}]),
)
@settings(max_examples=25, deadline=None)
def test_with_a_margin_nobody_the_sensor_can_see_is_ever_in_danger(
    lane_m: float, side: Side, setting: dict[str, object]
) -> None:
    cell = after(lonely(passer(lane_m=lane_m, side=side), **setting), 7.0)
    assert cell.meetings[0].exposed_s == 0.0


def test_a_fence_keeps_passers_apart_and_the_arm_moving() -> None:
    cell = after(lonely(passer(lane_m=1.2), fence=Side.LEFT), 7.0)
    assert cell.stood_s == 0.0
    assert cell.meetings[0].fenced
    other = after(lonely(passer(lane_m=1.2), fence=Side.RIGHT), 7.0)
    assert other.stood_s > 0.0


def test_service_comes_in_where_no_fence_is() -> None:
    cell = until(lonely(service(), fence=Side.LEFT), lambda one: one.time_s >= 2.0)
    assert cell.visits[0].side is Side.RIGHT


def test_behind_the_belt_nobody_is_seen_and_the_held_robot_goes_on() -> None:
    cell = until(lonely(service()), lambda one: people.kneels(one.visits[0], one.time_s))
    assert cell.guard.holds
    restarted = until(cell, lambda one: not one.guard.holds)
    # the field counts as clear for one second, then the arm moves beside her
    assert restarted.time_s - cell.time_s == pytest.approx(1.0, abs=0.11)
    assert SIMULATION.progress(restarted).urgent
    assert after(restarted, 2.0).meetings[0].exposed_s > 1.0


def test_switched_off_for_service_nobody_is_in_danger() -> None:
    cell = until(lonely(service()), lambda one: one.event.startswith("service"))
    assert SIMULATION.decision_due(cell)
    stopped = SIMULATION.act(cell, "stop")
    assert not SIMULATION.decision_due(stopped)
    ended = until(stopped, lambda one: one.event.startswith("off"))
    assert ended.meetings[0].exposed_s == 0.0
    assert ended.meetings[0].locked
    assert SIMULATION.decision_due(ended)


@pytest.mark.parametrize("level", tuple(Level))
def test_heavy_parts_make_a_cell_unsafe_that_was_fine(level: Level) -> None:
    cell = replace(
        SIMULATION.act(new_cell(level), "start"),
        visits=(),
        meetings=(),
        time_s=heavy_from_s(level, False) - 1,
    )
    cell = replace(cell, off_s=cell.time_s)
    assert SIMULATION.progress(cell).event == ""
    later = after(cell, 1.5)
    assert SIMULATION.progress(later).event == "short:heavy"
    assert SIMULATION.decision_due(later)
    assert not SIMULATION.decision_due(SIMULATION.act(later, "wider"))


def test_the_clock_never_waits_for_ever_for_somebody_who_leaves_things_as_they_are() -> None:
    cell = acted(lonely(speed=1, field=0), "fence", "fence", "fence")
    assert SIMULATION.decision_due(cell)
    assert not SIMULATION.decision_due(SIMULATION.act(cell, "fence"))


def test_a_group_is_announced_where_no_fence_stands() -> None:
    cell = SIMULATION.act(new_cell(), "start")
    group = [one for one in cell.visits if one.kind is Kind.GROUP]
    assert {one.side for one in group} == {cell.busy}
    coming = replace(
        cell, time_s=group[0].at_s - 5.0, off_s=group[0].at_s - 5.0, settings=lonely(**FAST).settings
    )
    coming = replace(coming, settings=replace(coming.settings, field=6))
    assert SIMULATION.step(coming).event.startswith("group")
    fenced = replace(coming, settings=replace(coming.settings, fence=cell.busy))
    assert not SIMULATION.step(fenced).event.startswith("group")


def test_the_fast_sensor_and_the_fence_are_paid_once() -> None:
    cell = acted(new_cell(), "sensor", "sensor", "sensor")
    assert (cell.settings.sensor, cell.cost) == (Sensor.FAST, 120)
    fenced = acted(cell, "fence", "fence", "fence", "fence")
    # left, right, none, left
    assert (fenced.settings.fence, fenced.cost) == (Side.LEFT, 160)


def test_the_ends_of_the_scale_are_not_offered_and_a_stale_touch_is_refused() -> None:
    widest = acted(new_cell(), "wider", "wider", "wider")
    assert "wider" not in {one.id for one in SIMULATION.actions(widest)}
    with pytest.raises(IllegalAction):
        SIMULATION.act(widest, "wider")
    with pytest.raises(IllegalAction):
        SIMULATION.act(new_cell(), "stop")


def _wild(level: Level, seed: int, touches: int) -> Cell:
    rng = random.Random(seed)
    cell = new_cell(level, seed)
    for _ in range(touches):
        cell = SIMULATION.act(cell, rng.choice(SIMULATION.actions(cell)).id)
        for _ in range(rng.randrange(40)):
            cell = SIMULATION.step(cell)
        if cell.finished:
            break
    return cell


@given(st.sampled_from(tuple(Level)), st.integers(0, 500), st.integers(1, 25))
@settings(max_examples=12, deadline=None)
def test_times_add_up_and_distances_stay_positive_whatever_is_done(
    level: Level, seed: int, touches: int
) -> None:
    cell = _wild(level, seed, touches)
    assert list(SIMULATION.broken_rules(cell)) == []
    assert cell.running_s + cell.stood_s + cell.off_s == pytest.approx(cell.time_s, abs=1e-4)


def test_a_broken_state_is_told() -> None:
    cell = new_cell()
    assert list(SIMULATION.broken_rules(replace(cell, running_s=5.0)))
    assert list(SIMULATION.broken_rules(replace(cell, meetings=())))
    assert list(SIMULATION.broken_rules(replace(cell, arm=replace(cell.arm, along_m=2.0))))


@pytest.mark.parametrize("seed", range(4))
def test_a_finer_step_changes_little(seed: int) -> None:
    coarse = acted(new_cell(seed=seed), "sensor", "speed", "start")
    fine = coarse
    while not coarse.finished:
        coarse, fine = advance(coarse, 0.1, 0.02), advance(fine, 0.1, 0.01)
    assert abs(coarse.parts - fine.parts) <= 1
    assert coarse.stood_s == pytest.approx(fine.stood_s, abs=0.3)
    for one, other in zip(coarse.meetings, fine.meetings, strict=True):
        assert one.exposed_s == pytest.approx(other.exposed_s, abs=0.1)


@pytest.mark.parametrize("level", tuple(Level))
@pytest.mark.parametrize("short", [False, True])
def test_everybody_comes_within_the_play_and_in_order(level: Level, short: bool) -> None:
    end_s = plan(level, short)[-1].end_s
    for seed in range(20):
        visits = new_cell(level, seed, short=short).visits
        assert [one.at_s for one in visits] == sorted(one.at_s for one in visits)
        for one in visits:
            if one.kind is Kind.SERVICE:
                assert people.kneel_ends_s(one) < end_s
            assert 0.0 < one.at_s < end_s


def test_starting_says_what_speaks_against_it() -> None:
    def note(cell: Cell) -> str:
        start = next(one for one in SIMULATION.actions(cell) if one.id == "start")
        assert start.note is not None
        return start.note.key

    assert note(new_cell()) == "note-start"
    assert note(acted(new_cell(), "speed")) == "note-start-short"
    inside = until(lonely(service()), lambda one: one.event.startswith("service"))
    assert note(acted(inside, "stop")) == "note-start-service"


def test_what_could_be_bought_is_the_first_thing_said_only_in_the_first_round() -> None:
    cell = lonely(field=5)
    first = after(cell, 20.0)
    assert SIMULATION.describe(first)[0].key == "say-sensor"
    later = after(cell, 50.0)
    assert [one.key for one in SIMULATION.describe(later)] == ["say-status", "say-sensor"]
