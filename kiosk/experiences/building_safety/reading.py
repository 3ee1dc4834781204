"""The situation in words: what is signalled, how sure that is, and what each choice would do."""

from __future__ import annotations

from math import ceil

from kiosk.core.contract import Action, Line, Progress, Target, line
from kiosk.experiences.building_safety.advice import GRAVE, chance, in_person
from kiosk.experiences.building_safety.guard import TOO_THICK, may_enter, way_s
from kiosk.experiences.building_safety.measures import (
    ENGINE_S,
    SECOND_S,
    floors_told,
    people_told,
)
from kiosk.experiences.building_safety.schedule import PER_S, plan
from kiosk.experiences.building_safety.state import Alarm, Kind, Phase, State, Verb, place
from kiosk.experiences.building_safety.suspicion import evident, fire_below, suspected, unfinished

NEWS_S = 50.0
"""How long what happened stays the news when nothing waits†."""

ICONS = {
    Verb.GO: "walk",
    Verb.BROADCAST: "broadcast",
    Verb.STOP: "shutdown",
    Verb.CALL: "phone",
    Verb.WATCH: "watch",
}

FALSE_SMOKE = (0.14, 120.0)
"""What a sensor reads when something is fried near it, and how long†."""


def reading(state: State, alarm: Alarm) -> float:
    """What the smoke sensor reads, 0..1: smoke, or what it takes for smoke."""
    if alarm.signal.real:
        return state.storey(alarm.floor).smoke
    most, lasts_s = FALSE_SMOKE
    age = min(1.0, (state.time_s - alarm.at_s) / lasts_s)
    return most * (0.5 + 2.0 * age * (1.0 - age))


def ranked(state: State) -> tuple[Alarm, ...]:
    """Open alarms, the most urgent first: those that ask, then by how grave they are and how likely real."""

    def urgency(one: Alarm) -> tuple[bool, bool, float, float, str]:
        return not one.due, not evident(one), -GRAVE[one.kind] * chance(state, one), one.at_s, one.id

    return tuple(sorted((one for one in state.alarms if one.open), key=urgency))


def offered(state: State, alarm: Alarm) -> tuple[Verb, ...]:
    """What can be done about an alarm now."""
    can = {
        Verb.GO: state.guard.task != alarm.id
        and may_enter(state, alarm.floor)
        and not (alarm.known and alarm.kind is Kind.SMOKE),
        Verb.BROADCAST: alarm.told_s < 0.0,
        Verb.STOP: alarm.stopped_s < 0.0,
        Verb.CALL: alarm.called_s < 0.0,
        Verb.WATCH: alarm.due and not unfinished(alarm),
    }
    return tuple(verb for verb in Verb if can[verb])


def actions(state: State) -> tuple[Action, ...]:
    """Every choice for every open alarm, the most urgent alarm first."""
    return tuple(
        Action(
            f"{verb}:{alarm.id}",
            _label(alarm, verb),
            _note(state, alarm, verb),
            Target(alarm.id, place(alarm.signal)),
            ICONS[verb],
        )
        for alarm in ranked(state)
        for verb in offered(state, alarm)
    )


def _label(alarm: Alarm, verb: Verb) -> Line:
    return line(f"do-stop-{alarm.kind}") if verb is Verb.STOP else line(f"do-{verb}")


def _note(state: State, alarm: Alarm, verb: Verb) -> Line:
    if verb is Verb.GO:
        return line("note-go-breaks" if state.guard.task else "note-go", seconds=seconds_to(state, alarm))
    if verb is Verb.BROADCAST:
        floors = floors_told(alarm)
        count = people_told(state, alarm)
        key = "note-broadcast" if len(floors) > 1 else "note-broadcast-top"
        return line(key, low=floors[0], high=floors[-1], people=count)
    if verb is Verb.STOP:
        return line(f"note-stop-{alarm.kind}", floor=alarm.floor)
    if verb is Verb.CALL:
        if state.engine_here:
            return line("note-call-here")
        left_s = state.engine_s - state.time_s if state.engine_s >= 0.0 else ENGINE_S
        return line("note-call", minutes=ceil(left_s / 60.0 - 1e-9))
    return line("note-watch", seconds=round(SECOND_S))


