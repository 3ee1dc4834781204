"""A good plan for a day that is known in advance: what the score holds a visitor's day against.

The model tries a small family of plans, a quarter of an hour at a time, and keeps the one that costs least:
charge from the roof's surplus, discharge above a level, let the cars wait out the dear hours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.experiences.energy_manager.battery import Mode
from kiosk.experiences.energy_manager.day import advanced, begun, flows_at, running_cost_won
from kiosk.experiences.energy_manager.deal import DAY_START_H, WINDOW_H, WINDOWS, Dealt
from kiosk.experiences.energy_manager.state import Controls, Day, Flows, Goal
from kiosk.experiences.energy_manager.tariff import DEMAND_WON_PER_KW, Tier, tier_at

LEVELS_KW = (0.0, 16.0, 24.0, 30.0, 36.0, 40.0, 44.0, 48.0, 52.0, 56.0, 60.0)
"""Import above which the battery helps, as tried."""

CARS_RESUME_H = (21.0, 20.75, 21.25)
SURPLUS_KW = (22.0, 14.0)
CARS_WAIT_FROM_H = 15.0


@dataclass(frozen=True, slots=True)
class Plan:
    """One way through the day, by four numbers."""

    level_kw: float
    resume_h: float
    surplus_kw: float

    def controls(self, hour: float, flows: Flows, dealt: Dealt) -> Controls:
        """What it tells the block at an hour, given the powers with an idle battery."""
        deferring = CARS_WAIT_FROM_H <= hour < self.resume_h and flows.surplus_kw <= 0.0
        request = dealt.request
        asked = request is not None and request.start_h <= hour < request.end_h
        if flows.surplus_kw >= self.surplus_kw:
            return Controls(Mode.CHARGE, deferring)
        dear = tier_at(hour) is Tier.HIGH or hour >= CARS_WAIT_FROM_H
        if asked or (dear and flows.needed_kw > self.level_kw):
            return Controls(Mode.DISCHARGE, deferring)
        return Controls(Mode.KEEP, deferring)


def run(dealt: Dealt, plan: Plan) -> Day:
    """The day as the plan runs it."""
    day = begun(dealt)
    for n in range(WINDOWS):
        hour = DAY_START_H + n * WINDOW_H
        waiting = plan.controls(hour, day.flows, dealt).deferring
        flows = flows_at(dealt, day, Controls(deferring=waiting), 1)[0]
        day = advanced(dealt, day, replace(plan.controls(hour, flows, dealt), deferring=waiting), 1)
    return day


def worth_won(dealt: Dealt, day: Day) -> float:
    """What a day costs in all: running costs and its share of the basic charge."""
    return running_cost_won(dealt, day) + DEMAND_WON_PER_KW * day.peak_kw


def good_plan(dealt: Dealt) -> Plan:
    """The cheapest of the plans tried: first the level, then the cars, then how much surplus is enough."""
    best = Plan(LEVELS_KW[0], CARS_RESUME_H[0], SURPLUS_KW[0])
    choices = (
        [replace(best, level_kw=level) for level in LEVELS_KW],
        [replace(best, resume_h=resume) for resume in CARS_RESUME_H[1:]],
        [replace(best, surplus_kw=surplus) for surplus in SURPLUS_KW[1:]],
    )
    best_won = float("inf")
    for field, tried in zip(("level_kw", "resume_h", "surplus_kw"), choices, strict=True):
        for one in tried:
            plan = replace(best, **{field: getattr(one, field)})
            won = worth_won(dealt, run(dealt, plan))
            if won < best_won:
                best, best_won = plan, won
    return best


def goal_of(dealt: Dealt) -> Goal:
    """What the good plan comes to."""
    day = run(dealt, good_plan(dealt))
    return Goal(day.peak_kw, running_cost_won(dealt, day), day.meter.import_kwh)
