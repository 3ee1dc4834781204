"""The shell's pictures: the hall, the three doors, and the states a visitor may meet."""

from __future__ import annotations

from collections.abc import Callable

from palette import Palette
from solids import Camera, Sheet, band, circle, curve, hull, rectangle, rounded, turned_about
from things import (
    awning,
    drone,
    house,
    kiosk,
    left_wall,
    limb,
    paper,
    person,
    phone,
    plinth,
    right_wall,
    shadow,
    tower,
    tree,
    vault,
)

WIDTH, HEIGHT = 324.0, 264.0
Scene = Callable[[Palette], Sheet]


def _sheet(scale: float = 1.2, origin: tuple[float, float] = (WIDTH / 2, 168.0)) -> Sheet:
    return Sheet(Camera(origin, scale), WIDTH, HEIGHT)


def door_transition(palette: Palette) -> Sheet:
    """전직학교: a school with an open door, somebody in a work helmet on the steps."""
    sheet = _sheet()
    plinth(sheet, (100, 82), palette, palette.meadow)
    sheet.ground(rectangle(-22, 0, 52, 76), palette.street)
    at, size = (-78.0, -62.0, 0.0), (138.0, 60.0, 62.0)
    shadow(sheet, rectangle(-78, -62, 138, 60), 62, palette)
    sheet.box(at, size, palette.white)
    left_wall(sheet, at, size, [(10 + 34 * n, 30 + 34 * n, 32, 50) for n in (0, 1, 3)], palette.glass.left)
    left_wall(sheet, at, size, [(10, 30, 8, 24), (112, 132, 8, 24)], palette.glass.left)
    right_wall(
        sheet,
        at,
        size,
        [(8, 26, 32, 50), (34, 52, 32, 50), (8, 26, 8, 24), (34, 52, 8, 24)],
        palette.glass.right,
    )
    left_wall(sheet, at, size, [(58, 96, 0, 46)], palette.sun.top)
    left_wall(sheet, at, size, [(64, 90, 0, 40)], palette.sun.left)
    sheet.box((-82, -66, 62), (146, 68, 9), palette.blue)
    sheet.box((-24, -46, 71), (46, 34, 20), palette.white)
    sheet.box((-27, -49, 91), (52, 40, 6), palette.blue)
    middle = sheet.camera.at(-1, -12, 81)
    sheet.fill(circle(middle[0], middle[1], 8.5, 28), palette.sun.left)
    sheet.fill(circle(middle[0], middle[1], 5.5, 24), palette.white.top)
    for n in range(3):
        sheet.box((-24 + 2 * n, -2, 0), (46 - 4 * n, 22 - 7 * n, 4 + 4 * n), palette.sand)
    tree(sheet, -82, 44, palette, 40)
    tree(sheet, 84, -40, palette, 34)
    tree(sheet, 80, 58, palette, 28)
    person(sheet, 2, 44, palette, palette.blue, hat=palette.sun)
    sheet.box((22, 42, 0), (20, 11, 13), palette.brick)
    sheet.box((28, 46, 13), (8, 3, 4), palette.dark)
    person(sheet, -46, 42, palette, palette.leaf)
    return sheet


def door_startup(palette: Palette) -> Sheet:
    """창업 지원: a small shop on its first day."""
    sheet = _sheet()
    plinth(sheet, (96, 84), palette, palette.block)
    sheet.ground(rectangle(-90, 26, 180, 26), palette.street)
    at, size = (-70.0, -62.0, 0.0), (116.0, 70.0, 84.0)
    shadow(sheet, rectangle(-70, -62, 116, 70), 84, palette)
    sheet.box(at, size, palette.sand)
    left_wall(sheet, at, size, [(10, 66, 16, 50)], palette.glass.left)
    left_wall(sheet, at, size, [(76, 104, 0, 50)], palette.brick.right)
    left_wall(sheet, at, size, [(81, 99, 18, 45)], palette.glass.top)
    right_wall(sheet, at, size, [(14, 56, 22, 50)], palette.glass.right)
    left_wall(sheet, at, size, [(24, 92, 66, 80)], palette.white.top)
    for n, stuff in enumerate((palette.blue, palette.sun, palette.leaf)):
        left_wall(sheet, at, size, [(32 + 20 * n, 44 + 20 * n, 69.5, 76.5)], stuff.left)
    sheet.box((-73, -65, 84), (122, 76, 6), palette.brick)
    awning(sheet, (-70, 8, 62), 14.5, 8, palette)
    sheet.box((-58, 12, 0), (50, 18, 20), palette.white)
    for n, stuff in enumerate((palette.sun, palette.brick, palette.leaf, palette.sun)):
        sheet.ball((-51 + 12 * n, 20, 24), 5, stuff)
    tree(sheet, 74, 4, palette, 34)
    person(sheet, 20, 36, palette, palette.leaf)
    person(sheet, 84, 34, palette, palette.blue)
    person(sheet, -60, 62, palette, palette.sun)
    return sheet


