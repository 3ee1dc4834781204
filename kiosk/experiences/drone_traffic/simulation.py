"""The rules of the drone-traffic job: how the neighbourhood's airspace moves on and answers instructions.

The model is explained in README.md; its parts lie in `state` (records), `airspace` (prediction), `flight`
(one aircraft), `traffic` (who departs), `encounters`, `scoring` and `reading` (words).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kiosk.core.contract import STEP_S, Action, Level, Line, Outcome, Progress, Rng
from kiosk.core.errors import IllegalAction
from kiosk.experiences.drone_traffic import advice, encounters, reading, scoring, traffic
from kiosk.experiences.drone_traffic.airspace import Leg, conflict_between, conflicts_of, legs
from kiosk.experiences.drone_traffic.flight import (
    RESERVE,
    arrival_battery,
    fly,
    instructed,
    verbs,
)
from kiosk.experiences.drone_traffic.schedule import PACES, Round, plan, round_number
from kiosk.experiences.drone_traffic.state import (
    AREA_M,
    LAYERS_M,
    Aircraft,
    Area,
    Conflict,
    Delivery,
    Kind,
    Phase,
    Point,
    State,
)

__all__ = [
    "AREA_M",
    "LAYERS_M",
    "SIMULATION",
    "Aircraft",
    "Area",
    "Conflict",
    "DroneTraffic",
    "Kind",
    "Phase",
    "Point",
    "State",
]

FRINGE_M = 61.0
"""How far outside the square an aircraft may be: newcomers, and the unregistered one leaving."""

MOST_FLYING = 6
"""Five aircraft in the last round, and one of the round before on its last metres."""

GONE_AFTER_S = 4.0
"""How long an aircraft whose flight is over stays in the picture, for the view to let it sink away."""


class DroneTraffic:
    """The simulation. It holds nothing; every method is a pure function of the state."""

    def begin(self, level: Level, rng: Rng, *, short: bool = False) -> State:
        orders = traffic.deal(rng)
        pace = PACES[level]
        first, numbers = traffic.named(traffic.first_flight(orders[0], pace), ())
        state = State(level, short, 0.0, (first,), (*orders[1:], orders[0]), numbers=numbers)
        state = _look(_entered(state, Kind.PARCEL), 0.0)
        return replace(state, coach=advice.coach(state))

    def actions(self, state: State) -> tuple[Action, ...]:
        return () if state.finished else reading.actions(state)

    def act(self, state: State, action_id: str) -> State:
        verb, _, aircraft_id = action_id.partition(":")
        aircraft = state.find(aircraft_id)
        if state.finished or aircraft is None or verb not in verbs(aircraft):
            raise IllegalAction(action_id)
        return give(state, aircraft, verb)

    def step(self, state: State) -> State:
        return advance(state, STEP_S)

    def decision_due(self, state: State) -> bool:
        return not state.finished and any(one.due for one in state.encounters)

    def progress(self, state: State) -> Progress:
        return reading.progress(state)

    def describe(self, state: State) -> tuple[Line, ...]:
        return advice.describe(state)

    def outcome(self, state: State) -> Outcome | None:
        return scoring.outcome(state) if state.finished else None

    def broken_rules(self, state: State) -> Iterator[str]:
        """Invariants a state breaks, as short sentences; nothing when all is well."""
        for one in state.aircraft:
            if not 0.0 <= one.battery <= 1.0:
                yield f"{one.id}: battery {one.battery}"
            if not 0.0 <= one.altitude_m <= LAYERS_M[-1]:
                yield f"{one.id}: altitude {one.altitude_m} m"
            if not -FRINGE_M <= min(one.x_m, one.y_m) <= max(one.x_m, one.y_m) <= AREA_M + FRINGE_M:
                yield f"{one.id}: out of the picture at {one.x_m}, {one.y_m}"
            if not 0.0 <= one.speed_mps <= one.cruise_mps + 1e-9:
                yield f"{one.id}: speed {one.speed_mps} m/s"
        ids = [one.id for one in state.aircraft]
        if len(set(ids)) != len(ids):
            yield "two aircraft of one id"
        if len([one for one in state.aircraft if one.flying]) > MOST_FLYING:
            yield f"more than {MOST_FLYING} aircraft in the air"
        if any(one not in ids for conflict in state.conflicts for one in conflict.pair):
            yield "a conflict of an aircraft that is gone"


def give(state: State, aircraft: Aircraft, verb: str) -> State:
    """The state after a legal instruction to one aircraft."""
    others = tuple(one for one in state.aircraft if one.id != aircraft.id)
    changed = instructed(aircraft, verb, others, state.time_s)
    return _look(
        replace(
            state,
            aircraft=tuple(changed if one.id == aircraft.id else one for one in state.aircraft),
            encounters=encounters.answered(state.encounters, aircraft.id, verb),
            instructions=state.instructions + 1,
            coach="",
        ),
        0.0,
    )


def advance(state: State, dt_s: float) -> State:
    """The state `dt_s` later. The model's own step is STEP_S; the convergence test halves it."""
    if state.finished:
        return state
    # rounding keeps 0.1 + 0.1 + … from drifting, so rounds end on their exact step
    now_s = round(state.time_s + dt_s, 6)
    moved = tuple(fly(one, dt_s, now_s) for one in state.aircraft)
    over = tuple(
        _delivery(after)
        for before, after in zip(state.aircraft, moved, strict=True)
        if before.flying and not after.flying and after.kind is not Kind.UNREGISTERED
    )
    kept = tuple(one for one in moved if one.flying or now_s - one.phase_since_s < GONE_AFTER_S)
    lowest = min((one.battery for one in moved if one.kind is not Kind.UNREGISTERED), default=1.0)
    pace = PACES[state.level]
    state = replace(
        state,
        time_s=now_s,
        aircraft=kept,
        deliveries=(*state.deliveries, *over),
        lowest_battery=min(state.lowest_battery, lowest),
        next_departure_s=max([state.next_departure_s, *(one.at_s + pace.gap_s for one in over)]),
        finished=now_s >= plan(state.level, state.short)[-1].end_s - 1e-9,
    )
    return _look(_departed(state), dt_s)


