"""The cell itself: floor with its aisles, belt, pallet, robot foot, fences, lamp, parts and the gripper."""

from __future__ import annotations

from collections.abc import Iterator

from palette import Look, Palette
from solids import Camera, Point, Sheet, circle, rectangle, rounded
from things import plinth, shadow

from kiosk.experiences.robot_cell.scene import (
    BELT_HALF_M,
    BELT_TOP_M,
    BELT_Y_M,
    FENCE_AT_M,
    FOOT_TOP_M,
    HALF_M,
    ORIGIN,
    PALLET,
    PALLET_TOP_M,
    SCALE,
    SHEET,
    UNITS_PER_M,
)

U = UNITS_PER_M
EDGE = HALF_M * U
LANE = (1.95 * U, EDGE - 6)
"""The painted aisle on both near sides."""

LINK = (124.0, 24.0)
"""Sheet of a link, of which Link.qml knows where its ends are (a test compares)."""

PART = 100.0
"""Side of the sheets of small things."""


def cell(look: Look) -> Iterator[tuple[str, Sheet]]:
    """Everything that belongs to the room, by name."""
    yield "floor", _floor(look)
    yield "lane_left", _beyond(look, left=True)
    yield "lane_right", _beyond(look, left=False)
    yield "belt", _belt(look.palette)
    yield "blind", _blind(look)
    yield "foot", _foot(look.palette)
    yield "fence_left", _fence(look, left=True)
    yield "fence_right", _fence(look, left=False)
    for name in ("off", "hold", "run"):
        yield f"lamp_{name}", _lamp(look, name)
    yield "part_light", part(look.palette, heavy=False)
    yield "part_heavy", part(look.palette, heavy=True)
    yield "joint", _joint(look.palette)
    yield "link", _link(look.palette)
    yield "head_slow", _head(look, fast=False)
    yield "head_fast", _head(look, fast=True)
    yield "grip_open", _grip(look.palette, 15.0)
    yield "grip_shut", _grip(look.palette, 10.0)


def room() -> Sheet:
    """An empty sheet as large as the Stage's scene."""
    return Sheet(Camera(ORIGIN, SCALE), *SHEET)


def ground_colour(look: Look) -> str:
    """The shop floor."""
    return look.palette.block if look.dim else "#EEF1F2"


def _lane_colour(look: Look) -> str:
    return "#22262D" if look.dim else "#E1E6E8"


def _line_colour(look: Look) -> str:
    return "#8F7A20" if look.dim else "#E2BC5B"


def _aisle(sheet: Sheet, look: Look, *, left: bool) -> None:
    """The painted aisle along a near side, with a line that says where it ends."""
    near, far = LANE

    def strip(start: float, end: float, low: float, high: float) -> list[Point]:
        plan = rectangle(start, low, end - start, high - low)
        return plan if left else [(y, x) for x, y in plan]

    sheet.ground(strip(-far, far, near, far), _lane_colour(look))
    sheet.ground(strip(-far, near + 1.2, near - 1.2, near + 1.2), _line_colour(look))


def _floor(look: Look) -> Sheet:
    """The plate, the aisles on its two near sides and the pallet's place."""
    sheet, palette = room(), look.palette
    plinth(sheet, (EDGE, EDGE), palette, ground_colour(look), thick=7.0)
    _aisle(sheet, look, left=True)
    _aisle(sheet, look, left=False)
    return sheet


def _beyond(look: Look, *, left: bool) -> Sheet:
    """The floor beyond a fence, laid over the sensor's field: behind a fence nobody needs to be noticed."""
    sheet, at, end = room(), FENCE_AT_M * U, EDGE - 6
    for far, half, colour in ((EDGE, EDGE - 16, look.palette.plinth.top), (end, end, ground_colour(look))):
        strip = rectangle(-half, at, 2 * half, far - at)
        sheet.ground(strip if left else [(y, x) for x, y in strip], colour)
    _aisle(sheet, look, left=left)
    return sheet


