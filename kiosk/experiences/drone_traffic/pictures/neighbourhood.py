"""The ground of the drone job: 800 m of 금천구 as a model, with 안양천, streets, green and G-Valley.

The map is stylised; no real building is drawn. The sheet covers more than the map on every side, so that a
Stage of any shape is filled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import hypot

from palette import Palette
from solids import Camera, Material, Point, Sheet, band, circle, curve, hull, rectangle, rounded, turned_about


@dataclass(frozen=True, slots=True)
class Town:
    """Materials of the town, which stays far behind the aircraft."""

    white: Material
    glass: Material
    sand: Material
    leaf: Material


LIGHT_TOWN = Town(
    white=Material("#FFFFFF", "#EEF1F5", "#DDE3EB"),
    glass=Material("#EAF1FA", "#D4E0F0", "#C0D0E7"),
    sand=Material("#FCF7ED", "#F1E8D7", "#E5D9C4"),
    leaf=Material("#B9DDBD", "#98CBA2", "#7DB78C"),
)

DARK_TOWN = Town(
    white=Material("#343A44", "#272C35", "#1B1F26"),
    glass=Material("#2D3A52", "#222D41", "#18202F"),
    sand=Material("#38352F", "#2B2824", "#1F1D1A"),
    leaf=Material("#2C5B3C", "#1F452D", "#15301F"),
)

AREA_M = 800.0
BLEED = (0.36, 0.62, 0.3)
"""How much more than the map is drawn at each side, at the top and at the bottom, as shares of the map.

The top needs most: what flies there is drawn higher up.
"""

TURN_DEG = -33.0
MIDDLE: Point = (AREA_M / 2, AREA_M / 2)
STREET_M = 15.0
BLOCK_M = (142.0, 112.0)
COURSE: tuple[Point, ...] = (
    (-620, -1100),
    (-420, -760),
    (-220, -470),
    (-60, -330),
    (70, -130),
    (150, 40),
    (196, 220),
    (188, 400),
    (236, 590),
    (352, 780),
    (470, 980),
    (620, 1180),
    (780, 1380),
    (900, 1560),
)
"""Knots of the river's course, in metres on the map."""

RIVER = curve(COURSE)
RIVER_M, BANK_M = 38.0, 78.0
EAST_BANK_TOWERS_M = 150.0
BRIDGES = (-1, 2)
"""Rows of blocks whose upper street crosses the river."""

CROWN_M = 5.0
"""Radius of a tree."""

SHADOW: Point = (0.42, 0.34)
"""Where the shadow of one metre of height ends, in metres right and towards the viewer."""


@dataclass(frozen=True, slots=True)
class Block:
    """One street block: its place in the street grid and its four corners."""

    column: int
    row: int
    corners: list[Point]

    @property
    def middle(self) -> Point:
        return sum(x for x, _ in self.corners) / 4, sum(y for _, y in self.corners) / 4

    def spot(self, along: float, down: float) -> Point:
        """A place in the block by shares of its sides."""
        a, b, c, d = self.corners
        upper = (a[0] + (b[0] - a[0]) * along, a[1] + (b[1] - a[1]) * along)
        lower = (d[0] + (c[0] - d[0]) * along, d[1] + (c[1] - d[1]) * along)
        return upper[0] + (lower[0] - upper[0]) * down, upper[1] + (lower[1] - upper[1]) * down

    def lot(self, left: float, right: float, top: float, bottom: float) -> list[Point]:
        """A part of the block by shares of its sides."""
        return [
            self.spot(left, top),
            self.spot(right, top),
            self.spot(right, bottom),
            self.spot(left, bottom),
        ]


@dataclass(frozen=True, slots=True)
class House:
    """A building: plan, height and looks."""

    plan: list[Point]
    height_m: float
    stuff: Material
    storeys: int
    crown: bool = False

    @property
    def nearness(self) -> float:
        return max(y for _, y in self.plan) + min(y for _, y in self.plan)


TILT = 0.58
"""How much the depth of the ground is squashed. The Stage repeats it and BLEED (a test compares)."""

LEFT, TOP = -BLEED[0] * AREA_M, -BLEED[1] * AREA_M
SIZE: Point = (AREA_M * (1 + 2 * BLEED[0]), AREA_M * (1 + BLEED[1] + BLEED[2]))
"""Left top corner and size of the sheet, in metres on the map."""


def _shown(point: Point) -> bool:
    """Whether a place is on the sheet, or so near that a building there is."""
    x, y = point[0] - LEFT, point[1] - TOP
    return -60 < x < SIZE[0] + 60 and -60 < y < SIZE[1] + 90


