"""The greenhouse's pictures: the house in layers, a plant, the sky's things, and the hall's tile."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

from palette import Look, Palette
from solids import Camera, Sheet, band, circle, curve, ellipse, rectangle, rounded
from things import person

from kiosk.experiences.smart_farm.geometry import ALONG, GUTTER, PLANT_FOOT, ROWS, at
from kiosk.experiences.smart_farm.pictures import greenhouse, plants

SUN, CLOUD, PUFF, WISP, WALKER = (90.0, 90.0), (120.0, 64.0), (70.0, 44.0), (22.0, 44.0), (40.0, 80.0)
"""Sizes of what moves over the scene; the QML repeats their shapes (a test compares)."""


def drawings(look: Look) -> Iterator[tuple[str, Sheet]]:
    """Every picture of the job by name."""
    yield from greenhouse.layers(look)
    yield from plants.layers(look)
    palette = look.palette
    yield "sun", sun(palette)
    yield "moon", moon(palette)
    yield "cloud", cloud(palette, dark=False)
    yield "cloud_dark", cloud(palette, dark=True)
    yield "puff", puff(palette)
    yield "wisp", wisp(palette)
    yield "walker", walker(palette)
    for row in range(len(ROWS)):
        yield f"tile_row_{row}", tile_row(palette, row)


def sun(palette: Palette) -> Sheet:
    """The sun with short rays."""
    sheet = Sheet(Camera((0.0, 0.0)), *SUN)
    for n in range(12):
        a = 2 * pi * n / 12
        ray = [(45 + r * cos(a), 45 + r * sin(a)) for r in (32, 41)]
        sheet.fill(band(ray, 2.4), palette.sun.left)
    sheet.fill(circle(45, 45, 26), palette.sun.left)
    sheet.fill(circle(42, 42, 20), palette.sun.top)
    return sheet


def moon(palette: Palette) -> Sheet:
    """A half moon, for the evening."""
    sheet = Sheet(Camera((0.0, 0.0)), *SUN)
    outer = [(45 + 26 * cos(a), 45 + 26 * sin(a)) for a in (pi * (0.35 + 1.3 * n / 24) for n in range(25))]
    inner = [(56 + 22 * cos(a), 45 + 22 * sin(a)) for a in (pi * (1.55 - 1.1 * n / 20) for n in range(21))]
    sheet.fill([*outer, *inner], palette.sand.top)
    return sheet


def cloud(palette: Palette, *, dark: bool) -> Sheet:
    """A cloud: balls on a flat foot; a dark one carries rain."""
    stuff = palette.glass if dark else palette.white
    sheet = Sheet(Camera((0.0, 0.0)), *CLOUD)
    balls = ((34.0, 40.0, 18.0), (60.0, 30.0, 24.0), (88.0, 40.0, 17.0))
    for x, y, r in balls:
        sheet.fill(circle(x, y, r), stuff.right if dark else stuff.left)
    sheet.fill(rounded(rectangle(16, 36, 89, 22), 0.5, 8), stuff.right if dark else stuff.left)
    for x, y, r in balls:
        sheet.fill(circle(x - 0.16 * r, y - 0.16 * r, 0.8 * r), stuff.left if dark else stuff.top)
    return sheet


def puff(palette: Palette) -> Sheet:
    """A breath of fog."""
    sheet = Sheet(Camera((0.0, 0.0)), *PUFF)
    for x, y, across, down in ((22, 26, 20, 13), (42, 20, 22, 16), (52, 28, 16, 11)):
        sheet.fill(ellipse(x, y, across, down), palette.white.top, 0.5)
    return sheet


def wisp(palette: Palette) -> Sheet:
    """Warm air that rises: a curl."""
    sheet = Sheet(Camera((0.0, 0.0)), *WISP)
    knots = [(11.0, 50.0), (11.0, 42.0), (16.0, 31.0), (6.0, 18.0), (12.0, 6.0), (14.0, 0.0)]
    sheet.fill(band(curve(knots), 2.4), palette.brick.left, 0.8)
    return sheet


def walker(palette: Palette) -> Sheet:
    """Somebody in a sun hat who goes to look at the sensor."""
    sheet = Sheet(Camera((18.0, 70.0), 1.25), *WALKER)
    person(sheet, 0, 0, palette, palette.leaf, hat=palette.sand)
    return sheet


def tile_row(palette: Palette, row: int) -> Sheet:
    """One row of ripe plants for the hall's tile, which shows fewer moving parts than the Stage."""
    sheet = greenhouse.sheet()
    layers = (plants.plant(palette, plants.POSES[0]), plants.ripe(palette))
    for x in ALONG:
        left, top = (a - b for a, b in zip(at(x, ROWS[row], GUTTER), PLANT_FOOT, strict=True))
        for layer in layers:
            for colour, opacity, polygons in layer.paths:
                for polygon in polygons:
                    sheet.fill([(left + px, top + py) for px, py in polygon], colour, opacity)
    return sheet
