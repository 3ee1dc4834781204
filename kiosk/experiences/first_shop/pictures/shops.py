"""The shop before it opens, while it is rebuilt and with each menu; the house next door with its rival."""

from __future__ import annotations

from collections.abc import Iterator

from palette import DARK, Look, Palette
from solids import Material, Sheet, rectangle, rounded
from things import left_wall, right_wall, shadow

from kiosk.experiences.first_shop.pictures.street import plum, room
from kiosk.experiences.first_shop.scene import DOOR_X, RIVAL, RIVAL_SIZE, SHOP, SHOP_SIZE

Solid = tuple[float, float, float]

AWNING = (9.0, 16.0)
"""How far an awning falls and reaches out."""


def shops(look: Look) -> Iterator[tuple[str, Sheet]]:
    """Every state of the shop, then next door."""
    palette = look.palette
    yield "shop_shut", _shut(look)
    yield "shop_work", _work(look)
    for name, stuff in (("lunch", plum(look)), ("coffee", palette.sun), ("sides", palette.leaf)):
        yield f"shop_{name}", _open(look, stuff)
    yield "next_empty", _next(look, None)
    yield "next_rival", _next(look, palette.blue)


def front(
    sheet: Sheet, palette: Palette, at: Solid, size: Solid, door: tuple[float, float], lit: bool
) -> None:
    """A house with a wide window and a door on the street, `door` counted from its left edge."""
    shadow(sheet, rectangle(at[0], at[1], size[0] - 8, size[1]), 0.3 * size[2], palette)
    sheet.box(at, size, palette.sand)
    pane = palette.sun.top if lit else palette.glass.right
    left_wall(sheet, at, size, [(6, door[0] - 6, 10, 36)], palette.white.top)
    left_wall(sheet, at, size, [(8, door[0] - 8, 12, 34)], pane)
    left_wall(sheet, at, size, [(door[0], door[1], 0, 38)], palette.brick.right)
    left_wall(sheet, at, size, [(door[0] + 3, door[1] - 3, 8, 35)], pane)
    right_wall(sheet, at, size, [(10, size[1] - 10, 14, 34)], pane)
    roof(sheet, palette, at, size)


def roof(sheet: Sheet, palette: Palette, at: Solid, size: Solid) -> None:
    """A flat roof with a raised edge, an air conditioner and a hatch on it."""
    edge = palette.plinth if palette is DARK else palette.white
    sheet.box((at[0] - 3, at[1] - 3, size[2]), (size[0] + 6, size[1] + 6, 6), edge)
    inner = rounded(rectangle(at[0] + 2, at[1] + 2, size[0] - 4, size[1] - 4), 0.06)
    sheet.ground(inner, edge.left, size[2] + 6)
    sheet.box((at[0] + 9, at[1] + 7, size[2] + 5), (17, 11, 8), palette.glass)
    sheet.box((at[0] + size[0] - 24, at[1] + 8, size[2] + 5), (13, 13, 5), palette.sand)


def awning(sheet: Sheet, palette: Palette, at: Solid, size: Solid, stuff: Material) -> None:
    """A striped awning along the whole front."""
    count, top = 8, 50.0
    wide = size[0] / count
    edge = at[1] + size[1]
    for n in range(count):
        tone, left = (stuff if n % 2 == 0 else palette.white), at[0] + wide * n
        cloth = [
            sheet.camera.at(x, y, z)
            for x, y, z in (
                (left, edge, top),
                (left + wide, edge, top),
                (left + wide, edge + AWNING[1], top - AWNING[0]),
                (left, edge + AWNING[1], top - AWNING[0]),
            )
        ]
        sheet.fill(cloth, tone.top)
        low = (left, edge + AWNING[1], top - AWNING[0] - 5)
        sheet.wall(low, (left + wide, edge + AWNING[1]), [(0, wide, 0, 5.2)], tone.left)


def _corner() -> Solid:
    return (*SHOP, 0.0)


def _door() -> tuple[float, float]:
    middle = DOOR_X - SHOP[0]
    return middle - 11.0, middle + 11.0


