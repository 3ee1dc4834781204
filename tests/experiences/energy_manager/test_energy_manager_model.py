"""The block's physics and money, by numbers worked out by hand, and what holds for every day."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.contract import Level
from kiosk.experiences.energy_manager.battery import (
    Mode,
    charge_power_kw,
    cycles,
    discharge_power_kw,
    stored_after_kwh,
)
from kiosk.experiences.energy_manager.day import advanced, begun, flows_at, running_cost_won, wear_cycles
from kiosk.experiences.energy_manager.deal import WINDOWS, Car, Dealt, Request, deal, load_kw
from kiosk.experiences.energy_manager.goal import goal_of, good_plan, run, worth_won
from kiosk.experiences.energy_manager.simulation import SIMULATION
from kiosk.experiences.energy_manager.state import Controls, Day
from kiosk.experiences.energy_manager.tariff import CARBON_KG_PER_KWH, Tier, price_at, tier_at
from kiosk.experiences.energy_manager.weather import Cloud, clear_kw, solar_kw


def a_day(
    load: float = 40.0,
    cars: tuple[Car, ...] = (),
    clouds: tuple[Cloud, ...] = (),
    stored: float = 50.0,
    request: Request | None = None,
) -> Dealt:
    """A day of constant load under a given sky."""
    loads = (load,) * 26
    return Dealt("clear", stored, loads, clouds, cars, request, (load,) * WINDOWS, (0.0,) * WINDOWS)


def lived(dealt: Dealt, controls: Controls, windows: int, per_window: int = 4) -> Day:
    """The first quarter hours of a day under one setting."""
    day = begun(dealt)
    for _ in range(windows * per_window):
        day = advanced(dealt, day, controls, per_window)
    return day


NIGHT = (Cloud(0.0, 24.0, 1.0),)
"""A sky that lets nothing through."""


def test_charging_ten_kw_for_an_hour_stores_nine_and_a_half_kwh() -> None:
    # 10 kW · 1 h · 0.95 = 9.5 kWh
    assert stored_after_kwh(20.0, 10.0, 0.0, 1.0) == pytest.approx(29.5)


def test_giving_nine_and_a_half_kwh_takes_ten_from_the_battery() -> None:
    # 9.5 kW · 1 h / 0.95 = 10 kWh
    assert stored_after_kwh(29.5, 0.0, 9.5, 1.0) == pytest.approx(19.5)


def test_a_round_trip_keeps_ninety_and_a_quarter_percent() -> None:
    stored = stored_after_kwh(0.0, 20.0, 0.0, 1.0)  # 19 kWh
    given_kwh = discharge_power_kw(stored, 100.0, 1.0)  # 19 · 0.95 = 18.05 kW for one hour

    assert given_kwh / 20.0 == pytest.approx(0.9025)
    assert stored_after_kwh(stored, 0.0, given_kwh, 1.0) == pytest.approx(0.0, abs=1e-9)


def test_power_is_limited_by_the_converter_the_room_and_the_need() -> None:
    assert charge_power_kw(20.0, 0.25) == 30.0
    assert charge_power_kw(98.1, 0.25) == pytest.approx(8.0)  # room of 1.9 kWh / (0.95 · 0.25 h)
    assert discharge_power_kw(80.0, 12.0, 0.25) == 12.0
    assert discharge_power_kw(80.0, -5.0, 0.25) == 0.0
    assert discharge_power_kw(1.0, 50.0, 0.25) == pytest.approx(3.8)  # 1 · 0.95 / 0.25


def test_filling_and_emptying_the_battery_once_is_one_cycle() -> None:
    assert cycles(100.0, 100.0) == 1.0


def test_an_hour_without_sun_is_bought_at_the_price_of_the_hour() -> None:
    # 10:00 to 11:00, 40 kW, nothing from the roof: 40 kWh at 140 won
    day = lived(a_day(clouds=NIGHT), Controls(), 4)

    assert day.meter.import_kwh == pytest.approx(40.0)
    assert day.meter.energy_won == pytest.approx(5600.0)
    assert day.peak_kw == pytest.approx(40.0)
    assert running_cost_won(a_day(clouds=NIGHT), day) == pytest.approx(5600.0)


def test_charging_comes_from_the_roof_first_and_the_rest_is_bought() -> None:
    dealt = a_day(load=40.0)
    flows, _ = flows_at(dealt, begun(dealt), Controls(Mode.CHARGE), 4)
    surplus = clear_kw(10.0 + 0.25 / 8) - 40.0  # at the middle of a step of a sixteenth of an hour

    assert flows.surplus_kw == pytest.approx(surplus)
    assert flows.charge_kw == 30.0
    assert flows.bought_to_store_kw == pytest.approx(30.0 - surplus)
    assert flows.export_kw == 0.0


def test_discharging_spares_what_it_gives_and_never_exports() -> None:
    # 20 kW needed, the battery could give 30: it gives 20; an hour takes 20 / 0.95 = 21.05 kWh
    dealt = a_day(load=20.0, clouds=NIGHT)
    day = lived(dealt, Controls(Mode.DISCHARGE), 4)

    assert day.meter.import_kwh == pytest.approx(0.0, abs=1e-9)
    assert day.meter.export_kwh == 0.0
    assert day.stored_kwh == pytest.approx(50.0 - 20.0 / 0.95)
    assert wear_cycles(day) == pytest.approx(20.0 / 200.0)


def test_what_the_battery_lacks_in_the_end_is_refilled_at_night() -> None:
    # 20 / 0.95 = 21.05 kWh less, refilled for 21.05 / 0.95 · 100 = 2,216 won; wear 0.1 · 3,000 = 300 won
    dealt = a_day(load=20.0, clouds=NIGHT)
    day = lived(dealt, Controls(Mode.DISCHARGE), 4)

    assert running_cost_won(dealt, day) == pytest.approx(2216.07 + 300.0, abs=0.01)


def test_saving_takes_fifteen_percent_of_the_load_and_twenty_points_of_comfort_an_hour() -> None:
    day = lived(a_day(clouds=NIGHT), Controls(saving=True), 4)

    assert day.flows.load_kw == pytest.approx(34.0)
    assert day.comfort == pytest.approx(80.0)
    assert day.saving_h == pytest.approx(1.0)


def test_a_car_takes_seven_kw_until_it_has_what_it_needs() -> None:
    # 3.5 kWh at 7 kW are half an hour; then it takes nothing
    dealt = a_day(cars=(Car(0, 10.0, 18.0, 3.5),), clouds=NIGHT)

    assert lived(dealt, Controls(), 2).cars_got_kwh[0] == pytest.approx(3.5)
    assert lived(dealt, Controls(), 4).meter.cars_kwh == pytest.approx(3.5)
    assert lived(dealt, Controls(deferring=True), 4).cars_got_kwh == (0.0,)


def test_the_peak_is_the_highest_mean_of_a_quarter_hour_by_the_clock() -> None:
    # half an hour of a 7 kW car from 10:15: two of four windows see 47 kW, a load without it 40
    dealt = a_day(cars=(Car(0, 10.25, 18.0, 3.5),), clouds=NIGHT)
    day = lived(dealt, Controls(), 4)

    assert [window.import_kw for window in day.windows] == pytest.approx([40.0, 47.0, 47.0, 40.0])
    assert day.peak_kw == pytest.approx(47.0)
    assert day.peak_h == pytest.approx(10.25)


@pytest.mark.parametrize(
    ("hour", "tier"),
    [
        (7.9, Tier.LOW),
        (8.0, Tier.MIDDLE),
        (14.9, Tier.MIDDLE),
        (15.0, Tier.HIGH),
        (20.9, Tier.HIGH),
        (21.0, Tier.MIDDLE),
        (22.0, Tier.LOW),
        (23.9, Tier.LOW),
    ],
)
def test_the_evening_is_the_dear_time_since_2026(hour: float, tier: Tier) -> None:
    assert tier_at(hour) is tier
    assert price_at(hour) == {Tier.LOW: 100.0, Tier.MIDDLE: 140.0, Tier.HIGH: 200.0}[tier]


def test_a_hundred_kwh_of_the_grid_weigh_forty_two_kg() -> None:
    assert 100.0 * CARBON_KG_PER_KWH == pytest.approx(41.73)


def test_the_sun_is_highest_at_its_noon_and_gone_at_night() -> None:
    # noon of 6.3 .. 18.6 is 12.45 h
    assert clear_kw(12.45) == pytest.approx(86.0)
    assert clear_kw(6.0) == clear_kw(19.0) == 0.0
    assert clear_kw(9.0) == pytest.approx(clear_kw(15.9))


def test_a_cloud_takes_its_share_of_the_light_and_comes_and_goes_softly() -> None:
    clouds = (Cloud(12.0, 13.0, 0.75),)

    assert solar_kw(clouds, 12.5) == pytest.approx(0.25 * clear_kw(12.5))
    assert solar_kw(clouds, 12.1) == pytest.approx((1.0 - 0.75 * 0.5) * clear_kw(12.1))
    assert solar_kw(clouds, 13.0) == clear_kw(13.0)


def test_load_runs_straight_between_half_hours() -> None:
    loads = (10.0, 20.0, 40.0)

    assert [load_kw(loads, hour) for hour in (10.0, 10.25, 10.5, 10.75, 11.0, 12.0)] == pytest.approx(
        [10.0, 15.0, 20.0, 30.0, 40.0, 40.0]
    )


@settings(max_examples=25)
@given(
    seed=st.integers(0, 10_000),
    level=st.sampled_from(Level),
    touches=st.lists(st.integers(0, 5), min_size=10, max_size=60),
)
def test_energy_is_kept_whatever_is_touched(seed: int, level: Level, touches: list[int]) -> None:
    state = SIMULATION.begin(level, random.Random(seed))
    for touch in touches:
        actions = SIMULATION.actions(state)
        if actions:
            state = SIMULATION.act(state, actions[touch % len(actions)].id)
        for _ in range(7):
            state = SIMULATION.step(state)
            assert list(SIMULATION.broken_rules(state)) == []  # type: ignore[attr-defined]


def test_a_broken_day_is_noticed() -> None:
    state = SIMULATION.begin(Level.STANDARD, random.Random(1))
    both = replace(state.day.flows, charge_kw=5.0, discharge_kw=5.0)

    for day in (
        replace(state.day, stored_kwh=140.0),
        replace(state.day, comfort=140.0),
        replace(state.day, flows=both),
    ):
        assert list(SIMULATION.broken_rules(replace(state, day=day)))  # type: ignore[attr-defined]


def managed(dealt: Dealt, per_window: int) -> Day:
    """A day with one setting for every hour or so, whatever the step."""
    settings = (Mode.CHARGE, Mode.CHARGE, Mode.KEEP, Mode.KEEP, Mode.DISCHARGE, Mode.DISCHARGE, Mode.KEEP)
    day = begun(dealt)
    for n in range(WINDOWS):
        controls = Controls(settings[n * len(settings) // WINDOWS], deferring=28 <= n < 44)
        for _ in range(per_window):
            day = advanced(dealt, day, controls, per_window)
    return day


@pytest.mark.parametrize("seed", range(4))
def test_halving_the_step_changes_cost_and_peak_little(seed: int) -> None:
    for dealt in deal(Level.KEEN, random.Random(seed), short=False):
        whole, half = managed(dealt, 7), managed(dealt, 14)

        assert half.peak_kw == pytest.approx(whole.peak_kw, abs=1.0)
        assert running_cost_won(dealt, half) == pytest.approx(running_cost_won(dealt, whole), rel=0.005)


@pytest.mark.parametrize("level", Level)
def test_a_good_plan_is_cheaper_than_nobody_and_lowers_the_peak(level: Level) -> None:
    for dealt in deal(level, random.Random(5), short=False):
        nobody = lived(dealt, Controls(), WINDOWS, 1)
        plan = run(dealt, good_plan(dealt))
        goal = goal_of(dealt)

        assert worth_won(dealt, plan) < worth_won(dealt, nobody)
        assert goal.peak_kw == plan.peak_kw < nobody.peak_kw - 10.0
        assert goal.import_kwh < nobody.meter.import_kwh
