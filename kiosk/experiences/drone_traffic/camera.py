"""Where the Stage looks: as near as the traffic allows, still until something would leave the picture.

A map rectangle says it all: where the left top corner of the 800 m square lies on the Stage and how wide the
square is, in pixels. The camera only slides and comes nearer; what is 50 m apart is always drawn as 50 m.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.experiences.drone_traffic.airspace import SEPARATION_M, legs, position
from kiosk.experiences.drone_traffic.stage import lift_of
from kiosk.experiences.drone_traffic.state import AREA_M, Kind, Point, State

Rect = tuple[float, float, float, float]
"""Left, top, width and height."""

BLEED = (0.36, 0.62, 0.3)
"""How far the ground is drawn beyond the map at each side, at top and at bottom, as shares of the map."""

FRINGE_M = 30.0
"""How far outside the area newcomers come in."""

AHEAD_S = 4.0
"""The picture has room for where everybody will be this long from now."""

AIR = 1.08
"""A new picture is this much wider than it must be, so that it can stand for a while."""

NEARER = 1.25
"""The camera comes nearer only if it may by this factor: it moves seldom."""

PADS_WORTH = 1.3
"""For pads the camera goes this much farther away at most."""

WHOLE = ((0.0, 0.0, 1.0), (1.0, 1.0, 0.0))
"""The whole map, where nobody flies."""

NEAREST = 1.25
"""Safe distances are never drawn wider than this many drones."""

STILL = 0.08
"""A move of less than this share of the Stage is not made."""

RIM = 0.1
"""Share of the Stage at each edge into which the selected drone does not fly, if the camera can help it."""

HALF_DRONE = 0.62
"""Half a drone with its rings, in drones."""

ABOVE, BELOW = 0.75, 0.9
"""Room above the highest drone for its marks, and below the lowest for its name, in drones."""


@dataclass(frozen=True, slots=True)
class Lens:
    """How the View draws, in pixels.

    The Stage's size, what the ladder takes at its left, a full lift, a drone; `tilt` squashes the ground's
    depth.
    """

    width: float
    height: float
    left: float
    lift: float
    drone: float
    tilt: float

    @property
    def room(self) -> Rect:
        """Where the middles of drones, as they are seen, may be."""
        side, top = HALF_DRONE * self.drone, ABOVE * self.drone
        return (
            self.left + side,
            top,
            max(1.0, self.width - self.left - 2 * side),
            max(1.0, self.height - top - BELOW * self.drone),
        )

    @property
    def middle(self) -> Rect:
        """Where the selected drone belongs: the room, less a rim of the Stage."""
        left, top, width, height = self.room
        x, y = max(left, RIM * self.width), max(top, RIM * self.height)
        right, low = min(left + width, (1 - RIM) * self.width), min(top + height, (1 - RIM) * self.height)
        return x, y, max(1.0, right - x), max(1.0, low - y)

    @property
    def least(self) -> float:
        """Width of the map below which the ground would not fill the Stage."""
        across = self.width / (1 + 2 * BLEED[0])
        return max(across, self.height / self.tilt / (1 + BLEED[1] + BLEED[2]))

    @property
    def most(self) -> float:
        """Width of the map beyond which nothing is gained."""
        return max(self.least, NEAREST * self.drone * AREA_M / SEPARATION_M)


Spot = tuple[float, float, float]
"""A place that must be seen: shares of the map, and its lift."""


@dataclass(frozen=True, slots=True)
class Interest:
    """What must be seen (`spots`), and what should be if it takes the camera not too far away (`pads`).

    `chosen` is where the selected one is: it belongs into the middle of the picture.
    """

    spots: tuple[Spot, ...]
    pads: tuple[Spot, ...] = ()
    chosen: Spot | None = None


def of_interest(state: State, selected: str) -> Interest:
    """Everybody flying, now and a little later, where two will meet; and their pads.

    The pad of the `selected` one must be seen.
    """
    spots: list[Spot] = []
    pads: list[Spot] = []
    chosen = None
    for one in state.aircraft:
        lift = lift_of(one.altitude_m) if one.flying else 0.0
        spots.append(_spot(Point(one.x_m, one.y_m), lift))
        if not one.flying:
            continue
        if one.id == selected:
            chosen = spots[-1]
        spots.append(_spot(Point(one.x_m, one.y_m), lift_of(one.cleared_m)))
        soon = position(legs(one, AHEAD_S), AHEAD_S)
        if soon:
            spots.append(_spot(soon, lift))
        if one.destination and one.kind is not Kind.UNREGISTERED:
            (spots if one.id == selected else pads).append(_spot(one.destination, 0.0))
    spots += [_spot(conflict.point, lift_of(conflict.altitude_m)) for conflict in state.conflicts]
    return Interest(tuple(spots), tuple(pads), chosen)


def _spot(place: Point, lift: float) -> Spot:
    """A place as shares of the map; farther out than newcomers come in, nothing needs room."""
    far = FRINGE_M / AREA_M
    return _within(place.x_m / AREA_M, -far, 1 + far), _within(1 - place.y_m / AREA_M, -far, 1 + far), lift


def framed(interest: Interest, lens: Lens) -> Rect:
    """The map rectangle that shows what is of interest as large as there is room for."""
    alone = _framed(interest.spots or WHOLE, lens, interest.chosen)
    together = _framed((*interest.spots, *interest.pads) or WHOLE, lens, interest.chosen)
    return together if together[2] * PADS_WORTH >= alone[2] else alone


def _framed(spots: Sequence[Spot], lens: Lens, chosen: Spot | None) -> Rect:
    left, top, width, height = lens.room
    west, east = min(x for x, _, _ in spots), max(x for x, _, _ in spots)
    south = max(y for _, y, _ in spots)
    most = [width / max(1e-6, (east - west) * AIR)]
    most += [
        (height - lift * lens.lift) / ((south - y) * AIR * lens.tilt)
        for _, y, lift in spots
        if south - y > 0.01
    ]
    if chosen:
        most += _most_with(spots, chosen, lens)
    size = _within(min(most), lens.least, lens.most)
    high, low = _depths(spots, size, lens)
    x = left + width / 2 - (west + east) / 2 * size
    y = top + height / 2 - (high + low) / 2
    if chosen:
        x, y = _slid(x, y, size, chosen, lens)
    return on_ground((x, y, size, size * lens.tilt), lens)


def _most_with(spots: Sequence[Spot], chosen: Spot, lens: Lens) -> Iterator[float]:
    """How wide the map may be for each spot to stay in the room while the chosen one is in the middle."""
    left, top, width, height = lens.room
    inner_x, inner_y, inner_width, inner_height = lens.middle
    at_x, at_y, at_lift = chosen
    for x, y, lift in spots:
        up = (lift - at_lift) * lens.lift
        if x - at_x > 0.01:
            yield (left + width - inner_x) / (x - at_x)
        if at_x - x > 0.01:
            yield (inner_x + inner_width - left) / (at_x - x)
        if y - at_y > 0.01:
            yield max(1.0, top + height - inner_y + up) / ((y - at_y) * lens.tilt)
        if at_y - y > 0.01:
            yield max(1.0, inner_y + inner_height - top - up) / ((at_y - y) * lens.tilt)


def _slid(x: float, y: float, size: float, chosen: Spot, lens: Lens) -> tuple[float, float]:
    """Where the map lies when it is slid so far that the chosen one is in the middle."""
    left, top, width, height = lens.middle
    at_x, at_y = x + chosen[0] * size, y + chosen[1] * size * lens.tilt - chosen[2] * lens.lift
    return x + _within(at_x, left, left + width) - at_x, y + _within(at_y, top, top + height) - at_y


def _depths(spots: Sequence[Spot], size: float, lens: Lens) -> tuple[float, float]:
    """The highest and the lowest spot as seen, in pixels below the map's upper edge."""
    seen = [y * size * lens.tilt - lift * lens.lift for _, y, lift in spots]
    return min(seen), max(seen)


