"""The job in the hall: the shop on its first day. Tile.qml lets somebody walk up to it."""

from __future__ import annotations

from palette import Look
from solids import Camera, Sheet, rectangle
from things import plinth, tree

from kiosk.experiences.first_shop.pictures.shops import awning, front
from kiosk.experiences.first_shop.pictures.street import plum

TILE = (400.0, 320.0)
"""Size of the tile, which Tile.qml knows."""

AT, WIDTH = (-58.0, -66.0, 0.0), (112.0, 54.0, 66.0)


def tile(look: Look) -> Sheet:
    """The plate, a street before the shop, its awning, goods and a tree."""
    palette = look.palette
    sheet = Sheet(Camera((TILE[0] / 2, 208.0), 1.42, 30.0), *TILE)
    plinth(sheet, (100, 84), palette, "#22262D" if look.dim else "#EFEBE2")
    sheet.ground(rectangle(-94, 40, 188, 26), "#0C0E12" if look.dim else "#C9CFD8")
    for x in (-80, -40, 0, 40):
        sheet.ground(rectangle(x, 52, 20, 2.6), "#4A505B" if look.dim else "#FFFFFF")
    front(sheet, palette, AT, WIDTH, (72.0, 96.0), lit=True)
    sheet.box((-40, -24, 71), (74, 5, 9), palette.dark)
    awning(sheet, palette, AT, WIDTH, plum(look))
    sheet.box((AT[0] + 10, -10, 0), (46, 11, 15), palette.white)
    for n, stuff in enumerate((palette.leaf, palette.sun, palette.brick, palette.leaf)):
        sheet.ball((AT[0] + 17 + 10.6 * n, -5, 18.5), 4.8, stuff)
    tree(sheet, 78, -30, palette, 38)
    return sheet
