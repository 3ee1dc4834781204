"""Where people are: ways through the cell, distances to the arm's reach, what the sensor can see.

The floor has its origin under the robot; x runs to the right and nearer, y to the left and nearer, as on the
Stage. The left aisle runs along x at some y, the right one along y at some x.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import hypot

from kiosk.experiences.robot_cell.state import FIELDS_M, REACH_M, Cell, Kind, Side, Visit

EDGE_M = 4.0
"""How far from the robot people come into the picture and leave it."""

KNEEL_AT = (-0.95, 1.25)
"""Where the belt's motor is: the belt stands between it and the sensor."""

STANDS_S = 1.0
"""How long service looks before kneeling down†."""

ANNOUNCED_S = 2.5
"""How long before she comes service calls†."""

Place = tuple[float, float]


def service_ends_s(visit: Visit) -> float:
    """When service is out of the cell again."""
    return visit.at_s + 2.0 * _way_s(visit) + STANDS_S + visit.kneel_s


def ends_s(visit: Visit) -> float:
    """When somebody is out of the picture again."""
    if visit.kind is Kind.SERVICE:
        return service_ends_s(visit)
    return visit.at_s + 2.0 * EDGE_M / visit.walk_mps


def is_here(visit: Visit, time_s: float) -> bool:
    """Whether somebody is in the picture."""
    return visit.at_s <= time_s < ends_s(visit)


def kneel_ends_s(visit: Visit) -> float:
    """When service stands up again."""
    return visit.at_s + _way_s(visit) + STANDS_S + visit.kneel_s


def kneels(visit: Visit, time_s: float) -> bool:
    """Whether service kneels behind the belt, where the sensor cannot see."""
    if visit.kind is not Kind.SERVICE:
        return False
    up_s = kneel_ends_s(visit)
    return up_s - visit.kneel_s <= time_s < up_s


def place(visit: Visit, time_s: float) -> Place:
    """Where somebody is; at an end of the way before and after it."""
    since_s = time_s - visit.at_s
    if visit.kind is Kind.SERVICE:
        way_s = _way_s(visit)
        back_s = since_s - way_s - STANDS_S - visit.kneel_s
        share = since_s / way_s if back_s < 0.0 else 1.0 - back_s / way_s
        share = min(1.0, max(0.0, share))
        start = _entrance(visit.side)
        return (
            start[0] + share * (KNEEL_AT[0] - start[0]),
            start[1] + share * (KNEEL_AT[1] - start[1]),
        )
    along = min(EDGE_M, max(-EDGE_M, -EDGE_M + since_s * visit.walk_mps))
    along, beside = along if visit.ahead else -along, REACH_M + visit.lane_m
    return (along, beside) if visit.side is Side.LEFT else (beside, along)


def facing(visit: Visit, time_s: float) -> Place:
    """The direction somebody walks in, on the floor; (0, 0) for one who stands."""
    before, after = place(visit, time_s), place(visit, time_s + 0.05)
    return after[0] - before[0], after[1] - before[1]


def distance_m(spot: Place) -> float:
    """How far a place is from what the arm can reach; 0 within it."""
    return max(0.0, hypot(*spot) - REACH_M)


def fenced(cell: Cell, visit: Visit) -> bool:
    """Whether the fence stands between somebody and the robot. Service comes in where it is open."""
    return visit.kind is not Kind.SERVICE and visit.side is cell.settings.fence


def around(cell: Cell, time_s: float) -> Iterator[tuple[int, Visit, float]]:
    """Everybody in the cell whom no fence keeps apart: index, visit, distance in metres."""
    for n, visit in enumerate(cell.visits):
        if visit.at_s > time_s:
            return
        if is_here(visit, time_s) and not fenced(cell, visit):
            yield n, visit, distance_m(place(visit, time_s))


def seen(cell: Cell, visit: Visit, distance: float, time_s: float) -> bool:
    """Whether the sensor notices somebody at a distance."""
    return distance <= FIELDS_M[cell.settings.field] and not kneels(visit, time_s)


def with_open_side(visit: Visit, fence: Side | None) -> Visit:
    """Service takes the side without a fence."""
    if visit.kind is not Kind.SERVICE or visit.side is not fence:
        return visit
    return replace(visit, side=Side.RIGHT if fence is Side.LEFT else Side.LEFT)


def service_now(cell: Cell) -> Visit | None:
    """Service who has called, is coming or is there."""
    for visit in cell.visits:
        if visit.kind is Kind.SERVICE and visit.at_s - ANNOUNCED_S <= cell.time_s < service_ends_s(visit):
            return visit
    return None


def _entrance(side: Side) -> Place:
    return (KNEEL_AT[0], EDGE_M) if side is Side.LEFT else (EDGE_M, 1.3)


def _way_s(visit: Visit) -> float:
    start = _entrance(visit.side)
    return hypot(start[0] - KNEEL_AT[0], start[1] - KNEEL_AT[1]) / visit.walk_mps
