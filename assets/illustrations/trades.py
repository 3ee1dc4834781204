"""What the fields and the stages of a shop share: their plate, caps, wheels, parcels, a truck, a shop."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, hypot, pi, sin

from palette import Palette
from scenes import HEIGHT, WIDTH
from solids import Camera, Material, Point, Sheet, Solid, circle, hull, rectangle
from things import awning, left_wall, plinth, right_wall, shadow

HALF = 68.0
"""Half the side of the plate under every field and every stage, so that a grid of them is one family."""


def plate(palette: Palette) -> Sheet:
    """A sheet with the plate these pictures stand on; what is drawn keeps within 62 of its middle."""
    sheet = Sheet(Camera((WIDTH / 2, 170), 1.5), WIDTH, HEIGHT)
    plinth(sheet, (HALF, HALF), palette, palette.block)
    return sheet


def pulled(sheet: Sheet, outline: Sequence[Point], depth: Point, stuff: Material) -> None:
    """A convex outline of (x, z), anticlockwise from its left foot, pulled from one y to another."""
    far, near = ([sheet.camera.at(x, y, z) for x, z in outline] for y in depth)
    sheet.fill(hull(far + near), stuff.right)
    for n, (x, z) in enumerate(outline):
        m = (n + 1) % len(outline)
        run, rise = outline[m][0] - x, outline[m][1] - z
        if -run > 0.55 * hypot(run, rise):
            sheet.fill([near[n], near[m], far[m], far[n]], stuff.top)
    sheet.fill(near, stuff.left)


def disc(sheet: Sheet, middle: Solid, radius: float, colour: str, sides: int = 24) -> None:
    """A flat disc on a wall that looks to the left."""
    x, y, z = middle
    sheet.on_wall((x, y, z), (x + 1, y), circle(0, 0, radius, sides), colour)


def wheel(sheet: Sheet, middle: Solid, radius: float, palette: Palette, thick: float = 5.0) -> None:
    """A wheel that rolls along x, with its hub towards the viewer."""
    x, y, z = middle
    ring = circle(0, 0, radius, 24)
    rims = [sheet.camera.at(x + px, y - back, z + pz) for back in (0.0, thick) for px, pz in ring]
    sheet.fill(hull(rims), palette.dark.right)
    disc(sheet, middle, radius * 0.92, palette.dark.left)
    disc(sheet, middle, radius * 0.45, palette.white.right, 16)


def cap(sheet: Sheet, x: float, y: float, palette: Palette, stuff: Material) -> None:
    """A peaked cap on a grown-up's head, its peak towards the viewer."""
    sheet.ground(circle(x + 2.6, y + 2.6, 6.6, 20), palette.dark.right, 49.4)
    sheet.prism(circle(x, y, 7.0, 20), 49.4, 2.2, palette.dark)
    sheet.taper(circle(x, y, 7.0, 20), circle(x, y, 9.2, 20), 51.6, 4, stuff)


def toque(sheet: Sheet, x: float, y: float, palette: Palette) -> None:
    """A cook's white hat."""
    sheet.prism(circle(x, y, 7.0, 20), 46.5, 6, palette.white)
    sheet.taper(circle(x, y, 7.2, 20), circle(x, y, 9.6, 20), 52, 7, palette.white)


def parcel(sheet: Sheet, corner: Solid, size: Solid, palette: Palette) -> None:
    """A box of cardboard with tape over its top."""
    (x, y, z), (width, depth, height) = corner, size
    sheet.box(corner, size, palette.sand, 0.04)
    sheet.ground(rectangle(x + 0.38 * width, y, 0.24 * width, depth), palette.brick.top, z + height)
    tape = [(0.38 * width, 0.62 * width, 0.6 * height, height)]
    left_wall(sheet, corner, size, tape, palette.brick.left)


def gear(middle: Point, radius: float, teeth: int) -> list[Point]:
    """The outline of a cogwheel."""
    outline = []
    for n in range(teeth):
        for share, reach in ((-0.30, 0.78), (-0.18, 1.0), (0.18, 1.0), (0.30, 0.78)):
            angle = 2 * pi * (n + share) / teeth
            outline.append((middle[0] + radius * reach * cos(angle), middle[1] + radius * reach * sin(angle)))
    return outline


