"""The company's floor from above: rooms, walls, desks, racks; and the people and screens that come and go."""

from __future__ import annotations

from dataclasses import dataclass

from palette import Look, Palette
from solids import Camera, Material, Sheet, circle, rectangle
from things import dome

from kiosk.experiences.security_monitor.floor import (
    CORNERS,
    CORRIDOR_Y,
    DEPTH,
    GATE_X,
    ORIGIN,
    OUTSIDE_X,
    ROOM,
    SHEET,
    TILT,
    WIDTH,
    seats,
)
from kiosk.experiences.security_monitor.state import CROWN_JEWELS, Room

WALL, LOW, THICK = 44.0, 15.0, 4.0
DESK = (34.0, 17.0, 13.0)
RACK = (13.0, 26.0, 34.0)
PERSON_SHEET = (36.0, 64.0)
"""Sheet of a person; the feet stand at its FEET."""

FEET = (18.0, 56.0)


@dataclass(frozen=True, slots=True)
class Ground:
    """Flat colours of the floor, by day and by night, on paper and on black."""

    room: str
    vault: str
    corridor: str
    line: str
    rim: str
    window: str


DAY = Ground("#E3E7F0", "#D6CDF6", "#F7F6F2", "#9A8FCB", "#FFFFFF", "#BFE0F7")
NIGHT = Ground("#A9B3D1", "#9A8FD0", "#BCC4DC", "#5E4FA8", "#CBD2E6", "#27305A")
BLACK = Ground("#1B1F27", "#2A2148", "#0F1115", "#8F7FE0", "#2B303A", "#2F5877")
BLACK_NIGHT = Ground("#14171E", "#231A40", "#0A0C0F", "#8F7FE0", "#2B303A", "#101A33")


def ground_of(look: Look, *, night: bool) -> Ground:
    """The flat colours of the floor."""
    if look.dim:
        return BLACK_NIGHT if night else BLACK
    return NIGHT if night else DAY


def wall_of(look: Look, *, night: bool) -> Material:
    """What the walls are made of."""
    if look.dim:
        return Material("#4A5162", "#363C4A", "#262B36")
    return Material("#C6CCE0", "#98A2C2", "#848FB2") if night else look.palette.white


def floor(look: Look, *, night: bool) -> Sheet:
    """The floor with all that never moves. Drawn from the back to the front."""
    sheet = Sheet(Camera(ORIGIN, 1.0, 45.0, TILT), *SHEET)
    palette, ground, stuff = look.palette, ground_of(look, night=night), wall_of(look, night=night)
    _slab(sheet, palette, ground)
    _back_walls(sheet, stuff, ground)
    for row in ((Room.SERVERS, Room.RESEARCH, Room.MEETING), (Room.ACCOUNTS, Room.DEVELOPMENT, Room.DESK)):
        for n, room in enumerate(row):
            _furnish(sheet, room, palette)
            if n < len(row) - 1:
                wall = ((n + 1) * ROOM[0] - THICK / 2, CORNERS[room][1], 0.0)
                sheet.box(wall, (THICK, ROOM[1], LOW), stuff, 0)
    _gate(sheet, palette, stuff)
    return sheet


def _slab(sheet: Sheet, palette: Palette, ground: Ground) -> None:
    """The plinth, the rooms' floors, the corridor and the lines on it."""
    sheet.box((-12, -12, -9), (WIDTH + 24, DEPTH + 24, 9), palette.plinth, 0.03)
    sheet.ground(rectangle(-6, -6, WIDTH + 12, DEPTH + 12), ground.rim)
    sheet.ground(rectangle(0, 0, WIDTH, DEPTH), ground.corridor)
    for room, (x, y) in CORNERS.items():
        colour = ground.vault if room in CROWN_JEWELS else ground.room
        sheet.ground(rectangle(x, y, *ROOM), colour)
    for x, y in CORNERS.values():
        middle = x + ROOM[0] / 2
        nearer = CORRIDOR_Y if y < CORRIDOR_Y else y
        further = y + ROOM[1] if y < CORRIDOR_Y else CORRIDOR_Y
        start, end = min(nearer, further), max(nearer, further)
        sheet.ground(rectangle(middle - 1.6, start, 3.2, end - start), ground.line)
    sheet.ground(rectangle(58, CORRIDOR_Y - 2, OUTSIDE_X - 58, 4), ground.line)
    for x in (60.0, 180.0, 300.0):
        sheet.ground(circle(x, CORRIDOR_Y, 5, 16), ground.line)


def _back_walls(sheet: Sheet, stuff: Material, ground: Ground) -> None:
    """The two walls at the back, with windows."""
    sheet.box((-THICK, -THICK, 0), (THICK, DEPTH + THICK, WALL), stuff, 0)
    sheet.box((-THICK, -THICK, 0), (WIDTH + THICK, THICK, WALL), stuff, 0)
    panes = [(12 + 60 * n, 54 + 60 * n, 16, 37) for n in range(6)]
    sheet.wall((0, 0, 0), (WIDTH, 0), panes, ground.window)
    panes = [(12 + 60 * n, 54 + 60 * n, 16, 37) for n in range(4)]
    sheet.wall((0, DEPTH, 0), (0, 0), panes, ground.window)


