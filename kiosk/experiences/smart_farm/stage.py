"""What the Stage shows of a state: numbers from 0 to 1 and places on the drawing, ready to be scaled."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.experiences.smart_farm.geometry import (
    ALONG,
    DOOR,
    GUTTER,
    PIPES,
    ROWS,
    SENSOR,
    STRIPS,
    VENTS,
    at,
    on_slope,
)
from kiosk.experiences.smart_farm.house import light_inside_wm2
from kiosk.experiences.smart_farm.sight import outside
from kiosk.experiences.smart_farm.state import State
from kiosk.experiences.smart_farm.weather import SUNRISE_H, SUNSET_H

SCREEN_SHARE = (0.0, 0.5, 1.0)
"""How much of the roof the screen covers, by its setting."""

BRIGHT_WM2 = 480.0
"""Light inside that looks brightest."""

ESCAPE_C = 4.0
"""Warmth over the outside from which air is seen to leave in full."""

GREEN_H, RIPE_H = 1.0, 9.0
"""Hours of full growth after which fruit reddens, and is red."""

GROWN_H = 11.0
SMALL, LARGE, STATURES = 0.82, 1.04, 6
"""Size of a plant at the start and after GROWN_H, as a share of the drawing, and the steps in between."""

DIAL_SWEEP_DEG = 130.0
"""Where the wall dial's needle points at 0 and at 100 %, to the left and to the right of up."""

SPREAD_KPA = 2.4
"""Width of the gauge: dry air stands at its left end, saturated air at its right."""

DUSK_H = 1.2


@dataclass(frozen=True, slots=True)
class SpotRow:
    """A place on the sheet, in its units; `order` sets movements apart, `depth` says what lies in front."""

    key: str
    across: float
    down: float
    order: int = 0
    depth: float = 0.0


def _spot(key: str, place: tuple[float, float], order: int, depth: float = 0.0) -> SpotRow:
    return SpotRow(key, place[0], place[1], order, depth)


PLANTS = tuple(
    _spot(f"plant-{row}-{n}", at(x, y, GUTTER), 5 * row + n, row)
    for row, y in enumerate(ROWS)
    for n, x in enumerate(ALONG)
)
PUFFS = tuple(
    _spot(f"puff-{n}", at(-72.0 + 48.0 * (n // 2), (-18.0, 18.0)[n % 2], 58.0), n, 0.5 + n % 2)
    for n in range(8)
)
WARMTHS = tuple(
    _spot(f"warm-{row}-{n}", at(-62.0 + 62.0 * n, y, 6.0), 3 * row + n, row + 0.2)
    for row, y in enumerate(PIPES)
    for n in range(3)
)
ESCAPES = tuple(
    _spot(f"escape-{n}-{m}", at(left + (right - left) * (0.3 + 0.4 * m), 8.0, 112.0), 2 * n + m)
    for n, (left, right) in enumerate(VENTS)
    for m in range(2)
)
STRIP_ROWS = tuple(SpotRow(f"strip-{n}", n / STRIPS, n / STRIPS, n) for n in range(STRIPS))
"""Pieces of the screen: `across` and `down` are how far down the slope each lies when all is shut."""

SLOPE = tuple(b - a for a, b in zip(at(*on_slope(0, 0)), at(*on_slope(0, 1)), strict=True))
"""From ridge to eave on the sheet."""


def sun_share(hour_now: float) -> float:
    """How far the sun is on its way over the sky, 0 at sunrise, 1 at sunset."""
    return min(1.0, max(0.0, (hour_now - SUNRISE_H) / (SUNSET_H - SUNRISE_H)))


def night(hour_now: float) -> float:
    """How dark the evening is, 0 by day, 1 at night."""
    return min(1.0, max(0.0, (hour_now - SUNSET_H + DUSK_H) / (1.6 * DUSK_H)))


def brightness(state: State) -> float:
    """Light on the floor, 0..1."""
    unlit = replace(state.settings, lamp=0)
    return min(1.0, light_inside_wm2(unlit, outside(state)) / BRIGHT_WM2)


def escaping(state: State) -> float:
    """How plainly warm air leaves by the vents, 0..1: by their setting and the warmth inside."""
    warmer = state.air.temp_c - outside(state).temp_c
    return state.settings.vent / 2.0 * min(1.0, max(0.0, warmer / ESCAPE_C))


def ripeness(state: State) -> float:
    """How red the fruit is, 0..1."""
    return min(1.0, max(0.0, (state.crop.growth - GREEN_H) / (RIPE_H - GREEN_H)))


def stature(state: State) -> float:
    """Size of the plants as a share of the drawing, in steps: each is drawn anew."""
    grown = round(STATURES * min(1.0, state.crop.growth / GROWN_H)) / STATURES
    return SMALL + (LARGE - SMALL) * grown


def needle_deg(humidity: float) -> float:
    """Where the wall dial's needle points."""
    return DIAL_SWEEP_DEG * (2.0 * humidity - 1.0)


def gauge_share(vpd_kpa: float) -> float:
    """Where a VPD stands on the gauge, 0 (dry) .. 1 (wet)."""
    return min(1.0, max(0.0, 1.0 - vpd_kpa / SPREAD_KPA))


def walker_at(share: float) -> tuple[float, float]:
    """Where somebody is who goes to the sensor and back, `share` 0..1 of the walk."""
    there = min(1.0, share / 0.42) if share < 0.5 else min(1.0, (1.0 - share) / 0.42)
    x = DOOR[0] + (SENSOR[0] + 26.0 - DOOR[0]) * there
    return at(x, DOOR[1])
