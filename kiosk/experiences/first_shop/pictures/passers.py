"""People of all ages on the street, walking either way along it, and the founder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from palette import Look, Palette
from solids import Camera, Material, Sheet, circle
from things import dome, limb, shadow

from kiosk.experiences.first_shop.pictures.street import plum
from kiosk.experiences.first_shop.scene import SCALE, TILT, TURN_DEG

SIZE = (100.0, 112.0)
FOOT = (50.0, 98.0)
"""Size of a person's sheet, and where the feet stand on it; Person.qml repeats it (a test compares)."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """How somebody looks: coat, hair, height, and what they have with them."""

    coat: Material
    hair: Material
    tall: float = 1.0
    carries: str = ""


def people(look: Look) -> Iterator[tuple[str, Sheet]]:
    """Everybody by name: walk_<who>_<way>_<step>, and the founder."""
    for who, one in _everybody(look).items():
        for way, ahead in (("r", 1.0), ("l", -1.0)):
            for step, stride in enumerate((5.2, -5.2)):
                yield f"walk_{who}_{way}_{step}", _walker(look.palette, one, ahead, stride * one.tall)
    yield "founder", _founder(look)


def _everybody(look: Look) -> dict[str, Somebody]:
    p = look.palette
    grey = p.white
    return {
        "child": Somebody(p.sun, p.hair, 0.66, "satchel"),
        "youth": Somebody(p.leaf, p.hair, 0.98, "backpack"),
        "student": Somebody(p.brick, p.hair, 0.94, "backpack"),
        "adult": Somebody(p.blue, p.hair, 1.0, "bag"),
        "worker": Somebody(p.white, p.dark, 1.03),
        "elder": Somebody(p.brick, grey, 0.92, "stick"),
        "grandma": Somebody(p.leaf, grey, 0.86, "trolley"),
        "parent": Somebody(p.sun, p.hair, 0.98, "pram"),
        "wheel": Somebody(p.blue, p.hair, 0.98, "chair"),
    }


def _sheet() -> Sheet:
    return Sheet(Camera(FOOT, SCALE, TURN_DEG, TILT), *SIZE)


def _walker(palette: Palette, one: Somebody, ahead: float, stride: float) -> Sheet:
    """Somebody in the middle of a step to the right (`ahead` 1) or to the left (-1)."""
    sheet = _sheet()
    if one.carries == "chair":
        _rolling(sheet, palette, one, ahead, stride)
        return sheet
    shadow(sheet, circle(0, 0, 6, 20), 10, palette)
    if ahead < 0:
        _with(sheet, palette, one, ahead)
    _body(sheet, palette, one, ahead, stride)
    if ahead > 0:
        _with(sheet, palette, one, ahead)
    return sheet


def _body(sheet: Sheet, palette: Palette, one: Somebody, ahead: float, stride: float) -> None:
    t = one.tall
    for sign in (-1, 1):
        hip, foot = (0.0, 2.2 * sign * t, 19.0 * t), (stride * sign, 2.2 * sign * t, 1.6)
        limb(sheet, hip, foot, 2.7 * t, palette.dark)
    if one.carries in ("backpack", "satchel"):
        sheet.box((-ahead * 9 * t - 3.5 * t, -4 * t, 22 * t), (7 * t, 8 * t, 13 * t), palette.dark)
    sheet.cone((0, 0, 17 * t), (7.4 * t, 5.4 * t), 20 * t, one.coat)
    reach = 7.0 * ahead if one.carries in ("pram", "trolley", "stick") else -stride * 0.8
    limb(sheet, (0, 6.0 * t, 34 * t), (reach, 7.4 * t, 21.5 * t), 2.2 * t, one.coat)
    sheet.ball((0, 0, 43.5 * t), 6.8 * (0.55 + 0.45 * t), palette.skin)
    dome(sheet, (0, 0, 46.1 * t), 6.4 * (0.55 + 0.45 * t), one.hair, brim=1.02)


