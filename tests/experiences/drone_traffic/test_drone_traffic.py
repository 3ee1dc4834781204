"""drone_traffic as a play: events, instructions, rounds, and what the outcome says of them."""

from __future__ import annotations

import random
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kiosk.experiences.drone_traffic as package
from kiosk.core.contract import STEP_S, Level, Rng
from kiosk.core.errors import IllegalAction
from kiosk.experiences.drone_traffic.simulation import GONE_AFTER_S, SIMULATION, advance
from kiosk.experiences.drone_traffic.state import Kind, Phase, State
from tests.experiences.drone_traffic.drone_sky import drone, sky

TEXTS = Path(package.__file__).parent / "texts"
WAYS = [(level, short) for level in Level for short in (False, True)]


def begun(level: Level = Level.STANDARD, seed: int = 0, *, short: bool = False) -> State:
    return SIMULATION.begin(level, random.Random(seed), short=short)


def run(state: State, seconds: float) -> State:
    for _ in range(round(seconds / STEP_S)):
        state = SIMULATION.step(state)
    return state


def crossing(kind: Kind = Kind.PARCEL) -> State:
    """Two aircraft whose courses cross in the middle layer in about ten seconds."""
    return sky(
        drone("G1", at=(250, 400), to=(700, 400)), drone("D2", at=(400, 250), to=(400, 700), kind=kind)
    )


@pytest.mark.parametrize(("level", "short"), WAYS)
@pytest.mark.parametrize("seed", range(8))
def test_the_first_event_is_there_at_once_and_one_touch_solves_it(
    level: Level, short: bool, seed: int
) -> None:
    state = begun(level, seed, short=short)
    progress = SIMULATION.progress(state)

    solved = SIMULATION.act(state, progress.coach)

    assert len(state.conflicts) == 1
    assert SIMULATION.decision_due(state)
    assert progress.event
    assert progress.urgent
    first = SIMULATION.actions(state)[0].target
    assert first is not None
    assert progress.coach.endswith(f":{first.id}")
    assert solved.conflicts == ()
    assert not SIMULATION.decision_due(solved)
    assert SIMULATION.progress(solved).coach == ""


def test_an_event_keeps_its_id_while_it_needs_attention() -> None:
    state = crossing()

    assert SIMULATION.progress(run(state, 3.0)).event == SIMULATION.progress(state).event


def test_any_instruction_to_one_of_the_two_deals_with_a_conflict() -> None:
    state = crossing()

    for action in SIMULATION.actions(state):
        assert not SIMULATION.decision_due(SIMULATION.act(state, action.id))


def test_a_conflict_that_comes_back_waits_for_a_decision_again() -> None:
    state = SIMULATION.act(crossing(), "climb:D2")
    state = run(state, 1.0)

    assert SIMULATION.decision_due(SIMULATION.act(state, "descend:D2"))


def test_the_clock_never_waits_for_a_conflict_in_which_nobody_obeys() -> None:
    landing = replace(drone("G1", at=(400, 400)), phase=Phase.LANDING, cleared_m=0.0, speed_mps=0.0)
    stray = drone("U1", at=(200, 400), to=(860, 400), kind=Kind.UNREGISTERED, altitude=60.0)

    state = sky(landing, stray)

    assert len(state.conflicts) == 1
    assert not SIMULATION.decision_due(state)


def test_medicine_goes_first_so_the_parcel_is_asked_to_give_way() -> None:
    first = SIMULATION.actions(crossing(Kind.MEDICAL))[0].target

    assert first is not None
    assert first.id == "G1"


def test_an_unregistered_drone_is_offered_nothing() -> None:
    targets = {
        action.target.id for action in SIMULATION.actions(crossing(Kind.UNREGISTERED)) if action.target
    }

    assert targets == {"G1"}
    with pytest.raises(IllegalAction):
        SIMULATION.act(crossing(Kind.UNREGISTERED), "hold:D2")


@pytest.mark.parametrize("stale", ["", "climb", "climb:Z9", "resume:G1", "fly:G1", "climb:G1:G1"])
def test_an_instruction_that_is_not_offered_is_refused(stale: str) -> None:
    with pytest.raises(IllegalAction):
        SIMULATION.act(crossing(), stale)


def test_a_waiting_drone_is_told_of_when_its_way_is_free() -> None:
    state = SIMULATION.act(crossing(), "hold:D2")
    assert state.ready == ()

    while not state.ready:
        state = SIMULATION.step(state)
    notice = SIMULATION.progress(state)

    assert notice.event == "ready:D2"
    assert not notice.urgent
    assert SIMULATION.act(state, "resume:D2").conflicts == ()


def test_a_flight_that_needs_its_reserve_is_told_of() -> None:
    # 300 m at 15 m/s take 20 s and 7.7 %: 15 % leaves 7.3 %
    state = sky(drone(battery=0.15))

    assert SIMULATION.progress(state).event == "battery:G1"
    assert not SIMULATION.decision_due(state)


def test_a_delivered_drone_stays_in_the_picture_for_a_moment() -> None:
    state = run(sky(drone(at=(650, 400))), 4.0)

    assert [one.phase for one in state.aircraft] == [Phase.DELIVERED]
    assert [one.on_time for one in state.deliveries] == [True]
    assert run(state, GONE_AFTER_S).aircraft == ()


def test_landing_gives_up_the_delivery() -> None:
    state = run(SIMULATION.act(sky(drone()), "land:G1"), 19.0)

    assert [one.phase for one in state.aircraft] == [Phase.LANDED]
    assert [(one.lost, one.on_time) for one in state.deliveries] == [(True, False)]


