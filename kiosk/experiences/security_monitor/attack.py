"""The attack: when a step strikes, what it leaves inside, and when it is tried again (README.md, Attack)."""

from __future__ import annotations

from dataclasses import replace

from kiosk.experiences.security_monitor.schedule import round_at
from kiosk.experiences.security_monitor.state import (
    Alert,
    Kind,
    Leak,
    Planned,
    Room,
    State,
    Verdict,
)

FUSE_MIN = {Kind.MAIL: 15.0, Kind.LOGIN: 14.0, Kind.MOVE: 13.0, Kind.TRANSFER: 11.0}
"""Minutes from an alert until its attack strikes, while none has struck before†."""

FASTER = 0.35
"""By how much each missed step speeds up the next†: fuse / (1 + FASTER · footholds)."""

LEAK_GB_PER_MIN = 1.5
"""What leaves a minute when no step was missed before; every missed one adds as much again†."""

MOST_FOOTHOLDS = 4

AGAIN_MIN = 7.0
"""Minutes until an attack tries the same step again†."""

AGAIN_END_S = 9.0
"""No second attempt in the last seconds of a round†."""


def fuse_min(kind: Kind, footholds: int) -> float:
    """Minutes an attack needs for a step, given how many steps before were missed."""
    return FUSE_MIN[kind] / (1.0 + FASTER * footholds)


def leak_rate(footholds: int) -> float:
    """What leaves a minute, in GB, given how many steps before were missed."""
    return LEAK_GB_PER_MIN * (1 + footholds)


def under_way(one: Alert) -> bool:
    """Whether an alert is a step of the attack that nobody has stopped and that has not struck yet."""
    return one.real and not one.struck and one.verdict in (Verdict.NONE, Verdict.MISSED)


def under_attack(state: State) -> bool:
    """Whether an attack is inside or under way now, known or not."""
    return state.footholds > 0 or state.leak is not None or any(under_way(one) for one in state.alerts)


def isolated(state: State, room: Room) -> bool:
    """Whether a room is off the network now: nothing gets in or out."""
    return any(one.room is room and one.whole for one in state.stops)


def with_alert(state: State, alert: Alert) -> State:
    """The state with one alert changed; a closed one is no longer looked at."""
    check = state.check
    if check and check.alert_id == alert.id and not alert.waiting:
        check = None
    alerts = tuple(alert if one.id == alert.id else one for one in state.alerts)
    return replace(state, alerts=alerts, check=check)


def strike(state: State, one: Alert) -> State:
    """One step of the attack succeeds: it sits inside, and the next will be stronger and faster.

    Data that leaves can still be stopped, so that alert stays open; one that was closed comes again.
    """
    leaves = one.kind is Kind.TRANSFER
    missed = replace(one, struck=True)
    if one.open and not leaves:
        missed = replace(missed, verdict=Verdict.MISSED, closed_s=state.time_s)
    rate = leak_rate(state.footholds)
    state = replace(
        with_alert(state, missed),
        inside=(*state.inside, one.room)[-MOST_FOOTHOLDS:],
    )
    if not leaves:
        return state
    state = replace(state, leak=Leak(one.room, state.time_s, rate))
    return state if missed.open else tried_again(state, missed)


def tried_again(state: State, one: Alert) -> State:
    """The state with a second attempt planned, if evidence was dealt for it and the round lasts for it."""
    at_s = round(state.time_s + AGAIN_MIN, 6)
    last_s = round_at(state.level, state.short, state.time_s).end_s - AGAIN_END_S
    if not state.spares or at_s > last_s:
        return state
    again = Planned(at_s, one.room, one.kind, 3, True, one.step, state.spares[0], again=True)
    plan = tuple(sorted((*state.plan, again), key=lambda planned: planned.at_s))
    return replace(state, plan=plan, spares=state.spares[1:])
