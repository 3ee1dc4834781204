"""security_monitor as a play: what answers do, what the attack does, what the outcome tells."""

from __future__ import annotations

import random
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kiosk.experiences.security_monitor as package
from kiosk.core.bot_play import BotPlay, play_with_bot
from kiosk.core.contract import Level, Outcome
from kiosk.core.errors import IllegalAction
from kiosk.experiences.security_monitor.attack import fuse_min, leak_rate
from kiosk.experiences.security_monitor.bots import BOTS
from kiosk.experiences.security_monitor.scoring import Tally, needless_min, score_of, tally
from kiosk.experiences.security_monitor.simulation import SIMULATION, advance
from kiosk.experiences.security_monitor.state import Decision, Kind, Leak, Room, State, Verdict
from tests.experiences.security_monitor.alerts import alert, begun, company, run

WAYS = [(level, short) for level in Level for short in (False, True)]


def finished(state: State) -> Outcome:
    end = run(state, 120.0 - state.time_s)
    outcome = SIMULATION.outcome(end)
    assert outcome is not None
    return outcome


@pytest.mark.parametrize(("level", "short"), WAYS)
@pytest.mark.parametrize("seed", range(5))
def test_the_first_event_is_there_at_once_and_one_touch_settles_it(
    level: Level, short: bool, seed: int
) -> None:
    state = begun(level, seed, short=short)
    progress = SIMULATION.progress(state)
    assert progress.event
    assert progress.coach == SIMULATION.actions(state)[0].id
    solved = SIMULATION.act(state, progress.coach)
    assert solved.alerts[0].verdict is Verdict.CAUGHT
    assert not SIMULATION.decision_due(solved)
    assert SIMULATION.progress(solved).coach == ""


def test_a_card_takes_its_time_and_only_one_is_looked_at_at_once() -> None:
    state = SIMULATION.act(company(alert(1), alert(2)), "evidence:A1")
    assert not SIMULATION.decision_due(state)
    with pytest.raises(IllegalAction):
        SIMULATION.act(state, "evidence:A2")
    assert run(state, 0.9).alerts[0].opened == 0  # the log takes 1 minute
    state = run(state, 1.0)
    assert state.alerts[0].opened == 1
    assert SIMULATION.decision_due(state)
    assert run(SIMULATION.act(state, "evidence:A1"), 2.0).alerts[0].opened == 2  # the file takes 2


def test_another_alert_can_be_answered_while_a_card_is_looked_at() -> None:
    state = SIMULATION.act(company(alert(1), alert(2)), "evidence:A1")
    state = SIMULATION.act(state, "normal:A2")
    assert state.alerts[1].verdict is Verdict.CLEARED
    assert state.check is not None


def test_blocking_stops_one_computer_and_isolating_the_whole_room() -> None:
    # 회계 has 4 computers, stopped for 12 minutes: 12 and 48 machine-minutes
    blocked = run(SIMULATION.act(company(alert()), "block:A1"), 20.0)
    isolated = run(SIMULATION.act(company(alert()), "isolate:A1"), 20.0)
    assert blocked.needless == pytest.approx(12.0)
    assert isolated.needless == pytest.approx(48.0)


def test_isolating_a_real_one_where_nothing_sits_inside_stops_more_than_was_needed() -> None:
    # one of the 4 computers had to stop; 3 × 12 = 36 machine-minutes were not needed
    state = run(SIMULATION.act(company(alert(real=True)), "isolate:A1"), 20.0)
    assert state.stopped == pytest.approx(48.0)
    assert state.needless == pytest.approx(36.0)
    state = run(SIMULATION.act(company(alert(real=True), inside=(Room.DESK,)), "isolate:A1"), 20.0)
    assert state.needless == 0.0
    assert state.footholds == 0


def test_overlapping_answers_in_a_room_count_the_widest() -> None:
    state = company(alert(1), alert(2))
    state = SIMULATION.act(SIMULATION.act(state, "isolate:A1"), "block:A2")
    assert run(state, 5.0).stopped == pytest.approx(20.0)


def test_blocking_leaves_what_sits_inside_and_it_tries_again() -> None:
    spare = (True, True, False)
    state = company(alert(real=True, kind=Kind.MOVE), inside=(Room.DESK, Room.ACCOUNTS), spares=(spare,))
    state = run(SIMULATION.act(state, "block:A1"), 7.0)
    again = state.alerts[-1]
    assert (again.real, again.again, again.kind, again.cards) == (True, True, Kind.MOVE, spare)
    assert state.footholds == 2


def test_a_report_is_certain_but_late_and_the_next_waits_for_it() -> None:
    state = company(alert(1, real=True, until_s=60.0), alert(2, room=Room.DESK), inside=(Room.DESK,))
    state = SIMULATION.act(SIMULATION.act(state, "report:A1"), "report:A2")
    assert run(state, 9.8).alerts[0].open
    state = run(state, 10.0)
    assert state.alerts[0].verdict is Verdict.CAUGHT
    assert state.footholds == 0
    assert state.alerts[1].open
    state = run(state, 10.0)
    assert state.alerts[1].verdict is Verdict.CLEARED
    assert needless_min(state) == pytest.approx(10.0)


