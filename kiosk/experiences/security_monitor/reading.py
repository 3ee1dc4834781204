"""The situation in words: what needs an answer, in what order, and what each answer would do."""

from __future__ import annotations

from kiosk.core.contract import Action, Line, Progress, Target, line
from kiosk.experiences.security_monitor.company import next_up
from kiosk.experiences.security_monitor.evidence import CARDS, COST_MIN, PRIOR, chance
from kiosk.experiences.security_monitor.response import (
    BLOCK_MIN,
    ISOLATE_MIN,
    answer_min,
    machines_stopped,
    verbs,
)
from kiosk.experiences.security_monitor.schedule import plan, round_at, round_number
from kiosk.experiences.security_monitor.scoring import percent
from kiosk.experiences.security_monitor.state import CROWN_JEWELS, Alert, Decision, Kind, State, Verdict

LOOK = "look:company"
"""The one thing to do while nothing waits: look around, which brings the next alert."""


def ranked(state: State) -> tuple[Alert, ...]:
    """Alerts that wait for an answer, the most urgent first.

    Data that leaves comes first, then the alert in hand, then the more severe, then the older.
    """
    in_hand = state.check.alert_id if state.check else state.held
    waiting = [one for one in state.alerts if one.waiting]
    return tuple(
        sorted(waiting, key=lambda one: (not one.struck, one.id != in_hand, -one.severity, one.number))
    )


def actions(state: State) -> tuple[Action, ...]:
    """Every answer that can be given now, most urgent alert first."""
    if next_up(state):
        target = Target("company", line("company-name"))
        return (Action(LOOK, line("do-look"), line("note-look"), target, icon="search", slot="evidence"),)
    return tuple(
        Action(
            f"{verb}:{one.id}",
            line(f"do-{verb}"),
            _note(state, one, verb),
            Target(one.id, one.name),
            icon=verb,
        )
        for one in ranked(state)
        for verb in verbs(state, one)
    )


def _note(state: State, one: Alert, verb: str) -> Line:
    if verb == "evidence":
        return line(f"note-{CARDS[one.opened]}", minutes=COST_MIN[one.opened])
    if verb == "report":
        return line("note-report", minutes=answer_min(state))
    if verb == "normal":
        return line("note-normal")
    whole = verb == "isolate"
    minutes = ISOLATE_MIN if whole else BLOCK_MIN
    return line(f"note-{verb}", machines=machines_stopped(one, whole), minutes=minutes)


def progress(state: State) -> Progress:
    """Round, time and the one thing that needs an answer now."""
    rounds = plan(state.level, state.short)
    number = round_number(state.level, state.short, state.time_s)
    current = rounds[number - 1]
    event, notice, more, urgent = _event(state)
    return Progress(
        round=number,
        rounds=len(rounds),
        seconds_left=max(0.0, current.end_s - state.time_s),
        round_seconds=current.end_s - current.start_s,
        round_title=line(f"round-{current.title}"),
        event=event,
        notice=notice,
        notice_more=more,
        urgent=urgent,
        coach=state.coach,
    )


def _event(state: State) -> tuple[str, Line | None, Line | None, bool]:
    """Event id, notice, explanation, urgency: the alert in hand, else the last verdict."""
    for one in ranked(state)[:1]:
        leaving = one.struck
        key = "notice-leak" if leaving else "notice-alert"
        notice = line(
            key, who=one.name, kind=line(f"kind-{one.kind}"), chance=percent(chance(one)), gb=state.leaked_gb
        )
        return f"{one.id}{'-leak' if leaving else ''}", notice, explanation(state, one), one.severity == 3
    news = latest(state)
    if news is None:
        return "", None, None, False
    key = f"news-{_news(news)}"
    return f"{key}-{news.id}", line(key, who=news.name), line(f"{key}-more"), False


def latest(state: State) -> Alert | None:
    """The alert of which there was news last in this round: an answer, its verdict, or that it struck."""
    since_s = round_at(state.level, state.short, state.time_s).start_s
    known = [one for one in state.alerts if _news(one) and _news_s(one) >= since_s]
    return max(known, key=lambda one: (_news_s(one), one.number), default=None)


def _news(one: Alert) -> str:
    """What there is to tell of an alert: missed, caught, needless, closed, reported, or "" for nothing.

    Whether an alert closed as normal was an attack shows only when it strikes.
    """
    if one.struck and not one.waiting:
        return "caught" if one.verdict is Verdict.CAUGHT else "missed"
    if one.verdict in (Verdict.CAUGHT, Verdict.NEEDLESS):
        return str(one.verdict)
    if one.decision is Decision.REPORT:
        return "reported" if one.open else "cleared"
    return "closed" if one.decision is Decision.NORMAL else ""


def _news_s(one: Alert) -> float:
    """When that became news."""
    if one.struck and one.decision is Decision.NORMAL:
        return one.until_s
    return max(one.decided_s, one.closed_s)


def explanation(state: State, one: Alert) -> Line:
    """What the last card said; without one, how rarely such an alert is real."""
    check = state.check
    if check and check.alert_id == one.id:
        return line(f"looking-{CARDS[one.opened]}")
    if one.struck:
        return line("notice-leak-more")
    if one.opened:
        return finding(one, one.opened - 1)
    twins = [other for other in state.alerts if other.kind is Kind.TRANSFER and other.waiting]
    if len(twins) > 1:
        return line("notice-twins")
    key = "notice-prior-vault" if one.room in CROWN_JEWELS else "notice-prior"
    return line(key, prior=percent(PRIOR[one.severity]))


def finding(one: Alert, card: int) -> Line:
    """What an opened card says, in one sentence."""
    return line(f"found-{one.kind}-{CARDS[card]}-{'yes' if one.cards[card] else 'no'}")
