"""What would help: instructions tried out in thought, for the spoken situation and the coached event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from kiosk.core.contract import Line, line
from kiosk.experiences.drone_traffic.airspace import Leg, conflict_between, legs
from kiosk.experiences.drone_traffic.flight import arrival_battery, instructed, verbs
from kiosk.experiences.drone_traffic.reading import movable, pair_of, seconds_to, urgent_conflicts
from kiosk.experiences.drone_traffic.state import Aircraft, Conflict, Kind, Phase, State

BY_HEIGHT = ("climb", "descend", "sidestep", "hold", "land")
"""Ways out in the order a controller who separates by height tries them."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """One instruction tried out in thought against one conflict.

    `clear` says that its aircraft would be left without any conflict, `gain_s` how many seconds of lost
    separation it would be spared.
    """

    aircraft: Aircraft
    verb: str
    clear: bool
    gain_s: float

    @property
    def action_id(self) -> str:
        return f"{self.verb}:{self.aircraft.id}"


def way_out(state: State, conflict: Conflict, preference: Sequence[str] = BY_HEIGHT) -> WayOut | None:
    """The best instruction against a conflict, or None if nobody in it can be instructed.

    The first of `preference` that leaves its aircraft without any conflict; failing that, the one that spares
    it the most seconds of lost separation. A medical aircraft is never held or landed for others: it has
    absolute priority.
    """
    flying = tuple(one for one in state.aircraft if one.flying)
    chains = tuple(legs(one) for one in flying)
    best: WayOut | None = None
    for verb in preference:
        for aircraft in movable(state, conflict):
            if verb not in verbs(aircraft) or (aircraft.kind is Kind.MEDICAL and verb in ("hold", "land")):
                continue
            left = _left_after(aircraft, verb, flying, chains)
            now_s = fsum(one.lost_for_s for one in state.conflicts if aircraft.id in one.pair)
            found = WayOut(aircraft, verb, not left, now_s - fsum(one.lost_for_s for one in left))
            if found.clear:
                return found
            if best is None or found.gain_s > best.gain_s + 1e-6:
                best = found
    return best


def _left_after(
    aircraft: Aircraft, verb: str, flying: Sequence[Aircraft], chains: Sequence[Sequence[Leg]]
) -> tuple[Conflict, ...]:
    """The conflicts an aircraft would still be in after an instruction."""
    others = [one for one in flying if one.id != aircraft.id]
    changed = instructed(aircraft, verb, others, 0.0)
    own = legs(changed)
    place = flying.index(aircraft)
    found = []
    for i, (other, chain) in enumerate(zip(flying, chains, strict=True)):
        if i < place:
            found.append(conflict_between(other, changed, chain, own))
        elif i > place:
            found.append(conflict_between(changed, other, own, chain))
    return tuple(one for one in found if one)


def coach(state: State) -> str:
    """The action to point at for the first event: solvable with one touch."""
    for conflict in state.conflicts:
        found = way_out(state, conflict)
        return found.action_id if found else ""
    return ""


def describe(state: State) -> tuple[Line, ...]:
    """One to three sentences: the most urgent conflict, what would help, and what else waits."""
    conflicts = urgent_conflicts(state)
    said: list[Line] = []
    for conflict in conflicts[:1]:
        said.append(_conflict(state, conflict))
        found = way_out(state, conflict)
        if found:
            said.append(_help(found))
    said += _waiting(state)
    if not said:
        flying = len([one for one in state.aircraft if one.flying])
        said.append(line("say-calm", count=flying))
    return tuple(said[:3])


def _conflict(state: State, conflict: Conflict) -> Line:
    first, second = pair_of(state, conflict)
    key = "say-lost" if conflict.lost else "say-conflict"
    return line(
        key,
        a=first.name,
        b=second.name,
        layer=conflict.altitude_m,
        seconds=seconds_to(conflict),
        miss=conflict.miss_m,
    )


def _help(found: WayOut) -> Line:
    changed = instructed(found.aircraft, found.verb, (), 0.0) if found.verb in ("climb", "descend") else None
    layer = changed.cleared_m if changed else found.aircraft.cleared_m
    return line(f"say-{'help' if found.clear else 'try'}-{found.verb}", a=found.aircraft.name, layer=layer)


def _waiting(state: State) -> list[Line]:
    """Who can go on, whose battery runs low, who waits."""
    by_id = {one.id: one for one in state.aircraft}
    said = [line("say-ready", a=by_id[one].name) for one in state.ready]
    said += [
        line("say-low", a=by_id[one].name, battery=100.0 * max(0.0, arrival_battery(by_id[one])))
        for one in state.low
    ]
    said += [
        line("say-holding", a=one.name)
        for one in state.aircraft
        if one.phase is Phase.HOLDING and one.id not in state.ready
    ]
    return said
