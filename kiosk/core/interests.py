"""Which kinds of activity drew this visitor today: a conversation opener, never a test.

interest_k = Σ w_jk (r_j − 3) / (Σ w_jk + 1) over the plays j with a liking r_j of 1..5, where w_jk is the
weight 0..1 of type k in the job's manifest. The +1 pulls types with little evidence towards 0. Score, stars
and speed are not parameters of anything here. Source: the project's design, places.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum
from typing import Literal

from kiosk.core.manifest import Interests

InterestType = Literal["R", "I", "A", "S", "E", "C"]

TYPES: tuple[InterestType, ...] = ("R", "I", "A", "S", "E", "C")
"""현실형 · 탐구형 · 예술형 · 사회형 · 진취형 · 관습형, in the order that also breaks ties."""

FEWEST_PLAYS = 3
FEWEST_LEADS = 2
_NEUTRAL = 3


@dataclass(frozen=True, slots=True)
class LikedPlay:
    """A play the visitor answered "이 일, 어땠나요?" for: the job's weights and the liking 1..5."""

    weights: Interests
    liking: int


@dataclass(frozen=True, slots=True)
class InterestSummary:
    """How strongly each type drew the visitor today, −2..2 (0 = neither), in the order of TYPES."""

    values: tuple[tuple[InterestType, float], ...]

    @property
    def leaning(self) -> InterestType | None:
        """The type that drew most, None when nothing was liked."""
        best, value = max(self.values, key=lambda pair: pair[1])
        return best if value > 0 else None


def lead_type(weights: Interests) -> InterestType:
    """The job's heaviest type."""
    return max(TYPES, key=lambda kind: _weight(weights, kind))


def interests(plays: Sequence[LikedPlay]) -> InterestSummary | None:
    """The summary, or None while it would say more than is known.

    It takes three plays with a liking, and jobs of two different lead types among them.
    """
    if len(plays) < FEWEST_PLAYS or len({lead_type(play.weights) for play in plays}) < FEWEST_LEADS:
        return None
    return InterestSummary(tuple((kind, _interest(plays, kind)) for kind in TYPES))


def _interest(plays: Sequence[LikedPlay], kind: InterestType) -> float:
    drawn = fsum(_weight(play.weights, kind) * (play.liking - _NEUTRAL) for play in plays)
    return drawn / (fsum(_weight(play.weights, kind) for play in plays) + 1)


def _weight(weights: Interests, kind: InterestType) -> float:
    return float(getattr(weights, kind))
