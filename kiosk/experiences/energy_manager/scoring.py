"""What a play was worth: measures, score, stars, held against nobody and a good plan (README.md, Score)."""

from __future__ import annotations

from math import fsum

from kiosk.core.contract import Line, Measure, Outcome, line
from kiosk.experiences.energy_manager.day import READY_KWH, missing_kwh, running_cost_won, wear_cycles
from kiosk.experiences.energy_manager.moments import moments
from kiosk.experiences.energy_manager.state import State
from kiosk.experiences.energy_manager.tariff import (
    CARBON_KG_PER_KWH,
    DEMAND_WON_PER_KW,
    REQUEST_WON_PER_KWH,
)

WEIGHT_COST, WEIGHT_PEAK, WEIGHT_REQUEST = 0.5, 0.25, 0.25
"""What managing well is made of†; the last only where there was a request, else the others share it."""

WORST_PEAK = -1.0
"""A day whose peak is made higher than nobody would have made it takes away from the others†."""

BASE = 0.25
"""What doing nothing is worth†: nobody is cold, no car is late, and nothing is gained."""

CARE_FLOOR = 0.3
"""What is left of a score if nobody was cared for†."""

COMFORT_NONE, COMFORT_ALL = 40.0, 94.0
"""Mean comfort at which nothing and everything of the comfort's worth is left†."""

GOOD_SHARE = 0.7
"""Share of the good plan's gain that is called good."""

GOOD_CYCLES_PER_DAY = 1.1

SAVING_H = 3.5
"""Hours a day from which saving is what a play was about†."""

MAN_WON = 10_000.0
"""Money is shown in units of 만 원."""

EVENING_H = 17.25
"""Who discharges before follows the price; who waits until then shaves the peak†."""

THREE_STARS, TWO_STARS = 0.80, 0.55


def outcome(state: State) -> Outcome:
    """The outcome of a finished play."""
    care = _care(state)
    score = (BASE + (1.0 - BASE) * _managed(state)) * (CARE_FLOOR + (1.0 - CARE_FLOOR) * care)
    goal_won = _goal_won(state)
    less_kg = CARBON_KG_PER_KWH * fsum(
        idle.meter.import_kwh - day.meter.import_kwh for day, idle in state.done
    )
    goal_kg = CARBON_KG_PER_KWH * fsum(
        idle.meter.import_kwh - goal.import_kwh
        for (_, idle), goal in zip(state.done, state.goals, strict=True)
    )
    measures = (
        Measure(
            "bill",
            saved_won(state) / MAN_WON,
            GOOD_SHARE * goal_won / MAN_WON,
            10.0 * goal_won / MAN_WON,
            decimals=1,
        ),
        Measure(
            "peak", max(day.peak_kw for day, _ in state.done), 0.0, 1.1 * max(g.peak_kw for g in state.goals)
        ),
        Measure("carbon", less_kg, GOOD_SHARE * goal_kg, 10.0 * goal_kg),
        Measure(
            "wear",
            fsum(wear_cycles(day) for day, _ in state.done),
            0.0,
            GOOD_CYCLES_PER_DAY * len(state.days),
            decimals=1,
        ),
        Measure("care", 100.0 * care, 90.0, 100.0),
    )
    stars = 3 if score >= THREE_STARS else 2 if score >= TWO_STARS else 1
    return Outcome(score, stars, measures, moments(state), _tradeoff(state))


def _within(value: float, low: float = 0.0) -> float:
    return min(1.0, max(low, value))


def _managed(state: State) -> float:
    """How far from nobody (0) to the good plan (1): money, peak, request."""
    cost = _cost_share(state)
    peak = fsum(
        _within((idle.peak_kw - day.peak_kw) / max(1.0, idle.peak_kw - goal.peak_kw), WORST_PEAK)
        for (day, idle), goal in zip(state.done, state.goals, strict=True)
    ) / len(state.done)
    kept = request_share(state)
    if kept is None:
        return _within((WEIGHT_COST * cost + WEIGHT_PEAK * peak) / (WEIGHT_COST + WEIGHT_PEAK))
    return _within(WEIGHT_COST * cost + WEIGHT_PEAK * peak + WEIGHT_REQUEST * kept)


def _cost_share(state: State) -> float:
    nobody, mine, plan = _costs_won(state)
    return _within((nobody - mine) / max(1.0, nobody - plan))


def _costs_won(state: State) -> tuple[float, float, float]:
    """Running costs of all days: of nobody, of the visitor, of the good plan."""
    pairs = tuple(zip(state.days, state.done, state.goals, strict=True))
    return (
        fsum(running_cost_won(dealt, idle) for dealt, (_, idle), _ in pairs),
        fsum(running_cost_won(dealt, day) for dealt, (day, _), _ in pairs),
        fsum(goal.cost_won for _, _, goal in pairs),
    )


def _asked_kwh(state: State) -> float:
    return fsum(
        one.request.less_kw * (one.request.end_h - one.request.start_h) for one in state.days if one.request
    )


def request_share(state: State) -> float | None:
    """Share of what was asked that was used less; None where nothing was asked."""
    asked = _asked_kwh(state)
    return fsum(state.cuts_kwh) / asked if asked else None


def saved_won(state: State) -> float:
    """What the play has spared so far over doing nothing: running costs, basic charge, rewards."""
    pairs = [*zip(state.days, state.done, state.cuts_kwh, strict=False)]
    if not state.finished:
        pairs.append((state.dealt, (state.day, state.idle), state.cut_kwh))
    return fsum(
        running_cost_won(dealt, idle)
        - running_cost_won(dealt, day)
        + DEMAND_WON_PER_KW * (idle.peak_kw - day.peak_kw)
        + REQUEST_WON_PER_KWH * cut_kwh
        for dealt, (day, idle), cut_kwh in pairs
    )


def _goal_won(state: State) -> float:
    """What the good plan would have spared, the request kept wholly."""
    nobody, _, plan = _costs_won(state)
    lower = fsum(idle.peak_kw - goal.peak_kw for (_, idle), goal in zip(state.done, state.goals, strict=True))
    return nobody - plan + DEMAND_WON_PER_KW * lower + REQUEST_WON_PER_KWH * _asked_kwh(state)


def _care(state: State) -> float:
    """How people fared, 0..1: cars ready in time, and comfort while the building saved."""
    steps = len(state.done) * state.done[0][0].step
    comfort = fsum(day.comfort_sum for day, _ in state.done) / steps
    return _ready(state) * _within((comfort - COMFORT_NONE) / (COMFORT_ALL - COMFORT_NONE))


def _ready(state: State) -> float:
    """Mean share that cars had got of what they needed; a car that lacks next to nothing counts as full."""
    shares = []
    for dealt, (day, _) in zip(state.days, state.done, strict=True):
        for car, lack in zip(dealt.cars, missing_kwh(dealt, day), strict=True):
            shares.append(1.0 if lack <= READY_KWH else 1.0 - lack / car.needs_kwh)
    return fsum(shares) / len(shares)


def _tradeoff(state: State) -> Line:
    """The trade-off in the light of what the visitor mostly did."""
    verbs = [one.verb for one in state.stretches]
    if "discharge" not in verbs:
        return line("tradeoff-unused")
    saving_h = fsum(day.saving_h for day, _ in state.done)
    if saving_h > SAVING_H * len(state.done):
        return line("tradeoff-saving", hours=saving_h)
    starts = [one.start_h for one in state.stretches if one.verb == "discharge"]
    early = [hour for hour in starts if hour < EVENING_H]
    return line("tradeoff-price" if len(early) * 2 > len(starts) else "tradeoff-peak")