def _belt(palette: Palette) -> Sheet:
    """The belt that brings parts, its motor beside it, and the pallet: all that stands around the robot."""
    sheet = room()
    y, half, top = BELT_Y_M * U, BELT_HALF_M * U, BELT_TOP_M * U
    start, end = -EDGE + 8, 0.12 * U
    shadow(sheet, rectangle(start, y - half, end - start, 2 * half), top * 0.8, palette)
    for x in (start + 6, start + 36, start + 66, end - 10):
        sheet.box((x, y - half + 2, 0), (4, 2 * half - 4, top - 6), palette.dark)
    sheet.box((start, y - half, top - 7), (end - start, 2 * half, 6), palette.white, 0.02)
    sheet.ground(rectangle(start + 1, y - half + 2, end - start - 2, 2 * half - 4), palette.dark.top, top - 1)
    for n in range(11):
        x = start + 4 + n * 10.0
        if x < end - 4:
            sheet.ground(rectangle(x, y - half + 2, 1.6, 2 * half - 4), palette.dark.left, top - 1)
    sheet.box((-1.12 * U, y + half, 0), (0.5 * U, 0.2 * U, 0.42 * U), palette.glass)
    x, y = PALLET[0] * U, PALLET[1] * U
    wide = 13.5
    shadow(sheet, rectangle(x - wide, y - wide, 2 * wide, 2 * wide), 8, palette)
    for n in (-1, 0, 1):
        sheet.box((x - wide, y + n * 10.5 - 2, 0), (2 * wide, 4, 2.4), palette.sand)
    sheet.box((x - wide, y - wide, 2.4), (2 * wide, 2 * wide, PALLET_TOP_M * U - 2.4), palette.sand, 0.04)
    return sheet


def _blind(look: Look) -> Sheet:
    """Where the belt hides who kneels from the sensor: a hatched shade beside it."""
    sheet, inks = room(), look.inks
    near, far = (BELT_Y_M + BELT_HALF_M) * U, 1.72 * U
    start, end, slope = -2.35 * U, -0.02 * U, 0.9
    sheet.ground(
        [(start, near), (end, near), (end - slope * (far - near), far), (start, far)], inks.ink, 0, 0.28
    )
    while start < end - slope * (far - near) - 6:
        start += 7.0
        sheet.ground(rectangle(start, near + 1, 2.4, far - near - 2), inks.ink, 0, 0.45)
    return sheet


def _foot(palette: Palette) -> Sheet:
    """The robot's foot: a plate, a column, and the turning shoulder."""
    sheet = room()
    shadow(sheet, circle(0, 0, 9, 24), 22, palette)
    sheet.box((-9, -9, 0), (18, 18, 3), palette.dark)
    sheet.cone((0, 0, 3), (7.6, 6.4), FOOT_TOP_M * U - 3, palette.sun)
    sheet.cylinder((0, 0, FOOT_TOP_M * U), 6.7, 6.5, palette.dark)
    return sheet


def _fence(look: Look, *, left: bool) -> Sheet:
    """Posts and mesh along a near side, low enough to look over."""
    sheet, palette = room(), look.palette
    at, end, tall = FENCE_AT_M * U, EDGE - 8, 30.0
    panels = 5
    step = 2 * end / panels
    tone = palette.sun

    def spot(along: float) -> Point:
        return (along, at) if left else (at, along)

    for n in range(panels):
        a, b = spot(-end + n * step), spot(-end + (n + 1) * step)
        sheet.on_wall((*a, 0), b, [(0, 4), (step, 4), (step, tall), (0, tall)], tone.left)
        veil = sheet.paths.pop()
        sheet.paths.append((veil[0], 0.22, veil[2]))
        bars = [(step * k / 6 - 0.35, step * k / 6 + 0.35, 4, tall) for k in range(1, 6)]
        sheet.wall((*a, 0), b, bars, tone.right)
        sheet.wall((*a, 0), b, [(0, step, tall - 1.6, tall), (0, step, 4, 5.4)], tone.left)
    for n in range(panels + 1):
        x, y = spot(-end + n * step)
        sheet.box((x - 1.3, y - 1.3, 0), (2.6, 2.6, tall + 2), palette.dark)
    return sheet


