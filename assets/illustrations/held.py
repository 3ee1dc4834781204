"""The shell's pictures of a front that staff hold: closed, wiped, paused, and one team after another."""

from __future__ import annotations

from math import cos, pi, sin

from palette import Palette
from scenes import HEIGHT, WIDTH, Scene
from solids import Camera, Material, Point, Sheet, band, circle, curve, rectangle, rounded
from things import house, kiosk, left_wall, limb, person, plinth, shadow, tree


def _sheet(scale: float, origin: tuple[float, float]) -> Sheet:
    return Sheet(Camera(origin, scale), WIDTH, HEIGHT)


def closed(palette: Palette) -> Sheet:
    """Closed for today: the moon is out, the screen is dark, and light is on at home."""
    sheet = _sheet(1.3, (WIDTH / 2, 172))
    plinth(sheet, (92, 78), palette, palette.block)
    way = curve([(-54, -4), (-30, 26), (10, 30), (44, 18), (62, 8), (70, -20)])
    sheet.ground(band(way, 8), palette.street)
    _moon(sheet, (WIDTH / 2 + 58, 46), 26, palette.sun)
    tree(sheet, -80, 34, palette, 28)
    tree(sheet, 6, -60, palette, 34)
    kiosk(sheet, -44, -20, palette, lit=False, tall=1.15)
    house(sheet, (30, -66), (52, 48, 34), palette)
    person(sheet, 26, 26, palette, palette.blue)
    return sheet


def _moon(sheet: Sheet, at: Point, radius: float, stuff: Material) -> None:
    """A crescent, open to the right, in the sky of the sheet."""
    outer = [(cos(0.32 * pi + 1.36 * pi * n / 28), sin(0.32 * pi + 1.36 * pi * n / 28)) for n in range(29)]
    x, y = outer[0]
    inner_radius = (y * y + (x + 0.1) ** 2) ** 0.5
    begin, end = outer[-1], outer[0]
    bend = [
        (
            begin[0] + (end[0] - begin[0]) * t - 0.62 * inner_radius * sin(pi * t) ** 0.8,
            begin[1] + (end[1] - begin[1]) * t,
        )
        for t in [n / 20 for n in range(1, 20)]
    ]
    sheet.fill([(at[0] + radius * px, at[1] + radius * py) for px, py in [*outer, *bend]], stuff.left)


def wipe(palette: Palette) -> Sheet:
    """The screen is being wiped: a cloth at the end of its bright trail, a bucket at the foot."""
    sheet = _sheet(1.42, (WIDTH / 2 - 6, 190))
    plinth(sheet, (66, 56), palette, palette.block)
    tall = 1.42
    kiosk(sheet, -12, -14, palette, lit=True, tall=tall, shows="blank")
    at, size = (-12 - 16 * tall, -14 - 5 * tall, 5.0), (32 * tall, 10 * tall, 88 * tall)
    start, end = (at[0], at[1] + size[1], at[2]), (at[0] + size[0], at[1] + size[1])
    trail = [(26, 80), (25, 78), (7, 73), (8, 68), (25, 64), (24, 57), (8, 53), (9, 46), (22, 41), (22, 36)]
    sheet.on_wall(
        start, end, band([(x * tall, y * tall) for x, y in curve(trail)], 3.2 * tall), palette.glass.top
    )
    cloth = rounded(rectangle(14 * tall, 33 * tall, 15 * tall, 13 * tall), 0.25)
    sheet.on_wall(start, end, cloth, palette.sun.left)
    fold = rounded(rectangle(14 * tall, 42 * tall, 15 * tall, 4 * tall), 0.3)
    sheet.on_wall(start, end, fold, palette.sun.top)
    person(sheet, 30, 10, palette, palette.leaf, hat=palette.sun)
    limb(sheet, (23, 15, 33), (13, 12, 63), 3.0, palette.leaf)
    sheet.ball((12.4, 12, 66), 3.6, palette.skin)
    shadow(sheet, circle(-40, 34, 11, 24), 18, palette)
    sheet.cone((-40, 34, 0), (8.5, 11.5), 19, palette.blue)
    sheet.ground(circle(-40, 34, 9.5, 24), palette.glint, 19)
    return sheet


def group_paused(palette: Palette) -> Sheet:
    """Everybody listens: a sign with two bars, somebody with a raised hand, two children."""
    sheet = _sheet(1.42, (WIDTH / 2, 180))
    plinth(sheet, (78, 66), palette, palette.block)
    sheet.ground(circle(2, 12, 42, 40), palette.glint)
    at, size = (-52.0, -46.0, 14.0), (84.0, 7.0, 66.0)
    shadow(sheet, rectangle(-52, -46, 84, 7), 60, palette)
    for x in (-44.0, 18.0):
        sheet.box((x, -45, 0), (6, 5, 16), palette.dark)
    sheet.box(at, size, palette.blue)
    left_wall(sheet, at, size, [(24, 36, 16, 51), (48, 60, 16, 51)], palette.white.top)
    person(sheet, 40, -16, palette, palette.brick, tall=1.05)
    limb(sheet, (45, -21, 34), (52, -29, 60), 3.0, palette.brick)
    sheet.ball((52.6, -29.8, 63), 4.2, palette.skin)
    person(sheet, -14, 28, palette, palette.leaf, tall=0.8)
    person(sheet, 18, 42, palette, palette.sun, tall=0.74)
    return sheet


def group_over(palette: Palette) -> Sheet:
    """One team goes and the next comes: two ways on the ground, from the kiosk and to it."""
    sheet = _sheet(1.3, (WIDTH / 2, 168))
    plinth(sheet, (92, 80), palette, palette.block)
    kiosk(sheet, -28, -28, palette, lit=True, tall=1.15)
    for line, colour in (
        (curve([(-24, 2), (-28, 8), (-34, 30), (-32, 50), (-28, 60)]), palette.sun.left),
        (curve([(72, 40), (66, 32), (48, 10), (28, -4), (18, -8)]), palette.leaf.left),
    ):
        _way(sheet, line, colour)
    person(sheet, -62, 58, palette, palette.blue)
    person(sheet, 76, -32, palette, palette.sun, tall=0.82)
    person(sheet, 80, -4, palette, palette.brick, tall=0.76)
    return sheet


def _way(sheet: Sheet, line: list[Point], colour: str) -> None:
    """A broad line on the ground with the head of an arrow at its end."""
    (x0, y0), (x1, y1) = line[-3], line[-1]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    u, v = (x1 - x0) / length, (y1 - y0) / length
    sheet.ground(band(line, 6), colour)
    head = [(x1 - 15 * v, y1 + 15 * u), (x1 + 15 * v, y1 - 15 * u), (x1 + 18 * u, y1 + 18 * v)]
    sheet.ground(rounded(head, 0.12), colour)


HELD: dict[str, Scene] = {
    "closed": closed,
    "wipe": wipe,
    "group_paused": group_paused,
    "group_over": group_over,
}
