"""What the block needs now, and which touch would help: rules a good energy manager keeps in mind.

They look at the powers of this moment and at the forecast of the day's load and sun, never at chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum

from kiosk.experiences.energy_manager.battery import (
    CAPACITY_KWH,
    DISCHARGE_SHARE,
    POWER_KW,
    Mode,
    empty,
    full,
)
from kiosk.experiences.energy_manager.day import car_powers_kw, missing_kwh, plugged
from kiosk.experiences.energy_manager.deal import CHARGER_KW, DAY_START_H, SAVING_SHARE, WINDOW_H, WINDOWS
from kiosk.experiences.energy_manager.state import State
from kiosk.experiences.energy_manager.tariff import Tier, tier_at

SURPLUS_KW = 15.0
"""Surplus from the roof from which charging is worth a touch†."""

BOUGHT_KW = 16.0
"""Bought power for charging that should not go on†."""

MARGIN_KW = 3.0
"""How near to the day's goal the line may come before the battery helps†."""

CARS_KW = 2.0
"""Power for cars from which on letting them wait is worth a touch†."""

LATE_H = 0.15
"""Time to spare kept for a waiting car†."""

DAY_CARS = 2
"""Cars, first in a day, that leave before the evening."""

DEAR_UNTIL_H = 21.0
ENOUGH_KWH = 4.0


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to do something about: its kind, the action that would help, and a number to say."""

    kind: str
    action_id: str
    value: float = 0.0


def needs(state: State) -> tuple[Need, ...]:
    """Everything that waits now, the most urgent first."""
    found = (
        _request(state),
        _buying(state),
        _resume(state),
        _peak(state),
        _cars(state),
        _surplus(state),
        _spare(state),
        _hold(state),
        _relax(state),
    )
    return tuple(one for one in found if one)


def goal_kw(state: State) -> float:
    """The day's goal for the grid line."""
    return state.goal.peak_kw


def wanted_cars_kw(state: State) -> float:
    """What the cars at their chargers would take if they were let."""
    return fsum(car_powers_kw(state.dealt, state.day, state.hour, state.dt_h))


def waiting_cars(state: State) -> int:
    """How many cars at their chargers are not full."""
    return len(
        [power for power in car_powers_kw(state.dealt, state.day, state.hour, state.dt_h) if power > 0.0]
    )


def latest_start_h(state: State) -> float:
    """When waiting cars must charge again, so that each is ready when it leaves; 24 where none waits."""
    lacks = missing_kwh(state.dealt, state.day)
    return min(
        (
            car.leaves_h - lack / CHARGER_KW - LATE_H
            for car, lack in zip(state.dealt.cars, lacks, strict=True)
            if lack > 0.0 and plugged(car, state.hour)
        ),
        default=24.0,
    )


def reserve_kwh(state: State) -> float:
    """What the battery will be asked for until the dear hours end: the forecast above the day's goal."""
    first = int((state.hour - DAY_START_H) / WINDOW_H) + 1
    cars_kw = CHARGER_KW * len([one for one in missing_kwh(state.dealt, state.day)[DAY_CARS:] if one > 0.0])
    line_kw = goal_kw(state) - MARGIN_KW
    dealt = state.dealt
    request = dealt.request if state.request else None
    needed = []
    for n in range(first, WINDOWS):
        net = dealt.window_load_kw[n] - dealt.window_solar_kw[n]
        hour = DAY_START_H + n * WINDOW_H
        net += cars_kw if DEAR_UNTIL_H <= hour < DEAR_UNTIL_H + 1.0 else 0.0
        asked = request is not None and request.start_h <= hour < request.end_h
        if net > line_kw or asked:
            needed.append(min(POWER_KW, max(0.0, net)) * WINDOW_H)
    return fsum(needed)


def less_kw(state: State) -> float:
    """How much less than without management comes over the line now."""
    return state.idle.flows.import_kw - state.day.flows.import_kw


def saved_kw(state: State) -> float:
    """What saving spares, or would spare."""
    share = SAVING_SHARE / (1.0 - SAVING_SHARE) if state.controls.saving else SAVING_SHARE
    return state.day.flows.load_kw * share