def test_every_missed_step_makes_the_next_faster_and_stronger() -> None:
    # 14 minutes, with one foothold 14 / 1.35 = 10.37; a leak of 1.5, then 3.0 GB a minute
    assert fuse_min(Kind.LOGIN, 0) == 14.0
    assert fuse_min(Kind.LOGIN, 1) == pytest.approx(10.37, abs=0.01)
    assert (leak_rate(0), leak_rate(1)) == (1.5, 3.0)
    state = run(company(alert(real=True, until_s=2.0)), 2.1)
    assert state.alerts[0].verdict is Verdict.MISSED
    assert state.footholds == 1
    assert state.inside == (Room.ACCOUNTS,)


def test_data_leaves_until_somebody_stops_it() -> None:
    # strikes after 2 minutes, then 3 minutes × 1.5 GB
    leaving = alert(real=True, kind=Kind.TRANSFER, room=Room.RESEARCH, severity=3, until_s=2.0)
    state = run(company(leaving), 5.0)
    assert state.leaked_gb == pytest.approx(4.5, abs=0.01)
    assert state.alerts[0].waiting
    assert SIMULATION.progress(state).event == "A1-leak"
    stopped = SIMULATION.act(state, "block:A1")
    assert stopped.leak is None
    assert run(stopped, 3.0).leaked_gb == state.leaked_gb


def test_a_leak_called_normal_comes_again() -> None:
    leaving = alert(real=True, kind=Kind.TRANSFER, room=Room.RESEARCH, severity=3, until_s=2.0)
    state = SIMULATION.act(company(leaving, spares=((True, True, True),)), "normal:A1")
    state = run(state, 9.2)
    assert state.leak is not None
    assert state.alerts[-1].again
    assert SIMULATION.act(state, f"block:{state.alerts[-1].id}").leak is None


def test_nothing_strikes_in_a_room_that_is_off_the_network() -> None:
    state = company(alert(1), alert(2, real=True, until_s=3.0))
    state = run(SIMULATION.act(state, "isolate:A1"), 11.0)
    assert state.footholds == 0
    assert run(state, 2.0).footholds == 1


def test_isolating_the_room_stops_its_leak_whatever_the_alert() -> None:
    leak = Leak(Room.RESEARCH, 0.0, 1.5)
    assert SIMULATION.act(company(alert(room=Room.RESEARCH), leak=leak), "isolate:A1").leak is None


def test_false_alarms_that_nobody_answers_go_away() -> None:
    state = run(company(alert(until_s=3.0)), 3.1)
    assert state.alerts[0].verdict is Verdict.LAPSED


def test_a_round_ends_with_nothing_left_open() -> None:
    state = run(company(alert(1, real=True, until_s=90.0), alert(2, until_s=90.0)), 39.9)
    state = run(SIMULATION.act(state, "isolate:A2"), 0.2)
    assert [one.verdict for one in state.alerts] == [Verdict.MISSED, Verdict.NEEDLESS]
    assert (state.stops, state.leak) == ((), None)
    assert SIMULATION.progress(state).round == 2


def test_who_answers_fast_gets_a_false_alarm_to_look_at() -> None:
    filler = replace(begun().fillers[0], at_s=0.0)
    state = company(alert(), fillers=(filler,))
    assert len(run(state, 5.0).alerts) == 1
    answered = SIMULATION.act(state, "normal:A1")
    assert len(run(answered, 1.8).alerts) == 1
    assert not run(answered, 2.1).alerts[-1].real
    assert [one.id for one in SIMULATION.actions(answered)] == ["look:company"]
    looked = SIMULATION.act(answered, "look:company")
    assert looked.alerts[-1].waiting
    with pytest.raises(IllegalAction):
        SIMULATION.act(looked, "look:company")


def test_looking_around_brings_a_planned_alert_that_is_near_and_nothing_at_the_end_of_a_round() -> None:
    filler, planned = replace(begun().fillers[0], at_s=0.0), replace(begun().plan[0], at_s=1.5)
    answered = SIMULATION.act(company(alert(), fillers=(filler,), plan=(planned,)), "normal:A1")
    looked = SIMULATION.act(answered, "look:company")
    assert (looked.plan, looked.fillers) == ((), (filler,))
    assert not SIMULATION.actions(replace(answered, plan=(), time_s=37.0))


def test_a_decided_alert_takes_no_second_answer() -> None:
    state = SIMULATION.act(company(alert()), "report:A1")
    for action in ("block:A1", "normal:A1", "evidence:A1", "block:A9", "jump:A1"):
        with pytest.raises(IllegalAction):
            SIMULATION.act(state, action)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 500), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9)), max_size=40))
