"""Who flies next: orders are dealt by chance in begin(), and each departs so that it meets the traffic.

A real controller sees an encounter now and then in an hour; here an hour is squeezed into two minutes. So of
the dealt orders waiting, the first one departs whose straight flight meets another aircraft after the level's
lead time. Nothing is drawn at random after begin(): the choice follows from the dealt orders and the traffic.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.core.contract import Rng
from kiosk.experiences.drone_traffic.airspace import (
    Leg,
    conflict_between,
    distance_m,
    legs,
    position,
    unit,
)
from kiosk.experiences.drone_traffic.flight import RESERVE, spent
from kiosk.experiences.drone_traffic.schedule import MEDICAL_SLACK_S, Pace
from kiosk.experiences.drone_traffic.state import (
    AREA_M,
    LAYERS_M,
    Aircraft,
    Area,
    Kind,
    Order,
    Phase,
    Point,
)

ORDERS = 72
"""Orders dealt; one that departed goes to the end of the queue, so they never run out."""

TIGHT_SHARE = 0.3
"""Share of flights dealt with hardly more charge than the way and the reserve need†."""

EDGE_M = (385.0, 430.0)
"""How far from the middle newcomers come in at the edge of the 800 m square."""

ROOFS_M = (0.0, 385.0)
"""How far from the middle the roofs lie from which newcomers take off where the edge is too far away."""

MARGIN_M = 50.0
"""Destinations lie at least this far inside the edge."""

FAR_S = 32.0
"""How far ahead a meeting is arranged where none can be had within the level's lead time."""

FIRST_LENGTH_M = 215.0
"""What the aircraft under way at the start has still to fly."""

ROOM_M = 110.0
"""Newcomers come in no nearer than this to anybody."""

BEYOND_M = 150.0
"""How far at least a newcomer flies on after the meeting."""

MEETING_STEP_S = 0.5
"""Grain of the search for a meeting time."""

Numbers = tuple[tuple[str, int], ...]
"""How many flights of each letter there have been."""

LETTERS = {Area.GASAN: "G", Area.DOKSAN: "D", Area.SIHEUNG: "S"}
SPECIAL_LETTERS = {Kind.MEDICAL: "M", Kind.UNREGISTERED: "U"}


def deal(rng: Rng) -> tuple[Order, ...]:
    """All chance of a play: the orders in the order they wait."""
    areas = tuple(Area)
    orders = []
    for number in range(ORDERS):
        tight = rng.random() < TIGHT_SHARE and number >= 4
        margin = 0.015 + 0.03 * rng.random() if tight else 0.15 + 0.45 * rng.random()
        side = 1.0 if rng.random() < 0.5 else -1.0
        orders.append(
            Order(
                bearing_deg=360.0 * rng.random(),
                cruise_mps=13.0 + 4.0 * rng.random(),
                offset=side * (0.25 + 0.75 * rng.random()),
                length_m=430.0 + 230.0 * rng.random(),
                slack=rng.random(),
                arrival_battery=RESERVE + margin,
                area=areas[int(3 * rng.random())],
            )
        )
    return tuple(orders)


@dataclass(frozen=True, slots=True)
class Sky:
    """What a newcomer comes into: who flies (with their legs), the pace, the longest flight, the time."""

    flying: tuple[Aircraft, ...]
    chains: tuple[tuple[Leg, ...], ...]
    pace: Pace
    reach_m: float
    now_s: float


def sky(aircraft: Sequence[Aircraft], pace: Pace, reach_m: float, now_s: float) -> Sky:
    """The sky as it is now, seen as far ahead as meetings are arranged."""
    flying = tuple(one for one in aircraft if one.flying)
    return Sky(flying, tuple(legs(one, FAR_S) for one in flying), pace, reach_m, now_s)


def first_flight(order: Order, pace: Pace) -> Aircraft:
    """The aircraft that is under way at the start: near the middle, in the middle layer, soon to arrive."""
    east, north = unit(order.bearing_deg)
    start = Point(AREA_M / 2 + 60.0 * order.offset * north, AREA_M / 2 - 60.0 * order.offset * east)
    return _flight(order, Kind.PARCEL, start, LAYERS_M[1], FIRST_LENGTH_M, Sky((), (), pace, AREA_M, 0.0))


def next_flight(orders: Sequence[Order], kind: Kind, around: Sky) -> tuple[Aircraft, int] | None:
    """The next flight into the picture and the place of its order, or None while there is no room for one."""
    lead_s = around.pace.lead_s
    soon, later = lead_s, (lead_s[1], FAR_S)
    for window_s, ring_m in ((soon, EDGE_M), (soon, ROOFS_M), (later, EDGE_M)):
        for place, order in enumerate(orders):
            for candidate in _meetings(order, kind, around, window_s, ring_m):
                if _fair(candidate, around):
                    return candidate, place
    for place, order in enumerate(orders):
        candidate = _alone(order, kind, around)
        if _fair(candidate, around):
            return candidate, place
    return None


