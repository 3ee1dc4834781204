"""building_safety as a model: fire, smoke and people by hand, ways on the stairs, what every choice does."""

from __future__ import annotations

from dataclasses import replace
from math import exp, fsum, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.contract import Level
from kiosk.experiences.building_safety import fire, guard, measures
from kiosk.experiences.building_safety.advice import chance
from kiosk.experiences.building_safety.simulation import SIMULATION, advance
from kiosk.experiences.building_safety.state import Guard, Kind, Phase, State, Status, Storey
from tests.experiences.building_safety.building_safety_states import (
    act,
    begun,
    first,
    only,
    run,
    signal,
    until,
)


def burning(storey: Storey, seconds: int, *, vented: bool = False) -> Storey:
    for _ in range(seconds):
        (storey,) = fire.burnt([storey], 1.0, vented=vented, open_doors=())
    return storey


def test_a_young_fire_doubles_in_its_time_and_its_smoke_keeps_up_with_it() -> None:
    after = burning(Storey(3, fire=0.01, smoke=0.01), 45)
    # exponential growth would give 0.02; the logistic one 0.02 / (1 + 0.01) = 0.0198
    assert after.fire == pytest.approx(0.0198, abs=1e-4)
    assert after.smoke == pytest.approx(after.fire, rel=0.02)


def test_a_fire_never_grows_past_its_room_and_dies_once_it_is_being_put_out() -> None:
    full = burning(Storey(3, fire=0.03, smoke=0.03), 900)
    assert full.fire == pytest.approx(1.0, abs=1e-3)
    assert full.smoke == 1.0
    dying = burning(replace(full, dying=True), 20)
    assert dying.fire == pytest.approx(exp(-1.0), abs=1e-3)
    assert burning(replace(full, dying=True), 140).fire == 0.0


def test_smoke_control_thins_smoke_to_what_the_fire_makes_over_what_is_drawn_out() -> None:
    steady = Storey(3, fire=1.0, smoke=1.0)
    vented = burning(steady, 300, vented=True)
    # k / (λ + v) = (1/120 + ln 2 / 45) / (1/120 + 1/20) = 0.0237 / 0.0583 = 0.407
    assert vented.smoke == pytest.approx((1 / 120 + log(2) / 45) / (1 / 120 + 1 / 20), abs=1e-3)
    assert vented.smoke == pytest.approx(0.407, abs=1e-3)
    assert burning(steady, 300).smoke == 1.0


def test_smoke_reaches_the_storey_above_and_more_of_it_through_an_open_fire_door() -> None:
    pair = [Storey(3, smoke=0.5), Storey(4)]
    shut = fire.burnt([replace(pair[0], shut=True), pair[1]], 1.0, vented=False, open_doors=())[1].smoke
    closed = fire.burnt(pair, 1.0, vented=False, open_doors=())[1].smoke
    opened = fire.burnt(pair, 1.0, vented=False, open_doors=(3,))[1].smoke
    assert closed == pytest.approx(0.5 * 0.004, rel=0.01)
    assert opened == pytest.approx(4.0 * closed)
    assert shut == pytest.approx(0.25 * closed)
    assert fire.burnt(pair, 1.0, vented=False, open_doors=())[0].smoke < 0.5


@pytest.mark.parametrize(("smoke", "expected"), [(0.0, 1.0), (0.1, 0.919), (0.5, 0.596), (1.0, 0.193)])
def test_people_walk_more_slowly_in_smoke(smoke: float, expected: float) -> None:
    # 1 − 0.057/0.706 · K with K = 10 s per metre
    assert fire.pace(smoke) == pytest.approx(expected, abs=1e-3)


def test_six_people_leave_in_forty_seconds_of_clear_air_after_getting_ready() -> None:
    told = Storey(4, told_s=0.0)
    for now in range(1, 60):
        told = fire.walked(told, float(now), 1.0, 1.0)
        if now == 19:
            assert told.people == 6.0
    # from the 20th to the 59th second: 40 · 0.15 = 6
    assert told.people == pytest.approx(0.0, abs=1e-9)
    assert len(told.left_s) == 6
    assert list(told.left_s) == sorted(told.left_s)


def test_less_trust_empties_a_storey_more_slowly_but_not_where_smoke_is_seen() -> None:
    calm, doubted = (fire.walked(Storey(4, told_s=0.0), 30.0, 1.0, trust) for trust in (1.0, 0.5))
    assert 6.0 - doubted.people == pytest.approx(0.5 * (6.0 - calm.people))
    seen = [fire.walked(Storey(4, smoke=0.4), 30.0, 1.0, trust).people for trust in (1.0, 0.5)]
    assert seen[0] == seen[1] < 6.0


