"""The job in the hall: the building with its front cut open, lit rooms, stairs, smoke under one ceiling."""

from __future__ import annotations

from palette import Palette
from solids import Camera, Material, Point, Sheet, Solid, circle, rectangle, rounded
from things import plinth, right_wall, shadow, tree

from kiosk.experiences.building_safety.pictures.building import tones

TILE = (400.0, 320.0)
"""Size of the tile, which Tile.qml knows."""

CORNER = (-62.0, -66.0)
SIZE: Solid = (112.0, 60.0, 102.0)
"""Where the building stands on its plinth, and its width, depth and height."""

STOREYS = 3
SMOKE = Material("#C2C7CF", "#9BA1AC", "#747B87")


def tile(palette: Palette) -> Sheet:
    """The building on its plot. Tile.qml adds the guard, somebody at home and a sensor that reports."""
    sheet = Sheet(Camera((TILE[0] / 2, 202.0), 1.36), *TILE)
    plinth(sheet, (92, 92), palette, palette.grass)
    sheet.ground(rectangle(-86, 22, 172, 34), palette.street)
    for x, y in ((-78, -78), (72, -76), (78, -34)):
        tree(sheet, x, y, palette, 30)
    at: Solid = (*CORNER, 0.0)
    shadow(sheet, rectangle(*CORNER, SIZE[0], SIZE[1]), SIZE[2], palette)
    sheet.box(at, SIZE, palette.glass, 0.0)
    _cut(sheet, palette)
    _windows(sheet, at, palette)
    top = SIZE[2]
    sheet.box((CORNER[0] - 2, CORNER[1] - 2, top), (SIZE[0] + 4, SIZE[1] + 4, 4), palette.dark, 0.0)
    sheet.box((CORNER[0] + 40, CORNER[1] + 17, top + 4), (28, 26, 14), palette.white)
    sheet.box((CORNER[0] + 38, CORNER[1] + 15, top + 18), (32, 30, 3), palette.dark)
    tree(sheet, -82, 76, palette, 26)
    return sheet


def _windows(sheet: Sheet, at: Solid, palette: Palette) -> None:
    """The side that is not cut: windows, some of them lit."""
    step = SIZE[2] / STOREYS
    for lit in (False, True):
        areas = [
            (9.0 + 17.0 * column, 21.0 + 17.0 * column, step * row + 10, step * row + 25)
            for row in range(STOREYS)
            for column in range(3)
            if ((row + 2 * column) % 3 == 0) == lit
        ]
        right_wall(sheet, at, SIZE, areas, palette.sun.left if lit else palette.window_right)


def _cut(sheet: Sheet, palette: Palette) -> None:
    """The front wall cut away: on every storey a room, the stairs, a room."""
    start: Solid = (CORNER[0], CORNER[1] + SIZE[1], 0.0)
    end: Point = (CORNER[0] + SIZE[0], CORNER[1] + SIZE[1])

    def paint(points: list[Point], colour: str) -> None:
        sheet.on_wall(start, end, points, colour)

    paint(rectangle(0, 0, SIZE[0], SIZE[2]), palette.dark.left)
    step = SIZE[2] / STOREYS
    for row in range(STOREYS):
        low, high = row * step + 1.5, (row + 1) * step - 1.5
        kind = "office" if row == 0 else "home"
        for column, (x0, x1) in enumerate(((3.0, 43.0), (45.5, 66.5), (69.0, 109.0))):
            look = tones(palette, "plain" if column == 1 else kind, dim=False)
            inner = ((x0 + 4, low + 7), (x1 - 4, low + 7), (x1 - 4, high - 2.5), (x0 + 4, high - 2.5))
            paint([(x0, low), (x1, low), inner[1], inner[0]], look.floor)
            paint([(x0, low), inner[0], inner[3], (x0, high)], look.left)
            paint([(x1, low), inner[1], inner[2], (x1, high)], look.right)
            paint([(x0, high), inner[3], inner[2], (x1, high)], look.ceiling)
            paint(list(inner), look.back)
            if column != 1:
                for points, colour in _things(x0, low, kind):
                    paint(points, colour)
            elif row < STOREYS - 1:
                for points, colour in _flights(x0, low, step):
                    paint(points, colour)
    low = (STOREYS - 1) * step
    for x, r in ((7.5, 4.4), (14, 6.4), (22, 7.6), (31, 7.0), (38.5, 4.4)):
        paint(circle(x, low + step - 3.5 - r, r, 20), SMOKE.right)
    for x, r in ((13, 3.4), (22, 4.4), (32, 3.6)):
        paint(circle(x, low + step - 4.0 - r, r, 18), SMOKE.left)


def _things(x0: float, low: float, kind: str) -> list[tuple[list[Point], str]]:
    """A window with a sofa, or a window with a desk and its screen."""
    found = [
        (rectangle(x0 + 13, low + 13, 14, 12), "#FFFFFF"),
        (rectangle(x0 + 14, low + 14, 12, 10), "#6F86B5"),
    ]
    if kind == "home":
        back, seat = "#B8604B", "#D07A63"
        return [
            *found,
            (rounded(rectangle(x0 + 9, low + 7, 22, 6.5), 0.2), back),
            (rounded(rectangle(x0 + 8, low + 3.6, 24, 5.4), 0.2), seat),
        ]
    return [
        *found,
        (rectangle(x0 + 8, low + 10, 24, 2.4), "#6B7A90"),
        (rectangle(x0 + 10, low + 4, 1.8, 6), "#8793A6"),
        (rectangle(x0 + 28, low + 4, 1.8, 6), "#8793A6"),
        (rounded(rectangle(x0 + 14, low + 12.4, 12, 8.5), 0.1), "#2F3A4C"),
    ]


def _flights(x0: float, low: float, step: float) -> list[tuple[list[Point], str]]:
    """Two flights of stairs in steps."""
    far, near = "#C4BFB3", "#8F897B"
    half, found = step / 2, []
    for n in range(6):
        x = x0 + 4.0 + 2.6 * n
        found.append((rectangle(x, low + half + half * n / 6, 2.6, half / 6 + 1.2), far))
        found.append((rectangle(x, low + half - half * (n + 1) / 6, 2.6, half / 6 + 1.2), near))
    return found
