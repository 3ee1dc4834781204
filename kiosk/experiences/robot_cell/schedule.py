"""Rounds, levels and the people who come: all chance of a play is dealt here."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.contract import Level, Rng
from kiosk.experiences.robot_cell.state import Cell, Kind, Side, Visit

SHORT_S = 90.0

BUSY_SHARE = 0.75
"""Share of passers who take the busier side†."""

LANES_M = (1.0, 2.5)
"""How near a passer's way comes to the arm's reach, from and to†."""

WALKS_MPS = (1.1, 1.4)
"""How fast passers walk, from and to†: below the 1.6 m/s that safety counts with."""

SERVICE_MPS = 1.4
"""How fast the one who looks after the belt walks†."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What a level changes: length of a round, people, how long service kneels, parts worth full marks."""

    round_s: float
    passers: tuple[int, int, int]
    group: int
    kneel_s: float
    target: int
    short_target: int


PACES = {
    Level.CALM: Pace(45.0, (4, 3, 2), 3, 4.0, 18, 12),
    Level.STANDARD: Pace(40.0, (4, 3, 2), 4, 4.0, 16, 12),
    Level.KEEN: Pace(36.0, (5, 4, 2), 4, 4.0, 13, 11),
}

TITLES = ("commission", "heavy", "service")


@dataclass(frozen=True, slots=True)
class Round:
    """One round: its title and when it begins and ends."""

    title: str
    start_s: float
    end_s: float


def plan(level: Level, short: bool) -> tuple[Round, ...]:
    """The rounds of a play, in order."""
    if short:
        return (Round("short", 0.0, SHORT_S),)
    length = PACES[level].round_s
    return tuple(Round(title, n * length, (n + 1) * length) for n, title in enumerate(TITLES))


def part_s(level: Level, short: bool) -> float:
    """Length of each of the three parts a play has: its rounds, or thirds of the short one."""
    return SHORT_S / 3 if short else PACES[level].round_s


def round_number(level: Level, short: bool, time_s: float) -> int:
    """The round at a time, from 1."""
    rounds = plan(level, short)
    return next((n for n, one in enumerate(rounds, 1) if time_s < one.end_s - 1e-9), len(rounds))


def target(level: Level, short: bool) -> int:
    """Parts that are worth full marks."""
    pace = PACES[level]
    return pace.short_target if short else pace.target


def heavy_from_s(level: Level, short: bool) -> float:
    """When the heavy parts come."""
    return part_s(level, short)


def is_heavy(cell: Cell) -> bool:
    """Whether the heavy parts have come."""
    return cell.time_s >= heavy_from_s(cell.level, cell.short) - 1e-9


def deal(level: Level, short: bool, rng: Rng) -> tuple[Side, tuple[Visit, ...]]:
    """The busy side and everybody who comes, in the order in which they come."""
    busy = Side.LEFT if rng.random() < 0.5 else Side.RIGHT
    other = Side.RIGHT if busy is Side.LEFT else Side.LEFT
    pace, length = PACES[level], part_s(level, short)
    visits: list[Visit] = []
    for n, count in enumerate(pace.passers):
        first, gap = n * length + 5.0, (length - 12.0) / count
        for k in range(count):
            side = busy if rng.random() < BUSY_SHARE else other
            at_s = first + gap * (k + 0.5 * rng.random())
            visits.append(_walker(rng, Kind.PASSER, round(at_s, 1), side))
    group_s = 1.55 * length
    for k in range(pace.group):
        visits.append(_walker(rng, Kind.GROUP, round(group_s + 1.1 * k, 1), busy, walk=1.25, ahead=True))
    for share in (0.14,) if short else (0.14, 0.58):
        side = Side.LEFT if rng.random() < 0.5 else Side.RIGHT
        at_s = round((2.0 + share) * length, 1)
        visits.append(Visit(Kind.SERVICE, at_s, side, 0.0, SERVICE_MPS, True, pace.kneel_s))
    return busy, tuple(sorted(visits, key=lambda one: one.at_s))


def _walker(
    rng: Rng, kind: Kind, at_s: float, side: Side, *, walk: float = 0.0, ahead: bool | None = None
) -> Visit:
    lane = LANES_M[0] + (LANES_M[1] - LANES_M[0]) * rng.random()
    pace = WALKS_MPS[0] + (WALKS_MPS[1] - WALKS_MPS[0]) * rng.random()
    onward = rng.random() < 0.5
    return Visit(kind, at_s, side, lane, walk or pace, onward if ahead is None else ahead)