def door_jobs(palette: Palette) -> Sheet:
    """일자리센터: a counter, somebody listening, a board of openings behind."""
    sheet = _sheet()
    plinth(sheet, (92, 84), palette, palette.block)
    sheet.ground(rounded(rectangle(-52, -34, 116, 96), 0.5), palette.glint)
    at, size = (-74.0, -72.0, 0.0), (132.0, 8.0, 92.0)
    shadow(sheet, rectangle(-74, -72, 132, 8), 60, palette)
    sheet.box(at, size, palette.blue)
    for n in range(8):
        column, row = n % 4, n // 4
        card = (10 + 29 * column, 32 + 29 * column, 50 - 31 * row + 12, 73 - 31 * row + 12)
        left_wall(sheet, at, size, [card], palette.white.top)
        stuff = (palette.sun, palette.leaf, palette.brick, palette.glass)[(n * 3) % 4]
        left_wall(sheet, at, size, [(card[0] + 3, card[0] + 10, card[3] - 10, card[3] - 3)], stuff.left)
        left_wall(
            sheet, at, size, [(card[0] + 3, card[1] - 3, card[2] + 4, card[2] + 7)], palette.white.right
        )
    person(sheet, -4, -28, palette, palette.blue)
    shadow(sheet, rectangle(-46, -8, 92, 26), 26, palette)
    sheet.box((-46, -8, 0), (92, 26, 30), palette.white)
    sheet.box((-50, -12, 30), (100, 34, 5), palette.sand)
    sheet.ground(turned_about(rectangle(-16, -2, 20, 15), (-6, 5), 12), palette.white.top, 35)
    sheet.box((16, -8, 35), (22, 4, 17), palette.dark)
    person(sheet, -22, 46, palette, palette.sun)
    person(sheet, 26, 50, palette, palette.leaf)
    sheet.cylinder((72, -44, 0), 9, 16, palette.white)
    sheet.ball((72, -44, 28), 15, palette.leaf)
    sheet.cylinder((-72, 44, 0), 9, 16, palette.white)
    sheet.ball((-72, 44, 28), 15, palette.leaf)
    return sheet


def hall(palette: Palette) -> Sheet:
    """The hall: this kiosk in front, the jobs one can try behind it, people of all ages."""
    sheet = Sheet(Camera((320, 244), 1.2), 640, 410)
    plinth(sheet, (174, 174), palette, palette.block, 12)
    for x, y, colour in (
        (-162, -162, palette.glint),
        (22, -162, palette.meadow),
        (-162, 22, palette.meadow),
        (22, 22, palette.glint),
    ):
        sheet.ground(rounded(rectangle(x, y, 140, 140), 0.08), colour)
    tower(sheet, (-152, -152), (44, 44, 104), palette.glass, palette, 8)
    tower(sheet, (-100, -152), (54, 44, 74), palette.white, palette, 5)
    tower(sheet, (-152, -100), (44, 56, 54), palette.sand, palette, 4)
    _robot_cell(sheet, palette)
    _solar_house(sheet, palette)
    _greenhouse(sheet, palette)
    for x, y in ((2, -150), (4, -120), (-150, 2), (-120, 4), (152, 4), (4, 152)):
        tree(sheet, x, y, palette, 30)
    kiosk(sheet, 62, 104, palette, lit=True, tall=1.3)
    person(sheet, 40, 146, palette, palette.leaf, tall=0.96, hair=palette.white)
    person(sheet, 84, 142, palette, palette.blue)
    person(sheet, 150, 44, palette, palette.brick)
    person(sheet, 152, 84, palette, palette.sun, tall=0.8)
    drone(sheet, (172, 88), 130, -34, 0.55, palette)
    return sheet


