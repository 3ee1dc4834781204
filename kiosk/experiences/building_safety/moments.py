"""What happened when, told of this visitor's own choices with the model's numbers."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.contract import Line, Moment, line
from kiosk.experiences.building_safety.fire import DOUBLE_S
from kiosk.experiences.building_safety.guard import DOUSE_S
from kiosk.experiences.building_safety.schedule import PER_S
from kiosk.experiences.building_safety.state import Alarm, Kind, State, Status, place

MOST = 5
QUICK_S = 75.0


def moments(state: State) -> tuple[Moment, ...]:
    """The most telling in the order they happened: fires, false evacuations, what was left, the rest."""
    found = [
        (weight, _moment(alarm, text, good=good))
        for alarm in state.alarms
        for weight, text, good in _told(alarm)
    ]
    chosen = sorted(found, key=lambda one: (-one[0], one[1].at_s))[:MOST]
    return tuple(sorted((one for _, one in chosen), key=lambda one: one.at_s))


def _moment(alarm: Alarm, text: Line, *, good: bool) -> Moment:
    return Moment(alarm.at_s / PER_S, text, good)


def _told(alarm: Alarm) -> Iterator[tuple[float, Line, bool]]:
    """What there is to tell of an alarm: how telling it is, the words, whether it was good."""
    where = place(alarm.signal)
    if alarm.fire:
        yield _fire(alarm, where)
        return
    if alarm.told_s >= 0.0 and not alarm.told_fairly:
        yield 8.0, line("moment-sent-out", place=where, people=alarm.told_people), False
    if alarm.signal.real:
        yield _real(alarm, where)
        return
    if alarm.called_s >= 0.0 and not alarm.called_fairly:
        yield 6.0, line("moment-trip", place=where), False
    elif alarm.called_s >= 0.0 and alarm.kind is Kind.SMOKE:
        yield 6.0, line("moment-suspected", place=where), True
    elif alarm.stopped_s >= 0.0:
        yield 5.0, line("moment-stopped", place=where, record=alarm.signal.record), False
    elif alarm.told_s < 0.0 and alarm.seen_s >= 0.0:
        yield 2.0, line("moment-checked", place=where, seconds=alarm.seen_s - alarm.at_s), True
    elif alarm.told_s < 0.0 and alarm.watched:
        yield 2.5, line("moment-waited", place=where), alarm.kind is not Kind.SMOKE


def _fire(alarm: Alarm, where: Line) -> tuple[float, Line, bool]:
    if alarm.called_s < 0.0:
        if alarm.seen_s < 0.0:
            return 10.0, line("moment-fire-missed", place=where), False
        return 10.0, line("moment-fire-untold", place=where, seconds=alarm.seen_s - alarm.at_s), False
    first = min(one for one in (alarm.called_s, alarm.told_s, alarm.seen_s) if one >= 0.0)
    seconds = first - alarm.at_s
    if alarm.doused and alarm.seen_s < alarm.closed_s - DOUSE_S:
        return 9.0, line("moment-fire-doused", place=where, seconds=alarm.seen_s - alarm.at_s), True
    if seconds > QUICK_S:
        return 9.5, line("moment-fire-late", place=where, seconds=seconds, double=DOUBLE_S), False
    if alarm.told_s >= 0.0:
        return 9.0, line("moment-fire-told", place=where, seconds=seconds, people=alarm.told_people), True
    return 9.0, line("moment-fire-called", place=where, seconds=seconds), True


def _real(alarm: Alarm, where: Line) -> tuple[float, Line, bool]:
    if alarm.status is Status.LEFT:
        return 7.0, line("moment-left", place=where), False
    seconds = alarm.closed_s - alarm.at_s
    late = seconds > 2.0 * QUICK_S
    if alarm.kind is Kind.LIFT:
        text = line("moment-lift", place=where, people=alarm.signal.people, seconds=seconds)
        return 6.5, text, not late
    how = "afar" if alarm.stopped_s >= 0.0 and alarm.seen_s < 0.0 else "visited"
    return 3.0 + late, line(f"moment-{how}", place=where, seconds=seconds), not late