def _furnish(sheet: Sheet, room: Room, palette: Palette) -> None:
    """Desks with dark screens, or racks; what else tells the room."""
    x, y = CORNERS[room]
    if room is Room.MEETING:
        sheet.cylinder((x + 100, y + 20, 0), 5, 8, palette.brick)
        sheet.ball((x + 100, y + 20, 19), 11, palette.leaf)
    if room is Room.DESK:
        sheet.cylinder((x + 16, y + 14, 0), 5, 8, palette.brick)
        sheet.ball((x + 16, y + 14, 19), 11, palette.leaf)
    for left, back in seats(room):
        if room is Room.SERVERS:
            rack(sheet, left, back, palette)
        else:
            desk(sheet, left, back, palette)
    if room is Room.RESEARCH:
        sheet.box((x + 88, y + 2, 0), (24, 8, 26), palette.blue)
        shelves = [(3, 21, 4, 11), (3, 21, 15, 22)]
        sheet.wall((x + 88, y + 10, 0), (x + 112, y + 10), shelves, palette.white.top)
    if room is Room.ACCOUNTS:
        sheet.box((x + 4, y + 86, 0), (20, 12, 18), palette.sun)


def desk(sheet: Sheet, x: float, y: float, palette: Palette) -> None:
    """A desk with a dark screen on its right half, seen from the sitter's side."""
    width, depth, height = DESK
    sheet.box((x + 2, y + 2, 0), (width - 4, depth - 4, height - 3), palette.sand, 0)
    sheet.box((x, y, height - 3), (width, depth, 3), palette.sand, 0.1)
    sheet.box((x + 22, y + 6, height), (4, 3, 3), palette.dark, 0)
    sheet.box((x + 14, y + 5, height + 3), (20, 2.5, 14), palette.dark, 0)


def rack(sheet: Sheet, x: float, y: float, palette: Palette) -> None:
    """A tall box of servers, its lights out."""
    sheet.box((x, y, 0), RACK, palette.dark, 0.04)
    front = [(2, RACK[0] - 2, 5 + 7.5 * n, 9 + 7.5 * n) for n in range(4)]
    sheet.wall((x, y + RACK[1], 0), (x + RACK[0], y + RACK[1]), front, palette.dark.right)


def _gate(sheet: Sheet, palette: Palette, stuff: Material) -> None:
    """Where the line leaves the building: a gate, and outside it a ball of the world."""
    sheet.box((GATE_X - 3, CORRIDOR_Y - 18, 0), (6, 5, 30), palette.blue, 0)
    sheet.box((GATE_X - 3, CORRIDOR_Y + 13, 0), (6, 5, 30), palette.blue, 0)
    sheet.box((GATE_X - 3, CORRIDOR_Y - 18, 30), (6, 36, 6), palette.blue, 0)
    sheet.ground(circle(OUTSIDE_X, CORRIDOR_Y, 17, 32), stuff.right)
    sheet.ball((OUTSIDE_X, CORRIDOR_Y, 15), 16, palette.glass)


def _own(size: tuple[float, float], foot: tuple[float, float]) -> Sheet:
    return Sheet(Camera(foot, 1.0, 45.0, TILT), *size)


def glow(look: Look) -> Sheet:
    """A lit screen, over a desk whose back corner lies at GLOW_FOOT."""
    sheet = _own((30, 34), (2, 28))
    start, end = (14.0, 7.6, DESK[2] + 3), (34.0, 7.6)
    sheet.wall(start, end, [(0, 20, 0, 14)], look.palette.blue.left)
    sheet.wall(start, end, [(1.5, 18.5, 1.5, 12.5)], look.palette.glass.top)
    lines = [(3.5, 3.5 + length, 9 - 3 * n, 10.6 - 3 * n) for n, length in enumerate((9, 13, 7))]
    sheet.wall(start, end, lines, look.palette.blue.left)
    return sheet


def lights(look: Look) -> Sheet:
    """The lights of a rack that works."""
    sheet = _own((20, 52), (14, 40))
    for n in range(4):
        high = 5 + 7.5 * n
        areas = [(2.6, 5.4, high + 0.8, high + 3.2), (6.4, 10.4, high + 0.8, high + 3.2)]
        sheet.wall((0, RACK[1], 0), (RACK[0], RACK[1]), areas[:1], look.palette.leaf.top)
        sheet.wall((0, RACK[1], 0), (RACK[0], RACK[1]), areas[1:], look.palette.blue.top)
    return sheet


def _coat(look: Look, who: int) -> Material:
    return (look.palette.blue, look.palette.brick, look.palette.leaf)[who]


def _hair(look: Look, who: int) -> Material:
    grey = Material("#D8DCE4", "#B4BAC8", "#8F97A8")
    return (look.palette.hair, grey, look.palette.dark)[who]


def person_at_work(look: Look, who: int) -> Sheet:
    """Somebody sitting, seen from behind, on a stool."""
    sheet, palette = _own(PERSON_SHEET, FEET), look.palette
    if palette.shade_share:
        sheet.ground(circle(3, -2, 9, 20), palette.shade, 0, palette.shade_share)
    sheet.cylinder((0, 0, 0), 2.4, 8, palette.dark)
    sheet.cylinder((0, 0, 8), 6.4, 3, palette.dark)
    sheet.cone((0, 0, 11), (7.4, 5.0), 16, _coat(look, who))
    sheet.ball((0, 0, 33), 6.4, palette.skin)
    dome(sheet, (0, 0, 34.5), 6.2, _hair(look, who), brim=1.05)
    return sheet


def person_up(look: Look, who: int) -> Sheet:
    """Somebody who cannot work: standing, arms hanging."""
    sheet, palette = _own(PERSON_SHEET, FEET), look.palette
    if palette.shade_share:
        sheet.ground(circle(4, -2, 8, 20), palette.shade, 0, palette.shade_share)
    sheet.cone((0, 0, 0), (4.4, 5.6), 17, palette.dark)
    sheet.cone((0, 0, 16), (7.2, 5.0), 20, _coat(look, who))
    sheet.ball((0, 0, 43), 6.4, palette.skin)
    dome(sheet, (0, 0, 45), 6.0, _hair(look, who), brim=1.02)
    return sheet
