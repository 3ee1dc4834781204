"""Water in air: saturation, drying power, and back. Pure formulae (README.md, Humidity)."""

from __future__ import annotations

from math import exp

VAPOUR_GAS_JPKGK = 461.5
"""Gas constant of water vapour."""

ZERO_C_K = 273.15


def saturation_kpa(temp_c: float) -> float:
    """Vapour pressure of saturated air in kPa at °C. Tetens, as in FAO-56; within 1 % for 0..50 °C."""
    return 0.6108 * exp(17.27 * temp_c / (temp_c + 237.3))


def pressure_kpa(temp_c: float, vapour_kgpm3: float) -> float:
    """Vapour pressure in kPa of so much vapour in a cubic metre (ideal gas)."""
    return vapour_kgpm3 * VAPOUR_GAS_JPKGK * (temp_c + ZERO_C_K) / 1000.0


def saturated_kgpm3(temp_c: float) -> float:
    """Vapour that a cubic metre can hold at °C, in kg."""
    return saturation_kpa(temp_c) * 1000.0 / (VAPOUR_GAS_JPKGK * (temp_c + ZERO_C_K))


def relative_humidity(temp_c: float, vapour_kgpm3: float) -> float:
    """Share of the vapour that air at °C could hold, 0..1."""
    return min(1.0, vapour_kgpm3 / saturated_kgpm3(temp_c))


def state_of(temp_c: float, vapour_kgpm3: float) -> tuple[float, float]:
    """Relative humidity 0..1 and drying power in kPa of air, for who needs both."""
    most = saturation_kpa(temp_c)
    humidity = min(1.0, pressure_kpa(temp_c, vapour_kgpm3) / most)
    return humidity, most * (1.0 - humidity)


def deficit_kpa(temp_c: float, humidity: float) -> float:
    """Drying power of air (VPD) in kPa, 0 when saturated; air in °C, humidity 0..1. Source: README.md."""
    return saturation_kpa(temp_c) * (1.0 - humidity)
