"""What chance decides, all of it at the beginning: the days of a play with their loads, clouds and cars."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.contract import Level, Rng
from kiosk.experiences.energy_manager.weather import Cloud, solar_kw

DAY_START_H, DAY_END_H = 10.0, 22.5
"""The telling part of a day."""

WINDOW_H = 0.25
"""Peak power is the highest mean over a quarter of an hour, by the clock."""

WINDOWS = 50
KNOT_H = 0.5
"""Loads are dealt for every half hour and run straight between."""

CHARGER_KW = 7.0
"""A slow charger†, the kind in most car parks."""

EVENING_BAYS = (1, 2, 0)
"""Where the cars that come home stand; the last takes the place of one that has left."""

SAVING_SHARE = 0.15
"""Share of the building's own load that saving spares†."""

BASE_LOAD_KW = (
    *(25.0, 26.0, 28.0, 30.0, 33.0, 34.0, 33.0, 32.0, 32.0, 32.0),  # 10:00 to 14:30: offices, few at home
    *(33.0, 34.0, 35.0, 38.0, 43.0, 48.0, 54.0, 59.0, 63.0, 65.0),  # 15:00 to 19:30: lights, cooking, lifts
    *(64.0, 58.0, 47.0, 41.0, 37.0, 34.0),  # 20:00 to 22:30
)
"""Load of the block without cars†, at each knot."""


@dataclass(frozen=True, slots=True)
class Car:
    """One car at a charger: `bay` 0..3, when it comes and goes, how much it must have by then."""

    bay: int
    comes_h: float
    leaves_h: float
    needs_kwh: float


@dataclass(frozen=True, slots=True)
class Request:
    """A demand-response request: announced at `called_h`, to use `less_kw` less from `start_h` to `end_h`."""

    called_h: float
    start_h: float
    end_h: float
    less_kw: float


@dataclass(frozen=True, slots=True)
class Dealt:
    """One day as dealt. `loads_kw` stand at the knots; `title` names the round.

    `window_load_kw` and `window_solar_kw` are the means of each quarter hour: what a forecast knows.
    """

    title: str
    start_kwh: float
    loads_kw: tuple[float, ...]
    clouds: tuple[Cloud, ...]
    cars: tuple[Car, ...]
    request: Request | None
    window_load_kw: tuple[float, ...]
    window_solar_kw: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """What a level changes: load and time. `steps_per_window` steps of 0.1 s are a quarter of an hour."""

    steps_per_window: int
    load_scale: float
    evening_cars: int
    less_kw: float


PACES = {
    Level.CALM: Pace(9, 0.96, 2, 26.0),
    Level.STANDARD: Pace(8, 1.0, 3, 30.0),
    Level.KEEN: Pace(7, 1.05, 3, 34.0),
}
SHORT_STEPS_PER_WINDOW = 18


def steps_per_window(level: Level, *, short: bool) -> int:
    """Steps of the clock in a quarter hour: a day lasts 45, 40 or 35 s, or 90 s where it is the only one."""
    return SHORT_STEPS_PER_WINDOW if short else PACES[level].steps_per_window


def load_kw(loads_kw: tuple[float, ...], hour: float) -> float:
    """Load between the knots, on a straight line."""
    place = min(max((hour - DAY_START_H) / KNOT_H, 0.0), len(loads_kw) - 1.0)
    below = min(int(place), len(loads_kw) - 2)
    return loads_kw[below] + (loads_kw[below + 1] - loads_kw[below]) * (place - below)


def deal(level: Level, rng: Rng, *, short: bool) -> tuple[Dealt, ...]:
    """The days of a play: clear, clouded, with a request; a short play has one day with all of it."""
    pace = PACES[level]
    if short:
        return (_day("request", pace, rng, _morning_clouds(rng), request=True),)
    return (
        _day("clear", pace, rng, (), request=False),
        _day("clouds", pace, rng, _passing_clouds(rng), request=False),
        _day("request", pace, rng, _morning_clouds(rng), request=True),
    )


def _day(title: str, pace: Pace, rng: Rng, clouds: tuple[Cloud, ...], *, request: bool) -> Dealt:
    loads = [base * pace.load_scale * (0.95 + 0.1 * rng.random()) for base in BASE_LOAD_KW]
    loads[0] = (
        BASE_LOAD_KW[0] * pace.load_scale * 0.95
    )  # the first event is the roof making more than is used
    call = Request(17.5, 19.0, 21.0, pace.less_kw) if request else None
    knots = tuple(loads)
    middles = [DAY_START_H + WINDOW_H * (n + 0.5) for n in range(WINDOWS)]
    return Dealt(
        title=title,
        start_kwh=20.0 + 10.0 * rng.random(),
        loads_kw=knots,
        clouds=clouds,
        cars=_cars(pace, rng),
        request=call,
        window_load_kw=tuple(load_kw(knots, hour) for hour in middles),
        window_solar_kw=tuple(solar_kw(clouds, hour) for hour in middles),
    )


def _cars(pace: Pace, rng: Rng) -> tuple[Car, ...]:
    """Cars of people who work here, one all day and one from noon on; the others come home in the evening."""
    early = Car(0, DAY_START_H, 17.5 + 0.4 * rng.random(), 12.0 + 6.0 * rng.random())
    late = Car(3, 12.6 + 0.8 * rng.random(), 17.9 + 0.3 * rng.random(), 9.0 + 4.0 * rng.random())
    evening = tuple(
        Car(bay, 17.6 + 0.4 * n + 0.3 * rng.random(), DAY_END_H, 6.0 + 2.5 * rng.random())
        for n, bay in enumerate(EVENING_BAYS[: pace.evening_cars])
    )
    return (early, late, *evening)


def _passing_clouds(rng: Rng) -> tuple[Cloud, ...]:
    """Clouds with sun between them, from late morning to mid-afternoon."""
    clouds = []
    start_h = 10.9 + 0.4 * rng.random()
    while start_h < 15.8:
        long_h = 0.8 + 0.5 * rng.random()
        clouds.append(Cloud(start_h, start_h + long_h, 0.72 + 0.16 * rng.random()))
        start_h += long_h + 0.5 + 0.4 * rng.random()
    return tuple(clouds)


def _morning_clouds(rng: Rng) -> tuple[Cloud, ...]:
    """One early cloud, then one for most of the afternoon."""
    first_h = 11.2 + 0.4 * rng.random()
    second_h = 14.2 + 0.5 * rng.random()
    return (
        Cloud(first_h, first_h + 0.9, 0.7 + 0.15 * rng.random()),
        Cloud(second_h, second_h + 1.8, 0.6 + 0.2 * rng.random()),
    )