def _solar_house(sheet: Sheet, palette: Palette) -> None:
    at, size = (46.0, -146.0, 0.0), (84.0, 66.0, 48.0)
    shadow(sheet, rectangle(46, -146, 84, 66), 48, palette)
    sheet.box(at, size, palette.white)
    left_wall(sheet, at, size, [(10, 30, 14, 34), (48, 68, 0, 34)], palette.glass.left)
    right_wall(sheet, at, size, [(10, 28, 14, 34), (36, 54, 14, 34)], palette.glass.right)
    for row in range(2):
        for column in range(3):
            x, y = 51.0 + 25 * column, -142.0 + 30 * row
            sheet.box((x, y, 48), (22, 27, 3), palette.blue)
    sheet.box((134, -116, 0), (18, 26, 34), palette.sun)
    right_wall(sheet, (134, -116, 0), (18, 26, 34), [(6, 20, 20, 28)], palette.white.top)


def _greenhouse(sheet: Sheet, palette: Palette) -> None:
    shadow(sheet, rectangle(-152, 40, 64, 104), 30, palette)
    vault(sheet, (-152, 40), (64, 104, 48), palette.glass)
    sheet.box((-132, 143, 0), (24, 1.5, 31), palette.leaf)
    for row in range(3):
        sheet.box((-80, 44 + 36 * row, 0), (48, 17, 6), palette.sand)
        for n in range(4):
            sheet.ball((-73 + 11.5 * n, 53 + 36 * row, 11), 7, palette.leaf)


def _robot_cell(sheet: Sheet, palette: Palette) -> None:
    shadow(sheet, circle(10, -44, 18), 24, palette)
    sheet.cylinder((10, -44, 0), 18, 10, palette.white)
    sheet.cylinder((10, -44, 10), 12, 14, palette.blue)
    limb(sheet, (10, -44, 28), (-6, -50, 70), 8, palette.blue)
    sheet.ball((10, -44, 28), 10, palette.white)
    shadow(sheet, rectangle(-30, -14, 110, 26), 12, palette)
    sheet.box((-30, -14, 0), (110, 26, 12), palette.dark)
    for n, stuff in enumerate((palette.sand, palette.brick, palette.sand)):
        sheet.box((-20 + 35 * n, -9, 12), (17, 17, 15), stuff)
    limb(sheet, (-6, -50, 70), (24, -8, 66), 6.5, palette.blue)
    sheet.ball((-6, -50, 70), 9, palette.white)
    limb(sheet, (24, -8, 62), (24, 0, 40), 3.2, palette.dark)
    sheet.ball((24, -8, 66), 6.5, palette.white)


def out_of_service(palette: Palette) -> Sheet:
    """The kiosk rests: a dark screen behind a barrier, and somebody who looks after it."""
    sheet = _sheet(1.4, (WIDTH / 2, 176))
    plinth(sheet, (84, 70), palette, palette.block)
    kiosk(sheet, -14, -26, palette, lit=False, tall=1.2)
    _barrier(sheet, (-62, 26), 70, palette)
    sheet.box((56, -30, 0), (24, 24, 3), palette.dark)
    sheet.cone((68, -18, 3), (9, 5.6), 14, palette.sun)
    sheet.cone((68, -18, 17), (5.6, 4), 7, palette.white)
    sheet.cone((68, -18, 24), (4, 1.5), 10, palette.sun)
    person(sheet, 34, 22, palette, palette.blue, hat=palette.sun)
    sheet.box((48, 32, 0), (22, 11, 12), palette.brick)
    sheet.box((55, 36, 12), (8, 3, 4), palette.dark)
    return sheet


def _barrier(sheet: Sheet, at: tuple[float, float], width: float, palette: Palette) -> None:
    x, y = at
    for post in (x + 4, x + width - 12):
        sheet.box((post, y - 3, 0), (8, 8, 40), palette.dark)
    sheet.box((x, y, 18), (width, 4, 18), palette.white)
    for n in range(4):
        left = x + 3 + width / 4 * n
        stripe = [
            sheet.camera.at(px, y + 4, z)
            for px, z in ((left, 18), (left + 8, 18), (left + 14, 36), (left + 6, 36))
        ]
        sheet.fill(stripe, palette.brick.left)


def empty(palette: Palette) -> Sheet:
    """No job is open: places for jobs stand empty, and a signpost shows the three other ways."""
    sheet = _sheet(1.25, (WIDTH / 2, 158))
    plinth(sheet, (98, 84), palette, palette.block)
    for x, y in ((-84, -70), (-84, 8), (-4, -70)):
        sheet.box((x, y, 0), (66, 62, 5), palette.white)
        sheet.ground(rounded(rectangle(x + 6, y + 6, 54, 50)), palette.glint, 5)
    sheet.ground(rounded(rectangle(-2, 8, 88, 64), 0.1), palette.meadow)
    for x, y in ((80, -64), (84, -34), (0, 70)):
        tree(sheet, x, y, palette, 30)
    _signpost(sheet, 34, 24, palette)
    person(sheet, 74, 40, palette, palette.blue)
    person(sheet, 40, 66, palette, palette.leaf, tall=0.96, hair=palette.white)
    return sheet