def _with(sheet: Sheet, palette: Palette, one: Somebody, ahead: float) -> None:
    """What somebody has along, before or beside them."""
    if one.carries == "stick":
        limb(sheet, (8 * ahead, 8, 20), (10 * ahead, 8, 1), 1.0, palette.dark)
    elif one.carries == "bag":
        sheet.box((-3.5, 7.5, 12), (7, 3, 9), palette.dark)
    elif one.carries == "trolley":
        x = 12 * ahead
        limb(sheet, (7 * ahead, 6, 18), (x, 6, 12), 0.9, palette.dark)
        sheet.box((x - 4, 2, 3), (8, 8, 13), palette.brick)
        for y in (2.5, 9.5):
            sheet.ball((x, y, 2), 2.2, palette.dark)
    elif one.carries == "pram":
        x = 17 * ahead
        limb(sheet, (6 * ahead, 6, 21), (x - 6 * ahead, 6, 15), 0.9, palette.dark)
        for y in (-3, 6):
            sheet.ball((x - 5, y, 2.4), 2.6, palette.dark)
            sheet.ball((x + 5, y, 2.4), 2.6, palette.dark)
        sheet.box((x - 8, -4, 5), (16, 10, 8), palette.blue)
        sheet.ball((x + 1, 1, 14), 4.0, palette.skin)
        sheet.box((x - 8 if ahead > 0 else x + 1, -4, 13), (7, 10, 6), palette.blue)


def _rolling(sheet: Sheet, palette: Palette, one: Somebody, ahead: float, stride: float) -> None:
    """Somebody in a wheelchair, pushing its wheels."""
    shadow(sheet, circle(0, 0, 9, 20), 10, palette)
    sheet.ball((-2 * ahead, -7, 9), 8.4, palette.dark)
    limb(sheet, (-7 * ahead, 0, 14), (-8 * ahead, 0, 30), 3.0, palette.dark)
    limb(sheet, (-3 * ahead, 0, 15), (8 * ahead, 0, 15), 3.4, palette.dark)
    limb(sheet, (8 * ahead, 0, 15), (11 * ahead, 0, 4), 2.8, palette.dark)
    sheet.box((8 if ahead > 0 else -14, -4, 1), (6, 8, 3), palette.white)
    sheet.cone((-2 * ahead, 0, 15), (7.4, 5.4), 18, one.coat)
    spot = sheet.camera.at(-2 * ahead, 8, 9)
    for radius, colour in ((15.0, palette.dark.left), (11.6, palette.glass.top), (3.0, palette.dark.left)):
        sheet.fill(circle(*spot, radius, 32), colour)
    limb(sheet, (-2 * ahead, 6, 30), (stride * 0.7, 9, 15), 2.2, one.coat)
    sheet.ball((-2 * ahead, 0, 39), 6.8, palette.skin)
    dome(sheet, (-2 * ahead, 0, 41.6), 6.4, one.hair, brim=1.02)


def _founder(look: Look) -> Sheet:
    """The one whose shop it is: an apron in the job's colour, and a board to write on."""
    sheet, palette = _sheet(), look.palette
    shadow(sheet, circle(0, 0, 6, 20), 12, palette)
    for sign in (-1, 1):
        limb(sheet, (2.4 * sign, 0, 19), (2.6 * sign, 0, 1.6), 2.7, palette.dark)
    sheet.cone((0, 0, 17), (7.6, 5.6), 20, palette.white)
    sheet.cone((1.4, 2.4, 14), (7.0, 4.6), 19, plum(look))
    limb(sheet, (-6, 2, 33), (-7, 8, 24), 2.2, palette.white)
    limb(sheet, (6, 2, 33), (5, 9, 24), 2.2, palette.white)
    sheet.box((-6, 9, 22), (11, 2, 13), palette.sand)
    sheet.ball((0, 0, 43.5), 6.8, palette.skin)
    dome(sheet, (0, 0, 46.1), 6.4, palette.hair, brim=1.02)
    sheet.ball((-3, -3, 52), 3.4, palette.hair)
    return sheet
