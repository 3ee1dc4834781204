"""The rules of the care-robot job: how a neighbourhood's day moves on, and who is sent where.

The model is explained in README.md; its parts lie in `state` (records), `streets`, `offers` (who could go),
`visits` (what helpers do), `contact` (waiting, loneliness, sharing), `schedule`, `scoring` and `reading`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import fsum

from kiosk.core.contract import STEP_S, Action, Level, Line, Outcome, Progress, Rng
from kiosk.core.errors import IllegalAction
from kiosk.experiences.care_robot import reading, schedule, scoring, visits
from kiosk.experiences.care_robot.contact import LIMIT_MIN
from kiosk.experiences.care_robot.offers import again_min, minutes_to_start, offer, work_min
from kiosk.experiences.care_robot.state import (
    THERE,
    Call,
    Helper,
    How,
    Kind,
    Phase,
    Request,
    State,
    Status,
)
from kiosk.experiences.care_robot.streets import CENTRE, at, on_streets

__all__ = ["SIMULATION", "CareRobot", "State"]

FULL = 0.95
"""How full the robots are in the morning†."""

LEFT_OVER = 2.0
"""A request left to the next shift counts as having waited at least this many times its limit†."""


class CareRobot:
    """The simulation. It holds nothing; every method is a pure function of the state."""

    def begin(self, level: Level, rng: Rng, *, short: bool = False) -> State:
        homes = schedule.deal_homes(rng)
        calls = schedule.deal_calls(level, short, homes, rng)
        low, high = schedule.LOW_BATTERY
        helpers = (
            Helper("r1", How.ROBOT, at(CENTRE), battery=FULL),
            Helper("r2", How.ROBOT, at(CENTRE), battery=FULL),
            Helper("p1", How.PERSON, at(CENTRE)),
            Helper("p2", How.PERSON, at(CENTRE)),
        )
        state = State(level, short, 0.0, homes, helpers, calls, low + (high - low) * rng.random())
        return _called(state)

    def actions(self, state: State) -> tuple[Action, ...]:
        return () if state.finished else reading.actions(state)

    def act(self, state: State, action_id: str) -> State:
        verb, _, request_id = action_id.partition(":")
        request = state.request(request_id)
        if state.finished or request is None or not request.waiting:
            raise IllegalAction(action_id)
        if verb == "wait":
            if not request.due:
                raise IllegalAction(action_id)
            again = state.time_min + again_min(request)
            put_off = replace(request, again_min=again, put_off=request.put_off + 1)
            return replace(visits.with_request(state, put_off), touched=True)
        how = next((one for one in How if one == verb), None)
        given = offer(state, request, how) if how else None
        if given is None:
            raise IllegalAction(action_id)
        return replace(visits.assign(state, request, given), touched=True)

    def step(self, state: State) -> State:
        return advance(state, STEP_S * schedule.MIN_PER_S)

    def decision_due(self, state: State) -> bool:
        return not state.finished and any(one.due for one in state.requests)

    def progress(self, state: State) -> Progress:
        return reading.progress(state)

    def describe(self, state: State) -> tuple[Line, ...]:
        return reading.describe(state)

    def outcome(self, state: State) -> Outcome | None:
        return scoring.outcome(state) if state.finished else None

    def broken_rules(self, state: State) -> Iterator[str]:
        """Invariants a state breaks, as short sentences; nothing when all is well."""
        yield from _broken_by_helpers(state)
        for home in state.homes:
            if not 0.0 <= home.lonely <= 1.0:
                yield f"home {home.number}: loneliness {home.lonely}"
            if home.robot_min > 0.0 and not home.consents:
                yield f"home {home.number}: a robot came without consent"
        for request in state.requests:
            sent = any(request.id in (one.task, one.then) for one in state.helpers)
            if request.status is Status.ASSIGNED and not (sent and request.helpers):
                yield f"{request.id}: assigned to nobody"
            if not request.open and sent:
                yield f"{request.id}: {request.status}, but somebody is on it"
            if not 0.0 <= request.owed <= 1.0 or min(request.waited_min, request.left_min) < 0.0:
                yield f"{request.id}: owed {request.owed}, waited {request.waited_min}"


def _broken_by_helpers(state: State) -> Iterator[str]:
    for one in state.helpers:
        if not 0.0 <= one.battery <= 1.0:
            yield f"{one.id}: battery {one.battery}"
        if not on_streets(one.place):
            yield f"{one.id}: not on a street"
        if bool(one.task) == (one.phase in (Phase.IDLE, Phase.RETURNING)):
            yield f"{one.id}: {one.phase} with task {one.task!r}"
        request = state.request(one.task) if one.task else None
        if request is not None and one.id not in request.helpers:
            yield f"{one.id}: on {request.id}, which does not know it"
        if request is not None and one.phase in THERE and one.place.goal != request.home:
            yield f"{one.id}: at the wrong door"
        if request is not None and one.how is How.ROBOT and not state.home(request.home).consents:
            yield f"{one.id}: on its way without consent"


def advance(state: State, dt_min: float) -> State:
    """The state `dt_min` later. The model's own step is 0.05 min; the convergence test halves it."""
    if state.finished:
        return state
    # rounding keeps 0.1 + 0.1 + … from drifting, so rounds end on their exact step
    now = round(state.time_min + dt_min, 6)
    state = replace(visits.moved_helpers(state, dt_min), time_min=now)
    state = visits.lived(_waited(visits.worked(state, dt_min), dt_min), dt_min)
    lonely = fsum(one.lonely for one in state.homes) / len(state.homes)
    lowest = min(one.battery for one in state.helpers)
    state = replace(
        state,
        lonely_integral=state.lonely_integral + lonely * dt_min,
        lowest_battery=min(state.lowest_battery, lowest),
    )
    return _called(_round_over(state))


