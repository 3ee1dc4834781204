"""The job in the hall: a slice of the building, its guard on the stairs, a sensor that reports."""

from __future__ import annotations

from palette import Palette
from solids import Sheet, circle, rectangle, rounded

from kiosk.experiences.building_safety.pictures.building import tones, upright

TILE = (400.0, 320.0)
"""Size of the tile, which Tile.qml knows."""

STOREY = 72.0
LEFT, RIGHT = 92.0, 308.0
FOOT = 284.0


def tile(palette: Palette, *, dim: bool) -> Sheet:
    """Three storeys cut open, stairs between lit rooms, a roof. Tile.qml adds guard, smoke and sign."""
    sheet = upright(*TILE)
    cut = palette.dark.left
    top = FOOT - 3 * STOREY
    sheet.fill(rounded(rectangle(40, FOOT - 4, 320, 14), 0.4), palette.plinth.right if dim else "#C3CFDA")
    sheet.fill(rectangle(LEFT - 7, top - 9, RIGHT - LEFT + 14, FOOT - top + 12), cut)
    sheet.fill(rectangle(LEFT - 13, top - 15, RIGHT - LEFT + 26, 9), cut)
    sheet.fill(rectangle(172, top - 40, 60, 25), palette.plinth.right if dim else "#9DAEC2")
    sheet.fill(rectangle(166, top - 46, 72, 7), cut)
    for n, kind in enumerate(("office", "home", "home")):
        floor = FOOT - n * STOREY
        for x0, x1, paint in ((LEFT, 166.0, kind), (172.0, 232.0, "plain"), (238.0, RIGHT, kind)):
            _room(sheet, (x0, floor - STOREY + 7, x1, floor), palette, paint, dim=dim)
        _furnished(sheet, floor, kind, dim=dim)
        if n < 2:
            _flights(sheet, floor, dim=dim)
    for x, tall in ((64.0, 60.0), (336.0, 74.0)):
        sheet.fill(rectangle(x - 3, FOOT - tall * 0.5, 6, tall * 0.5), palette.sand.right)
        sheet.fill(circle(x, FOOT - tall * 0.66, tall * 0.3, 32), palette.leaf.right)
        sheet.fill(circle(x - 3, FOOT - tall * 0.7, tall * 0.23, 28), palette.leaf.left)
        sheet.fill(circle(x - 6, FOOT - tall * 0.75, tall * 0.13, 24), palette.leaf.top)
    return sheet


def _room(
    sheet: Sheet, box: tuple[float, float, float, float], palette: Palette, kind: str, *, dim: bool
) -> None:
    paint = tones(palette, kind, dim=dim)
    x0, y0, x1, y1 = box
    inner = [(x0 + 9, y0 + 5), (x1 - 9, y0 + 5), (x1 - 9, y1 - 12), (x0 + 9, y1 - 12)]
    sheet.fill([(x0, y0), (x1, y0), inner[1], inner[0]], paint.ceiling)
    sheet.fill([(x0, y0), inner[0], inner[3], (x0, y1)], paint.left)
    sheet.fill([(x1, y0), inner[1], inner[2], (x1, y1)], paint.right)
    sheet.fill([(x0, y1), inner[3], inner[2], (x1, y1)], paint.floor)
    sheet.fill(inner, paint.back)


def _furnished(sheet: Sheet, floor: float, kind: str, *, dim: bool) -> None:
    """A window and a sofa in a home, a window and a desk in an office."""
    frame, pane = ("#4A515E", "#0B2C4A") if dim else ("#FFFFFF", "#6F86B5")
    for x in (110.0, 256.0):
        sheet.fill(rectangle(x, floor - 54, 34, 26), frame)
        sheet.fill(rectangle(x + 2.5, floor - 51.5, 13, 21), pane)
        sheet.fill(rectangle(x + 18.5, floor - 51.5, 13, 21), pane)
        if kind == "home":
            back, seat = ("#454D59", "#343A45") if dim else ("#B8604B", "#C9705B")
            sheet.fill(rounded(rectangle(x - 4, floor - 25, 42, 14), 0.2), back)
            sheet.fill(rounded(rectangle(x - 6, floor - 17, 46, 11), 0.2), seat)
        else:
            sheet.fill(rectangle(x - 6, floor - 22, 46, 4), "#5F646E" if dim else "#6B7A90")
            for leg in (x - 3, x + 34):
                sheet.fill(rectangle(leg, floor - 18, 3, 14), "#4A515E" if dim else "#8793A6")
            sheet.fill(rounded(rectangle(x + 8, floor - 39, 20, 15), 0.1), "#5F646E" if dim else "#2F3A4C")
            sheet.fill(rectangle(x + 10, floor - 37, 16, 11), "#11395C" if dim else "#9CC3F2")


def _flights(sheet: Sheet, floor: float, *, dim: bool) -> None:
    far, near = ("#343A45", "#4A515E") if dim else ("#C4BFB3", "#9A9486")
    half = STOREY / 2
    for n in range(8):
        x = 186 + 5.6 * n
        sheet.fill(rectangle(x, floor - half - half * (n + 1) / 8, 5.6, half / 8 + 3), far)
    for n in range(8):
        x = 186 + 5.6 * n
        sheet.fill(rectangle(x, floor - half + half * n / 8, 5.6, half / 8 + 3), near)
    sheet.fill(rectangle(174, floor - half, 14, 5), near)
