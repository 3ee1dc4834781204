"""The job in the hall: the arm over its striped field. Tile.qml lets the upper arm move."""

from __future__ import annotations

from palette import Look
from solids import Camera, Sheet, circle, rectangle
from things import plinth, shadow

from kiosk.experiences.robot_cell.pictures.zones import arc

TILE = (400.0, 320.0)
"""Size of the tile, which Tile.qml knows."""


def tile(look: Look) -> Sheet:
    """The plate with a round field, a belt with parts, and the robot's foot."""
    palette = look.palette
    sheet = Sheet(Camera((TILE[0] / 2, 206.0), 1.2), *TILE)
    plinth(sheet, (100, 100), palette, palette.block if look.dim else "#EEF1F2")
    deep, pale = ("#6FDCEB", "#0A3F49") if look.dim else ("#0B5563", "#B5DFE5")
    sheet.ground(circle(0, 0, 86, 64), pale)
    for start in (0.0, 0.5):
        sheet.ground(arc(81, 86, start, start + 0.502), deep)
    for n in range(28):
        sheet.ground(arc(62, 66, n / 28, (n + 0.55) / 28), look.inks.ink)
    y, half = 30.0, 13.0
    shadow(sheet, rectangle(-94, y - half, 96, 2 * half), 14, palette)
    sheet.box((-94, y - half, 0), (96, 2 * half, 18), palette.white, 0.04)
    sheet.ground(rectangle(-92, y - half + 3, 92, 2 * half - 6), palette.dark.top, 18)
    for x in (-84, -54, -24):
        sheet.box((x, y - 8, 18), (16, 16, 14), palette.blue)
    sheet.box((34, -20, 0), (40, 40, 5), palette.sand)
    for x, y in ((36, -18), (54, -18), (36, 0)):
        sheet.box((x, y, 5), (16, 16, 14), palette.blue)
    shadow(sheet, circle(-4, -14, 18, 24), 40, palette)
    sheet.box((-24, -34, 0), (40, 40, 6), palette.dark)
    sheet.cone((-4, -14, 6), (17, 14), 34, palette.sun)
    sheet.cylinder((-4, -14, 40), 15, 12, palette.dark)
    return sheet
