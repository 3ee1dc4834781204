"""What the Stage shows, as numbers and words: sky, powers, cars, the day's curve."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.core.contract import Line, line
from kiosk.experiences.energy_manager.battery import CAPACITY_KWH, POWER_KW
from kiosk.experiences.energy_manager.day import car_powers_kw, plugged
from kiosk.experiences.energy_manager.deal import CHARGER_KW, DAY_END_H, DAY_START_H, WINDOW_H, WINDOWS
from kiosk.experiences.energy_manager.moments import clock
from kiosk.experiences.energy_manager.needs import asked_now, goal_kw, less_kw, waiting_cars
from kiosk.experiences.energy_manager.scoring import saved_won
from kiosk.experiences.energy_manager.state import State, Window
from kiosk.experiences.energy_manager.tariff import (
    PRICE_WON_PER_KWH,
    TIER_HOURS,
    Tier,
)
from kiosk.experiences.energy_manager.weather import ROOF_KW, SUNRISE_H, SUNSET_H, solar_kw

SCALE_KW = 100.0
"""Top of the day's curve."""

LITTLE_KW = 0.5
DUSK_H, NIGHT_H = 17.6, 19.4
"""When it begins to get dark, and when it is."""

SLIDE_H = 0.25
"""How long a car takes to drive into its bay, or out of it."""

CLOUD_SEEN_H = 4.0
"""How far ahead of the sun a cloud is in the picture."""

_LEVELS = {Tier.LOW: 1, Tier.MIDDLE: 2, Tier.HIGH: 3}


@dataclass(frozen=True, slots=True)
class CloudRow:
    """A cloud: where its middle is and how wide it is, in hours of the sun's way; `depth` 0..1."""

    key: str
    away: float
    wide: float
    depth: float


@dataclass(frozen=True, slots=True)
class CarRow:
    """A car at a bay: how far outside it is (`away` 0..1), how full, whether it charges or waits."""

    key: str
    bay: int
    away: float
    got: float
    charging: bool
    waiting: bool


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One quarter of an hour of the curve: all that was used, and what of it came over the line.

    All are shares of the curve's width and height; what came to be stored stands above what was used.
    """

    key: str
    start: float
    end: float
    use: float
    bought: float


@dataclass(frozen=True, slots=True)
class TierRow:
    """A stretch of one price: `level` 1..3, its name and price in words, and the price alone."""

    key: str
    start: float
    end: float
    level: int
    words: str
    brief: str
    now: bool


def share_of_day(hour: float) -> float:
    """Where an hour stands in the day's curve, 0..1."""
    return (hour - DAY_START_H) / (DAY_END_H - DAY_START_H)


def darkness(hour: float) -> float:
    """0 by day, 1 at night."""
    return min(1.0, max(0.0, (hour - DUSK_H) / (NIGHT_H - DUSK_H)))


def sun_share(hour: float) -> float:
    """How far the sun is on its way from rise (0) to set (1)."""
    return (hour - SUNRISE_H) / (SUNSET_H - SUNRISE_H)


def clouds(state: State, hour: float) -> Iterator[CloudRow]:
    """Clouds in the picture; they drift past the sun from its right to its left."""
    for n, one in enumerate(state.dealt.clouds):
        away = (one.start_h + one.end_h) / 2 - hour
        if abs(away) < CLOUD_SEEN_H:
            yield CloudRow(f"{state.index}:{n}", away, one.end_h - one.start_h, one.depth)


def cars(state: State, hour: float) -> Iterator[CarRow]:
    """Cars in the picture."""
    powers = car_powers_kw(state.dealt, state.day, state.hour, state.dt_h)
    rows = zip(state.dealt.cars, state.day.cars_got_kwh, powers, strict=True)
    for n, (car, got, wanted) in enumerate(rows):
        if not car.comes_h - SLIDE_H < hour < car.leaves_h + SLIDE_H:
            continue
        away = max(0.0, (car.comes_h - hour) / SLIDE_H, (hour - car.leaves_h) / SLIDE_H)
        wants = wanted > 0.0 and plugged(car, state.hour)
        deferring = state.controls.deferring
        full = min(1.0, got / car.needs_kwh)
        yield CarRow(
            f"{state.index}:{n}", car.bay, min(1.0, away), full, wants and not deferring, wants and deferring
        )


