"""The plan of a play: rounds, what is asked for in them, and what each level changes (load and time)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.core.contract import Level, Rng
from kiosk.experiences.care_robot.state import HOMES, Call, Home, Kind

MIN_PER_S = 0.5
"""A second of play is half a minute of the day†."""

M, E, W, T, F = Kind.MEDICINE, Kind.MEAL, Kind.WALK, Kind.TALK, Kind.FALL


@dataclass(frozen=True, slots=True)
class Round:
    """One round: its title, the time of day it begins, its kinds of requests in the order they come.

    `charge` is added to the robots' batteries before it; `low` says that one of them worked all afternoon.
    """

    title: str
    clock_min: int
    start_min: float
    end_min: float
    kinds: tuple[Kind, ...]
    charge: float = 0.0
    low: bool = False


ROUND_MIN = {Level.CALM: 22.5, Level.STANDARD: 21.5, Level.KEEN: 19.5}
"""Length of a round: minutes of the day, half as many as seconds of play†."""

SHORT_MIN = 45.0
QUIET_MIN = 4.0
"""Nothing is asked for in the last minutes of a round†."""

_MORNING = (M, M, T, M, E, M)
_NOON = (E, W, E, T, W, E)
_EVENING = (M, F, T, F, E, M)
_SHORT = (M, M, T, E, W, F, E, F, T, M, E, M)

REFUSALS = 2
"""Homes that have said no to robots†."""

LONELY = (0.15, 0.80)
"""How lonely the homes are in the morning†: spread evenly, so that every play begins alike."""

LOW_BATTERY = (0.22, 0.34)
"""Charge of the robot that worked all afternoon†."""


def _rounds(level: Level) -> tuple[Round, ...]:
    length = ROUND_MIN[level]
    return (
        Round("morning", 8 * 60, 0.0, length, _MORNING),
        Round("noon", 12 * 60, length, 2 * length, _NOON, charge=0.4),
        Round("evening", 17 * 60, 2 * length, 3 * length, _EVENING, charge=0.3, low=True),
    )


_PLANS = {(level, False): _rounds(level) for level in Level} | {
    (level, True): (Round("day", 11 * 60, 0.0, SHORT_MIN, _SHORT),) for level in Level
}


def plan(level: Level, short: bool) -> tuple[Round, ...]:
    """The rounds of a play."""
    return _PLANS[level, short]


def deal_homes(rng: Rng) -> tuple[Home, ...]:
    """The neighbours: two of them have said no to robots, some have been alone for longer than others."""
    refusing = shuffled(HOMES, rng)[:REFUSALS]
    low, high = LONELY
    step = (high - low) / len(HOMES)
    lonely = [low + step * (n - 1 + rng.random()) for n in shuffled(HOMES, rng)]
    return tuple(Home(n, n not in refusing, lonely[n - 1]) for n in HOMES)


def deal_calls(level: Level, short: bool, homes: Sequence[Home], rng: Rng) -> tuple[Call, ...]:
    """All that will be asked for, in the order of time; the first is at once, where a robot suits well."""
    calls: list[Call] = []
    for one in plan(level, short):
        order: list[int] = []
        while len(order) < len(one.kinds):
            order += _apart(shuffled(HOMES, rng), order)
        if not calls:
            first = min((one for one in homes if one.consents), key=lambda one: one.lonely).number
            order.remove(first)
            order.insert(0, first)
        span = one.end_min - one.start_min - QUIET_MIN
        gap = span / len(one.kinds)
        real = rng.random() < 0.5
        for n, kind in enumerate(one.kinds):
            jitter = 0.0 if n == 0 else 0.5 * gap * (rng.random() - 0.5)
            at_min = round(one.start_min + n * gap + jitter, 1)
            if kind is Kind.FALL:
                real = not real
            calls.append(Call(at_min, kind, order[n], real if kind is Kind.FALL else True))
    return tuple(calls)


def _apart(order: list[int], before: Sequence[int]) -> list[int]:
    """A further shuffle whose first homes are not the last of the one before."""
    late = before[len(before) // 2 :]
    return [n for n in order if n not in late] + [n for n in order if n in late]


def shuffled(items: Sequence[int], rng: Rng) -> list[int]:
    """A fair shuffle (Fisher and Yates) out of the one generator."""
    pool = list(items)
    for n in range(len(pool) - 1, 0, -1):
        other = int(rng.random() * (n + 1))
        pool[n], pool[other] = pool[other], pool[n]
    return pool
