"""Things that several pictures show, all from the solids: towers, trees, people, a kiosk, a drone."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, hypot, pi, radians, sin

from drone import ROTORS, layers
from palette import DARK, Palette
from solids import Material, Point, Sheet, Solid, band, circle, hull, rectangle, rounded, turned_about

Wall = Sequence[tuple[float, float, float, float]]


def plinth(sheet: Sheet, half: Point, palette: Palette, ground: str, thick: float = 9.0) -> None:
    """The plate a scene stands on, its top a field of `ground` with a rim."""
    sheet.box((-half[0], -half[1], -thick), (2 * half[0], 2 * half[1], thick), palette.plinth)
    inner = rectangle(-half[0] + 6, -half[1] + 6, 2 * half[0] - 12, 2 * half[1] - 12)
    sheet.ground(rounded(inner), ground)


def shadow(sheet: Sheet, plan: Sequence[Point], height: float, palette: Palette) -> None:
    """What a solid of some height takes of the light, to its right."""
    if palette.shade_share:
        reach = [(x + 0.42 * height, y - 0.06 * height) for x, y in plan]
        sheet.ground(hull([*plan, *reach]), palette.shade, 0, palette.shade_share)


def left_wall(sheet: Sheet, corner: Solid, size: Solid, areas: Wall, colour: str) -> None:
    """Areas on the left wall of a box, from its left edge and from its foot."""
    x, y, z = corner
    sheet.wall((x, y + size[1], z), (x + size[0], y + size[1]), areas, colour)


def right_wall(sheet: Sheet, corner: Solid, size: Solid, areas: Wall, colour: str) -> None:
    """Areas on the right wall of a box, from its near edge and from its foot."""
    x, y, z = corner
    sheet.wall((x + size[0], y + size[1], z), (x + size[0], y), areas, colour)


def tower(sheet: Sheet, corner: Point, size: Solid, stuff: Material, palette: Palette, storeys: int) -> None:
    """A building with a band of windows on every storey."""
    at = (corner[0], corner[1], 0.0)
    shadow(sheet, rectangle(corner[0], corner[1], size[0], size[1]), size[2], palette)
    sheet.box(at, size, stuff)
    step = size[2] / (storeys + 0.3)
    panes = (palette.white.top, palette.white.left) if stuff is palette.glass else palette.glass[1:]
    for wall, width, tone in ((left_wall, size[0], panes[0]), (right_wall, size[1], panes[1])):
        bands = [(0.13 * width, 0.87 * width, step * (n + 0.4), step * (n + 0.95)) for n in range(storeys)]
        wall(sheet, at, size, bands, tone)


def tree(sheet: Sheet, x: float, y: float, palette: Palette, height: float = 26.0) -> None:
    """A tree: a stem and a ball of leaves."""
    shadow(sheet, circle(x, y, height * 0.3, 20), height * 0.5, palette)
    sheet.cylinder((x, y, 0), height * 0.07, height * 0.4, palette.sand)
    sheet.ball((x, y, height * 0.72), height * 0.4, palette.leaf)


def dome(sheet: Sheet, centre: Solid, radius: float, stuff: Material, brim: float = 1.0) -> None:
    """The upper half of a ball on its rim: hair, or with a `brim` a helmet."""
    x, y = sheet.camera.at(*centre)
    r = radius * sheet.camera.scale
    rim = [
        (x + brim * r * cos(a), y + 0.36 * brim * r * sin(a)) for a in [2 * pi * n / 24 for n in range(24)]
    ]
    top = [(x - r * cos(pi * n / 16), y - r * sin(pi * n / 16)) for n in range(17)]
    sheet.fill(rim, stuff.right)
    sheet.fill(hull([*top, (x, y + 0.3 * r)]), stuff.left)
    sheet.fill(circle(x - 0.3 * r, y - 0.42 * r, 0.4 * r, 20), stuff.top)


def person(
    sheet: Sheet,
    x: float,
    y: float,
    palette: Palette,
    coat: Material,
    *,
    hat: Material | None = None,
    tall: float = 1.0,
    hair: Material | None = None,
) -> None:
    """Somebody standing: legs, coat, head; hair, or a helmet."""
    shadow(sheet, circle(x, y, 7, 20), 14 * tall, palette)
    sheet.cone((x, y, 0), (5.2, 6.6), 17 * tall, palette.dark)
    sheet.cone((x, y, 16 * tall), (8.2, 5.6), 21 * tall, coat)
    sheet.ball((x, y, 43.5 * tall), 7.2, palette.skin)
    if hat is None:
        dome(sheet, (x, y, 46.2 * tall), 6.7, hair or palette.hair, brim=1.02)
    else:
        dome(sheet, (x, y, 46.8 * tall), 7.4, hat, brim=1.28)


def limb(sheet: Sheet, start: Solid, end: Solid, radius: float, stuff: Material) -> None:
    """A round bar through space: an arm of a robot, a pole."""
    a, b = sheet.camera.at(*start), sheet.camera.at(*end)
    r = radius * sheet.camera.scale
    sheet.fill(hull([*circle(*a, r, 24), *circle(*b, r, 24)]), stuff.right)
    lit = [
        (x - 0.22 * r, y - 0.16 * r) for x, y in hull([*circle(*a, 0.7 * r, 24), *circle(*b, 0.7 * r, 24)])
    ]
    sheet.fill(lit, stuff.left)


def vault(sheet: Sheet, corner: Point, size: Solid, stuff: Material) -> None:
    """A half barrel lying along y, its open end towards the left: a greenhouse."""
    x, y = corner
    width, depth, height = size
    arch = [(x + width / 2 - width / 2 * cos(pi * n / 14), height * sin(pi * n / 14)) for n in range(15)]
    near = [sheet.camera.at(px, y + depth, pz) for px, pz in arch]
    far = [sheet.camera.at(px, y, pz) for px, pz in arch]
    sheet.fill(hull(near + far), stuff.right)
    for n in range(14):
        rise, run = arch[n + 1][1] - arch[n][1], arch[n + 1][0] - arch[n][0]
        if run * 0.87 - rise * 0.35 > 0:
            tone = stuff.top if run > 0.55 * hypot(run, rise) and n < 10 else stuff.right
            sheet.fill([near[n], near[n + 1], far[n + 1], far[n]], tone)
    sheet.fill(near, stuff.left)


ARROW: Sequence[Point] = ((-4, -11), (4, -11), (4, 0), (10, 0), (0, 11), (-10, 0), (-4, 0))
"""An arrow pointing up, about its middle."""

TICK: Sequence[Point] = ((-0.5, 0.02), (-0.14, -0.36), (0.52, 0.36))
"""A tick, in shares of the disc around it."""


def kiosk(
    sheet: Sheet,
    x: float,
    y: float,
    palette: Palette,
    *,
    lit: bool,
    tall: float = 1.0,
    shows: str = "hall",
    slip: bool = False,
) -> None:
    """This kiosk: a foot, a body and a screen, on which a hall of tiles, an arrow or a tick stands.

    `shows` is hall, done, blank, or where an arrow points: up, left, right, below. `slip`: paper hangs out.
    """
    shadow(sheet, rectangle(x - 19 * tall, y - 9 * tall, 38 * tall, 18 * tall), 50, palette)
    sheet.box((x - 19 * tall, y - 11 * tall, 0), (38 * tall, 22 * tall, 5), palette.dark)
    at, size = (x - 16 * tall, y - 5 * tall, 5.0), (32 * tall, 10 * tall, 88 * tall)
    sheet.box(at, size, palette.white)
    start, end = (at[0], at[1] + size[1], at[2]), (at[0] + size[0], at[1] + size[1])

    def show(areas: Wall, colour: str) -> None:
        left_wall(sheet, at, size, [(a * tall, b * tall, c * tall, d * tall) for a, b, c, d in areas], colour)

    show([(3, 29, 24, 84)], palette.blue.right if lit else palette.dark.right)
    if lit and shows == "hall":
        show(
            [(5, 27, 77, 80), *((5 + 11.5 * n, 15.5 + 11.5 * n, 62, 73) for n in range(2))], palette.white.top
        )
        show([(5 + 11.5 * n, 15.5 + 11.5 * n, 47, 58) for n in range(2)], palette.white.top)
        show([(5, 27, 30, 42)], palette.sun.top)
    elif lit and shows == "done":
        tick(sheet, start, end, (16 * tall, 59 * tall), 11 * tall, palette)
        show([(5, 27, 30, 38)], palette.sun.top)
    elif lit and shows != "blank":
        turn = {"up": 0.0, "left": 90.0, "below": 180.0, "right": -90.0}[shows]
        arrow = turned_about([(1.15 * px, 1.15 * py) for px, py in ARROW], (0, 0), turn)
        sheet.on_wall(
            start, end, [((16 + px) * tall, (54 + py) * tall) for px, py in rounded(arrow)], palette.sun.top
        )
    show([(5, 27, 13, 18)], palette.dark.right)
    if slip:
        paper(sheet, (x, at[1] + size[1], at[2] + 15.5 * tall), 19 * tall, 36 * tall, palette)


def paper(sheet: Sheet, slot: Solid, width: float, length: float, palette: Palette) -> None:
    """A slip coming out of a slot towards the viewer: it bends and hangs, with lines of print."""
    x, y, z = slot
    half, out = width / 2, 0.4 * length
    top = [(x - half, y, z), (x + half, y, z), (x + half, y + out, z - 2), (x - half, y + out, z - 2)]
    low = max(1.0, z - 0.6 * length)
    front = [top[3], top[2], (x + half, y + out + 3, low), (x - half, y + out + 3, low)]
    if low < 12:
        shadow(sheet, rectangle(x - half, y + out, width, 6), low, palette)
    sheet.fill([sheet.camera.at(*place) for place in top], palette.sand.top)
    sheet.fill([sheet.camera.at(*place) for place in front], palette.sand.left)
    for n, share in enumerate((0.72, 0.5)):
        level = z - 2 - (z - 2 - low) * (0.3 + 0.34 * n)
        bar = [(x - 0.36 * width, level), (x - 0.36 * width + share * width, level)]
        lines = [
            sheet.camera.at(px, y + out + 1.5, pz + up)
            for (px, pz), up in zip([*bar, *bar[::-1]], (-0.8, -0.8, 0.8, 0.8), strict=True)
        ]
        sheet.fill(lines, palette.dark.top)


def tick(sheet: Sheet, start: Solid, end: Point, middle: Point, radius: float, palette: Palette) -> None:
    """A tick in a disc on a wall; nothing that a visitor would try to scan."""
    sheet.on_wall(start, end, circle(*middle, radius, 32), palette.white.top)
    stroke = band([(middle[0] + px * radius, middle[1] + py * radius) for px, py in TICK], 0.13 * radius)
    sheet.on_wall(start, end, stroke, palette.leaf.right)


def phone(sheet: Sheet, x: float, y: float, palette: Palette, tall: float = 1.0) -> None:
    """A telephone standing upright, larger than life, with a tick on its screen: all is in it."""
    at, size = (x - 21 * tall, y - 3 * tall, 0.0), (42 * tall, 6 * tall, 84 * tall)
    shadow(sheet, rectangle(at[0], at[1], size[0], size[1]), 60 * tall, palette)
    slab = [(a, b) for a, b in rectangle(0, 0, size[0], size[2])]
    start, end = (at[0], at[1] + size[1], 0.0), (at[0] + size[0], at[1] + size[1])
    back = [sheet.camera.at(at[0] + px, at[1], pz) for px, pz in rounded(slab, 0.16)]
    front = [sheet.camera.at(at[0] + px, at[1] + size[1], pz) for px, pz in rounded(slab, 0.16)]
    sheet.fill(hull(back + front), palette.dark.right)
    sheet.on_wall(start, end, rounded(slab, 0.16), palette.dark.left)
    glass = rectangle(3 * tall, 4 * tall, 36 * tall, 76 * tall)
    sheet.on_wall(start, end, rounded(glass, 0.12), palette.blue.left)
    tick(sheet, start, end, (21 * tall, 51 * tall), 14 * tall, palette)
    bar = rectangle(6.5 * tall, 16 * tall, 29 * tall, 11 * tall)
    sheet.on_wall(start, end, rounded(bar, 0.3), palette.sun.top)


def house(sheet: Sheet, corner: Point, size: Solid, palette: Palette) -> None:
    """A small home: a gabled roof over white walls, a lit window and a door to the left."""
    x, y = corner
    width, depth, height = size
    at, ridge = (x, y, 0.0), 0.55 * width
    shadow(sheet, rectangle(x, y, width, depth), height, palette)
    peak = [(x + width / 2, y, height + ridge), (x + width / 2, y + depth, height + ridge)]
    gable = [(x, y + depth, height), (x + width, y + depth, height), peak[1]]
    over = 2.0
    right = [
        (x + width + over, y - over, height - over * 2 * ridge / width),
        (x + width + over, y + depth + over, height - over * 2 * ridge / width),
        (peak[1][0], y + depth + over, height + ridge),
        (peak[0][0], y - over, height + ridge),
    ]
    left = [(2 * peak[0][0] - px, py, pz) for px, py, pz in right]
    sheet.fill([sheet.camera.at(*place) for place in left], palette.brick.top)
    sheet.box(at, size, palette.white, 0.02)
    sheet.fill([sheet.camera.at(*place) for place in gable], palette.white.left)
    front = [(px, y + depth + over, pz) for px, pz in _rake(x, width, height, ridge, over)]
    sheet.fill([sheet.camera.at(*place) for place in front], palette.brick.left)
    sheet.fill([sheet.camera.at(*place) for place in right], palette.brick.right)
    left_wall(sheet, at, size, [(0.56 * width, 0.84 * width, 0, 0.8 * height)], palette.blue.left)
    left_wall(sheet, at, size, [(0.14 * width, 0.42 * width, 0.35 * height, 0.8 * height)], palette.sun.top)
    right_wall(sheet, at, size, [(0.25 * depth, 0.7 * depth, 0.35 * height, 0.8 * height)], palette.sun.left)


def _rake(x: float, width: float, height: float, ridge: float, over: float) -> list[Point]:
    """The boards along a gable's two edges, as (along, up): they close the roof towards the viewer."""
    slope, thick = 2 * ridge / width, 5.0
    foot, middle = height - over * slope, x + width / 2
    outer = [(x - over, foot), (middle, height + ridge), (x + width + over, foot)]
    return [*outer, *((px, pz - thick) for px, pz in reversed(outer))]