def columns(state: State) -> Iterator[ColumnRow]:
    """The day so far: every full quarter hour, and the running one."""
    running = state.day.open_window
    steps = state.day.step % state.steps_per_window
    windows: tuple[Window, ...] = state.day.windows
    for n, window in enumerate(windows):
        yield _column(n, window, 1.0)
    if steps:
        yield _column(len(windows), running, state.steps_per_window / steps)


def _column(n: int, window: Window, grown: float) -> ColumnRow:
    use, bought = (min(1.0, power * grown / SCALE_KW) for power in (window.use_kw, window.import_kw))
    return ColumnRow(str(n), n / WINDOWS, (n + 1) / WINDOWS, use, bought)


def outline(state: State) -> str:
    """The roof's day as it is forecast, as an SVG path in a square of 100."""
    points = []
    for n in range(WINDOWS + 1):
        hour = DAY_START_H + n * WINDOW_H
        up = min(100.0, 100.0 * solar_kw(state.dealt.clouds, hour) / SCALE_KW)
        points.append(f"{100 * n / WINDOWS:.1f} {100 - up:.1f}")
    return "M" + " L".join(points)


def tiers(state: State) -> Iterator[tuple[TierRow, Line, Line]]:
    """The stretches of price of the day, each with its name and price to be said."""
    for n, (start, end, tier) in enumerate(TIER_HOURS):
        first, last = max(start, DAY_START_H), min(end, DAY_END_H)
        if first >= last:
            continue
        price = PRICE_WON_PER_KWH[tier]
        row = TierRow(
            str(n), share_of_day(first), share_of_day(last), _LEVELS[tier], "", "", start <= state.hour < end
        )
        yield (
            row,
            line("label-tier", name=line(f"tier-{tier}"), price=price),
            line("label-price", price=price),
        )


def strengths(state: State) -> dict[str, float]:
    """How strongly each line flows, 0..1."""
    flows = state.day.flows
    powers = {
        "solar": flows.solar_kw / ROOF_KW,
        "load": flows.load_kw / 70.0,
        "cars": flows.cars_kw / (3 * CHARGER_KW),
        "battery": max(flows.charge_kw, flows.discharge_kw) / POWER_KW,
        "grid": max(flows.import_kw, flows.export_kw) / 60.0,
    }
    return {name: min(1.0, share) if share * 30.0 > LITTLE_KW else 0.0 for name, share in powers.items()}


def words(state: State) -> dict[str, Line]:
    """What the chips on the Stage say."""
    flows, day = state.day.flows, state.day
    doing = "charging" if flows.charge_kw > LITTLE_KW else "resting"
    doing = "giving" if flows.discharge_kw > LITTLE_KW else doing
    out = flows.export_kw > LITTLE_KW
    waiting = waiting_cars(state) if state.controls.deferring else 0
    said = {
        "solar": line("label-solar", power=flows.solar_kw),
        "load": line("label-saving" if state.controls.saving else "label-load", power=flows.load_kw),
        "battery": line(
            f"label-battery-{doing}",
            share=100.0 * day.stored_kwh / CAPACITY_KWH,
            power=max(flows.charge_kw, flows.discharge_kw),
        ),
        "cars": line("label-cars-waiting", count=waiting)
        if waiting
        else line("label-cars" if flows.cars_kw > LITTLE_KW else "label-cars-full", power=flows.cars_kw),
        "grid": line("label-out", power=flows.export_kw)
        if out
        else line("label-in", power=flows.import_kw, goal=goal_kw(state)),
        "clock": clock(state.hour),
        "saved": _saved(saved_won(state)),
    }
    request = state.request
    if request and asked_now(state):
        said["request"] = line("label-request", less=max(0.0, less_kw(state)), asked=request.less_kw)
    elif request and state.hour < request.start_h:
        minutes = max(5, round((request.start_h - state.hour) * 12) * 5)
        said["request"] = line("label-request-soon", minutes=minutes, asked=request.less_kw)
    return said


def _saved(won: float) -> Line:
    """Money spared so far, to the nearest hundred; or spent beyond doing nothing."""
    hundreds = round(won / 100.0) * 100
    return line("label-spent" if hundreds < 0 else "label-saved", won=abs(hundreds))


def over_goal(state: State) -> bool:
    """Whether more comes over the line than the day's goal allows."""
    return state.day.flows.import_kw > goal_kw(state) + LITTLE_KW


def request_kept(state: State) -> bool:
    """Whether as much less is used as is asked right now."""
    request = state.request
    return request is not None and asked_now(state) and less_kw(state) >= request.less_kw - 1.0
