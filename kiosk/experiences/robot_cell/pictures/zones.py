"""What is drawn on the floor around the robot, seen from above: the Stage squashes it with the floor.

Each sheet is a disc of radius 100; where the distance needed ends is dashed, where the sensor looks is whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin, sqrt

from palette import Look
from solids import Camera, Point, Sheet, circle, rectangle, turned_about

RADIUS, SIDE = 100.0, 208.0
DASHES = 40


def zones(look: Look) -> Iterator[tuple[str, Sheet]]:
    """All of them by name."""
    deep, pale = ("#6FDCEB", "#0A3F49") if look.dim else ("#0B5563", "#B5DFE5")
    inks = look.inks
    yield "field", _field(deep, pale, 0.9 if look.dim else 0.72)
    yield "field_held", _held(deep, pale, inks.caution)
    yield "needed", _needed(inks.ink)
    yield "needed_short", _short(inks.stop)
    yield "spot", _spot(look.palette.shade, 0.0 if look.dim else 0.16)


def arc(inner: float, outer: float, start: float, end: float) -> list[Point]:
    """A piece of a ring, from `start` to `end` in turns."""
    steps = max(2, round(64 * (end - start)))
    angles = [2 * pi * (start + (end - start) * n / steps) for n in range(steps + 1)]
    outside = [(outer * cos(angle), outer * sin(angle)) for angle in angles]
    return outside + [(inner * cos(angle), inner * sin(angle)) for angle in reversed(angles)]


def flat(side: float = SIDE) -> Sheet:
    """A sheet seen from above, its middle at 0, 0."""
    return Sheet(Camera((side / 2, side / 2), 1.0, 0.0, 1.0), side, side)


def _ring(sheet: Sheet, inner: float, outer: float, colour: str) -> None:
    for start in (0.0, 0.5):
        sheet.ground(arc(inner, outer, start, start + 0.502), colour)


def _field(deep: str, pale: str, opacity: float) -> Sheet:
    """Where the sensor notices people."""
    sheet = flat()
    sheet.ground(circle(0, 0, RADIUS, 72), pale, 0, opacity)
    _ring(sheet, RADIUS - 2.6, RADIUS, deep)
    return sheet


def _held(deep: str, pale: str, caution: str) -> Sheet:
    """Somebody is in it: striped, with a strong edge."""
    sheet = flat()
    sheet.ground(circle(0, 0, RADIUS, 72), pale, 0, 0.8)
    _stripes(sheet, caution, 0.26)
    _ring(sheet, RADIUS - 5.0, RADIUS, caution)
    _ring(sheet, RADIUS - 7.0, RADIUS - 5.0, deep)
    return sheet


def _needed(ink: str) -> Sheet:
    """How far the sensor must look: dashes."""
    sheet = flat()
    for n in range(DASHES):
        sheet.ground(arc(RADIUS - 2.4, RADIUS, n / DASHES, (n + 0.55) / DASHES), ink)
    return sheet


def _short(stop: str) -> Sheet:
    """What is missing shows beyond the field: hatched, with a strong dashed edge."""
    sheet = flat()
    sheet.ground(circle(0, 0, RADIUS, 72), stop, 0, 0.2)
    _stripes(sheet, stop, 0.42)
    for n in range(DASHES):
        sheet.ground(arc(RADIUS - 4.4, RADIUS, n / DASHES, (n + 0.55) / DASHES), stop)
    return sheet


def _stripes(sheet: Sheet, colour: str, opacity: float) -> None:
    for n in range(-7, 8):
        offset = n * 13.0
        half = sqrt(max(0.0, (RADIUS - 2) ** 2 - offset**2))
        stripe = rectangle(-half, offset - 2.0, 2 * half, 4.0)
        sheet.ground(turned_about(stripe, (0, 0), -45), colour, 0, opacity)


def _spot(shade: str, opacity: float) -> Sheet:
    """A soft spot under what hangs in the air or walks."""
    sheet = flat()
    sheet.ground(circle(0, 0, RADIUS, 40), shade, 0, opacity)
    return sheet
