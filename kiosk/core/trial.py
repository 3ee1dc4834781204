"""Trying out an experience: plays of every player, what was wrong with them, and random legal actions."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from typing import Any, Protocol, TypeVar, cast, runtime_checkable

from kiosk.core.bot_play import BotPlay, RandomPlayer, Say, play_untouched, play_with_bot, spoken_label
from kiosk.core.calibration import Fault, FaultSeen, Player, PlayScore, Report
from kiosk.core.contract import Action, Bot, Level, Outcome, Progress, Rng, Simulation
from kiosk.core.play import SPEED_LIMIT_STEPS, replay

S = TypeVar("S")

RngMaker = Callable[[int], Rng]
"""A fresh generator for a seed; the same seed gives the same numbers."""

BOT_SEED_OFFSET = 1_000_003
"""Keeps a bot's own luck apart from the luck dealt to the play."""

_WITHOUT_NUMBERS = frozenset({int, str, bool, type(None)})

MAX_STEPS_BETWEEN = 3
"""Fuzzing lets at most this many steps pass between two random actions."""

WAITING_STEPS = 10
"""Steps fuzzing lets pass when nothing can be done; then it looks again."""

REPLAYED = 2
"""Plays of a player at a level that are replayed: chance outside `begin` shows in the first ones."""


@runtime_checkable
class KeepsRules(Protocol):
    """A simulation that knows its own invariants (energy kept, counts that add up, ranges)."""

    def broken_rules(self, state: Any) -> Iterable[str]:
        """What is wrong with a state, as short English sentences; nothing when all is well."""
        ...


