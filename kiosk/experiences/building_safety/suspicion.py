"""When an alarm has to be taken for a fire, and what then remains to be done, in its order."""

from __future__ import annotations

from dataclasses import replace

from kiosk.experiences.building_safety.state import Alarm, Kind, State, Verb


def evident(alarm: Alarm) -> bool:
    """Whether what is known says fire: seen by somebody, or so much smoke that nothing else explains it."""
    return alarm.kind is Kind.SMOKE and alarm.open and (alarm.loud or (alarm.known and alarm.signal.real))


def suspected(alarm: Alarm) -> bool:
    """Whether two sensors of different kinds agree on a fire, or more than that is known."""
    agrees = alarm.kind is Kind.SMOKE and alarm.open and alarm.second and alarm.signal.agrees
    return evident(alarm) or (agrees and not alarm.known)


def remaining(alarm: Alarm) -> tuple[Verb, ...]:
    """What has not been done about a fire, in the order in which it should be."""
    times = ((Verb.CALL, alarm.called_s), (Verb.BROADCAST, alarm.told_s), (Verb.STOP, alarm.stopped_s))
    return tuple(verb for verb, at_s in times if at_s < 0.0)


def unfinished(alarm: Alarm) -> bool:
    """Whether something must be done about what has to be taken for a fire: looking on is no choice then."""
    return suspected(alarm) and bool(remaining(alarm))


def reopened(alarm: Alarm) -> Alarm:
    """The alarm asking for a choice again, unless all that can be done about a fire has been."""
    asks_on = unfinished(alarm) or not suspected(alarm)
    return replace(alarm, answered=not asks_on, asks=alarm.asks + asks_on)


def fire_below(state: State, floor: int) -> bool:
    """Whether a fire that is known of burns below a storey."""
    return any(evident(one) and one.floor < floor for one in state.alarms)


def fire_known(state: State) -> bool:
    """Whether a fire is known of anywhere in the building."""
    return any(evident(one) for one in state.alarms)
