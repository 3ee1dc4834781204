"""창업 지원: the four stages of a shop, from a sketch to the second one."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from palette import Palette
from scenes import Scene
from solids import Material, Point, Sheet, Solid, band, circle, rectangle, turned_about
from things import left_wall, limb, person, shadow
from trades import parcel, plate, shop, truck

SHOP = (84.0, 50.0, 64.0)
"""How large the founder's first shop is."""


def idea(palette: Palette) -> Sheet:
    """An idea: a shop sketched on a desk, and above it a light has gone on."""
    sheet = plate(palette)
    _bulb(sheet, (-26, -18, 74), 17, palette)
    person(sheet, 22, -34, palette, palette.blue)
    shadow(sheet, rectangle(-48, -8, 100, 52), 30, palette)
    for x in (-46.0, 42.0):
        sheet.box((x, -6, 0), (7, 46, 28), palette.blue)
    sheet.box((-50, -10, 28), (104, 54, 5), palette.sand)
    _sketch(sheet, (-26, -4, 33.2), palette)
    sheet.cylinder((-40, 32, 33), 5.5, 12, palette.leaf)
    for lean, stuff in ((-2, palette.brick), (2, palette.sun)):
        limb(sheet, (lean - 40, 32, 42), (2 * lean - 40, 30, 58), 1.4, stuff)
    return sheet


def _bulb(sheet: Sheet, middle: Solid, radius: float, palette: Palette) -> None:
    """A light bulb in the air, with rays."""
    x, y, z = middle
    centre = sheet.camera.at(*middle)
    for n in range(7):
        angle = pi * (1.0 + n / 6)
        ray = [
            (centre[0] + reach * radius * cos(angle), centre[1] + reach * radius * sin(angle))
            for reach in (1.95, 2.35)
        ]
        sheet.fill(band(ray, 3), palette.sun.left)
    sheet.cylinder((x, y, z - 31), 6.5, 11, palette.dark)
    sheet.cone((x, y, z - 21), (7.4, 13), 11, palette.sun)
    sheet.ball(middle, radius, Material(palette.white.top, palette.sun.top, palette.sun.left))


def _sketch(sheet: Sheet, corner: Solid, palette: Palette, *, blue: bool = False) -> None:
    """A large sheet lying there with a shop drawn on it: blue on white, or as builders have it."""
    x, y, z = corner
    paper, ink = palette.white.top, palette.blue.left
    if blue:
        paper, ink = ink, paper

    def lies(outline: Sequence[Point], colour: str) -> None:
        sheet.ground(turned_about([(x + a, y + b) for a, b in outline], (x + 28, y + 20), -4), colour, z)

    lies(rectangle(0, 0, 56, 40), paper)
    lies(rectangle(12, 14, 32, 21), ink)
    lies(rectangle(14.5, 16.5, 27, 16), paper)
    lies([(12, 6), (44, 6), (48, 14), (8, 14)], ink)
    lies(rectangle(31, 20, 7, 12.5), ink)
    lies(rectangle(18, 20, 9, 7), ink)


def prepare(palette: Palette) -> Sheet:
    """Preparing: the shop is painted, a ladder leans, plan and tools lie ready."""
    sheet = plate(palette)
    shop(sheet, (-60, -60), SHOP, palette, is_open=False)
    at = (-60.0, -60.0, 0.0)
    left_wall(sheet, at, SHOP, [(2, 34, 40, 62), (34, 50, 46, 62)], palette.sun.top)
    for x in (8.0, 21.0):
        limb(sheet, (x, 6, 1), (x, -9, 70), 1.7, palette.dark)
    for n in range(5):
        y, z = 6 - 2.6 * (n + 0.7), 12.0 * (n + 0.7)
        limb(sheet, (8, y, z), (21, y, z), 1.3, palette.dark)
    person(sheet, -32, 12, palette, palette.blue, hat=palette.sun)
    limb(sheet, (-26, 14, 33), (-18, 4, 42), 3.0, palette.blue)
    limb(sheet, (-18, 4, 42), (-16, -6, 54), 1.2, palette.dark)
    limb(sheet, (-22, -8, 55), (-10, -8, 55), 3.4, palette.sun)
    sheet.ball((-18, 5, 42), 3.8, palette.skin)
    for x, y, stuff in ((-52.0, 22.0, palette.sun), (-40.0, 38.0, palette.brick)):
        shadow(sheet, circle(x, y, 7, 20), 12, palette)
        sheet.prism(circle(x, y, 7, 20), 0, 12, palette.white)
        sheet.ground(circle(x, y, 5.8, 20), stuff.left, 12)
    shadow(sheet, rectangle(2, 20, 56, 40), 16, palette)
    for x in (4.0, 55.0):
        sheet.box((x, 20, 0), (5, 39, 22), palette.sand)
    sheet.box((0, 17, 22), (63, 45, 4), palette.white)
    _sketch(sheet, (3.5, 19.5, 26.2), palette, blue=True)
    return sheet


def start(palette: Palette) -> Sheet:
    """The first day: the shop is open, with balloons and flowers, and customers come."""
    sheet = plate(palette)
    sheet.ground(rectangle(-62, 8, 124, 30), palette.street)
    shop(sheet, (-52, -60), SHOP, palette)
    for x, y, z, stuff in (
        (-62, 2, 89, palette.blue),
        (-71, 8, 77, palette.sun),
        (-57, 10, 69, palette.leaf),
    ):
        limb(sheet, (-58, 12, 0), (x, y, z - 9), 0.7, palette.dark)
        sheet.ball((x, y, z), 9.5, stuff)
    _flowers(sheet, 46, 2, palette)
    person(sheet, -36, 40, palette, palette.leaf)
    person(sheet, 14, 30, palette, palette.blue)
    person(sheet, 32, 36, palette, palette.sun, tall=0.66)
    return sheet


def _flowers(sheet: Sheet, x: float, y: float, palette: Palette) -> None:
    """Flowers on a stand, as they are sent to an opening."""
    shadow(sheet, circle(x, y, 10, 20), 30, palette)
    for side in (-7, 7):
        limb(sheet, (x, y, 34), (x + side, y - 0.4 * side, 1), 1.4, palette.dark)
    sheet.ball((x, y, 38), 13, palette.leaf)
    ring = (palette.brick, palette.white, palette.sun)
    for n in range(6):
        angle = pi * n / 3
        across = 6.5 * cos(angle)
        sheet.ball((x + 5 + across, y + 5 - across, 42 + 8.5 * sin(angle)), 4.8, ring[n % 3])
    sheet.ball((x + 6, y + 6, 42.5), 4.8, palette.brick)


def grow(palette: Palette) -> Sheet:
    """Growing: a second, taller shop, and a truck that takes the goods out."""
    sheet = plate(palette)
    sheet.ground(rectangle(-62, 4, 124, 52), palette.street)
    shop(sheet, (-61, -60), (50, 44, 50), palette)
    shop(sheet, (-6, -60), (54, 44, 54), palette, upper=28)
    person(sheet, -54, 8, palette, palette.leaf)
    parcel(sheet, (-62, 28, 0), (20, 20, 16), palette)
    parcel(sheet, (-40, 36, 0), (20, 20, 16), palette)
    parcel(sheet, (-60, 30, 16), (17, 17, 13), palette)
    truck(sheet, (-8, 26), palette, 0.64)
    return sheet


STAGES: dict[str, Scene] = {f"stage_{scene.__name__}": scene for scene in (idea, prepare, start, grow)}