def named(flight: Aircraft, numbers: Numbers) -> tuple[Aircraft, Numbers]:
    """A flight with its number (the next one of its letter), and the counters after it."""
    letter = SPECIAL_LETTERS.get(flight.kind) or LETTERS[flight.area]
    counts = dict(numbers)
    counts[letter] = counts.get(letter, 0) + 1
    number = counts[letter]
    return replace(flight, id=f"{letter}{number}", number=number), tuple(counts.items())


def _fair(newcomer: Aircraft, around: Sky) -> bool:
    """Whether a newcomer has room and brings two conflicts at most, none sooner than the lead time."""
    if any(distance_m(newcomer, other) < ROOM_M for other in around.flying):
        return False
    own = legs(newcomer)
    found = [
        conflict
        for other, chain in zip(around.flying, around.chains, strict=True)
        if (conflict := conflict_between(newcomer, other, own, chain))
    ]
    return len(found) <= 2 and all(one.in_s >= around.pace.lead_s[0] - 1.0 for one in found)


def _meetings(
    order: Order, kind: Kind, around: Sky, window_s: tuple[float, float], ring_m: tuple[float, float]
) -> Iterator[Aircraft]:
    """This order as an aircraft entering within a ring so that it meets one of those flying within a time.

    Those on their way come before those that wait, later comers before earlier ones.
    """
    east, north = unit(order.bearing_deg)
    offset_m = around.pace.offset_m * order.offset
    pairs = zip(around.flying, around.chains, strict=True)
    for other, chain in sorted(pairs, key=lambda pair: (pair[0].phase is Phase.HOLDING, -pair[0].entered_s)):
        if other.phase is Phase.LANDING:
            continue
        for tick in range(int((window_s[1] - window_s[0]) / MEETING_STEP_S) + 1):
            in_s = window_s[0] + tick * MEETING_STEP_S
            there = position(chain, in_s)
            if there is None:
                break
            back_m = order.cruise_mps * in_s
            x_m = there.x_m + offset_m * north - east * back_m
            y_m = there.y_m - offset_m * east - north * back_m
            if not ring_m[0] <= max(abs(x_m - AREA_M / 2), abs(y_m - AREA_M / 2)) <= ring_m[1]:
                continue
            length_m = _length_inside(Point(x_m, y_m), order, around)
            if length_m >= back_m + BEYOND_M:
                yield _flight(order, kind, Point(x_m, y_m), other.cleared_m, length_m, around)


def _length_inside(start: Point, order: Order, around: Sky) -> float:
    """How far the order flies from `start` before its length ends or the margin of the picture comes."""
    east, north = unit(order.bearing_deg)
    low, high = MARGIN_M, AREA_M - MARGIN_M
    reach = [order.length_m, around.reach_m]
    for at, direction in ((start.x_m, east), (start.y_m, north)):
        if abs(direction) > 1e-9:
            reach.append(((high if direction > 0 else low) - at) / direction)
        elif not low <= at <= high:
            reach.append(0.0)
    return min(reach)


def _alone(order: Order, kind: Kind, around: Sky) -> Aircraft:
    """The order entering where nobody can be met: through the middle, in the emptiest layer."""
    east, north = unit(order.bearing_deg)
    back_m = (EDGE_M[0] + 5.0) / max(abs(east), abs(north))
    start = Point(AREA_M / 2 - east * back_m, AREA_M / 2 - north * back_m)
    layer = min(LAYERS_M, key=lambda height: len([one for one in around.flying if one.cleared_m == height]))
    return _flight(order, kind, start, layer, _length_inside(start, order, around), around)


def _flight(order: Order, kind: Kind, start: Point, layer_m: float, length_m: float, around: Sky) -> Aircraft:
    """The aircraft of an order, cruising at `start`; `named` gives it its id."""
    east, north = unit(order.bearing_deg)
    flight_s = length_m / order.cruise_mps
    patience = around.pace.slack_s
    slack_s = patience[0] + order.slack * (patience[1] - patience[0])
    flight = Aircraft(
        id="",
        kind=kind,
        area=order.area,
        number=0,
        x_m=start.x_m,
        y_m=start.y_m,
        altitude_m=layer_m,
        cleared_m=layer_m,
        heading_deg=order.bearing_deg,
        speed_mps=order.cruise_mps,
        cruise_mps=order.cruise_mps,
        battery=min(1.0, order.arrival_battery + spent(order.cruise_mps, False, flight_s)),
        path=(Point(start.x_m + east * length_m, start.y_m + north * length_m),),
        deadline_s=around.now_s + flight_s + (MEDICAL_SLACK_S if kind is Kind.MEDICAL else slack_s),
        entered_s=around.now_s,
        phase_since_s=around.now_s,
    )
    if kind is not Kind.UNREGISTERED:
        return flight
    return replace(flight, path=(_exit(start, east, north),), battery=1.0)


def _exit(start: Point, east: float, north: float) -> Point:
    """Where a straight flight from `start` leaves the picture for good (60 m outside the square)."""
    reach = [
        ((AREA_M + 60.0 if direction > 0 else -60.0) - at) / direction
        for at, direction in ((start.x_m, east), (start.y_m, north))
        if abs(direction) > 1e-9
    ]
    return Point(start.x_m + east * min(reach), start.y_m + north * min(reach))
