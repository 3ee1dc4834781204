"""The situation in words: what can be done now and what it would do, what waits, and what would help."""

from __future__ import annotations

from kiosk.core.contract import Action, Line, Progress, line
from kiosk.experiences.energy_manager.battery import DISCHARGE_SHARE, POWER_KW, empty, full
from kiosk.experiences.energy_manager.deal import WINDOW_H
from kiosk.experiences.energy_manager.moments import clock
from kiosk.experiences.energy_manager.needs import (
    goal_kw,
    less_kw,
    needs,
    saved_kw,
    waiting_cars,
    wanted_cars_kw,
)
from kiosk.experiences.energy_manager.state import State
from kiosk.experiences.energy_manager.tariff import Tier, price_at, tier_at
from kiosk.experiences.energy_manager.weather import solar_kw

LITTLE_KW = 1.0
"""Less power than this is not said."""


def offered(state: State) -> tuple[str, ...]:
    """Ids of everything that can be done now: modes that can do something, then cars, then saving."""
    ids = []
    if not full(state.day.stored_kwh):
        ids.append("charge")
    if not empty(state.day.stored_kwh):
        ids.append("discharge")
    ids.append("keep")
    if state.controls.deferring:
        ids.append("resume")
    elif wanted_cars_kw(state) > 0.0:
        ids.append("defer")
    ids.append("unsave" if state.controls.saving else "save")
    return tuple(ids)


def actions(state: State) -> tuple[Action, ...]:
    """The Desk, each control with what it would do now."""
    return tuple(_action(state, action_id) for action_id in offered(state))


_SLOTS = {"resume": "defer", "unsave": "save"}
_ICONS = {
    "charge": "charge",
    "discharge": "discharge",
    "keep": "battery",
    "defer": "car",
    "resume": "car",
    "save": "less",
    "unsave": "light",
}


def _action(state: State, action_id: str) -> Action:
    return Action(
        action_id,
        line(f"do-{action_id}"),
        _note(state, action_id),
        icon=_ICONS[action_id],
        slot=_SLOTS.get(action_id, action_id),
    )


def _note(state: State, action_id: str) -> Line:
    """What a touch would do now, with its number."""
    stored = state.day.stored_kwh
    if action_id == state.controls.mode.value:
        return line(f"note-{action_id}-on", stored=stored)
    if action_id == "charge":
        return _charge_note(state)
    if action_id == "discharge":
        power = min(POWER_KW, state.day.flows.needed_kw)
        if power < LITTLE_KW:
            return line("note-discharge-none")
        return line("note-discharge", power=power, hours=stored * DISCHARGE_SHARE / power)
    if action_id == "keep":
        return line("note-keep", stored=stored)
    if action_id == "defer":
        return line("note-defer", count=waiting_cars(state), power=wanted_cars_kw(state))
    if action_id == "resume":
        count = waiting_cars(state)
        if not count:
            return line("note-resume-none")
        return line("note-resume", count=count, power=wanted_cars_kw(state))
    return line(f"note-{action_id}", power=saved_kw(state))


def _charge_note(state: State) -> Line:
    """Where the power for charging would come from."""
    roof = min(POWER_KW, state.day.flows.surplus_kw)
    bought = POWER_KW - roof
    if bought < LITTLE_KW:
        return line("note-charge-roof", roof=roof)
    if roof < LITTLE_KW:
        return line("note-charge-line", bought=bought)
    return line("note-charge-both", roof=roof, bought=bought)


def progress(state: State) -> Progress:
    """Day, time and the one thing that needs attention now."""
    alert = state.alerts[0] if state.alerts else None
    first = state.decisions == 0 and alert is not None and alert.kind == "surplus"
    return Progress(
        round=state.index + 1,
        rounds=len(state.days),
        seconds_left=0.0 if state.finished else max(0.0, (state.index + 1) * state.round_s - state.time_s),
        round_seconds=state.round_s,
        round_title=line(f"round-{state.dealt.title}"),
        event=alert.id if alert else "",
        notice=_notice(state, alert.kind) if alert else None,
        notice_more=_notice_more(state, alert.kind) if alert else None,
        urgent=alert is not None and alert.kind in ("request", "peak"),
        coach="charge" if first else "",
    )


def _notice(state: State, kind: str) -> Line:
    """The one sentence over what waits."""
    flows, request = state.day.flows, state.request
    if kind in ("call", "request") and request:
        less = max(0.0, less_kw(state))
        start, end = clock(request.start_h), clock(request.end_h)
        return line(f"notice-{kind}", start=start, end=end, asked=request.less_kw, less=less)
    if kind == "cloud":
        cloud = min(
            (one for one in state.dealt.clouds if one.start_h > state.hour), key=lambda one: one.start_h
        )
        soon = solar_kw(state.dealt.clouds, cloud.start_h + WINDOW_H)
        return line("notice-cloud", now=flows.solar_kw, soon=soon)
    if kind == "spare" and tier_at(state.hour) is not Tier.HIGH:
        return line("notice-spare-late", value=state.day.stored_kwh)
    values = {
        "surplus": flows.surplus_kw,
        "buying": flows.bought_to_store_kw,
        "cars": wanted_cars_kw(state),
        "resume": float(waiting_cars(state)),
        "spare": state.day.stored_kwh,
        "hold": state.day.stored_kwh,
        "peak": flows.import_kw,
        "relax": saved_kw(state),
    }
    return line(f"notice-{kind}", value=values.get(kind, state.day.stored_kwh))


def _notice_more(state: State, kind: str) -> Line:
    """Why it matters, or how things stand beside it."""
    if kind in ("peak", "hold"):
        return line(f"notice-{kind}-more", goal=goal_kw(state))
    if kind in ("cars", "spare", "buying"):
        return line(f"notice-{kind}-more", price=price_at(state.hour))
    return line(f"notice-{kind}-more")


def describe(state: State) -> tuple[Line, ...]:
    """One to three sentences: what waits, what would help, and how things stand."""
    said: list[Line] = []
    waiting = needs(state)
    if state.alerts and state.alerts[0].kind == "call" and state.alerts[0].due:
        said.append(_notice(state, state.alerts[0].kind))
        said.append(line("say-choose"))
    for need in waiting[:1]:
        said.append(line(f"say-{need.kind}", value=need.value, goal=goal_kw(state)))
        said.append(line(f"say-help-{need.action_id}"))
    if not said:
        said.append(_calm(state))
    return (*said[:2], _standing(state))


def _calm(state: State) -> Line:
    """What goes on while nothing waits."""
    flows = state.day.flows
    if flows.charge_kw > 0.0:
        return line("say-calm-buy" if flows.bought_to_store_kw > flows.charge_kw / 2 else "say-calm-charge")
    if flows.discharge_kw > 0.0:
        return line("say-calm-discharge")
    return line("say-calm-out" if flows.export_kw > LITTLE_KW else "say-calm-keep")


def _standing(state: State) -> Line:
    """Hour, price, battery and line in one sentence."""
    flows = state.day.flows
    key = "say-standing-out" if flows.export_kw > LITTLE_KW else "say-standing"
    return line(
        key,
        when=clock(state.hour),
        tier=line(f"tier-{tier_at(state.hour)}"),
        stored=state.day.stored_kwh,
        power=flows.export_kw if flows.export_kw > LITTLE_KW else flows.import_kw,
    )