def ground(palette: Palette, *, dim: bool) -> Sheet:
    """The whole sheet, one pixel per metre across; `dim` is for black ground."""
    width, depth = SIZE
    camera = Camera((-LEFT, -TOP * TILT), 1.0, 0.0, TILT, rise=0.62)
    sheet = Sheet(camera, width, depth * TILT)
    town = DARK_TOWN if dim else LIGHT_TOWN
    palette = replace(palette, white=town.white, glass=town.glass, sand=town.sand, leaf=town.leaf)
    sheet.ground(rectangle(LEFT, TOP, width, depth), palette.street)
    blocks = [block for block in _blocks() if not _crosses_river(block)]
    _river(sheet, palette)
    for block in blocks:
        sheet.ground(rounded(block.corners, 0.09), palette.meadow if _green(block) else palette.block)
    houses = sorted(
        (house for block in blocks for house in _houses(block, palette)), key=lambda one: one.nearness
    )
    if palette.shade_share:
        for house in houses:
            _shadow(sheet, house, palette)
    trees = sorted((tree for tree in _trees(blocks) if _shown(tree)), key=lambda tree: tree[1])
    if palette.shade_share:
        for tree in trees:
            sheet.ground(_disc(tree[0] + 2.4, tree[1] + 2.0, 4.6), palette.shade, 0, 0.13)
    _grove(sheet, trees, palette.leaf)
    for house in houses:
        _build(sheet, house, palette)
    return sheet


def _grove(sheet: Sheet, trees: Sequence[Point], leaf: Material) -> None:
    """All trees, tone by tone, so that each tone is one path. Houses come after: they hide what is behind."""
    for share, across, down, tone in ((1.0, 0.0, 0.0, leaf.right), (0.78, 0.17, 0.14, leaf.left)):
        for x, y in trees:
            px, py = sheet.camera.at(x, y, 6.0)
            sheet.fill(circle(px - across * CROWN_M, py - down * CROWN_M, share * CROWN_M, 9), tone)
    for x, y in trees:
        px, py = sheet.camera.at(x, y, 6.0)
        sheet.fill(circle(px - 0.31 * CROWN_M, py - 0.28 * CROWN_M, 0.46 * CROWN_M, 7), leaf.top)


def _blocks() -> Iterator[Block]:
    across, down = BLOCK_M
    for row in range(-13, 14):
        for column in range(-11, 12):
            plan = rectangle(
                MIDDLE[0] + column * across + STREET_M / 2,
                MIDDLE[1] + row * down + STREET_M / 2,
                across - STREET_M,
                down - STREET_M,
            )
            corners = turned_about(plan, MIDDLE, TURN_DEG)
            if any(_shown(corner) for corner in corners):
                yield Block(column, row, corners)


def _river_distance(point: Point) -> float:
    return min(hypot(point[0] - x, point[1] - y) for x, y in RIVER)


def _crosses_river(block: Block) -> bool:
    places = [block.spot(a / 4, b / 4) for a in range(5) for b in range(5)]
    return any(_river_distance(place) < BANK_M for place in places)


def _river(sheet: Sheet, palette: Palette) -> None:
    """Water between meadows and footpaths, crossed by two streets."""
    for half_width, colour in (
        (BANK_M + 75, palette.meadow),
        (BANK_M - 8, palette.street),
        (BANK_M - 13, palette.grass),
        (RIVER_M, palette.water),
    ):
        sheet.ground(band(RIVER, half_width), colour)
    for start, length in ((14, 9), (33, 7), (47, 11), (66, 8)):
        stream = RIVER[start : start + length]
        sheet.ground(band([(x + (start % 5 - 2) * 7.0, y) for x, y in stream], 2.2), palette.glint)
    for row in BRIDGES:
        _bridge(sheet, row, palette)


def _bridge(sheet: Sheet, row: int, palette: Palette) -> None:
    """The street between two rows of blocks, carried over the water."""
    level = MIDDLE[1] + row * BLOCK_M[1]
    street = [
        turned_about([(MIDDLE[0] - 900 + 6 * n, level)], MIDDLE, TURN_DEG)[0] for n in range(301)
    ]  # fmt: skip
    over = [place for place in street if _river_distance(place) < BANK_M + 30]
    if not over:
        return
    deck = [over[0], over[-1]]
    sheet.ground([(x + 5, y + 9) for x, y in band(deck, STREET_M / 2)], palette.shade, 0, palette.shade_share)
    sheet.prism(band(deck, STREET_M / 2 + 1), 0, 4, palette.white)
    sheet.ground(band(deck, STREET_M / 2 - 1.5), palette.street, 4)


def _near_bridge(place: Point) -> bool:
    """Whether a tree here would stand in the road."""
    _, down = turned_about([place], MIDDLE, -TURN_DEG)[0]
    return any(abs(down - MIDDLE[1] - row * BLOCK_M[1]) < STREET_M for row in BRIDGES)


