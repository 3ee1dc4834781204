"""What sensors say, as signs: the four kinds, all over, and the mark on the spot."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

from palette import Inks, Palette
from solids import Point, Sheet, band, circle, rectangle, rounded

from kiosk.experiences.building_safety.pictures.building import upright

SIDE = 100.0
GREY = "#767D88"
"""Smoke, on paper and on black alike: more than 4 to 1 against either."""

PUFFS = (
    (52.0, 53.0, 17.0),
    (26.0, 62.0, 19.0),
    (78.0, 64.0, 17.0),
    (42.0, 76.0, 19.0),
    (66.0, 79.0, 16.0),
)
"""Billowing smoke: middles and sizes of its puffs."""

CURLS = ((32.0, 68.0, 11.0), (62.0, 75.0, 12.0))
"""Where it curls: middles and sizes."""


def signs(palette: Palette, inks: Inks) -> Iterator[tuple[str, Sheet]]:
    """All signs by name."""
    yield "kind_smoke", _smoke(inks)
    yield "kind_lift", _lift(palette, inks)
    yield "kind_water", _water(inks)
    yield "kind_door", _door(palette, inks)
    yield "done", _done(inks)
    yield "spot", _spot(inks)


def _sheet() -> Sheet:
    return upright(SIDE, SIDE)


def _smoke(inks: Inks) -> Sheet:
    """A detector on the ceiling, its lamp on, and smoke that billows under it."""
    sheet = _sheet()
    sheet.fill(rectangle(6, 4, 88, 9), inks.ink)
    sheet.fill(rounded([(30, 13), (70, 13), (70, 20), (61, 30), (39, 30), (30, 20)], 0.3), inks.ink)
    sheet.fill(circle(50, 21, 5, 20), inks.stop)
    for x, y, r in PUFFS:
        sheet.fill(circle(x, y, r, 32), GREY)
    for x, y, r in CURLS:
        turn = [0.95 * pi + 1.15 * pi * n / 18 for n in range(19)]
        curl: list[Point] = [(x + r * cos(a), y + r * sin(a)) for a in turn]
        sheet.fill(band(curl, 2.6), inks.under)
    return sheet


def _lift(palette: Palette, inks: Inks) -> Sheet:
    """A lift with somebody in it, and arrows up and down."""
    sheet = _sheet()
    sheet.fill(rounded(rectangle(8, 6, 56, 88), 0.1), inks.ink)
    sheet.fill(rounded(rectangle(16, 14, 40, 72), 0.06), inks.under)
    sheet.fill(circle(36, 36, 10, 26), inks.action)
    sheet.fill(rounded(rectangle(23, 49, 26, 37), 0.3), inks.action)
    sheet.fill([(82, 16), (96, 40), (68, 40)], inks.caution)
    sheet.fill([(82, 84), (96, 60), (68, 60)], inks.caution)
    return sheet


def _water(inks: Inks) -> Sheet:
    """A drop over water."""
    sheet = _sheet()
    drop: list[Point] = [(50, 4)]
    drop += [(50 + 24 * cos(a), 46 + 24 * sin(a)) for a in (-0.3 + (pi + 0.6) * n / 24 for n in range(25))]
    sheet.fill(drop, inks.action)
    for y in (82.0, 95.0):
        wave: list[Point] = [(6 + 88 * n / 28, y + 4 * sin(2 * pi * n / 9.4)) for n in range(29)]
        sheet.fill(band(wave, 3.6), inks.ink)
    return sheet


def _door(palette: Palette, inks: Inks) -> Sheet:
    """A door that stands ajar."""
    sheet = _sheet()
    sheet.fill(rectangle(12, 8, 76, 86), inks.ink)
    sheet.fill(rectangle(20, 16, 60, 78), inks.under)
    sheet.fill([(20, 16), (58, 26), (58, 104), (20, 94)][:2] + [(58, 99), (20, 94)], inks.caution)
    sheet.fill(circle(50, 62, 4.4, 16), inks.under)
    return sheet


def _done(inks: Inks) -> Sheet:
    """A tick in a disc."""
    sheet = _sheet()
    sheet.fill(circle(50, 50, 48, 40), inks.under)
    sheet.fill(circle(50, 50, 44, 40), inks.good)
    sheet.fill(band([(29, 51), (44, 66), (72, 35)], 5.5), inks.under)
    return sheet


def _spot(inks: Inks) -> Sheet:
    """Here: a warning triangle in a ring."""
    sheet = _sheet()
    sheet.fill(circle(50, 50, 48, 40), inks.stop)
    sheet.fill(circle(50, 50, 40, 40), inks.under)
    sheet.fill(rounded([(50, 18), (80, 70), (20, 70)], 0.12), inks.stop)
    sheet.fill(rectangle(46.4, 36, 7.2, 18), inks.under)
    sheet.fill(circle(50, 61, 4.2, 16), inks.under)
    return sheet
