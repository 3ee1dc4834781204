"""What comes and goes in the building: smoke, fire, the lift, an open fire door, water, the fire engine."""

from __future__ import annotations

from math import cos, pi, sin

from palette import Inks, Palette
from solids import Point, Sheet, circle, rectangle, rounded, turned_about

from kiosk.experiences.building_safety.pictures.building import upright

SMOKE = (200.0, 30.0)
"""Smoke of a whole storey, hanging from its ceiling."""

LIFT = (20.0, 27.0)
_SMOKE, _SMOKE_DIM = ("#4E545E", "#C9CED6"), ("#B4B9C3", "#FFFFFF")
FLAME = (24.0, 28.0)
ENGINE = (88.0, 44.0)
FAN = (28.0, 28.0)


def smoke(palette: Palette, n: int, *, dim: bool) -> Sheet:
    """A layer of smoke: under the ceiling (1), to the middle (2), down to the floor (3)."""
    sheet = upright(*SMOKE)
    dark, pale = _SMOKE_DIM if dim else _SMOKE
    depth = (8.0, 17.0, 29.0)[n - 1]
    thick = 0.5 + 0.1 * n
    lobe = min(6.5, 0.5 * depth)
    sheet.fill(rectangle(0, 0, SMOKE[0], depth - lobe), dark, thick)
    for k in range(17):
        x = 6.0 + 11.8 * k
        r = lobe * (0.86 + 0.14 * sin(2.3 * k + n))
        low = [
            (x + 1.15 * r * cos(a), depth - lobe + r * sin(a)) for a in (2 * pi * m / 24 for m in range(24))
        ]
        sheet.fill([(px, max(0.0, py)) for px, py in low], dark, thick)
    for k in range(13):
        x = 9.0 + 15.2 * k
        r = 0.7 * lobe * (0.8 + 0.2 * sin(1.7 * k))
        y = (depth - lobe) * (0.5 + 0.4 * sin(2.9 * k + n))
        puff = [
            (x + 1.5 * r * cos(a), max(0.0, y + r * sin(a))) for a in (2 * pi * m / 20 for m in range(20))
        ]
        sheet.fill(puff, pale, 0.2)
    return sheet


def flame(palette: Palette, inks: Inks) -> Sheet:
    """A fire: three tongues in one another."""
    sheet = upright(*FLAME)
    for grown, colour in ((1.0, inks.stop), (0.7, palette.sun.left), (0.4, palette.sun.top)):
        sheet.fill([(12 + grown * x, 27 + grown * y) for x, y in _tongue()], colour)
    return sheet


def _tongue() -> list[Point]:
    left = [(-10, 0), (-11, -7), (-8, -13), (-6, -9), (-4, -17), (-1, -26)]
    right = [(3, -18), (5, -20), (7, -13), (10, -9), (11, -4), (9, 0)]
    return rounded([*left, *right], 0.25)


def lift(palette: Palette, *, lit: bool) -> Sheet:
    """The lift's car; lit where it stands with people in it."""
    sheet = upright(*LIFT)
    sheet.fill(rounded(rectangle(0, 0, LIFT[0], LIFT[1]), 0.12), palette.white.right)
    inside = palette.sun.top if lit else palette.glass.left
    sheet.fill(rectangle(1.6, 2.4, LIFT[0] - 3.2, LIFT[1] - 5.0), inside)
    for x in (1.6, 10.4):
        sheet.fill(rectangle(x, 2.4, 8.0, LIFT[1] - 5.0), palette.glass.top if not lit else palette.sun.top)
    sheet.fill(rectangle(9.4, 2.4, 1.2, LIFT[1] - 5.0), palette.dark.left)
    sheet.fill(rectangle(8.0, 0.0, 4.0, 1.6), palette.dark.left)
    if lit:
        for x, coat in ((5.4, palette.blue), (14.6, palette.brick)):
            sheet.fill(rounded(rectangle(x - 3.0, 12.0, 6.0, 12.4), 0.3), coat.left)
            sheet.fill(circle(x, 9.0, 3.0, 18), palette.skin.left)
            sheet.fill([(x - 3.1, 8.4), (x - 2.2, 6.2), (x + 2.2, 6.2), (x + 3.1, 8.4)], palette.hair.left)
        sheet.fill(rectangle(9.4, 2.4, 1.2, LIFT[1] - 5.0), palette.dark.left)
    return sheet