def test_halving_the_step_changes_a_fire_little() -> None:
    coarse = act(only(signal(Kind.SMOKE, 4, stubborn=True)), "broadcast:a1")
    fine = coarse
    for _ in range(260):
        coarse = advance(coarse, 1.0)
        fine = advance(advance(fine, 0.5), 0.5)
    for one, other in zip(coarse.storeys, fine.storeys, strict=True):
        assert one.smoke == pytest.approx(other.smoke, abs=0.01)
        assert one.people == pytest.approx(other.people, abs=0.35)
    assert coarse.ledger.smoke_min == pytest.approx(fine.ledger.smoke_min, rel=0.04)


def test_the_guard_takes_fifteen_seconds_a_storey_and_ten_to_look() -> None:
    state = act(only(signal(Kind.DOOR, 4, real=False)), "go:a1")
    assert guard.way_s(state.guard, 4) == 45.0
    there = run(state, 45)
    assert there.guard.phase is Phase.WORKING
    assert first(there).known
    assert first(run(state, 54)).open
    assert first(run(state, 55)).status is Status.CLEARED


def test_the_guard_walks_home_and_can_be_sent_on_from_the_stairs() -> None:
    state = act(only(signal(Kind.DOOR, 5), signal(Kind.WATER, 2, at_s=75.0)), "go:a1")
    back = run(state, 77)  # 60 s up, 10 s of work, then 7 s down
    assert back.guard.phase is Phase.RETURNING
    assert 4.0 < back.guard.floor < 5.0
    sent = act(back, "go:a2")
    assert sent.guard.floor == back.guard.floor
    assert guard.way_s(sent.guard, 2) < 45.0
    assert run(back, 60).guard == replace(run(back, 60).guard, floor=1.0, phase=Phase.IDLE, task="")


def test_whoever_is_called_away_leaves_an_alarm_that_asks_again() -> None:
    state = act(only(signal(Kind.DOOR, 5), signal(Kind.SMOKE, 2)), "go:a1")
    assert not first(state).due
    away = act(run(state, 10), "go:a2")
    assert first(away).due
    assert first(away).asks == 1
    assert away.guard.task == "a2"


def test_a_small_fire_is_put_out_and_a_larger_one_shut_in() -> None:
    near = act(only(signal(Kind.SMOKE, 2)), "go:a1")
    out = run(near, 90)
    assert first(out).status is Status.SETTLED
    assert out.storey(2).fire == 0.0
    late = act(run(only(signal(Kind.SMOKE, 2)), 130), "go:a1")
    held = run(late, 40)
    assert first(held).open
    assert held.storey(2).shut
    assert held.storey(2).fire > 0.15


def test_a_stubborn_fire_does_not_go_out_by_an_extinguisher_but_by_the_fire_service() -> None:
    state = act(only(signal(Kind.SMOKE, 2, stubborn=True)), "go:a1", "call:a1")
    tried = run(state, 100)
    assert first(tried).open
    assert not tried.storey(2).dying
    assert run(state, 240).engine_here
    assert first(run(state, 390)).status is Status.SETTLED


def test_stopping_a_machine_ends_real_water_at_once_and_a_false_one_stays_off() -> None:
    real = act(only(signal(Kind.WATER)), "stop:a1")
    assert first(real).status is Status.SETTLED
    assert run(real, 300).ledger.service_min == 0.0
    false = act(only(signal(Kind.WATER, real=False)), "stop:a1")
    # 120 s until the sensor is quiet and 60 s until somebody has put it on again
    over = run(false, 200)
    assert first(over).status is Status.CLEARED
    assert over.ledger.service_min == pytest.approx(3.0, abs=0.05)


def test_a_false_announcement_sends_two_storeys_out_and_costs_trust() -> None:
    state = act(only(signal(Kind.SMOKE, 4, real=False)), "broadcast:a1")
    assert state.ledger.sent_out == 12
    assert state.trust == pytest.approx(0.75)
    out = run(state, 100)
    assert [round(one.people) for one in out.storeys] == [6, 6, 0, 0, 6]
    back = run(state, 160)
    assert first(back).status is Status.CLEARED
    assert [round(one.people) for one in back.storeys] == [6, 6, 6, 6, 6]
    assert back.ledger.outside_min > 8.0


def test_a_true_announcement_costs_neither_trust_nor_minutes_outside() -> None:
    state = run(act(only(signal(Kind.SMOKE, 4)), "broadcast:a1"), 100)
    assert state.trust == 1.0
    assert state.ledger.sent_out == 0
    assert state.ledger.outside_min == 0.0
    assert state.storey(4).people == 0.0