def awning(sheet: Sheet, hung: Solid, stripe: float, stripes: int, palette: Palette) -> None:
    """A striped awning from its left end, sloping 18 units towards the viewer, with a hem."""
    x, y, z = hung
    for n in range(stripes):
        stuff = palette.brick if n % 2 == 0 else palette.white
        left = x + stripe * n
        slope = ((left, y, z), (left + stripe, y, z), (left + stripe, y + 18, z - 14), (left, y + 18, z - 14))
        sheet.fill([sheet.camera.at(*place) for place in slope], stuff.top)
        sheet.wall((left, y + 18, z - 19), (left + stripe, y + 18), [(0, stripe, 0, 5.2)], stuff.left)


def hanging_parcel(
    sheet: Sheet, at: Point, size: float, heading: float, tilt: float, palette: Palette
) -> None:
    """What a drone carries under its middle `at` (pixels), turned with it: a box with tape."""
    thickness = size * 0.07 * (1 - tilt**2) ** 0.5

    def placed(corners: Sequence[Point], down: float) -> list[Point]:
        middle = (at[0], at[1] + down * thickness)
        return [_turned((x * size / 100, y * size / 100), heading, tilt, middle) for x, y in corners]

    plan = rectangle(-22, -20, 44, 40)
    high, low = placed(plan, 2.5), placed(plan, 6.4)
    sheet.fill(hull(high + low), palette.sand.left)
    for n in range(4):
        m = (n + 1) % 4
        outward = (low[m][1] - low[n][1], low[n][0] - low[m][0])
        if outward[1] > 0 and outward[0] >= 0:
            sheet.fill([low[n], low[m], high[m], high[n]], palette.sand.right)
    sheet.fill(high, palette.sand.top)
    sheet.fill(placed(rectangle(-5, -20, 10, 40), 2.5), palette.brick.left)


