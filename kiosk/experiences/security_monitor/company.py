"""What happens by itself: alerts arrive, cards turn, the team answers, attacks strike, work stands still."""

from __future__ import annotations

from dataclasses import replace

from kiosk.experiences.security_monitor.attack import (
    fuse_min,
    isolated,
    strike,
    under_attack,
    under_way,
    with_alert,
)
from kiosk.experiences.security_monitor.response import answered_by_team
from kiosk.experiences.security_monitor.schedule import round_at
from kiosk.experiences.security_monitor.state import Alert, Planned, Room, State, Verdict

ALL_GB = 100.0
"""The company's data†."""

LAPSE_MIN = 24.0
"""Minutes after which a false alarm that nobody answers goes away by itself†."""

QUIET_S = 2.0
"""How long nothing waits before a false alarm comes that was kept for quiet times†."""

FILL_LEAD_S, FILL_END_S = 2.0, 4.0
"""None comes this shortly before a planned alert, or before the end of a round†."""

_SOON_S = 1e-9
"""Times are sums of floats: what is due within this is due now."""


def arrived(state: State) -> State:
    """The state with every alert on the queue whose time has come."""
    while state.plan and state.plan[0].at_s <= state.time_s + _SOON_S:
        alert = _alert(state, state.plan[0])
        state = replace(state, alerts=(*state.alerts, alert), plan=state.plan[1:])
    return state


def next_up(state: State) -> Planned | None:
    """What looking around would bring while nothing waits.

    The next planned alert if it is near, else a false alarm kept for quiet times; None when neither is left
    before the round's end.
    """
    if state.finished or any(one.waiting for one in state.alerts):
        return None
    now = round_at(state.level, state.short, state.time_s)
    if state.plan and state.plan[0].at_s <= min(now.end_s, state.time_s + FILL_LEAD_S):
        return state.plan[0]
    ready = state.fillers and state.fillers[0].at_s < now.end_s
    return state.fillers[0] if ready and now.end_s - state.time_s > FILL_END_S else None


def brought(state: State, planned: Planned) -> State:
    """The state with an alert on the queue before its time."""
    return replace(
        state,
        alerts=(*state.alerts, _alert(state, planned)),
        plan=tuple(one for one in state.plan if one is not planned),
        fillers=tuple(one for one in state.fillers if one is not planned),
        quiet_s=0.0,
    )


def quiet(state: State, dt_s: float) -> State:
    """The state with its quiet time counted; when that has lasted, the next false alarm kept for it comes."""
    now = round_at(state.level, state.short, state.time_s)
    fillers = tuple(one for one in state.fillers if one.at_s >= now.start_s - _SOON_S)
    waits = any(one.waiting for one in state.alerts)
    state = replace(state, fillers=fillers, quiet_s=0.0 if waits else state.quiet_s + dt_s)
    found = next_up(state)
    comes = found is not None and found in fillers and state.quiet_s >= QUIET_S - _SOON_S
    return brought(state, found) if found and comes else state


def _alert(state: State, planned: Planned) -> Alert:
    number = len(state.alerts) + 1
    lasts = fuse_min(planned.kind, state.footholds) if planned.real else LAPSE_MIN
    return Alert(
        id=f"A{number}",
        number=number,
        room=planned.room,
        kind=planned.kind,
        severity=planned.severity,
        real=planned.real,
        step=planned.step,
        cards=planned.cards,
        arrived_s=state.time_s,
        until_s=state.time_s + lasts,
        opened=planned.opened,
        again=planned.again,
    )


def checked(state: State) -> State:
    """The state with a card turned if looking at it is over."""
    check = state.check
    one = state.find(check.alert_id) if check else None
    if check is None or one is None or state.time_s < check.done_s - _SOON_S:
        return state
    return replace(with_alert(state, replace(one, opened=one.opened + 1)), check=None)


def told(state: State) -> State:
    """The state with everything the expert team has found out by now."""
    for one in state.alerts:
        if one.reported and one.answer_s <= state.time_s + _SOON_S:
            state = answered_by_team(state, one)
    return state


def struck(state: State) -> State:
    """The state after the attacks whose time has come, and without false alarms that went away.

    Nothing strikes in a room that is off the network; it waits until the room is back.
    """
    for one in state.alerts:
        if one.until_s > state.time_s + _SOON_S:
            continue
        if under_way(one) and not isolated(state, one.room):
            state = strike(state, one)
        elif one.waiting and not one.real:
            state = with_alert(state, replace(one, verdict=Verdict.LAPSED, closed_s=state.time_s))
    return state


def round_closed(state: State) -> State:
    """The state as the next round finds it: nothing open, nothing cut off, no data on its way out.

    The team has its answers; what nobody answered has happened: attacks struck, false alarms are gone.
    """
    for one in state.alerts:
        if one.reported:
            state = answered_by_team(state, one)
    for one in state.alerts:
        if under_way(one):
            state = strike(state, one)
    for one in state.alerts:
        if one.open:
            verdict = Verdict.MISSED if one.real else Verdict.LAPSED
            state = with_alert(state, replace(one, verdict=verdict, closed_s=state.time_s))
    plan = tuple(one for one in state.plan if not one.again)
    return replace(state, plan=plan, stops=(), leak=None, check=None, held="")


def passed(state: State, dt_s: float) -> State:
    """The state with what one stretch of time adds to every sum.

    In a room where several answers overlap the widest counts; needless is what stands beyond what was needed.
    """
    stopped = needless = 0
    for room in Room:
        here = [one for one in state.stops if one.room is room]
        machines = max((one.machines for one in here), default=0)
        needed = max((one.machines - one.needless for one in here), default=0)
        stopped += machines
        needless += machines - needed
    leaking = state.leak.rate_gb_per_min * dt_s if state.leak else 0.0
    return replace(
        state,
        stopped=state.stopped + stopped * dt_s,
        needless=state.needless + needless * dt_s,
        leaked_gb=min(ALL_GB, state.leaked_gb + leaking),
        alive_min=state.alive_min + (dt_s if under_attack(state) else 0.0),
        stops=tuple(one for one in state.stops if one.until_s > state.time_s + _SOON_S),
    )
