"""The drone job's pictures: the town, the aircraft in flat layers, the signs over it, and the hall's tile."""

from __future__ import annotations

from collections.abc import Iterator

from drone import layers
from palette import Look, Palette
from solids import Camera, Sheet, circle, rectangle
from things import hanging_parcel, plinth, tower, tree

from kiosk.experiences.drone_traffic.pictures.neighbourhood import ground
from kiosk.experiences.drone_traffic.pictures.signs import signs

TILE = (400.0, 320.0)
"""Size of the tile, which Tile.qml knows; it leaves room for the drone over the town."""

TILE_HEADING, TILE_TILT = -36, 0.55
"""How the tile's drone is turned and seen; Tile.qml repeats it (a test compares)."""


def drawings(look: Look) -> Iterator[tuple[str, Sheet]]:
    """Every picture of the job by name."""
    yield "tile", tile(look.palette)
    yield "tile_parcel", tile_parcel(look.palette)
    yield "ground", ground(look.palette, dim=look.dim)
    yield from layers(look.palette, dim=look.dim)
    yield from signs(look.palette, look.inks)


def tile(palette: Palette) -> Sheet:
    """The job in the hall: a corner of the neighbourhood. Tile.qml adds the drone, moving."""
    sheet = Sheet(Camera((TILE[0] / 2, 208.0), 1.2), *TILE)
    plinth(sheet, (100, 100), palette, palette.block)
    sheet.ground(rectangle(-94, 24, 188, 40), palette.grass)
    sheet.ground(rectangle(-94, 32, 188, 24), palette.water)
    sheet.ground(rectangle(8, -94, 18, 188), palette.street)
    sheet.ground(rectangle(-94, -12, 188, 14), palette.street)
    tower(sheet, (-84, -84), (36, 36, 96), palette.sand, palette, 8)
    tower(sheet, (-40, -84), (34, 34, 62), palette.white, palette, 5)
    tower(sheet, (40, -84), (44, 36, 40), palette.brick, palette, 3)
    for x, y in ((-80, -30), (-62, -26), (40, -34), (58, -28), (84, -30)):
        tree(sheet, x, y, palette, 20)
    sheet.box((5, 26, 0), (24, 36, 4), palette.plinth)
    sheet.ground(rectangle(8, 26, 18, 36), palette.street, 4)
    for x, y in ((-84, 72), (-66, 82), (-44, 74), (86, 74)):
        tree(sheet, x, y, palette, 20)
    sheet.ground(circle(58, 80, 13), palette.blue.left)
    sheet.ground(circle(58, 80, 9.5), palette.white.top)
    sheet.ground(circle(58, 80, 4.5), palette.blue.left)
    return sheet


def tile_parcel(palette: Palette) -> Sheet:
    """What hangs under the tile's drone, whose middle is at 50, 50: Tile.qml lays it below the drone."""
    sheet = Sheet(Camera((50, 50), 1.0), 100, 110)
    hanging_parcel(sheet, (50, 50), 100, TILE_HEADING, TILE_TILT, palette)
    return sheet