def drone(
    sheet: Sheet, at: Point, size: float, heading: float, tilt: float, palette: Palette, kind: str = "parcel"
) -> None:
    """The Stage's drone, its layers stacked on this sheet; `at` is in pixels."""
    drawn = dict(layers(palette, dim=palette is DARK))
    thickness = size * 0.07 * (1 - tilt**2) ** 0.5
    if kind == "parcel":
        hanging_parcel(sheet, at, size, heading, tilt, palette)
    _lay(sheet, drawn[f"drone_{kind}_under"], (at[0], at[1] + thickness), size / 100, heading, tilt)
    _lay(sheet, drawn[f"drone_{kind}"], at, size / 100, heading, tilt)
    for n, (x, y) in enumerate(ROTORS[kind]):
        middle = _turned((x * size / 100, y * size / 100), heading, tilt, at)
        _lay(sheet, drawn[f"rotor_{kind}"], middle, size * 0.0042, heading + 40 + 70 * n, tilt)


def _turned(place: Point, heading: float, tilt: float, at: Point) -> Point:
    turn = radians(heading)
    return (
        at[0] + place[0] * cos(turn) - place[1] * sin(turn),
        at[1] + (place[0] * sin(turn) + place[1] * cos(turn)) * tilt,
    )


def _lay(sheet: Sheet, layer: Sheet, at: Point, scale: float, heading: float, tilt: float) -> None:
    for colour, opacity, polygons in layer.paths:
        for polygon in polygons:
            flat = [((x - layer.width / 2) * scale, (y - layer.height / 2) * scale) for x, y in polygon]
            sheet.fill([_turned(place, heading, tilt, at) for place in flat], colour, opacity)
