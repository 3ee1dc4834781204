"""care_robot in numbers worked out by hand: ways, waiting, loneliness, sharing, visits."""

from __future__ import annotations

import random
from dataclasses import replace
from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.contract import STEP_S, Level
from kiosk.experiences.care_robot.contact import gini, lonelier, waiting_cost
from kiosk.experiences.care_robot.offers import offer
from kiosk.experiences.care_robot.schedule import MIN_PER_S
from kiosk.experiences.care_robot.simulation import SIMULATION, advance
from kiosk.experiences.care_robot.state import Home, How, Kind, Phase, Request, State, Status
from kiosk.experiences.care_robot.streets import CENTRE, NODES, Place, at, distance_m, moved, point, route


def quiet(*requests: Request, refusing: tuple[int, ...] = ()) -> State:
    """A morning in which only these requests are made; loneliness is 0.5 everywhere."""
    state = SIMULATION.begin(Level.STANDARD, random.Random(1))
    homes = tuple(Home(n, n not in refusing, 0.5) for n in range(1, 9))
    return replace(state, homes=homes, requests=requests, calls=())


def asked(kind: Kind, home: int, request_id: str = "q1", *, real: bool = True) -> Request:
    return Request(request_id, kind, home, 0.0, real)


def run(state: State, minutes: float) -> State:
    for _ in range(round(minutes / (STEP_S * MIN_PER_S))):
        state = SIMULATION.step(state)
    return state


def request(state: State, request_id: str = "q1") -> Request:
    found = state.request(request_id)
    assert found is not None
    return found


def test_ways_are_as_long_as_paced_out() -> None:
    # centre (140, 90) to home 2 (74, 90): 66 m of street and two paths of 10 m
    assert distance_m(CENTRE, 2) == pytest.approx(86.0)
    # to home 8 (245, 225): 70 m to the lane at x = 210, 135 m down it, 35 m on, two paths
    assert distance_m(CENTRE, 8) == pytest.approx(70 + 135 + 35 + 20)
    # home 5 (35, 225) to home 1 (24, 90): 35 m to the lane at x = 70, 135 m up, 46 m back, two paths
    assert distance_m(5, 1) == pytest.approx(35 + 135 + 46 + 20)


def test_who_turns_round_on_the_way_walks_back_only_what_was_walked() -> None:
    # 30 m out of the door of the centre: 10 m of path, 20 m of street towards home 2
    there = moved(route(at(CENTRE), 2), 30.0)

    back = route(there, CENTRE)

    assert point(there) == pytest.approx((120.0, 90.0))
    assert back.left_m == pytest.approx(30.0)
    assert route(there, 2).left_m == pytest.approx(56.0)


def test_waiting_costs_urgency_times_minutes_and_twice_that_past_the_limit() -> None:
    # medicine: urgency 3, limit 8 min; 10 min = 3 · (10 + 2)
    assert waiting_cost(Kind.MEDICINE, 8.0) == pytest.approx(24.0)
    assert waiting_cost(Kind.MEDICINE, 10.0) == pytest.approx(36.0)
    # a fall: urgency 6; 4 min until a robot came and 6 min beside it count 6 · (4 + 6/2)
    assert waiting_cost(Kind.FALL, 4.0, 6.0) == pytest.approx(42.0)


@given(st.sampled_from(Kind), st.floats(0, 60), st.floats(0, 60))
def test_waiting_longer_never_costs_less(kind: Kind, waited: float, more: float) -> None:
    assert waiting_cost(kind, waited + more) >= waiting_cost(kind, waited)


def test_loneliness_follows_its_three_equations() -> None:
    # alone: 1 − 0.5 e^(−20/200); with a person: 0.5 e^(−12/12)
    assert lonelier(0.5, 20.0, None) == pytest.approx(1 - 0.5 * exp(-0.1))
    assert lonelier(0.5, 12.0, How.PERSON) == pytest.approx(0.5 / exp(1))
    # a robot works on what lies above 0.45 only: 0.45 + 0.2 e^(−10/30)
    assert lonelier(0.65, 10.0, How.ROBOT) == pytest.approx(0.45 + 0.2 * exp(-1 / 3))
    assert lonelier(0.40, 10.0, How.ROBOT) == pytest.approx(0.40)


