"""The plants: how fast they grow, when they droop, and how grey mould gets its chance (README.md, Crop)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp

from kiosk.experiences.smart_farm.state import Crop

VPD_BAND_KPA = (0.5, 1.2)
"""Where the crop is well: leaves neither dry nor wet."""

WET_BELOW_KPA = 0.4
LEAF_BAND_C = (18.0, 28.5)
COLD_C, SCORCH_C = 7.0, 43.0
"""Leaf temperatures at which nothing grows, below and above the band†."""

HALF_LIGHT_WM2 = 150.0
"""Light inside at which half of the fullest growth is reached†."""

LAMP_HELP_WM2, DAY_WM2 = 75.0, 5.0
"""By day, light is possible at least as strong as the lamps'; below the second it is night†."""

DRY_GROWTH, DRY_KPA = 0.25, 3.2
WET_GROWTH = 0.55
"""Growth left in air that pulls as hard as DRY_KPA, and in saturated air†."""

WETTING_H, DRYING_KPAH = 0.8, 0.35
"""Hours in which leaves get wet at VPD 0, and hours × kPa in which they dry†."""

FOG_WETTING_WM2 = 120.0
"""Fog that does not evaporate and wets leaves as fast as saturated air†."""

MOULD_PER_H = 0.28
"""Growth of the risk of grey mould while leaves are wholly wet†."""

DROOP_H = 0.35
"""Time in which leaves lose or find their hold†."""


@dataclass(frozen=True, slots=True)
class Felt:
    """What a leaf feels: its temperature, the air's pull, light, and fog that falls on it."""

    leaf_c: float
    vpd_kpa: float
    light_wm2: float
    wetting_wm2: float = 0.0


def by_light(light_wm2: float) -> float:
    """Growth that light allows, as a share of the fullest: it saturates."""
    return light_wm2 / (light_wm2 + HALF_LIGHT_WM2)


def by_temperature(leaf_c: float) -> float:
    """Share of the growth that the leaf's temperature leaves, 0..1."""
    low, high = LEAF_BAND_C
    if leaf_c < low:
        return max(0.0, (leaf_c - COLD_C) / (low - COLD_C))
    return 1.0 if leaf_c <= high else max(0.0, (SCORCH_C - leaf_c) / (SCORCH_C - high))


def by_deficit(vpd_kpa: float) -> float:
    """Share of the growth that the air's pull leaves: pores close when it pulls hard, flow stops when not."""
    low, high = VPD_BAND_KPA
    if vpd_kpa < low:
        return WET_GROWTH + (1.0 - WET_GROWTH) * vpd_kpa / low
    return max(DRY_GROWTH, 1.0 - (1.0 - DRY_GROWTH) * max(0.0, vpd_kpa - high) / (DRY_KPA - high))


def growth_rate(felt: Felt) -> float:
    """Growth as a share of the fullest possible."""
    return by_light(felt.light_wm2) * by_temperature(felt.leaf_c) * by_deficit(felt.vpd_kpa)


def possible_rate(open_light_wm2: float) -> float:
    """Growth that the day's light alone would allow: no screen, the best air, lamps where the sun is weak."""
    return by_light(max(open_light_wm2, LAMP_HELP_WM2)) if open_light_wm2 > DAY_WM2 else 0.0


def wetting_share(felt: Felt) -> float:
    """How much the air wets the leaves, 0 (not at all) .. 1 (dripping)."""
    by_air = max(0.0, WET_BELOW_KPA - felt.vpd_kpa) / WET_BELOW_KPA
    return min(1.0, by_air + felt.wetting_wm2 / FOG_WETTING_WM2)


def lived(crop: Crop, felt: Felt, open_light_wm2: float, hours: float) -> Crop:
    """The crop some time later under what it feels, exact for what is felt throughout."""
    wetting = wetting_share(felt) / WETTING_H
    pace = wetting + felt.vpd_kpa / DRYING_KPAH
    wet = crop.wet
    if pace > 0.0:
        goal = wetting / pace
        wet = goal + (crop.wet - goal) * exp(-pace * hours)
    thirst = min(1.0, max(0.0, felt.vpd_kpa - 1.4) / 1.2 + max(0.0, felt.leaf_c - 33.0) / 7.0)
    mould = MOULD_PER_H * (0.5 * (crop.wet + wet)) ** 2 * hours
    return replace(
        crop,
        wet=min(1.0, max(0.0, wet)),
        droop=thirst + (crop.droop - thirst) * exp(-hours / DROOP_H),
        disease=crop.disease + (1.0 - crop.disease) * mould,
        growth=crop.growth + growth_rate(felt) * hours,
        possible=crop.possible + possible_rate(open_light_wm2) * hours,
    )