def test_whatever_is_done_the_counts_add_up(seed: int, touches: list[tuple[int, int]]) -> None:
    state = begun(seed=seed)
    for choice, wait in touches:
        actions = SIMULATION.actions(state)
        if actions:
            state = SIMULATION.act(state, actions[choice % len(actions)].id)
        state = run(state, wait / 2)
        assert list(SIMULATION.broken_rules(state)) == []


def test_what_is_broken_is_named() -> None:
    wrong = company(
        replace(alert(real=True), verdict=Verdict.NEEDLESS, decision=Decision.BLOCK), inside=(Room.DESK,) * 9
    )
    assert [rule.partition(":")[0] for rule in SIMULATION.broken_rules(wrong)] == ["A1", "9 footholds"]


def test_the_score_is_kept_data_times_what_was_told_apart() -> None:
    # R = 4/5, P = 4/5, N = 0, L = 0: 0.10 + 0.45 + 0.20 × 0.8 + 0.25 × 0.8 = 0.91
    counts = Tally(caught=4, needless=1, missed=1, cleared=8, lapsed=0)
    assert (counts.recall, counts.precision) == (0.8, 0.8)
    assert score_of(0.0, 0.0, counts) == pytest.approx(0.91)
    # 30 GB lost: × 1/e
    assert score_of(30.0, 0.0, counts) == pytest.approx(0.91 * 0.36788, abs=1e-4)


def test_nobody_at_all_loses_the_data_and_catches_nothing() -> None:
    outcome = finished(begun(seed=2))
    measures = {one.key: one.value for one in outcome.measures}
    assert measures["recall"] == measures["precision"] == 0.0
    assert measures["leaked"] > 50.0
    assert any(one.text.key == "moment-leak" for one in outcome.moments)
    assert any(one.text.key == "moment-unanswered" for one in outcome.moments)


def play(bot: str, seed: int) -> BotPlay[State]:
    words = tomllib.loads((Path(package.__file__).parent / "texts" / "ko.toml").read_text("utf-8"))
    return play_with_bot(
        SIMULATION,
        BOTS[bot],
        Level.STANDARD,
        random.Random(seed),
        random.Random(seed + 1),
        lambda said: words[said.key],
    )


def test_the_two_strategies_differ_in_what_they_look_at_and_what_they_pay() -> None:
    plays = {bot: [play(bot, seed) for seed in range(12)] for bot in ("expert", "thrifty")}
    looked = {bot: sum(one.state.evidence for one in of) for bot, of in plays.items()}
    needless = {bot: sum(needless_min(one.state) for one in of) for bot, of in plays.items()}
    assert looked["thrifty"] < 0.85 * looked["expert"]
    assert needless["thrifty"] > 2 * needless["expert"]


def test_blocking_everything_misses_nothing_and_stops_the_company() -> None:
    state = begun(seed=4)
    while SIMULATION.outcome(state) is None:
        due = [one for one in SIMULATION.actions(state) if one.id.startswith("isolate")]
        state = SIMULATION.act(state, due[0].id) if due else SIMULATION.step(state)
    counts = tally(state)
    outcome = SIMULATION.outcome(state)
    assert outcome is not None
    assert (counts.recall, state.leaked_gb) == (1.0, 0.0)
    assert counts.precision < 0.5
    assert needless_min(state) > 300.0
    assert outcome.tradeoff.key == "tradeoff-wide"
    assert outcome.score < 0.55


def test_the_debrief_tells_the_visitors_own_choices_with_their_numbers() -> None:
    state = begun(seed=3)
    state = run(SIMULATION.act(state, "block:A1"), 12.0)
    false = next(one for one in state.alerts if one.waiting and not one.real)
    state = SIMULATION.act(state, f"isolate:{false.id}")
    moments = {one.text.key: dict(one.text.values) for one in finished(state).moments}
    assert moments["moment-caught-at-once"]["before"] == "2"
    assert moments["moment-caught-at-once"]["chance"] == "67"
    assert moments["moment-needless-blind"]["chance"] in ("2", "5", "10")
    assert len(moments) >= 3


@pytest.mark.parametrize("bot", ["expert", "careless"])
def test_halving_the_step_changes_little(bot: str) -> None:
    recorded = play(bot, 5)
    state, n = begun(seed=5), 0
    for half in range(2 * recorded.steps):
        while n < len(recorded.recording) and recorded.recording[n][0] * 2 <= half:
            action = recorded.recording[n][1]
            if any(one.id == action for one in SIMULATION.actions(state)):
                state = SIMULATION.act(state, action)
            n += 1
        state = advance(state, 0.05)
    halved = SIMULATION.outcome(state)
    assert halved is not None
    assert halved.score == pytest.approx(recorded.score, abs=0.01)