def _sign(sheet: Sheet, palette: Palette, at: Solid, size: Solid) -> None:
    """The board on the roof on which stands what is made."""
    wide = 44.0
    start = (at[0] + (size[0] - wide) / 2, at[1] + size[1] - 12, size[2] + 5)
    sheet.box(start, (wide, 5, 7), palette.dark)


def _open(look: Look, stuff: Material) -> Sheet:
    """The shop in full light, goods before it."""
    sheet, palette = room(), look.palette
    at = _corner()
    front(sheet, palette, at, SHOP_SIZE, _door(), lit=True)
    _sign(sheet, palette, at, SHOP_SIZE)
    awning(sheet, palette, at, SHOP_SIZE, stuff)
    sheet.box((at[0] + 8, at[1] + SHOP_SIZE[1] + 3, 0), (40, 9, 13), palette.white)
    for n, tone in enumerate((palette.leaf, palette.sun, palette.brick, palette.leaf)):
        sheet.ball((at[0] + 14 + 9.4 * n, at[1] + SHOP_SIZE[1] + 7, 16), 4.2, tone)
    sheet.cylinder((at[0] + 90, at[1] + SHOP_SIZE[1] + 6, 0), 4.4, 7, palette.brick)
    sheet.ball((at[0] + 90, at[1] + SHOP_SIZE[1] + 6, 12), 6.4, palette.leaf)
    return sheet


def _shut(look: Look) -> Sheet:
    """The shop before it opens: paper in the window, shutter before the door."""
    sheet, palette = room(), look.palette
    at, door = _corner(), _door()
    front(sheet, palette, at, SHOP_SIZE, door, lit=False)
    left_wall(sheet, at, SHOP_SIZE, [(8, door[0] - 8, 12, 34)], palette.sand.top)
    left_wall(sheet, at, SHOP_SIZE, [(12, 30, 16, 30), (34, 52, 16, 30)], palette.white.right)
    left_wall(
        sheet,
        at,
        SHOP_SIZE,
        [(door[0], door[1], 2 + 5 * n, 4 + 5 * n) for n in range(7)],
        palette.white.right,
    )
    _sign(sheet, palette, at, SHOP_SIZE)
    return sheet


def _work(look: Look) -> Sheet:
    """The shop while it is rebuilt: shut, with a scaffold and a ladder."""
    sheet, palette = _shut(look), look.palette
    at, edge = _corner(), SHOP[1] + SHOP_SIZE[1] + 8
    for x in (4.0, 34.0, 64.0, 92.0):
        sheet.box((at[0] + x, edge, 0), (2.4, 2.4, 56), palette.sun)
    for z in (18.0, 40.0):
        sheet.box((at[0] + 2, edge - 3, z), (94, 9, 2.6), palette.brick)
    return sheet


def _next(look: Look, stuff: Material | None) -> Sheet:
    """Next door: a shutter, or the rival."""
    sheet, palette = room(), look.palette
    at = (*RIVAL, 0.0)
    door = (58.0, 80.0)
    front(sheet, palette, at, RIVAL_SIZE, door, lit=stuff is not None)
    if stuff is None:
        bars = [(4, 86, 4 + 5.4 * n, 7 + 5.4 * n) for n in range(7)]
        left_wall(sheet, at, RIVAL_SIZE, [(3, 87, 0, 42)], palette.white.right)
        left_wall(sheet, at, RIVAL_SIZE, bars, palette.white.left)
        return sheet
    _sign(sheet, palette, at, RIVAL_SIZE)
    awning(sheet, palette, at, RIVAL_SIZE, stuff)
    for n in range(7):
        tone = (palette.sun, palette.blue, palette.brick)[n % 3]
        flag = [(6 + 12 * n, 52), (14 + 12 * n, 52), (10 + 12 * n, 45)]
        sheet.on_wall(
            (at[0], at[1] + RIVAL_SIZE[1] + 0.5, 0),
            (at[0] + 92, at[1] + RIVAL_SIZE[1] + 0.5),
            flag,
            tone.left,
        )
    return sheet