def _choice(block: Block, count: int, salt: int = 0) -> int:
    """A fixed, unordered-looking number below `count` for a block: the town is the same at every build."""
    mixed = (block.column + 50) * 0x9E3779B1 ^ (block.row + 50) * 0x85EBCA77 ^ (salt + 1) * 0xC2B2AE3D
    for shift in (15, 13, 16):
        mixed = ((mixed ^ mixed >> shift) * 0x2C1B3C6D) & 0xFFFFFFFF
    return mixed % count


def _green(block: Block) -> bool:
    return _choice(block, 7, 5) == 0


def _houses(block: Block, palette: Palette) -> Iterator[House]:
    """East of the river the towers of G-Valley, west of it low houses."""
    if _green(block):
        return
    if _east(block):
        yield from _towers(block, palette)
    else:
        yield from _low_houses(block, palette)


def _east(block: Block) -> bool:
    middle = block.middle
    nearest = min(RIVER, key=lambda place: hypot(middle[0] - place[0], middle[1] - place[1]))
    return middle[0] > nearest[0]


def _towers(block: Block, palette: Palette) -> Iterator[House]:
    stuffs = (palette.white, palette.glass, palette.white, palette.sand)
    plots = (
        (((0.10, 0.46, 0.12, 0.52), 46), ((0.56, 0.90, 0.12, 0.88), 24), ((0.10, 0.46, 0.64, 0.88), 12)),
        (((0.10, 0.90, 0.12, 0.44), 20), ((0.12, 0.42, 0.56, 0.88), 52), ((0.58, 0.90, 0.56, 0.88), 36)),
        (((0.10, 0.50, 0.14, 0.86), 34), ((0.60, 0.90, 0.14, 0.46), 56), ((0.60, 0.90, 0.60, 0.86), 14)),
        (((0.10, 0.90, 0.14, 0.50), 38), ((0.10, 0.38, 0.62, 0.88), 10), ((0.48, 0.90, 0.62, 0.88), 18)),
    )
    chosen = plots[_choice(block, len(plots))]
    for n, (lot, height) in enumerate(chosen):
        tall = height + 4 * _choice(block, 4, n)
        stuff = stuffs[_choice(block, len(stuffs), n + 9)]
        yield House(block.lot(*lot), tall, stuff, max(2, tall // 9), crown=height > 30)


def _low_houses(block: Block, palette: Palette) -> Iterator[House]:
    for n in range(6):
        column, row = n % 3, n // 3
        if _choice(block, 6, n) == 0:
            continue
        lot = (0.08 + 0.29 * column, 0.33 + 0.29 * column, 0.12 + 0.42 * row, 0.45 + 0.42 * row)
        stuff = (palette.sand, palette.white, palette.white)[_choice(block, 3, n + 3)]
        yield House(block.lot(*lot), 9 + 4 * _choice(block, 3, n + 1), stuff, 0)


def _build(sheet: Sheet, house: House, palette: Palette) -> None:
    sheet.prism(rounded(house.plan, 0.08, 1), 0, house.height_m, house.stuff)
    left, near, right = house.plan[0], house.plan[3], house.plan[2]
    _windows(sheet, house, (left, near), palette.window_left)
    _windows(sheet, house, (near, right), palette.window_right)
    if house.crown:
        x, y = sum(x for x, _ in house.plan) / 4, sum(y for _, y in house.plan) / 4
        plan = rounded([(x + (px - x) * 0.5, y + (py - y) * 0.5) for px, py in house.plan], 0.08, 1)
        sheet.prism(plan, house.height_m, 5, house.stuff)


def _windows(sheet: Sheet, house: House, edge: tuple[Point, Point], colour: str) -> None:
    """Bands of windows along one wall, one per storey."""
    start, end = edge
    length = hypot(end[0] - start[0], end[1] - start[1])
    storey = house.height_m / (house.storeys + 0.4)
    areas = [
        (0.12 * length, 0.88 * length, storey * (n + 0.45), storey * (n + 0.95)) for n in range(house.storeys)
    ]
    sheet.wall((*start, 0), end, areas, colour)


def _shadow(sheet: Sheet, house: House, palette: Palette) -> None:
    reach = [(x + SHADOW[0] * house.height_m, y + SHADOW[1] * house.height_m) for x, y in house.plan]
    sheet.ground(hull([*house.plan, *reach]), palette.shade, 0, palette.shade_share)


def _trees(blocks: Sequence[Block]) -> Iterator[Point]:
    """Groves in the green blocks and rows along the river."""
    for block in blocks:
        if _green(block):
            for n in range(10):
                yield block.spot(
                    0.12 + 0.76 * _choice(block, 97, n) / 97, 0.12 + 0.76 * _choice(block, 89, n + 31) / 89
                )
    for side in (-1, 1):
        row = band(RIVER, side * (BANK_M + 8))[: len(RIVER)]
        for n, place in enumerate(row):
            if n % 2 == (side > 0) and n % 11 < 7 and not _near_bridge(place):
                yield place


def _disc(x: float, y: float, radius: float) -> list[Point]:
    return circle(x, y, radius, 8)
