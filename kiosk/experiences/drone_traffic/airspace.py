"""Geometry of the airspace: where aircraft will be, and which of them will come too close.

An aircraft's near future is a chain of legs of constant velocity. On each stretch where two aircraft both fly
one leg, the closest point of approach is exact: with relative position Δp and velocity Δv,
t* = max(0, −Δp·Δv / |Δv|²) and miss = |Δp + Δv t*|. Equations, constants and sources: README.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, degrees, hypot, inf, radians, sin, sqrt
from typing import NamedTuple

from kiosk.experiences.drone_traffic.state import Aircraft, Conflict, Kind, Phase, Point

SEPARATION_M = 50.0
"""Horizontal distance to be kept at the same height†."""

LOOKAHEAD_S = 20.0
"""How far ahead conflicts are predicted†."""

SLOW_S = 10.0
"""Pairs that close in so slowly that their closest point lies beyond LOOKAHEAD_S are in conflict from this
long before their separation is lost†."""

VERTICAL_M = 20.0
"""Aircraft nearer in height than this count as being in the same layer†."""

CLIMB_MPS = 6.0
DESCENT_MPS = 5.0
ACCELERATION_MPS2 = 5.0
"""What a delivery multirotor does comfortably†; also its braking."""


class Leg(NamedTuple):
    """Constant velocity from `start_s` to `end_s` (seconds from now), beginning at x, y, z in metres."""

    start_s: float
    end_s: float
    x_m: float
    y_m: float
    z_m: float
    east_mps: float
    north_mps: float
    up_mps: float


class Approach(NamedTuple):
    """A closest point of approach: when, how near, and for how long the separation is lost around it."""

    in_s: float
    miss_m: float
    lost_s: float = 0.0


def closest_approach(
    east_m: float, north_m: float, east_mps: float, north_mps: float, until_s: float = inf
) -> Approach:
    """The closest point of approach of a relative motion, no earlier than now and no later than `until_s`."""
    speed2 = east_mps * east_mps + north_mps * north_mps
    in_s = 0.0
    if speed2 > 1e-9:
        in_s = min(until_s, max(0.0, -(east_m * east_mps + north_m * north_mps) / speed2))
    return Approach(in_s, hypot(east_m + east_mps * in_s, north_m + north_mps * in_s))


def bearing_deg(east_m: float, north_m: float) -> float:
    """Course of a direction, degrees clockwise from north, 0..360."""
    return degrees(atan2(east_m, north_m)) % 360.0


def unit(course_deg: float) -> tuple[float, float]:
    """East and north parts of a course of length 1."""
    return sin(radians(course_deg)), cos(radians(course_deg))


def remaining_m(aircraft: Aircraft) -> float:
    """Length of the path still to fly."""
    length, x_m, y_m = 0.0, aircraft.x_m, aircraft.y_m
    for point in aircraft.path:
        length += hypot(point.x_m - x_m, point.y_m - y_m)
        x_m, y_m = point.x_m, point.y_m
    return length


def vertical_mps(aircraft: Aircraft) -> float:
    """Present vertical speed: up positive, 0 in level flight."""
    if aircraft.cleared_m > aircraft.altitude_m:
        return CLIMB_MPS
    return -DESCENT_MPS if aircraft.cleared_m < aircraft.altitude_m else 0.0


def legs(aircraft: Aircraft, horizon_s: float = LOOKAHEAD_S) -> tuple[Leg, ...]:
    """Where the aircraft will be for the next `horizon_s`, as it is instructed now.

    Ends early where its flight ends. While speed changes, its mean stands for it, so distances are exact.
    """
    up_mps = vertical_mps(aircraft)
    level_at_s = (aircraft.cleared_m - aircraft.altitude_m) / up_mps if up_mps else inf
    if aircraft.phase is Phase.LANDING:
        horizon_s = min(horizon_s, level_at_s)
    if aircraft.phase is Phase.CRUISING and aircraft.kind is not Kind.UNREGISTERED:
        plan = _along_path(aircraft, horizon_s)
    else:
        plan = _along_heading(aircraft, horizon_s)
    chain: list[Leg] = []
    for start_s, end_s, x_m, y_m, east_mps, north_mps in plan:
        z_m = aircraft.altitude_m + up_mps * min(start_s, level_at_s)
        if start_s < level_at_s < end_s:
            chain.append(Leg(start_s, level_at_s, x_m, y_m, z_m, east_mps, north_mps, up_mps))
            part_s = level_at_s - start_s
            x_m, y_m = x_m + east_mps * part_s, y_m + north_mps * part_s
            chain.append(Leg(level_at_s, end_s, x_m, y_m, aircraft.cleared_m, east_mps, north_mps, 0.0))
        else:
            climbing = up_mps if end_s <= level_at_s else 0.0
            chain.append(Leg(start_s, end_s, x_m, y_m, z_m, east_mps, north_mps, climbing))
    return tuple(chain)


_Flat = tuple[float, float, float, float, float, float]


def _along_heading(aircraft: Aircraft, horizon_s: float) -> list[_Flat]:
    """Straight on: braking to a hover, or (unregistered, plan unknown) at its present speed."""
    east, north = unit(aircraft.heading_deg)
    speed = aircraft.speed_mps
    if aircraft.kind is Kind.UNREGISTERED:
        return [(0.0, horizon_s, aircraft.x_m, aircraft.y_m, east * speed, north * speed)]
    brake_s = min(speed / ACCELERATION_MPS2, horizon_s)
    mean = speed / 2
    stop_x, stop_y = aircraft.x_m + east * mean * brake_s, aircraft.y_m + north * mean * brake_s
    hover = (brake_s, horizon_s, stop_x, stop_y, 0.0, 0.0)
    if brake_s <= 0.0:
        return [hover]
    return [(0.0, brake_s, aircraft.x_m, aircraft.y_m, east * mean, north * mean), hover]


def _along_path(aircraft: Aircraft, horizon_s: float) -> list[_Flat]:
    """Along the way points: gaining speed at the mean speed first, then at cruise."""
    gain_s = (aircraft.cruise_mps - aircraft.speed_mps) / ACCELERATION_MPS2
    gaining_mps = (aircraft.cruise_mps + aircraft.speed_mps) / 2
    now_s, x_m, y_m = 0.0, aircraft.x_m, aircraft.y_m
    plan: list[_Flat] = []
    for point in aircraft.path:
        left_m = hypot(point.x_m - x_m, point.y_m - y_m)
        if left_m < 1e-6:
            continue
        east, north = (point.x_m - x_m) / left_m, (point.y_m - y_m) / left_m
        while left_m > 1e-6 and now_s < horizon_s:
            gaining = now_s < gain_s
            speed = gaining_mps if gaining else aircraft.cruise_mps
            end_s = min(now_s + left_m / speed, gain_s if gaining else horizon_s, horizon_s)
            plan.append((now_s, end_s, x_m, y_m, east * speed, north * speed))
            moved_m = speed * (end_s - now_s)
            x_m, y_m, left_m, now_s = x_m + east * moved_m, y_m + north * moved_m, left_m - moved_m, end_s
    return plan


def position(chain: Sequence[Leg], in_s: float) -> Point | None:
    """Where a chain of legs is `in_s` from now; None once the flight is over by then."""
    for leg in chain:
        if leg.start_s <= in_s <= leg.end_s:
            part_s = in_s - leg.start_s
            return Point(leg.x_m + leg.east_mps * part_s, leg.y_m + leg.north_mps * part_s)
    return None


def predicted_track(aircraft: Aircraft, horizon_s: float = LOOKAHEAD_S) -> tuple[Point, ...]:
    """The corners of the predicted path, the present position first: what a view draws ahead of it."""
    chain = legs(aircraft, horizon_s)
    if not chain:
        return (Point(aircraft.x_m, aircraft.y_m),)
    corners = [Point(leg.x_m, leg.y_m) for leg in chain]
    last, part_s = chain[-1], chain[-1].end_s - chain[-1].start_s
    return (*corners, Point(last.x_m + last.east_mps * part_s, last.y_m + last.north_mps * part_s))


def _near_in_height(a: Leg, b: Leg, from_s: float, to_s: float) -> tuple[float, float]:
    """The part of a window in which two legs are nearer in height than VERTICAL_M; end before start: none."""
    rate = a.up_mps - b.up_mps
    gap_m = a.z_m - a.up_mps * a.start_s - (b.z_m - b.up_mps * b.start_s)
    if abs(rate) < 1e-9:
        return (from_s, to_s) if abs(gap_m) < VERTICAL_M else (to_s, from_s)
    one, other = (-VERTICAL_M - gap_m) / rate, (VERTICAL_M - gap_m) / rate
    return max(from_s, min(one, other)), min(to_s, max(one, other))


def _meeting(a: Leg, b: Leg, from_s: float, to_s: float) -> Approach | None:
    """The closest point of two legs within a window if it breaks the separation, else None."""
    ax, ay = a.x_m + a.east_mps * (from_s - a.start_s), a.y_m + a.north_mps * (from_s - a.start_s)
    bx, by = b.x_m + b.east_mps * (from_s - b.start_s), b.y_m + b.north_mps * (from_s - b.start_s)
    east_mps, north_mps = a.east_mps - b.east_mps, a.north_mps - b.north_mps
    near = closest_approach(ax - bx, ay - by, east_mps, north_mps, to_s - from_s)
    if near.miss_m >= SEPARATION_M:
        return None
    enter_s, leave_s = _inside(ax - bx, ay - by, east_mps, north_mps)
    enter_s, leave_s = max(from_s, from_s + enter_s), min(to_s, from_s + leave_s)
    if from_s + near.in_s >= LOOKAHEAD_S and enter_s >= SLOW_S:
        return None
    first_s, last_s = _near_in_height(a, b, enter_s, leave_s)
    if first_s > last_s or (first_s == last_s and enter_s < leave_s):
        return None
    return Approach(from_s + near.in_s, near.miss_m, last_s - first_s)


def _inside(east_m: float, north_m: float, east_mps: float, north_mps: float) -> tuple[float, float]:
    """When a relative motion enters and leaves the circle of SEPARATION_M, given that it crosses it."""
    speed2 = east_mps * east_mps + north_mps * north_mps
    if speed2 < 1e-9:
        return -inf, inf
    middle_s = -(east_m * east_mps + north_m * north_mps) / speed2
    miss2 = (east_m + east_mps * middle_s) ** 2 + (north_m + north_mps * middle_s) ** 2
    half_s = sqrt(max(0.0, SEPARATION_M**2 - miss2) / speed2)
    return middle_s - half_s, middle_s + half_s


def meeting(a: Sequence[Leg], b: Sequence[Leg]) -> Approach | None:
    """Where two chains of legs break the separation: the nearest moment, and for how long; else None."""
    nearest: Approach | None = None
    lost_s = 0.0
    i = j = 0
    while i < len(a) and j < len(b):
        from_s, to_s = max(a[i].start_s, b[j].start_s), min(a[i].end_s, b[j].end_s)
        if to_s >= from_s and (found := _meeting(a[i], b[j], from_s, to_s)):
            lost_s += found.lost_s
            if nearest is None or found.miss_m < nearest.miss_m - 1e-9:
                nearest = found
        if a[i].end_s <= b[j].end_s:
            i += 1
        else:
            j += 1
    return nearest._replace(lost_s=lost_s) if nearest else None


def distance_m(a: Aircraft, b: Aircraft) -> float:
    """Horizontal distance now."""
    return hypot(a.x_m - b.x_m, a.y_m - b.y_m)


def separation_lost(a: Aircraft, b: Aircraft) -> bool:
    """Whether two aircraft are too close right now."""
    return distance_m(a, b) < SEPARATION_M and abs(a.altitude_m - b.altitude_m) < VERTICAL_M


def _heights_apart(a: Aircraft, b: Aircraft) -> bool:
    """Cheap first look: the heights two aircraft fly now and next never come near each other."""
    low_a, high_a = min(a.altitude_m, a.cleared_m), max(a.altitude_m, a.cleared_m)
    low_b, high_b = min(b.altitude_m, b.cleared_m), max(b.altitude_m, b.cleared_m)
    return low_a - high_b >= VERTICAL_M or low_b - high_a >= VERTICAL_M


def conflict_between(
    a: Aircraft, b: Aircraft, legs_a: Sequence[Leg], legs_b: Sequence[Leg]
) -> Conflict | None:
    """The predicted conflict of one pair, or None."""
    if _heights_apart(a, b):
        return None
    near = meeting(legs_a, legs_b)
    if near is None:
        return None
    at_a, at_b = position(legs_a, near.in_s), position(legs_b, near.in_s)
    if at_a is None or at_b is None:
        return None
    middle = Point((at_a.x_m + at_b.x_m) / 2, (at_a.y_m + at_b.y_m) / 2)
    height_m = (a.cleared_m + b.cleared_m) / 2
    return Conflict(
        (a.id, b.id), near.miss_m, near.in_s, middle, height_m, separation_lost(a, b), near.lost_s
    )


def conflicts_of(aircraft: Sequence[Aircraft], chains: Sequence[Sequence[Leg]]) -> tuple[Conflict, ...]:
    """Every predicted conflict among flying aircraft (with their legs), soonest first."""
    found = [
        conflict
        for i, a in enumerate(aircraft)
        for j, b in enumerate(aircraft[i + 1 :], i + 1)
        if (conflict := conflict_between(a, b, chains[i], chains[j]))
    ]
    return tuple(sorted(found, key=lambda one: (one.in_s, one.pair)))
