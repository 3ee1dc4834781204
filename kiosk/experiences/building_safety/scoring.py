"""What a play was worth: measures, score, stars and the trade-off (README.md, Score)."""

from __future__ import annotations

from math import fsum

from kiosk.core.contract import Line, Measure, Outcome, line
from kiosk.experiences.building_safety.moments import moments
from kiosk.experiences.building_safety.state import Alarm, Kind, State, Status

EXPECTED = {Kind.SMOKE: 3.0, Kind.LIFT: 3.0, Kind.WATER: 1.8, Kind.DOOR: 0.9}
"""Harm of a real alarm that is answered neither quickly nor late†: the yardstick of lost minutes."""

LEFT_OVER = {Kind.SMOKE: 6.0, Kind.LIFT: 2.0, Kind.WATER: 2.0, Kind.DOOR: 1.0}
"""Harm of a real alarm that is still open when its round ends†."""

LOST_GOOD, LOST_BAD = 0.9, 2.9
"""Harm, a share of the expected, where watchfulness is worth all and nothing†."""

OUTSIDE_MIN, SERVICE_MIN, TRIP = 100.0, 15.0, 0.15
"""What costs all calm†: minutes people stood outside for nothing, minutes something stood still for nothing;
and the share a useless trip of the fire service costs."""

WEIGHT_BASE, WEIGHT_CALM = 0.35, 0.65
"""What a watchful play is made of†: itself, and calm where there was nothing."""

THREE_STARS, TWO_STARS = 0.80, 0.50

UNTOLD_MOST = 0.75
"""The most a play is worth in which 119 was not told of what may be a fire†: less than three stars."""

GOOD_SMOKE_S, GOOD_RESPONSE_S, GOOD_SERVICE_MIN = 180.0, 75.0, 2.0


def outcome(state: State) -> Outcome:
    """The outcome of a finished play."""
    score = watchful(state) * (WEIGHT_BASE + WEIGHT_CALM * calm(state))
    if any(untold(one) for one in state.alarms):
        score = min(score, UNTOLD_MOST)
    ledger = state.ledger
    measures = (
        Measure("response", response_s(state), 0.0, GOOD_RESPONSE_S),
        Measure("smoke", 60.0 * ledger.smoke_min, 0.0, GOOD_SMOKE_S),
        Measure("sent", float(ledger.sent_out), 0.0, 0.0),
        Measure("service", ledger.service_min, 0.0, GOOD_SERVICE_MIN, decimals=1),
        Measure("trips", float(ledger.trips), 0.0, 0.0),
    )
    stars = 3 if score >= THREE_STARS else 2 if score >= TWO_STARS else 1
    return Outcome(score, stars, measures, moments(state), tradeoff(state))


def untold(alarm: Alarm) -> bool:
    """Whether 119 never heard of a fire, or of what two sensors took for one and nobody looked at."""
    if alarm.kind is not Kind.SMOKE or alarm.called_s >= 0.0:
        return False
    ignored = alarm.second and alarm.signal.agrees and alarm.seen_s < 0.0
    return alarm.fire or ignored


def lost_share(state: State) -> float:
    """All harm, as a share of what is expected of as many real alarms."""
    real = [one for one in state.alarms if one.signal.real]
    harm = fsum(one.harm + (LEFT_OVER[one.kind] if one.status is Status.LEFT else 0.0) for one in real)
    expected = fsum(EXPECTED[one.kind] for one in real)
    return (harm + state.ledger.smoke_min) / expected if expected else 0.0


def watchful(state: State) -> float:
    """Worth 0..1 of not losing minutes where something was real."""
    return min(1.0, max(0.0, (LOST_BAD - lost_share(state)) / (LOST_BAD - LOST_GOOD)))


def calm(state: State) -> float:
    """Worth 0..1 of not disturbing anybody where there was nothing."""
    ledger = state.ledger
    disturbed = ledger.outside_min / OUTSIDE_MIN + ledger.service_min / SERVICE_MIN + TRIP * ledger.trips
    return max(0.0, 1.0 - disturbed)


def answered_s(alarm: Alarm) -> float | None:
    """When something was first done about a real alarm that helps against it; None where it never was."""
    helps = [alarm.seen_s, alarm.stopped_s]
    if alarm.kind in (Kind.SMOKE, Kind.LIFT):
        helps.append(alarm.called_s)
    if alarm.kind is Kind.SMOKE:
        helps.append(alarm.told_s)
    return min((one for one in helps if one >= 0.0), default=None)


def response_s(state: State) -> float:
    """Mean seconds until something was done about what was real; to the end of its time where nothing was."""
    waits = []
    for one in state.alarms:
        if one.signal.real:
            done = answered_s(one)
            waits.append((one.closed_s if done is None else done) - one.at_s)
    return fsum(waits) / len(waits) if waits else 0.0


def tradeoff(state: State) -> Line:
    """The trade-off in the light of what the visitor did."""
    seconds = response_s(state)
    if state.ledger.sent_out:
        return line("tradeoff-sent", people=state.ledger.sent_out, seconds=seconds)
    if not any(one.went_s >= 0.0 or answered_s(one) is not None for one in state.alarms):
        return line("tradeoff-nobody")
    visits = sum(one.seen_s >= 0.0 for one in state.alarms)
    return line("tradeoff", visits=visits, seconds=seconds)