def followed(before: Rect | None, interest: Interest, lens: Lens) -> Rect:
    """The map rectangle now: as before, unless something left the picture or much could be gained."""
    wanted = framed(interest, lens)
    if before is None:
        return wanted
    left, top, width, height = lens.room
    slack = 0.2 * lens.drone
    high, low = _depths(interest.spots or WHOLE, before[2], lens)
    inside = (
        before[0] + min(x for x, _, _ in interest.spots or WHOLE) * before[2] >= left - slack
        and before[0] + max(x for x, _, _ in interest.spots or WHOLE) * before[2] <= left + width + slack
        and before[1] + high >= top - slack
        and before[1] + low <= top + height + slack
    )
    if inside and interest.chosen:
        x, y = _slid(before[0], before[1], before[2], interest.chosen, lens)
        inside = abs(x - before[0]) <= slack and abs(y - before[1]) <= slack
    if inside:
        return wanted if wanted[2] > NEARER * before[2] else before
    west = min(x for x, _, _ in interest.spots or WHOLE)
    clear = lens.left + 0.4 * lens.drone
    freed = before[0] + west * before[2] < clear <= wanted[0] + west * wanted[2]
    return before if _alike(before, wanted, lens) and not freed else wanted


def _alike(a: Rect, b: Rect, lens: Lens) -> bool:
    """Whether two views differ too little to be worth a move, as where traffic fills the whole map."""
    moved = max(abs(a[0] - b[0]) / lens.width, abs(a[1] - b[1]) / lens.height, abs(a[2] / b[2] - 1))
    return moved < STILL


def on_ground(view: Rect, lens: Lens) -> Rect:
    """The view slid so far that the ground fills the Stage."""
    x, y, width, height = view
    x = _within(x, lens.width - width * (1 + BLEED[0]), width * BLEED[0])
    y = _within(y, lens.height - height * (1 + BLEED[2]), height * BLEED[1])
    return x, y, width, height


def _within(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))
