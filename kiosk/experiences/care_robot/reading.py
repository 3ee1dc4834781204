"""The situation in words: what is asked for, in what order, and who could come when."""

from __future__ import annotations

from math import ceil

from kiosk.core.contract import Action, Line, Progress, Target, line
from kiosk.experiences.care_robot import visits
from kiosk.experiences.care_robot.advice import best
from kiosk.experiences.care_robot.contact import LIMIT_MIN, URGENCY
from kiosk.experiences.care_robot.offers import Offer, again_min, offers, reason_without_robot
from kiosk.experiences.care_robot.schedule import MIN_PER_S, plan
from kiosk.experiences.care_robot.state import HOMES, How, Kind, Phase, Request, State

NEWS_MIN = 4.0
"""How long what happened stays the news when nothing waits†."""

ICONS = {How.ROBOT: "robot", How.PERSON: "person", How.TOGETHER: "together"}


def minutes(eta_min: float) -> int:
    """Minutes as Desk, Stage and voice say them alike; at least 1."""
    return max(1, ceil(eta_min - 1e-6))


def ranked(state: State) -> tuple[Request, ...]:
    """Requests that wait, the most urgent first: those nobody has answered, then by urgency and time left."""
    waiting = [one for one in state.requests if one.waiting]
    return tuple(
        sorted(
            waiting,
            key=lambda one: (
                (not one.due, -URGENCY[one.kind], one.waited_min - LIMIT_MIN[one.kind], one.id)
                if one.kind is Kind.FALL
                else (not one.due, 0.0, LIMIT_MIN[one.kind] - one.waited_min, one.id)
            ),
        )
    )


def target_name(request: Request) -> Line:
    """A request's spoken name: the home and what it asks for."""
    key = "target-help" if request.known else "target"
    return line(key, number=request.home, what=line(f"kind-{request.kind}"))


def actions(state: State) -> tuple[Action, ...]:
    """Every choice for every request that waits, the most urgent request first."""
    found: list[Action] = []
    for request in ranked(state):
        target = Target(request.id, target_name(request))
        for one in offers(state, request):
            label = line(f"do-{one.how}")
            icon = ICONS[one.how]
            found.append(Action(f"{one.how}:{request.id}", label, _note(state, one), target, icon))
        if request.due:
            found.append(
                Action(
                    f"wait:{request.id}",
                    line("do-wait"),
                    line("note-wait", minutes=minutes(again_min(request))),
                    target,
                    icon="wait",
                )
            )
    return tuple(found)


def _note(state: State, one: Offer) -> Line:
    """What a choice does now: when somebody is there, and who has to wait for it."""
    if one.breaks:
        broken = state.request(one.breaks[0])
        return line("note-breaks", minutes=minutes(one.eta_min), number=broken.home if broken else 0)
    return line("note-send", minutes=minutes(one.eta_min))


def progress(state: State) -> Progress:
    """Round, time and the one thing that needs attention now."""
    rounds = plan(state.level, state.short)
    current = rounds[state.round - 1]
    due = [one for one in ranked(state) if one.due]
    # a second line also when nothing waits: the Stage keeps its size
    event, notice, more, urgent = "", None, line("more-quiet"), False
    if due:
        first = due[0]
        event, notice, more = f"{first.id}-{first.asks}", asking(first), reason(state, first)
        urgent = first.kind is Kind.FALL or first.waited_min > LIMIT_MIN[first.kind]
    elif state.news and state.time_min - state.news.at_min < NEWS_MIN:
        event, notice, more = state.news.id, state.news.text, line(f"{state.news.text.key}-more")
    return Progress(
        round=state.round,
        rounds=len(rounds),
        seconds_left=max(0.0, current.end_min - state.time_min) / MIN_PER_S,
        round_seconds=(current.end_min - current.start_min) / MIN_PER_S,
        round_title=line(f"round-{current.title}"),
        event=event,
        notice=notice,
        notice_more=more,
        urgent=urgent,
        coach=f"robot:{due[0].id}" if due and not state.touched else "",
    )


def asking(request: Request) -> Line:
    """What a home asks for, in one sentence."""
    home = line("home", number=request.home)
    if request.known:
        return line("notice-help", home=home)
    if request.broken_off and request.owed < 1.0:
        return line("notice-broken", home=home, what=line(f"kind-{request.kind}"))
    if request.asks:
        return line("notice-again", home=home, what=line(f"kind-{request.kind}"), minutes=request.waited_min)
    return line(f"notice-{request.kind}", home=home)


def reason(state: State, request: Request) -> Line:
    """The one fact that helps to choose: a refusal first, then why no robot can come, then how things are."""
    why = reason_without_robot(state, request)
    if why == "refused":
        return line("more-refused")
    if request.kind is Kind.FALL and not why:
        return line("more-fall", limit=LIMIT_MIN[Kind.FALL])
    if why:
        return line(f"more-{why}")
    lonely = state.home(request.home).lonely
    return line("more-limit", limit=LIMIT_MIN[request.kind], lonely=100.0 * lonely)


def describe(state: State) -> tuple[Line, ...]:
    """One to three sentences: what is asked for, how long it waits, what speaks for whom."""
    waiting = [one for one in ranked(state) if one.due]
    if not waiting:
        return _quiet(state)
    first = waiting[0]
    timing = line("say-waited", minutes=first.waited_min, limit=LIMIT_MIN[first.kind])
    return asking(first), timing, _speaks_for(state, first)


def _speaks_for(state: State, request: Request) -> Line:
    """What speaks for whom: what cannot be first, then urgency and how long somebody was alone."""
    found = best(state, request)
    if found is None:
        return line("say-nobody")
    why = reason_without_robot(state, request)
    if why and found.how is How.PERSON:
        return line(f"say-{why}")
    where = "fall" if request.kind is Kind.FALL else "visit"
    return line(f"say-{where}-{found.how}", lonely=100.0 * state.home(request.home).lonely)


def _quiet(state: State) -> tuple[Line, ...]:
    """Nothing waits for a choice: who is with whom."""
    with_whom = [visits.company(state, number) for number in HOMES]
    people, robots = with_whom.count(How.PERSON), with_whom.count(How.ROBOT)
    coming = len([one for one in state.helpers if one.phase is Phase.GOING])
    if people and robots:
        return (line("say-under-way", people=people, robots=robots),)
    if people:
        return (line("say-people-there", people=people),)
    if robots:
        return (line("say-robots-there", robots=robots),)
    return (line("say-coming") if coming else line("say-quiet"),)
