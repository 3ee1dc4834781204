"""smart_farm, its model: numbers worked out by hand, balances that close, steps that are fine enough."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.contract import STEP_S, Level
from kiosk.experiences.smart_farm.crop import (
    Felt,
    by_deficit,
    by_light,
    by_temperature,
    growth_rate,
    lived,
    wetting_share,
)
from kiosk.experiences.smart_farm.house import (
    AIR_JPM3K,
    CAPACITY_JPM2K,
    COVER_WPM2K,
    HEIGHT_M,
    LEAK_MPS,
    exchange_mps,
    leaf_c,
    light_inside_wm2,
    moved,
)
from kiosk.experiences.smart_farm.humidity import (
    deficit_kpa,
    pressure_kpa,
    relative_humidity,
    saturated_kgpm3,
    saturation_kpa,
)
from kiosk.experiences.smart_farm.simulation import SIMULATION, advance
from kiosk.experiences.smart_farm.state import HIGHEST, Air, Crop, Device, Settings
from kiosk.experiences.smart_farm.weather import Day, Outside, between, clear_sun
from tests.experiences.smart_farm.farm import air_of, begun, press

NIGHT = Outside(
    temp_c=10.0, vapour_kgpm3=0.5 * saturated_kgpm3(10.0), sun_wm2=0.0, wind_mps=0.0, rain=False, sky=1.0
)
NOON = replace(NIGHT, temp_c=20.0, sun_wm2=700.0, wind_mps=2.0)


def test_saturation_is_that_of_the_tables() -> None:
    # 17.27·25/262.3 = 1.6460, e^1.6460 = 5.186, × 0.6108 = 3.168 kPa; steam tables: 3.169
    assert saturation_kpa(25.0) == pytest.approx(3.168, abs=0.002)
    assert saturation_kpa(0.0) == 0.6108


def test_drying_power_at_25_degrees_and_70_percent_is_0_95_kpa() -> None:
    assert deficit_kpa(25.0, 0.70) == pytest.approx(0.95, abs=0.005)
    assert deficit_kpa(25.0, 1.0) == 0.0


def test_a_cubic_metre_at_20_degrees_holds_17_3_grams() -> None:
    # 2338 Pa / (461.5 · 293.15) = 0.01728 kg
    assert saturated_kgpm3(20.0) == pytest.approx(0.01728, abs=2e-5)


@given(st.floats(0, 45), st.floats(0.05, 1.0))
def test_humidity_comes_back_from_vapour(temp_c: float, humidity: float) -> None:
    vapour = humidity * saturated_kgpm3(temp_c)
    assert relative_humidity(temp_c, vapour) == pytest.approx(humidity)
    assert pressure_kpa(temp_c, vapour) == pytest.approx(humidity * saturation_kpa(temp_c))


def test_light_comes_through_glass_and_screen_and_from_lamps() -> None:
    # 700 W/m² · 0.70 = 490; with the whole screen · 0.45 = 220.5; lamps are worth 75
    assert light_inside_wm2(Settings(), NOON) == pytest.approx(490.0)
    assert light_inside_wm2(Settings(screen=2, lamp=1), NOON) == pytest.approx(220.5 + 75.0)


def test_wide_vents_in_a_light_wind_change_the_air_many_times_an_hour() -> None:
    # no warmth to rise: 0.0005 + 0.25/2 · 0.6 · √(0.09 · 2²) = 0.0455 m/s, over 4 m: 41 times an hour
    still = Air(NOON.temp_c, NOON.vapour_kgpm3)
    assert exchange_mps(Settings(vent=2), still, NOON) == pytest.approx(0.0455)
    assert exchange_mps(Settings(), still, NOON) == LEAK_MPS


def test_a_closed_house_cools_by_cover_and_leak() -> None:
    # dark and saturated: nothing evaporates but by VPD, which is 0; loss 7.8 + 1200·0.0005 = 8.4 W/m²K.
    # One minute implicit: ΔT₁ = ΔT₀ · C/dt / (C/dt + 8.4) = 10 · 500 / 508.4
    air, _ = moved(air_of(20.0, 1.0), Settings(), NIGHT, 60.0)
    assert COVER_WPM2K + AIR_JPM3K * LEAK_MPS == pytest.approx(8.4)
    assert air.temp_c == pytest.approx(10.0 + 10.0 * 500.0 / 508.4)


def test_heating_holds_a_dark_house_where_loss_and_heat_are_equal() -> None:
    # the air evaporates a little, so just below 10 + 120 / 8.4 = 24.3 °C
    air = air_of(20.0, 0.9)
    for _ in range(3000):
        air, flows = moved(air, Settings(heat=2), NIGHT, 60.0)
    assert 10.0 + (120.0 - flows.evaporated_wm2) / 8.4 == pytest.approx(air.temp_c, abs=0.01)
    assert flows.electric_wm2 == pytest.approx(40.0)


settings_of = st.builds(
    Settings,
    **{str(device): st.integers(0, HIGHEST[device]) for device in Device},
)
outside_of = st.builds(
    lambda temp, humidity, sun, wind: Outside(temp, humidity * saturated_kgpm3(temp), sun, wind, False, 1.0),
    st.floats(-5, 38),
    st.floats(0.3, 1.0),
    st.floats(0, 1000),
    st.floats(0, 6),
)


@given(st.floats(0, 50), st.floats(0.1, 1.0), settings_of, outside_of, st.sampled_from((30.0, 60.0, 300.0)))
def test_heat_and_water_balances_close_at_any_step(
    temp_c: float, humidity: float, devices: Settings, sky: Outside, dt_s: float
) -> None:
    before = air_of(temp_c, humidity)
    air, flows = moved(before, devices, sky, dt_s)

    gained = flows.solar_wm2 + flows.lamp_wm2 + flows.heater_wm2
    spent = flows.cover_wm2 + flows.vent_wm2 + flows.evaporated_wm2
    assert (gained - spent) * dt_s == pytest.approx(CAPACITY_JPM2K * (air.temp_c - temp_c), abs=1e-3)
    water = flows.transpired_kgps + flows.fogged_kgps - flows.vented_kgps - flows.condensed_kgps
    assert water * dt_s == pytest.approx(HEIGHT_M * (air.vapour_kgpm3 - before.vapour_kgpm3), abs=1e-9)
    assert air.vapour_kgpm3 <= saturated_kgpm3(air.temp_c) * (1 + 1e-12)
    assert flows.condensed_kgps >= -1e-12


@given(settings_of, outside_of)
def test_more_of_a_device_moves_the_air_the_way_it_should(devices: Settings, sky: Outside) -> None:
    air = air_of(max(22.0, sky.temp_c + 4.0), 0.6)

    def after(**changed: int) -> Air:
        return moved(air, replace(devices, **changed), sky, 60.0)[0]

    assert after(vent=2).temp_c < after(vent=0).temp_c
    assert after(heat=2).temp_c > after(heat=0).temp_c
    assert after(fog=2).temp_c < after(fog=0).temp_c
    assert after(fog=2).vapour_kgpm3 > after(fog=0).vapour_kgpm3
    if sky.sun_wm2 > 300.0 and sky.temp_c > 10.0:
        # in the cold the screen keeps more warmth in than it keeps out
        assert after(screen=2).temp_c < after(screen=0).temp_c


def test_leaves_are_cooled_by_their_own_water_until_the_air_pulls_too_hard() -> None:
    damp, parched = air_of(30.0, 0.7), air_of(30.0, 0.2)
    assert leaf_c(parched, Settings(), NOON) > leaf_c(damp, Settings(), NOON)


def test_fog_that_the_air_does_not_take_stays_liquid() -> None:
    # 90 % humidity: 0.1 / 0.15 of 120 W/m² evaporates
    _, flows = moved(air_of(20.0, 0.9), Settings(fog=1), NIGHT, 60.0)
    assert flows.wetting_wm2 == pytest.approx(40.0)


def test_growth_is_light_times_warmth_times_pull() -> None:
    # half light 150 W/m²: 450 gives 0.75; 35.75 °C is half way from 28.5 to 43, 2.2 kPa from 1.2 to 3.2
    assert by_light(450.0) == pytest.approx(0.75)
    assert by_temperature(35.75) == pytest.approx(0.5)
    assert by_deficit(2.2) == pytest.approx(0.625)
    assert growth_rate(Felt(35.75, 2.2, 450.0)) == pytest.approx(0.75 * 0.5 * 0.625)
    assert (by_temperature(5.0), by_temperature(45.0), by_deficit(0.8)) == (0.0, 0.0, 1.0)


def test_mould_takes_hold_only_where_leaves_stay_wet() -> None:
    wet = lived(Crop(), Felt(16.0, 0.0, 50.0), 50.0, 6.0)
    dry = lived(Crop(), Felt(22.0, 0.8, 300.0), 300.0, 6.0)
    assert wetting_share(Felt(16.0, 0.0, 50.0)) == 1.0
    assert wet.wet > 0.95
    assert wet.disease > 0.3
    assert dry.disease == 0.0
    assert lived(wet, Felt(22.0, 0.8, 300.0), 300.0, 3.0).wet < 0.01


def test_plants_droop_in_dry_air_and_stand_up_again() -> None:
    thirsty = lived(Crop(), Felt(33.0, 2.6, 500.0), 500.0, 1.0)
    assert thirsty.droop > 0.9
    assert lived(thirsty, Felt(25.0, 0.9, 500.0), 500.0, 1.0).droop < 0.1


def test_weather_lies_between_its_knots() -> None:
    day = Day("x", 800.0, ((8.0, 10.0), (12.0, 20.0)), ((0.0, 0.5),), ((0.0, 0.5),), 2.0, (15.0, 18.0))
    # 800 · (sin(π · 6.5/13))^1.2 · 0.5 at half past twelve
    assert day.at(12.5).sun_wm2 == pytest.approx(400.0)
    assert day.at(10.0).temp_c == pytest.approx(15.0)
    assert [day.at(hour).rain for hour in (14.9, 15.0, 17.9, 18.0)] == [False, True, True, False]
    assert between(((8.0, 10.0), (12.0, 20.0)), 3.0) == 10.0
    assert clear_sun(5.0) == clear_sun(20.0) == 0.0


@pytest.mark.parametrize("seed", range(3))
def test_halving_the_step_changes_little(seed: int) -> None:
    whole = half = begun(Level.KEEN, seed)
    touches = ("vent", "fog", "heat", "screen", "vent", "lamp", "heat", "fog")
    while not whole.finished:
        if round(whole.time_s / STEP_S) % 50 == 0:
            # the same touch every five seconds in both
            device = touches[round(whole.time_s / 5.0) % len(touches)]
            whole, half = press(whole, device), press(half, device)
        whole = SIMULATION.step(whole)
        half = advance(advance(half, STEP_S / 2), STEP_S / 2)

    assert whole.air.temp_c == pytest.approx(half.air.temp_c, abs=0.3)
    assert whole.air.vapour_kgpm3 == pytest.approx(half.air.vapour_kgpm3, rel=0.03)
    assert whole.crop.growth == pytest.approx(half.crop.growth, rel=0.02)
    assert whole.crop.disease == pytest.approx(half.crop.disease, abs=0.03)
    assert whole.energy_kwh == pytest.approx(half.energy_kwh, rel=0.01)
    one, other = SIMULATION.outcome(whole), SIMULATION.outcome(half)
    assert one is not None
    assert other is not None
    assert one.score == pytest.approx(other.score, abs=0.02)


@settings(max_examples=15, deadline=None)
@given(
    st.sampled_from(list(Level)),
    st.integers(0, 500),
    st.booleans(),
    st.lists(st.sampled_from([*map(str, Device), "check", "", ""]), min_size=60, max_size=140),
)
def test_no_sequence_of_touches_breaks_a_rule(
    level: Level, seed: int, short: bool, touches: list[str]
) -> None:
    state = begun(level, seed, short=short)
    for touch in touches:
        if any(one.id.partition(":")[0] == touch for one in SIMULATION.actions(state)):
            state = press(state, touch)
        for _ in range(6):
            state = SIMULATION.step(state)
        assert list(SIMULATION.broken_rules(state)) == []


def test_a_lost_joule_or_drop_is_noticed() -> None:
    state = begun()
    for _ in range(20):
        state = SIMULATION.step(state)
    ledger = state.ledger
    wrong = (
        replace(state, air=replace(state.air, temp_c=state.air.temp_c + 0.1)),
        replace(state, ledger=replace(ledger, solar_j=ledger.solar_j + 100.0)),
        replace(state, ledger=replace(ledger, vented_kg=ledger.vented_kg + 1e-4)),
        replace(state, air=Air(state.air.temp_c, 2 * saturated_kgpm3(state.air.temp_c))),
        replace(state, crop=replace(state.crop, wet=1.2)),
        replace(state, settings=Settings(vent=3)),
    )
    assert list(SIMULATION.broken_rules(state)) == []
    for one in wrong:
        assert list(SIMULATION.broken_rules(one))
