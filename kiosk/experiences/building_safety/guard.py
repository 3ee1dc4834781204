"""The guard on the stairs: how long ways are, what is done on arrival, what is found."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.contract import Line, line
from kiosk.experiences.building_safety.state import (
    Alarm,
    Guard,
    Kind,
    News,
    Phase,
    State,
    Status,
    Storey,
    place,
)
from kiosk.experiences.building_safety.suspicion import fire_below, reopened

STOREY_S = 15.0
"""One storey on the stairs: about 7 m of steps and landing at 0.47 m/s (NIST TN 1839)."""

LOOK_S = 10.0
"""How long it takes to see that there is nothing, or to close a fire door†."""

WATER_S = 30.0
"""How long it takes to find and shut a valve by hand†."""

FREE_S, FREE_STOPPED_S = 70.0, 30.0
"""How long it takes to open a lift, and one whose power is already off†."""

DOUSE_S = 30.0
"""How long a small fire takes with an extinguisher†."""

SMALL = 0.15
"""Up to this size a fire can be put out with an extinguisher†; beyond it the door is shut."""

TOO_THICK = 0.4
"""Into so much smoke nobody is sent†."""

LOBBY = 1.0


def way_s(guard: Guard, floor: int) -> float:
    """Seconds to a storey from where the guard is now."""
    return abs(guard.floor - floor) * STOREY_S


def may_enter(state: State, floor: int) -> bool:
    """Whether the guard can be sent to a storey: never into thick smoke, nor above a fire that is known."""
    return state.storey(floor).smoke < TOO_THICK and not fire_below(state, floor)


def with_alarm(state: State, alarm: Alarm) -> State:
    """The state with one alarm replaced."""
    return replace(state, alarms=tuple(alarm if one.id == alarm.id else one for one in state.alarms))


def with_storey(state: State, storey: Storey) -> State:
    """The state with one storey replaced."""
    changed = tuple(storey if one.number == storey.number else one for one in state.storeys)
    return replace(state, storeys=changed)


def with_news(state: State, text: Line) -> State:
    """The state with something to tell."""
    return replace(state, news=News(f"{text.key}:{state.time_s}", text, state.time_s))


def sent(state: State, alarm: Alarm) -> State:
    """The guard on the way; what is left for it asks again."""
    left = state.alarm(state.guard.task) if state.guard.task else None
    if left is not None and left.open:
        state = with_alarm(state, reopened(left))
    guard = _off(state, Phase.GOING, alarm.id)
    went = alarm.went_s if alarm.went_s >= 0.0 else state.time_s
    return with_alarm(replace(state, guard=guard), replace(alarm, answered=True, again_s=0.0, went_s=went))


def _off(state: State, phase: Phase, task: str = "") -> Guard:
    """The guard leaving for somewhere, from the place of an alarm or from the stairs."""
    guard = state.guard
    if guard.phase is Phase.GOING or guard.phase is Phase.RETURNING:
        return replace(guard, phase=phase, task=task)
    return Guard(guard.floor, phase, task, since_s=state.time_s, last=guard.task)


def moved(state: State, dt_s: float) -> State:
    """The guard `dt_s` later."""
    guard = state.guard
    alarm = state.alarm(guard.task) if guard.task else None
    if alarm is not None and not alarm.open:
        return replace(state, guard=_off(state, Phase.RETURNING))
    if guard.phase is Phase.GOING and alarm is not None:
        if guard.floor < alarm.floor and not may_enter(state, alarm.floor):
            return with_alarm(replace(state, guard=_off(state, Phase.RETURNING)), reopened(alarm))
        floor = _towards(guard.floor, float(alarm.floor), dt_s)
        state = replace(state, guard=replace(guard, floor=floor))
        return _arrived(state, alarm) if floor == alarm.floor else state
    if guard.phase is Phase.WORKING and alarm is not None:
        left = guard.left_s - dt_s
        if left > 1e-9:
            return replace(state, guard=replace(guard, left_s=left))
        return _finished(state, alarm)
    if guard.phase is Phase.RETURNING:
        floor = _towards(guard.floor, LOBBY, dt_s)
        home = Guard(floor, Phase.IDLE, since_s=state.time_s)
        return replace(state, guard=home if floor == LOBBY else replace(guard, floor=floor))
    return state


def _towards(floor: float, goal: float, dt_s: float) -> float:
    step = dt_s / STOREY_S
    if abs(goal - floor) <= step + 1e-9:
        return goal
    return floor + step if goal > floor else floor - step


def _arrived(state: State, alarm: Alarm) -> State:
    seen = replace(alarm, known=True, second=True, seen_s=state.time_s)
    state = with_alarm(state, seen)
    guard = replace(state.guard, phase=Phase.WORKING, left_s=_work_s(state, seen), since_s=state.time_s)
    state = replace(state, guard=guard)
    if not alarm.fire:
        return state
    return _at_fire(state, seen)


def _at_fire(state: State, alarm: Alarm) -> State:
    """At a fire: an extinguisher while it is small, else its door is shut; either way it is known now."""
    storey = state.storey(alarm.floor)
    if storey.fire > SMALL:
        state = with_storey(state, replace(storey, shut=True))
    elif not alarm.signal.stubborn:
        alarm = replace(alarm, doused=not storey.dying)
        state = with_storey(state, replace(storey, dying=True))
    return with_alarm(state, reopened(alarm))


def _work_s(state: State, alarm: Alarm) -> float:
    if not alarm.signal.real or alarm.kind is Kind.DOOR:
        return LOOK_S
    if alarm.kind is Kind.WATER:
        return WATER_S
    if alarm.kind is Kind.LIFT:
        return FREE_STOPPED_S if alarm.stopped_s >= 0.0 else FREE_S
    return DOUSE_S if state.storey(alarm.floor).fire <= SMALL else LOOK_S


def _finished(state: State, alarm: Alarm) -> State:
    """What the guard came for is done; a fire is over when it is out."""
    state = replace(state, guard=_off(state, Phase.RETURNING))
    if alarm.fire:
        storey = state.storey(alarm.floor)
        return state if storey.dying else with_storey(state, replace(storey, shut=True))
    return closed(state, alarm, Status.SETTLED if alarm.signal.real else Status.CLEARED)


def closed(state: State, alarm: Alarm, status: Status) -> State:
    """The alarm over: whom it sent out may come back."""
    done = replace(alarm, status=status, again_s=0.0, answered=True, closed_s=state.time_s)
    state = with_alarm(state, done)
    told = {
        floor
        for one in state.alarms
        if one.open and one.told_s >= 0.0
        for floor in (one.floor, one.floor + 1)
    }
    storeys = tuple(one if one.number in told else replace(one, told_s=-1.0) for one in state.storeys)
    return with_news(replace(state, storeys=storeys), line(_closing(done), place=place(done.signal)))


def _closing(alarm: Alarm) -> str:
    if alarm.status is Status.CLEARED:
        return "news-false" if alarm.seen_s >= 0.0 else "news-reset"
    return f"news-over-{alarm.kind}"
