"""People in the cell: passers in two coats walking along either aisle, and service, who also kneels."""

from __future__ import annotations

from collections.abc import Iterator

from palette import Look, Palette
from solids import Camera, Material, Sheet, circle
from things import dome, limb, shadow

SIZE = (80.0, 124.0)
FOOT = (40.0, 110.0)
"""Size of a person's sheet, and where the feet stand on it; figures.py repeats it (a test compares)."""


def staff(look: Look) -> Iterator[tuple[str, Sheet]]:
    """Everybody by name: walk_<who>_<axis>_<step>, service on her knees."""
    palette = look.palette
    coats = {"a": (palette.brick, None), "b": (palette.leaf, None), "s": (palette.blue, palette.sun)}
    for who, (coat, hat) in coats.items():
        for axis in ("x", "y"):
            for step, stride in enumerate((5.5, -5.5)):
                yield f"walk_{who}_{axis}_{step}", _walker(palette, coat, hat, axis, stride)
    yield "kneel", _kneeling(palette)


def _sheet() -> Sheet:
    return Sheet(Camera(FOOT, 2.0), *SIZE)


def _walker(palette: Palette, coat: Material, hat: Material | None, axis: str, stride: float) -> Sheet:
    """Somebody in the middle of a step along x or y."""
    sheet = _sheet()
    shadow(sheet, circle(0, 0, 6, 20), 10, palette)
    way = (1.0, 0.0) if axis == "x" else (0.0, 1.0)
    side = (0.0, 1.0) if axis == "x" else (1.0, 0.0)
    for sign in (-1, 1):
        foot = (
            way[0] * stride * sign + side[0] * 2.2 * sign,
            way[1] * stride * sign + side[1] * 2.2 * sign,
            1.6,
        )
        hip = (side[0] * 2.2 * sign, side[1] * 2.2 * sign, 19.0)
        limb(sheet, hip, foot, 2.7, palette.dark)
    sheet.cone((0, 0, 17), (7.4, 5.4), 20, coat)
    for sign in (-1, 1):
        shoulder = (side[0] * 6.0 * sign, side[1] * 6.0 * sign, 34.0)
        hand = (
            side[0] * 7.6 * sign - way[0] * stride * 0.8 * sign,
            side[1] * 7.6 * sign - way[1] * stride * 0.8 * sign,
            21.0,
        )
        if sign > 0:
            limb(sheet, shoulder, hand, 2.2, coat)
    _head(sheet, palette, 43.5, hat)
    return sheet


def _head(sheet: Sheet, palette: Palette, level: float, hat: Material | None) -> None:
    sheet.ball((0, 0, level), 6.8, palette.skin)
    if hat is None:
        dome(sheet, (0, 0, level + 2.6), 6.4, palette.hair, brim=1.02)
    else:
        dome(sheet, (0, 0, level + 3.2), 7.2, hat, brim=1.28)


def _kneeling(palette: Palette) -> Sheet:
    """Service on her knees beside the belt, her tools before her."""
    sheet = _sheet()
    shadow(sheet, circle(0, 0, 8, 20), 8, palette)
    limb(sheet, (0, 5, 2.6), (0, -3, 2.6), 3.0, palette.dark)
    limb(sheet, (3, -3, 2.6), (3, -5, 10), 3.0, palette.dark)
    sheet.cone((0, 0, 5), (7.6, 5.6), 18, palette.blue)
    limb(sheet, (4, -3, 20), (5, -9, 13), 2.2, palette.blue)
    _head(sheet, palette, 28.0, palette.sun)
    sheet.box((7, 4, 0), (8, 5, 5), palette.brick)
    return sheet
