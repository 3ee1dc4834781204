"""care_robot as a play: first event, consent, rounds, surprises, bots, and what the outcome says of them."""

from __future__ import annotations

import random
import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kiosk.experiences.care_robot as package
from kiosk.core.bot_play import BotPlay, RandomPlayer, play_with_bot
from kiosk.core.contract import STEP_S, Bot, Level, Line
from kiosk.core.errors import IllegalAction
from kiosk.core.texts import Texts
from kiosk.experiences.care_robot.bots import BOTS
from kiosk.experiences.care_robot.schedule import MIN_PER_S, plan
from kiosk.experiences.care_robot.scoring import cost_share
from kiosk.experiences.care_robot.simulation import SIMULATION
from kiosk.experiences.care_robot.state import Home, How, Kind, Request, State, Status

TEXTS = Path(package.__file__).parent / "texts"
SAY = Texts("ko", tomllib.loads((TEXTS / "ko.toml").read_text("utf-8")))
WAYS = [(level, short) for level in Level for short in (False, True)]


def begun(level: Level = Level.STANDARD, seed: int = 0, *, short: bool = False) -> State:
    return SIMULATION.begin(level, random.Random(seed), short=short)


def run(state: State, minutes: float) -> State:
    for _ in range(round(minutes / (STEP_S * MIN_PER_S))):
        state = SIMULATION.step(state)
    return state


def to_the_end(state: State) -> State:
    while SIMULATION.outcome(state) is None:
        state = SIMULATION.step(state)
    return state


def say(sentence: Line) -> str:
    return SAY.say(sentence)


def played(bot: Bot[State], level: Level = Level.STANDARD, seed: int = 0) -> BotPlay[State]:
    return play_with_bot(SIMULATION, bot, level, random.Random(seed), random.Random(seed), say)


def only(*requests: Request, refusing: tuple[int, ...] = ()) -> State:
    homes = tuple(Home(n, n not in refusing, 0.5) for n in range(1, 9))
    return replace(begun(), homes=homes, requests=requests, calls=(), touched=True)


@pytest.mark.parametrize(("level", "short"), WAYS)
@pytest.mark.parametrize("seed", range(8))
def test_the_first_event_is_there_at_once_and_one_touch_settles_it(
    level: Level, short: bool, seed: int
) -> None:
    state = begun(level, seed, short=short)
    progress = SIMULATION.progress(state)
    first = SIMULATION.actions(state)[0]

    settled = SIMULATION.act(state, progress.coach)

    assert SIMULATION.decision_due(state)
    assert progress.event
    assert first.target is not None
    assert progress.coach == f"robot:{first.target.id}"
    assert state.home(state.requests[0].home).consents
    assert not SIMULATION.decision_due(settled)
    assert not SIMULATION.progress(settled).coach


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(Level), st.randoms(use_true_random=False))
def test_a_home_that_said_no_is_never_offered_a_robot(seed: int, level: Level, hands: random.Random) -> None:
    state = begun(level, seed)
    refusing = {one.number for one in state.homes if not one.consents}
    assert len(refusing) == 2
    while SIMULATION.outcome(state) is None:
        actions = SIMULATION.actions(state)
        for action in actions:
            verb, _, request_id = action.id.partition(":")
            request = state.request(request_id)
            assert request is not None
            if request.home in refusing:
                assert verb in ("person", "wait")
        if actions and hands.random() < 0.3:
            state = SIMULATION.act(state, hands.choice(actions).id)
        state = run(state, 0.5)
    assert all(one.robot_min == 0.0 for one in state.homes if one.number in refusing)


def test_the_screen_says_why_no_robot_is_offered() -> None:
    state = only(Request("q1", Kind.MEDICINE, 3, 0.0), refusing=(3,))
    more = SIMULATION.progress(state).notice_more
    assert more is not None
    assert say(more) == "이 집은 로봇을 원하지 않아요. 사람만 가요."
    with pytest.raises(IllegalAction):
        SIMULATION.act(state, "robot:q1")
    walk = SIMULATION.progress(only(Request("q1", Kind.WALK, 3, 0.0))).notice_more
    assert walk is not None
    assert say(walk) == "산책은 사람이 함께 가요."


def test_putting_off_clears_what_is_due_and_it_asks_again_after_five_minutes() -> None:
    state = SIMULATION.act(only(Request("q1", Kind.TALK, 3, 0.0)), "wait:q1")
    event = SIMULATION.progress(state).event

    assert not SIMULATION.decision_due(state)
    assert "wait:q1" not in {one.id for one in SIMULATION.actions(state)}
    assert not SIMULATION.decision_due(run(state, 4.8))
    later = run(state, 5.1)
    assert SIMULATION.decision_due(later)
    assert SIMULATION.progress(later).event != event


def test_the_evening_has_two_alarms_one_of_them_false_and_a_robot_that_is_low() -> None:
    for seed in range(6):
        state = begun(Level.CALM, seed)
        alarms = [one for one in state.calls if one.kind is Kind.FALL]
        evening = plan(Level.CALM, short=False)[2]
        assert sorted(one.real for one in alarms) == [False, True]
        assert all(evening.start_min <= one.at_min < evening.end_min for one in alarms)
        state = run(state, evening.start_min)
        assert state.round == 3
        assert state.helper("r2").battery <= 0.34
        assert state.helper("r1").battery > 0.9


def test_fall_alarms_come_before_everything_else() -> None:
    state = only(Request("q1", Kind.MEDICINE, 3, 0.0, waited_min=20.0), Request("q2", Kind.FALL, 4, 0.0))
    first = SIMULATION.actions(state)[0].target
    assert first is not None
    assert first.id == "q2"
    assert SIMULATION.progress(state).urgent