def _delivery(one: Aircraft) -> Delivery:
    """How a flight that has just ended counts."""
    lost, at_s = one.phase is not Phase.DELIVERED, one.phase_since_s
    return Delivery(one.name, one.kind, at_s, at_s - one.deadline_s, one.waited_s, one.battery, lost)


def _departed(state: State) -> State:
    """The state with the next flight in the picture if one is due. Flights come in on whole seconds."""
    if abs(state.time_s - round(state.time_s)) > 1e-6:
        return state
    rounds = plan(state.level, state.short)
    special = [arrival for one in rounds for arrival in one.arrivals]
    if state.arrived < len(special) and special[state.arrived][0] <= state.time_s:
        entered = _entered(state, special[state.arrived][1])
        came = len(entered.aircraft) > len(state.aircraft)
        return replace(entered, arrived=state.arrived + 1) if came else entered
    current = current_round(state)
    ordinary = [one for one in state.aircraft if one.flying and one.kind is Kind.PARCEL]
    if len(ordinary) < current.count(state.time_s) and state.time_s >= state.next_departure_s:
        return _entered(state, Kind.PARCEL)
    return state


def _entered(state: State, kind: Kind) -> State:
    """The state with a newcomer of this kind; without one while there is no room for it."""
    pace = PACES[state.level]
    around = traffic.sky(state.aircraft, pace, current_round(state).reach_m, state.time_s)
    found = traffic.next_flight(state.orders, kind, around)
    if found is None:
        return state
    newcomer, numbers = traffic.named(found[0], state.numbers)
    waiting = (*state.orders[: found[1]], *state.orders[found[1] + 1 :], state.orders[found[1]])
    return replace(
        state,
        aircraft=(*state.aircraft, newcomer),
        orders=waiting,
        numbers=numbers,
        next_departure_s=state.time_s + pace.gap_s,
    )


def current_round(state: State) -> Round:
    """The round the play is in."""
    return plan(state.level, state.short)[round_number(state.level, state.short, state.time_s) - 1]


def _look(state: State, dt_s: float) -> State:
    """The state with everything predicted anew: conflicts, who can go on, who is low."""
    flying = [one for one in state.aircraft if one.flying]
    chains = [legs(one) for one in flying]
    conflicts = conflicts_of(flying, chains)
    still_open, over = encounters.follow(state.encounters, conflicts, state.aircraft, state.time_s, dt_s)
    return replace(
        state,
        conflicts=conflicts,
        encounters=still_open,
        closed=(*state.closed, *over),
        ready=tuple(
            one.id for one in flying if one.phase is Phase.HOLDING and _could_go_on(one, flying, chains)
        ),
        low=tuple(one.id for one in flying if one.obeys and arrival_battery(one) < RESERVE),
    )


def _could_go_on(one: Aircraft, flying: Sequence[Aircraft], chains: Sequence[Sequence[Leg]]) -> bool:
    """Whether a held aircraft would meet nobody if it went on now."""
    going = instructed(one, "resume", (), 0.0)
    own = legs(going)
    return not any(
        conflict_between(going, other, own, chain)
        for other, chain in zip(flying, chains, strict=True)
        if other.id != one.id
    )


SIMULATION = DroneTraffic()
