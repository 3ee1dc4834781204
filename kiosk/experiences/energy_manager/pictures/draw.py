"""The energy job's pictures: the block with its roofs, what moves over it, and the hall's tile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from palette import Look, Palette
from solids import Camera, Material, Sheet, Solid, circle, ellipse, rectangle, rounded
from things import left_wall, limb, person, plinth, right_wall, shadow, tree

SCENE = (640.0, 418.0)
"""The Stage's sheet; Block.qml places what moves in its units."""

SCENE_CAMERA = Camera((320.0, 250.0), 1.45)
TILE = (400.0, 320.0)

TALL: tuple[Solid, Solid] = ((-115.0, -95.0, 0.0), (90.0, 90.0, 88.0))
WIDE: tuple[Solid, Solid] = ((-25.0, -95.0, 0.0), (90.0, 75.0, 54.0))
CABINET: tuple[Solid, Solid] = ((-110.0, 60.0, 0.0), (70.0, 35.0, 62.0))
"""Corner and size of the two houses and of the battery."""

PYLON = (128.0, -98.0)
ARMS = ((100.0, 20.0), (82.0, 27.0))
"""Where the pylon stands; height and half length of its arms."""

BAYS_Y = (-40.0, 2.0, 44.0, 86.0)

Wall = Sequence[tuple[float, float, float, float]]
WALLS = {"left": left_wall, "right": right_wall}


def drawings(look: Look) -> Iterator[tuple[str, Sheet]]:
    """Every picture of the job by name."""
    yield "tile", tile(look.palette)
    yield "block", block(look.palette, dim=look.dim)
    for half in (0, 1):
        yield f"windows_{half}", windows(look.palette, half)
    for bay, stuff in enumerate(_paints(look.palette)):
        yield f"car_{bay}", car(look.palette, stuff)
    yield "sun", disc(look.palette.sun)
    yield "moon", moon(look.palette)
    yield "cloud", cloud(look.palette)
    yield "sign", sign(look.palette)


def _paints(palette: Palette) -> tuple[Material, ...]:
    return (palette.blue, palette.brick, palette.leaf, palette.white)


def block(palette: Palette, *, dim: bool) -> Sheet:
    """The ground with houses, battery, chargers and the grid line."""
    sheet = Sheet(SCENE_CAMERA, *SCENE)
    plinth(sheet, (165, 125), palette, palette.meadow)
    sheet.ground(rounded(rectangle(76, -64, 83, 178)), palette.street if not dim else palette.block)
    sheet.ground(rectangle(-159, 8, 235, 40), palette.block)
    lines = palette.block if not dim else palette.dark.right
    for y in (-61.0, -19.0, 23.0, 65.0, 107.0):
        sheet.ground(rectangle(96, y - 1.0, 56, 2.0), lines)
    tree(sheet, -140, -96, palette, 38)
    _pylon(sheet, palette)
    house(sheet, palette)
    tree(sheet, 78, -104, palette, 28)
    for y in BAYS_Y:
        _charger(sheet, y, palette)
    tree(sheet, -142, -30, palette, 30)
    sheet.box((-9, 20, 0), (18, 20, 24), palette.white)
    left_wall(sheet, (-9, 20, 0), (18, 20, 24), [(4, 14, 8, 18)], palette.sun.left)
    _battery(sheet, palette)
    person(sheet, 44, 108, palette, palette.sun, tall=0.72)
    tree(sheet, -10, 104, palette, 24)
    return sheet


def house(sheet: Sheet, palette: Palette) -> None:
    """The two houses with their windows and the solar roofs."""
    for (corner, size), stuff in ((TALL, palette.sand), (WIDE, palette.white)):
        shadow(sheet, rectangle(corner[0], corner[1], size[0], size[1]), size[2] * 0.8, palette)
        sheet.box(corner, size, stuff, 0.03)
    for wall, corner, size, areas in _panes():
        WALLS[wall](
            sheet, corner, size, areas, palette.window_left if wall == "left" else palette.window_right
        )
    left_wall(sheet, *TALL, [(56, 70, 0, 18)], palette.brick.left)
    _roof(sheet, TALL, palette)
    _roof(sheet, WIDE, palette)


