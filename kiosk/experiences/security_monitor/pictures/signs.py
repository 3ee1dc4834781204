"""What the Stage lays over the floor: alert pins, the selected room, cut lines, parcels, the attack's way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from palette import Inks, Look, Palette
from solids import Camera, Point, Sheet, band, circle, ellipse, rectangle, rounded, turned_about

from kiosk.experiences.security_monitor.floor import ROOM, TILT

PIN = (60.0, 76.0)
"""Sheet of a pin; its point stands at its lower middle."""

ROOM_SHEET = (176.0, 150.0)
"""Sheet of what lies on a whole room; the room's back corner lies at ROOM_FOOT."""

ROOM_FOOT = (84.0, 54.0)
EDGE = 4.0

Lines = Sequence[Sequence[Point]]


def signs(look: Look) -> Iterator[tuple[str, Sheet]]:
    """All signs by name."""
    inks = look.inks
    for kind, lines in GLYPHS.items():
        for severity in (1, 2, 3):
            yield f"pin_{kind}_{severity}", _pin(inks, severity, lines)
    yield "pin_team", _pin_team(inks)
    yield "room_chosen", _chosen(inks)
    yield "room_cut", _cut_room(look)
    yield "line_cut", _cut_line(inks)
    yield "mark_caught", _caught(inks)
    yield "mark_needless", _needless(inks)
    yield "mark_inside", _inside(inks)
    yield "mark_vault", _vault(look)
    yield "chevrons", _chevrons(inks)
    yield "parcel", _parcel(look.palette, inks)
    yield "packet", _packet(look.palette)


def _flat(width: float = 60.0, height: float = 60.0) -> Sheet:
    return Sheet(Camera((width / 2, height / 2), 1.0, 0.0, 1.0), width, height)


def _outline(severity: int, radius: float) -> list[Point]:
    """The three severities by their shape: a disc, a diamond, an octagon."""
    if severity == 1:
        return circle(30, 30, radius, 40)
    if severity == 2:
        far = 1.22 * radius
        return rounded([(30, 30 - far), (30 + far, 30), (30, 30 + far), (30 - far, 30)], 0.14)
    return rounded(
        [
            (30 + 1.08 * radius * cos(pi * (2 * n + 1) / 8), 30 + 1.08 * radius * sin(pi * (2 * n + 1) / 8))
            for n in range(8)
        ],
        0.12,
    )


def _pin(inks: Inks, severity: int, lines: Lines) -> Sheet:
    """An alert: its severity is its shape, and its colour besides; what it reports is the glyph on it."""
    sheet = Sheet(Camera((0, 0), 1.0, 0.0, 1.0), *PIN)
    colour = (inks.under, inks.caution, inks.stop)[severity - 1]
    edge = inks.ink if severity == 1 else inks.under
    sheet.fill([(18, 44), (42, 44), (30, 75)], edge)
    sheet.fill(_outline(severity, 24), edge)
    sheet.fill([(22, 44), (38, 44), (30, 69)], colour)
    sheet.fill(_outline(severity, 21.2), colour)
    _strokes(sheet, lines, inks.ink if severity == 1 else inks.under)
    return sheet


def _pin_team(inks: Inks) -> Sheet:
    """An alert that the expert team looks into: a rounded square with a magnifier."""
    sheet = Sheet(Camera((0, 0), 1.0, 0.0, 1.0), *PIN)
    sheet.fill([(18, 44), (42, 44), (30, 75)], inks.under)
    sheet.fill(rounded(rectangle(6, 6, 48, 48), 0.2), inks.under)
    sheet.fill([(22, 44), (38, 44), (30, 69)], inks.action)
    sheet.fill(rounded(rectangle(9, 9, 42, 42), 0.2), inks.action)
    _strokes(sheet, [_loop(27, 27, 8), [(33, 33), (40, 40)]], inks.under, 2.2)
    return sheet


def _strokes(sheet: Sheet, lines: Lines, colour: str, half: float = 2.0) -> None:
    """Lines of one width with round ends and corners."""
    for line in lines:
        for start, end in zip(line, line[1:], strict=False):
            sheet.fill(band([start, end], half), colour)
        for x, y in line:
            sheet.fill(circle(x, y, half, 14), colour)


