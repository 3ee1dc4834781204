"""The rules of the energy manager's job: a block with roof, battery, cars and grid line, day after day.

README.md explains the model; its parts lie in `tariff`, `battery`, `weather`, `deal` (chance), `day` (the
power balance), `goal` (a good plan), `needs` and `alerts` (what waits), `scoring`, `reading` (words).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.core.contract import Action, Level, Line, Outcome, Progress, Rng, Simulation
from kiosk.core.errors import IllegalAction
from kiosk.experiences.energy_manager import reading, scoring
from kiosk.experiences.energy_manager.alerts import answered, followed
from kiosk.experiences.energy_manager.battery import (
    CAPACITY_KWH,
    CHARGE_SHARE,
    DISCHARGE_SHARE,
    POWER_KW,
    Mode,
    empty,
    full,
)
from kiosk.experiences.energy_manager.day import advanced, begun, looked_at
from kiosk.experiences.energy_manager.deal import WINDOWS, Dealt, deal
from kiosk.experiences.energy_manager.goal import goal_of
from kiosk.experiences.energy_manager.needs import asked_now, less_kw
from kiosk.experiences.energy_manager.state import Controls, Day, State
from kiosk.experiences.energy_manager.stretches import closed, extended

BALANCE_KW = 1e-6
"""How exactly power must balance at each step, and energy over a day (in kWh)."""

_MODES = {mode.value: mode for mode in Mode}


class EnergyManager:
    """The simulation. It holds nothing; every method is a pure function of the state."""

    def begin(self, level: Level, rng: Rng, *, short: bool = False) -> State:
        """The first day at ten o'clock: the roof makes more than is used, and nobody keeps it."""
        days = deal(level, rng, short=short)
        day = begun(days[0])
        state = State(level, short, days, tuple(goal_of(one) for one in days), day, day)
        return followed(_looked(state))

    def actions(self, state: State) -> tuple[Action, ...]:
        """Battery modes that can do something now, then cars and saving."""
        return () if state.finished else reading.actions(state)

    def act(self, state: State, action_id: str) -> State:
        """Set one control. Raises IllegalAction for an action not offered."""
        if state.finished or action_id not in reading.offered(state):
            raise IllegalAction(action_id)
        decided = replace(
            state, controls=_told(state.controls, action_id), decisions=state.decisions + 1, stopped_h=0.0
        )
        return answered(followed(_looked(decided)))

    def step(self, state: State) -> State:
        """The block one step later."""
        return state if state.finished else followed(_next_day(_moved(state)))

    def decision_due(self, state: State) -> bool:
        """Whether something has come up since the last decision."""
        return not state.finished and any(one.due for one in state.alerts)

    def progress(self, state: State) -> Progress:
        return reading.progress(state)

    def describe(self, state: State) -> tuple[Line, ...]:
        return reading.describe(state)

    def outcome(self, state: State) -> Outcome | None:
        return scoring.outcome(state) if state.finished else None

    def broken_rules(self, state: State) -> Iterator[str]:
        """Invariants a state breaks, as short sentences; nothing when all is well."""
        for name, day in (("day", state.day), ("idle", state.idle)):
            yield from _broken_in_day(name, state.dealt, day)
        if state.controls.mode is Mode.CHARGE and state.day.flows.discharge_kw > 0.0:
            yield "the battery discharges in charge mode"
        if state.finished and len(state.done) != len(state.days):
            yield "finished before the last day"


def _told(controls: Controls, action_id: str) -> Controls:
    if action_id in _MODES:
        return replace(controls, mode=_MODES[action_id])
    if action_id in ("defer", "resume"):
        return replace(controls, deferring=action_id == "defer")
    return replace(controls, saving=action_id == "save")


def _looked(state: State) -> State:
    """The state with the powers its controls lead to, before any time passes."""
    return replace(
        state,
        day=looked_at(state.dealt, state.day, state.controls, state.steps_per_window),
        idle=looked_at(state.dealt, state.idle, Controls(), state.steps_per_window),
    )


def _moved(state: State) -> State:
    """One step of both days, the visitor's and the one nobody manages."""
    moved = replace(
        state,
        day=advanced(state.dealt, state.day, state.controls, state.steps_per_window),
        idle=advanced(state.dealt, state.idle, Controls(), state.steps_per_window),
    )
    if asked_now(state) and state.request:
        cut_kw = min(state.request.less_kw, max(0.0, less_kw(moved)))
        moved = replace(moved, cut_kwh=state.cut_kwh + cut_kw * state.dt_h)
    stored = moved.day.stored_kwh
    mode = state.controls.mode
    if (mode is Mode.CHARGE and full(stored)) or (mode is Mode.DISCHARGE and empty(stored)):
        moved = replace(moved, controls=replace(state.controls, mode=Mode.KEEP), stopped_h=moved.hour)
    return extended(state, moved)


def _next_day(state: State) -> State:
    """The state, in the morning of the next day where one is over."""
    if state.day.step < WINDOWS * state.steps_per_window:
        return state
    over = closed(state)
    done = (*over.done, (over.day, over.idle))
    over = replace(over, done=done, cuts_kwh=(*over.cuts_kwh, over.cut_kwh), cut_kwh=0.0)
    if len(done) == len(over.days):
        return replace(over, finished=True, alerts=())
    morning = begun(over.days[len(done)])
    fresh = replace(over, day=morning, idle=morning, controls=Controls(), alerts=(), heard=(), stopped_h=0.0)
    return _looked(fresh)


def _broken_in_day(name: str, dealt: Dealt, day: Day) -> Iterator[str]:
    flows, meter = day.flows, day.meter
    came = flows.solar_kw + flows.discharge_kw + flows.import_kw
    went = flows.load_kw + flows.cars_kw + flows.charge_kw + flows.export_kw
    if abs(came - went) > BALANCE_KW:
        yield f"{name}: {came} kW come and {went} kW go"
    came = meter.solar_kwh + meter.discharge_kwh + meter.import_kwh
    went = meter.load_kwh + meter.cars_kwh + meter.charge_kwh + meter.export_kwh
    if abs(came - went) > BALANCE_KW:
        yield f"{name}: {came} kWh came and {went} kWh went"
    stored = dealt.start_kwh + CHARGE_SHARE * meter.charge_kwh - meter.discharge_kwh / DISCHARGE_SHARE
    if abs(stored - day.stored_kwh) > BALANCE_KW:
        yield f"{name}: {day.stored_kwh} kWh stored, {stored} by the meters"
    if not 0.0 <= day.stored_kwh <= CAPACITY_KWH:
        yield f"{name}: {day.stored_kwh} kWh in the battery"
    if min(flows.charge_kw, flows.discharge_kw) > 0.0:
        yield f"{name}: charges and discharges at once"
    if not 0.0 <= max(flows.charge_kw, flows.discharge_kw) <= POWER_KW:
        yield f"{name}: {flows.charge_kw} and {flows.discharge_kw} kW in the battery"
    if min(flows.import_kw, flows.export_kw) > 0.0:
        yield f"{name}: imports and exports at once"
    if not 0.0 <= day.comfort <= 100.0:
        yield f"{name}: comfort {day.comfort}"
    for car, got in zip(dealt.cars, day.cars_got_kwh, strict=True):
        if not 0.0 <= got <= car.needs_kwh + BALANCE_KW:
            yield f"{name}: car {car.bay} got {got} kWh"


SIMULATION: Simulation[State] = EnergyManager()