def _panes(half: int | None = None) -> list[tuple[str, Solid, Solid, Wall]]:
    """Every window, or every other one: which wall, of which box, where on it."""
    plans = (
        ("left", *TALL, [(9.0 + 15.5 * n, 9.0) for n in range(5)], [7.0 + 16.0 * n for n in range(5)]),
        ("right", *TALL, [(8.0 + 15.5 * n, 9.0) for n in range(5)], [55.0, 71.0]),
        ("left", *WIDE, [(9.0 + 20.0 * n, 13.0) for n in range(4)], [6.0, 22.0, 38.0]),
        ("right", *WIDE, [(8.0 + 17.0 * n, 11.0) for n in range(4)], [6.0, 22.0, 38.0]),
    )
    panes: list[tuple[str, Solid, Solid, Wall]] = []
    for wall, corner, size, columns, floors in plans:
        areas = [
            (x, x + wide, z, z + 9.5)
            for row, z in enumerate(floors)
            for column, (x, wide) in enumerate(columns)
            if (half is None or (row + column) % 2 == half)
            and not (wall == "left" and size is TALL[1] and row == 0 and column == 3)
        ]
        panes.append((wall, corner, size, areas))
    return panes


def windows(palette: Palette, half: int) -> Sheet:
    """Every other window, lit."""
    sheet = Sheet(SCENE_CAMERA, *SCENE)
    for wall, corner, size, areas in _panes(half):
        WALLS[wall](sheet, corner, size, areas, palette.sun.top if wall == "left" else palette.sun.left)
    return sheet


def _roof(sheet: Sheet, box: tuple[Solid, Solid], palette: Palette) -> None:
    """Rows of panels lying on a roof, with a gap to walk."""
    (x, y, _), (width, depth, height) = box
    columns, rows = 3, 3
    across, along = (width - 16) / columns, (depth - 16) / rows
    for row in range(rows):
        for column in range(columns):
            px, py = x + 8 + across * column, y + 8 + along * row
            sheet.box((px, py, height), (across - 4, along - 5, 3), palette.blue, 0.06)
            sheet.ground(
                rectangle(px + 2, py + along / 2 - 3, across - 8, 1.4), palette.glass.left, height + 3
            )


def _battery(sheet: Sheet, palette: Palette) -> None:
    """The cabinet; the level in its window moves and is not drawn here."""
    corner, size = CABINET
    shadow(sheet, rectangle(corner[0], corner[1], size[0], size[1]), size[2], palette)
    sheet.box(corner, size, palette.white, 0.08)
    sheet.box((corner[0] + 24, corner[1] + 11, size[2]), (22, 13, 6), palette.dark)
    left_wall(sheet, corner, size, [(8, 62, 7, 55)], palette.dark.left)
    right_wall(sheet, corner, size, [(7 + 8 * n, 11 + 8 * n, 12, 50) for n in range(3)], palette.plinth.right)


def _charger(sheet: Sheet, y: float, palette: Palette) -> None:
    """A post at the head of its bay."""
    sheet.box((86, y - 4, 0), (7, 8, 30), palette.white, 0.1)
    left_wall(sheet, (86, y - 4, 0), (7, 8, 30), [(1.5, 5.5, 18, 26)], palette.blue.left)


def _pylon(sheet: Sheet, palette: Palette) -> None:
    """A pole on three legs with two arms; Lines.qml draws its wires, which leave to the upper right."""
    x, y = PYLON
    shadow(sheet, circle(x, y, 6, 16), 70, palette)
    for dx, dy in ((-9, 9), (9, -9), (9, 9)):
        limb(sheet, (x + dx, y + dy, 0), (x, y, 112), 1.7, palette.dark)
    for level, reach in ARMS:
        limb(sheet, (x - reach, y, level), (x + reach, y, level), 2.0, palette.dark)
        for side in (-reach, reach):
            sheet.cylinder((x + side, y, level - 6), 1.6, 5, palette.white)


