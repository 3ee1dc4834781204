"""Where the Stage looks: as near as the traffic allows, still until something would leave the picture.

A map rectangle says it all: where the left top corner of the 800 m square lies on the Stage and how wide the
square is, in pixels. The camera only slides and comes nearer; what is 50 m apart is always drawn as 50 m.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.experiences.drone_traffic.airspace import SEPARATION_M, legs, position
from kiosk.experiences.drone_traffic.state import AREA_M, Kind, Point, State

Rect = tuple[float, float, float, float]
"""Left, top, width and height."""

BLEED = (0.36, 0.46)
"""How far the ground is drawn beyond the map at each side, and at top and bottom, as shares of the map."""

AHEAD_S = 4.0
"""The picture has room for where everybody will be this long from now."""

AIR = 1.12
"""A new picture is this much wider than it must be, so that it can stand for a while."""

NEARER = 1.4
"""The camera comes nearer only if it may by this factor: it moves seldom."""

NEAREST = 1.25
"""Safe distances are never drawn wider than this many drones."""

STILL = 0.08
"""A move of less than this share of the Stage is not made."""

HALF_DRONE = 0.62
"""Half a drone with its rings, in drones."""

BELOW = 1.0
"""Room below the lowest drone for its name, in drones."""


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
        """Where the middles of drones may be once they are lifted by nothing: left, top, width, height."""
        side, top = HALF_DRONE * self.drone, self.lift + HALF_DRONE * self.drone
        return (
            self.left + side,
            top,
            max(1.0, self.width - self.left - 2 * side),
            max(1.0, self.height - top - BELOW * self.drone),
        )

    @property
    def least(self) -> float:
        """Width of the map below which the ground would not fill the Stage."""
        across = self.width / (1 + 2 * BLEED[0])
        return max(across, self.height / self.tilt / (1 + 2 * BLEED[1]))

    @property
    def most(self) -> float:
        """Width of the map beyond which nothing is gained."""
        return max(self.least, NEAREST * self.drone * AREA_M / SEPARATION_M)


def of_interest(state: State) -> Rect:
    """What must be seen: everybody flying, now and a little later, their pads, and where two will meet."""
    return _around(_places(state)) or (0.0, 0.0, 1.0, 1.0)


def _places(state: State) -> Iterable[tuple[float, float]]:
    for one in state.aircraft:
        yield _share(Point(one.x_m, one.y_m))
        if one.flying:
            soon = position(legs(one, AHEAD_S), AHEAD_S)
            yield from (_share(place) for place in (soon, one.destination) if place and one.obeys)
            if soon and one.kind is Kind.UNREGISTERED:
                yield _share(soon)
    yield from (_share(conflict.point) for conflict in state.conflicts)


def _share(place: Point) -> tuple[float, float]:
    """A place as shares of the map; beyond the edge of the area nothing needs room."""
    return _within(place.x_m / AREA_M, 0.0, 1.0), _within(1 - place.y_m / AREA_M, 0.0, 1.0)


def _around(places: Iterable[tuple[float, float]]) -> Rect | None:
    known = list(places)
    if not known:
        return None
    left, top = min(x for x, _ in known), min(y for _, y in known)
    return left, top, max(x for x, _ in known) - left, max(y for _, y in known) - top


def framed(box: Rect, lens: Lens, air: float = AIR) -> Rect:
    """The map rectangle that shows `box` (shares of the map) as large as there is room for."""
    left, top, width, height = lens.room
    widest = min(width / max(1e-6, box[2] * air), height / max(1e-6, box[3] * air * lens.tilt))
    size = _within(widest, lens.least, lens.most)
    x = left + width / 2 - (box[0] + box[2] / 2) * size
    y = top + height / 2 - (box[1] + box[3] / 2) * size * lens.tilt
    return _on_ground((x, y, size, size * lens.tilt), lens)


def followed(before: Rect | None, box: Rect, lens: Lens) -> Rect:
    """The map rectangle now: as before, unless something of `box` left it or much could be gained."""
    wanted = framed(box, lens)
    if before is None:
        return wanted
    left, top, width, height = lens.room
    slack = 0.2 * lens.drone
    x, y = before[0] + box[0] * before[2], before[1] + box[1] * before[3]
    inside = (
        x >= left - slack
        and y >= top - slack
        and x + box[2] * before[2] <= left + width + slack
        and y + box[3] * before[3] <= top + height + slack
    )
    if inside:
        return wanted if wanted[2] > NEARER * before[2] else before
    return before if _alike(before, wanted, lens) else wanted


def _alike(a: Rect, b: Rect, lens: Lens) -> bool:
    """Whether two views differ too little to be worth a move, as where traffic fills the whole map."""
    moved = max(abs(a[0] - b[0]) / lens.width, abs(a[1] - b[1]) / lens.height, abs(a[2] / b[2] - 1))
    return moved < STILL


def _on_ground(view: Rect, lens: Lens) -> Rect:
    """The view slid so far that the ground fills the Stage."""
    x, y, width, height = view
    x = _within(x, lens.width - width * (1 + BLEED[0]), width * BLEED[0])
    y = _within(y, lens.height - height * (1 + BLEED[1]), height * BLEED[1])
    return x, y, width, height


def _within(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))
