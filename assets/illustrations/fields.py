"""지금까지 하신 일: the twelve broad fields of work, each one thing that is known by its outline."""

from __future__ import annotations

from palette import Palette
from scenes import Scene
from solids import Material, Sheet, band, circle, rectangle, rounded
from things import awning, dome, left_wall, limb, person, right_wall, shadow, tree
from trades import cap, disc, gear, parcel, plate, pulled, toque, truck, wheel


def guarding(palette: Palette) -> Sheet:
    """경비·시설 관리: a gatehouse, its barrier across the way in, a guard with a cap."""
    sheet = plate(palette)
    sheet.ground(rectangle(4, -62, 50, 124), palette.street)
    at, size = (-58.0, -56.0, 0.0), (52.0, 50.0, 56.0)
    shadow(sheet, rectangle(-58, -56, 52, 50), 56, palette)
    sheet.box(at, size, palette.white)
    left_wall(sheet, at, size, [(6, 26, 22, 46)], palette.glass.left)
    left_wall(sheet, at, size, [(31, 46, 0, 46)], palette.blue.right)
    right_wall(sheet, at, size, [(8, 42, 22, 46)], palette.glass.right)
    sheet.box((-64, -62, 56), (64, 62, 9), palette.blue)
    sheet.cylinder((-32, -31, 65), 6, 8, palette.sun)
    shadow(sheet, rectangle(-10, 22, 70, 8), 14, palette)
    sheet.box((55, 20, 0), (7, 9, 27), palette.dark)
    sheet.box((-12, 16, 0), (16, 16, 40), palette.sun)
    beam = ((4.0, 20.0, 27.0), (58.0, 8.0, 10.0))
    sheet.box(*beam, palette.white, 0.02)
    for n in range(4):
        left = 3.0 + 15 * n
        left_wall(sheet, *beam, [(left, left + 7.5, 0, 10)], palette.brick.left)
        sheet.ground(rectangle(4 + left, 20, 7.5, 8), palette.brick.top, 37)
    person(sheet, -38, 30, palette, palette.blue)
    cap(sheet, -38, 30, palette, palette.blue)
    return sheet


def care(palette: Palette) -> Sheet:
    """돌봄: an old person in a wheelchair under a tree, and a helper who has the handles."""
    sheet = plate(palette)
    sheet.ground(rounded(rectangle(-62, -62, 124, 54), 0.16), palette.meadow)
    sheet.ground(rectangle(-62, -12, 124, 56), palette.street)
    tree(sheet, 26, -42, palette, 60)
    person(sheet, -42, 8, palette, palette.leaf)
    shadow(sheet, rectangle(-8, -10, 52, 38), 20, palette)
    limb(sheet, (-10, -8, 40), (-26, -8, 40), 2.2, palette.dark)
    _ring(sheet, (4, -12, 20), 19, palette)
    sheet.box((-13, -9, 18), (6, 34, 27), palette.blue)
    sheet.box((-8, -9, 20), (32, 34, 6), palette.blue)
    for y in (-2.0, 10.0):
        sheet.box((25, y, 3), (15, 8, 4), palette.dark)
        sheet.box((25, y, 7), (8, 8, 18), palette.brick)
    sheet.cone((3, 8, 26), (10.5, 6.6), 20, palette.sun)
    sheet.box((6, -2, 25), (27, 8, 7), palette.brick)
    sheet.box((6, 10, 25), (27, 8, 7), palette.brick)
    sheet.ball((3, 8, 52), 7.2, palette.skin)
    dome(sheet, (3, 8, 54.7), 6.7, palette.white, 1.02)
    limb(sheet, (-10, 26, 40), (-26, 26, 40), 2.2, palette.dark)
    _ring(sheet, (4, 28, 20), 19, palette)
    limb(sheet, (-40, 15, 33), (-28, 25, 39), 3.0, palette.leaf)
    sheet.ball((-26, 26, 40), 3.8, palette.skin)
    return sheet


