"""Rounds and levels: how long they last, how many alerts come, and what time of the day it is."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.contract import Level

SHORT_S = 90.0
SHORT_ALERTS = 12
QUIET_END_S = 13.0
"""No alert is planned for the last seconds of a round†: each shall have time to be answered."""


@dataclass(frozen=True, slots=True)
class Round:
    """One round: from when to when, how many alerts, its title key, the minute of the day it begins at."""

    start_s: float
    end_s: float
    alerts: int
    title: str
    begins_min: int


TITLES = ("morning", "afternoon", "night")
BEGINS_MIN = (9 * 60 + 10, 14 * 60 + 20, 22 * 60 + 40)
"""When each round begins, in minutes of the day†."""

LENGTH_S = {Level.CALM: 45.0, Level.STANDARD: 40.0, Level.KEEN: 36.0}
ALERTS = {Level.CALM: (4, 5, 5), Level.STANDARD: (4, 5, 5), Level.KEEN: (5, 6, 6)}
"""Alerts of each round†."""


def plan(level: Level, short: bool) -> tuple[Round, ...]:
    """The rounds of a play."""
    if short:
        return (Round(0.0, SHORT_S, SHORT_ALERTS, "day", BEGINS_MIN[1]),)
    length = LENGTH_S[level]
    return tuple(
        Round(n * length, (n + 1) * length, ALERTS[level][n], TITLES[n], BEGINS_MIN[n]) for n in range(3)
    )


def round_number(level: Level, short: bool, time_s: float) -> int:
    """Which round a time is in, from 1; the last one also at its very end."""
    rounds = plan(level, short)
    return next((n for n, one in enumerate(rounds, 1) if time_s < one.end_s - 1e-9), len(rounds))


def round_at(level: Level, short: bool, time_s: float) -> Round:
    """The round a time is in."""
    return plan(level, short)[round_number(level, short, time_s) - 1]


def minute_of_day(level: Level, short: bool, time_s: float) -> int:
    """What the company's clock shows, in whole minutes since midnight."""
    one = round_at(level, short, time_s)
    return one.begins_min + int(time_s - one.start_s + 1e-6)
