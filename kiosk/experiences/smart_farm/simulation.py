"""The rules of the greenhouse: how its air and plants live on, and what a touch does.

The model is explained in README.md; its parts lie in `house` (heat and vapour), `crop`, `weather`, `sight`
(instruments), `advice`, `scoring` and `reading` (words).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import isclose

from kiosk.core.contract import STEP_S, Action, Level, Line, Outcome, Progress, Rng
from kiosk.core.errors import IllegalAction
from kiosk.experiences.smart_farm import reading, scoring, weather
from kiosk.experiences.smart_farm.advice import HELPFUL, believed, best, feel
from kiosk.experiences.smart_farm.crop import lived
from kiosk.experiences.smart_farm.house import (
    AREA_M2,
    CAPACITY_JPM2K,
    GLASS_LIGHT,
    HEIGHT_M,
    Flows,
    light_inside_wm2,
    moved,
)
from kiosk.experiences.smart_farm.humidity import saturated_kgpm3
from kiosk.experiences.smart_farm.moves import moved_on
from kiosk.experiences.smart_farm.schedule import MINUTES_PER_S, PACES, plan
from kiosk.experiences.smart_farm.sight import (
    current,
    deficit,
    hour,
    in_band,
    need,
    outside,
    today,
)
from kiosk.experiences.smart_farm.sight import reading as read
from kiosk.experiences.smart_farm.state import (
    HIGHEST,
    Alert,
    Crop,
    Device,
    Ledger,
    Need,
    Sensor,
    Settings,
    State,
)

CHECK = "check"
CHECK_S = 3.0
"""How long the walk to the sensor takes: half an hour of the day until one knows†."""

AGAIN_S, LEFT_ALONE_S = 4.0, 12.0
"""How long a need is not told again after a device was set, and after somebody only went to look†."""

MIST_FULL_KGPS, MIST_H = 1.4e-5, 0.25
"""Dew on the glass, per m² and second, that mists it wholly, and how fast it comes and goes†."""

HOT_LEAF_C = 33.0


class SmartFarm:
    """The simulation. It holds nothing; every method is a pure function of the state."""

    def begin(self, level: Level, rng: Rng, *, short: bool = False) -> State:
        clouds = PACES[level].clouds
        makers = (weather.fickle,) if short else (weather.spring, weather.heat_wave, weather.cold_rain)
        days = tuple(make(rng, clouds) for make in makers)
        rounds = plan(level, short)
        sly = next(one for one in rounds if one.fails_after_s)
        early_s, late_s = sly.fails_after_s or (0.0, 0.0)
        sensor = Sensor(
            fails_s=sly.start_s + early_s + (late_s - early_s) * rng.random(),
            stuck_rh=0.34 + 0.08 * rng.random(),
        )
        first = rounds[0]
        state = State(level, short, 0.0, days, Settings(), first.air, Crop(), Ledger(first.air), sensor)
        return replace(_watched(state), coach=f"{Device.VENT}:1")

    def actions(self, state: State) -> tuple[Action, ...]:
        return () if state.finished else reading.actions(state)

    def act(self, state: State, action_id: str) -> State:
        if state.finished or (state.checking and action_id == CHECK):
            raise IllegalAction(action_id)
        if action_id == CHECK:
            until_s = state.time_s + CHECK_S
            sensor = replace(state.sensor, checking_until_s=until_s, checks=state.sensor.checks + 1)
            return _answered(replace(state, sensor=sensor), LEFT_ALONE_S)
        name, _, setting = action_id.partition(":")
        if name not in tuple(Device) or setting != str(state.settings.following(Device(name))):
            raise IllegalAction(action_id)
        return _answered(_set(state, Device(name), int(setting)), AGAIN_S)

    def step(self, state: State) -> State:
        return state if state.finished else advance(state, STEP_S)

    def decision_due(self, state: State) -> bool:
        waits = state.alert is not None and not state.alert.answered
        return waits and not state.finished and not state.checking

    def progress(self, state: State) -> Progress:
        return reading.progress(state)

    def describe(self, state: State) -> tuple[Line, ...]:
        return reading.describe(state)

    def outcome(self, state: State) -> Outcome | None:
        return scoring.outcome(state) if state.finished else None

    def broken_rules(self, state: State) -> Iterator[str]:
        """Invariants a state breaks, as short sentences; nothing when all is well."""
        ledger, crop = state.ledger, state.crop
        gained_j = ledger.solar_j + ledger.lamp_j + ledger.heater_j
        spent_j = ledger.cover_j + ledger.vent_j + ledger.evaporated_j
        held_j = CAPACITY_JPM2K * (state.air.temp_c - ledger.from_air.temp_c)
        if not isclose(gained_j - spent_j, held_j, rel_tol=1e-9, abs_tol=0.1):
            yield f"heat: {gained_j - spent_j} J went in, {held_j} J is held"
        came_kg = ledger.transpired_kg + ledger.fogged_kg - ledger.vented_kg - ledger.condensed_kg
        held_kg = HEIGHT_M * (state.air.vapour_kgpm3 - ledger.from_air.vapour_kgpm3)
        if not isclose(came_kg, held_kg, rel_tol=1e-9, abs_tol=1e-9):
            yield f"water: {came_kg} kg came in, {held_kg} kg is held"
        if not 0.0 < state.air.vapour_kgpm3 <= saturated_kgpm3(state.air.temp_c) * (1 + 1e-9):
            yield f"vapour {state.air.vapour_kgpm3} at {state.air.temp_c} °C"
        if ledger.condensed_kg < -1e-12:
            yield "more water came off the glass than went there"
        for name, share in (("droop", crop.droop), ("wet", crop.wet), ("disease", crop.disease)):
            if not 0.0 <= share <= 1.0:
                yield f"{name} {share}"
        if not -30.0 < state.air.temp_c < 80.0:
            yield f"air at {state.air.temp_c} °C"
        if any(not 0 <= state.settings.of(device) <= HIGHEST[device] for device in Device):
            yield f"settings {state.settings}"


def _set(state: State, device: Device, setting: int) -> State:
    """The state with a device set."""
    settings = state.settings.with_device(device, setting)
    return replace(state, settings=settings, moves=moved_on(state, settings), touches=state.touches + 1)


def _answered(state: State, pause_s: float) -> State:
    """The state with what waited for a choice answered; it is not told again for `pause_s`."""
    alert, sensor = state.alert, state.sensor
    if alert:
        sensor = replace(sensor, doubted=sensor.doubted or alert.need is Need.JUMP)
        alert = replace(alert, answered=True, again_s=state.time_s + pause_s)
    return replace(state, alert=alert, sensor=sensor, coach="")


def advance(state: State, dt_s: float) -> State:
    """The state `dt_s` of play later. The model's own step is STEP_S; the convergence test halves it."""
    dt_model_s = dt_s * MINUTES_PER_S * 60.0
    minutes = dt_s * MINUTES_PER_S
    sky = today(state).at(hour(state) + minutes / 120.0)
    air, flows = moved(state.air, state.settings, sky, dt_model_s)
    felt = feel(air, state.settings, sky, flows.wetting_wm2)
    goal = min(1.0, max(0.0, flows.condensed_kgps) / MIST_FULL_KGPS)
    share = min(1.0, minutes / 60.0 / MIST_H)
    # rounding keeps 0.1 + 0.1 + … from drifting, so rounds end on their exact step
    now_s = round(state.time_s + dt_s, 6)
    good = in_band(deficit(air))
    state = replace(
        state,
        time_s=now_s,
        air=air,
        crop=lived(state.crop, felt, sky.sun_wm2 * GLASS_LIGHT, minutes / 60.0),
        ledger=_booked(state.ledger, flows, dt_model_s),
        mist=state.mist + (goal - state.mist) * share,
        energy_kwh=state.energy_kwh + flows.electric_wm2 * AREA_M2 * dt_model_s / 3.6e6,
        good_min=state.good_min + (minutes if good else 0.0),
        hot_min=state.hot_min + (minutes if felt.leaf_c > HOT_LEAF_C else 0.0),
        sensor=_sensed(state.sensor, now_s, minutes),
        finished=now_s >= plan(state.level, state.short)[-1].end_s - 1e-9,
    )
    if not state.finished and abs(now_s - current(state).start_s) < 1e-6:
        opening = current(state).air
        state = replace(state, settings=Settings(), air=opening, ledger=Ledger(opening), mist=0.0, alert=None)
    return _watched(state)