@pytest.mark.parametrize(("level", "short"), WAYS)
def test_rounds_have_their_length_and_every_request_ends_as_served_or_expired(
    level: Level, short: bool
) -> None:
    state = begun(level, 3, short=short)
    rounds = plan(level, short)
    total_s = 0.0
    for number, one in enumerate(rounds, 1):
        assert SIMULATION.progress(state).round == number
        length_s = (one.end_min - one.start_min) / MIN_PER_S
        assert length_s == 90.0 if short else 36.0 <= length_s <= 45.0
        total_s += length_s
        state = run(state, one.end_min - one.start_min)
    assert SIMULATION.outcome(state) is not None
    assert not state.calls
    assert {one.status for one in state.requests} == {Status.EXPIRED}
    assert SIMULATION.actions(state) == ()
    assert SIMULATION.step(state) is state
    assert state.time_min / MIN_PER_S == pytest.approx(total_s)


def test_what_nobody_was_sent_to_costs_at_least_twice_its_limit() -> None:
    state = to_the_end(begun(Level.KEEN, 2))
    assert cost_share(state.requests) >= 3.0  # 2 × limit costs u(2 + 1) limit


def test_robots_alone_are_quick_and_lonely() -> None:
    class Robots:
        hears_only = False

        def choose(self, sight: object, rng: object) -> str | None:
            offered = [one.id for one in sight.actions]  # type: ignore[attr-defined]
            return next((one for one in offered if one.startswith("robot:")), next(iter(offered), None))

    robots = [played(Robots(), seed=seed) for seed in range(4)]
    experts = [played(BOTS["expert"], seed=seed) for seed in range(4)]

    def mean_lonely(plays: list[BotPlay[State]]) -> float:
        return sum(one.state.lonely_integral / one.state.time_min for one in plays) / len(plays)

    assert mean_lonely(robots) > mean_lonely(experts) + 0.04
    assert sum(one.score for one in robots) < sum(one.score for one in experts) - 0.6


def test_the_two_strategies_send_differently() -> None:
    verbs = {name: Counter[str]() for name in ("expert", "thrifty")}
    for name, counts in verbs.items():
        for seed in range(5):
            counts.update(played(BOTS[name], seed=seed).verbs)
    assert verbs["thrifty"]["do-together"] > 2 * verbs["expert"]["do-together"]


def test_the_listener_hears_only_and_does_well() -> None:
    scores = [played(BOTS["listener"], Level.CALM, seed).score for seed in range(4)]
    assert BOTS["listener"].hears_only
    assert sum(scores) / len(scores) >= 0.7


def test_the_debrief_tells_the_visitors_own_choices_with_numbers() -> None:
    for name, seed in (("expert", 1), ("careless", 0), ("thrifty", 1)):
        outcome = played(BOTS[name], seed=seed).outcome
        assert outcome is not None
        told = [say(one.text) for one in outcome.moments]
        assert 3 <= len(told) <= 5
        assert len(set(told)) == len(told)
        assert all("솔빛" in one and any(sign.isdigit() for sign in one.split("호", 1)[1]) for one in told)
        assert {one.key for one in outcome.measures} == {"urgent", "lonely", "even", "consent", "battery"}


def test_good_and_bad_moments_are_mixed_and_the_trade_off_depends_on_whom_one_sent() -> None:
    careless = played(BOTS["careless"], seed=0).outcome
    nobody = SIMULATION.outcome(to_the_end(begun()))
    assert careless is not None
    assert nobody is not None
    assert {one.good for one in careless.moments} == {True, False}
    assert nobody.tradeoff.key == "tradeoff-nobody"
    assert careless.tradeoff.key != nobody.tradeoff.key
    assert nobody.score == 0.0


def test_sending_only_a_robot_to_a_lonely_home_is_told_with_what_a_person_would_have_done() -> None:
    state = only(Request("q1", Kind.TALK, 3, 0.0))
    homes = tuple(replace(one, lonely=0.8, human_min=5.0) if one.number == 3 else one for one in state.homes)
    state = SIMULATION.act(replace(state, homes=homes), "robot:q1")
    outcome = SIMULATION.outcome(to_the_end(state))
    assert outcome is not None
    told = [one for one in outcome.moments if one.text.key == "moment-robot-only"]
    assert len(told) == 1
    values = dict(told[0].text.values)
    assert isinstance(values["person"], float)
    assert isinstance(values["after"], float)
    # 0.8 + a little, then 0.45 + 0.35 e^(−10/30) = 0.70 with a robot, 0.8 e^(−14/12) = 0.25 with a person
    assert values["after"] == pytest.approx(70, abs=1.5)
    assert values["person"] == pytest.approx(25, abs=1.5)


def test_random_hands_of_a_calm_visitor_do_worse_than_a_coordinator() -> None:
    hands = [played(RandomPlayer(), Level.CALM, seed).score for seed in range(6)]
    experts = [played(BOTS["expert"], Level.CALM, seed).score for seed in range(6)]
    assert sum(hands) < sum(experts) - 6 * 0.2


def test_both_to_a_fall_lets_the_robot_see_first_and_calls_the_person_back() -> None:
    # home 6 is 10+70+135+35+10 = 260 m away for both; the robot stands before it
    state = only(Request("q1", Kind.FALL, 6, 0.0, real=False))
    near = replace(state.helper("r1"), place=replace(state.helper("r1").place, way=(6,)))
    state = replace(state, helpers=(near, *state.helpers[1:]))
    state = run(SIMULATION.act(state, "together:q1"), 2.2)
    request = state.request("q1")
    assert request is not None
    assert request.status is Status.SERVED
    assert request.how is How.TOGETHER
    assert not state.helper("p1").task
    assert state.news is not None
    assert state.news.text.key == "news-false"
