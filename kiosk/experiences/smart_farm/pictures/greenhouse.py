"""The greenhouse in layers: what lies behind the plants, what lies before them, and what changes on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, pi, radians, sin

from palette import Look, Palette
from solids import Camera, Point, Sheet, Solid, band, circle, ellipse, hull, rectangle, rounded
from things import limb, plinth, tree

from kiosk.experiences.smart_farm.geometry import (
    DIAL,
    DIAL_RADIUS,
    EAVE,
    GUTTER,
    HALF_DEEP,
    HALF_LONG,
    LAMP_UP,
    LAMPS,
    ORIGIN,
    PIPES,
    PLINTH,
    RIDGE,
    ROWS,
    SCALE,
    SENSOR,
    SHEET,
    STRIP_BOX,
    STRIPS,
    VENT_SHARE,
    VENTS,
    on_slope,
)

LONG, DEEP = HALF_LONG, HALF_DEEP
VENT_TURN_DEG = (-25.0, 2.0, 74.0)
"""How far a flap is turned about the ridge, by the vents' setting; closed it lies on the slope."""


def sheet() -> Sheet:
    """A blank sheet of the scene."""
    return Sheet(Camera(ORIGIN, SCALE), *SHEET)


def layers(look: Look) -> Iterator[tuple[str, Sheet]]:
    """Every layer by name."""
    palette = look.palette
    yield "back", back(palette)
    yield "dial", dial(palette)
    yield "front", front(palette)
    for setting, turn_deg in enumerate(VENT_TURN_DEG):
        yield f"vents_{setting}", vents(palette, turn_deg)
    yield "strip", strip(palette)
    yield "sunlight", sunlight(palette)
    yield "pipes_warm", pipes_warm(palette)
    yield "lamps_on", lamps_on(palette)
    yield "mist_back", mist_back(palette)
    yield "mist_front", mist_front(palette)


def beam(page: Sheet, points: Sequence[Solid], colour: str, half: float = 1.3) -> None:
    """A bar of the frame, drawn along some points of space."""
    page.fill(band([page.camera.at(*point) for point in points], half), colour)


def face(page: Sheet, points: Sequence[Solid], colour: str, opacity: float = 1.0) -> None:
    """A flat area of space by its corners."""
    page.fill([page.camera.at(*point) for point in points], colour, opacity)


def back_wall() -> list[Solid]:
    """The long wall behind the plants."""
    return [(-LONG, -DEEP, 0), (LONG, -DEEP, 0), (LONG, -DEEP, EAVE), (-LONG, -DEEP, EAVE)]


def gable(x: float) -> list[Solid]:
    """The wall at one end, up to the ridge."""
    return [(x, DEEP, 0), (x, DEEP, EAVE), (x, 0, RIDGE), (x, -DEEP, EAVE), (x, -DEEP, 0)]


def slope() -> list[Solid]:
    """The front roof."""
    return [on_slope(-LONG, 0), on_slope(LONG, 0), on_slope(LONG, 1), on_slope(-LONG, 1)]


def back(palette: Palette) -> Sheet:
    """Ground, floor, the far walls with their frame, gutters, cold pipes."""
    page = sheet()
    plinth(page, PLINTH, palette, palette.meadow)
    page.ground(rounded(rectangle(-LONG, -DEEP, 2 * LONG, 2 * DEEP), 0.03), palette.block)
    page.ground(rectangle(LONG, 36, 12, 24), palette.street)
    tree(page, -108, 66, palette, 20)
    glass = palette.glass
    face(page, back_wall(), glass.top, 0.75)
    face(page, gable(-LONG), glass.left, 0.75)
    for x in (-LONG, -50, 0, 50, LONG):
        beam(page, [(x, -DEEP, 0), (x, -DEEP, EAVE)], palette.white.top)
    for y in (-DEEP, -DEEP / 2, 0, DEEP / 2, DEEP):
        up = RIDGE - (RIDGE - EAVE) * abs(y) / DEEP
        beam(page, [(-LONG, y, 0), (-LONG, y, up)], palette.white.top)
    beam(page, [(-LONG, -DEEP, EAVE), (LONG, -DEEP, EAVE)], palette.white.top, 1.8)
    beam(page, [(-LONG, DEEP, EAVE), (-LONG, -DEEP, EAVE)], palette.white.left)
    for y in PIPES:
        for side in (-3.0, 3.0):
            limb(page, (-92, y + side, 2), (92, y + side, 2), 1.4, palette.white)
    for y in ROWS:
        page.box((-92, y - 7, 0), (184, 14, GUTTER), palette.white, 0.1)
        page.ground(rectangle(-89, y - 4.5, 178, 9), palette.hair.left, GUTTER)
    return page


