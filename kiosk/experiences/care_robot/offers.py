"""Who could go where, and when: the choices that are open for a request, worked out ahead."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.experiences.care_robot.state import Helper, How, Kind, Request, State
from kiosk.experiences.care_robot.streets import CENTRE, distance_m, route

SPEED_M_MIN = {How.ROBOT: 60.0, How.PERSON: 72.0}
"""A robot rolls at 1 m/s, a person walks at 1.2 m/s."""

WORK_MIN = {
    (Kind.MEDICINE, How.ROBOT): 4.0,
    (Kind.MEDICINE, How.PERSON): 9.0,
    (Kind.MEDICINE, How.TOGETHER): 6.0,
    (Kind.MEAL, How.ROBOT): 6.0,
    (Kind.MEAL, How.PERSON): 16.0,
    (Kind.MEAL, How.TOGETHER): 10.0,
    (Kind.WALK, How.PERSON): 18.0,
    (Kind.WALK, How.TOGETHER): 10.0,
    (Kind.TALK, How.ROBOT): 10.0,
    (Kind.TALK, How.PERSON): 14.0,
    (Kind.TALK, How.TOGETHER): 11.0,
}
"""Minutes of a visit†. Nobody goes for a walk with a robot alone."""

LOOK_MIN = 2.0
"""How long a robot looks whether an alarm is real†."""

HELP_MIN = {True: 10.0, False: 3.0}
"""How long a person helps somebody who fell, and how long they stay where nothing happened†."""

DRAIN_GOING, DRAIN_SERVING, CHARGE = 0.015, 0.03, 0.02
"""Battery per minute: rolling, working, and back at the centre's charger†."""

RESERVE = 0.05
"""A robot only sets out if this is left when it is home again†."""


AGAIN_MIN, AGAIN_FALL_MIN = 5.0, 2.0
"""After how many minutes a request that was put off asks again, and a fall alarm†."""

BREAK_MIN = 2.0
"""A visit is only broken off for a fall if this many minutes are won by it†."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to answer a request: who goes, minutes until help is there, whom it is taken away from.

    `breaks` are the ids of the requests that are broken off for it. `battery` is what is left of the robot's
    charge when it is home again (1 for people alone).
    """

    how: How
    helpers: tuple[str, ...]
    eta_min: float
    breaks: tuple[str, ...] = ()
    battery: float = 1.0


@dataclass(frozen=True, slots=True)
class _Run:
    """One helper's part of an offer."""

    helper: Helper
    eta_min: float
    breaks: str = ""
    battery: float = 1.0


def work_min(request: Request, how: How) -> float:
    """Minutes a visit takes; of a visit that was broken off, what is still owed."""
    if request.kind is Kind.FALL:
        real = request.real if request.known else False
        return LOOK_MIN if how is How.ROBOT else HELP_MIN[real]
    return WORK_MIN[request.kind, how] * request.owed


def again_min(request: Request) -> float:
    """For how many minutes a request can be put off."""
    return AGAIN_FALL_MIN if request.kind is Kind.FALL else AGAIN_MIN


def offer(state: State, request: Request, how: How) -> Offer | None:
    """The quickest way to answer a request this way, or None where there is none."""
    if how is not How.PERSON and not _robot_may(state, request):
        return None
    if how is How.TOGETHER:
        return _together(state, request)
    if how is How.ROBOT and (request.kind is Kind.WALK or request.known):
        return None
    best = _quickest(state, request, how, queue=True)
    if best is None:
        return None
    breaks = (best.breaks,) if best.breaks else ()
    return Offer(how, (best.helper.id,), best.eta_min, breaks, best.battery)


def _robot_may(state: State, request: Request) -> bool:
    """The hard rule: no robot comes to a home that has said no."""
    return state.home(request.home).consents


