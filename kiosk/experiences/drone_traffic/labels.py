"""Where name tags go: beside their drone, inside the picture, off other drones and off each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

KEEP_SIDE = 0.15
"""What changing sides costs, in tag areas: tags do not hop about for small gains."""

SIDES: Mapping[str, tuple[float, float]] = {
    "right": (1, 0),
    "left": (-1, 0),
    "above": (0, -1),
    "below": (0, 1),
    "right above": (0.8, -0.8),
    "right below": (0.8, 0.8),
    "left above": (-0.8, -0.8),
    "left below": (-0.8, 0.8),
}
"""Where a tag may stand, as shares of a full step to the right and downwards."""

Rect = tuple[float, float, float, float]
"""Left, top, width and height, in pixels."""


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

    key: str
    left: float
    top: float
    side: str


def place(
    tags: Sequence[Tag],
    obstacles: Sequence[Rect],
    bounds: Rect,
    clear: tuple[float, float],
    sides: Mapping[str, str],
) -> tuple[Placed, ...]:
    """Places tags one after the other, the first most freely; one that would cover another is left out.

    `obstacles` are areas to keep off (drones, conflict bubbles), `clear` how far a drone reaches across and
    down from its middle, `sides` where tags stood before. A tag small enough lies inside `bounds` whole.
    """
    placed: list[Placed] = []
    taken: list[Rect] = []
    for tag in tags:
        options = [_beside(tag, side, bounds, clear) for side in SIDES]
        free = [one for one in options if not any(_shared(_area(tag, one), other) for other in taken)]
        if free:
            best = min(free, key=lambda option: _cost(tag, option, obstacles, sides.get(tag.key, ""), clear))
            placed.append(best)
            taken.append(_area(tag, best))
    return tuple(placed)


def _area(tag: Tag, option: Placed) -> Rect:
    return option.left, option.top, tag.width, tag.height


def _beside(tag: Tag, side: str, bounds: Rect, clear: tuple[float, float]) -> Placed:
    across, down = SIDES[side]
    left = tag.x - tag.width / 2 + across * (clear[0] + tag.width / 2)
    top = tag.y - tag.height / 2 + down * (clear[1] + tag.height / 2)
    left = min(max(left, bounds[0]), bounds[0] + bounds[2] - tag.width)
    top = min(max(top, bounds[1]), bounds[1] + bounds[3] - tag.height)
    return Placed(tag.key, left, top, side)


def _cost(
    tag: Tag, option: Placed, obstacles: Sequence[Rect], side: str, clear: tuple[float, float]
) -> float:
    """Tag areas covered, plus a little for leaving the present side."""
    own = _area(tag, option)
    body = (tag.x - clear[0], tag.y - clear[1], 2 * clear[0], 2 * clear[1])
    covered = sum(_shared(own, other) for other in obstacles) + 2 * _shared(own, body)
    return covered / (tag.width * tag.height) + (KEEP_SIDE if side and side != option.side else 0.0)


def _shared(a: Rect, b: Rect) -> float:
    across = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    down = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return across * down if across > 0 and down > 0 else 0.0
