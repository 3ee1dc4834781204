"""Whole things onto pages: what fits is shown together, the rest waits on the next page. Nothing is cut.

Pure geometry in pixels; `pages.py` applies it to items.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

_ROUNDING_PX = 0.5
"""Text metrics are not whole pixels; less than this is not an overflow."""


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces below one another, by their heights: lines of a text, rows of a grid, or one picture.

    `keep`: on one page if any page holds it whole. `binds`: never last on a page (a heading). `stretch`: its
    weight in sharing out what a page leaves free; a piece becomes at most `most` times as high (0: no limit).
    """

    heights_px: tuple[float, ...]
    gap_px: float = 0.0
    keep: bool = True
    binds: bool = False
    stretch: float = 0.0
    most: float = 0.0

    @property
    def units(self) -> int:
        return len(self.heights_px)

    def height_px(self, first: int, units: int) -> float:
        """Height of `units` pieces from `first` on."""
        heights = self.heights_px[first : first + units]
        return sum(heights) + self.gap_px * max(0, len(heights) - 1)

    @property
    def whole_px(self) -> float:
        return self.height_px(0, self.units)

    @property
    def tallest_px(self) -> float:
        """Height of its tallest piece, which nothing can part."""
        return max(self.heights_px, default=0.0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part of a block stands: `shown` units from `first` on, on `page`, at `y_px`."""

    block: int
    page: int
    y_px: float
    height_px: float
    first: int
    shown: int


def whole_height_px(blocks: Sequence[Block], spacing_px: float) -> float:
    """Height of all blocks on one page."""
    return sum(block.whole_px for block in blocks) + spacing_px * max(0, len(blocks) - 1)


def least_page_px(blocks: Sequence[Block], spacing_px: float) -> float:
    """The lowest page that cuts nothing; with a heading on it, that and a piece of what follows."""
    least = heading = 0.0
    for block in blocks:
        least = max(least, heading + block.tallest_px)
        heading = block.whole_px + spacing_px if block.binds else 0.0
    return least


def flow(blocks: Sequence[Block], height_px: float, spacing_px: float) -> tuple[Place, ...]:
    """Every unit of every block on exactly one page of `height_px`, in reading order.

    A unit taller than a page stands alone on its own.
    """
    places: list[Place] = []
    page, y = 0, 0.0
    for index, block in enumerate(blocks):
        first = 0
        while first < block.units:
            room = height_px - y + _ROUNDING_PX
            shown = _fitting(block, first, room, height_px)
            if y > 0.0 and (not shown or _leaves_heading(blocks, index, first, shown, room - spacing_px)):
                page, y = page + 1, 0.0
                continue
            shown = max(1, shown)
            height = block.height_px(first, shown)
            places.append(Place(index, page, y, height, first, shown))
            first += shown
            y += height + spacing_px
    return tuple(places)


def _fitting(block: Block, first: int, room: float, page: float) -> int:
    left = block.units - first
    if block.height_px(first, left) <= room:
        return left
    if block.keep and first == 0 and block.whole_px <= page + _ROUNDING_PX:
        return 0
    return next(units for units in range(left, -1, -1) if block.height_px(first, units) <= max(0.0, room))


def _leaves_heading(blocks: Sequence[Block], index: int, first: int, shown: int, room: float) -> bool:
    block = blocks[index]
    if not block.binds or index + 1 == len(blocks) or first + shown < block.units:
        return False
    following = blocks[index + 1]
    needs = following.whole_px if following.keep else following.height_px(0, 1)
    return block.height_px(first, shown) + needs > room


def stretched(
    places: Sequence[Place], blocks: Sequence[Block], height_px: float, spacing_px: float
) -> tuple[Place, ...]:
    """The places with each page's free height shared among its stretching blocks, by weight."""
    grown: list[Place] = []
    for page in range(max((place.page for place in places), default=-1) + 1):
        on_page = [place for place in places if place.page == page]
        grown += _grow(on_page, blocks, height_px, spacing_px)
    return tuple(grown)


def _grow(places: list[Place], blocks: Sequence[Block], height_px: float, spacing_px: float) -> list[Place]:
    extra = [0.0] * len(places)
    free = height_px - places[-1].y_px - places[-1].height_px
    for _ in places:
        room = [_can_grow(place, blocks[place.block]) - extra[n] for n, place in enumerate(places)]
        weights = [blocks[place.block].stretch if room[n] > 0 else 0.0 for n, place in enumerate(places)]
        if free <= _ROUNDING_PX or not any(weights):
            break
        shares = [min(room[n], free * weight / sum(weights)) for n, weight in enumerate(weights)]
        extra = [has + more for has, more in zip(extra, shares, strict=True)]
        free -= sum(shares)
    grown, y = [], 0.0
    for place, more in zip(places, extra, strict=True):
        grown.append(replace(place, y_px=y, height_px=place.height_px + more))
        y += place.height_px + more + spacing_px
    return grown


def _can_grow(place: Place, block: Block) -> float:
    if block.stretch <= 0:
        return 0.0
    if not block.most:
        return float("inf")
    return max(0.0, (block.most - 1) * block.height_px(place.first, place.shown))
