"""The rules of the building job: what sensors say, what is so, and what is done about it.

The model is explained in README.md; its parts lie in `state` (records), `fire` (smoke and people), `guard`,
`measures` (what is done from afar, and what it costs), `schedule`, `advice`, `scoring` and `reading`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.core.contract import STEP_S, Action, Level, Line, Outcome, Progress, Rng
from kiosk.core.errors import IllegalAction
from kiosk.experiences.building_safety import fire, guard, measures, reading, schedule, scoring
from kiosk.experiences.building_safety.state import (
    LIVED_IN,
    PEOPLE,
    TOP,
    Alarm,
    Guard,
    Kind,
    Phase,
    State,
    Status,
    Storey,
    Verb,
)


class BuildingSafety:
    """The simulation. It holds nothing; every method is a pure function of the state."""

    def begin(self, level: Level, rng: Rng, *, short: bool = False) -> State:
        """A quiet evening on which a fire door stands open: the first event."""
        signals = schedule.deal(level, short, rng)
        return _signalled(State(level, short, 0.0, signals, _full()))

    def actions(self, state: State) -> tuple[Action, ...]:
        return () if state.finished else reading.actions(state)

    def act(self, state: State, action_id: str) -> State:
        """Take a choice. Raises IllegalAction for one that is not offered."""
        name, _, alarm_id = action_id.partition(":")
        alarm = state.alarm(alarm_id)
        verb = next((one for one in Verb if one == name), None)
        if state.finished or alarm is None or verb is None or not alarm.open:
            raise IllegalAction(action_id)
        if verb not in reading.offered(state, alarm):
            raise IllegalAction(action_id)
        state = replace(state, touched=True)
        return guard.sent(state, alarm) if verb is Verb.GO else measures.taken(state, alarm, verb)

    def step(self, state: State) -> State:
        return advance(state, STEP_S * schedule.PER_S)

    def decision_due(self, state: State) -> bool:
        return not state.finished and any(one.due for one in state.alarms)

    def progress(self, state: State) -> Progress:
        return reading.progress(state)

    def describe(self, state: State) -> tuple[Line, ...]:
        return reading.describe(state)

    def outcome(self, state: State) -> Outcome | None:
        return scoring.outcome(state) if state.finished else None

    def broken_rules(self, state: State) -> Iterator[str]:
        """Invariants a state breaks, as short sentences; nothing when all is well."""
        for one in state.storeys:
            if not 0.0 <= one.smoke <= 1.0 or not 0.0 <= one.fire <= 1.0:
                yield f"storey {one.number}: smoke {one.smoke}, fire {one.fire}"
            if not 0.0 <= one.people <= PEOPLE:
                yield f"storey {one.number}: {one.people} people"
        if not guard.LOBBY <= state.guard.floor <= TOP:
            yield f"the guard at {state.guard.floor}"
        if bool(state.guard.task) == (state.guard.phase in (Phase.IDLE, Phase.RETURNING)):
            yield f"the guard is {state.guard.phase} with task {state.guard.task!r}"
        ledger = state.ledger
        if min(ledger.smoke_min, ledger.outside_min, ledger.service_min) < 0.0:
            yield f"a negative ledger {ledger}"
        burning = {one.floor for one in state.alarms if one.open and one.fire}
        for one in state.storeys:
            if one.fire > 0.0 and one.number not in burning:
                yield f"storey {one.number} burns and no alarm is open"


def advance(state: State, dt_s: float) -> State:
    """The state `dt_s` later. The model's own step is 1 s; the convergence test halves it."""
    if state.finished:
        return state
    # rounding keeps 0.1 + 0.1 + … from drifting, so rounds end on their exact step
    state = replace(state, time_s=round(state.time_s + dt_s, 6))
    vented = any(one.open and one.kind is Kind.SMOKE and one.stopped_s >= 0.0 for one in state.alarms)
    doors = [one.floor for one in state.alarms if one.open and one.kind is Kind.DOOR and one.signal.real]
    storeys = fire.burnt(state.storeys, dt_s, vented=vented, open_doors=doors)
    storeys = tuple(fire.walked(one, state.time_s, dt_s, state.trust) for one in storeys)
    state = guard.moved(replace(state, storeys=storeys), dt_s)
    return _signalled(_round_over(measures.lived(state, dt_s)))


def _full() -> tuple[Storey, ...]:
    return tuple(Storey(number) for number in LIVED_IN)


def _signalled(state: State) -> State:
    """The state with every alarm given that is due; a fire begins with its alarm."""
    if state.finished:
        return state
    given = [one for one in state.signals if one.at_s <= state.time_s + 1e-9]
    for signal in given[len(state.alarms) :]:
        alarm = Alarm(f"a{len(state.alarms) + 1}", signal, state.time_s)
        state = replace(state, alarms=(*state.alarms, alarm))
        if alarm.fire:
            storey = replace(state.storey(signal.floor), fire=fire.FIRST, smoke=fire.FIRST)
            state = guard.with_storey(state, storey)
    return state


def _round_over(state: State) -> State:
    """At the end of a round the next shift takes over: people are home again, and what is open stays told."""
    rounds = schedule.plan(state.level, state.short)
    if state.time_s < rounds[state.round - 1].end_s - 1e-9:
        return state
    alarms = tuple(_handed_over(one, state.time_s) if one.open else one for one in state.alarms)
    state = replace(state, alarms=alarms, storeys=_full(), guard=Guard(), engine_s=-1.0, news=None)
    if state.round == len(rounds):
        return replace(state, finished=True)
    return replace(state, round=state.round + 1)


def _handed_over(alarm: Alarm, now_s: float) -> Alarm:
    contained = alarm.fire and alarm.called_s >= 0.0
    over = Status.SETTLED if contained else Status.LEFT if alarm.signal.real else Status.CLEARED
    return replace(alarm, status=over, answered=True, again_s=0.0, closed_s=now_s)


SIMULATION = BuildingSafety()
