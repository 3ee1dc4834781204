"""The situation in words: what needs attention, in what order, and what would help."""

from __future__ import annotations

from math import ceil

from kiosk.core.contract import Action, Line, Progress, Target, line
from kiosk.experiences.drone_traffic.airspace import SEPARATION_M
from kiosk.experiences.drone_traffic.flight import arrival_battery, layer_above, layer_below, verbs
from kiosk.experiences.drone_traffic.schedule import plan, round_number
from kiosk.experiences.drone_traffic.state import Aircraft, Conflict, Encounter, Kind, Phase, State

ANNOUNCE_S = 5.0
"""How long a special arrival stays the news when nothing is more urgent†."""

_ICONS = {
    "climb": "up",
    "descend": "down",
    "hold": "pause",
    "resume": "play",
    "sidestep": "sidestep",
    "land": "land",
}


def urgent_conflicts(state: State) -> tuple[Conflict, ...]:
    """Conflicts with those first that nobody has dealt with yet, then the soonest."""
    waiting = [one.pair for one in state.encounters if one.due]
    return tuple(sorted(state.conflicts, key=lambda one: one.pair not in waiting))


def seconds_to(conflict: Conflict) -> int:
    """In how many seconds two will be too close, as banner, Stage and voice say it alike; at least 1."""
    return max(1, ceil(conflict.in_s))


def pair_of(state: State, conflict: Conflict) -> tuple[Aircraft, Aircraft]:
    """The two of a conflict, in the order in which they are named everywhere."""
    first, second = (one for one in state.aircraft if one.id in conflict.pair)
    return first, second


def encounter_of(state: State, conflict: Conflict) -> Encounter | None:
    """The running story of a conflict."""
    return next((one for one in state.encounters if one.pair == conflict.pair), None)


def movable(state: State, conflict: Conflict) -> tuple[Aircraft, ...]:
    """Who of a pair can be asked to give way: parcels before medicine, the later comer first."""
    pair = [one for one in state.aircraft if one.id in conflict.pair and one.obeys]
    return tuple(sorted(pair, key=lambda one: (one.kind is Kind.MEDICAL, -one.entered_s, one.id)))


def ranked(state: State) -> tuple[Aircraft, ...]:
    """Aircraft that can be instructed, the most urgent first."""
    order: list[Aircraft] = []
    for conflict in urgent_conflicts(state):
        order += movable(state, conflict)
    for aircraft_id in (*state.low, *state.ready):
        order += [one for one in state.aircraft if one.id == aircraft_id]
    order += [one for one in state.aircraft if one.phase is Phase.HOLDING]
    order += sorted(state.aircraft, key=lambda one: (-one.entered_s, one.id))
    return tuple({one.id: one for one in order if one.obeys}.values())


def actions(state: State) -> tuple[Action, ...]:
    """Every instruction that can be given now, most urgent aircraft first."""
    offered: list[Action] = []
    for one in ranked(state):
        target = Target(one.id, one.name)
        for verb in verbs(one):
            offered.append(
                Action(
                    f"{verb}:{one.id}",
                    line(f"do-{verb}"),
                    _note(one, verb),
                    target,
                    icon=_ICONS[verb],
                    slot="hold" if verb == "resume" else verb,
                )
            )
    return tuple(offered)


def _note(one: Aircraft, verb: str) -> Line:
    if verb == "climb":
        return line("note-climb", layer=layer_above(one) or one.cleared_m)
    if verb == "descend":
        return line("note-descend", layer=layer_below(one) or one.cleared_m)
    return line(f"note-{verb}")


def progress(state: State) -> Progress:
    """Round, time and the one thing that needs attention now."""
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
    """Event id, notice, explanation, urgency: conflicts, batteries, news, then who can go on."""
    for conflict in urgent_conflicts(state)[:1]:
        encounter = encounter_of(state, conflict)
        key = "notice-lost" if conflict.lost else "notice-conflict"
        first, second = pair_of(state, conflict)
        notice = line(key, a=first.name, b=second.name, seconds=seconds_to(conflict), miss=conflict.miss_m)
        return encounter.id if encounter else "", notice, _explanation(state, conflict), True
    for one in _all(state, state.low):
        left = 100.0 * max(0.0, arrival_battery(one))
        return f"battery:{one.id}", line("notice-battery", a=one.name, battery=left), _MORE_BATTERY, False
    for one in state.aircraft:
        if one.flying and one.kind is not Kind.PARCEL and state.time_s - one.entered_s < ANNOUNCE_S:
            return f"news:{one.id}", line(f"notice-{one.kind}"), line(f"notice-{one.kind}-more"), False
    for one in _all(state, state.ready):
        return f"ready:{one.id}", line("notice-ready", a=one.name), line("notice-ready-more"), False
    return "", None, None, False


_MORE_BATTERY = line("notice-battery-more")


def _all(state: State, ids: tuple[str, ...]) -> tuple[Aircraft, ...]:
    return tuple(one for one in state.aircraft if one.id in ids)


def _explanation(state: State, conflict: Conflict) -> Line:
    """Why a conflict matters, or who of the two has to give way."""
    pair = pair_of(state, conflict)
    for kind in (Kind.UNREGISTERED, Kind.MEDICAL):
        for one, other in (pair, pair[::-1]):
            if one.kind is kind:
                return line(f"notice-conflict-{kind}", a=one.name, b=other.name)
    return line("notice-conflict-more", limit=SEPARATION_M)