def _loop(x: float, y: float, radius: float) -> list[Point]:
    return [(x + radius * cos(2 * pi * n / 18), y + radius * sin(2 * pi * n / 18)) for n in range(19)]


GLYPHS: dict[str, Lines] = {
    "mail": [[(19, 22), (41, 22), (41, 38), (19, 38), (19, 22)], [(19, 22), (30, 31), (41, 22)]],
    "login": [_loop(22.5, 30, 5), [(27.5, 30), (43, 30), (43, 35.5)], [(36.5, 30), (36.5, 34.5)]],
    "move": [
        [(18, 20), (27, 20), (27, 29), (18, 29), (18, 20)],
        [(33, 31), (42, 31), (42, 40), (33, 40), (33, 31)],
        [(22.5, 33), (22.5, 36.5), (28, 36.5)],
    ],
    "transfer": [
        [(22, 31), (19, 31), (19, 41), (41, 41), (41, 31), (38, 31)],
        [(30, 36), (30, 19)],
        [(24, 25), (30, 19), (36, 25)],
    ],
}
"""What an alert reports: a letter, a key, from one computer to another, something taken out of a box."""


def _room_sheet() -> Sheet:
    return Sheet(Camera(ROOM_FOOT, 1.0, 45.0, TILT), *ROOM_SHEET)


def _frame(sheet: Sheet, inset: float, width: float, colour: str, opacity: float = 1.0) -> None:
    """Four bars along a room's edges."""
    across, deep = ROOM
    a, b, c, d = inset, inset, across - inset, deep - inset
    for plan in (
        rectangle(a, b, c - a, width),
        rectangle(a, d - width, c - a, width),
        rectangle(a, b, width, d - b),
        rectangle(c - width, b, width, d - b),
    ):
        sheet.ground(plan, colour, 0, opacity)


def _chosen(inks: Inks) -> Sheet:
    """The room of the selected alert: a firm frame with four pointers inwards."""
    sheet = _room_sheet()
    _frame(sheet, 1.0, 8.0, inks.under)
    _frame(sheet, 2.5, 5.0, inks.ink)
    across, deep = ROOM
    for x, y, turn in (
        (across / 2, 6.0, 180),
        (across / 2, deep - 6.0, 0),
        (6.0, deep / 2, 90),
        (across - 6.0, deep / 2, -90),
    ):
        tip = turned_about([(-8, 0), (8, 0), (0, -11)], (0, 0), turn)
        sheet.ground([(x + px, y + py) for px, py in tip], inks.ink)
    return sheet


def _cut_room(look: Look) -> Sheet:
    """A room off the network: hatched, with a striped barrier along its front."""
    sheet, inks = _room_sheet(), look.inks
    across, deep = ROOM
    sheet.ground(rectangle(EDGE, EDGE, across - 2 * EDGE, deep - 2 * EDGE), inks.ink, 0, 0.26)
    _frame(sheet, 1.0, 7.0, inks.under)
    for n in range(8):
        long = (across - 2) / 8
        for y in (1.0, deep - 8.0):
            sheet.ground(rectangle(1.0 + n * long, y, 0.55 * long, 7.0), inks.caution)
    for n in range(7):
        long = (deep - 2) / 7
        for x in (1.0, across - 8.0):
            sheet.ground(rectangle(x, 1.0 + n * long, 7.0, 0.55 * long), inks.caution)
    return sheet


def _disc(inks: Inks, colour: str) -> Sheet:
    sheet = _flat()
    sheet.fill(circle(30, 30, 28, 44), inks.under)
    sheet.fill(circle(30, 30, 25, 44), colour)
    return sheet


def _shield(sheet: Sheet, middle: Point, size: float, colour: str) -> None:
    x, y = middle
    left = [(0.0, -1.0), (-0.45, -0.82), (-0.82, -0.7), (-0.8, -0.1), (-0.62, 0.4), (-0.32, 0.76), (0.0, 1.0)]
    right = [(-px, py) for px, py in reversed(left[1:-1])]
    sheet.fill([(x + px * size, y + py * size) for px, py in (*left, *right)], colour)


def _tick(sheet: Sheet, middle: Point, size: float, colour: str) -> None:
    x, y = middle
    line = [
        (x - 0.5 * size, y + 0.02 * size),
        (x - 0.12 * size, y + 0.38 * size),
        (x + 0.55 * size, y - 0.38 * size),
    ]
    _strokes(sheet, [line], colour, 0.13 * size)