def test_traffic_grows_round_by_round_and_the_last_round_brings_both_surprises() -> None:
    state, most, kinds = begun(), {1: 0, 2: 0, 3: 0}, set()
    while not state.finished:
        number = SIMULATION.progress(state).round
        flying = [one for one in state.aircraft if one.flying]
        most[number] = max(most[number], len(flying))
        kinds |= {(number, one.kind) for one in flying if one.kind is not Kind.PARCEL}
        state = SIMULATION.step(state)

    assert (most[1], most[2]) == (2, 4)
    assert most[3] in (5, 6)
    assert kinds == {(3, Kind.MEDICAL), (3, Kind.UNREGISTERED)}


def test_a_short_play_is_one_round_of_ninety_seconds_with_both_surprises() -> None:
    state, kinds, steps = begun(short=True), set(), 0
    while not state.finished:
        state, steps = SIMULATION.step(state), steps + 1
        kinds |= {one.kind for one in state.aircraft}

    assert steps == 900
    assert SIMULATION.progress(state).rounds == 1
    assert kinds == set(Kind)


@pytest.mark.parametrize("level", Level)
def test_newcomers_leave_time_to_decide(level: Level) -> None:
    state = begun(level, seed=3)
    known = {one.id for one in state.aircraft}
    sooner = []
    while not state.finished:
        state = SIMULATION.step(state)
        new = {one.id for one in state.aircraft} - known
        known |= new
        sooner += [one.in_s for one in state.conflicts if new & set(one.pair)]

    assert sooner
    assert min(sooner) > 7.0


def test_there_is_no_outcome_before_the_end_and_nothing_to_do_after_it() -> None:
    state = begun(Level.KEEN)
    assert SIMULATION.outcome(state) is None

    end = run(state, 3 * 36.0)

    assert SIMULATION.outcome(end) is not None
    assert SIMULATION.actions(end) == ()
    assert SIMULATION.step(end) is end
    with pytest.raises(IllegalAction):
        SIMULATION.act(end, f"climb:{end.aircraft[0].id}")


def test_the_outcome_tells_the_worst_loss_with_its_own_numbers() -> None:
    outcome = SIMULATION.outcome(run(begun(Level.KEEN), 3 * 36.0))
    assert outcome is not None

    lost = [moment for moment in outcome.moments if moment.text.key == "moment-lost"]
    separation = next(one for one in outcome.measures if one.key == "separation")

    assert lost
    assert all(0.0 <= float(str(dict(one.text.values)["miss"])) < 50.0 and not one.good for one in lost)
    assert separation.value > 10.0
    assert not separation.good
    assert [moment.at_s for moment in outcome.moments] == sorted(moment.at_s for moment in outcome.moments)


def test_a_conflict_kept_apart_by_height_is_told_as_such() -> None:
    state = SIMULATION.act(crossing(), "climb:D2")
    ended = replace(run(state, 20.0), finished=True)

    outcome = SIMULATION.outcome(ended)

    assert outcome is not None
    assert "moment-kept-height" in [moment.text.key for moment in outcome.moments]
    assert outcome.tradeoff.key == "tradeoff-height"


def test_halving_the_step_changes_the_score_by_less_than_a_hundredth() -> None:
    for seed in range(3):
        whole = begun(Level.KEEN, seed)
        half = whole
        while not whole.finished:
            # one instruction every three seconds, the same in both
            if round(whole.time_s / STEP_S) % 30 == 0:
                action = SIMULATION.actions(whole)[0].id
                whole, half = SIMULATION.act(whole, action), SIMULATION.act(half, action)
            whole = SIMULATION.step(whole)
            half = advance(advance(half, STEP_S / 2), STEP_S / 2)
        one, other = SIMULATION.outcome(whole), SIMULATION.outcome(half)

        assert one is not None
        assert other is not None
        assert one.score == pytest.approx(other.score, abs=0.01)


def random_play(level: Level, seed: int, hands: Rng, *, short: bool) -> list[State]:
    """Every state of a play by aimless hands."""
    states = [begun(level, seed, short=short)]
    while not states[-1].finished:
        state = states[-1]
        actions = SIMULATION.actions(state)
        if actions and hands.random() < 0.1:
            state = SIMULATION.act(state, actions[int(hands.random() * len(actions))].id)
        states.append(SIMULATION.step(state))
    return states


@settings(max_examples=8)
@given(st.sampled_from(WAYS), st.integers(0, 10_000))
def test_whatever_is_done_the_rules_of_the_sky_hold(way: tuple[Level, bool], seed: int) -> None:
    states = random_play(way[0], seed, random.Random(seed + 1), short=way[1])

    for before, after in zip(states, states[1:], strict=False):
        assert list(SIMULATION.broken_rules(after)) == []
        assert after.lowest_battery <= before.lowest_battery
        assert len(after.deliveries) >= len(before.deliveries)
        assert all(action.target for action in SIMULATION.actions(after))
    outcome = SIMULATION.outcome(states[-1])
    assert outcome is not None
    assert 0.0 <= outcome.score <= 1.0


def test_a_broken_rule_is_noticed() -> None:
    lost = replace(drone(at=(2000, 400)), battery=1.5, altitude_m=150.0, speed_mps=40.0)
    flock = tuple(drone(f"G{n}") for n in range(1, 8))

    assert len(list(SIMULATION.broken_rules(replace(sky(), aircraft=(lost, lost))))) == 9
    assert list(SIMULATION.broken_rules(replace(sky(), aircraft=flock))) != []
    assert list(SIMULATION.broken_rules(replace(crossing(), aircraft=()))) != []


def test_no_aircraft_ever_goes_back_because_that_word_is_for_screens() -> None:
    words = tomllib.loads((TEXTS / "ko.toml").read_text("utf-8"))

    assert not [key for key, text in words.items() if "돌아가" in text]
