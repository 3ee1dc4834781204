"""What the care Stage lays over its homes: what is asked for, refusals, rings, marks."""

from __future__ import annotations

from collections.abc import Iterator
from math import atan2, cos, pi, sin

from palette import Inks, Palette
from solids import Camera, Point, Sheet, band, circle, rectangle, rounded, turned_about

SIDE = 100.0


def signs(palette: Palette, inks: Inks) -> Iterator[tuple[str, Sheet]]:
    """All signs by name."""
    yield "kind_medicine", _medicine(palette, inks)
    yield "kind_meal", _meal(palette, inks)
    yield "kind_walk", _walk(palette, inks)
    yield "kind_talk", _talk(palette, inks)
    yield "kind_fall", _fall(inks)
    yield "no_robot", _no_robot(palette, inks)
    yield "ring", _ring(palette, inks)
    yield "done", _done(inks)


def _sheet(width: float = SIDE, height: float = SIDE) -> Sheet:
    return Sheet(Camera((width / 2, height / 2), 1.0, 0.0, 1.0), width, height)


def _medicine(palette: Palette, inks: Inks) -> Sheet:
    """A capsule, half and half, and a round pill."""
    sheet = _sheet()
    for half, colour in ((-1, inks.stop), (1, palette.glass.left)):
        ends = [(half * 23 + 17 * cos(a), 17 * sin(a)) for a in [pi * n / 16 for n in range(33)]]
        plan = [
            *(point for point in ends if (point[0] - half * 23) * half >= -0.1),
            (0, 17 * half),
            (0, -17 * half),
        ]
        outline = _convex(plan)
        sheet.fill([(50 + x, 42 + y) for x, y in turned_about(outline, (0, 0), -40)], colour)
    sheet.fill(circle(72, 74, 15, 32), inks.ink)
    sheet.fill(_tilted(72, 74, 18, 4), inks.under)
    return sheet


def _convex(points: list[Point]) -> list[Point]:
    middle = (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
    return sorted(points, key=lambda at: atan2(at[1] - middle[1], at[0] - middle[0]))


def _tilted(x: float, y: float, length: float, thick: float) -> list[Point]:
    return turned_about(rectangle(x - length / 2, y - thick / 2, length, thick), (x, y), -40)


def _meal(palette: Palette, inks: Inks) -> Sheet:
    """A bowl of rice with steam."""
    sheet = _sheet()
    mound = [(50 - 30 * cos(pi * n / 20), 52 - 22 * sin(pi * n / 20)) for n in range(21)]
    sheet.fill(mound, palette.sand.right)
    bowl = [(50 - 38 * cos(pi * n / 24), 54 + 34 * sin(pi * n / 24)) for n in range(25)]
    sheet.fill(bowl, inks.stop)
    sheet.fill(rounded(rectangle(10, 50, 80, 9), 0.5), inks.ink)
    sheet.fill(rounded(rectangle(36, 84, 28, 8), 0.3), inks.ink)
    for x in (36, 52, 68):
        wave = [(x + 4 * sin(2 * pi * n / 10), 24 - 20 * n / 10) for n in range(11)]
        sheet.fill(band(wave, 2.6), inks.ink)
    return sheet


def _walk(palette: Palette, inks: Inks) -> Sheet:
    """A tree by a path with two footprints."""
    sheet = _sheet()
    sheet.fill(rounded(rectangle(62, 46, 8, 40), 0.2), palette.sand.right)
    sheet.fill(circle(66, 34, 24, 40), inks.good)
    for x, y, turn in ((24, 68, -12), (44, 44, 10)):
        for px, py, across, down in ((0, -6, 9, 13), (0, 15, 6.5, 7)):
            print_ = [
                (x + px + across * cos(a), y + py + down * sin(a))
                for a in (2 * pi * n / 24 for n in range(24))
            ]
            sheet.fill(turned_about(print_, (x, y), turn), inks.ink)
    return sheet


def _talk(palette: Palette, inks: Inks) -> Sheet:
    """Two who talk: two bubbles."""
    sheet = _sheet()
    sheet.fill(rounded(rectangle(36, 12, 56, 40), 0.4), inks.action)
    sheet.fill([(72, 48), (86, 48), (84, 64)], inks.action)
    sheet.fill(rounded(rectangle(4, 32, 64, 46), 0.4), inks.under)
    sheet.fill([(12, 70), (36, 70), (16, 94)], inks.under)
    sheet.fill(rounded(rectangle(8, 36, 56, 38), 0.4), inks.ink)
    sheet.fill([(18, 70), (32, 70), (20, 87)], inks.ink)
    for x in (22, 36, 50):
        sheet.fill(circle(x, 55, 4.6, 18), inks.under)
    return sheet


def _fall(inks: Inks) -> Sheet:
    """An alarm: a triangle with an exclamation mark."""
    sheet = _sheet()
    sheet.ground(rounded([(0, -46), (48, 40), (-48, 40)], 0.12), inks.stop)
    sheet.ground(rounded([(-6.5, -18), (6.5, -18), (4.5, 11), (-4.5, 11)], 0.2), inks.under)
    sheet.ground(circle(0, 23, 6, 20), inks.under)
    return sheet


def _no_robot(palette: Palette, inks: Inks) -> Sheet:
    """A door sign: no robots. A robot's head in a barred ring."""
    sheet = _sheet()
    sheet.ground(circle(0, 0, 49, 48), inks.under)
    sheet.ground(circle(0, 0, 46, 48), inks.stop)
    sheet.ground(circle(0, 0, 36, 48), inks.under)
    sheet.ground(rounded(rectangle(-21, -14, 42, 32), 0.25), inks.ink)
    sheet.ground(rectangle(-2.5, -25, 5, 12), inks.ink)
    sheet.ground(circle(0, -26, 4.5, 18), inks.ink)
    for x in (-9, 9):
        sheet.ground(circle(x, 0, 4.6, 18), inks.under)
    bar = rectangle(-44, -5, 88, 10)
    sheet.ground(turned_about(rectangle(-42, -8, 84, 16), (0, 0), 45), inks.under)
    sheet.ground(turned_about(bar, (0, 0), 45), inks.stop)
    return sheet


def _ring(palette: Palette, inks: Inks) -> Sheet:
    """Selected: a thick frame on the ground around a home's plot."""
    sheet = Sheet(Camera((60.0, 32.0)), 120, 64)
    fields = ((40.0, inks.under), (38.0, inks.ink), (33.5, inks.under), (31.5, palette.sun.top))
    for half, colour in fields:
        sheet.ground(rounded(rectangle(-half, -half, 2 * half, 2 * half), 0.2), colour)
    return sheet


def _done(inks: Inks) -> Sheet:
    """A tick in a disc."""
    sheet = _sheet()
    sheet.ground(circle(0, 0, 49, 40), inks.under)
    sheet.ground(circle(0, 0, 44, 40), inks.good)
    sheet.ground(band([(-21, 1), (-6, 16), (22, -15)], 5.5), inks.under)
    return sheet