def _booked(ledger: Ledger, flows: Flows, dt_s: float) -> Ledger:
    return Ledger(
        from_air=ledger.from_air,
        solar_j=ledger.solar_j + flows.solar_wm2 * dt_s,
        lamp_j=ledger.lamp_j + flows.lamp_wm2 * dt_s,
        heater_j=ledger.heater_j + flows.heater_wm2 * dt_s,
        cover_j=ledger.cover_j + flows.cover_wm2 * dt_s,
        vent_j=ledger.vent_j + flows.vent_wm2 * dt_s,
        evaporated_j=ledger.evaporated_j + flows.evaporated_wm2 * dt_s,
        transpired_kg=ledger.transpired_kg + flows.transpired_kgps * dt_s,
        fogged_kg=ledger.fogged_kg + flows.fogged_kgps * dt_s,
        vented_kg=ledger.vented_kg + flows.vented_kgps * dt_s,
        condensed_kg=ledger.condensed_kg + flows.condensed_kgps * dt_s,
    )


def _sensed(sensor: Sensor, now_s: float, minutes: float) -> Sensor:
    """The sensor a moment later: it starts to lie, or the person who went to it is there."""
    if not sensor.failed and now_s >= sensor.fails_s:
        return replace(sensor, failed=True, failed_at_s=now_s)
    if sensor.failed and not sensor.mended:
        if 0.0 < sensor.checking_until_s <= now_s and sensor.checking_until_s > sensor.failed_at_s:
            return replace(sensor, mended=True, mended_at_s=now_s)
        return replace(sensor, believed_min=sensor.believed_min + minutes)
    return sensor


def _watched(state: State) -> State:
    """The state with what the instruments now call for."""
    if state.finished:
        return replace(state, alert=None)
    seen, alert = read(state), state.alert
    light = light_inside_wm2(state.settings, outside(state))
    before = alert.need if alert else None
    wanted = need(seen, light, hour(state), before)
    if seen.disagree and (not state.sensor.doubted or (wanted is None and before is Need.JUMP)):
        wanted = Need.JUMP
    if wanted is None:
        return replace(state, alert=None)
    if alert is None or alert.need is not wanted:
        return _told(state, wanted)
    if alert.answered and state.time_s >= alert.again_s - 1e-9 and wanted is not Need.JUMP:
        return _told(state, wanted)
    return state


def _told(state: State, wanted: Need) -> State:
    """The state with a need told. It waits only where something helps against it; else it is tried again."""
    number = state.alerts + 1
    idea = wanted is Need.JUMP or best(
        believed(state, read(state)), state.settings, today(state), hour(state), HELPFUL
    )
    alert = Alert(number, wanted, state.time_s, answered=not idea, again_s=state.time_s + AGAIN_S)
    return replace(state, alert=alert, alerts=number if idea else state.alerts)


SIMULATION = SmartFarm()
