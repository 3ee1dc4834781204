"""building_safety as a play: the first event, rounds, what is due, what is said, bots, and the debrief."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest

from kiosk.core.bot_play import BotPlay, play_with_bot
from kiosk.core.contract import Bot, Level, Line
from kiosk.core.errors import IllegalAction
from kiosk.core.texts import Texts
from kiosk.experiences.building_safety import scoring
from kiosk.experiences.building_safety.advice import in_person, two_sensors
from kiosk.experiences.building_safety.bots import BOTS
from kiosk.experiences.building_safety.schedule import PER_S, plan
from kiosk.experiences.building_safety.simulation import SIMULATION
from kiosk.experiences.building_safety.state import Kind, Ledger, Phase, State, Status, Verb
from kiosk.experiences.building_safety.suspicion import fire_below
from tests.experiences.building_safety.building_safety_states import (
    act,
    begun,
    first,
    only,
    run,
    signal,
    to_the_end,
    until,
)
from tests.jobs import KOREAN

SAY: Texts = KOREAN
WAYS = [(level, short) for level in Level for short in (False, True)]


def say(sentence: Line) -> str:
    return SAY.say(sentence, "building_safety")


def played(bot: Bot[State], level: Level = Level.STANDARD, seed: int = 0) -> BotPlay[State]:
    return play_with_bot(SIMULATION, bot, level, random.Random(seed), random.Random(seed), say)


@pytest.mark.parametrize(("level", "short"), WAYS)
@pytest.mark.parametrize("seed", range(6))
def test_the_first_event_is_there_at_once_and_one_touch_settles_it(
    level: Level, short: bool, seed: int
) -> None:
    state = begun(level, seed, short=short)
    progress = SIMULATION.progress(state)
    target = SIMULATION.actions(state)[0].target

    settled = SIMULATION.act(state, progress.coach)

    assert SIMULATION.decision_due(state)
    assert target is not None
    assert progress.coach == f"go:{target.id}"
    assert first(state).signal.real
    assert not SIMULATION.decision_due(settled)
    assert not SIMULATION.progress(settled).coach
    assert first(run(settled, 45)).status is Status.SETTLED


@pytest.mark.parametrize(("level", "short"), WAYS)
def test_rounds_have_their_length_and_every_alarm_ends(level: Level, short: bool) -> None:
    state = begun(level, 3, short=short)
    for number, one in enumerate(plan(level, short), 1):
        assert SIMULATION.progress(state).round == number
        length_s = (one.end_s - one.start_s) / PER_S
        assert length_s == 90.0 if short else 35.0 <= length_s <= 45.0
        state = run(state, one.end_s - one.start_s)
    assert SIMULATION.outcome(state) is not None
    assert {one.status for one in state.alarms} == {Status.CLEARED, Status.LEFT}
    assert len(state.alarms) == len(state.signals)
    assert SIMULATION.actions(state) == ()
    assert SIMULATION.step(state) is state


def test_the_rounds_bring_what_their_titles_say() -> None:
    for seed in range(20):
        signals = begun(seed=seed).signals
        rounds = [
            [one for one in signals if each.start_s <= one.at_s < each.end_s]
            for each in plan(Level.STANDARD, short=False)
        ]
        assert [len(one) for one in rounds] == [4, 4, 4]
        assert rounds[0][0].kind is Kind.DOOR
        assert sum(one.real for one in rounds[0]) == 2
        smoke, water = (
            next(one for one in rounds[1] if one.kind is kind) for kind in (Kind.SMOKE, Kind.WATER)
        )
        assert smoke.real is not water.real
        assert abs(smoke.at_s - water.at_s) <= 12.0
        fire = next(one for one in rounds[2] if one.kind is Kind.SMOKE)
        lift = next(one for one in rounds[2] if one.kind is Kind.LIFT)
        assert fire.real
        assert fire.floor <= 5
        assert lift.real
        assert lift.people in (2, 3)


def test_what_was_put_off_comes_back_with_what_the_second_sensor_says() -> None:
    state = act(only(signal(Kind.WATER, record=4)), "watch:a1")
    assert not SIMULATION.decision_due(state)
    assert "watch:a1" not in {one.id for one in SIMULATION.actions(state)}
    assert not SIMULATION.decision_due(run(state, 29))
    later = run(state, 30)
    progress = SIMULATION.progress(later)
    assert SIMULATION.decision_due(later)
    assert progress.event == "a1-1"
    assert progress.notice_more is not None
    assert say(progress.notice_more) == "열 번에 4번 맞았어요. 수도 계량기도 빨리 돌아요."


def test_a_fire_that_somebody_has_seen_asks_until_all_is_done() -> None:
    state = until(act(only(signal(Kind.SMOKE, 4, stubborn=True)), "go:a1"), lambda one: first(one).known)
    assert SIMULATION.progress(state).urgent
    assert [say(one) for one in SIMULATION.describe(state)][0] == "4층에 불이 났어요!"
    for verb, wish in (("call", "call"), ("broadcast", "broadcast"), ("stop", "stop-smoke")):
        assert first(state).due
        assert SIMULATION.describe(state)[-1].key == f"say-{wish}"
        assert "watch:a1" not in {one.id for one in SIMULATION.actions(state)}
        state = act(state, f"{verb}:a1")
    assert not first(state).due


def test_two_sensors_that_agree_on_smoke_are_treated_as_a_fire_before_anybody_goes() -> None:
    alone = only(signal(Kind.SMOKE, 4, record=2, stubborn=True))
    assert SIMULATION.describe(alone)[-1].key == "say-go"
    state = run(alone, 30)
    assert SIMULATION.progress(state).urgent
    for verb, wish in (("call", "call"), ("broadcast", "broadcast"), ("stop", "stop-smoke")):
        assert SIMULATION.describe(state)[-1].key == f"say-{wish}"
        assert in_person(state, first(state)) == two_sensors(state, first(state)) == verb
        assert "watch:a1" not in {one.id for one in SIMULATION.actions(state)}
        state = act(state, f"{verb}:a1")
    assert not first(state).due
    assert in_person(state, first(state)) is Verb.GO


def test_whoever_has_done_all_about_a_fire_is_not_asked_again_by_who_arrives_there() -> None:
    state = act(only(signal(Kind.SMOKE, 4, stubborn=True)), "call:a1", "broadcast:a1", "stop:a1", "go:a1")
    there = until(state, lambda one: first(one).known)
    assert not SIMULATION.decision_due(there)


def test_nobody_is_sent_above_a_fire_that_is_known_of_and_119_helps_there() -> None:
    state = only(signal(Kind.SMOKE, 3, stubborn=True), signal(Kind.LIFT, 5, people=2), signal(Kind.DOOR, 2))
    assert {"go:a1", "go:a2", "go:a3"} <= {one.id for one in SIMULATION.actions(state)}
    seen = until(act(state, "go:a1"), lambda one: first(one).known)
    assert "go:a2" not in {one.id for one in SIMULATION.actions(seen)}
    assert "go:a3" in {one.id for one in SIMULATION.actions(seen)}
    told = act(seen, "call:a1", "broadcast:a1", "stop:a1")
    assert [say(one) for one in SIMULATION.describe(told)] == [
        "5층에서 승강기가 멈췄다고 해요.",
        "아래층에 불이 났어요. 올라가지 말고 119에 알려요.",
        "119에 알리면 좋아요.",
    ]
    out = until(act(told, "call:a2"), lambda one: not one.alarms[1].open)
    assert out.alarms[1].status is Status.SETTLED
    over = until(out, lambda one: not first(one).open)
    assert not fire_below(over, 5)


def test_whoever_is_on_the_way_up_turns_back_from_a_fire_that_becomes_known() -> None:
    state = run(only(signal(Kind.SMOKE, 5), signal(Kind.DOOR, 6)), 135)
    going = act(state, "go:a2")
    loud = until(going, lambda one: first(one).loud)
    assert loud.guard.floor < 5.0
    back = SIMULATION.step(loud)
    assert back.guard.phase is Phase.RETURNING
    assert back.alarms[1].due


def test_what_was_answered_from_afar_and_is_not_over_asks_again() -> None:
    state = act(only(signal(Kind.DOOR, 4)), "broadcast:a1")
    assert not SIMULATION.decision_due(state)
    assert SIMULATION.decision_due(run(state, 30))


def test_nobody_is_sent_into_thick_smoke_and_the_banner_says_so() -> None:
    state = only(signal(Kind.SMOKE, 4), signal(Kind.DOOR, 4, at_s=30.0))
    assert {"go:a1", "go:a2"} <= {one.id for one in SIMULATION.actions(run(state, 60))}
    thick = until(state, lambda one: one.storey(4).smoke >= 0.4)
    assert not {"go:a1", "go:a2"} & {one.id for one in SIMULATION.actions(thick)}
    with pytest.raises(IllegalAction):
        SIMULATION.act(thick, "go:a1")
    more = SIMULATION.progress(thick).notice_more
    assert more is not None
    assert say(more) == "연기가 40\u00a0%예요. 그 층에는 들어가지 않아요."


def test_smoke_that_nobody_answered_gets_loud() -> None:
    state = act(only(signal(Kind.SMOKE, 4)), "watch:a1")
    loud = until(state, lambda one: first(one).loud)
    assert loud.storey(4).smoke == pytest.approx(0.25, abs=0.01)
    assert SIMULATION.progress(loud).urgent


def test_illegal_choices_are_refused() -> None:
    state = act(only(signal(Kind.SMOKE, 4)), "go:a1", "call:a1")
    for wrong in ("go:a1", "call:a1", "stop:a9", "dance:a1", ""):
        with pytest.raises(IllegalAction):
            SIMULATION.act(state, wrong)


def test_the_gravest_alarm_comes_first_and_a_fire_before_everything() -> None:
    state = only(signal(Kind.DOOR, 2), signal(Kind.WATER, 3), signal(Kind.SMOKE, 4, record=2))
    assert _order(state) == ["a3", "a2", "a1"]
    assert _order(act(state, "watch:a3"))[0] == "a2"


def _order(state: State) -> list[str]:
    targets = [one.target.id for one in SIMULATION.actions(state) if one.target is not None]
    return list(dict.fromkeys(targets))


def test_the_desk_says_what_each_choice_does_now() -> None:
    state = only(signal(Kind.SMOKE, 4))
    notes = {one.id: say(one.note) for one in SIMULATION.actions(state) if one.note is not None}
    assert notes == {
        "go:a1": "45초 뒤 도착",
        "broadcast:a1": "4층과 5층 12명 대피",
        "stop:a1": "배연 팬 켜기",
        "call:a1": "소방차 4분 뒤",
        "watch:a1": "30초 뒤 다시",
    }
    stops = {
        kind: next(say(one.label) for one in SIMULATION.actions(only(signal(kind, 4))) if one.id == "stop:a1")
        for kind in Kind
    }
    assert stops == {
        Kind.SMOKE: "연기 빼기",
        Kind.LIFT: "승강기 끄기",
        Kind.WATER: "물 잠그기",
        Kind.DOOR: "방화문 닫기",
    }


def test_nobody_is_worth_nothing_and_no_disturbance_is_no_excuse() -> None:
    outcome = SIMULATION.outcome(to_the_end(begun()))
    assert outcome is not None
    assert outcome.score == 0.0
    assert outcome.tradeoff.key == "tradeoff-nobody"
    assert {one.good for one in outcome.moments} == {False}


def test_the_score_by_hand() -> None:
    state = replace(begun(), finished=True, alarms=())
    water = run(act(only(signal(Kind.WATER)), "stop:a1"), 1)
    done = replace(water, finished=True, ledger=Ledger(0.0, 10.0, 3.0, 12, 1))
    # no harm; 1 − 10/100 − 3/15 − 0.15 = 0.55 of calm: 0.35 + 0.65 · 0.55 = 0.7075
    outcome = SIMULATION.outcome(done)
    assert outcome is not None
    assert outcome.score == pytest.approx(0.7075)
    assert outcome.stars == 2
    assert scoring.lost_share(state) == 0.0
    # water for 108 s is 1.8 of 1.8 expected: (2.9 − 1.0) / 2.0 = 0.95
    flowed = run(only(signal(Kind.WATER)), 108)
    assert scoring.watchful(flowed) == pytest.approx(0.95, abs=0.01)


def test_the_two_strategies_act_differently() -> None:
    verbs = {name: Counter[str]() for name in ("expert", "thrifty")}
    for name, counts in verbs.items():
        for seed in range(4):
            counts.update(played(BOTS[name], seed=seed).verbs)
    assert verbs["expert"]["do-go"] > 4 * max(1, verbs["thrifty"]["do-go"])
    assert verbs["thrifty"]["do-watch"] > verbs["expert"]["do-watch"]
    stops = {
        name: sum(count for verb, count in counts.items() if verb.startswith("do-stop"))
        for name, counts in verbs.items()
    }
    assert stops["thrifty"] > stops["expert"]


def test_the_listener_hears_only_and_does_well() -> None:
    scores = [played(BOTS["listener"], Level.CALM, seed).score for seed in range(4)]
    assert BOTS["listener"].hears_only
    assert sum(scores) / len(scores) >= 0.7


def test_the_debrief_tells_the_visitors_own_choices() -> None:
    for name, seed in (("expert", 1), ("careless", 0), ("thrifty", 1)):
        outcome = played(BOTS[name], seed=seed).outcome
        assert outcome is not None
        told = [say(one.text) for one in outcome.moments]
        assert 3 <= len(told) <= 5
        assert len(set(told)) == len(told)
        assert all("층" in one for one in told)
        assert [one.key for one in outcome.measures] == ["response", "smoke", "sent", "service", "trips"]


@pytest.mark.parametrize(
    ("kind", "real", "choices", "key", "good"),
    [
        (Kind.SMOKE, False, ("go",), "moment-checked", True),
        (Kind.SMOKE, False, ("watch",), "moment-waited", False),
        (Kind.WATER, False, ("watch",), "moment-waited", True),
        (Kind.SMOKE, False, ("call",), "moment-trip", False),
        (Kind.SMOKE, False, ("broadcast",), "moment-sent-out", False),
        (Kind.WATER, False, ("stop",), "moment-stopped", False),
        (Kind.WATER, False, ("call",), "moment-trip", False),
        (Kind.WATER, True, ("stop",), "moment-afar", True),
        (Kind.DOOR, True, ("go",), "moment-visited", True),
        (Kind.DOOR, True, (), "moment-left", False),
        (Kind.LIFT, True, ("go",), "moment-lift", True),
        (Kind.SMOKE, True, ("call", "go"), "moment-fire-doused", True),
        (Kind.SMOKE, True, ("go",), "moment-fire-untold", False),
        (Kind.SMOKE, True, ("broadcast",), "moment-fire-missed", False),
        (Kind.SMOKE, True, ("call",), "moment-fire-called", True),
        (Kind.SMOKE, True, ("call", "broadcast"), "moment-fire-told", True),
        (Kind.SMOKE, True, (), "moment-fire-missed", False),
    ],
)
def test_every_way_to_answer_has_its_moment(
    kind: Kind, real: bool, choices: tuple[str, ...], key: str, good: bool
) -> None:
    people = 2 if kind is Kind.LIFT and real else 0
    state = act(only(signal(kind, 3, real=real, people=people)), *(f"{one}:a1" for one in choices))
    outcome = SIMULATION.outcome(to_the_end(state))
    assert outcome is not None
    assert [(one.text.key, one.good) for one in outcome.moments] == [(key, good)]


def test_a_fire_put_out_alone_that_119_never_heard_of_is_not_worth_three_stars() -> None:
    alone, told = (
        SIMULATION.outcome(to_the_end(act(only(signal(Kind.SMOKE, 2)), *choices)))
        for choices in (("go:a1",), ("call:a1", "go:a1"))
    )
    assert alone is not None
    assert told is not None
    assert (alone.stars, told.stars) == (2, 3)
    assert alone.score == pytest.approx(scoring.UNTOLD_MOST)


def test_a_stubborn_fire_that_was_seen_and_never_told_of_is_no_good_moment() -> None:
    state = act(only(signal(Kind.SMOKE, 3, stubborn=True)), "go:a1")
    outcome = SIMULATION.outcome(to_the_end(state))
    assert outcome is not None
    assert [(one.text.key, one.good) for one in outcome.moments] == [("moment-fire-untold", False)]


def test_what_two_sensors_take_for_a_fire_is_rightly_told_even_where_there_was_none() -> None:
    state = run(only(signal(Kind.SMOKE, 4, real=False, agrees=True)), 31)
    told = to_the_end(act(state, "call:a1", "broadcast:a1", "stop:a1"))
    outcome = SIMULATION.outcome(told)
    assert outcome is not None
    assert outcome.score == pytest.approx(1.0)
    assert told.ledger == Ledger()
    assert told.trust == 1.0
    assert [(one.text.key, one.good) for one in outcome.moments] == [("moment-suspected", True)]
    watched = SIMULATION.outcome(to_the_end(state))
    assert watched is not None
    assert watched.stars < 3


def test_119_is_no_useless_trip_while_a_fire_is_known_of() -> None:
    state = until(
        act(only(signal(Kind.SMOKE, 3), signal(Kind.LIFT, 5, real=False)), "go:a1"),
        lambda one: first(one).known,
    )
    assert act(state, "call:a1", "call:a2").ledger.trips == 0


def test_a_fire_answered_late_is_told_as_late() -> None:
    state = act(run(only(signal(Kind.SMOKE, 3)), 120), "call:a1")
    outcome = SIMULATION.outcome(to_the_end(state))
    assert outcome is not None
    assert [one.text.key for one in outcome.moments] == ["moment-fire-late"]
    assert "120초" in say(outcome.moments[0].text)


def test_every_verb_has_its_words() -> None:
    for verb in Verb:
        for kind in Kind:
            key = f"{verb}-{kind}" if verb is Verb.STOP else f"{verb}"
            assert say(Line(f"do-{key}"))
            assert say(Line(f"say-{key}")).endswith("좋아요.")