def play(
    simulation: Simulation[S],
    bots: Mapping[str, Bot[S]],
    player: Player,
    level: Level,
    seed: int,
    make_rng: RngMaker,
    say: Say,
    *,
    short: bool = False,
) -> BotPlay[S]:
    """One play of one player on one seed."""
    if player is Player.NOBODY:
        return play_untouched(simulation, level, make_rng(seed), short=short)
    bot = RandomPlayer() if player is Player.RANDOM else bots[player]
    bot_rng = make_rng(seed + BOT_SEED_OFFSET)
    return play_with_bot(simulation, bot, level, make_rng(seed), bot_rng, say, short=short)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of what a report is made of: plays, or random actions, and the faults seen meanwhile."""

    plays: tuple[PlayScore, ...] = ()
    faults: tuple[FaultSeen, ...] = ()
    random_actions: int = 0
    step_ms: float | None = None


def report_of(experience: str, pieces: Iterable[Piece]) -> Report:
    """All pieces put together; the step cost is NaN where none was measured."""
    pieces = tuple(pieces)
    return Report(
        experience,
        plays=tuple(score for piece in pieces for score in piece.plays),
        faults=tuple(fault for piece in pieces for fault in piece.faults),
        random_actions=sum(piece.random_actions for piece in pieces),
        step_ms=next((piece.step_ms for piece in pieces if piece.step_ms is not None), math.nan),
    )


def plays(
    simulation: Simulation[S],
    bots: Mapping[str, Bot[S]],
    player: Player,
    level: Level,
    seeds: Iterable[int],
    make_rng: RngMaker,
    say: Say,
) -> Piece:
    """The plays of one player at one level, the first replayed. An exception is a fault and ends them."""
    scores: list[PlayScore] = []
    faults: list[FaultSeen] = []
    for seed in seeds:
        try:
            played = play(simulation, bots, player, level, seed, make_rng, say)
            faults += faults_of_play(player, seed, played)
            if len(scores) < REPLAYED and not replays(simulation, seed, played, make_rng):
                faults.append(FaultSeen(Fault.REPLAY, f"{player} at {level}, seed {seed}"))
            scores.append(play_score(player, seed, played))
        except Exception as error:  # noqa: BLE001 - whatever an experience raises is a finding here
            where = f"{player} at {level}, seed {seed}: {type(error).__name__}: {error}"
            return Piece(tuple(scores), (*faults, FaultSeen(Fault.EXCEPTION, where)))
    return Piece(tuple(scores), tuple(faults))


def play_score(player: Player, seed: int, played: BotPlay[Any]) -> PlayScore:
    """A play reduced to what the verdict needs."""
    verbs = tuple(sorted(Counter(played.verbs).items()))
    finished = played.outcome is not None
    return PlayScore(player, played.level, seed, played.score, finished, played.steps, verbs)


def faults_of_play(player: Player, seed: int, played: BotPlay[Any]) -> tuple[FaultSeen, ...]:
    """What is wrong with how a play ended: untouched it never does, or its numbers are not sound."""
    where = f"{player} at {played.level}, seed {seed}"
    if played.outcome is None:
        return (FaultSeen(Fault.ENDLESS, where),) if player is Player.NOBODY else ()
    numbers = (FaultSeen(Fault.NUMBER, f"{where}: {path}") for path in not_finite(played.outcome, "outcome"))
    rules = (FaultSeen(Fault.RULE, f"{where}: {rule}") for rule in _broken_in_outcome(played.outcome))
    return (*numbers, *rules)


def replays(simulation: Simulation[S], seed: int, played: BotPlay[S], make_rng: RngMaker) -> bool:
    """Whether the recording leads to the same end again; a play that was given up has none to compare."""
    if played.outcome is None:
        return True
    again = replay(simulation, played.level, make_rng(seed), played.recording, short=played.short)
    return again == played.state and simulation.outcome(again) == played.outcome


def _broken_in_outcome(outcome: Outcome) -> Iterator[str]:
    if not 0 <= outcome.score <= 1:
        yield f"score is {outcome.score}, not 0..1"
    if outcome.stars not in (1, 2, 3):
        yield f"stars are {outcome.stars}, not 1..3"


Sound = dict[int, object]
"""Frozen values found sound, by identity. States share most of what they hold, so it is looked at once."""


def not_finite(value: object, path: str = "state", sound: Sound | None = None) -> list[str]:
    """Paths of all numbers inside a value that are not finite; walks dataclasses, mappings and sequences.

    `sound` remembers what was walked before, for many values that share their parts.
    """
    found: list[str] = []
    _walk(value, path, found, {} if sound is None else sound)
    return found


def _walk(value: object, path: str, found: list[str], sound: Sound) -> None:
    kind: type[Any] = type(value)
    if kind is float:
        if not math.isfinite(cast(float, value)):
            found.append(f"{path} = {value}")
    elif kind in _WITHOUT_NUMBERS or id(value) in sound:
        return
    elif is_dataclass(kind):
        for name in kind.__dataclass_fields__:  # `fields()` makes a tuple each time; this is asked very often
            _walk(getattr(value, name), f"{path}.{name}", found, sound)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            _walk(item, f"{path}[{key!r}]", found, sound)
    elif isinstance(value, (tuple, list)):
        for index, item in enumerate(value):
            _walk(item, f"{path}[{index}]", found, sound)
    if not found and kind is not float and not isinstance(value, (list, dict)):
        sound[id(value)] = value


def broken_rules(simulation: Simulation[S], state: S) -> Iterator[str]:
    """Invariants of the contract that a state breaks, then those the simulation states itself."""
    actions = simulation.actions(state)
    if len({action.id for action in actions}) != len(actions):
        yield "action ids repeat"
    finished = simulation.outcome(state) is not None
    if finished and actions:
        yield "a finished play still offers actions"
    yield from _broken_in_progress(simulation.progress(state), actions)
    spoken = len(simulation.describe(state))
    if not finished and not 1 <= spoken <= 3:
        yield f"describe() speaks {spoken} sentences, not 1..3"
    if isinstance(simulation, KeepsRules):
        yield from simulation.broken_rules(state)


def _broken_in_progress(progress: Progress, actions: tuple[Action, ...]) -> Iterator[str]:
    if not 1 <= progress.round <= progress.rounds:
        yield f"round {progress.round} of {progress.rounds}"
    if not 0 <= progress.seconds_left <= progress.round_seconds:
        yield f"{progress.seconds_left} s left of {progress.round_seconds} s"
    if progress.coach and progress.coach not in {action.id for action in actions}:
        yield f"the coach points at {progress.coach!r}, which is not offered"


def fuzz(
    simulation: Simulation[S],
    level: Level,
    count: int,
    seed: int,
    make_rng: RngMaker,
    voices: tuple[Say, ...],
    *,
    short: bool = False,
) -> Piece:
    """Take `count` random legal actions, play after play, and look at every state; a fault ends it.

    Every state is also put into words by each of `voices`, so that a missing text is found here.
    """
    hands = make_rng(seed + BOT_SEED_OFFSET)
    done = 0
    while done < count:
        fuzzed = _fuzz_play(simulation, level, count - done, seed, make_rng, hands, voices, short=short)
        done += fuzzed.random_actions
        if fuzzed.faults:
            return Piece(faults=fuzzed.faults, random_actions=done)
        seed += 1
    return Piece(random_actions=done)


def _fuzz_play(
    simulation: Simulation[S],
    level: Level,
    count: int,
    seed: int,
    make_rng: RngMaker,
    hands: Rng,
    voices: tuple[Say, ...],
    *,
    short: bool,
) -> Piece:
    """At most `count` random actions within one play."""
    done = step = 0
    sound: Sound = {}
    where = f"random hands at {level}, seed {seed}"
    try:
        state = simulation.begin(level, make_rng(seed), short=short)
        while done < count and simulation.outcome(state) is None and step < SPEED_LIMIT_STEPS:
            where = f"random hands at {level}, seed {seed}, step {step}"
            if actions := simulation.actions(state):
                state = simulation.act(state, actions[int(hands.random() * len(actions))].id)
                done += 1
            for _ in range(int(hands.random() * (MAX_STEPS_BETWEEN + 1)) if actions else WAITING_STEPS):
                state = simulation.step(state)
                step += 1
            if faults := tuple(_faults_of_state(simulation, state, voices, where, sound)):
                return Piece(faults=faults, random_actions=done)
    except Exception as error:  # noqa: BLE001 - whatever an experience raises is a finding here
        seen = FaultSeen(Fault.EXCEPTION, f"{where}: {type(error).__name__}: {error}")
        return Piece(faults=(seen,), random_actions=done)
    if step >= SPEED_LIMIT_STEPS or not done:
        seen = FaultSeen(Fault.ENDLESS, f"{where}: {done} actions in {step} steps")
        return Piece(faults=(seen,), random_actions=done)
    return Piece(random_actions=done)


def _faults_of_state(
    simulation: Simulation[S], state: S, voices: tuple[Say, ...], where: str, sound: Sound
) -> Iterator[FaultSeen]:
    for path in not_finite(state, sound=sound):
        yield FaultSeen(Fault.NUMBER, f"{where}: {path}")
    for rule in broken_rules(simulation, state):
        yield FaultSeen(Fault.RULE, f"{where}: {rule}")
    progress = simulation.progress(state)
    shown = (progress.round_title, progress.notice, progress.notice_more, *simulation.describe(state))
    for say in voices:
        for sentence in shown:
            if sentence is not None:
                say(sentence)
        spoken = Counter(spoken_label(action, say) for action in simulation.actions(state))
        for twice in (label for label, times in spoken.items() if times > 1):
            yield FaultSeen(Fault.RULE, f"{where}: two actions sound the same: {twice}")
