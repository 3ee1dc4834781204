"""Waiting, loneliness and sharing: the three quantities a coordinator weighs (equations in README.md)."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, fsum

from kiosk.experiences.care_robot.state import How, Kind

URGENCY = {Kind.MEDICINE: 3.0, Kind.MEAL: 2.0, Kind.WALK: 1.0, Kind.TALK: 1.0, Kind.FALL: 6.0}
"""Cost of a minute's waiting†."""

LIMIT_MIN = {Kind.MEDICINE: 8.0, Kind.MEAL: 12.0, Kind.WALK: 18.0, Kind.TALK: 18.0, Kind.FALL: 5.0}
"""Within how many minutes somebody should come†; beyond it every minute counts twice."""

BESIDE = 0.5
"""Share of the cost that is left while a robot stays beside somebody who fell†."""

ALONE_MIN = 200.0
"""Time constant with which loneliness grows towards 1 while nobody is there†."""

HUMAN_MIN = 12.0
"""Time constant with which it falls towards 0 while a person is there†."""

ROBOT_MIN, ROBOT_FLOOR = 30.0, 0.45
"""A robot's company works more slowly, and not below this†."""


def waiting_cost(kind: Kind, waited_min: float, beside_min: float = 0.0) -> float:
    """Urgency × minutes; minutes past the limit count twice, those in a robot's company half."""
    over_min = max(0.0, waited_min - LIMIT_MIN[kind])
    return URGENCY[kind] * (waited_min + over_min + BESIDE * beside_min)


def lonelier(lonely: float, minutes: float, company: How | None) -> float:
    """Loneliness 0..1 after some minutes alone (None), with a robot, or with a person. Exact."""
    if company is None:
        return 1.0 - (1.0 - lonely) * exp(-minutes / ALONE_MIN)
    if company is How.ROBOT:
        above = max(0.0, lonely - ROBOT_FLOOR)
        return lonely - above * (1.0 - exp(-minutes / ROBOT_MIN))
    return lonely * exp(-minutes / HUMAN_MIN)


def gini(amounts: Sequence[float]) -> float:
    """How unequal amounts are: 0 all alike, near 1 one has everything; 1 where nobody has anything."""
    total = fsum(amounts)
    if total <= 0.0:
        return 1.0
    ordered = sorted(amounts)
    count = len(ordered)
    weighted = fsum((2 * n - count - 1) * amount for n, amount in enumerate(ordered, 1))
    return weighted / (count * total)
