"""The sun over the roof and the clouds before it."""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sin

SUNRISE_H, SUNSET_H = 6.3, 18.6
"""A day in spring or autumn†."""

ROOF_KW = 86.0
"""The roof under a clear noon sun†: about 100 kWp with its losses."""

EDGE_H = 0.2
"""How long a cloud takes to cover the sun, or to leave it†."""


@dataclass(frozen=True, slots=True)
class Cloud:
    """A cloud before the sun from `start_h` to `end_h`, taking away `depth` (0..1) of the light."""

    start_h: float
    end_h: float
    depth: float

    def cover(self, hour: float) -> float:
        """How much of the sun it covers at an hour, 0..1."""
        come = (hour - self.start_h) / EDGE_H
        go = (self.end_h - hour) / EDGE_H
        return min(1.0, max(0.0, min(come, go)))


def clear_kw(hour: float) -> float:
    """Power of the roof under a clear sky: a sine from sunrise to sunset, a little steeper."""
    if not SUNRISE_H < hour < SUNSET_H:
        return 0.0
    return ROOF_KW * float(sin(pi * (hour - SUNRISE_H) / (SUNSET_H - SUNRISE_H)) ** 1.2)


def light_share(clouds: tuple[Cloud, ...], hour: float) -> float:
    """Share of the light that clouds let through, 0..1."""
    share = 1.0
    for cloud in clouds:
        share *= 1.0 - cloud.depth * cloud.cover(hour)
    return share


def solar_kw(clouds: tuple[Cloud, ...], hour: float) -> float:
    """Power of the roof at an hour of the day."""
    return clear_kw(hour) * light_share(clouds, hour)