def test_people_told_in_time_breathe_less_smoke() -> None:
    left = run(only(signal(Kind.SMOKE, 4, stubborn=True)), 300)
    told = run(act(only(signal(Kind.SMOKE, 4, stubborn=True)), "broadcast:a1"), 300)
    vented = run(act(only(signal(Kind.SMOKE, 4, stubborn=True)), "stop:a1"), 300)
    assert told.ledger.smoke_min < 0.25 * left.ledger.smoke_min
    assert vented.ledger.smoke_min < 0.65 * left.ledger.smoke_min


def test_people_in_a_lift_wait_less_when_its_power_is_off_before_the_guard_comes() -> None:
    stuck = signal(Kind.LIFT, 3, people=2)
    plain, stopped = act(only(stuck), "go:a1"), act(only(stuck), "stop:a1", "go:a1")
    freed = [until(one, lambda each: not first(each).open).time_s for one in (plain, stopped)]
    assert freed == [pytest.approx(100.0), pytest.approx(60.0)]  # 30 s of stairs and 70 s, or 30 s, of work
    # two people for 100 s at half a minute's harm a minute: 2 · 0.5 · 100/60
    assert first(until(plain, lambda each: not first(each).open)).harm == pytest.approx(100 / 60, abs=0.02)


def test_the_fire_service_comes_once_and_needs_four_minutes() -> None:
    state = act(only(signal(Kind.LIFT, 3, people=2), signal(Kind.DOOR, 5)), "call:a1")
    assert state.ledger.trips == 0
    assert first(run(state, 239)).open
    assert first(run(state, 241)).status is Status.SETTLED
    again = act(run(state, 60), "call:a2")
    assert again.engine_s == state.engine_s
    assert again.ledger.trips == 1


@pytest.mark.parametrize(
    ("record", "agrees", "expected"), [(2, True, 9 / 13), (2, False, 1 / 37), (8, True, 36 / 37)]
)
def test_two_sensors_weigh_as_bayes_has_it(record: int, agrees: bool, expected: float) -> None:
    state = only(signal(Kind.WATER, record=record, agrees=agrees))
    assert chance(state, first(state)) == pytest.approx(record / 10)
    later = run(state, 30)
    assert first(later).second
    assert chance(later, first(later)) == pytest.approx(expected)


def test_a_sensor_that_goes_on_past_its_time_is_right() -> None:
    false = run(only(signal(Kind.WATER, real=False, record=2, agrees=False)), 121)
    real = run(only(signal(Kind.WATER, record=2, agrees=False)), 135)
    assert first(false).status is Status.CLEARED
    assert chance(real, first(real)) == 1.0


def test_records_are_dealt_so_that_they_are_true() -> None:
    right: dict[int, list[bool]] = {}
    agreeing = []
    for seed in range(400):
        for one in begun(seed=seed).signals[1:]:
            right.setdefault(one.record, []).append(one.real)
            agreeing.append(one.agrees is one.real)
    for record, truths in right.items():
        base = fsum(fsum(each) for each in right.values()) / fsum(len(each) for each in right.values())
        odds = record / (10 - record) * base / (1 - base)
        assert fsum(truths) / len(truths) == pytest.approx(odds / (1 + odds), abs=0.05), record
    assert fsum(agreeing) / len(agreeing) == pytest.approx(0.9, abs=0.02)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(Level), st.booleans(), st.randoms(use_true_random=False))
def test_whatever_is_done_no_rule_is_broken(seed: int, level: Level, short: bool, hands: object) -> None:
    state: State = begun(level, seed, short=short)
    pick = hands.random  # type: ignore[attr-defined]
    steps = 0
    while SIMULATION.outcome(state) is None:
        actions = SIMULATION.actions(state)
        if actions and steps % 20 == 0:
            state = SIMULATION.act(state, actions[int(pick() * len(actions))].id)
        assert list(SIMULATION.broken_rules(state)) == []
        state = SIMULATION.step(state)
        steps += 1
    people = [one.people for one in state.storeys]
    assert people == [6.0] * 5
    assert state.guard == Guard()


def test_invariants_catch_planted_faults() -> None:
    state = begun()
    for broken in (
        replace(state, storeys=(replace(state.storeys[0], smoke=1.2), *state.storeys[1:])),
        replace(state, storeys=(replace(state.storeys[0], people=7.0), *state.storeys[1:])),
        replace(state, storeys=(*state.storeys[:4], replace(state.storeys[4], fire=0.5))),
        replace(state, guard=Guard(9.0)),
        replace(state, guard=Guard(2.0, Phase.IDLE, "a1")),
        replace(state, ledger=replace(state.ledger, service_min=-1.0)),
    ):
        assert len(list(SIMULATION.broken_rules(broken))) == 1
    assert list(SIMULATION.broken_rules(state)) == []


def test_an_announcement_at_the_top_asks_only_the_top() -> None:
    state = only(signal(Kind.SMOKE, 6, real=False))
    assert measures.floors_told(first(state)) == (6,)
    assert measures.people_told(state, first(state)) == 6