def seconds_to(state: State, alarm: Alarm) -> int:
    """Seconds until the guard is there, as Desk, Stage and voice say them alike."""
    return 5 * ceil(way_s(state.guard, alarm.floor) / 5.0 - 1e-6)


def progress(state: State) -> Progress:
    """Round, time and the one thing that needs attention now."""
    rounds = plan(state.level, state.short)
    current = rounds[state.round - 1]
    due = [one for one in ranked(state) if one.due]
    # a second line also when nothing waits: the Stage keeps its size
    event, notice, more, urgent = "", None, line("more-quiet"), False
    if due:
        first = due[0]
        event, notice, more = f"{first.id}-{first.asks}", asking(state, first), evidence(state, first)
        urgent = suspected(first)
    elif state.news and state.time_s - state.news.at_s < NEWS_S:
        event, notice, more = state.news.id, state.news.text, line(f"{state.news.text.key}-more")
    return Progress(
        round=state.round,
        rounds=len(rounds),
        seconds_left=max(0.0, current.end_s - state.time_s) / PER_S,
        round_seconds=(current.end_s - current.start_s) / PER_S,
        round_title=line(f"round-{current.title}"),
        event=event,
        notice=notice,
        notice_more=more,
        urgent=urgent,
        coach=f"{Verb.GO}:{due[0].id}" if due and not state.touched else "",
    )


def asking(state: State, alarm: Alarm) -> Line:
    """What is signalled, in one sentence."""
    if evident(alarm):
        return line("notice-fire", floor=alarm.floor)
    if alarm.kind is Kind.SMOKE:
        return line("notice-smoke", floor=alarm.floor, percent=max(1, round(100.0 * reading(state, alarm))))
    return line(f"notice-{alarm.kind}", floor=alarm.floor)


def evidence(state: State, alarm: Alarm) -> Line:
    """How sure it is: how often this sensor was right, and what the second one says."""
    if evident(alarm):
        thick = state.storey(alarm.floor).smoke >= TOO_THICK
        key = "more-fire-thick" if thick else "more-fire"
        return line(key, percent=max(1, round(100.0 * reading(state, alarm))))
    if fire_below(state, alarm.floor):
        return line("more-above-fire")
    if not alarm.second:
        return line("more-record", record=alarm.signal.record)
    says = "yes" if alarm.signal.agrees else "no"
    return line(f"more-{alarm.kind}-{says}", record=alarm.signal.record)


def describe(state: State) -> tuple[Line, ...]:
    """One to three sentences: what is signalled, how sure it is, what would be good to do."""
    due = [one for one in ranked(state) if one.due]
    if not due:
        return (_quiet(state),)
    first = due[0]
    best = advised(state, first)
    wish = f"say-stop-{first.kind}" if best is Verb.STOP else f"say-{best}"
    return asking(state, first), evidence(state, first), line(wish)


def advised(state: State, alarm: Alarm) -> Verb:
    """What would be good to do, among what is offered."""
    best = in_person(state, alarm)
    return best if best in offered(state, alarm) else Verb.WATCH


def _quiet(state: State) -> Line:
    """Nothing waits for a choice: where the guard is."""
    task = state.alarm(state.guard.task) if state.guard.task else None
    if task is not None and state.guard.phase is Phase.GOING:
        return line("say-going", place=place(task.signal), seconds=seconds_to(state, task))
    if task is not None:
        return line("say-working", place=place(task.signal))
    waiting = sum(one.open for one in state.alarms)
    return line("say-waiting", count=waiting) if waiting else line("say-quiet")
