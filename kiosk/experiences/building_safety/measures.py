"""What the Desk does from afar: announcements, machines stopped, 119, another look. And what alarms cost."""

from __future__ import annotations

from dataclasses import replace
from math import fsum

from kiosk.experiences.building_safety.guard import closed, with_alarm
from kiosk.experiences.building_safety.state import (
    PEOPLE,
    TOP,
    Alarm,
    Kind,
    State,
    Status,
    Verb,
)
from kiosk.experiences.building_safety.suspicion import fire_known, remaining, suspected

SECOND_S = 30.0
"""After so many seconds the second sensor has an answer; as long is 지켜보기†."""

RESET_S = 120.0
"""After so many seconds a sensor that was wrong is quiet again by itself†."""

RESTART_S = 60.0
"""How much longer what was stopped for nothing stays off, unless somebody comes†."""

ENGINE_S = 240.0
"""How long the fire engine takes†: within the five minutes that fire services aim at."""

TRUST = 0.75
"""What is left of people's trust in announcements after one that sent them out for nothing†."""

LOUD = 0.25
"""A reading that nobody can put down to cooking any more†."""

HOME_S = 60.0
"""Until when everybody is back after a false signal†."""

RATE = {Kind.WATER: 1.0, Kind.DOOR: 0.5, Kind.LIFT: 0.5}
"""Harm per minute while a real alarm is open†: water, an open fire door, each of the people in a lift."""


def floors_told(alarm: Alarm) -> tuple[int, ...]:
    """Which storeys an announcement asks to leave: this one and the one above†."""
    return tuple(floor for floor in (alarm.floor, alarm.floor + 1) if floor <= TOP)


def people_told(state: State, alarm: Alarm) -> int:
    """How many people an announcement would send out."""
    return sum(round(state.storey(floor).people) for floor in floors_told(alarm))


def taken(state: State, alarm: Alarm, verb: Verb) -> State:
    """The state after a choice from afar."""
    now = state.time_s
    if verb is Verb.WATCH:
        put_off = replace(alarm, again_s=now + SECOND_S, watched=alarm.watched + 1)
        return with_alarm(state, put_off)
    if verb is Verb.BROADCAST:
        return _announced(state, alarm)
    if verb is Verb.CALL:
        return _called(state, alarm)
    stopped = replace(alarm, stopped_s=now)
    state = with_alarm(state, _answered(stopped, verb, now))
    if alarm.signal.real and alarm.kind in (Kind.WATER, Kind.DOOR):
        return closed(state, stopped, Status.SETTLED)
    return state


def _answered(alarm: Alarm, verb: Verb, now_s: float) -> Alarm:
    """What a choice from afar leaves open: a fire asks on until all is done, most else asks again later."""
    if suspected(alarm):
        return replace(alarm, again_s=0.0, answered=not remaining(alarm))
    if verb is Verb.CALL:
        return replace(alarm, again_s=0.0, answered=True)
    return replace(alarm, again_s=now_s + SECOND_S, answered=False)


def _announced(state: State, alarm: Alarm) -> State:
    floors = floors_told(alarm)
    count = people_told(state, alarm)
    storeys = tuple(
        replace(one, told_s=state.time_s) if one.number in floors and one.told_s < 0.0 else one
        for one in state.storeys
    )
    fair = alarm.fire or suspected(alarm)
    ledger = replace(state.ledger, sent_out=state.ledger.sent_out + (0 if fair else count))
    told = replace(alarm, told_s=state.time_s, told_people=count, told_fairly=fair)
    told = _answered(told, Verb.BROADCAST, state.time_s)
    trust = state.trust * (1.0 if fair else TRUST)
    return with_alarm(replace(state, storeys=storeys, ledger=ledger, trust=trust), told)


