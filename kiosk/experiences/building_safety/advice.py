"""What speaks for what: how likely an alarm is real, and the choice two ways of working would make."""

from __future__ import annotations

from kiosk.experiences.building_safety.guard import SMALL, may_enter, way_s
from kiosk.experiences.building_safety.measures import RESET_S
from kiosk.experiences.building_safety.schedule import SECOND_RIGHT
from kiosk.experiences.building_safety.state import Alarm, Kind, Phase, State, Verb
from kiosk.experiences.building_safety.suspicion import fire_below, remaining, suspected

GRAVE = {Kind.SMOKE: 10.0, Kind.LIFT: 3.0, Kind.WATER: 2.0, Kind.DOOR: 1.0}
"""How grave it would be if it were real†: for whom the guard turns round."""

SURE = 0.6
"""From this chance on something is done from afar†."""

AFAR = {Kind.WATER: (Verb.STOP,), Kind.DOOR: (Verb.STOP,), Kind.LIFT: (Verb.CALL, Verb.STOP)}
"""What can be done from afar about what is real, in the order in which it should be."""


def chance(state: State, alarm: Alarm) -> float:
    """How likely the alarm is real, by all that can be known of it (Bayes)."""
    if alarm.known or alarm.loud:
        return 1.0 if alarm.signal.real else 0.0
    odds = alarm.signal.record / (10.0 - alarm.signal.record)
    if alarm.second:
        right = SECOND_RIGHT / (1.0 - SECOND_RIGHT)
        odds *= right if alarm.signal.agrees else 1.0 / right
    if state.time_s > alarm.at_s + RESET_S + 10.0 and alarm.stopped_s < 0.0:
        return 1.0  # a sensor that was wrong would be quiet by now
    return odds / (1.0 + odds)


def in_person(state: State, alarm: Alarm) -> Verb:
    """What may be a fire is told first; all else is gone to, from afar only while the guard cannot go."""
    if suspected(alarm):
        return _about_fire(state, alarm)
    if alarm.known:
        return Verb.WATCH
    if _free_for(state, alarm):
        return Verb.GO
    if alarm.kind is Kind.LIFT and fire_below(state, alarm.floor):
        return _from_afar(alarm)
    return two_sensors(state, alarm)


def two_sensors(state: State, alarm: Alarm) -> Verb:
    """Wait for the second sensor, then act from afar on what both say."""
    if suspected(alarm):
        return _about_fire(state, alarm)
    if chance(state, alarm) < SURE or not alarm.second:
        return Verb.WATCH
    return _from_afar(alarm)


def _from_afar(alarm: Alarm) -> Verb:
    if alarm.kind is Kind.SMOKE:
        return next(iter(remaining(alarm)), Verb.WATCH)
    done = {Verb.STOP: alarm.stopped_s >= 0.0, Verb.CALL: alarm.called_s >= 0.0}
    return next((verb for verb in AFAR[alarm.kind] if not done[verb]), Verb.WATCH)


def _about_fire(state: State, alarm: Alarm) -> Verb:
    """Call, tell, vent; then put it out while it is small."""
    left = remaining(alarm)
    if left:
        return left[0]
    small = state.storey(alarm.floor).fire <= 0.5 * SMALL
    return Verb.GO if small and not alarm.known and _free_for(state, alarm) else Verb.WATCH


def _free_for(state: State, alarm: Alarm) -> bool:
    """Whether the guard has nothing to do that is graver than this, or nearly done."""
    if not may_enter(state, alarm.floor):
        return False
    busy = state.alarm(state.guard.task) if state.guard.task else None
    if busy is None or not busy.open:
        return True
    if busy.id == alarm.id or state.guard.phase is Phase.WORKING:
        return False
    mine, theirs = (GRAVE[one.kind] * chance(state, one) for one in (alarm, busy))
    return mine > 1.5 * theirs and way_s(state.guard, alarm.floor) < 120.0