@given(st.floats(0, 1), st.floats(0, 500), st.sampled_from((None, How.ROBOT, How.PERSON)))
def test_loneliness_stays_within_bounds_and_a_person_helps_most(
    lonely: float, minutes: float, company: How | None
) -> None:
    after = lonelier(lonely, minutes, company)

    assert 0.0 <= after <= 1.0
    assert lonelier(lonely, minutes, How.PERSON) <= after + 1e-12


def test_gini_is_none_for_equal_shares_and_near_one_for_one_taker() -> None:
    assert gini([3.0] * 8) == pytest.approx(0.0)
    # one of eight has everything: (n − 1)/n
    assert gini([0.0] * 7 + [10.0]) == pytest.approx(7 / 8)
    # 1, 3: weights −1 and 1 over 2 · 4
    assert gini([1.0, 3.0]) == pytest.approx(0.25)
    assert gini([0.0, 0.0]) == 1.0


def test_a_robot_is_at_home_2_after_86_m_at_60_m_a_minute() -> None:
    state = quiet(asked(Kind.MEDICINE, 2))
    given = offer(state, request(state), How.ROBOT)
    assert given is not None
    assert given.eta_min == pytest.approx(86 / 60)
    # battery: 0.95 − 172 m of rolling at 1.5 % a minute − 4 min of work at 3 %
    assert given.battery == pytest.approx(0.95 - 0.015 * 172 / 60 - 0.03 * 4)

    state = run(SIMULATION.act(state, "robot:q1"), 1.5)

    assert state.helper("r1").phase is Phase.SERVING
    # the step in which it arrives: 86 m / 3 m a step = 28.7, so step 29, 1.45 min
    assert request(state).waited_min == pytest.approx(1.4, abs=0.06)
    state = run(state, 4.0)
    assert request(state).status is Status.SERVED
    state = run(state, 2.0)
    assert state.helper("r1").phase is Phase.IDLE


def test_a_busy_person_is_offered_for_after_the_visit() -> None:
    state = quiet(asked(Kind.TALK, 2), asked(Kind.TALK, 3, "q2"), asked(Kind.TALK, 8, "q3"))
    state = SIMULATION.act(SIMULATION.act(state, "person:q1"), "person:q2")
    third = offer(state, request(state, "q3"), How.PERSON)

    # home 3 is nearer to home 8: 94 m at 72 m/min, 14 min of company, then 10 + 4 + 135 + 35 + 10 m
    assert third is not None
    assert third.helpers == ("p2",)
    assert third.eta_min == pytest.approx(94 / 72 + 14 + (10 + 4 + 135 + 35 + 10) / 72)


def test_a_person_tells_a_false_alarm_at_the_door_and_a_robot_after_two_minutes() -> None:
    for how, minutes in (("person", 3.0), ("robot", 2.0)):
        state = quiet(asked(Kind.FALL, 2, real=False))
        state = run(SIMULATION.act(state, f"{how}:q1"), 1.5)
        assert request(state).left_min == pytest.approx(minutes, abs=0.5)
        state = run(state, minutes)
        assert request(state).status is Status.SERVED


def test_a_robot_stays_beside_somebody_who_fell_until_a_person_has_come() -> None:
    state = run(SIMULATION.act(quiet(asked(Kind.FALL, 2)), "robot:q1"), 4.0)

    assert request(state).due
    assert request(state).known
    assert state.helper("r1").phase is Phase.STAYING
    assert [one.id for one in SIMULATION.actions(state)] == ["person:q1", "wait:q1"]
    state = run(SIMULATION.act(state, "person:q1"), 2.0)
    assert state.helper("r1").phase in (Phase.RETURNING, Phase.IDLE)
    assert request(state).beside_min == pytest.approx(86 / 72 + 0.55, abs=0.15)
    state = run(state, 10.0)
    assert request(state).status is Status.SERVED


