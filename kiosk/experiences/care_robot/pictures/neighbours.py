"""Homes, the plant at the door, light in the windows, robots and care workers."""

from __future__ import annotations

from dataclasses import replace
from math import cos, pi, sin

from palette import Inks, Palette
from solids import Camera, Material, Point, Sheet, Solid, circle, hull, rounded
from things import house, left_wall, person, right_wall

from kiosk.experiences.care_robot.plan import HOUSE

GLOW = (90.0, 92.0)
"""Sheet of a home and of the light in its windows; the middle of its front wall's foot is at GLOW_AT."""
GLOW_AT = (45.0, 70.0)

PLANT = (40.0, 40.0)
ROBOT = (40.0, 52.0)
PERSON = (40.0, 64.0)


def home(
    sheet: Sheet, corner: Point, size: Solid, palette: Palette, *, warm: bool, lit: bool = False
) -> None:
    """A small home; by day its windows are pale, and the Stage lays light over them."""
    house(sheet, corner, size, palette if warm else replace(palette, brick=palette.glass))
    if not lit:
        _windows(sheet, (*corner, 0.0), size, palette.window_left, palette.window_right)


def _windows(sheet: Sheet, at: Solid, size: Solid, left: str, right: str) -> None:
    width, depth, height = size
    left_wall(sheet, at, size, [(0.14 * width, 0.42 * width, 0.35 * height, 0.8 * height)], left)
    right_wall(sheet, at, size, [(0.25 * depth, 0.7 * depth, 0.35 * height, 0.8 * height)], right)


def glow(palette: Palette) -> Sheet:
    """Light in the windows of a home, and a patch of it on the ground before them."""
    sheet = Sheet(Camera(GLOW_AT), *GLOW)
    width, depth, _ = HOUSE
    x, y = -0.7 * width, -depth
    sheet.ground([(x + 4, 1), (x + 18, 1), (x + 22, 15), (x + 1, 15)], palette.sun.top, 0, 0.6)
    right = x + width
    sheet.ground(
        [(right + 1, -7), (right + 1, -22), (right + 14, -25), (right + 14, -4)], palette.sun.top, 0, 0.45
    )
    _windows(sheet, (x, y, 0.0), HOUSE, palette.sun.top, palette.sun.left)
    return sheet


def plant(palette: Palette, droop: int) -> Sheet:
    """The plant at a door: upright and in flower (0), less so (1), bowed (2), hanging (3)."""
    sheet = Sheet(Camera((20.0, 34.0)), *PLANT)
    sheet.cone((0, 0, 0), (3.8, 5.4), 8, palette.brick)
    stuff = palette.leaf if droop < 3 else palette.sand
    for side in (-1.0, 0.0, 1.0):
        stem = [_stem(side, droop / 3, n / 10) for n in range(11)]
        sheet.fill(_ribbon(stem, 1.3), stuff.right)
        for share, across in ((0.5, 3.2), (0.78, 2.8)):
            sheet.fill(_oval(_stem(side, droop / 3, share), across, 0.6 * across), stuff.left)
        if droop == 0 or (droop == 1 and side == 0.0):
            sheet.fill(circle(*stem[-1], 4.6, 20), palette.brick.right)
            sheet.fill(circle(*stem[-1], 2.0, 14), palette.sun.top)
        else:
            sheet.fill(_oval(stem[-1], 2.6, 4.0), stuff.left if droop < 3 else stuff.right)
    return sheet


def _oval(at: Point, across: float, down: float) -> list[Point]:
    return [(at[0] + across * cos(a), at[1] + down * sin(a)) for a in (2 * pi * n / 16 for n in range(16))]


def _stem(side: float, droop: float, t: float) -> Point:
    """A point of a stem at the share `t` of its length, in pixels: up, and over the more it droops (0..1)."""
    out = (side or 0.35 * droop) * (5.0 + 8.0 * droop)
    return 20.0 + out * t ** (1 + droop), 27.0 - 21.0 * (t - droop * (0.95 * t**3))


def _ribbon(line: list[Point], half: float) -> list[Point]:
    return [(x - half, y) for x, y in line] + [(x + half, y) for x, y in reversed(line)]


def robot(palette: Palette) -> Sheet:
    """A care robot: a rolling foot, a white body with a tray, a head with two lights."""
    sheet = Sheet(Camera((20.0, 44.0)), *ROBOT)
    sheet.cylinder((0, 0, 0), 8.4, 4.5, palette.dark)
    sheet.cone((0, 0, 4.5), (8.0, 5.6), 19, palette.white)
    sheet.cylinder((0, 0, 12), 8.6, 1.6, palette.brick)
    sheet.cylinder((0, 0, 23.5), 3.0, 2.2, palette.dark)
    sheet.cylinder((0, 0, 25.7), 7.6, 10.5, palette.white)
    x, y = sheet.camera.at(0, 0, 30.5)
    visor = [(x - 6.4, y - 1.6), (x + 6.4, y - 1.6), (x + 6.0, y + 5.4), (x - 6.0, y + 5.4)]
    sheet.fill(rounded(visor, 0.35), palette.dark.right)
    for side in (-2.8, 2.8):
        sheet.fill(circle(x + side, y + 1.7, 1.35, 14), palette.glass.top)
    return sheet


def robot_shade(palette: Palette) -> Sheet:
    """Where a helper stands: a flat shadow."""
    sheet = Sheet(Camera((15.0, 8.0)), 34, 16)
    if palette.shade_share:
        plan = circle(0, 0, 8, 24)
        sheet.ground(
            hull([*plan, *((px + 6, py - 1) for px, py in plan)]), palette.shade, 0, palette.shade_share
        )
    return sheet


def care_worker(palette: Palette, coat: Material) -> Sheet:
    """A care worker with a bag."""
    sheet = Sheet(Camera((20.0, 56.0)), *PERSON)
    person(sheet, 0, 0, replace(palette, shade_share=0.0), coat)
    sheet.box((4, 3, 16), (4, 8, 8), palette.brick)
    return sheet


def heart(inks: Inks) -> Sheet:
    """Somebody is there: a heart."""
    sheet = Sheet(Camera((50.0, 50.0), 1.0, 0.0, 1.0), 100, 100)
    for grown, colour in ((1.14, inks.under), (0.96, inks.stop)):
        sheet.fill([(50 + grown * 0.86 * x, 52 + grown * 0.86 * y) for x, y in _heart()], colour)
    return sheet


def _heart() -> list[Point]:
    """The classic curve, about its middle, point down, 100 wide."""
    found = []
    for n in range(48):
        t = 2 * pi * n / 48
        x = 16 * sin(t) ** 3
        y = 13 * cos(t) - 5 * cos(2 * t) - 2 * cos(3 * t) - cos(4 * t)
        found.append((x * 3.1, -y * 3.1))
    return found
