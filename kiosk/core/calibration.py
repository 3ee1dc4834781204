"""What every experience must show before a visitor meets it: the bounds, and the verdict on a report.

The plays behind a report are made by `core/trial.py`; who runs them on how many processes is
`services/experience_check.py`.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.contract import Level

RANDOM_ACTIONS = 10_000
"""Random legal actions an experience must survive."""


class Player(StrEnum):
    """Who plays in a calibration: the four bots of an experience, aimless hands, and nobody."""

    EXPERT = "expert"
    THRIFTY = "thrifty"
    LISTENER = "listener"
    CARELESS = "careless"
    RANDOM = "random"
    NOBODY = "nobody"


BOT_NAMES = (Player.EXPERT, Player.THRIFTY, Player.CARELESS, Player.LISTENER)
"""The bots an experience's `BOTS` must hold."""


def levels_of(player: Player) -> tuple[Level, ...]:
    """Levels a player is measured at. A listener needs the clock to wait, so it plays at 차분하게 only."""
    return (Level.CALM,) if player is Player.LISTENER else tuple(Level)


class Fault(StrEnum):
    """What may never happen at all."""

    EXCEPTION = "exception"
    NUMBER = "number"  # a number in state or outcome that is not finite
    RULE = "rule"  # an invariant of the contract or of the model's own is broken
    REPLAY = "replay"  # the same seed and actions led somewhere else
    ENDLESS = "endless"  # untouched, the play does not end by itself


@dataclass(frozen=True, slots=True)
class FaultSeen:
    """One fault and where it was seen ("keen, seed 7, step 120: …")."""

    kind: Fault
    where: str


@dataclass(frozen=True, slots=True)
class PlayScore:
    """One play of a calibration, in numbers: `verbs` counts the actions taken by their label key."""

    player: Player
    level: Level
    seed: int
    score: float
    finished: bool
    steps: int
    verbs: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything measured of one experience. `step_ms` is the median cost of `step` plus `actions`."""

    experience: str
    plays: tuple[PlayScore, ...]
    faults: tuple[FaultSeen, ...]
    random_actions: int
    step_ms: float


@dataclass(frozen=True, slots=True)
class Bound:
    """One line of the table: what is measured, and the range it must lie in (ends included)."""

    key: str
    what: str
    low: float = -math.inf
    high: float = math.inf

    def holds(self, measured: float) -> bool:
        """Whether the bound is kept; a number that could not be measured (NaN) keeps none."""
        return self.low <= measured <= self.high


@dataclass(frozen=True, slots=True)
class Finding:
    """One bound held against one report. `by_level` shows where a mean comes from."""

    bound: Bound
    measured: float
    by_level: tuple[tuple[Level, float], ...] = ()
    seen: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the experience keeps this bound."""
        return self.bound.holds(self.measured)


BOUNDS = (
    Bound("expert", "expert bot, mean score", low=0.85),
    Bound("thrifty", "thrifty bot, mean score", low=0.70),
    Bound("thrifty_differs", "thrifty's actions differ from expert's (0 same .. 1 nothing shared)", low=0.15),
    Bound("listener", "listener bot at calm, mean score", low=0.70),
    Bound("careless", "careless bot, mean score", high=0.60),
    Bound("random", "random legal actions, mean score", high=0.55),
    Bound("nobody", "nobody touches anything, mean score", high=0.35),
    Bound("expert_minus_random", "expert minus random, means", low=0.30),
    Bound("replay", "plays that differ on the same seed and actions", high=0),
    Bound("endless", "untouched plays that never end", high=0),
    Bound("random_actions", "random legal actions survived", low=RANDOM_ACTIONS),
    Bound("exception", "exceptions", high=0),
    Bound("number", "numbers that are not finite", high=0),
    Bound("rule", "broken invariants", high=0),
    Bound("step_ms", "one step plus actions(), median ms", high=1.0),
)


def judge(report: Report) -> tuple[Finding, ...]:
    """Every bound held against a report, in the table's order."""
    return tuple(_finding(report, bound) for bound in BOUNDS)


def _finding(report: Report, bound: Bound) -> Finding:
    if bound.key in tuple(Player):
        player = Player(bound.key)
        by_level = tuple((level, mean_score(report, player, level)) for level in levels_of(player))
        return Finding(bound, mean_score(report, player), by_level)
    if bound.key in tuple(Fault):
        seen = tuple(fault.where for fault in report.faults if fault.kind == bound.key)
        return Finding(bound, len(seen), seen=seen)
    measured = {
        "thrifty_differs": action_distance(report, Player.EXPERT, Player.THRIFTY),
        "expert_minus_random": mean_score(report, Player.EXPERT) - mean_score(report, Player.RANDOM),
        "random_actions": report.random_actions,
        "step_ms": report.step_ms,
    }
    return Finding(bound, measured[bound.key])


def mean_score(report: Report, player: Player, level: Level | None = None) -> float:
    """Mean score of a player's plays, at one level or over all; NaN where there are none."""
    scores = [
        each.score
        for each in report.plays
        if each.player is player and (level is None or each.level is level)
    ]
    return math.fsum(scores) / len(scores) if scores else math.nan


def action_distance(report: Report, one: Player, other: Player) -> float:
    """How differently two players act: Bray-Curtis dissimilarity of their actions per play, by verb.

    0 when both take each kind of action equally often, 1 when they share none; NaN where one never acted.
    Unlike a distance of shares it also sees a player who does the same things half as often.
    """
    ones, others = (_actions_per_play(report, player) for player in (one, other))
    if not ones or not others:
        return math.nan
    verbs = sorted(ones.keys() | others.keys())
    apart = math.fsum(abs(ones.get(verb, 0.0) - others.get(verb, 0.0)) for verb in verbs)
    return apart / math.fsum((*ones.values(), *others.values()))


def _actions_per_play(report: Report, player: Player) -> dict[str, float]:
    plays = [each for each in report.plays if each.player is player]
    counts: Counter[str] = Counter()
    for each in plays:
        counts.update(dict(each.verbs))
    return {verb: count / len(plays) for verb, count in counts.items()}
