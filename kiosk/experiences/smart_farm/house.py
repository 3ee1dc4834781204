"""Heat and vapour of the greenhouse's one zone, per m² of floor: one implicit step (README.md, Model)."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from kiosk.experiences.smart_farm.humidity import saturated_kgpm3, state_of
from kiosk.experiences.smart_farm.state import Air, Settings
from kiosk.experiences.smart_farm.weather import Outside

AREA_M2 = 1000.0
"""Floor of this greenhouse†; kWh are told for all of it."""

HEIGHT_M = 4.0
CAPACITY_JPM2K = 30_000.0
"""Heat that warms air, plants and structure by one degree†."""

AIR_JPM3K = 1200.0
LATENT_JPKG = 2.45e6
GLASS_LIGHT, LIGHT_TO_HEAT = 0.70, 0.80
"""Share of the sun that the glass lets in, and share of that which warms the air or evaporates water†."""

COVER_WPM2K = 7.8
"""Loss through 1.3 m² of single glass per m² of floor, 6.0 W/m²K†."""

SCREEN_LIGHT = (1.0, 0.70, 0.45)
SCREEN_LOSS = (1.0, 0.85, 0.65)
"""What a screen leaves of the light, and of the loss through the cover, by its setting†."""

VENT_OPEN = (0.0, 0.10, 1.0)
VENT_SHARE, VENT_FLOW, WIND_EFFECT, STACK_M = 0.25, 0.6, 0.09, 1.0
LEAK_MPS = 0.0005
FOG_WPM2 = (0.0, 120.0, 240.0)
FOG_PUMP_WPM2 = (0.0, 3.0, 6.0)
FOG_ROOM = 0.15
"""Fog evaporates wholly as long as this share of humidity is missing; what does not falls on the leaves†."""

HEAT_WPM2 = (0.0, 60.0, 120.0)
HEAT_PUMP = 3.0
"""Heat per unit of electricity†."""

LAMP_WPM2 = (0.0, 60.0)
LAMP_LIGHT_WPM2 = (0.0, 75.0)
"""Power of the lamps, and the sunlight inside that their light is worth to a leaf†."""

GLASS_NEARNESS = 0.33
"""How far the glass is from the outside's temperature to the inside's†."""

DEW_MPS = 0.004
"""Vapour that finds its way to the cold glass†; a screen in between lets less through."""

SCREEN_DEW = (1.0, 0.7, 0.4)
GROUND_WPM2 = 8.0
"""Evaporation of substrate and floor at 1 kPa†, in W of latent heat, at most this at any VPD."""

LEAF_SUN, LEAF_AIR_WPM2KPA = 0.37, 30.0
"""Transpiration (Baille form): of the light inside, and of the VPD, in W of latent heat†."""

LEAF_AREA_WPM2K = 30.0
"""Heat that a canopy a degree warmer than the air gives to it†."""


@dataclass(frozen=True, slots=True)
class Flows:
    """What moved in one step, per m²: powers in W, water in kg/s; `wetting_wm2` is fog that stayed liquid."""

    light_wm2: float
    solar_wm2: float
    lamp_wm2: float
    heater_wm2: float
    cover_wm2: float
    vent_wm2: float
    evaporated_wm2: float
    transpired_kgps: float
    fogged_kgps: float
    vented_kgps: float
    condensed_kgps: float
    wetting_wm2: float
    electric_wm2: float


def light_inside_wm2(settings: Settings, outside: Outside) -> float:
    """Light on the leaves as W/m² of sun: through glass and screen, with the lamps."""
    sun = outside.sun_wm2 * GLASS_LIGHT * SCREEN_LIGHT[settings.screen]
    return sun + LAMP_LIGHT_WPM2[settings.lamp]


def exchange_mps(settings: Settings, air: Air, outside: Outside) -> float:
    """Air exchanged per m² of floor in m³/s: vents by wind and by warm air rising (Boulard and Baille)."""
    opened = VENT_OPEN[settings.vent]
    warmer = max(0.0, air.temp_c - outside.temp_c)
    drive = 2.0 * 9.81 * warmer / (outside.temp_c + 273.15) * STACK_M / 4.0
    drive += WIND_EFFECT * outside.wind_mps**2
    return LEAK_MPS + opened * VENT_SHARE / 2.0 * VENT_FLOW * sqrt(drive)


def stomata(light_wm2: float, vpd_kpa: float) -> float:
    """How far leaves open their pores: little in the dark, less where the air pulls too hard; 0..1."""
    by_light = 0.35 + 0.65 * min(1.0, light_wm2 / 100.0)
    by_air = min(1.0, max(0.35, 1.0 - 0.45 * (vpd_kpa - 1.5)))
    return by_light * by_air


def transpiration_wm2(light_wm2: float, vpd_kpa: float) -> float:
    """Latent heat that the crop takes from the air."""
    open_share = stomata(light_wm2, vpd_kpa)
    return min(1.0, open_share * 1.2) * LEAF_SUN * light_wm2 + open_share * LEAF_AIR_WPM2KPA * vpd_kpa


def leaf_c(air: Air, settings: Settings, outside: Outside) -> float:
    """Temperature of the leaves: what light brings and evaporation does not take warms them above the air."""
    _, vpd = state_of(air.temp_c, air.vapour_kgpm3)
    return leaf_at(air.temp_c, light_inside_wm2(settings, outside), vpd)


def leaf_at(temp_c: float, light_wm2: float, vpd_kpa: float) -> float:
    """The same for air of this temperature and VPD."""
    return temp_c + (0.5 * light_wm2 - transpiration_wm2(light_wm2, vpd_kpa)) / LEAF_AREA_WPM2K


def moved(air: Air, settings: Settings, outside: Outside, dt_s: float) -> tuple[Air, Flows]:
    """The air `dt_s` later and what moved, so that both balances close exactly.

    Exchange and loss are taken at the end of the step (implicit: stable at any step), light,
    transpiration and fog at its start. What saturated air cannot hold has condensed.
    """
    light = light_inside_wm2(settings, outside)
    humidity, vpd = state_of(air.temp_c, air.vapour_kgpm3)
    leaves = transpiration_wm2(light, vpd) + GROUND_WPM2 * min(1.0, vpd)
    fog = FOG_WPM2[settings.fog] * min(1.0, max(0.0, (1.0 - humidity) / FOG_ROOM))
    solar = outside.sun_wm2 * GLASS_LIGHT * SCREEN_LIGHT[settings.screen] * LIGHT_TO_HEAT
    lamp, heater = LAMP_WPM2[settings.lamp], HEAT_WPM2[settings.heat]
    exchange = exchange_mps(settings, air, outside)
    cover = COVER_WPM2K * SCREEN_LOSS[settings.screen]
    loss = cover + AIR_JPM3K * exchange
    rate = CAPACITY_JPM2K / dt_s
    gain = solar + lamp + heater - leaves - fog
    temp_c = (rate * air.temp_c + gain + loss * outside.temp_c) / (rate + loss)
    vapour, vented, condensed = _vapour(air, temp_c, settings, outside, leaves + fog, exchange, dt_s)
    return Air(temp_c, vapour), Flows(
        light_wm2=light,
        solar_wm2=solar,
        lamp_wm2=lamp,
        heater_wm2=heater,
        cover_wm2=cover * (temp_c - outside.temp_c),
        vent_wm2=AIR_JPM3K * exchange * (temp_c - outside.temp_c),
        evaporated_wm2=leaves + fog,
        transpired_kgps=leaves / LATENT_JPKG,
        fogged_kgps=fog / LATENT_JPKG,
        vented_kgps=vented,
        condensed_kgps=condensed,
        wetting_wm2=FOG_WPM2[settings.fog] - fog,
        electric_wm2=lamp + heater / HEAT_PUMP + FOG_PUMP_WPM2[settings.fog],
    )


def glass_c(temp_c: float, outside_c: float) -> float:
    """Temperature of the glass's inner side."""
    return outside_c + GLASS_NEARNESS * (temp_c - outside_c)


def _vapour(
    air: Air,
    temp_c: float,
    settings: Settings,
    outside: Outside,
    evaporated_wm2: float,
    exchange: float,
    dt_s: float,
) -> tuple[float, float, float]:
    """Vapour at the end of a step in kg/m³, and what left by the vents and as dew, in kg/m²s."""
    source = evaporated_wm2 / LATENT_JPKG
    rate = HEIGHT_M / dt_s
    held = rate * air.vapour_kgpm3 + source + exchange * outside.vapour_kgpm3
    vapour = held / (rate + exchange)
    glass = saturated_kgpm3(glass_c(temp_c, outside.temp_c))
    if vapour > glass:
        dew = DEW_MPS * SCREEN_DEW[settings.screen]
        vapour = (held + dew * glass) / (rate + exchange + dew)
    vapour = min(vapour, saturated_kgpm3(temp_c))
    vented = exchange * (vapour - outside.vapour_kgpm3)
    return vapour, vented, source - vented - rate * (vapour - air.vapour_kgpm3)
