"""The street: pavement and roadway, what stands to the left of the shop, and puddles."""

from __future__ import annotations

from collections.abc import Iterator

from palette import Look, Palette
from solids import Camera, Material, Sheet, circle, ellipse, rectangle, rounded
from things import house, left_wall, plinth, shadow, tower, tree

from kiosk.experiences.first_shop.scene import (
    FAR_KERB_Y,
    FRONT_Y,
    HALF,
    KERB_Y,
    LEFT_LOT,
    ORIGIN,
    SCALE,
    SHEET,
    TILT,
    TURN_DEG,
)


def street(look: Look) -> Iterator[tuple[str, Sheet]]:
    """The three places, and wet ground."""
    for name, build in (("station", _station), ("office", _office), ("lane", _lane)):
        sheet = _ground(look)
        build(sheet, look.palette)
        yield f"ground_{name}", sheet
    yield "wet", _wet(look)


def room() -> Sheet:
    """An empty sheet as large as the Stage's scene."""
    return Sheet(Camera(ORIGIN, SCALE, TURN_DEG, TILT), *SHEET)


def plum(look: Look) -> Material:
    """The job's own colour, as a material."""
    return (
        Material("#FFB8EC", "#E67FCB", "#A24A8C") if look.dim else Material("#D58CC4", "#B0509A", "#84206E")
    )


def _paving(look: Look) -> str:
    return "#22262D" if look.dim else "#EFEBE2"


def _joint(look: Look) -> str:
    return "#2C313A" if look.dim else "#E3DDD0"


def _road(look: Look) -> str:
    return "#0C0E12" if look.dim else "#C9CFD8"


def _line(look: Look) -> str:
    return "#4A505B" if look.dim else "#FFFFFF"


def _ground(look: Look) -> Sheet:
    """The plate with its pavements, the roadway and a crossing."""
    sheet, palette = room(), look.palette
    plinth(sheet, HALF, palette, _paving(look))
    edge = HALF[0] - 6.0
    for x in range(-150, 160, 25):
        sheet.ground(rectangle(x, FRONT_Y + 2, 1.2, KERB_Y - FRONT_Y - 4), _joint(look))
        sheet.ground(rectangle(x, FAR_KERB_Y + 2, 1.2, HALF[1] - 8 - FAR_KERB_Y), _joint(look))
    sheet.ground(rectangle(-edge, FRONT_Y, 2 * edge, 1.6), _joint(look))
    sheet.ground(rectangle(-edge, KERB_Y, 2 * edge, FAR_KERB_Y - KERB_Y), _road(look))
    middle = (KERB_Y + FAR_KERB_Y) / 2
    for x in (-150, -118, -86, 74, 106, 138):
        sheet.ground(rectangle(x, middle - 1.2, 16, 2.4), _line(look))
    for n in range(5):
        sheet.ground(rectangle(-34 + 13 * n, KERB_Y + 3, 7, FAR_KERB_Y - KERB_Y - 6), _line(look))
    for y in (KERB_Y - 2.2, FAR_KERB_Y):
        sheet.ground(rectangle(-edge, y, 2 * edge, 2.2), palette.plinth.left)
    return sheet


def _lamp(sheet: Sheet, palette: Palette, x: float, y: float) -> None:
    """A street lamp."""
    sheet.cylinder((x, y, 0), 1.4, 54, palette.dark)
    sheet.box((x - 1.5, y - 1.5, 52), (12, 3, 3), palette.dark)
    sheet.box((x + 4, y - 2, 49), (7, 4, 3), palette.sun)


def _station(sheet: Sheet, palette: Palette) -> None:
    """A way down to the trains under a blue roof, a sign on a pole, offices behind."""
    x, y = LEFT_LOT
    tower(sheet, (x, y - 2), (84.0, 20.0, 70.0), palette.glass, palette, 4)
    shadow(sheet, rectangle(x + 12, y + 26, 58, 24), 30, palette)
    sheet.box((x + 12, y + 24, 0), (58, 26, 10), palette.white)
    left_wall(sheet, (x + 12, y + 24, 0), (58, 26, 10), [(8, 50, 0, 9)], palette.dark.left)
    for n in range(4):
        sheet.wall((x + 20, y + 50, 0), (x + 62, y + 50), [(0, 42, 7 - 2 * n, 8 - 2 * n)], palette.dark.top)
    for across in (x + 14, x + 66):
        sheet.box((across, y + 46, 10), (3, 3, 20), palette.white)
    sheet.box((x + 12, y + 26, 10), (58, 3, 20), palette.glass)
    sheet.box((x + 8, y + 22, 30), (66, 32, 5), palette.blue)
    pole = (x + 78, y + 44)
    sheet.cylinder((*pole, 0), 1.6, 50, palette.dark)
    spot = sheet.camera.at(*pole, 54)
    sheet.fill(circle(*spot, 15, 36), palette.blue.right)
    sheet.fill(circle(*spot, 11.5, 32), palette.white.top)
    sheet.fill(rounded(rectangle(spot[0] - 6.5, spot[1] - 7, 13, 11), 0.3), palette.blue.left)
    sheet.fill(rounded(rectangle(spot[0] - 4.5, spot[1] - 5, 9, 4.5), 0.2), palette.white.top)
    for side in (-1, 1):
        sheet.fill(circle(spot[0] + 3.4 * side, spot[1] + 6.4, 1.9, 12), palette.blue.left)
    _lamp(sheet, palette, -66.0, 24.0)


def _office(sheet: Sheet, palette: Palette) -> None:
    """Two glass towers with a hedge before them."""
    x, y = LEFT_LOT
    tower(sheet, (x, y - 2), (40.0, 42.0, 80.0), palette.glass, palette, 6)
    tower(sheet, (x + 44, y), (40.0, 36.0, 62.0), palette.blue, palette, 5)
    sheet.box((x + 2, y + 44, 0), (34, 7, 8), palette.leaf)
    sheet.box((x + 48, y + 44, 0), (34, 7, 8), palette.leaf)
    _lamp(sheet, palette, -66.0, 24.0)
    tree(sheet, 154.0, 24.0, palette, 26)


def _lane(sheet: Sheet, palette: Palette) -> None:
    """Homes with gables, and trees along the way."""
    x, y = LEFT_LOT
    tree(sheet, x + 4, y + 4, palette, 34)
    house(sheet, (x + 4, y + 2), (36.0, 40.0, 30.0), palette)
    house(sheet, (x + 48, y + 2), (32.0, 40.0, 26.0), palette)
    for across in (2.0, 44.0):
        sheet.box((x + across, y + 48, 0), (16, 3, 8), palette.sand)
    tree(sheet, x + 64, y + 48, palette, 18)
    tree(sheet, -66.0, 24.0, palette, 24)
    tree(sheet, 154.0, 24.0, palette, 24)


def _wet(look: Look) -> Sheet:
    """Puddles on road and pavement."""
    sheet = room()
    colour = "#1D4C78" if look.dim else "#B9D6EE"
    for x, y, wide in (
        (-120, 43, 26),
        (-104, 10, 16),
        (60, 44, 30),
        (120, 14, 18),
        (-10, 66, 20),
        (96, 66, 14),
    ):
        middle = sheet.camera.at(x, y)
        sheet.fill(ellipse(*middle, wide * SCALE * 0.7, wide * SCALE * 0.18), colour, 0.9)
    return sheet