def _caught(inks: Inks) -> Sheet:
    """A real attack was stopped: a shield with a tick."""
    sheet = _flat()
    _shield(sheet, (30, 30), 29, inks.under)
    _shield(sheet, (30, 30), 25.5, inks.good)
    _tick(sheet, (30, 29), 19, inks.under)
    return sheet


def _needless(inks: Inks) -> Sheet:
    """Work was stopped for a false alarm: a standing hand's bar, two bars in a ring."""
    sheet = _disc(inks, inks.caution)
    for x in (20.5, 33.5):
        sheet.fill(rounded(rectangle(x, 18, 6, 24), 0.3), inks.under)
    return sheet


def _inside(inks: Inks) -> Sheet:
    """An attack that was missed and sits inside: a thorny star with an eye."""
    sheet = _flat()
    points = [
        (30 + r * cos(2 * pi * n / 16 - pi / 2), 30 + r * sin(2 * pi * n / 16 - pi / 2))
        for n, r in enumerate([29.0, 18.0] * 8)
    ]
    inner = [(30 + 0.86 * (x - 30), 30 + 0.86 * (y - 30)) for x, y in points]
    sheet.fill(points, inks.under)
    sheet.fill(inner, inks.stop)
    sheet.fill(ellipse(30, 30, 10, 6.4, 28), inks.under)
    sheet.fill(circle(30, 30, 3.6, 18), inks.stop)
    return sheet


def _vault(look: Look) -> Sheet:
    """A room with what the company must not lose: a padlock."""
    sheet, inks, sun = _flat(), look.inks, look.palette.sun
    hoop = [(30 + 11 * cos(pi * n / 12), 20 - 11 * sin(pi * n / 12)) for n in range(13)]
    shackle = [(41.0, 30.0), *hoop, (19.0, 30.0)]
    _strokes(sheet, [shackle], inks.under, 6.4)
    sheet.fill(rounded(rectangle(7, 24, 46, 34), 0.2), inks.under)
    _strokes(sheet, [shackle], inks.ink, 3.6)
    sheet.fill(rounded(rectangle(10, 27, 40, 28), 0.16), sun.top)
    sheet.fill(rectangle(10, 46, 40, 5), sun.right)
    sheet.fill(circle(30, 38, 4.6, 20), look.palette.dark.right)
    sheet.fill(rectangle(28, 38, 4, 11), look.palette.dark.right)
    return sheet


def _cut_line(inks: Inks) -> Sheet:
    """A connection that is cut: a bar across a ring."""
    sheet = _disc(inks, inks.ink)
    bar = turned_about(rectangle(-17, -4, 34, 8), (0, 0), -45)
    sheet.fill([(30 + x, 30 + y) for x, y in rounded(bar, 0.4)], inks.under)
    return sheet


def _chevrons(inks: Inks) -> Sheet:
    """One piece of the attack's way, to be laid end to end: an arrow head pointing right."""
    sheet = _flat(24, 20)
    for colour, grow in ((inks.under, 2.4), (inks.stop, 0.0)):
        arrow = [(4 - grow, 2 - grow / 2), (12, 2 - grow / 2), (21 + grow / 2, 10), (12, 18 + grow / 2)]
        sheet.fill([*arrow, (4 - grow, 18 + grow / 2), (12 - grow, 10)], colour)
    return sheet


def _parcel(palette: Palette, inks: Inks) -> Sheet:
    """Data on its way out: a red-taped box."""
    sheet = Sheet(Camera((20, 26), 1.0, 45.0, TILT), 40, 44)
    sheet.box((-9, -9, 0), (18, 18, 17), palette.sun, 0.06)
    sheet.ground(rectangle(-2.5, -9, 5, 18), inks.stop, 17)
    sheet.wall((-9, 9, 0), (9, 9), [(6.5, 11.5, 0, 17)], inks.stop)
    return sheet


def _packet(palette: Palette) -> Sheet:
    """Everyday traffic: a small letter-like box."""
    sheet = Sheet(Camera((12, 14), 1.0, 45.0, TILT), 24, 24)
    sheet.box((-4.5, -4.5, 0), (9, 9, 6), palette.blue, 0.06)
    return sheet
