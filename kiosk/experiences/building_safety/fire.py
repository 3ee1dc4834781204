"""Fire, smoke and people on the storeys: the differential equations of README.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, exp, log

from kiosk.experiences.building_safety.state import PEOPLE, Storey

DOUBLE_S = 45.0
"""A young fire doubles in so many seconds†."""

GROWTH = log(2.0) / DOUBLE_S
FIRST = 0.03
"""Size of a fire when its sensor first notices it, as a share of a room on fire†."""

DYING_S = 20.0
"""Time constant with which a fire goes out once water or an extinguisher is on it†."""

THINNING = 1.0 / 120.0
"""Smoke that finds its own way out, per second†."""

VENTED = 1.0 / 20.0
"""What smoke control takes out besides, per second†."""

MAKING = THINNING + GROWTH
"""Smoke a fire makes, so that unvented smoke grows as the fire does."""

LEAK = 0.004
"""Share of a storey's smoke that reaches the one above, per second, through gaps†."""

LEAK_OPEN, LEAK_SHUT = 4.0, 0.25
"""How much more through a fire door that stands open, and less once it was shut against the fire†."""

PER_S = 0.15
"""People who leave a storey through its stair door per second in clear air†."""

BACK_PER_S = 0.3
"""People who come back per second once all is clear†."""

START_S = 20.0
"""Between an announcement and the first who goes†."""

ALARMING = 0.3
"""Smoke that people see for themselves, and leave from†."""

THICK_PER_M = 10.0
"""Extinction coefficient of smoke that fills a storey, per metre†."""

SLOWER, SLOWEST = 0.057 / 0.706, 0.1
"""Frantzich and Nilsson: walking speed falls by this share per 1/m of extinction, down to a tenth."""


def pace(smoke: float) -> float:
    """The share of their usual speed at which people walk in smoke (0..1)."""
    return max(SLOWEST, 1.0 - SLOWER * THICK_PER_M * smoke)


def burnt(
    storeys: Sequence[Storey], dt_s: float, *, vented: bool, open_doors: Sequence[int]
) -> tuple[Storey, ...]:
    """Fire and smoke of every storey `dt_s` later, from the lowest up."""
    losing = THINNING + (VENTED if vented else 0.0)
    found: list[Storey] = []
    below = 0.0
    for one in storeys:
        source = MAKING * one.fire + below
        rest = exp(-losing * dt_s)
        smoke = min(1.0, one.smoke * rest + source / losing * (1.0 - rest))
        wide = LEAK_OPEN if one.number in open_doors else LEAK_SHUT if one.shut else 1.0
        below = LEAK * wide * one.smoke
        found.append(replace(one, fire=_grown(one, dt_s), smoke=smoke if smoke > 1e-6 else 0.0))
    return tuple(found)


def _grown(one: Storey, dt_s: float) -> float:
    """Logistic growth, exponential while small; exponential decay once it is being put out."""
    if one.fire <= 0.0:
        return 0.0
    if one.dying:
        fire = one.fire * exp(-dt_s / DYING_S)
        return fire if fire >= 0.002 else 0.0
    grown = exp(GROWTH * dt_s)
    return one.fire * grown / (1.0 + one.fire * (grown - 1.0))


def walked(one: Storey, now_s: float, dt_s: float, trust: float) -> Storey:
    """Who has left a storey, or come back to it, `dt_s` later."""
    told = 0.0 <= one.told_s <= now_s - START_S
    if told or one.smoke >= ALARMING:
        rate = PER_S * pace(one.smoke) * (1.0 if one.smoke >= ALARMING else trust)
        people = max(0.0, one.people - rate * dt_s)
        gone = ceil(one.people - 1e-9) - ceil(people - 1e-9)
        return replace(one, people=people, left_s=(*one.left_s, *([now_s] * gone)))
    if one.told_s < 0.0 and one.people < PEOPLE and one.smoke < ALARMING / 3:
        return replace(one, people=min(float(PEOPLE), one.people + BACK_PER_S * dt_s))
    return one
