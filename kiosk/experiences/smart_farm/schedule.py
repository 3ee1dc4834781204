"""The plan of a play: rounds, the hours they show, and what each level changes (load and time)."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.contract import Level
from kiosk.experiences.smart_farm.humidity import saturated_kgpm3
from kiosk.experiences.smart_farm.state import Air

MINUTES_PER_S = 10.0
"""Time of day that passes in one second of play†."""

SHORT_S = 90.0


@dataclass(frozen=True, slots=True)
class Pace:
    """What a level changes†: how long a round is, how many clouds pass, how warm the days are on top."""

    round_s: float
    clouds: int


PACES = {Level.CALM: Pace(45.0, 1), Level.STANDARD: Pace(40.0, 2), Level.KEEN: Pace(36.0, 3)}


@dataclass(frozen=True, slots=True)
class Round:
    """One round: when it starts and ends in play time, the hour it opens at, the air it opens with.

    `fails_after_s`: how many seconds into the round the sensor may start to lie, None for never.
    """

    title: str
    start_s: float
    end_s: float
    hour: float
    air: Air
    fails_after_s: tuple[float, float] | None = None

    def hour_at(self, time_s: float) -> float:
        """Time of day at a play time."""
        return self.hour + (time_s - self.start_s) * MINUTES_PER_S / 60.0


def _air(temp_c: float, humidity: float) -> Air:
    return Air(temp_c, humidity * saturated_kgpm3(temp_c))


def _rounds(level: Level) -> tuple[Round, ...]:
    length = PACES[level].round_s
    return (
        Round("spring", 0.0, length, 9.0, _air(29.5, 0.62)),
        Round("heat", length, 2 * length, 10.5, _air(31.0, 0.66)),
        Round("rain", 2 * length, 3 * length, 13.0, _air(17.0, 0.86), (9.0, 13.0)),
    )


def _short() -> tuple[Round, ...]:
    return (Round("fickle", 0.0, SHORT_S, 8.5, _air(29.5, 0.62), (58.0, 63.0)),)


_PLANS = {(level, False): _rounds(level) for level in Level} | {(level, True): _short() for level in Level}


def plan(level: Level, short: bool) -> tuple[Round, ...]:
    """The rounds of a play."""
    return _PLANS[level, short]


def round_number(level: Level, short: bool, time_s: float) -> int:
    """Which round it is, from 1; the last one stays after its end."""
    rounds = plan(level, short)
    return next((n for n, one in enumerate(rounds, 1) if time_s < one.end_s - 1e-9), len(rounds))
