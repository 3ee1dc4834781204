"""The plan of a play: rounds, how many aircraft they carry, and what each level changes (load and time)."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.contract import Level
from kiosk.experiences.drone_traffic.state import Kind


@dataclass(frozen=True, slots=True)
class Pace:
    """What a level changes†.

    `round_s` is a round's length, `lead_s` how long before the closest point newcomers bring a conflict,
    `slack_s` how much longer than straight flight a delivery may take, `gap_s` the least time between two
    departures, `offset_m` by how much at most newcomers' paths miss each other.
    """

    round_s: float
    lead_s: tuple[float, float]
    slack_s: tuple[float, float]
    gap_s: float
    offset_m: float = 35.0


PACES = {
    Level.CALM: Pace(45.0, (11.0, 19.0), (14.0, 22.0), 2.0),
    Level.STANDARD: Pace(40.0, (9.5, 18.0), (10.0, 17.0), 1.5),
    Level.KEEN: Pace(36.0, (8.5, 16.0), (8.0, 14.0), 1.0),
}

MEDICAL_SLACK_S = 5.0
"""How late at most a medical delivery may be over straight flight†."""


@dataclass(frozen=True, slots=True)
class Round:
    """One round: its title, when it starts and ends in model time, and what flies in it.

    `counts` says how many parcels are kept in the air from when on, `reach_m` how far at most they fly,
    `arrivals` when which special aircraft comes in.
    """

    title: str
    start_s: float
    end_s: float
    counts: tuple[tuple[float, int], ...]
    reach_m: float
    arrivals: tuple[tuple[float, Kind], ...] = ()

    def count(self, time_s: float) -> int:
        """Parcels to keep in the air now."""
        return [wanted for from_s, wanted in self.counts if from_s <= time_s][-1]


def _short() -> tuple[Round, ...]:
    special = ((34.0, Kind.MEDICAL), (58.0, Kind.UNREGISTERED))
    return (Round("lunch", 0.0, 90.0, ((0.0, 2), (12.0, 4), (34.0, 3)), 480.0, special),)


def _rounds(level: Level) -> tuple[Round, ...]:
    length = PACES[level].round_s
    second, third, end = length, 2 * length, 3 * length
    special = ((third + 2.0, Kind.MEDICAL), (third + 14.0, Kind.UNREGISTERED))
    return (
        Round("morning", 0.0, second, ((0.0, 2),), 480.0),
        Round("lunch", second, third, ((0.0, 4),), 520.0),
        Round("priority", third, end, ((0.0, 3),), 520.0, special),
    )


_PLANS = {(level, False): _rounds(level) for level in Level} | {(level, True): _short() for level in Level}


def plan(level: Level, short: bool) -> tuple[Round, ...]:
    """The rounds of a play."""
    return _PLANS[level, short]


def round_number(level: Level, short: bool, time_s: float) -> int:
    """Which round it is, from 1; the last one stays after its end."""
    rounds = plan(level, short)
    return next((n for n, one in enumerate(rounds, 1) if time_s < one.end_s - 1e-9), len(rounds))
