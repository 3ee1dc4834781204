"""What can be made, larger than life, and an umbrella."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

from palette import Look, Palette
from solids import Camera, Sheet, circle, hull, rectangle, rounded
from things import limb

SIDE = 100.0
"""Side of the sheets of goods."""

UMBRELLA = (70.0, 50.0)


def goods(look: Look) -> Iterator[tuple[str, Sheet]]:
    """Every menu, and the umbrella."""
    yield "item_lunch", _lunch(look.palette)
    yield "item_coffee", _coffee(look.palette)
    yield "item_sides", _sides(look.palette)
    yield "umbrella", _umbrella(look)


def _sheet() -> Sheet:
    return Sheet(Camera((SIDE / 2, 64.0), 1.5, 22.0), SIDE, SIDE)


def _lunch(palette: Palette) -> Sheet:
    """A lunch box with four dishes, its lid off."""
    sheet = _sheet()
    sheet.box((-27, -20, 0), (54, 40, 11), palette.dark)
    sheet.ground(rounded(rectangle(-24, -17, 25, 34), 0.1), palette.white.top, 11)
    sheet.ground(rounded(rectangle(4, -17, 20, 15), 0.1), palette.leaf.top, 11)
    sheet.ground(rounded(rectangle(4, 1, 20, 16), 0.1), palette.sun.top, 11)
    for x, y in ((-18, -10), (-8, -8), (-17, 4), (-8, 8)):
        sheet.ball((x, y, 12), 5.6, palette.white)
    for x, y in ((9, -11), (18, -9)):
        sheet.ball((x, y, 12), 4.6, palette.leaf)
    for x, y in ((9, 6), (18, 9)):
        sheet.ball((x, y, 12), 4.6, palette.brick)
    sheet.ball((-12, -1, 19), 2.6, palette.brick)
    return sheet


def _coffee(palette: Palette) -> Sheet:
    """A paper cup and a roll."""
    sheet = _sheet()
    sheet.cone((-13, -4, 0), (9, 12), 28, palette.white)
    sheet.cone((-13, -4, 7), (9.9, 11.3), 13, palette.brick)
    sheet.cylinder((-13, -4, 28), 13, 4, palette.dark)
    for n, x in enumerate((8, 15, 22)):
        sheet.ball((x, 10, 7 + (n % 2)), 9.2, palette.sun)
    return sheet


def _sides(palette: Palette) -> Sheet:
    """Three jars of side dishes."""
    sheet = _sheet()
    for x, y, stuff in ((-18, -8, palette.brick), (12, -10, palette.leaf), (-2, 12, palette.sun)):
        sheet.cylinder((x, y, 0), 13, 20, stuff)
        sheet.cylinder((x, y, 20), 14, 5, palette.white)
    return sheet


def _umbrella(look: Look) -> Sheet:
    """An open umbrella, its stick below."""
    sheet = Sheet(Camera((UMBRELLA[0] / 2, 40.0), 1.0), *UMBRELLA)
    palette = look.palette
    limb(sheet, (0, 0, 0), (0, 0, 26), 1.2, palette.dark)
    middle, wide, tall = UMBRELLA[0] / 2, 31.0, 20.0
    dome = [(middle - wide * cos(pi * n / 20), 26 - tall * sin(pi * n / 20)) for n in range(21)]
    sheet.fill(hull([*dome, (middle, 30.0)]), palette.blue.left)
    lit = [
        (middle - 0.2 * wide - 0.5 * wide * cos(pi * n / 16), 24 - 0.86 * tall * sin(pi * n / 16))
        for n in range(17)
    ]
    sheet.fill(lit, palette.blue.top)
    sheet.fill(circle(middle, 5.5, 2.2, 12), palette.dark.left)
    return sheet
