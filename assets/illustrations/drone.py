"""The drone as flat layers seen from above, nose upwards: the Stage turns, tilts and stacks them.

Every layer is SIDE pixels square around the drone's middle. Three kinds differ in shape, not only in colour:
a parcel drone is an X with four rotors, a medical one a cross, an unregistered one a hatched triangle.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from palette import Palette
from solids import Camera, Material, Point, Sheet, band, circle, rectangle, rounded, turned_about

SIDE = 100.0
MIDDLE: Point = (0.0, 0.0)

ROTORS: dict[str, tuple[Point, ...]] = {
    "parcel": ((-31, -30), (31, -30), (-31, 30), (31, 30)),
    "medical": ((0, -37), (37, 0), (0, 37), (-37, 0)),
    "unregistered": ((0, -36), (35, 25), (-35, 25)),
}
"""Middles of the rotors; the Stage repeats these places (a test compares them)."""

NOSES: dict[str, tuple[Point, ...]] = {
    "parcel": ((-8, -14), (0, -21), (8, -14), (8, -9), (-8, -9)),
    "medical": ((-7, -18), (0, -26), (7, -18)),
    "unregistered": ((-5, -16), (0, -25), (5, -16)),
}
"""What shows where the front is."""


@dataclass(frozen=True, slots=True)
class Dress:
    """The materials of one kind of drone."""

    body: Material
    arm: Material
    mark: str
    nose: str


def dress(kind: str, palette: Palette, *, dim: bool) -> Dress:
    """What a kind wears, on paper or on black."""
    if kind == "medical":
        white = Material(palette.white.top, palette.leaf.left, palette.leaf.right)
        return Dress(white, palette.leaf, "#0B6B35", palette.leaf.right)
    if kind == "unregistered":
        arm = palette.white if dim else palette.dark
        return Dress(palette.sun, arm, "#16181D", palette.sun.top)
    return Dress(palette.blue, palette.white if dim else palette.dark, palette.blue.top, palette.sun.top)


def layers(palette: Palette, *, dim: bool) -> Iterator[tuple[str, Sheet]]:
    """All layers by name."""
    for kind, rotors in ROTORS.items():
        worn = dress(kind, palette, dim=dim)
        yield f"drone_{kind}", _body(kind, rotors, worn)
        yield f"drone_{kind}_under", _silhouette(kind, rotors, worn.arm.right, 1.0)
        yield f"drone_{kind}_shade", _silhouette(kind, rotors, palette.shade, 0.6 if dim else 0.3)
        yield f"rotor_{kind}", _rotor(worn, dim=dim)
    yield "parcel", _box(palette.sand.left, palette.brick.left)
    yield "parcel_under", _box(palette.sand.right, palette.sand.right)


def _sheet() -> Sheet:
    return Sheet(Camera((SIDE / 2, SIDE / 2), 1.0, 0.0, 1.0), SIDE, SIDE)


def _hulls(kind: str, grow: float) -> list[list[Point]]:
    """The body's outline, `grow` wider all round."""
    if kind == "medical":
        upright = rectangle(-13 - grow, -29 - grow, 26 + 2 * grow, 58 + 2 * grow)
        lying = rectangle(-29 - grow, -13 - grow, 58 + 2 * grow, 26 + 2 * grow)
        return [rounded(upright, 0.3), rounded(lying, 0.3)]
    if kind == "unregistered":
        return [
            rounded([(0, -30 - 2 * grow), (26 + 1.6 * grow, 21 + grow), (-26 - 1.6 * grow, 21 + grow)], 0.16)
        ]
    return [
        rounded(
            [
                (-11 - grow, -24 - grow),
                (11 + grow, -24 - grow),
                (16 + grow, 20 + grow),
                (-16 - grow, 20 + grow),
            ],
            0.3,
        )
    ]


def _arms(sheet: Sheet, rotors: tuple[Point, ...], half_width: float, hub: float, colour: str) -> None:
    for place in rotors:
        sheet.ground(band([MIDDLE, place], half_width), colour)
        sheet.ground(circle(*place, hub, 24), colour)


def _silhouette(kind: str, rotors: tuple[Point, ...], colour: str, opacity: float) -> Sheet:
    sheet = _sheet()
    for place in rotors:
        sheet.ground(band([MIDDLE, place], 4), colour, 0, opacity)
        sheet.ground(circle(*place, 7 if opacity == 1.0 else 17, 24), colour, 0, opacity)
    for outline in _hulls(kind, 0):
        sheet.ground(outline, colour, 0, opacity)
    return sheet


def _body(kind: str, rotors: tuple[Point, ...], worn: Dress) -> Sheet:
    sheet = _sheet()
    _arms(sheet, rotors, 3.4, 6, worn.arm.left)
    _arms(sheet, rotors, 1.6, 3.2, worn.arm.top)
    for outline in _hulls(kind, 0):
        sheet.ground(outline, worn.body.left)
    for outline in _hulls(kind, -4):
        sheet.ground(outline, worn.body.top)
    if kind == "medical":
        for plan in (rectangle(-4.5, -14, 9, 28), rectangle(-14, -4.5, 28, 9)):
            sheet.ground(rounded(plan), worn.mark)
    elif kind == "unregistered":
        for top, half in ((-7, 5.5), (2, 10.5), (11, 15.5)):
            sheet.ground([(-half, top + 5), (half, top), (half, top + 4.5), (-half, top + 9.5)], worn.mark)
    sheet.ground(rounded(NOSES[kind]), worn.nose)
    return sheet


def _rotor(worn: Dress, *, dim: bool) -> Sheet:
    """A disc of air with two blades in it, filling the sheet."""
    sheet = _sheet()
    tone = worn.arm.top if dim else worn.arm.left
    sheet.ground(circle(0, 0, 48, 40), tone, 0, 0.17)
    for angle in (0, 180):
        blade = [(2, -5), (44, -9), (47, -2), (44, 4), (2, 5)]
        sheet.ground(turned_about(rounded(blade, 0.2), MIDDLE, angle), tone)
    sheet.ground(circle(0, 0, 9, 24), tone)
    return sheet


def _box(card: str, tape: str) -> Sheet:
    sheet = _sheet()
    sheet.ground(rounded(rectangle(-22, -20, 44, 40)), card)
    sheet.ground(rectangle(-5, -20, 10, 40), tape)
    return sheet
