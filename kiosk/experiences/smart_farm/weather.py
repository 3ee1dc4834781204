"""The sky outside: dealt once per round, read by the time of day (README.md, Weather)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sin

from kiosk.core.contract import Rng
from kiosk.experiences.smart_farm.humidity import saturated_kgpm3

SUNRISE_H, SUNSET_H = 6.0, 19.0
Knots = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Outside:
    """The weather at one moment: `sun_wm2` on a horizontal plane, `sky` 0 (dark cloud) to 1 (clear)."""

    temp_c: float
    vapour_kgpm3: float
    sun_wm2: float
    wind_mps: float
    rain: bool
    sky: float


@dataclass(frozen=True, slots=True)
class Day:
    """One round's weather as knots (hour, value), linear in between.

    `sky` is the share of the clear sun that comes through; `rain` from when to when it rains, in hours.
    """

    title: str
    peak_wm2: float
    temp_c: Knots
    humidity: Knots
    sky: Knots
    wind_mps: float
    rain_h: tuple[float, float] = (24.0, 24.0)

    def at(self, hour: float) -> Outside:
        """The weather at a time of day."""
        temp_c = between(self.temp_c, hour)
        sky = between(self.sky, hour)
        return Outside(
            temp_c=temp_c,
            vapour_kgpm3=between(self.humidity, hour) * saturated_kgpm3(temp_c),
            sun_wm2=self.peak_wm2 * clear_sun(hour) * sky,
            wind_mps=self.wind_mps,
            rain=self.rain_h[0] <= hour < self.rain_h[1],
            sky=sky,
        )


def clear_sun(hour: float) -> float:
    """Sun of a clear day as a share of its noon, 0 at night."""
    if not SUNRISE_H < hour < SUNSET_H:
        return 0.0
    return float(sin(pi * (hour - SUNRISE_H) / (SUNSET_H - SUNRISE_H)) ** 1.2)


def between(knots: Sequence[tuple[float, float]], hour: float) -> float:
    """Value at an hour; before the first and after the last knot it stays."""
    if hour <= knots[0][0]:
        return knots[0][1]
    for (from_h, low), (to_h, high) in zip(knots, knots[1:], strict=False):
        if hour <= to_h:
            return low + (high - low) * (hour - from_h) / (to_h - from_h)
    return knots[-1][1]


def spring(rng: Rng, clouds: int) -> Day:
    """봄날: a clear morning, some clouds."""
    warm = _spread(rng, 1.2)
    return Day(
        title="spring",
        peak_wm2=760.0 + _spread(rng, 40.0),
        temp_c=((8.0, 13.0 + warm), (14.5, 21.0 + warm), (19.0, 17.0 + warm)),
        humidity=((8.0, 0.68), (14.0, 0.5), (19.0, 0.6)),
        sky=_clouds(rng, clouds, (10.8, 15.5), 0.45),
        wind_mps=2.0 + _spread(rng, 0.6),
    )


def heat_wave(rng: Rng, clouds: int) -> Day:
    """폭염: 33 °C and more outside, hardly a breeze."""
    warm = _spread(rng, 0.8)
    return Day(
        title="heat",
        peak_wm2=860.0 + _spread(rng, 30.0),
        temp_c=((9.0, 29.5 + warm), (14.0, 34.5 + warm), (18.0, 32.5 + warm)),
        humidity=((9.0, 0.64), (14.0, 0.48), (18.0, 0.55)),
        sky=_clouds(rng, clouds, (11.5, 16.0), 0.5),
        wind_mps=1.4 + _spread(rng, 0.3),
    )


def cold_rain(rng: Rng, clouds: int) -> Day:
    """찬 비: dark, cold and wet all afternoon."""
    warm = _spread(rng, 1.0)
    dark = 0.2 + _spread(rng, 0.03)
    return Day(
        title="rain",
        peak_wm2=620.0,
        temp_c=((12.0, 12.5 + warm), (16.0, 9.5 + warm), (20.0, 8.0 + warm)),
        humidity=((12.0, 0.93), (20.0, 0.96)),
        sky=((12.0, dark + 0.04), (15.0, dark), (19.0, dark)),
        wind_mps=2.4 + _spread(rng, 0.5) + 0.2 * clouds,
        rain_h=(0.0, 24.0),
    )


def fickle(rng: Rng, clouds: int) -> Day:
    """변덕스러운 하루: a warm morning, a hot noon, cold rain from the afternoon on."""
    warm = _spread(rng, 1.0)
    turn_h = 15.0 + _spread(rng, 0.4)
    before = _clouds(rng, clouds, (10.5, 14.0), 0.5)
    return Day(
        title="fickle",
        peak_wm2=830.0,
        temp_c=(
            (7.0, 11.0 + warm),
            (9.5, 17.0 + warm),
            (13.5, 33.0 + warm),
            (turn_h, 31.0 + warm),
            (turn_h + 1.5, 12.0 + warm),
        )
        + ((22.0, 9.0 + warm),),
        humidity=((7.0, 0.7), (13.0, 0.48), (turn_h, 0.6), (turn_h + 1.0, 0.93), (22.0, 0.95)),
        sky=(
            *(knot for knot in before if knot[0] < turn_h),
            (turn_h, 0.8),
            (turn_h + 0.7, 0.22),
            (22.0, 0.2),
        ),
        wind_mps=2.0 + _spread(rng, 0.5),
        rain_h=(turn_h + 0.5, 24.0),
    )


def _spread(rng: Rng, most: float) -> float:
    return most * (2.0 * rng.random() - 1.0)


def _clouds(rng: Rng, count: int, span_h: tuple[float, float], depth: float) -> Knots:
    """A clear sky with clouds passing: each takes up to `depth` of the sun for half an hour or more."""
    knots: list[tuple[float, float]] = [(0.0, 1.0)]
    room_h = (span_h[1] - span_h[0]) / max(1, count)
    for n in range(count):
        start_h = span_h[0] + room_h * (n + 0.3 * rng.random())
        length_h = room_h * (0.35 + 0.25 * rng.random())
        left = 1.0 - depth * (0.6 + 0.4 * rng.random())
        knots += [(start_h, 1.0), (start_h + 0.15, left), (start_h + length_h, left)]
        knots.append((start_h + length_h + 0.15, 1.0))
    return tuple(knots)
