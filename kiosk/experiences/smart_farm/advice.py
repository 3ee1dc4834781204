"""What would help: settings tried out in thought, for the spoken situation, the coach and the bots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.experiences.smart_farm.crop import Felt, growth_rate, wetting_share
from kiosk.experiences.smart_farm.house import (
    AREA_M2,
    leaf_at,
    light_inside_wm2,
    moved,
)
from kiosk.experiences.smart_farm.humidity import saturated_kgpm3, state_of
from kiosk.experiences.smart_farm.sight import Reading
from kiosk.experiences.smart_farm.state import HIGHEST, Air, Device, Settings, State
from kiosk.experiences.smart_farm.weather import Day, Outside

HORIZON_S, THOUGHT_S = 1800.0, 360.0
"""How far ahead is thought, and in which steps, in seconds of the greenhouse."""

HEATED_C = 25.0
"""Warmer than this nobody thinks of heating†, whatever it would dry."""

WET_COST = 0.9
"""Worth of an hour in dripping air, in hours of full growth lost."""

KWH_PRICE = 0.0012
"""What one kWh of the whole house costs, in hours of full growth; `Wish.thrift` multiplies it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody weighs: `thrift` is the price of energy (1 = middling), `least` the gain worth a touch."""

    thrift: float = 1.0
    least: float = 0.015


HELPFUL = Wish()
"""The middling wish by which a situation is told and touches are judged."""


@dataclass(frozen=True, slots=True)
class Idea:
    """One device set otherwise, and what that would be worth in the half hour to come."""

    device: Device
    setting: int
    gain: float = 0.0


@dataclass(frozen=True, slots=True)
class Thought:
    """Half an hour ahead under some settings: the air then, and what the half hour is worth."""

    air: Air
    worth: float

    @property
    def vpd_kpa(self) -> float:
        return state_of(self.air.temp_c, self.air.vapour_kgpm3)[1]


def believed(state: State, reading: Reading) -> Air:
    """The air as the sensors tell it."""
    temp_c = state.air.temp_c
    return Air(temp_c, reading.humidity * saturated_kgpm3(temp_c))


def skies(day: Day, hour: float) -> tuple[Outside, ...]:
    """The weather to come within HORIZON_S, as the forecast of the day tells it."""
    steps = int(HORIZON_S / THOUGHT_S)
    return tuple(day.at(hour + (n + 0.5) * THOUGHT_S / 3600.0) for n in range(steps))


def ahead(air: Air, settings: Settings, coming: Sequence[Outside], wish: Wish) -> Thought:
    """What would become of some air under some settings while the weather `coming` lasts."""
    worth = 0.0
    for outside in coming:
        air, flows = moved(air, settings, outside, THOUGHT_S)
        felt = feel(air, settings, outside, flows.wetting_wm2)
        kwh = flows.electric_wm2 * AREA_M2 * THOUGHT_S / 3.6e6
        worth += (growth_rate(felt) - WET_COST * wetting_share(felt)) * THOUGHT_S / 3600.0
        worth -= KWH_PRICE * wish.thrift * kwh
    return Thought(air, worth)


def feel(air: Air, settings: Settings, outside: Outside, wetting_wm2: float) -> Felt:
    """What a leaf feels in some air."""
    light = light_inside_wm2(settings, outside)
    _, vpd = state_of(air.temp_c, air.vapour_kgpm3)
    return Felt(leaf_at(air.temp_c, light, vpd), vpd, light, wetting_wm2)


def best(air: Air, settings: Settings, day: Day, hour: float, wish: Wish) -> Idea | None:
    """The one device whose other setting helps most, or None where nothing gains enough."""
    coming = skies(day, hour)
    now = ahead(air, settings, coming, wish).worth
    found: Idea | None = None
    for idea, tried in _ideas(settings):
        if tried.heat > settings.heat and air.temp_c > HEATED_C:
            continue
        gain = ahead(air, tried, coming, wish).worth - now
        if gain > wish.least and (found is None or gain > found.gain + 1e-9):
            found = replace(idea, gain=gain)
    return found


def _ideas(settings: Settings) -> Iterator[tuple[Idea, Settings]]:
    """Every other setting of one device; and those pairs of devices that only help together."""
    for device in Device:
        for setting in _others(settings, device):
            yield Idea(device, setting), settings.with_device(device, setting)
    for second in (Device.FOG, Device.HEAT):
        for opened in _others(settings, Device.VENT):
            vented = settings.with_device(Device.VENT, opened)
            for setting in _others(settings, second):
                yield Idea(Device.VENT, opened), vented.with_device(second, setting)


def _others(settings: Settings, device: Device) -> list[int]:
    return [setting for setting in range(HIGHEST[device] + 1) if setting != settings.of(device)]
