"""One day, step by step: the power balance of the block, and what its meters add up."""

from __future__ import annotations

from dataclasses import replace

from kiosk.experiences.energy_manager.battery import (
    CHARGE_SHARE,
    DISCHARGE_SHARE,
    Mode,
    charge_power_kw,
    cycles,
    discharge_power_kw,
    stored_after_kwh,
)
from kiosk.experiences.energy_manager.deal import (
    CHARGER_KW,
    DAY_START_H,
    SAVING_SHARE,
    WINDOW_H,
    Car,
    Dealt,
    load_kw,
)
from kiosk.experiences.energy_manager.state import FULL_COMFORT, Controls, Day, Flows, Meter, Window
from kiosk.experiences.energy_manager.tariff import (
    PRICE_WON_PER_KWH,
    WEAR_WON_PER_CYCLE,
    Tier,
    price_at,
)
from kiosk.experiences.energy_manager.weather import solar_kw

COMFORT_FALLS_PER_H, COMFORT_RISES_PER_H = 20.0, 10.0
"""How fast people feel that the building saves, and how fast they forget it†."""

READY_KWH = 0.3
"""A car that lacks no more than this is ready†."""


def begun(dealt: Dealt) -> Day:
    """The day at its first step, before anything has flowed."""
    return Day(0, dealt.start_kwh, tuple(0.0 for _ in dealt.cars))


def plugged(car: Car, hour: float) -> bool:
    """Whether a car stands at its charger."""
    return car.comes_h <= hour < car.leaves_h


def car_powers_kw(dealt: Dealt, day: Day, hour: float, dt_h: float) -> tuple[float, ...]:
    """What each car would take now if it were let: a charger's power until it has what it needs."""
    return tuple(
        min(CHARGER_KW, max(0.0, car.needs_kwh - got) / dt_h) if plugged(car, hour) else 0.0
        for car, got in zip(dealt.cars, day.cars_got_kwh, strict=True)
    )


def flows_at(dealt: Dealt, day: Day, controls: Controls, per_window: int) -> tuple[Flows, tuple[float, ...]]:
    """Powers during the coming step, taken at its middle, and each car's part of them."""
    dt_h = WINDOW_H / per_window
    hour = DAY_START_H + (day.step + 0.5) * dt_h
    load = load_kw(dealt.loads_kw, hour) * (1.0 - SAVING_SHARE if controls.saving else 1.0)
    solar = solar_kw(dealt.clouds, hour)
    wanted = car_powers_kw(dealt, day, hour, dt_h)
    cars = tuple(0.0 for _ in wanted) if controls.deferring else wanted
    use = load + sum(cars)
    charge = discharge = 0.0
    if controls.mode is Mode.CHARGE:
        charge = charge_power_kw(day.stored_kwh, dt_h)
    elif controls.mode is Mode.DISCHARGE:
        discharge = discharge_power_kw(day.stored_kwh, use - solar, dt_h)
    line = use + charge - solar - discharge
    flows = Flows(solar, load, sum(cars), charge, discharge, max(0.0, line), max(0.0, -line))
    return flows, cars


def looked_at(dealt: Dealt, day: Day, controls: Controls, per_window: int) -> Day:
    """The day with the powers that its controls lead to now; nothing has flowed yet."""
    return replace(day, flows=flows_at(dealt, day, controls, per_window)[0])


def advanced(dealt: Dealt, day: Day, controls: Controls, per_window: int) -> Day:
    """The day one step later. `per_window` steps make a quarter of an hour."""
    dt_h = WINDOW_H / per_window
    flows, cars = flows_at(dealt, day, controls, per_window)
    got = tuple(had + power * dt_h for had, power in zip(day.cars_got_kwh, cars, strict=True))
    change = -COMFORT_FALLS_PER_H if controls.saving else COMFORT_RISES_PER_H
    comfort = min(FULL_COMFORT, max(0.0, day.comfort + change * dt_h))
    moved = replace(
        day,
        step=day.step + 1,
        stored_kwh=stored_after_kwh(day.stored_kwh, flows.charge_kw, flows.discharge_kw, dt_h),
        cars_got_kwh=got,
        flows=flows,
        meter=_read(day.meter, flows, dt_h, price_at(DAY_START_H + (day.step + 0.5) * dt_h)),
        open_window=_gathered(day.open_window, flows, per_window),
        comfort=comfort,
        comfort_sum=day.comfort_sum + comfort,
        saving_h=day.saving_h + (dt_h if controls.saving else 0.0),
    )
    return _window_closed(moved, dt_h) if moved.step % per_window == 0 else moved


def _read(meter: Meter, flows: Flows, dt_h: float, price_won: float) -> Meter:
    return Meter(
        meter.solar_kwh + flows.solar_kw * dt_h,
        meter.load_kwh + flows.load_kw * dt_h,
        meter.cars_kwh + flows.cars_kw * dt_h,
        meter.charge_kwh + flows.charge_kw * dt_h,
        meter.discharge_kwh + flows.discharge_kw * dt_h,
        meter.import_kwh + flows.import_kw * dt_h,
        meter.export_kwh + flows.export_kw * dt_h,
        meter.energy_won + flows.import_kw * dt_h * price_won,
    )


def _gathered(window: Window, flows: Flows, per_window: int) -> Window:
    """The running quarter hour with one more step in its means."""
    use = flows.load_kw + flows.cars_kw
    return Window(
        window.solar_kw + flows.solar_kw / per_window,
        window.use_kw + use / per_window,
        window.import_kw + flows.import_kw / per_window,
    )


def _window_closed(day: Day, dt_h: float) -> Day:
    mean_kw = day.open_window.import_kw
    higher = mean_kw > day.peak_kw
    return replace(
        day,
        windows=(*day.windows, day.open_window),
        open_window=Window(0.0, 0.0, 0.0),
        peak_kw=max(day.peak_kw, mean_kw),
        peak_h=DAY_START_H + day.step * dt_h - WINDOW_H if higher else day.peak_h,
    )


def missing_kwh(dealt: Dealt, day: Day) -> tuple[float, ...]:
    """What each car still lacks."""
    return tuple(max(0.0, car.needs_kwh - got) for car, got in zip(dealt.cars, day.cars_got_kwh, strict=True))


def wear_cycles(day: Day) -> float:
    """Equivalent full cycles of the battery so far."""
    return cycles(day.meter.charge_kwh, day.meter.discharge_kwh)


def running_cost_won(dealt: Dealt, day: Day) -> float:
    """Energy bought, the battery's wear, and what it costs at night to put the battery back where it began.

    A battery left fuller than it began is worth as much as it spares at night.
    """
    low_won = PRICE_WON_PER_KWH[Tier.LOW]
    gone_kwh = dealt.start_kwh - day.stored_kwh
    share = 1.0 / CHARGE_SHARE if gone_kwh > 0.0 else DISCHARGE_SHARE
    refill = gone_kwh * low_won * share
    return day.meter.energy_won + WEAR_WON_PER_CYCLE * wear_cycles(day) + refill