def door(palette: Palette) -> Sheet:
    """A fire door that stands open: its frame, and the leaf swung towards us."""
    sheet = upright(22.0, 30.0)
    sheet.fill(rectangle(0, 2, 4, 28), palette.dark.right)
    sheet.fill([(4, 3), (18, 0), (18, 30), (4, 28)], palette.brick.right)
    sheet.fill([(4, 3), (17, 0.4), (17, 29.6), (4, 28)], palette.brick.left)
    sheet.fill(circle(14.5, 16, 1.4, 14), palette.sun.top)
    return sheet


def puddle(palette: Palette) -> Sheet:
    """Water on a floor under a pipe that drips."""
    sheet = upright(36.0, 30.0)
    sheet.fill(rectangle(4, 2, 28, 3.4), palette.dark.top)
    for x, y, r in ((14, 11, 1.8), (22, 15, 2.1), (17, 20, 1.6)):
        sheet.fill(
            [(x, y - 2.4 * r), (x + r, y), (x + 0.6 * r, y + r), (x - 0.6 * r, y + r), (x - r, y)],
            palette.blue.left,
        )
    pool = [(18 + 17 * cos(a), 27 + 2.8 * sin(a)) for a in (2 * pi * n / 30 for n in range(30))]
    sheet.fill(pool, palette.blue.top)
    return sheet


def engine(palette: Palette) -> Sheet:
    """A fire engine from the side, its cab to the left, a ladder on its back."""
    sheet = upright(*ENGINE)
    red = palette.brick
    sheet.fill(rounded(rectangle(26, 10, 60, 24), 0.12), "#C0392B" if red.left == "#D8775F" else red.left)
    sheet.fill(
        rounded([(2, 34), (2, 22), (9, 10), (28, 10), (28, 34)], 0.12),
        "#D14B3C" if red.left == "#D8775F" else red.top,
    )
    sheet.fill([(6.5, 21.5), (11, 13), (20, 13), (20, 21.5)], palette.glass.top)
    sheet.fill(rectangle(2, 27, 84, 3), palette.white.top)
    for n in range(3):
        sheet.fill(rounded(rectangle(33 + 17 * n, 14, 13, 10), 0.12), palette.white.right)
        sheet.fill(rectangle(33 + 17 * n, 18.4, 13, 1.2), palette.white.left)
    sheet.fill(rectangle(30, 5.6, 56, 1.8), palette.white.left)
    sheet.fill(rectangle(30, 8.6, 56, 1.8), palette.white.left)
    for n in range(9):
        sheet.fill(rectangle(32 + 6.4 * n, 5.6, 1.4, 4.8), palette.white.right)
    sheet.fill(rounded(rectangle(11, 5.4, 12, 4.8), 0.3), palette.blue.top)
    for x in (16, 62, 76):
        sheet.fill(circle(x, 35, 7.2, 26), palette.dark.right)
        sheet.fill(circle(x, 35, 3.0, 18), palette.white.right)
    return sheet


def fan(palette: Palette) -> Sheet:
    """The smoke fan on the roof, which turns while smoke is drawn out."""
    sheet = upright(*FAN)
    sheet.fill(circle(14, 14, 13.4, 34), palette.dark.left)
    sheet.fill(circle(14, 14, 11.2, 34), palette.plinth.left)
    blade: list[Point] = [(14, 14), (11.4, 5.0), (14.6, 3.6), (18.0, 5.4)]
    for n in range(5):
        sheet.fill(turned_about(blade, (14, 14), 72.0 * n), palette.dark.top)
    sheet.fill(circle(14, 14, 2.8, 18), palette.white.top)
    return sheet
