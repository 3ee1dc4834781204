"""A tomato plant in its three poses, its fruit, and what befalls its leaves, on a sheet of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin

from palette import Look, Palette
from solids import Camera, Material, Point, Sheet, band, circle, curve, ellipse

from kiosk.experiences.smart_farm.geometry import PLANT, PLANT_FOOT
from kiosk.experiences.smart_farm.pictures.greenhouse import drop

NODES = (0.24, 0.42, 0.6, 0.78, 0.95)
"""Where along the stem leaves grow."""


@dataclass(frozen=True, slots=True)
class Pose:
    """How a plant holds itself: its height, how far leaves hang (degrees below level), how long they look."""

    name: str
    height: float
    hang_deg: float
    reach: float
    lean: float


POSES = (
    Pose("plant_well", 64.0, -26.0, 1.0, 0.0),
    Pose("plant_tired", 58.0, 12.0, 0.97, 2.0),
    Pose("plant_wilted", 47.0, 44.0, 0.94, 7.0),
)


def layers(look: Look) -> Iterator[tuple[str, Sheet]]:
    """Every picture of a plant by name."""
    palette = look.palette
    for pose in POSES:
        yield pose.name, plant(palette, pose)
    yield "fruit_green", fruit(palette, Material("#C9DC7A", "#A3BE4E", "#7E9A35"), 3.6)
    yield "fruit_red", ripe(palette)
    yield "leaf_spots", spots(palette)
    yield "leaf_drops", drops(palette)


def blank() -> Sheet:
    """A blank sheet of a plant."""
    return Sheet(Camera(PLANT_FOOT), *PLANT)


def stem(pose: Pose, share: float) -> Point:
    """A point of the stem, from its foot to its tip."""
    bend = pose.lean * share**2
    return PLANT_FOOT[0] + bend, PLANT_FOOT[1] - pose.height * share * (1.0 - 0.04 * bend * share)


def plant(palette: Palette, pose: Pose) -> Sheet:
    """Stem and leaves: the far ones first and darker."""
    page = blank()
    shares = [n / 8 for n in range(-1, 10)]
    page.fill(band(curve([stem(pose, share) for share in shares], 4), 1.3), palette.leaf.right)
    for n, share in enumerate(NODES):
        size = 15.0 - 1.4 * n
        for side in (1, -1):
            tone = (palette.leaf.right, palette.leaf.left)[side < 0]
            leaf(page, pose, stem(pose, share), size, side, tone, palette)
    for n, share in enumerate(NODES[1:4]):
        leaf(page, pose, stem(pose, share - 0.08), 10.0 - n, 0.25, palette.leaf.top, palette)
    leaf(page, pose, stem(pose, 1.0), 8.0, -0.4, palette.leaf.top, palette)
    return page


def leaf(page: Sheet, pose: Pose, foot: Point, size: float, side: float, tone: str, palette: Palette) -> None:
    """A leaf of three parts on its stalk; `side` is -1 to the left, 1 to the right, 0 to the viewer."""
    turn = radians(pose.hang_deg)
    ahead = (side * cos(turn) * pose.reach, sin(turn) * pose.reach + 0.35 * (1 - abs(side)))
    tip = (foot[0] + ahead[0] * size * 1.25, foot[1] + ahead[1] * size * 1.25)
    page.fill(band([foot, tip], 0.7), palette.leaf.right)
    for share, width, aside in ((0.55, 0.5, -0.42), (0.62, 0.5, 0.42), (1.05, 0.62, 0.0)):
        x = foot[0] + ahead[0] * size * share - ahead[1] * size * aside * 0.8
        y = foot[1] + ahead[1] * size * share + ahead[0] * size * aside * 0.8
        blade(page, (x, y), size * width, ahead, tone)


def blade(page: Sheet, middle: Point, size: float, ahead: Point, tone: str) -> None:
    """One pointed blade along a direction."""
    length = (ahead[0] ** 2 + ahead[1] ** 2) ** 0.5 or 1.0
    ux, uy = ahead[0] / length, ahead[1] / length
    shape = []
    for n in range(14):
        a = 2 * 3.14159265 * n / 14
        along, across = size * 0.95 * cos(a), size * 0.52 * sin(a) * (1.0 - 0.35 * cos(a))
        shape.append((middle[0] + ux * along - uy * across, middle[1] + uy * along + ux * across))
    page.fill(shape, tone)


def fruit(palette: Palette, stuff: Material, radius: float) -> Sheet:
    """A truss of tomatoes on either side of the stem."""
    page = blank()
    for x, y in ((-7.5, -20), (-2.5, -15.5), (7.0, -30), (3.0, -25.5), (-5.5, -43), (-1.5, -38.5)):
        centre = (PLANT_FOOT[0] + x, PLANT_FOOT[1] + y)
        page.fill(circle(*centre, radius, 18), stuff.right)
        page.fill(circle(centre[0] - 0.15 * radius, centre[1] - 0.15 * radius, 0.8 * radius, 18), stuff.left)
        page.fill(ellipse(centre[0] - 0.35 * radius, centre[1] - 0.4 * radius, 1.2, 0.9, 10), stuff.top)
    return page


def ripe(palette: Palette) -> Sheet:
    """Red tomatoes, ready to be picked."""
    return fruit(palette, Material("#F2795F", "#DB4A35", "#AE3022"), 5.0)


def spots(palette: Palette) -> Sheet:
    """Grey mould: brown patches on the leaves, darker within."""
    page = blank()
    places = ((-15, -22), (12, -27), (-13, -37), (14, -41), (-11, -52), (10, -57), (-2, -64), (3, -46))
    for n, (x, y) in enumerate(places):
        size = 4.6 - 0.2 * n
        middle = (PLANT_FOOT[0] + x, PLANT_FOOT[1] + y)
        page.fill(ellipse(*middle, size, size * 0.7, 14), palette.hair.top)
        page.fill(ellipse(*middle, size * 0.5, size * 0.32, 10), palette.hair.left)
    return page


def drops(palette: Palette) -> Sheet:
    """Water standing on the leaves."""
    page = blank()
    for x, y in ((-18, -24), (15, -24), (-16, -40), (17, -38), (-13, -55), (13, -53), (0, -33), (1, -62)):
        drop(page, (PLANT_FOOT[0] + x, PLANT_FOOT[1] + y), 2.2, palette)
    return page
