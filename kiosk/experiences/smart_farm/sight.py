"""What the operator sees: sensors, the dial on the wall, the glass. Bots see no more than this."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.experiences.smart_farm.crop import VPD_BAND_KPA
from kiosk.experiences.smart_farm.humidity import deficit_kpa, relative_humidity
from kiosk.experiences.smart_farm.schedule import Round, plan, round_number
from kiosk.experiences.smart_farm.state import Air, Need, State
from kiosk.experiences.smart_farm.weather import Day, Outside

DISAGREE = 0.15
"""Humidity that sensor and dial differ by when something must be wrong†."""

HOT_C, COLD_C, DRY_KPA, WET_KPA, DARK_WM2 = 29.0, 14.0, 1.45, 0.4, 75.0
"""Where a need begins†; it ends EASE further in."""

EASE = 0.05
DAYLIGHT_H = (8.0, 18.0)
"""When light is missed†."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The instruments: `humidity` by the sensor, `dial` by the wall hygrometer, which is never wrong."""

    temp_c: float
    humidity: float
    dial: float
    mist: float

    @property
    def vpd_kpa(self) -> float:
        """Drying power by the sensors."""
        return deficit_kpa(self.temp_c, self.humidity)

    @property
    def disagree(self) -> bool:
        """Whether sensor and wall tell clearly different things."""
        return abs(self.humidity - self.dial) > DISAGREE


def current(state: State) -> Round:
    """The round the play is in."""
    return plan(state.level, state.short)[round_number(state.level, state.short, state.time_s) - 1]


def today(state: State) -> Day:
    """The weather of this round."""
    return state.days[round_number(state.level, state.short, state.time_s) - 1]


def hour(state: State) -> float:
    """Time of day."""
    return current(state).hour_at(state.time_s)


def outside(state: State) -> Outside:
    """The weather now."""
    return today(state).at(hour(state))


def humidity(air: Air) -> float:
    """Relative humidity of the greenhouse's air, 0..1."""
    return relative_humidity(air.temp_c, air.vapour_kgpm3)


def deficit(air: Air) -> float:
    """Drying power of the greenhouse's air in kPa."""
    return deficit_kpa(air.temp_c, humidity(air))


def reading(state: State) -> Reading:
    """What the instruments show now."""
    true = humidity(state.air)
    return Reading(
        temp_c=state.air.temp_c,
        humidity=state.sensor.stuck_rh if state.lying else true,
        dial=true,
        mist=state.mist,
    )


def in_band(vpd_kpa: float) -> bool:
    """Whether the air is right for the leaves."""
    return VPD_BAND_KPA[0] <= vpd_kpa <= VPD_BAND_KPA[1]


def need(seen: Reading, light_wm2: float, hour_now: float, before: Need | None) -> Need | None:
    """What the air lacks by the instruments; one that is told already stays until it is well past."""
    ease = dict.fromkeys(Need, 0.0)
    if before:
        ease[before] = EASE
    if seen.temp_c > HOT_C * (1 - ease[Need.HOT]):
        return Need.HOT
    if seen.vpd_kpa < WET_KPA * (1 + 2 * ease[Need.WET]):
        return Need.WET
    if seen.temp_c < COLD_C * (1 + ease[Need.COLD]):
        return Need.COLD
    if seen.vpd_kpa > DRY_KPA * (1 - 2 * ease[Need.DRY]):
        return Need.DRY
    if light_wm2 < DARK_WM2 * (1 + ease[Need.DARK]) and DAYLIGHT_H[0] <= hour_now < DAYLIGHT_H[1]:
        return Need.DARK
    return None
