"""What a play was worth, and why: measures, the moments worth telling, score and stars (README.md, Score)."""

from __future__ import annotations

from math import exp, fsum

from kiosk.core.contract import Line, Measure, Moment, Outcome, line
from kiosk.experiences.drone_traffic.airspace import SEPARATION_M
from kiosk.experiences.drone_traffic.flight import RESERVE
from kiosk.experiences.drone_traffic.state import Delivery, Encounter, Kind, State

LOSS_SCALE = 0.10
"""Share of the play's time with lost separation at which safety has fallen to 1/e†."""

WEIGHT_BASE, WEIGHT_SERVICE, WEIGHT_BATTERY, WEIGHT_ECONOMY = 0.25, 0.60, 0.10, 0.05
"""What a perfectly safe play is made of†: being safe, delivering on time, reserves kept, few instructions."""

MEDICAL_WEIGHT = 3.0
"""Deliveries that one medical delivery counts for†."""

BATTERY_FLOOR = 0.04
"""Lowest charge at which nothing of the reserve's worth is left†."""

INSTRUCTIONS_PER_ENCOUNTER = 2.0
"""Instructions a conflict may take without any loss†; at three times as many the economy is worth nothing."""

THREE_STARS, TWO_STARS = 0.80, 0.55
MOST_MOMENTS = 5

_ANSWERS = {
    "climb": "height",
    "descend": "height",
    "hold": "time",
    "resume": "time",
    "sidestep": "side",
    "land": "land",
}


def outcome(state: State) -> Outcome:
    """The outcome of a finished play."""
    encounters = (*state.closed, *state.encounters)
    flights = (*state.deliveries, *_overdue(state))
    lost_s = fsum(one.lost_s for one in encounters)
    allowed = INSTRUCTIONS_PER_ENCOUNTER * max(1, len(encounters))
    on_time = _share_on_time(flights)
    safety = exp(-lost_s / (LOSS_SCALE * state.time_s))
    battery = (state.lowest_battery - BATTERY_FLOOR) / (RESERVE - BATTERY_FLOOR)
    economy = 1.0 - (state.instructions - allowed) / (2.0 * allowed)
    score = safety * (
        WEIGHT_BASE
        + WEIGHT_SERVICE * on_time
        + WEIGHT_BATTERY * min(1.0, max(0.0, battery))
        + WEIGHT_ECONOMY * min(1.0, max(0.0, economy))
    )
    measures = (
        Measure("separation", lost_s, 0.0, 1.0, decimals=1),
        Measure("on-time", 100.0 * on_time, 80.0, 100.0),
        Measure("battery", 100.0 * state.lowest_battery, 100.0 * RESERVE, 100.0),
        Measure("instructions", float(state.instructions), 0.0, allowed),
    )
    stars = 3 if score >= THREE_STARS else 2 if score >= TWO_STARS else 1
    return Outcome(score, stars, measures, _moments(encounters, flights), _tradeoff(encounters))


def _overdue(state: State) -> tuple[Delivery, ...]:
    """Deliveries still in the air after their deadline when the play ends."""
    return tuple(
        Delivery(one.name, one.kind, state.time_s, state.time_s - one.deadline_s, one.waited_s, one.battery)
        for one in state.aircraft
        if one.flying and one.kind is not Kind.UNREGISTERED and one.deadline_s < state.time_s
    )


def _weight(delivery: Delivery) -> float:
    return MEDICAL_WEIGHT if delivery.kind is Kind.MEDICAL else 1.0


def _share_on_time(flights: tuple[Delivery, ...]) -> float:
    """Share of deliveries on time, 0..1, medical ones weighing more; 0 where nothing was due."""
    due = fsum(_weight(one) for one in flights)
    return fsum(_weight(one) for one in flights if one.on_time) / due if due else 0.0


def _moments(encounters: tuple[Encounter, ...], flights: tuple[Delivery, ...]) -> tuple[Moment, ...]:
    """The most telling moments, in the order they happened.

    Chosen in this order: the worst losses, the medical delivery, the longest delay, a delivery given up, the
    closest shaves avoided.
    """
    worst = sorted((one for one in encounters if one.lost_s > 0.0), key=lambda one: -one.lost_s)
    kept = sorted(
        (one for one in encounters if one.lost_s <= 0.0 and one.answer), key=lambda one: one.predicted_m
    )
    medical = [one for one in flights if one.kind is Kind.MEDICAL]
    parcels = [one for one in flights if one.kind is not Kind.MEDICAL]
    late = sorted((one for one in parcels if not one.on_time and not one.lost), key=lambda one: -one.late_s)
    landed = [one for one in parcels if one.lost]
    chosen = [_loss_moment(one) for one in worst[:2]]
    chosen += [_delivery_moment(one) for one in (*medical[:1], *late[:1], *landed[:1])]
    chosen += [_kept_moment(one) for one in kept[:3]]
    return tuple(sorted(chosen[:MOST_MOMENTS], key=lambda one: one.at_s))


def _loss_moment(one: Encounter) -> Moment:
    first, second = one.names
    text = line("moment-lost", a=first, b=second, miss=one.closest_m, seconds=one.lost_s, limit=SEPARATION_M)
    return Moment(one.seen_s, text, good=False)


def _kept_moment(one: Encounter) -> Moment:
    first, second = one.names
    text = line(f"moment-kept-{_ANSWERS[one.answer]}", a=first, b=second, miss=one.predicted_m)
    return Moment(one.began_s, text, good=True)


def _delivery_moment(one: Delivery) -> Moment:
    if one.lost:
        return Moment(one.at_s, line("moment-landed", a=one.name, battery=100.0 * one.battery), good=False)
    who = "medical" if one.kind is Kind.MEDICAL else "parcel"
    if one.on_time:
        return Moment(one.at_s, line(f"moment-{who}-early", a=one.name, seconds=-one.late_s), good=True)
    text = line(f"moment-{who}-late", a=one.name, seconds=one.late_s, waited=one.waited_s)
    return Moment(one.at_s, text, good=False)


def _tradeoff(encounters: tuple[Encounter, ...]) -> Line:
    """The trade-off in the light of what the visitor mostly did."""
    answers = [_ANSWERS[one.answer] for one in encounters if one.answer]
    if not answers:
        return line("tradeoff")
    height, time = answers.count("height"), answers.count("time")
    return line("tradeoff-height" if height > time else "tradeoff-time" if time > height else "tradeoff")