def _signpost(sheet: Sheet, x: float, y: float, palette: Palette) -> None:
    """A post with three arms: blue, yellow and green, as the three doors."""
    shadow(sheet, circle(x, y, 4, 20), 60, palette)
    sheet.cylinder((x, y, 0), 3.4, 104, palette.dark)
    for z, direction, stuff in ((84, -1, palette.blue), (64, 1, palette.sun), (44, -1, palette.leaf)):
        inner, outer, tip = -8 * direction, 36 * direction, 46 * direction
        board = [(inner, z), (outer, z), (tip, z + 8), (outer, z + 16), (inner, z + 16)]
        back = [sheet.camera.at(x + px, y + 3, pz) for px, pz in board]
        front = [sheet.camera.at(x + px, y + 7, pz) for px, pz in board]
        sheet.fill(hull(back + front), stuff.right)
        sheet.fill(hull([*back[-2:], *front[-2:], back[2], front[2]]), stuff.top)
        sheet.fill(front, stuff.left)


def slip_below(palette: Palette) -> Sheet:
    """The slip comes out below this screen."""
    sheet = _sheet(1.52, (WIDTH / 2, 186))
    plinth(sheet, (62, 54), palette, palette.block)
    kiosk(sheet, 0, -10, palette, lit=True, tall=1.35, shows="below", slip=True)
    return sheet


def slip_left(palette: Palette) -> Sheet:
    """The slip comes out to the left."""
    return _slip_beside(palette, -1)


def slip_right(palette: Palette) -> Sheet:
    """The slip comes out to the right."""
    return _slip_beside(palette, 1)


def _slip_beside(palette: Palette, side: int) -> Sheet:
    """A kiosk that points to a printer on a stand beside it (`side` −1 left, 1 right), a slip hanging out."""
    sheet = _sheet(1.4, (WIDTH / 2, 176))
    plinth(sheet, (88, 54), palette, palette.block)

    def printer() -> None:
        x = 42.0 * side
        shadow(sheet, rectangle(x - 26, -26, 52, 34), 40, palette)
        sheet.box((x - 22, -20, 0), (44, 24, 34), palette.white)
        at, size = (x - 28, -26.0, 34.0), (56.0, 34.0, 34.0)
        sheet.box(at, size, palette.blue)
        left_wall(sheet, at, size, [(9, 47, 16, 22)], palette.dark.right)
        paper(sheet, (x, 8, 53), 32, 44, palette)

    def screen() -> None:
        kiosk(
            sheet,
            -36.0 * side,
            -10,
            palette,
            lit=True,
            tall=1.25,
            shows="left" if side < 0 else "right",
        )

    for draw in (printer, screen) if side < 0 else (screen, printer):
        draw()
    return sheet


def farewell(palette: Palette) -> Sheet:
    """Home with all of it in the telephone: from the kiosk a way leads to one's own house."""
    sheet = _sheet(1.25, (WIDTH / 2, 162))
    plinth(sheet, (98, 84), palette, palette.meadow)
    way = curve([(-60, -16), (-44, 16), (0, 22), (34, 12), (64, 6), (74, -22)])
    sheet.ground(band(way, 9), palette.street)
    for x, y in ((-84, -64), (-6, -66), (-86, 30), (16, 70)):
        tree(sheet, x, y, palette, 30)
    kiosk(sheet, -58, -30, palette, lit=True, tall=1.0, shows="done")
    house(sheet, (34, -72), (54, 50, 36), palette)
    person(sheet, 14, 10, palette, palette.blue)
    person(sheet, 46, 12, palette, palette.sun, tall=0.8)
    phone(sheet, -30, 60, palette, 1.0)
    return sheet


SCENES: dict[str, Scene] = {
    "hall": hall,
    "door_transition": door_transition,
    "door_startup": door_startup,
    "door_jobs": door_jobs,
    "out_of_service": out_of_service,
    "empty": empty,
    "farewell": farewell,
    "slip_below": slip_below,
    "slip_left": slip_left,
    "slip_right": slip_right,
}
