"""Every bound catches what it is there for: one deliberately broken bot or model for each."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest

from kiosk.core.bot_play import MAX_STILL_LOOKS, RandomPlayer, play_with_bot
from kiosk.core.calibration import BOUNDS, Finding, Player, Report, judge, levels_of
from kiosk.core.contract import STEP_S, Action, Bot, Level, Line, Outcome, Progress, Rng, Sight, line
from kiosk.core.errors import IllegalAction
from kiosk.core.trial import Piece, fuzz, plays, report_of

SIDES = ("left", "middle", "right")
TASK_STEPS = 30
TASKS = 6
VERBS = ("turn", "push")


@dataclass(frozen=True, slots=True)
class Bench:
    """Six tasks of three seconds. Each needs a hand on the right side; the first hand counts."""

    sides: tuple[str, ...]
    step: int = 0
    answers: tuple[str, ...] = ()
    heat_c: float = 20.0

    @property
    def task(self) -> int:
        return self.step // TASK_STEPS


def say(sentence: Line) -> str:
    return " ".join((sentence.key, *(str(value) for _, value in sentence.values)))


class Workbench:
    """A tiny honest job: look (or listen) which side needs a hand."""

    def begin(self, level: Level, rng: Rng, *, short: bool = False) -> Bench:
        return Bench(tuple(SIDES[int(rng.random() * len(SIDES))] for _ in range(TASKS)))

    def actions(self, state: Bench) -> tuple[Action, ...]:
        if self.outcome(state) or len(state.answers) > state.task:
            return ()
        return tuple(Action(f"{verb}:{side}", line(verb, side=side)) for verb in VERBS for side in SIDES)

    def act(self, state: Bench, action_id: str) -> Bench:
        if action_id not in {action.id for action in self.actions(state)}:
            raise IllegalAction(action_id)
        return replace(state, answers=(*state.answers, action_id.partition(":")[2]))

    def step(self, state: Bench) -> Bench:
        if self.outcome(state):
            return state
        step = state.step + 1
        missed = step // TASK_STEPS - len(state.answers)
        return replace(state, step=step, answers=state.answers + ("",) * missed)

    def decision_due(self, state: Bench) -> bool:
        return bool(self.actions(state))

    def progress(self, state: Bench) -> Progress:
        task = min(state.task, TASKS - 1)
        left = STEP_S * ((task + 1) * TASK_STEPS - state.step)
        return Progress(task + 1, TASKS, left, TASK_STEPS * STEP_S, line("task"), event=f"task-{task}")

    def describe(self, state: Bench) -> tuple[Line, ...]:
        return (line("needs", side=state.sides[min(state.task, TASKS - 1)]),)

    def outcome(self, state: Bench) -> Outcome | None:
        if state.step < TASKS * TASK_STEPS:
            return None
        good = sum(answer == side for answer, side in zip(state.answers, state.sides, strict=True))
        return Outcome(good / TASKS, 1 + (2 * good) // TASKS, (), (), line("tradeoff"))


class Seeing:
    """Looks at the side and uses one verb; a clumsy one always reaches for the same side."""

    hears_only = False

    def __init__(self, verb: str, always: str = "") -> None:
        self.verb, self.always = verb, always

    def choose(self, sight: Sight[Bench], rng: Rng) -> str | None:
        assert sight.state is not None
        side = self.always or sight.state.sides[min(sight.state.task, TASKS - 1)]
        return next((a.id for a in sight.actions if a.id == f"{self.verb}:{side}"), None)


class Listener:
    """Matches the spoken side with the spoken labels."""

    hears_only = True

    def choose(self, sight: Sight[Bench], rng: Rng) -> str | None:
        assert sight.state is None
        assert sight.actions == ()
        side = sight.spoken[0].split()[-1]
        return next((action_id for action_id, spoken in sight.labels.items() if side in spoken), None)


class Asleep:
    """Never touches anything."""

    hears_only = False

    def choose(self, sight: Sight[Any], rng: Rng) -> str | None:
        return None


BOTS: Mapping[str, Bot[Bench]] = {
    "expert": Seeing("turn"),
    "thrifty": Seeing("push"),
    "careless": Seeing("turn", always="left"),
    "listener": Listener(),
}


def measured(
    model: Workbench, bots: Mapping[str, Bot[Bench]] = BOTS, *, seeds: int = 5, actions: int = 200
) -> Report:
    """What the check measures, on few seeds and in this process; the step cost is taken as kept."""
    pieces = [
        plays(model, bots, player, level, range(seeds), random.Random, say)
        for player in Player
        for level in levels_of(player)
    ]
    pieces.append(fuzz(model, Level.KEEN, actions, 0, random.Random, (say,)))
    return report_of("workbench", [*pieces, Piece(step_ms=0.1)])


def findings(report: Report) -> dict[str, Finding]:
    return {finding.bound.key: finding for finding in judge(report)}


def broken(report: Report) -> set[str]:
    """Bounds a report does not keep, but for the full number of random actions (200 do here)."""
    return {key for key, finding in findings(report).items() if not finding.ok} - {"random_actions"}


def test_an_honest_experience_keeps_every_bound() -> None:
    report = replace(measured(Workbench(), actions=1_000), random_actions=10_000)

    assert [finding for finding in judge(report) if not finding.ok] == []


def test_every_bound_of_the_table_is_judged_and_has_an_end() -> None:
    assert [finding.bound for finding in judge(measured(Workbench()))] == list(BOUNDS)
    assert all(math.isfinite(bound.low) or math.isfinite(bound.high) for bound in BOUNDS)


@pytest.mark.parametrize(
    ("name", "bot", "caught"),
    [
        ("expert", Seeing("turn", always="left"), "expert"),
        ("expert", Asleep(), "expert_minus_random"),
        ("thrifty", Seeing("push", always="left"), "thrifty"),
        ("thrifty", Seeing("turn"), "thrifty_differs"),
        ("listener", Asleep(), "listener"),
        ("careless", Seeing("turn"), "careless"),
    ],
)
def test_a_broken_bot_is_caught(name: str, bot: Bot[Bench], caught: str) -> None:
    assert caught in broken(measured(Workbench(), {**BOTS, name: bot}))


def test_a_bot_that_takes_what_is_not_offered_is_caught() -> None:
    class Cheat(Asleep):
        def choose(self, sight: Sight[Any], rng: Rng) -> str | None:
            return "win"

    assert "exception" in broken(measured(Workbench(), {**BOTS, "expert": Cheat()}))


def test_a_situation_that_is_not_spoken_fails_the_listener() -> None:
    class Mute(Workbench):
        def describe(self, state: Bench) -> tuple[Line, ...]:
            return (line("needs", side="somewhere"),)

    assert broken(measured(Mute())) == {"listener"}


def test_a_job_in_which_any_action_will_do_is_caught() -> None:
    class AnyWillDo(Workbench):
        def act(self, state: Bench, action_id: str) -> Bench:
            super().act(state, action_id)
            return replace(state, answers=(*state.answers, state.sides[state.task]))

    assert {"random", "careless", "expert_minus_random"} <= broken(measured(AnyWillDo()))


def test_a_job_that_does_itself_is_caught() -> None:
    class DoesItself(Workbench):
        def step(self, state: Bench) -> Bench:
            if (state.step + 1) // TASK_STEPS > len(state.answers):
                state = replace(state, answers=(*state.answers, state.sides[state.task]))
            return super().step(state)

    assert "nobody" in broken(measured(DoesItself()))


def test_chance_outside_begin_is_caught() -> None:
    class Moody(Workbench):
        def __init__(self) -> None:
            self.moods = itertools.count()

        def step(self, state: Bench) -> Bench:
            return replace(super().step(state), heat_c=float(next(self.moods)))

    assert "replay" in broken(measured(Moody()))


def test_a_play_that_never_ends_is_caught() -> None:
    class Endless(Workbench):
        def outcome(self, state: Bench) -> Outcome | None:
            return None

        def progress(self, state: Bench) -> Progress:
            return replace(super().progress(state), seconds_left=1.0)

        def describe(self, state: Bench) -> tuple[Line, ...]:
            return (line("needs", side=SIDES[0]),)

        def actions(self, state: Bench) -> tuple[Action, ...]:
            return super().actions(state) if state.task < TASKS else ()

    report = report_of(
        "endless",
        [plays(Endless(), BOTS, Player.NOBODY, Level.KEEN, range(1), random.Random, say)],
    )

    assert findings(report)["endless"].seen == ("nobody at keen, seed 0",)
    fuzzed = fuzz(Endless(), Level.KEEN, 300, 0, random.Random, (say,))
    assert [fault.kind for fault in fuzzed.faults] == ["endless"]


def test_an_exception_deep_in_a_play_is_caught_with_its_place() -> None:
    class Fragile(Workbench):
        def step(self, state: Bench) -> Bench:
            if state.task == 4 and state.answers[:2] == ("right", "left"):
                raise ZeroDivisionError("float division")
            return super().step(state)

    report = measured(Fragile(), actions=1_000)

    assert "exception" in broken(report)
    assert "ZeroDivisionError: float division" in findings(report)["exception"].seen[-1]
    assert not findings(report)["random_actions"].ok


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_a_number_that_is_not_finite_is_caught_wherever_it_sits(bad: float) -> None:
    class Overflowing(Workbench):
        def step(self, state: Bench) -> Bench:
            return replace(super().step(state), heat_c=bad if state.step > 25 else 20.0)

    report = measured(Overflowing())

    assert "number" in broken(report)
    assert f"state.heat_c = {bad}" in findings(report)["number"].seen[0]


def test_a_score_that_is_not_a_number_is_caught_in_the_outcome() -> None:
    class NoScore(Workbench):
        def outcome(self, state: Bench) -> Outcome | None:
            outcome = super().outcome(state)
            return outcome and replace(outcome, score=math.nan)

    assert {"number", "rule", "expert"} <= broken(measured(NoScore()))


class SameIds(Workbench):
    def actions(self, state: Bench) -> tuple[Action, ...]:
        return super().actions(state)[:1] * 2


class OvertimeProgress(Workbench):
    def progress(self, state: Bench) -> Progress:
        return replace(super().progress(state), seconds_left=-0.1)


class LostCoach(Workbench):
    def progress(self, state: Bench) -> Progress:
        return replace(super().progress(state), coach="turn:nowhere")


class Talkative(Workbench):
    def describe(self, state: Bench) -> tuple[Line, ...]:
        return super().describe(state) * 4


class Leaking(Workbench):
    def broken_rules(self, state: Bench) -> tuple[str, ...]:
        return ("energy is not kept",) if state.step > 50 else ()


@pytest.mark.parametrize(
    ("model", "seen"),
    [
        (SameIds(), "action ids repeat"),
        (OvertimeProgress(), "-0.1 s left of 3.0 s"),
        (LostCoach(), "the coach points at 'turn:nowhere', which is not offered"),
        (Talkative(), "describe() speaks 4 sentences, not 1..3"),
        (Leaking(), "energy is not kept"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Workbench) else "",
)
def test_a_broken_invariant_is_caught_by_name(model: Workbench, seen: str) -> None:
    fuzzed = fuzz(model, Level.STANDARD, 300, 0, random.Random, (say,))

    assert {fault.kind for fault in fuzzed.faults} == {"rule"}
    assert fuzzed.faults[0].where.endswith(f": {seen}")


def test_a_sentence_without_words_is_caught() -> None:
    def speechless(sentence: Line) -> str:
        return {"needs": "", "task": "", "turn": ""}[sentence.key]

    fuzzed = fuzz(Workbench(), Level.STANDARD, 300, 0, random.Random, (say, speechless))

    assert fuzzed.faults[0].where.endswith("KeyError: 'push'")


def test_two_actions_that_sound_the_same_are_caught() -> None:
    def mumbling(sentence: Line) -> str:
        return sentence.key

    fuzzed = fuzz(Workbench(), Level.STANDARD, 300, 0, random.Random, (say, mumbling))

    assert fuzzed.faults[0].where.endswith("two actions sound the same: turn")


def test_a_slow_model_and_one_whose_cost_is_unknown_are_caught() -> None:
    report = measured(Workbench(), seeds=2)

    assert broken(replace(report, step_ms=1.2)) == {"step_ms"}
    assert broken(replace(report, step_ms=math.nan)) == {"step_ms"}


def test_too_few_random_actions_are_not_taken_for_enough() -> None:
    report = replace(measured(Workbench(), seeds=1), random_actions=9_999)

    assert not findings(report)["random_actions"].ok


def test_players_that_were_never_measured_keep_no_bound() -> None:
    empty = Report("workbench", plays=(), faults=(), random_actions=10_000, step_ms=0.1)

    means = {"expert", "thrifty", "thrifty_differs", "listener", "careless", "random", "nobody"}
    assert broken(empty) == means | {"expert_minus_random"}


def test_a_listener_gets_words_and_ids_and_nothing_else() -> None:
    sights: list[Sight[Bench]] = []

    class Recorder(Listener):
        def choose(self, sight: Sight[Bench], rng: Rng) -> str | None:
            sights.append(sight)
            return super().choose(sight, rng)

    play_with_bot(Workbench(), Recorder(), Level.CALM, random.Random(1), random.Random(2), say)

    assert {(sight.state, sight.actions) for sight in sights} == {(None, ())}
    assert sights[0].labels["push:left"] == "push left"


def test_an_untouched_calm_play_ends_as_nothing_after_a_minute_of_standing_still() -> None:
    played = play_with_bot(Workbench(), Asleep(), Level.CALM, random.Random(1), random.Random(2), say)

    assert (played.outcome, played.score) == (None, 0.0)
    assert played.looks == MAX_STILL_LOOKS


def test_bots_are_asked_twice_a_second_while_the_clock_runs() -> None:
    played = play_with_bot(Workbench(), BOTS["expert"], Level.KEEN, random.Random(1), random.Random(2), say)

    assert played.steps == TASKS * TASK_STEPS
    assert played.looks == pytest.approx(played.steps * STEP_S * 2, abs=TASKS)


def test_the_same_seeds_give_the_same_play_of_aimless_hands() -> None:
    one, other = (
        play_with_bot(Workbench(), RandomPlayer(), Level.KEEN, random.Random(3), random.Random(4), say)
        for _ in range(2)
    )

    assert one == other
    assert one.recording != ()
