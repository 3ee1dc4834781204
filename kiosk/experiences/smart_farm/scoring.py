"""What a play was worth, and why: measures, the moments worth telling, score and stars (README.md, Score)."""

from __future__ import annotations

from kiosk.core.contract import Line, Measure, Outcome, line
from kiosk.experiences.smart_farm.schedule import MINUTES_PER_S, plan
from kiosk.experiences.smart_farm.state import State
from kiosk.experiences.smart_farm.telling import moments

FULL_GROWTH, NO_GROWTH = 0.88, 0.10
"""Shares of the possible growth that count as all and as nothing†: hot days leave nobody the whole."""

MOULD_WEIGHT = 0.6
"""What a certain outbreak of mould takes of the harvest†."""

DEAR_KWH_PER_H, ENERGY_WEIGHT = 60.0, 0.15
"""Electricity an hour at which nothing is left of the saving, and what that is of the score†."""

LEAN_KWH_PER_H, LAVISH_KWH_PER_H = 8.0, 20.0
"""Up to here one saved, from here one spent: for the trade-off's words†."""

THREE_STARS, TWO_STARS = 0.75, 0.5


def outcome(state: State) -> Outcome:
    """The outcome of a finished play."""
    minutes = _minutes(state)
    grown, disease = state.crop.grown, state.crop.disease
    dear = min(1.0, state.energy_kwh / (DEAR_KWH_PER_H * minutes / 60.0))
    growth = min(1.0, max(0.0, (grown - NO_GROWTH) / (FULL_GROWTH - NO_GROWTH)))
    score = growth * (1.0 - MOULD_WEIGHT * disease) * (1.0 - ENERGY_WEIGHT * dear)
    measures = (
        Measure("growth", 100.0 * grown, 72.0, 100.0),
        Measure("band", 100.0 * state.good_min / minutes, 55.0, 100.0),
        Measure("disease", 100.0 * disease, 0.0, 20.0),
        Measure("energy", state.energy_kwh, 0.0, LAVISH_KWH_PER_H * minutes / 60.0),
        Measure("sensor", state.sensor.believed_min, 0.0, 60.0),
    )
    stars = 3 if score >= THREE_STARS else 2 if score >= TWO_STARS else 1
    return Outcome(score, stars, measures, moments(state), _tradeoff(state, minutes))


def _minutes(state: State) -> float:
    """Minutes of the days that were played."""
    return plan(state.level, state.short)[-1].end_s * MINUTES_PER_S


def _tradeoff(state: State, minutes: float) -> Line:
    """The trade-off in the light of what the visitor did."""
    rate = state.energy_kwh / (minutes / 60.0)
    values = {"kwh": state.energy_kwh, "growth": 100.0 * state.crop.grown}
    if state.crop.disease > 0.25:
        return line("tradeoff-wet", disease=100.0 * state.crop.disease, kwh=state.energy_kwh)
    if rate > LAVISH_KWH_PER_H:
        return line("tradeoff-lavish", **values)
    return line("tradeoff-lean" if rate < LEAN_KWH_PER_H else "tradeoff", **values)
