"""What the odds speak for: the answer that a careful analyst would give, for the voice and for the bots."""

from __future__ import annotations

from kiosk.core.contract import Line, line
from kiosk.experiences.security_monitor.evidence import CARDS, chance
from kiosk.experiences.security_monitor.scoring import percent
from kiosk.experiences.security_monitor.state import CROWN_JEWELS, Alert, State

SURE, CLEAR, DOUBTFUL = 0.5, 0.012, 0.08
"""Chances from which an alert counts as an attack, below which as a false alarm, between which as open†."""

ENOUGH_CARDS = 2
"""Cards without which nothing counts as a false alarm†: one alone misses every fifth attack."""


def advised(state: State, one: Alert) -> str:
    """The answer that the odds speak for: evidence, block, isolate, report or normal."""
    likely = chance(one)
    if likely >= SURE:
        return "isolate" if state.footholds or state.leak else "block"
    if one.opened >= ENOUGH_CARDS and likely < CLEAR:
        return "normal"
    if one.opened < len(CARDS):
        return "evidence"
    return "report" if likely >= DOUBTFUL else "normal"


def describe(state: State, ranked: tuple[Alert, ...]) -> tuple[Line, ...]:
    """One to three sentences: the most urgent alert, what its odds speak for, and what else waits."""
    said: list[Line] = []
    if state.leak:
        said.append(line("say-leak", room=line(f"room-{state.leak.room}")))
    for one in ranked[:1]:
        likely = percent(chance(one))
        key = "say-alert-vault" if one.room in CROWN_JEWELS else "say-alert"
        said.append(line(key, who=one.name, kind=line(f"kind-{one.kind}"), chance=likely))
        looking = state.check is not None and state.check.alert_id == one.id
        said.append(line("say-checking" if looking else f"say-{advised(state, one)}", who=one.name))
    if len(ranked) > 1:
        said.append(line("say-more", count=len(ranked) - 1))
    if not said:
        busy = len([one for one in state.alerts if one.reported])
        said.append(line("say-team", count=busy) if busy else line("say-calm"))
    return tuple(said[:3])
