"""The care job's pictures: the neighbourhood, homes and what is at their doors, helpers, signs, the tile."""

from __future__ import annotations

from collections.abc import Iterator

from palette import Look, Palette
from solids import Camera, Sheet, rectangle, rounded
from things import plinth, shadow, tree

from kiosk.experiences.care_robot.pictures.neighbours import (
    GLOW,
    GLOW_AT,
    care_worker,
    glow,
    heart,
    home,
    plant,
    robot,
    robot_shade,
)
from kiosk.experiences.care_robot.pictures.signs import signs
from kiosk.experiences.care_robot.plan import (
    HOUSE,
    MIDDLE_M,
    ORIGIN,
    SHEET,
    TILT,
    TURN_DEG,
    centre_front,
    front,
)
from kiosk.experiences.care_robot.stage import ASIDE_M
from kiosk.experiences.care_robot.state import HOMES
from kiosk.experiences.care_robot.streets import CROSSING_X_M, LOWER_Y_M, STUB_M, UPPER_Y_M

TILE = (400.0, 320.0)
"""Size of the tile, which Tile.qml knows."""

HALF = (160.0, 122.0)
"""Half the plinth, in metres."""

CHARGERS_M = (ASIDE_M["r1"], ASIDE_M["r2"])
"""Where the robots charge."""

ROAD = 7.0
"""Half the width of a street, in metres."""


def drawings(look: Look) -> Iterator[tuple[str, Sheet]]:
    """Every picture of the job by name."""
    palette = look.palette
    yield "ground", neighbourhood(palette, dim=look.dim)
    yield "tile", tile(palette)
    yield "home_warm", standing_home(palette, warm=True)
    yield "home_cool", standing_home(palette, warm=False)
    yield "glow", glow(palette)
    for droop in range(4):
        yield f"plant_{droop}", plant(palette, droop)
    yield "robot", robot(palette)
    yield "robot_shade", robot_shade(palette)
    yield "person_1", care_worker(palette, palette.leaf)
    yield "person_2", care_worker(palette, palette.sun)
    yield "heart", heart(look.inks)
    yield from signs(palette, look.inks)


def neighbourhood(palette: Palette, *, dim: bool) -> Sheet:
    """The ground with everything that stands still: streets, lawns, homes by day, the centre."""
    sheet = Sheet(Camera(ORIGIN, 1.0, TURN_DEG, TILT), *SHEET)
    plinth(sheet, HALF, palette, palette.grass if not dim else palette.meadow)
    _streets(sheet, palette)
    for x, y in ((-150, -98), (-96, -104), (30, -104), (-28, -108), (100, -104), (148, -92), (150, -40)):
        tree(sheet, x, y, palette, 24)
    _centre(sheet, palette)
    for x, y in ((-146, 12), (-50, 4), (-24, 0), (0, -4), (30, 6), (92, 2), (146, 10), (150, 60)):
        tree(sheet, x, y, palette, 21)
    return sheet


def _local(x_m: float, y_m: float) -> tuple[float, float]:
    return x_m - MIDDLE_M[0], y_m - MIDDLE_M[1]


def _streets(sheet: Sheet, palette: Palette) -> None:
    """Two streets, two lanes, and the paths to the doors."""
    for y in (UPPER_Y_M, LOWER_Y_M):
        left, at = _local(0, y)
        sheet.ground(
            rounded(rectangle(-HALF[0] + 12, at - ROAD, 2 * HALF[0] - 24, 2 * ROAD), 0.4), palette.street
        )
    for x in CROSSING_X_M:
        at, top = _local(x, UPPER_Y_M)
        sheet.ground(rectangle(at - ROAD + 1, top, 2 * ROAD - 2, LOWER_Y_M - UPPER_Y_M), palette.street)
    for x_m, y_m in (centre_front(), *(front(number) for number in HOMES)):
        x, y = _local(x_m, y_m)
        sheet.ground(rectangle(x - 4, y, 8, STUB_M + 8), palette.street)


def standing_home(palette: Palette, *, warm: bool) -> Sheet:
    """A home by itself, the middle of its front wall's foot at GLOW_AT."""
    sheet = Sheet(Camera(GLOW_AT), *GLOW)
    home(sheet, (-HOUSE[0] * 0.7, -HOUSE[1]), HOUSE, palette, warm=warm)
    return sheet


def _centre(sheet: Sheet, palette: Palette) -> None:
    """The care centre: low and wide, a heart on its roof sign, pads with chargers before it."""
    x, y = _local(*centre_front())
    for pad in CHARGERS_M:
        sheet.ground(rounded(rectangle(x + pad - 7, y + 4, 14, 12), 0.3), palette.blue.left)
        sheet.ground(rounded(rectangle(x + pad - 5.4, y + 5.6, 10.8, 8.8), 0.3), palette.white.left)
    corner, size = (x - 34, y - 36), (68.0, 34.0, 26.0)
    shadow(sheet, rectangle(*corner, size[0], size[1]), size[2], palette)
    sheet.box((*corner, 0), size, palette.white)
    sheet.box((corner[0] - 2, corner[1] - 2, size[2]), (size[0] + 4, size[1] + 4, 4), palette.brick)
    start, end = (corner[0], corner[1] + size[1], 0.0), (corner[0] + size[0], corner[1] + size[1])
    sheet.wall(start, end, [(4, 18, 9, 20), (50, 64, 9, 20)], palette.glass.left)
    sheet.wall(start, end, [(27, 41, 0, 19)], palette.glass.right)
    side = (corner[0] + size[0], corner[1] + size[1], 0.0)
    sheet.wall(side, (corner[0] + size[0], corner[1]), [(6, 15, 9, 20), (19, 28, 9, 20)], palette.glass.right)
    for charger in CHARGERS_M:
        sheet.box((x + charger - 3, y + 1, 0), (6, 3, 15), palette.blue)
    sheet.box((x - 10, y - 14, size[2] + 4), (20, 3, 17), palette.white)
    heart_plan = [(10 + px * 0.115, 9 + py * 0.115) for px, py in HEART]
    sheet.on_wall((x - 10, y - 11, size[2] + 4), (x + 10, y - 11), heart_plan, palette.brick.right)


HEART = [
    (0, -52),
    (-40, -16),
    (-54, 8),
    (-52, 30),
    (-38, 44),
    (-20, 44),
    (-6, 34),
    (0, 24),
    (6, 34),
    (20, 44),
    (38, 44),
    (52, 30),
    (54, 8),
    (40, -16),
]
"""A heart about its middle, up."""


def tile(palette: Palette) -> Sheet:
    """The job in the hall: one home of the neighbourhood. Tile.qml adds robot, person and heart, moving."""
    sheet = Sheet(Camera((TILE[0] / 2, 196.0), 1.35), *TILE)
    plinth(sheet, (92, 92), palette, palette.grass)
    sheet.ground(rectangle(-86, 44, 172, 30), palette.street)
    sheet.ground(rectangle(8, -6, 22, 52), palette.street)
    for x, y in ((-76, -76), (70, -78), (76, -40), (-80, 10)):
        tree(sheet, x, y, palette, 30)
    home(sheet, (-52, -64), (92, 68, 56), palette, warm=True, lit=True)
    return sheet