def test_a_fall_breaks_off_a_visit_and_what_is_owed_of_it_waits_again() -> None:
    state = quiet(asked(Kind.TALK, 2), asked(Kind.TALK, 6, "q2"), asked(Kind.FALL, 1, "q3"))
    state = run(SIMULATION.act(SIMULATION.act(state, "person:q1"), "person:q2"), 86 / 72 + 7.0)

    state = SIMULATION.act(state, "person:q3")

    broken = request(state)
    assert broken.due
    assert broken.owed == pytest.approx(0.5, abs=0.02)  # 7 of 14 minutes
    assert request(state, "q3").helpers == ("p1",)
    assert not list(SIMULATION.broken_rules(state))


def test_together_waits_for_both_and_needs_both_to_be_free() -> None:
    state = quiet(asked(Kind.WALK, 2), asked(Kind.WALK, 3, "q2"), asked(Kind.WALK, 4, "q3"))
    state = SIMULATION.act(state, "together:q1")
    state = SIMULATION.act(state, "together:q2")
    assert offer(state, request(state, "q3"), How.TOGETHER) is None

    state = run(state, 1.25)  # the person has come (1.2 min), the robot not yet (1.45 min)
    assert state.helper("p1").phase is Phase.READY
    state = run(state, 0.25)
    assert {state.helper(one).phase for one in ("p1", "r1")} == {Phase.SERVING}


def test_a_robot_without_charge_for_the_way_home_is_not_offered() -> None:
    state = quiet(asked(Kind.MEDICINE, 8))
    # 520 m = 8.7 min at 1.5 %, 4 min at 3 %: 25 %, and 5 % must be left
    low = tuple(replace(one, battery=0.29) if one.how is How.ROBOT else one for one in state.helpers)
    enough = tuple(replace(one, battery=0.31) if one.how is How.ROBOT else one for one in state.helpers)

    assert offer(replace(state, helpers=low), request(state), How.ROBOT) is None
    assert offer(replace(state, helpers=enough), request(state), How.ROBOT) is not None


@pytest.mark.parametrize("seed", range(4))
def test_halving_the_step_changes_little(seed: int) -> None:
    """Loneliness and batteries are exact at any step; arrivals move by at most a step."""

    def after(parts: int) -> State:
        state = SIMULATION.begin(Level.STANDARD, random.Random(seed))
        state = SIMULATION.act(state, SIMULATION.actions(state)[0].id)
        for _ in range(parts * 240):
            state = advance(state, STEP_S * MIN_PER_S / parts)
        return state

    coarse, fine = after(1), after(2)
    for one, other in zip(coarse.homes, fine.homes, strict=True):
        assert one.lonely == pytest.approx(other.lonely, abs=0.005)
    for mine, theirs in zip(coarse.helpers, fine.helpers, strict=True):
        assert mine.battery == pytest.approx(theirs.battery, abs=0.005)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(Level), st.booleans(), st.randoms(use_true_random=False))
def test_whatever_hands_do_the_rules_hold(seed: int, level: Level, short: bool, hands: random.Random) -> None:
    state = SIMULATION.begin(level, random.Random(seed), short=short)
    while SIMULATION.outcome(state) is None:
        if (actions := SIMULATION.actions(state)) and hands.random() < 0.3:
            state = SIMULATION.act(state, hands.choice(actions).id)
        for _ in range(10):
            state = SIMULATION.step(state)
        assert not list(SIMULATION.broken_rules(state))
        for one in state.requests:
            sent = {helper.id for helper in state.helpers if one.id in (helper.task, helper.then)}
            assert sent == (set(one.helpers) if one.open else set())


def test_a_place_on_the_streets_is_found_between_its_nodes() -> None:
    place = Place((0, 9), 4.0)
    assert point(place) == pytest.approx((NODES[0][0], NODES[0][1] + 4.0))
    assert place.left_m == pytest.approx(6.0)