def _ring(sheet: Sheet, middle: tuple[float, float, float], radius: float, palette: Palette) -> None:
    """The wheel of a wheelchair, through which one sees."""
    x, y, z = middle
    tyre = [*circle(0, 0, radius, 32), (radius, 0.0)]
    sheet.on_wall((x, y, z), (x + 1, y), band(tyre, 1.9), palette.dark.left)
    spokes = [(-radius, 0.0), (radius, 0.0)], [(0.0, -radius), (0.0, radius)]
    for spoke in spokes:
        sheet.on_wall((x, y, z), (x + 1, y), band(spoke, 0.8), palette.dark.top)
    disc(sheet, middle, 3.4, palette.dark.right, 14)


def manufacturing(palette: Palette) -> Sheet:
    """생산·제조: a machine whose cogs one sees, and the boxes that its belt brings out."""
    sheet = plate(palette)
    at, size = (-58.0, -50.0, 0.0), (66.0, 62.0, 72.0)
    shadow(sheet, rectangle(-58, -50, 66, 62), 60, palette)
    sheet.box(at, size, palette.blue, 0.04)
    left_wall(sheet, at, size, [(7, 59, 20, 64)], palette.dark.right)
    wall = ((-58.0, 12.0, 0.0), (8.0, 12.0))
    for middle, radius, teeth, stuff in (
        ((25.0, 44.0), 17.0, 10, palette.sun),
        ((47.0, 34.5), 11, 7, palette.white),
    ):
        sheet.on_wall(*wall, gear(middle, radius, teeth), stuff.left)
        sheet.on_wall(*wall, circle(*middle, 0.36 * radius, 18), palette.dark.right)
    left_wall(sheet, at, size, [(7, 59, 7, 13)], palette.white.left)
    right_wall(sheet, at, size, [(12, 52, 20, 54)], palette.dark.right)
    for n, stuff in enumerate((palette.leaf, palette.sun, palette.brick)):
        sheet.cylinder((-46, -38, 72 + 6 * n), 5, 6, stuff)
    shadow(sheet, rectangle(8, -34, 52, 28), 14, palette)
    sheet.box((8, -34, 0), (54, 30, 22), palette.dark, 0.04)
    for n in range(3):
        disc(sheet, (18 + 17 * n, -4, 13), 5.5, palette.white.right, 18)
    parcel(sheet, (10, -30, 22), (21, 22, 19), palette)
    parcel(sheet, (38, -30, 22), (21, 22, 19), palette)
    person(sheet, 26, 40, palette, palette.leaf, hat=palette.sun)
    return sheet


def office(palette: Palette) -> Sheet:
    """사무: a desk with a screen and papers, folders on the shelf behind."""
    sheet = plate(palette)
    at, size = (-58.0, -60.0, 0.0), (96.0, 16.0, 74.0)
    shadow(sheet, rectangle(-58, -60, 92, 16), 60, palette)
    sheet.box(at, size, palette.sand, 0.04)
    for row in range(2):
        foot = 38.0 - 33 * row
        left_wall(sheet, at, size, [(5, 91, foot, foot + 31)], palette.sand.right)
        for n in range(7):
            stuff = (palette.blue, palette.leaf, palette.brick, palette.sun)[(n * (row + 1) + row) % 4]
            left = 9.0 + 11 * n
            left_wall(sheet, at, size, [(left, left + 8.5, foot, foot + 25)], stuff.left)
            left_wall(sheet, at, size, [(left + 2, left + 6.5, foot + 12, foot + 19)], palette.white.top)
    person(sheet, 40, -22, palette, palette.blue)
    shadow(sheet, rectangle(-44, 2, 98, 40), 30, palette)
    sheet.box((-42, 4, 0), (7, 36, 32), palette.blue)
    drawers = ((20.0, 4.0, 0.0), (31.0, 36.0, 32.0))
    sheet.box(*drawers, palette.blue, 0.04)
    for n in range(3):
        left_wall(sheet, *drawers, [(5, 26, 4 + 9 * n, 10 + 9 * n)], palette.white.top)
    sheet.box((-46, 0, 32), (102, 44, 5), palette.sand)
    sheet.box((-16, 10, 37), (14, 8, 8), palette.dark)
    screen = ((-36.0, 12.0, 43.0), (54.0, 4.0, 36.0))
    sheet.box(*screen, palette.dark)
    left_wall(sheet, *screen, [(3, 51, 3, 33)], palette.glass.top)
    bars = [(8.0 + 10 * n, 15.0 + 10 * n, 6.0, 13.0 + 5 * n) for n in range(4)]
    left_wall(sheet, *screen, bars, palette.blue.left)
    sheet.box((-26, 28, 37), (34, 11, 2), palette.white)
    sheet.box((30, 12, 37), (18, 24, 7), palette.white, 0.04)
    return sheet


