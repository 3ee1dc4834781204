"""What a play was worth: measures, score, stars and the trade-off (README.md, Score)."""

from __future__ import annotations

from math import fsum

from kiosk.core.contract import Line, Measure, Outcome, line
from kiosk.experiences.care_robot.contact import LIMIT_MIN, gini, waiting_cost
from kiosk.experiences.care_robot.moments import moments
from kiosk.experiences.care_robot.state import How, Kind, Request, State, Status

URGENT = (Kind.MEDICINE, Kind.FALL)

COST_GOOD, COST_BAD = 0.70, 1.15
"""Waiting cost, a share of everybody waiting to the limit, where promptness is worth all and nothing†."""

LONELY_GOOD, LONELY_BAD = 0.38, 0.47
"""Mean loneliness over the play at which contact is worth all and nothing†."""

EVEN_GOOD, EVEN_BAD = 0.58, 0.30
"""Evenness (1 − Gini) of human minutes at which sharing is worth all and nothing†."""

BATTERY_GOOD = 0.15
"""Lowest charge at which the robots' reserve is worth all†."""

WEIGHT_BASE, WEIGHT_CONTACT, WEIGHT_EVEN, WEIGHT_BATTERY = 0.20, 0.45, 0.28, 0.07
"""What prompt help is made of†: itself, less loneliness, fair shares, a reserve of charge."""

THREE_STARS, TWO_STARS = 0.80, 0.55


def outcome(state: State) -> Outcome:
    """The outcome of a finished play."""
    prompt = _between(cost_share(state.requests), COST_BAD, COST_GOOD)
    lonely = state.lonely_integral / state.time_min
    even = 1.0 - gini([one.human_min for one in state.homes])
    score = prompt * (
        WEIGHT_BASE
        + WEIGHT_CONTACT * _between(lonely, LONELY_BAD, LONELY_GOOD)
        + WEIGHT_EVEN * _between(even, EVEN_BAD, EVEN_GOOD)
        + WEIGHT_BATTERY * _between(state.lowest_battery, 0.0, BATTERY_GOOD)
    )
    measures = (
        Measure("urgent", urgent_wait_min(state.requests), 0.0, 5.0, decimals=1),
        Measure("lonely", 100.0 * lonely, 0.0, 40.0),
        Measure("even", 100.0 * even, 60.0, 100.0),
        Measure("consent", 100.0, 100.0, 100.0),
        Measure("battery", 100.0 * state.lowest_battery, 100.0 * BATTERY_GOOD, 100.0),
    )
    stars = 3 if score >= THREE_STARS else 2 if score >= TWO_STARS else 1
    return Outcome(score, stars, measures, moments(state), tradeoff(state))


def _between(value: float, nothing: float, everything: float) -> float:
    """Worth 0..1 of a value between where it is worth nothing and everything."""
    return min(1.0, max(0.0, (value - nothing) / (everything - nothing)))


def cost_share(requests: tuple[Request, ...]) -> float:
    """All waiting cost, as a share of what it had been if everybody had waited exactly to the limit."""
    cost = fsum(waiting_cost(one.kind, one.waited_min, one.beside_min) for one in requests)
    limit = fsum(waiting_cost(one.kind, LIMIT_MIN[one.kind]) for one in requests)
    return cost / limit if limit else 0.0


def urgent_wait_min(requests: tuple[Request, ...]) -> float:
    """Mean minutes that medicine and falls waited."""
    urgent = [one.waited_min for one in requests if one.kind in URGENT]
    return fsum(urgent) / len(urgent) if urgent else 0.0


def tradeoff(state: State) -> Line:
    """The trade-off in the light of whom the visitor mostly sent."""
    done = [one for one in state.requests if one.status is Status.SERVED]
    robots = len([one for one in done if one.how is How.ROBOT])
    people = len(done) - robots
    if not done:
        return line("tradeoff-nobody", count=len(state.requests))
    key = "tradeoff-robots" if robots > people else "tradeoff-people" if people > 2 * robots else "tradeoff"
    return line(key, robots=robots, people=people)
