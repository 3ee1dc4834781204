"""The job in the hall: a room of the company, somebody at a screen, and a shield before it all."""

from __future__ import annotations

from palette import Look
from solids import Camera, Sheet, circle, rectangle
from things import dome, plinth

from kiosk.experiences.security_monitor.pictures.office import ground_of, wall_of

TILE = (400.0, 320.0)


def tile(look: Look) -> Sheet:
    """The room: racks along the wall, a line, somebody at a desk. Tile.qml adds the shield, hovering."""
    palette, ground = look.palette, ground_of(look, night=False)
    sheet = Sheet(Camera((TILE[0] / 2, 206.0), 1.2), *TILE)
    plinth(sheet, (100, 100), palette, ground.room)
    stuff = wall_of(look, night=False)
    sheet.box((-94, -94, 0), (188, 6, 62), stuff, 0)
    sheet.box((-94, -94, 0), (6, 188, 62), stuff, 0)
    sheet.ground(rectangle(-88, -88, 182, 64), ground.vault)
    sheet.ground(rectangle(-88, -10, 182, 5), ground.line)
    for n in range(4):
        _rack(sheet, -76 + 40 * n, look)
    _worker(sheet, look)
    return sheet


def _rack(sheet: Sheet, x: float, look: Look) -> None:
    """Servers with their lights on."""
    palette = look.palette
    sheet.box((x, -80, 0), (30, 36, 56), palette.dark, 0.04)
    for row in range(3):
        high = 9 + 16 * row
        sheet.wall((x, -44, 0), (x + 30, -44), [(4, 26, high, high + 10)], palette.dark.right)
        sheet.wall((x, -44, 0), (x + 30, -44), [(6.5, 11, high + 3, high + 7)], palette.leaf.top)
        sheet.wall((x, -44, 0), (x + 30, -44), [(14, 23.5, high + 3, high + 7)], palette.blue.top)


def _worker(sheet: Sheet, look: Look) -> None:
    """Somebody at a desk, seen from behind; the screen is lit."""
    palette = look.palette
    sheet.box((-66, 22, 0), (74, 34, 24), palette.sand)
    sheet.box((-26, 32, 24), (8, 6, 6), palette.dark, 0)
    sheet.box((-44, 31, 30), (46, 5, 32), palette.dark, 0)
    sheet.wall((-44, 36, 30), (2, 36), [(3, 43, 3, 29)], palette.glass.top)
    sheet.wall((-44, 36, 30), (2, 36), [(7, 27, 20, 24), (7, 37, 13, 17)], palette.blue.left)
    if palette.shade_share:
        sheet.ground(circle(-48, 78, 17, 28), palette.shade, 0, palette.shade_share)
    sheet.cone((-54, 78, 0), (13, 9), 38, palette.brick)
    sheet.ball((-54, 78, 49), 12, palette.skin)
    dome(sheet, (-54, 78, 52), 11.6, palette.hair, brim=1.04)
