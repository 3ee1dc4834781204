"""What the drone Stage lays over its town: rings, dashes, the conflict bubble, landing pads, parcels."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin, sqrt

from palette import Inks, Palette
from solids import Camera, Point, Sheet, band, circle, rectangle, rounded, turned_about

SIDE = 100.0


def signs(palette: Palette, inks: Inks) -> Iterator[tuple[str, Sheet]]:
    """All signs by name."""
    yield "ring", _ring(inks)
    yield "ring_alert", _ring_alert(inks)
    yield "ring_watch", _ring_watch(inks)
    yield "goal", _goal(inks)
    yield "bubble", _bubble(inks)
    yield "bubble_fill", _bubble_fill(inks)
    yield "wake", _wake(inks)
    yield "dash", _dash(inks.way, inks.under, 0.34)
    yield "dash_selected", _dash(inks.ink, inks.under, 0.5)
    yield "dash_alert", _dash(inks.stop, inks.under, 0.5)
    yield "pad", _pad(palette, inks, medical=False)
    yield "pad_medical", _pad(palette, inks, medical=True)
    yield "mark_unknown", _unknown(inks)
    yield "mark_medical", _medical(palette, inks)
    yield "mark_battery", _battery(inks)
    yield "mark_done", _done(inks)
    yield "mark_lost", _lost(inks)
    yield "parcel_box", _parcel(palette, medical=False)
    yield "parcel_medical", _parcel(palette, medical=True)


def _sheet(width: float = SIDE, height: float = SIDE) -> Sheet:
    return Sheet(Camera((width / 2, height / 2), 1.0, 0.0, 1.0), width, height)


def _arc(inner: float, outer: float, start: float, end: float) -> list[Point]:
    """A piece of a ring, from `start` to `end` in turns."""
    steps = max(2, round(48 * (end - start)))
    angles = [2 * pi * (start + (end - start) * n / steps) for n in range(steps + 1)]
    outside = [(outer * cos(angle), outer * sin(angle)) for angle in angles]
    return outside + [(inner * cos(angle), inner * sin(angle)) for angle in reversed(angles)]


def _halves(sheet: Sheet, inner: float, outer: float, colour: str, opacity: float = 1.0) -> None:
    """A whole ring: two halves that overlap a little, as a ring is not one simple outline."""
    for start in (0.0, 0.5):
        sheet.ground(_arc(inner, outer, start, start + 0.502), colour, 0, opacity)


def _ring(inks: Inks) -> Sheet:
    """Selected: a whole ring with four pointers inwards."""
    sheet = _sheet()
    _halves(sheet, 40.5, 49.8, inks.under)
    _halves(sheet, 42.2, 48.2, inks.ink)
    for angle in (0, 90, 180, 270):
        sheet.ground(turned_about([(-5, -43), (5, -43), (0, -35)], (0, 0), angle), inks.ink)
    return sheet


def _ring_alert(inks: Inks) -> Sheet:
    """In danger: a filled, broken ring."""
    sheet = _sheet()
    sheet.ground(circle(0, 0, 45, 48), inks.stop, 0, 0.16)
    for n in range(8):
        sheet.ground(_arc(41, 49.5, n / 8 - 0.005, n / 8 + 0.085), inks.under)
        sheet.ground(_arc(42.5, 48, n / 8, n / 8 + 0.08), inks.stop)
    return sheet


def _ring_watch(inks: Inks) -> Sheet:
    """In a danger that comes later: a thin ring of dots."""
    sheet = _sheet()
    for n in range(24):
        sheet.ground(_arc(42.5, 49.5, n / 24 - 0.003, n / 24 + 0.019), inks.under)
        sheet.ground(_arc(44.4, 47.6, n / 24, n / 24 + 0.016), inks.stop)
    return sheet


def _goal(inks: Inks) -> Sheet:
    """Where a drone was told to climb or sink to: a thin broken ring."""
    sheet = _sheet()
    sheet.ground(circle(0, 0, 44, 40), inks.action, 0, 0.14)
    for n in range(12):
        sheet.ground(_arc(39.5, 49.5, n / 12 - 0.006, n / 12 + 0.056), inks.under)
        sheet.ground(_arc(41.5, 47.5, n / 12, n / 12 + 0.05), inks.action)
    return sheet


def _bubble(inks: Inks) -> Sheet:
    """Where two will be too close: a hatched disc with a firm edge."""
    sheet = _sheet()
    sheet.ground(circle(0, 0, 46, 56), inks.stop, 0, 0.16)
    for n in range(-3, 4):
        offset = n * 12.5
        half = sqrt(max(0.0, 44.0**2 - offset**2))
        stripe = rectangle(-half, offset - 1.6, 2 * half, 3.2)
        sheet.ground(turned_about(stripe, (0, 0), -45), inks.stop, 0, 0.34)
    _halves(sheet, 41.5, 49.5, inks.under)
    _halves(sheet, 43, 48.5, inks.stop)
    return sheet


def _bubble_fill(inks: Inks) -> Sheet:
    """What fills the bubble while the moment comes nearer."""
    sheet = _sheet()
    sheet.ground(circle(0, 0, 46, 48), inks.stop, 0, 0.62)
    return sheet


def _wake(inks: Inks) -> Sheet:
    """The way just flown, fading: three bars behind a drone whose nose is up."""
    sheet = _sheet()
    for n, opacity in enumerate((0.5, 0.3, 0.15)):
        for x in (-9.5, 9.5):
            bar = rounded(rectangle(x - 1.7, 20 + 10 * n, 3.4, 8), 0.4)
            sheet.ground(bar, inks.way, 0, opacity)
    return sheet


def _dash(colour: str, under: str, share: float) -> Sheet:
    """One period of a dashed way: the dash, on a paler edge that keeps it clear of the town."""
    sheet = _sheet(50, 20)
    half = 10 * share
    sheet.ground(rounded(rectangle(-17, -half - 2.4, 32, 2 * half + 4.8), 0.5), under, 0, 0.85)
    sheet.ground(rounded(rectangle(-15, -half, 28, 2 * half), 0.5), colour)
    return sheet


def _pad(palette: Palette, inks: Inks, *, medical: bool) -> Sheet:
    """A landing place seen from above; the Stage squashes it with the ground."""
    sheet = _sheet()
    deep = palette.leaf.right if medical else palette.blue.left
    sheet.ground(
        [(x + 3, y + 5) for x, y in rounded(rectangle(-45, -45, 90, 90), 0.2)],
        palette.shade,
        0,
        palette.shade_share * 1.6,
    )
    sheet.ground(rounded(rectangle(-45, -45, 90, 90), 0.2), deep)
    sheet.ground(rounded(rectangle(-39, -39, 78, 78), 0.18), inks.under)
    if medical:
        for plan in (rectangle(-9, -27, 18, 54), rectangle(-27, -9, 54, 18)):
            sheet.ground(rounded(plan), deep)
    else:
        _halves(sheet, 20, 27, deep)
        sheet.ground(circle(0, 0, 9, 24), deep)
    return sheet


def _parcel(palette: Palette, *, medical: bool) -> Sheet:
    """A parcel that has arrived."""
    sheet = Sheet(Camera((50, 62), 1.0), SIDE, SIDE)
    stuff, tape = (palette.white, palette.leaf) if medical else (palette.sand, palette.brick)
    sheet.box((-26, -26, 0), (52, 52, 38), stuff)
    sheet.ground(rectangle(-26, -7, 52, 14), tape.left, 38)
    if medical:
        sheet.ground(rectangle(-7, -26, 14, 52), tape.left, 38)
    sheet.wall((-26, 26, 0), (26, 26), [(0, 14, 24, 38)] if medical else [(19, 33, 0, 38)], tape.right)
    return sheet


def _unknown(inks: Inks) -> Sheet:
    """A question mark in a disc: nobody knows whose it is."""
    sheet = _sheet()
    sheet.ground(circle(0, 0, 49, 40), inks.under)
    sheet.ground(circle(0, 0, 44, 40), inks.ink)
    hook = [(-16 * cos(pi * n / 12), -12 - 16 * sin(pi * n / 12)) for n in range(13)]
    sheet.ground(band([*hook, (14, -4), (4, 4), (0, 10), (0, 14)], 5), inks.under)
    sheet.ground(circle(0, 26, 6.5, 24), inks.under)
    return sheet


def _disc(colour: str, edge: str) -> Sheet:
    """The ground of a mark."""
    sheet = _sheet()
    sheet.ground(circle(0, 0, 49, 40), edge)
    sheet.ground(circle(0, 0, 43, 40), colour)
    return sheet


def _medical(palette: Palette, inks: Inks) -> Sheet:
    """A cross in a disc: medicine, which goes first."""
    sheet = _disc(palette.leaf.right, inks.under)
    for plan in (rectangle(-8, -27, 16, 54), rectangle(-27, -8, 54, 16)):
        sheet.ground(rounded(plan), inks.under)
    return sheet


def _battery(inks: Inks) -> Sheet:
    """A battery with one bar left."""
    sheet = _disc(inks.under, inks.stop)
    sheet.ground(rounded(rectangle(-27, -16, 50, 32)), inks.stop)
    sheet.ground(rounded(rectangle(24, -7, 6, 14)), inks.stop)
    sheet.ground(rectangle(-22, -11, 40, 22), inks.under)
    sheet.ground(rectangle(-18, -7, 9, 14), inks.stop)
    return sheet


def _done(inks: Inks) -> Sheet:
    """A tick in a disc: delivered."""
    sheet = _disc(inks.good, inks.under)
    sheet.ground(band([(-21, 1), (-6, 16), (22, -15)], 5.5), inks.under)
    return sheet


def _lost(inks: Inks) -> Sheet:
    """A triangle with an exclamation mark: too close."""
    sheet = _sheet()
    sheet.ground(rounded([(0, -49), (49, 42), (-49, 42)], 0.12), inks.under)
    sheet.ground(rounded([(0, -38), (39, 36), (-39, 36)], 0.1), inks.stop)
    sheet.ground(rounded([(-6, -14), (6, -14), (4, 12), (-4, 12)], 0.2), inks.under)
    sheet.ground(circle(0, 23, 5.5, 20), inks.under)
    return sheet
