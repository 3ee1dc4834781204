"""Where a name tag goes: beside its drone, inside the picture, never over another tag, off other drones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiosk.experiences.drone_traffic.camera import Rect

KEEP_SIDE = 0.15
"""What changing sides costs, in tag areas: tags do not hop about for small gains."""

FARTHER = 0.1
"""What standing a step farther away costs, in tag areas."""

SPARED = 0.12
"""Share of a tag that may lie over drones before the tag is rather left out."""

SIDES: Mapping[str, tuple[float, float]] = {
    "below": (0, 1),
    "above": (0, -1),
    "right": (1, 0),
    "left": (-1, 0),
    "right above": (0.8, -0.8),
    "right below": (0.8, 0.8),
    "left above": (-0.8, -0.8),
    "left below": (-0.8, 0.8),
}
"""Where a tag may stand, as shares of a full step to the right and downwards."""

STEPS = (1.0, 1.5, 2.2, 3.0)
"""How far away it may stand, in steps."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag to place: whose it is, the middle of its drone, and its size, in pixels."""

    key: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A placed tag: its left top corner and the side of the drone it stands on."""

    left: float
    top: float
    side: str
    away: float = 1.0


def place(
    tag: Tag,
    taken: Sequence[Rect],
    obstacles: Sequence[Rect],
    bounds: Rect,
    clear: tuple[float, float],
    side: str,
    *,
    must: bool,
) -> Placed | None:
    """The best place for a tag, or None where there is none good enough.

    `taken` is never covered; `obstacles` are areas to keep off (drones, bubbles), which only a tag that
    `must` be there may lie over; `clear` is how far its own drone reaches across and down from its middle,
    `side` where the tag stood before. A tag lies inside `bounds` whole.
    """
    if tag.width > bounds[2] or tag.height > bounds[3]:
        return None
    options = [_beside(tag, name, away, bounds, clear) for name in SIDES for away in STEPS]
    free = [one for one in options if not any(_shared(_area(tag, one), other) for other in taken)]
    if not free:
        return None
    best = min(free, key=lambda one: _cost(tag, one, obstacles, side, clear))
    return best if must or _covered(tag, best, obstacles, clear) <= SPARED else None


def _area(tag: Tag, option: Placed) -> Rect:
    return option.left, option.top, tag.width, tag.height


def _beside(tag: Tag, side: str, away: float, bounds: Rect, clear: tuple[float, float]) -> Placed:
    across, down = SIDES[side]
    left = tag.x - tag.width / 2 + across * (away * clear[0] + tag.width / 2)
    top = tag.y - tag.height / 2 + down * (away * clear[1] + tag.height / 2)
    left = min(max(left, bounds[0]), bounds[0] + bounds[2] - tag.width)
    top = min(max(top, bounds[1]), bounds[1] + bounds[3] - tag.height)
    return Placed(left, top, side, away)


def _covered(tag: Tag, option: Placed, obstacles: Sequence[Rect], clear: tuple[float, float]) -> float:
    """How much of the tag lies over something, as a share of it; over its own drone counts twice."""
    own = _area(tag, option)
    body = (tag.x - 0.8 * clear[0], tag.y - 0.8 * clear[1], 1.6 * clear[0], 1.6 * clear[1])
    covered = sum(_shared(own, other) for other in obstacles) + 2 * _shared(own, body)
    return covered / (tag.width * tag.height)


def _cost(
    tag: Tag, option: Placed, obstacles: Sequence[Rect], side: str, clear: tuple[float, float]
) -> float:
    """What it covers, plus a little for leaving the present side and for standing farther away."""
    moved = KEEP_SIDE if side and side != option.side else 0.0
    return _covered(tag, option, obstacles, clear) + moved + FARTHER * (option.away - 1.0) / 0.5


def _shared(a: Rect, b: Rect) -> float:
    across = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    down = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return across * down if across > 0 and down > 0 else 0.0