def sales(palette: Palette) -> Sheet:
    """판매: a stall with goods under a striped awning, somebody behind the counter."""
    sheet = plate(palette)
    at, size = (-56.0, -58.0, 0.0), (98.0, 14.0, 74.0)
    shadow(sheet, rectangle(-56, -58, 98, 14), 60, palette)
    sheet.box(at, size, palette.sand, 0.03)
    left_wall(sheet, at, size, [(5, 93, 16, 54)], palette.sand.right)
    for row, goods in enumerate(
        ((palette.leaf, palette.sun, palette.blue), (palette.blue, palette.brick, palette.leaf))
    ):
        foot = 18.0 + 18 * row
        for n in range(6):
            left = 9.0 + 14 * n
            left_wall(sheet, at, size, [(left, left + 10, foot, foot + 13)], goods[n // 2].left)
        left_wall(sheet, at, size, [(5, 93, foot - 2, foot)], palette.sand.top)
    awning(sheet, (-60, -44, 78), 15.2, 7, palette)
    person(sheet, 20, -12, palette, palette.leaf)
    box = ((-52.0, 12.0, 0.0), (104.0, 32.0, 34.0))
    shadow(sheet, rectangle(-52, 12, 104, 32), 34, palette)
    sheet.box(*box, palette.white)
    left_wall(sheet, *box, [(0, 104, 20, 28)], palette.blue.left)
    right_wall(sheet, *box, [(0, 32, 20, 28)], palette.blue.right)
    for column, stuff in enumerate((palette.brick, palette.sun, palette.leaf)):
        left = -49.0 + 22 * column
        sheet.box((left, 15, 34), (20, 26, 5), palette.sand)
        for y in (22.0, 34.0):
            for x in (5.5, 14.5):
                sheet.ball((left + x, y, 42), 5.4, stuff)
    sheet.box((22, 18, 34), (24, 20, 8), palette.dark)
    sheet.box((24, 18, 42), (20, 7, 14), palette.dark)
    left_wall(sheet, (24, 18, 42), (20, 7, 14), [(3, 17, 4, 11)], palette.leaf.top)
    return sheet


def food(palette: Palette) -> Sheet:
    """조리: a stove with pots under a hood, and a cook."""
    sheet = plate(palette)
    shadow(sheet, rectangle(-60, -60, 112, 6), 24, palette)
    sheet.box((-60, -60, 0), (112, 6, 74), palette.glass, 0.02)
    for x, radius in ((-44.0, 9.0), (-19.0, 7.0), (34.0, 9.0)):
        sheet.on_wall((x, -54, 0), (x + 1, -54), band([(0, 68), (0, 56)], 1.6), palette.dark.left)
        disc(sheet, (x, -54, 52), radius, palette.dark.left, 20)
    at, size = (-46.0, -44.0, 0.0), (92.0, 48.0, 34.0)
    shadow(sheet, rectangle(-46, -44, 92, 48), 34, palette)
    sheet.box(at, size, palette.white, 0.04)
    left_wall(sheet, at, size, [(34, 84, 5, 22)], palette.dark.right)
    left_wall(sheet, at, size, [(38, 80, 17, 19.5)], palette.white.right)
    for n in range(5):
        disc(sheet, (-38 + 6 + 16 * n, 4, 28), 3.2, palette.brick.left, 14)
    sheet.box((-48, -46, 34), (96, 52, 4), palette.dark)
    _pot(sheet, (22, -22, 38), 17, 24, palette.brick, palette)
    _pot(sheet, (-24, -28, 38), 14, 16, palette.blue, palette)
    person(sheet, -26, 36, palette, palette.white)
    sheet.prism(circle(-26, 36, 6.4, 20), 35, 3, palette.brick)
    sheet.ball((-26, 36, 43.5), 7.2, palette.skin)
    toque(sheet, -26, 36, palette)
    return sheet


def _pot(
    sheet: Sheet,
    foot: tuple[float, float, float],
    radius: float,
    height: float,
    stuff: Material,
    palette: Palette,
) -> None:
    x, y, z = foot
    sheet.box((x - radius - 5, y - 5, z + 0.62 * height), (8, 10, 3), palette.dark)
    sheet.cylinder(foot, radius, height, stuff)
    sheet.box((x + radius - 2, y - 5, z + 0.62 * height), (7, 10, 3), palette.dark)
    sheet.cone((x, y, z + height), (radius + 1, 0.5 * radius), 4, palette.white)
    sheet.ball((x, y, z + height + 6.5), 3.4, palette.dark)


def driving(palette: Palette) -> Sheet:
    """운전·배송: a delivery truck, its driver and a parcel."""
    sheet = plate(palette)
    sheet.ground(rectangle(-62, -50, 124, 62), palette.street)
    truck(sheet, (-54, -46), palette)
    parcel(sheet, (-46, 26, 0), (27, 25, 21), palette)
    parcel(sheet, (-43, 29, 21), (20, 18, 15), palette)
    person(sheet, 30, 44, palette, palette.leaf)
    return sheet


def construction(palette: Palette) -> Sheet:
    """건설: a crane lifts bricks over a house that is not done, a builder with a helmet before it."""
    sheet = plate(palette)
    shadow(sheet, rectangle(-52, -12, 12, 12), 60, palette)
    sheet.box((-56, -16, 0), (20, 20, 7), palette.dark)
    sheet.box((-51, -11, 7), (10, 10, 83), palette.sun)
    shadow(sheet, rectangle(-16, -54, 68, 66), 30, palette)
    house = ((-16.0, -54.0, 0.0), (68.0, 66.0, 32.0))
    sheet.box(*house, palette.brick, 0.02)
    left_wall(sheet, *house, [(10, 26, 0, 24)], palette.dark.right)
    left_wall(sheet, *house, [(38, 56, 8, 24)], palette.dark.right)
    right_wall(sheet, *house, [(20, 46, 8, 24)], palette.dark.left)
    sheet.box((-19, -57, 32), (74, 72, 5), palette.white, 0.02)
    sheet.box((-16, -54, 37), (68, 6, 18), palette.brick, 0.02)
    sheet.box((-16, -48, 37), (6, 60, 18), palette.brick, 0.02)
    for n, (along, back) in enumerate(((34.0, 30.0), (18.0, 0.0))):
        sheet.box((-10, 6, 37 + 9 * n), (along, 6, 9), palette.brick, 0.02)
        if back:
            sheet.box((46, -48, 37 + 9 * n), (6, back, 9), palette.brick, 0.02)
    sheet.box((-64, -9, 84), (124, 6, 7), palette.sun)
    sheet.box((-66, -12, 74), (16, 12, 13), palette.dark)
    limb(sheet, (40, -6, 84), (40, -6, 70), 1.2, palette.dark)
    sheet.box((30, -14, 56), (20, 16, 13), palette.sand)
    person(sheet, 18, 42, palette, palette.blue, hat=palette.sun)
    return sheet


def cleaning(palette: Palette) -> Sheet:
    """청소: a trolley with its sack, a bucket, and a mop on its bright trail."""
    sheet = plate(palette)
    sheet.ground(rounded(rectangle(-26, 30, 84, 30), 0.5), palette.glint)
    shadow(sheet, rectangle(-56, -48, 70, 36), 30, palette)
    for x in (-48.0, 4.0):
        wheel(sheet, (x, -12, 6), 6, palette)
    sheet.box((-56, -48, 8), (72, 36, 6), palette.dark)
    sheet.box((-54, -46, 14), (34, 32, 46), palette.sun)
    sheet.box((-56, -48, 58), (38, 36, 5), palette.dark)
    sheet.box((-16, -46, 14), (30, 32, 18), palette.white)
    for n, stuff in enumerate((palette.leaf, palette.blue, palette.brick)):
        sheet.cylinder((-10 + 10 * n, -30, 32), 4.4, 15, stuff)
        sheet.cylinder((-10 + 10 * n, -30, 47), 2, 5, palette.white)
    shadow(sheet, circle(-42, 16, 14, 24), 20, palette)
    sheet.cone((-42, 16, 0), (11, 15), 24, palette.blue)
    sheet.ground(circle(-42, 16, 13, 24), palette.glint, 24)
    person(sheet, 46, 6, palette, palette.leaf)
    limb(sheet, (46, 20, 66), (32, 46, 9), 2.0, palette.brick)
    sheet.cone((32, 46, 0), (16, 4), 13, palette.glass)
    limb(sheet, (41, 12, 33), (42, 24, 45), 3.0, palette.leaf)
    sheet.ball((42, 25, 46), 3.8, palette.skin)
    return sheet


def teaching(palette: Palette) -> Sheet:
    """교육: a blackboard with figures, a teacher who points, two desks with books."""
    sheet = plate(palette)
    at, size = (-58.0, -60.0, 14.0), (104.0, 6.0, 58.0)
    shadow(sheet, rectangle(-58, -60, 104, 6), 44, palette)
    for x in (-50.0, 32.0):
        sheet.box((x, -60, 0), (6, 6, 16), palette.dark)
    sheet.box(at, size, palette.sand, 0.02)
    left_wall(sheet, at, size, [(4, 100, 4, 54)], palette.leaf.right)
    wall = ((-58.0, -54.0, 14.0), (46.0, -54.0))
    sheet.on_wall(*wall, band([*circle(22, 30, 13, 28), (35.0, 30.0)], 1.6), palette.white.top)
    triangle = [(44.0, 17.0), (70.0, 17.0), (57.0, 43.0)]
    sheet.on_wall(*wall, triangle, palette.white.top)
    sheet.on_wall(*wall, [(48.5, 20.0), (65.5, 20.0), (57.0, 37.0)], palette.leaf.right)
    person(sheet, 36, -30, palette, palette.sun)
    limb(sheet, (30, -32, 34), (18, -40, 42), 3.0, palette.sun)
    sheet.ball((17, -40, 43), 3.8, palette.skin)
    for x, coat, hair in ((-54.0, palette.blue, palette.hair), (4.0, palette.glass, palette.white)):
        shadow(sheet, rectangle(x, 0, 46, 24), 24, palette)
        for foot in (x + 2, x + 40):
            sheet.box((foot, 2, 0), (4, 20, 24), palette.dark)
        sheet.box((x, 0, 24), (46, 24, 4), palette.sand)
        sheet.ground(rectangle(x + 5, 6, 12, 13), palette.white.top, 28.2)
        _learner(sheet, x + 23, 38, palette, coat, hair)
    return sheet


def _learner(sheet: Sheet, x: float, y: float, palette: Palette, coat: Material, hair: Material) -> None:
    """Somebody on a stool, seen from behind."""
    shadow(sheet, circle(x, y, 10, 20), 20, palette)
    sheet.box((x - 9, y - 9, 0), (18, 18, 15), palette.brick)
    sheet.cone((x, y, 15), (9.4, 6.2), 20, coat)
    sheet.ball((x, y, 41), 7.4, hair)


def it(palette: Palette) -> Sheet:
    """정보기술: racks of servers with their lights, a notebook on a table."""
    sheet = plate(palette)
    for x, y in ((-58.0, -56.0), (-16.0, -56.0)):
        at, size = (x, y, 0.0), (38.0, 36.0, 76.0)
        shadow(sheet, rectangle(x, y, 38, 36), 60, palette)
        sheet.box(at, size, palette.dark, 0.04)
        bays = [(4.0, 34.0, 7.0 + 11 * n, 15.0 + 11 * n) for n in range(6)]
        left_wall(sheet, at, size, bays, palette.dark.right)
        for n, bay in enumerate(bays):
            lamp = (palette.leaf, palette.sun, palette.leaf)[n % 3]
            left_wall(sheet, at, size, [(7, 11, bay[2] + 2, bay[3] - 2)], lamp.left)
            left_wall(sheet, at, size, [(15, 31, bay[2] + 2.5, bay[3] - 2.5)], palette.blue.top)
    shadow(sheet, rectangle(-16, 2, 76, 44), 14, palette)
    for x in (-14.0, 50.0):
        sheet.box((x, 4, 0), (7, 38, 26), palette.blue)
    sheet.box((-18, 0, 26), (78, 46, 5), palette.sand)
    sheet.box((-6, 10, 31), (56, 32, 3), palette.white, 0.06)
    sheet.ground(rectangle(0, 16, 44, 13), palette.glass.right, 34)
    screen = ((-6.0, 7.0, 34.0), (56.0, 3.0, 38.0))
    sheet.box(*screen, palette.white, 0.04)
    left_wall(sheet, *screen, [(3, 53, 3, 35)], palette.blue.right)
    for n, (left, right, stuff) in enumerate(
        ((8, 30, palette.sun), (14, 44, palette.white), (14, 36, palette.leaf), (8, 24, palette.white))
    ):
        left_wall(sheet, *screen, [(left, right, 28 - 7 * n, 31 - 7 * n)], stuff.top)
    person(sheet, -42, 26, palette, palette.blue)
    return sheet


def home(palette: Palette) -> Sheet:
    """집안일·육아: a home cut open: a washing machine, a kitchen table, a child at its blocks."""
    sheet = plate(palette)
    shadow(sheet, rectangle(-58, -60, 108, 6), 30, palette)
    pulled(sheet, [(-58, 0), (52, 0), (52, 46), (-3, 80), (-58, 46)], (-60, -54), palette.sand)
    left_wall(sheet, (-58, -60, 0), (110, 6, 46), [(43, 71, 30, 56)], palette.glass.left)
    left_wall(sheet, (-58, -60, 0), (110, 6, 46), [(43, 71, 42, 44), (56, 58, 30, 56)], palette.white.top)
    for slope in (
        [(-64.0, 42.0), (-3.0, 79.0), (-3.0, 88.0), (-64.0, 51.0)],
        [(-3.0, 79.0), (58.0, 42.0), (58.0, 51.0), (-3.0, 88.0)],
    ):
        pulled(sheet, slope, (-62, -48), palette.brick)
    at, size = (-56.0, -44.0, 0.0), (38.0, 34.0, 44.0)
    shadow(sheet, rectangle(-56, -44, 38, 34), 44, palette)
    sheet.box(at, size, palette.white)
    left_wall(sheet, at, size, [(4, 34, 36, 40)], palette.blue.left)
    disc(sheet, (-37, -10, 18), 13.5, palette.glass.right, 28)
    disc(sheet, (-37, -10, 18), 9.5, palette.blue.left, 24)
    disc(sheet, (-40, -10, 21), 3.5, palette.glass.top, 16)
    shadow(sheet, rectangle(2, -38, 52, 34), 26, palette)
    for x, y in ((4.0, -36.0), (46.0, -36.0), (4.0, -10.0), (46.0, -10.0)):
        sheet.box((x, y, 0), (5, 5, 25), palette.white)
    sheet.box((0, -40, 25), (56, 38, 5), palette.white)
    sheet.cylinder((20, -24, 30), 10, 12, palette.brick)
    sheet.cylinder((43, -16, 30), 5, 7, palette.sun)
    person(sheet, -30, 30, palette, palette.leaf)
    person(sheet, 4, 44, palette, palette.sun, tall=0.62)
    shadow(sheet, rectangle(24, 18, 28, 28), 14, palette)
    sheet.box((24, 18, 0), (13, 13, 13), palette.blue)
    sheet.box((39, 20, 0), (13, 13, 13), palette.sun)
    sheet.box((31, 19, 13), (13, 13, 13), palette.brick)
    sheet.box((32, 36, 0), (13, 13, 13), palette.leaf)
    return sheet


FIELDS: dict[str, Scene] = {
    f"field_{scene.__name__}": scene
    for scene in (
        guarding,
        care,
        manufacturing,
        office,
        sales,
        food,
        driving,
        construction,
        cleaning,
        teaching,
        it,
        home,
    )
}