def car(palette: Palette, stuff: Material) -> Sheet:
    """A car standing in a bay, its middle at 50, 50 on the ground; seen from its tail."""
    sheet = Sheet(Camera((50.0, 52.0), 1.45), 100, 84)
    shadow(sheet, rectangle(-24, -11, 48, 22), 10, palette)
    sheet.box((-25, -11.5, 4), (50, 23, 11), stuff, 0.2)
    sheet.box((-15, -10, 15), (30, 20, 9), palette.glass, 0.2)
    sheet.box((-13, -9, 23), (26, 18, 2.5), stuff, 0.2)
    for x in (-15.0, 15.0):
        start = (x - 6, 11.8, 0.0)
        sheet.on_wall(start, (x + 6, 11.8), circle(6, 5, 5, 20), palette.dark.left)
        sheet.on_wall(start, (x + 6, 11.8), circle(6, 5, 2.2, 14), palette.white.left)
    sheet.wall((25, 11.5, 4), (25, -11.5), [(2, 6, 5, 8), (17, 21, 5, 8)], palette.sun.left)
    return sheet


def disc(stuff: Material) -> Sheet:
    """The sun: a disc in a paler one."""
    sheet = Sheet(Camera((40, 40)), 80, 80)
    sheet.fill(circle(40, 40, 38, 48), stuff.top, 0.45)
    sheet.fill(circle(40, 40, 27, 40), stuff.left)
    return sheet


def moon(palette: Palette) -> Sheet:
    """A moon: a disc with its shaded part."""
    sheet = Sheet(Camera((40, 40)), 80, 80)
    sheet.fill(circle(40, 40, 24, 40), palette.sand.left)
    sheet.fill(circle(33, 36, 17, 32), palette.sand.top)
    return sheet


def cloud(palette: Palette) -> Sheet:
    """A cloud in two tones, 100 wide, as one shape that can be stretched."""
    sheet = Sheet(Camera((0, 0)), 100, 56)
    balls = ((24, 36, 18), (46, 26, 24), (70, 32, 20), (84, 40, 14))
    for x, y, r in balls:
        sheet.fill(circle(x, y + 2, r - 1, 32), palette.plinth.right)
    sheet.fill(rounded(rectangle(10, 36, 84, 19), 0.5), palette.plinth.right)
    for x, y, r in balls:
        sheet.fill(ellipse(x - 2, y - 2, r - 3, r - 4, 32), palette.white.top)
    sheet.fill(rounded(rectangle(12, 36, 78, 13), 0.5), palette.white.top)
    return sheet


def sign(palette: Palette) -> Sheet:
    """What hangs at the pylon while the grid asks for help: a board with an arrow down."""
    sheet = Sheet(Camera((0, 0)), 60, 60)
    sheet.fill(rounded(rectangle(4, 4, 52, 52), 0.2), palette.brick.right)
    sheet.fill(rounded(rectangle(8, 8, 44, 44), 0.18), palette.white.top)
    sheet.fill([(25, 14), (35, 14), (35, 30), (43, 30), (30, 46), (17, 30), (25, 30)], palette.brick.right)
    return sheet


def tile(palette: Palette) -> Sheet:
    """The job in the hall: a house with a solar roof, its battery and a car. Tile.qml adds sun and level."""
    sheet = Sheet(Camera((TILE[0] / 2, 196.0), 1.3), *TILE)
    plinth(sheet, (104, 92), palette, palette.meadow)
    box: tuple[Solid, Solid] = ((-78.0, -74.0, 0.0), (112.0, 84.0, 66.0))
    corner, size = box
    shadow(sheet, rectangle(corner[0], corner[1], size[0], size[1]), size[2], palette)
    sheet.box(corner, size, palette.sand, 0.04)
    for floor in (10.0, 38.0):
        left_wall(
            sheet,
            corner,
            size,
            [(10 + 25 * n, 25 + 25 * n, floor, floor + 16) for n in range(4)],
            palette.sun.top,
        )
        right_wall(
            sheet,
            corner,
            size,
            [(9 + 25 * n, 24 + 25 * n, floor, floor + 16) for n in range(3)],
            palette.sun.left,
        )
    _roof(sheet, box, palette)
    tree(sheet, 78, -66, palette, 34)
    sheet.box((-72, 36, 0), (58, 30, 46), palette.white, 0.08)
    left_wall(sheet, (-72, 36, 0), (58, 30, 46), [(7, 51, 6, 40)], palette.dark.left)
    sheet.ground(rounded(rectangle(8, 26, 82, 44)), palette.street)
    return sheet