def _together(state: State, request: Request) -> Offer | None:
    """A robot and a person, both free now (or called away to a fall)."""
    if request.known:
        return None
    robot = _quickest(state, request, How.ROBOT, queue=False)
    person = _quickest(state, request, How.PERSON, queue=False)
    if robot is None or person is None:
        return None
    both = (robot, person)
    first = min if request.kind is Kind.FALL else max
    return Offer(
        How.TOGETHER,
        tuple(one.helper.id for one in both),
        first(one.eta_min for one in both),
        tuple(dict.fromkeys(one.breaks for one in both if one.breaks)),
        robot.battery,
    )


def _quickest(state: State, request: Request, how: How, *, queue: bool) -> _Run | None:
    runs = [
        run
        for one in state.helpers
        if one.how is how and (run := _run(state, request, one, queue=queue)) is not None
    ]
    return min(
        runs,
        key=lambda run: (run.eta_min + (BREAK_MIN if run.breaks else 0.0), run.helper.id),
        default=None,
    )


def _run(state: State, request: Request, helper: Helper, *, queue: bool) -> _Run | None:
    """When one helper could be at a home. To a fall one goes at once, whatever one is doing."""
    busy = state.request(helper.task) if helper.task else None
    if busy is None or request.kind is Kind.FALL:
        if busy is not None and busy.kind is Kind.FALL:
            return None
        way_m = route(helper.place, request.home).left_m
        return _charged(request, helper, way_m, 0.0, 0.0, busy.id if busy else "")
    if not queue or helper.then or (busy.kind is Kind.FALL and helper.how is How.ROBOT):
        return None
    work = busy.left_min or work_min(busy, busy.how or helper.how)
    free_min = minutes_to_start(state, busy) + work
    onward_m = distance_m(busy.home, request.home)
    wait_min = free_min - helper.place.left_m / SPEED_M_MIN[helper.how]
    return _charged(request, helper, helper.place.left_m + onward_m, wait_min, work, "")


def _charged(
    request: Request, helper: Helper, way_m: float, wait_min: float, worked_min: float, breaks: str
) -> _Run | None:
    """A run if the robot's battery is enough for it and the way home."""
    speed = SPEED_M_MIN[helper.how]
    eta_min = wait_min + way_m / speed
    if helper.how is How.PERSON:
        return _Run(helper, eta_min, breaks)
    rolling_min = (way_m + distance_m(request.home, CENTRE)) / speed
    work = worked_min + work_min(request, How.ROBOT if request.kind is not Kind.WALK else How.TOGETHER)
    left = helper.battery - DRAIN_GOING * rolling_min - DRAIN_SERVING * work
    return _Run(helper, eta_min, breaks, left) if left >= RESERVE else None


def minutes_to_start(state: State, request: Request) -> float:
    """Minutes until the visit of an assigned request begins, as planned now; 0 when it has begun."""
    if request.left_min > 0.0:
        return 0.0
    runs = []
    for one in state.helpers:
        if one.id in request.helpers and not (request.known and one.how is How.ROBOT):
            if one.task == request.id:
                runs.append(one.place.left_m / SPEED_M_MIN[one.how])
            elif one.then == request.id and (busy := state.request(one.task)):
                before = minutes_to_start(state, busy) + (
                    busy.left_min or work_min(busy, busy.how or one.how)
                )
                runs.append(before + distance_m(busy.home, request.home) / SPEED_M_MIN[one.how])
    if not runs:
        return 0.0
    return min(runs) if request.kind is Kind.FALL else max(runs)


def offers(state: State, request: Request) -> tuple[Offer, ...]:
    """Every way to answer a waiting request now."""
    found = (offer(state, request, how) for how in How)
    return tuple(one for one in found if one is not None)


def reason_without_robot(state: State, request: Request) -> str:
    """Why no robot alone is offered: refused, walk, known, battery, busy; "" where one is."""
    if not _robot_may(state, request):
        return "refused"
    if request.kind is Kind.WALK:
        return "walk"
    if request.known:
        return "known"
    if offer(state, request, How.ROBOT) is not None:
        return ""
    robots = [one for one in state.helpers if one.how is How.ROBOT]
    flat = [one for one in robots if one.free or not one.then]
    return "battery" if flat else "busy"