def asked_now(state: State) -> bool:
    """Whether the hours of a request are running."""
    request = state.request
    return request is not None and request.start_h <= state.hour + 1e-6 < request.end_h


def _request(state: State) -> Need | None:
    request = state.request
    if request is None or not asked_now(state) or less_kw(state) >= request.less_kw - 1.0:
        return None
    short = request.less_kw - less_kw(state)
    if state.controls.mode is not Mode.DISCHARGE and not empty(state.day.stored_kwh):
        return Need("request", "discharge", short)
    if not state.controls.deferring and wanted_cars_kw(state) > 0.0:
        return Need("request", "defer", short)
    return Need("request", "save", short) if not state.controls.saving else None


def _buying(state: State) -> Need | None:
    bought = state.day.flows.bought_to_store_kw
    if state.controls.mode is Mode.CHARGE and bought > BOUGHT_KW and tier_at(state.hour) is not Tier.LOW:
        return Need("buying", "keep", bought)
    return None


def _resume(state: State) -> Need | None:
    wanted = wanted_cars_kw(state)
    if not state.controls.deferring or wanted <= 0.0:
        return None
    flows = state.day.flows
    help_kw = POWER_KW if state.day.stored_kwh > ENOUGH_KWH else 0.0
    cheap = tier_at(state.hour) is not Tier.HIGH and flows.needed_kw + wanted - help_kw <= goal_kw(state)
    if cheap or flows.surplus_kw >= wanted or state.hour >= latest_start_h(state):
        return Need("resume", "resume", float(waiting_cars(state)))
    return None


def _peak(state: State) -> Need | None:
    flows = state.day.flows
    over = flows.needed_kw > goal_kw(state) - MARGIN_KW
    if not over or state.controls.mode is Mode.DISCHARGE:
        return None
    if not empty(state.day.stored_kwh):
        return Need("peak", "discharge", flows.import_kw)
    if flows.import_kw > goal_kw(state) and not state.controls.saving:
        return Need("peak", "save", flows.import_kw)
    return None


def _cars(state: State) -> Need | None:
    wanted = wanted_cars_kw(state)
    if state.controls.deferring or wanted < CARS_KW or tier_at(state.hour) is not Tier.HIGH:
        return None
    latest_h = latest_start_h(state)
    can_wait = latest_h >= DEAR_UNTIL_H - 1.0 and state.hour < latest_h - WINDOW_H
    return Need("cars", "defer", wanted) if can_wait and state.day.flows.needed_kw > 0.0 else None


def _surplus(state: State) -> Need | None:
    flows = state.day.flows
    if flows.surplus_kw < SURPLUS_KW or state.controls.mode is Mode.CHARGE or full(state.day.stored_kwh):
        return None
    return Need("surplus", "charge", flows.surplus_kw)


def _spare(state: State) -> Need | None:
    """In the dear hours the battery holds more than the evening will ask for."""
    flows = state.day.flows
    spare = state.day.stored_kwh * DISCHARGE_SHARE - reserve_kwh(state)
    dear = tier_at(state.hour) is Tier.HIGH or (state.dealt.request is None and state.hour >= DEAR_UNTIL_H)
    if not dear or state.controls.mode is not Mode.KEEP or flows.needed_kw < MARGIN_KW or spare < ENOUGH_KWH:
        return None
    return Need("spare", "discharge", spare)


def _hold(state: State) -> Need | None:
    """The battery gives now what the evening will need more."""
    if state.controls.mode is not Mode.DISCHARGE or asked_now(state):
        return None
    needed = state.day.flows.needed_kw
    short = reserve_kwh(state) - state.day.stored_kwh * DISCHARGE_SHARE
    if needed > goal_kw(state) - 2.0 * MARGIN_KW or short < ENOUGH_KWH or state.hour > DEAR_UNTIL_H:
        return None
    return Need("hold", "keep", min(CAPACITY_KWH, reserve_kwh(state)))


def _relax(state: State) -> Need | None:
    flows = state.day.flows
    if not state.controls.saving or asked_now(state):
        return None
    saved = saved_kw(state)
    return Need("relax", "unsave", saved) if flows.import_kw + saved < goal_kw(state) - MARGIN_KW else None