def _waited(state: State, dt_min: float) -> State:
    """Everybody who still waits has waited longer; what was put off comes back."""
    return replace(state, requests=tuple(_longer(state, one, dt_min) for one in state.requests))


def _longer(state: State, request: Request, dt_min: float) -> Request:
    if not request.open:
        return request
    here = visits.company(state, request.home)
    if request.again_min and state.time_min >= request.again_min - 1e-9:
        request = replace(request, again_min=0.0, asks=request.asks + 1)
    if request.kind is Kind.FALL and request.known and here is not How.PERSON:
        return replace(request, beside_min=request.beside_min + dt_min)
    if here is None or request.left_min <= 0.0:
        return replace(request, waited_min=request.waited_min + dt_min)
    return request


def _called(state: State) -> State:
    """The state with every request made that is due; a home asks for one thing at a time."""
    if state.finished:
        return state
    made, later = [], []
    busy = {one.home for one in state.requests if one.open}
    for call in state.calls:
        if call.at_min <= state.time_min + 1e-9 and call.home not in busy:
            busy.add(call.home)
            made.append(call)
        else:
            later.append(call)
    if not made:
        return state
    number = len(state.requests)
    new = tuple(_request(f"q{number + n}", call, state.time_min) for n, call in enumerate(made, 1))
    return replace(state, requests=(*state.requests, *new), calls=tuple(later))


def _request(request_id: str, call: Call, now_min: float) -> Request:
    return Request(request_id, call.kind, call.home, now_min, call.real)


def _round_over(state: State) -> State:
    """At the end of a round visits are told to their end, and what waits goes to the next shift."""
    rounds = schedule.plan(state.level, state.short)
    if state.time_min < rounds[state.round - 1].end_min - 1e-9:
        return state
    for request in state.requests:
        if request.open:
            state = _settled(state, request)
    last = state.round == len(rounds)
    if last:
        return replace(_home_again(state, 0.0, low=False), calls=(), finished=True)
    following = rounds[state.round]
    return _called(
        replace(
            _home_again(state, following.charge, low=following.low),
            round=state.round + 1,
            news=None,
        )
    )


def _settled(state: State, request: Request) -> State:
    if request.waiting:
        waited = max(request.waited_min, LEFT_OVER * LIMIT_MIN[request.kind])
        done = replace(request, status=Status.EXPIRED, waited_min=waited, closed_min=state.time_min)
        return visits.with_request(state, done)
    how = request.how or How.ROBOT
    coming_min = minutes_to_start(state, request)
    visit_min = request.left_min or work_min(request, how)
    with_whom = How.ROBOT if how is How.ROBOT else How.PERSON
    home = visits.spent(state.home(request.home), visit_min, with_whom)
    done = replace(
        request,
        status=Status.SERVED,
        waited_min=request.waited_min + coming_min,
        left_min=0.0,
        lonely=request.lonely or state.home(request.home).lonely,
        lonely_after=home.lonely,
        closed_min=state.time_min + coming_min + visit_min,
    )
    state = replace(state, homes=tuple(home if one.number == home.number else one for one in state.homes))
    return visits.with_request(state, done)


def _home_again(state: State, charge: float, *, low: bool) -> State:
    """Everybody at the centre; the robots charged by the hours in between."""
    helpers = []
    for one in state.helpers:
        battery = min(1.0, one.battery + charge) if one.how is How.ROBOT else 1.0
        if low and one.id == "r2":
            battery = min(battery, state.low_battery)
        helpers.append(Helper(one.id, one.how, at(CENTRE), battery=battery))
    return replace(state, helpers=tuple(helpers))


SIMULATION = CareRobot()
