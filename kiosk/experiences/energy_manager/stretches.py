"""What decisions do for as long as they hold, for the debrief: energy moved, money, and power."""

from __future__ import annotations

from dataclasses import replace
from math import fsum

from kiosk.experiences.energy_manager.battery import CAPACITY_KWH, CHARGE_SHARE
from kiosk.experiences.energy_manager.day import car_powers_kw
from kiosk.experiences.energy_manager.deal import SAVING_SHARE
from kiosk.experiences.energy_manager.state import State, Stretch
from kiosk.experiences.energy_manager.tariff import price_at

WORTH_KWH = 0.8
"""A stretch that moved less is not told†."""

WASTE_KW, ROOM_KWH = 5.0, 10.0
"""Surplus that leaves unused, and the battery's room for it, from which on it is told†."""


def extended(before: State, state: State) -> State:
    """The state with its running stretches one step longer; `before` is a step ago, and decided them."""
    moving = _moving(before, state)
    dt_h, price = state.dt_h, price_at(before.hour)
    running, over = [], list(state.stretches)
    for one in before.running:
        if one.verb not in moving:
            over += [one] if one.kwh > WORTH_KWH else []
    kept = {one.verb: one for one in before.running}
    for verb, (power_kw, roof_kw, line_kw) in moving.items():
        start = Stretch(verb, state.index + 1, before.time_s, before.hour, before.hour)
        one = kept.get(verb, start)
        running.append(
            replace(
                one,
                end_h=before.hour + dt_h,
                kwh=one.kwh + power_kw * dt_h,
                roof_kwh=one.roof_kwh + roof_kw * dt_h,
                won=one.won + power_kw * dt_h * price,
                peak_kw=max(one.peak_kw, line_kw),
            )
        )
    return replace(state, running=tuple(running), stretches=tuple(over))


def closed(state: State) -> State:
    """The state with every running stretch ended, as at the end of a day."""
    over = tuple(one for one in state.running if one.kwh > WORTH_KWH)
    return replace(state, running=(), stretches=(*state.stretches, *over))


def _moving(before: State, state: State) -> dict[str, tuple[float, float, float]]:
    """Verbs at work in the last step: power moved, its part from the roof, and power on the line."""
    flows = state.day.flows
    verbs: dict[str, tuple[float, float, float]] = {}
    if flows.charge_kw > 0.0:
        roof_kw = flows.charge_kw - flows.bought_to_store_kw
        verbs["charge"] = (flows.charge_kw, roof_kw, flows.import_kw)
    if flows.discharge_kw > 0.0:
        verbs["discharge"] = (flows.discharge_kw, 0.0, flows.import_kw)
    if before.controls.deferring:
        waiting_kw = fsum(car_powers_kw(before.dealt, before.day, before.hour, before.dt_h))
        if waiting_kw > 0.0:
            verbs["defer"] = (waiting_kw, 0.0, flows.import_kw)
    if before.controls.saving:
        spared_kw = flows.load_kw * SAVING_SHARE / (1.0 - SAVING_SHARE)
        verbs["save"] = (spared_kw, 0.0, flows.import_kw)
    room_kwh = (CAPACITY_KWH - state.day.stored_kwh) / CHARGE_SHARE
    if flows.export_kw > WASTE_KW and flows.charge_kw <= 0.0 and room_kwh > ROOM_KWH:
        verbs["waste"] = (flows.export_kw, 0.0, room_kwh)
    return verbs