def truck(sheet: Sheet, corner: Point, palette: Palette, share: float = 1.0) -> None:
    """A delivery truck that heads to the right, 98 long, 42 wide and 70 high, or a `share` of that."""
    k, (left, back) = share, corner
    shadow(sheet, rectangle(left, back, 98 * k, 42 * k), 36 * k, palette)

    def block(at: Solid, size: Solid, stuff: Material) -> None:
        place = (left + k * at[0], back + k * at[1], k * at[2])
        sheet.box(place, (k * size[0], k * size[1], k * size[2]), stuff, 0.03)

    def side(y: float, outline: Sequence[Point], colour: str) -> None:
        place = (left, back + k * y, 0.0)
        sheet.on_wall(place, (left + 1, place[1]), [(k * x, k * z) for x, z in outline], colour)

    def front(areas: Sequence[tuple[Solid, Solid]], colour: str) -> None:
        for (x, low, high), (to_x, near, far) in areas:
            corners = ((x, near, low), (x, far, low), (to_x, far, high), (to_x, near, high))
            sheet.fill([sheet.camera.at(left + k * a, back + k * b, k * c) for a, b, c in corners], colour)

    block((3, 4, 8), (92, 34, 8), palette.dark)
    block((0, 0, 16), (63, 42, 54), palette.glass)
    side(42, [(0, 24), (63, 24), (63, 33), (0, 33)], palette.sun.left)
    cab = [(65, 12), (98, 12), (98, 33), (89, 58), (65, 58)]
    pulled(
        sheet,
        [(left + k * x, k * z) for x, z in cab],
        (back + 3 * k, back + 39 * k),
        palette.blue,
    )
    side(39, [(70, 35), (93, 35), (86.5, 53), (70, 53)], palette.glass.left)
    front([((97.3, 35, 55.5), (89.9, 36, 6))], palette.glass.right)
    front([((98, 18, 25), (98, 37, 30)), ((98, 18, 25), (98, 12, 5))], palette.sun.top)
    for x in (18, 80):
        wheel(sheet, (left + k * x, back + 42 * k, 11 * k), 11 * k, palette, 6 * k)


def shop(
    sheet: Sheet, corner: Point, size: Solid, palette: Palette, *, is_open: bool = True, upper: float = 0.0
) -> None:
    """The founder's shop: a window, a door, a roof, and once it is open a sign and an awning before it.

    `upper` is the height of a second storey.
    """
    x, y = corner
    width, depth, height = size
    at, whole = (x, y, 0.0), (width, depth, height + upper)
    shadow(sheet, rectangle(x, y, width, depth), 44, palette)
    sheet.box(at, whole, palette.sand, 0.03)
    window = (0.08 * width, 0.58 * width, 0.2 * height, 0.6 * height)
    left_wall(sheet, at, size, [window], palette.glass.left)
    left_wall(sheet, at, size, [(0.66 * width, 0.92 * width, 0, 0.6 * height)], palette.brick.right)
    left_wall(sheet, at, size, [(0.7 * width, 0.88 * width, 0.22 * height, 0.55 * height)], palette.glass.top)
    pane = (0.2 * depth, 0.8 * depth, 0.28 * height, 0.62 * height)
    right_wall(sheet, at, size, [pane], palette.glass.right)
    if upper:
        low, high = height + 0.2 * upper, height + 0.75 * upper
        panes = [(share * width, (share + 0.3) * width, low, high) for share in (0.14, 0.56)]
        left_wall(sheet, at, whole, panes, palette.glass.left)
        right_wall(sheet, at, whole, [(0.2 * depth, 0.8 * depth, low, high)], palette.glass.right)
    if is_open:
        sign = (0.2 * width, 0.8 * width, 0.8 * height, 0.96 * height)
        left_wall(sheet, at, size, [sign], palette.white.top)
        for n, stuff in enumerate((palette.blue, palette.sun, palette.leaf)):
            left = (0.29 + 0.17 * n) * width
            mark = (left, left + 0.09 * width, 0.84 * height, 0.92 * height)
            left_wall(sheet, at, size, [mark], stuff.left)
    sheet.box((x - 3, y - 3, height + upper), (width + 6, depth + 6, 6), palette.brick)
    if is_open:
        awning(sheet, (x - 1, y + depth, 0.76 * height), (width + 2) / 7, 7, palette)
