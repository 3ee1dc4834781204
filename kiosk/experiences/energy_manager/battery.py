"""The battery: how much goes in and out of it, and what is lost on the way."""

from __future__ import annotations

from enum import StrEnum

CAPACITY_KWH = 100.0
"""Usable energy†, so that a kWh is a percent."""

POWER_KW = 30.0
"""Highest power in either direction†."""

CHARGE_SHARE = 0.95
"""Share of the power going in that is stored†; a round trip keeps 0.95 · 0.95 = 90.25 %."""

DISCHARGE_SHARE = 0.95
"""Share of the stored energy that comes out†."""

EMPTY_KWH = 0.05
"""Less than this is empty, and less room than this is full: no mode can do anything with it."""


class Mode(StrEnum):
    """What the battery is told to do until it is told otherwise, or is full or empty."""

    CHARGE = "charge"
    DISCHARGE = "discharge"
    KEEP = "keep"


def charge_power_kw(stored_kwh: float, dt_h: float) -> float:
    """Power taken in while charging for `dt_h`: all the converter can, less where the battery gets full."""
    room_kw = (CAPACITY_KWH - stored_kwh) / (CHARGE_SHARE * dt_h)
    return min(POWER_KW, max(0.0, room_kw))


def discharge_power_kw(stored_kwh: float, needed_kw: float, dt_h: float) -> float:
    """Power given while discharging: what the block needs now, never more than that, nor than is stored."""
    left_kw = stored_kwh * DISCHARGE_SHARE / dt_h
    return min(POWER_KW, max(0.0, left_kw), max(0.0, needed_kw))


def stored_after_kwh(stored_kwh: float, in_kw: float, out_kw: float, dt_h: float) -> float:
    """SoC′ = SoC + η_c P_c Δt − P_d Δt / η_d, kept within the battery where rounding leaves it."""
    stored = stored_kwh + CHARGE_SHARE * in_kw * dt_h - out_kw * dt_h / DISCHARGE_SHARE
    return min(CAPACITY_KWH, max(0.0, stored))


def full(stored_kwh: float) -> bool:
    """Whether charging can do nothing more."""
    return stored_kwh > CAPACITY_KWH - EMPTY_KWH


def empty(stored_kwh: float) -> bool:
    """Whether discharging can do nothing more."""
    return stored_kwh < EMPTY_KWH


def cycles(in_kwh: float, out_kwh: float) -> float:
    """Equivalent full cycles: energy through the battery, in and out, over twice its size."""
    return (in_kwh + out_kwh) / (2.0 * CAPACITY_KWH)