def dial(palette: Palette) -> Sheet:
    """The hygrometer on the far wall: dry on the left, wet on the right; Dial.qml has its needle."""
    page = sheet()
    x, y = page.camera.at(*DIAL)
    r = DIAL_RADIUS * SCALE
    page.fill(circle(x + 1.5, y + 1.5, r * 1.08), palette.glass.right)
    page.fill(circle(x, y, r * 1.08), palette.dark.left)
    page.fill(circle(x, y, r * 0.94), palette.white.top)
    arcs = ((-130, -28, palette.sun.left), (-28, 52, palette.leaf.left), (52, 130, palette.blue.left))
    for start, end, colour in arcs:
        turns = [radians(start + (end - start) * n / 10) for n in range(11)]
        page.fill(band([(x + 0.72 * r * sin(a), y - 0.72 * r * cos(a)) for a in turns], 0.13 * r), colour)
    return page


def front(palette: Palette) -> Sheet:
    """What stands before the plants: posts, front roof, lamps, the sensor on its cord."""
    page = sheet()
    white = palette.white
    for x in LAMPS:
        beam(page, [(x, 0, RIDGE - 4), (x, 0, LAMP_UP + 5)], palette.dark.right, 0.8)
        page.box((x - 19, -5, LAMP_UP), (38, 10, 5), palette.dark)
    beam(page, [(SENSOR[0], SENSOR[1], EAVE + 8), SENSOR], palette.dark.right, 0.8)
    page.box((SENSOR[0] - 5, SENSOR[1] - 5, SENSOR[2] - 8), (10, 10, 12), white)
    face(page, slope(), palette.glass.top, 0.22)
    for n in range(6):
        x = -LONG + 40 * n
        beam(page, [on_slope(x, 0), on_slope(x, 1)], white.top)
    beam(page, [on_slope(-LONG, 0), on_slope(LONG, 0)], white.top, 2.2)
    beam(page, [on_slope(-LONG, 1), on_slope(LONG, 1)], white.left, 2.6)
    for x, y in ((-LONG, DEEP), (LONG, DEEP), (LONG, -DEEP)):
        beam(page, [(x, y, 0), (x, y, EAVE)], white.left, 2.2)
    beam(page, [(LONG, -DEEP, EAVE), (LONG, 0, RIDGE), (LONG, DEEP, EAVE)], white.left, 2.2)
    return page


def vents(palette: Palette, turn_deg: float) -> Sheet:
    """Both flaps beside the ridge at one opening, with the holes they leave and the arms that hold them."""
    page = sheet()
    length = VENT_SHARE * (DEEP**2 + (RIDGE - EAVE) ** 2) ** 0.5
    turn = radians(turn_deg)
    out, up = length * cos(turn), RIDGE + length * sin(turn)
    closed = turn_deg == VENT_TURN_DEG[0]
    for left, right in VENTS:
        if not closed:
            hole = [on_slope(left, 0), on_slope(right, 0), on_slope(right, VENT_SHARE)]
            face(page, [*hole, on_slope(left, VENT_SHARE)], palette.dark.left, 0.3)
            for x in (left + 14, right - 14):
                beam(page, [on_slope(x, VENT_SHARE * 0.9), (x, out * 0.9, up - 1)], palette.dark.left)
        flap = [(left, 0.0, RIDGE), (right, 0.0, RIDGE), (right, out, up), (left, out, up)]
        face(page, flap, palette.glass.left, 0.9 if not closed else 0.6)
        edge = palette.blue.left if not closed else palette.white.top
        beam(page, [flap[0], flap[3], flap[2], flap[1]], edge, 1.8)
    return page


