"""What a visitor can do about an alert, and what each answer does to attack and work (README.md)."""

from __future__ import annotations

from dataclasses import replace

from kiosk.experiences.security_monitor.attack import tried_again, with_alert
from kiosk.experiences.security_monitor.evidence import CARDS, COST_MIN, chance
from kiosk.experiences.security_monitor.state import (
    MACHINES,
    Alert,
    Check,
    Decision,
    Kind,
    State,
    Stop,
    Verdict,
)

BLOCK_MIN, ISOLATE_MIN = 12.0, 12.0
"""Minutes for which a cut connection stops one computer, and an isolated room all of its own†."""

TEAM_MIN = 10.0
"""Minutes the expert team needs for one report†; it looks into one after the other."""

VERBS = ("block", "evidence", "isolate", "report", "normal")
"""Answers in the order of the Desk: what the first event needs stands first."""


def verbs(state: State, one: Alert) -> tuple[str, ...]:
    """What can be done about an alert now, in the order of the Desk."""
    if not one.waiting:
        return ()
    can_look = one.opened < len(CARDS) and state.check is None
    return tuple(verb for verb in VERBS if can_look or verb != "evidence")


def answered(state: State, one: Alert, verb: str) -> State:
    """The state after a legal answer to an alert."""
    if verb == "evidence":
        check = Check(one.id, state.time_s, round(state.time_s + COST_MIN[one.opened], 6))
        return replace(state, check=check, held=one.id, evidence=state.evidence + 1)
    told = replace(
        one,
        decision=Decision(verb),
        decided_s=state.time_s,
        chance=chance(one),
        opened_then=one.opened,
    )
    if told.decision is Decision.REPORT:
        return with_alert(state, replace(told, answer_s=round(state.time_s + answer_min(state), 6)))
    if told.decision is Decision.NORMAL:
        verdict = Verdict.MISSED if one.real else Verdict.CLEARED
        return with_alert(state, replace(told, verdict=verdict, closed_s=state.time_s))
    return _contained(state, told)


def answer_min(state: State) -> float:
    """In how many minutes the expert team would answer one more report."""
    busy_s = max((one.answer_s for one in state.alerts if one.reported), default=state.time_s)
    return max(busy_s, state.time_s) + TEAM_MIN - state.time_s


def machines_stopped(one: Alert, whole: bool) -> int:
    """How many computers an answer stops: all of the room, or one."""
    return MACHINES[one.room] if whole else 1


def _contained(state: State, told: Alert) -> State:
    """The state after a connection was cut or a room isolated."""
    whole = told.decision is Decision.ISOLATE
    machines = machines_stopped(told, whole)
    if not told.real:
        needless = machines
    elif whole and state.footholds == 0:
        needless = machines - 1  # nothing sat inside: cutting the connection would have done
    else:
        needless = 0
    lasts = ISOLATE_MIN if whole else BLOCK_MIN
    stop = Stop(told.room, whole, machines, needless, state.time_s, round(state.time_s + lasts, 6))
    verdict = Verdict.CAUGHT if told.real else Verdict.NEEDLESS
    state = with_alert(state, replace(told, verdict=verdict, closed_s=state.time_s))
    state = replace(state, stops=(*state.stops, stop))
    if whole and state.leak and state.leak.room is told.room:
        state = replace(state, leak=None)
    return _caught(state, told, cleaned=whole) if told.real else state


def _caught(state: State, one: Alert, *, cleaned: bool) -> State:
    """The attack was met. Cutting a connection stops this step; only cleaning finds what sits inside."""
    if one.kind is Kind.TRANSFER and state.leak and state.leak.room is one.room:
        state = replace(state, leak=None)
    if cleaned:
        return replace(state, inside=())
    return tried_again(state, one) if state.footholds else state


def answered_by_team(state: State, one: Alert) -> State:
    """The state after the expert team's answer: certain, but late. A real attack is isolated and cleaned."""
    verdict = Verdict.CAUGHT if one.real else Verdict.CLEARED
    state = with_alert(state, replace(one, verdict=verdict, closed_s=state.time_s))
    if not one.real:
        return replace(state, team_needless=state.team_needless + TEAM_MIN)
    until_s = round(state.time_s + ISOLATE_MIN, 6)
    stop = Stop(one.room, True, MACHINES[one.room], 0, state.time_s, until_s)
    return _caught(replace(state, stops=(*state.stops, stop)), one, cleaned=True)