def _lamp(look: Look, name: str) -> Sheet:
    """The lamp at the far edge: which of its three lights is on says how the robot is."""
    sheet, palette, inks = room(), look.palette, look.inks
    x, y = 0.75 * U, -EDGE + 16
    sheet.box((x - 7, y - 7, 0), (14, 14, 12), palette.glass)
    sheet.cylinder((x, y, 12), 1.6, 7, palette.dark)
    dull = palette.plinth if look.dim else palette.glass
    for n, (state, colour) in enumerate((("run", inks.good), ("hold", inks.caution), ("off", inks.stop))):
        level = 19.0 + 7.0 * n
        sheet.cylinder((x, y, level), 4.6, 6.4, dull)
        if state == name:
            shine = type(dull)(colour, colour, colour)
            sheet.cylinder((x, y, level), 4.6, 6.4, shine)
    sheet.cylinder((x, y, 40), 4.6, 1.6, palette.dark)
    return sheet


def part(palette: Palette, *, heavy: bool) -> Sheet:
    """What the arm carries: a light carton, or a casting of steel with an eye. Its foot is at 50, 70."""
    sheet = Sheet(Camera((50, 70), 4.0), PART, PART)
    if heavy:
        sheet.box((-3.4, -3.4, 0), (6.8, 6.8, 3.6), palette.dark, 0.2)
        sheet.cylinder((0, 0, 3.6), 2.2, 1.7, palette.dark)
    else:
        sheet.box((-3.1, -3.1, 0), (6.2, 6.2, 5.0), palette.blue)
        sheet.ground(rectangle(-3.1, -0.8, 6.2, 1.6), palette.white.left, 5.0)
    return sheet


def _joint(palette: Palette) -> Sheet:
    """A joint of the arm: a dark cap with a bright hub."""
    sheet = Sheet(Camera((50, 50), 1.0, 0.0, 1.0), PART, PART)
    sheet.ground(circle(0, 0, 48, 40), palette.dark.right)
    sheet.ground(circle(-3, -4, 42, 40), palette.dark.left)
    sheet.ground(circle(-2, -3, 22, 32), palette.sun.right)
    sheet.ground(circle(-4, -5, 18, 32), palette.sun.top)
    return sheet


def _link(palette: Palette) -> Sheet:
    """A round bar of length 100 from 12, 12 to the right, lit from above: Link.qml stretches and turns it."""
    sheet = Sheet(Camera((12, 12), 1.0, 0.0, 1.0), *LINK)
    for lower, upper, colour in ((-10, 10, palette.sun.right), (-9, 2.5, palette.sun.left)):
        half = (upper - lower) / 2
        sheet.ground(rounded(rectangle(-half, lower, 100 + 2 * half, 2 * half), 0.5), colour)
    return sheet


def _head(look: Look, *, fast: bool) -> Sheet:
    """The sensor before the robot's foot, its own foot at 50, 70: one dull eye, or a tall bright one."""
    sheet, palette = Sheet(Camera((50, 70), 4.0), PART, PART), look.palette
    sheet.box((-3.2, -3.2, 0), (6.4, 6.4, 2.2), palette.dark)
    if fast:
        deep = ("#8FE8F4", "#3FC4D6", "#1E8FA0") if look.dim else ("#7CD3DF", "#1F8A99", "#0B5563")
        sheet.cylinder((0, 0, 2.2), 3.0, 3.2, palette.sun)
        sheet.cylinder((0, 0, 5.4), 2.4, 3.0, type(palette.dark)(*deep))
        sheet.cylinder((0, 0, 8.4), 3.0, 1.2, palette.dark)
    else:
        sheet.cylinder((0, 0, 2.2), 2.6, 2.2, palette.glass)
        sheet.cylinder((0, 0, 4.4), 2.6, 1.0, palette.dark)
    return sheet


def _grip(palette: Palette, apart: float) -> Sheet:
    """The gripper hanging from the wrist at 50, 8: a hand and two fingers."""
    sheet = Sheet(Camera((50, 0), 1.0, 0.0, 1.0), PART, PART)
    sheet.ground(rounded(rectangle(-11, 2, 22, 26), 0.2), palette.dark.left)
    sheet.ground(rounded(rectangle(-apart - 10, 26, 2 * apart + 20, 15), 0.3), palette.dark.right)
    for side in (-1, 1):
        x = side * (apart + 4)
        sheet.ground(rounded(rectangle(x - 5, 36, 10, 40), 0.25), palette.dark.left)
    return sheet
