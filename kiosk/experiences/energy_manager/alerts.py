"""What asks for attention, followed over time: needs and news, and which of them still wait for a choice."""

from __future__ import annotations

from dataclasses import replace

from kiosk.experiences.energy_manager.battery import Mode, empty, full
from kiosk.experiences.energy_manager.needs import asked_now, needs
from kiosk.experiences.energy_manager.state import Alert, State

DUE_KINDS = ("request", "call", "buying", "resume", "peak", "cars", "surplus", "spare", "hold")
"""Kinds that wait for a choice once; the rest is only said."""

ORDER = (
    *("request", "call", "buying", "resume", "peak", "cars", "surplus"),
    *("cloud", "spare", "hold", "relax", "full", "empty"),
)
"""Kinds from the most urgent to the least."""

QUIET_H = 0.75
"""What was there less than this long ago comes back without waiting for a choice again."""

CLOUD_AHEAD_H = 0.6
CLOUD_DEPTH = 0.4
NEWS_H = 1.0


def followed(state: State) -> State:
    """The state with its alerts brought up to date."""
    present = _present(state)
    before = {one.kind: one for one in state.alerts}
    heard = dict(state.heard)
    raised = state.raised
    alerts = []
    for kind in present:
        if kind in before:
            alerts.append(before[kind])
            continue
        raised += 1
        again = state.hour - heard.get(kind, -1.0) < QUIET_H
        alerts.append(Alert(kind, raised, state.hour, kind in DUE_KINDS and not again))
    heard |= dict.fromkeys(present, state.hour)
    ordered = sorted(alerts, key=lambda one: (not one.due, ORDER.index(one.kind)))
    return replace(state, alerts=tuple(ordered), heard=tuple(sorted(heard.items())), raised=raised)


def answered(state: State) -> State:
    """The state once something was decided: nothing waits, nor what the decision itself brought up."""
    return replace(state, alerts=tuple(replace(one, due=False) for one in state.alerts))


def _present(state: State) -> tuple[str, ...]:
    return (*(one.kind for one in needs(state)), *_news(state))


def _news(state: State) -> list[str]:
    news = []
    request = state.request
    if request and state.hour < request.start_h and not asked_now(state):
        news.append("call")
    depths = [
        one.depth for one in state.dealt.clouds if one.start_h - CLOUD_AHEAD_H <= state.hour < one.start_h
    ]
    if depths and max(depths) > CLOUD_DEPTH:
        news.append("cloud")
    if state.controls.mode is Mode.KEEP and state.stopped_h > state.hour - NEWS_H:
        if full(state.day.stored_kwh):
            news.append("full")
        if empty(state.day.stored_kwh):
            news.append("empty")
    return news
