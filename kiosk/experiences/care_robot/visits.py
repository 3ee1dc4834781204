"""Visits from setting out to going home: how helpers move, arrive, work, and are called away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kiosk.core.contract import Line, line
from kiosk.experiences.care_robot.contact import lonelier
from kiosk.experiences.care_robot.offers import (
    CHARGE,
    DRAIN_GOING,
    DRAIN_SERVING,
    HELP_MIN,
    LOOK_MIN,
    SPEED_M_MIN,
    Offer,
    work_min,
)
from kiosk.experiences.care_robot.state import (
    Helper,
    Home,
    How,
    Kind,
    News,
    Phase,
    Request,
    State,
    Status,
)
from kiosk.experiences.care_robot.streets import CENTRE, moved, route


def with_request(state: State, request: Request) -> State:
    """The state with one request replaced."""
    return replace(state, requests=tuple(request if one.id == request.id else one for one in state.requests))


def with_helper(state: State, helper: Helper) -> State:
    """The state with one helper replaced."""
    return replace(state, helpers=tuple(helper if one.id == helper.id else one for one in state.helpers))


def with_news(state: State, text: Line) -> State:
    """The state with something to tell."""
    return replace(state, news=News(f"{text.key}:{state.time_min}", text, state.time_min))


def assign(state: State, request: Request, given: Offer) -> State:
    """The state after helpers were sent; what is broken off for it waits again."""
    queued = {one.id: one.then for one in state.helpers}
    for broken in given.breaks:
        state = _broken_off(state, broken)
    keeping = tuple(one for one in request.helpers if state.helper(one).phase is Phase.STAYING)
    helpers = (*keeping, *given.helpers)
    state = with_request(
        state, replace(request, status=Status.ASSIGNED, how=given.how, helpers=helpers, again_min=0.0)
    )
    for helper_id in given.helpers:
        helper = state.helper(helper_id)
        if request.kind is Kind.FALL:
            state = with_helper(state, _sent(replace(helper, then=queued[helper_id]), request))
        elif helper.task:
            state = with_helper(state, replace(helper, then=request.id))
        else:
            state = with_helper(state, _sent(helper, request))
    return state


def _sent(helper: Helper, request: Request) -> Helper:
    return replace(helper, task=request.id, phase=Phase.GOING, place=route(helper.place, request.home))


def _broken_off(state: State, request_id: str) -> State:
    """A visit given up for a fall: what is left of it waits again, everybody on it is free."""
    request = state.request(request_id)
    assert request is not None
    assert request.how is not None
    owed = request.owed
    if request.left_min > 0.0:
        owed *= request.left_min / work_min(request, request.how)
    lonely = state.home(request.home).lonely
    state = with_request(
        state,
        replace(
            request,
            status=Status.WAITING,
            how=None,
            helpers=(),
            left_min=0.0,
            owed=owed,
            lonely_after=lonely,
            broken_off=request.broken_off + 1,
            asks=request.asks + 1,
        ),
    )
    for helper in state.helpers:
        if helper.task == request_id:
            state = _released(state, helper)
    return state


def _released(state: State, helper: Helper) -> State:
    """A helper goes to what comes next, or home."""
    following = state.request(helper.then) if helper.then else None
    if following is not None and following.status is Status.ASSIGNED:
        return with_helper(state, _sent(replace(helper, then=""), following))
    home = replace(helper, task="", then="", phase=Phase.RETURNING, place=route(helper.place, CENTRE))
    return with_helper(state, home)


def moved_helpers(state: State, dt_min: float) -> State:
    """Everybody one step farther; batteries follow."""
    return replace(state, helpers=tuple(_moved(one, dt_min) for one in state.helpers))


def _moved(one: Helper, dt_min: float) -> Helper:
    battery = one.battery
    if one.how is How.ROBOT:
        if one.phase in (Phase.GOING, Phase.RETURNING):
            battery -= DRAIN_GOING * dt_min
        elif one.phase in (Phase.SERVING, Phase.STAYING):
            battery -= DRAIN_SERVING * dt_min
        elif one.phase is Phase.IDLE:
            battery += CHARGE * dt_min
        battery = min(1.0, max(0.0, battery))
    if one.phase not in (Phase.GOING, Phase.RETURNING):
        return replace(one, battery=battery) if battery != one.battery else one
    place = moved(one.place, SPEED_M_MIN[one.how] * dt_min)
    if place.left_m > 1e-9:
        return replace(one, place=place, battery=battery)
    arrived = Phase.READY if one.phase is Phase.GOING else Phase.IDLE
    return replace(one, place=place, phase=arrived, battery=battery)


def worked(state: State, dt_min: float) -> State:
    """Every visit one step on: begun where all have come, over where the work is done."""
    for request in state.requests:
        if request.status is Status.ASSIGNED:
            state = (
                _fall(state, request, dt_min) if request.kind is Kind.FALL else _visit(state, request, dt_min)
            )
    return state


def _at(state: State, request: Request) -> list[Helper]:
    """Helpers of a request who have come."""
    return [
        one
        for one in state.helpers
        if one.task == request.id and one.phase in (Phase.READY, Phase.SERVING, Phase.STAYING)
    ]


def _visit(state: State, request: Request, dt_min: float) -> State:
    assert request.how is not None
    if request.left_min > 0.0:
        left = request.left_min - dt_min
        if left > 1e-9:
            return with_request(state, replace(request, left_min=left))
        return _served(state, request)
    if len(_at(state, request)) < len(request.helpers):
        return state
    return _begun(state, request, work_min(request, request.how))


def _begun(state: State, request: Request, minutes: float) -> State:
    """Help is there and works for some minutes."""
    state = with_request(
        state,
        replace(
            request, left_min=minutes, again_min=0.0, lonely=request.lonely or state.home(request.home).lonely
        ),
    )
    for helper in _at(state, request):
        state = with_helper(state, replace(helper, phase=Phase.SERVING))
    return state


def _fall(state: State, request: Request, dt_min: float) -> State:
    """A fall alarm: a robot looks and stays, a person helps; whoever is not needed any more turns back."""
    here = _at(state, request)
    person = next((one for one in here if one.how is How.PERSON), None)
    robot = next((one for one in here if one.how is How.ROBOT), None)
    if person is not None and person.phase is Phase.READY:
        for other in state.helpers:
            if other.id in request.helpers and other.id != person.id:
                state = _left(state, request, other)
        helped = replace(state.request(request.id) or request, known=True)
        return _begun(state, helped, HELP_MIN[request.real])
    if request.left_min > 0.0:
        left = request.left_min - dt_min
        if left > 1e-9:
            return with_request(state, replace(request, left_min=left))
        return _served(state, request) if person else _looked(state, request)
    if robot is not None and robot.phase is Phase.READY:
        return _begun(state, request, LOOK_MIN)
    return state


def _left(state: State, request: Request, helper: Helper) -> State:
    """A helper is not needed at a fall any more."""
    if helper.then == request.id:
        return with_helper(state, replace(helper, then=""))
    state = _released(state, helper)
    now = state.request(request.id) or request
    return with_request(state, replace(now, helpers=tuple(one for one in now.helpers if one != helper.id)))


def _looked(state: State, request: Request) -> State:
    """A robot has looked: nothing happened, or it stays until a person has come."""
    state = with_request(state, replace(request, known=True, left_min=0.0))
    seen = state.request(request.id) or request
    home = state.home(request.home).name
    if not request.real:
        return with_news(_served(state, seen), line("news-false", home=home))
    for helper in _at(state, seen):
        if helper.how is How.ROBOT:
            state = with_helper(state, replace(helper, phase=Phase.STAYING))
    if any(state.helper(one).how is How.PERSON for one in seen.helpers):
        return with_news(state, line("news-real", home=home))
    return with_request(state, replace(seen, status=Status.WAITING, asks=seen.asks + 1))


def _served(state: State, request: Request) -> State:
    """The work is done; everybody goes on."""
    lonely = state.home(request.home).lonely
    done = replace(
        request, status=Status.SERVED, left_min=0.0, lonely_after=lonely, closed_min=state.time_min
    )
    state = with_request(state, done)
    for helper in state.helpers:
        if helper.task == request.id:
            state = _released(state, helper)
    return state


def company(state: State, number: int) -> How | None:
    """Who is with somebody at home now: a person, only a robot, or nobody."""
    return _company(state.helpers, {one.id: one.home for one in state.requests if one.open}, number)


def _company(helpers: Iterable[Helper], homes: dict[str, int], number: int) -> How | None:
    found = [
        one.how
        for one in helpers
        if one.task and homes.get(one.task) == number and one.phase in (Phase.SERVING, Phase.STAYING)
    ]
    return How.PERSON if How.PERSON in found else How.ROBOT if found else None


def lived(state: State, dt_min: float) -> State:
    """Every home one step on: loneliness, and minutes of company."""
    homes = {one.id: one.home for one in state.requests if one.open}
    return replace(
        state,
        homes=tuple(_lived(one, _company(state.helpers, homes, one.number), dt_min) for one in state.homes),
    )


def _lived(home: Home, with_whom: How | None, minutes: float) -> Home:
    return replace(
        home,
        lonely=lonelier(home.lonely, minutes, with_whom),
        human_min=home.human_min + (minutes if with_whom is How.PERSON else 0.0),
        robot_min=home.robot_min + (minutes if with_whom is How.ROBOT else 0.0),
    )


def spent(home: Home, minutes: float, with_whom: How) -> Home:
    """A home after the rest of a visit that the end of a round cuts short in the telling."""
    return _lived(home, with_whom, minutes)