def _called(state: State, alarm: Alarm) -> State:
    needed = alarm.signal.real and alarm.kind in (Kind.SMOKE, Kind.LIFT)
    engine_s = state.engine_s if state.engine_s >= 0.0 else state.time_s + ENGINE_S
    fair = needed or suspected(alarm) or fire_known(state)
    ledger = replace(state.ledger, trips=state.ledger.trips + (0 if fair else 1))
    called = replace(alarm, called_s=state.time_s, called_fairly=fair)
    called = _answered(called, Verb.CALL, state.time_s)
    return with_alarm(replace(state, engine_s=engine_s, ledger=ledger), called)


def lived(state: State, dt_s: float) -> State:
    """Every open alarm `dt_s` later: what it costs, what the engine does, which sensor has reported."""
    for alarm in state.alarms:
        if alarm.open:
            state = _lived(state, alarm, dt_s)
    return _paid(state, dt_s)


def _lived(state: State, alarm: Alarm, dt_s: float) -> State:
    now = state.time_s
    signal = alarm.signal
    if signal.real and alarm.kind in RATE:
        persons = signal.people if alarm.kind is Kind.LIFT else 1
        alarm = replace(alarm, harm=alarm.harm + RATE[alarm.kind] * persons * dt_s / 60.0)
    if not alarm.second and now >= alarm.at_s + SECOND_S - 1e-9:
        alarm = replace(alarm, second=True)
    if alarm.again_s and now >= alarm.again_s - 1e-9:
        alarm = replace(alarm, again_s=0.0, asks=alarm.asks + 1)
    if alarm.fire and not alarm.loud and state.storey(alarm.floor).smoke >= LOUD:
        asks_on = bool(remaining(alarm))
        alarm = replace(alarm, loud=True, again_s=0.0, answered=not asks_on, asks=alarm.asks + asks_on)
    state = with_alarm(state, alarm)
    if state.engine_here and alarm.called_s >= 0.0 and signal.real:
        state = _engine_at(state, alarm)
    if alarm.fire and state.storey(alarm.floor).fire <= 0.0:
        return closed(state, alarm, Status.SETTLED)
    quiet_s = RESET_S if alarm.stopped_s < 0.0 else max(RESET_S, alarm.stopped_s - alarm.at_s) + RESTART_S
    if not signal.real and now >= alarm.at_s + quiet_s - 1e-9 and state.guard.task != alarm.id:
        return closed(state, alarm, Status.CLEARED)
    return state


def _engine_at(state: State, alarm: Alarm) -> State:
    """The fire service puts fires out and opens lifts."""
    if alarm.kind is Kind.LIFT:
        return closed(state, alarm, Status.SETTLED)
    if alarm.kind is Kind.SMOKE:
        storeys = tuple(
            replace(one, dying=True) if one.number == alarm.floor else one for one in state.storeys
        )
        return replace(state, storeys=storeys)
    return state


def _fairly_out(state: State, alarm: Alarm) -> bool:
    """Whether people are outside because of a fire, or of what had to be taken for one."""
    lately = alarm.open or state.time_s < alarm.closed_s + HOME_S
    return alarm.told_s >= 0.0 and (alarm.fire or (alarm.told_fairly and lately))


def _paid(state: State, dt_s: float) -> State:
    """The ledger `dt_s` later."""
    in_smoke = fsum(one.people * one.smoke for one in state.storeys)
    lifts = [one for one in state.alarms if one.open and one.signal.people]
    in_smoke += fsum(one.signal.people * state.storey(one.floor).smoke for one in lifts)
    fairly = {floor for one in state.alarms if _fairly_out(state, one) for floor in floors_told(one)}
    outside = fsum(
        PEOPLE - one.people for one in state.storeys if one.number not in fairly and one.smoke < 0.05
    )
    stopped = [one for one in state.alarms if one.open and one.stopped_s >= 0.0]
    off = sum(not one.signal.real and not suspected(one) for one in stopped)
    ledger = replace(
        state.ledger,
        smoke_min=state.ledger.smoke_min + in_smoke * dt_s / 60.0,
        outside_min=state.ledger.outside_min + outside * dt_s / 60.0,
        service_min=state.ledger.service_min + off * dt_s / 60.0,
    )
    return replace(state, ledger=ledger)