def strip(palette: Palette) -> Sheet:
    """One piece of the shade screen under the roof, at the ridge: cloth with a darker hem."""
    left, top, width, height = STRIP_BOX
    page = Sheet(Camera((ORIGIN[0] - left, ORIGIN[1] - top), SCALE), width, height)
    end = 1.0 / STRIPS + 0.015
    cloth = [on_slope(-LONG + 3, 0), on_slope(LONG - 3, 0), on_slope(LONG - 3, end), on_slope(-LONG + 3, end)]
    face(page, cloth, palette.sand.left, 0.88)
    hem = [on_slope(-LONG + 3, end - 0.03), on_slope(LONG - 3, end - 0.03), cloth[2], cloth[3]]
    face(page, hem, palette.sand.right)
    return page


def sunlight(palette: Palette) -> Sheet:
    """Sun that falls on the floor and on the rows."""
    page = sheet()
    for x in (-96, -46, 4, 54):
        patch = [(x, -DEEP + 4), (x + 40, -DEEP + 4), (x + 46, DEEP - 4), (x + 6, DEEP - 4)]
        page.ground(patch, palette.sun.top, 0, 0.45)
    return page


def pipes_warm(palette: Palette) -> Sheet:
    """The heating pipes, glowing, with their warmth on the floor."""
    page = sheet()
    for y in PIPES:
        page.ground(rounded(rectangle(-94, y - 9, 188, 18), 0.4), palette.brick.top, 0, 0.45)
    for y in PIPES:
        for side in (-3.0, 3.0):
            limb(page, (-92, y + side, 2), (92, y + side, 2), 1.8, palette.brick)
    return page


def lamps_on(palette: Palette) -> Sheet:
    """The lamps' lit undersides and the light below them."""
    page = sheet()
    for x in LAMPS:
        pool = [page.camera.at(px, py, 16) for px, py in circle(x, 0, 38, 24)]
        edge = [page.camera.at(x + end, 0, LAMP_UP) for end in (-19, 19)]
        page.fill(hull([*pool, *edge]), palette.sun.top, 0.24)
    for x in LAMPS:
        beam(page, [(x - 18, 5, LAMP_UP), (x + 18, 5, LAMP_UP)], palette.sun.top, 4.5)
    return page


def mist_back(palette: Palette) -> Sheet:
    """Dew on the far walls: a white veil with drops running down it."""
    page = sheet()
    for area in (back_wall(), gable(-LONG)):
        face(page, area, palette.white.top, 0.7)
    drops = [(-92 + 15.0 * n, -DEEP, 24.0 + 46 * ((n * 7) % 5) / 4) for n in range(13)]
    drops += [(-LONG, -50.0 + 16 * n, 60.0 + 20 * ((n * 3) % 4) / 3) for n in range(7)]
    for place in drops:
        drop(page, page.camera.at(*place), 3.0, palette)
    return page


def mist_front(palette: Palette) -> Sheet:
    """Dew under the front roof."""
    page = sheet()
    face(page, slope(), palette.white.top, 0.5)
    for n in range(13):
        drop(page, page.camera.at(*on_slope(-90 + 15.0 * n, 0.3 + 0.6 * ((n * 5) % 4) / 3)), 3.0, palette)
    return page


def drop(page: Sheet, place: Point, size: float, palette: Palette) -> None:
    """One drop of water: a bead below its point."""
    x, y = place
    bead = [(x + size * sin(a), y - size * cos(a)) for a in (pi * 2 * n / 16 for n in range(16))]
    page.fill([(x, y - 2.1 * size), *(point for point in bead[3:14])], palette.blue.top)
    page.fill(ellipse(x - 0.3 * size, y, 0.28 * size, 0.4 * size, 8), palette.white.top)
