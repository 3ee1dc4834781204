"""What happened when, told of this visitor's own choices with the model's numbers."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.contract import Line, Moment, line
from kiosk.experiences.care_robot.contact import LIMIT_MIN, lonelier
from kiosk.experiences.care_robot.offers import WORK_MIN
from kiosk.experiences.care_robot.schedule import MIN_PER_S
from kiosk.experiences.care_robot.state import Home, How, Kind, Request, State, Status, home_name

MOST_MOMENTS, MOST_OF_A_SIDE = 5, 3
"""Moments told, and how many of them at most are all good or all bad."""

MET_MIN = 1.0
"""Less than this with a person is nobody at all."""


def moments(state: State) -> tuple[Moment, ...]:
    """The most telling moments, in the order they happened: each of its own kind and home, good and bad."""
    chosen: list[Moment] = []
    for _, moment in sorted(_all(state), key=lambda one: -one[0]):
        alike = [one for one in chosen if one.text.key == moment.text.key]
        same = [one for one in chosen if _home(one.text) == _home(moment.text)]
        sided = len([one for one in chosen if one.good is moment.good])
        if not alike and not same and sided < MOST_OF_A_SIDE and len(chosen) < MOST_MOMENTS:
            chosen.append(moment)
    return tuple(sorted(chosen, key=lambda one: one.at_s))


def _moment(at_min: float, text: Line, good: bool) -> Moment:
    """A moment at a minute of the day's work, in seconds of play."""
    return Moment(at_min / MIN_PER_S, text, good)


def _home(text: Line) -> object:
    return dict(text.values).get("home")


def _all(state: State) -> Iterator[tuple[float, Moment]]:
    for one in state.requests:
        yield from _fall(state, one) if one.kind is Kind.FALL else _visit(one)
    for home in state.homes:
        yield from _home_moment(state, home)


def _fall(state: State, one: Request) -> Iterator[tuple[float, Moment]]:
    """How a fall alarm was answered: who came when, and whether that was needed."""
    home, waited, limit = home_name(one.home), one.waited_min, LIMIT_MIN[one.kind]
    good = waited <= limit
    if one.status is Status.EXPIRED:
        weight, text, good = 100.0, line("moment-fall-left", home=home, minutes=waited), False
    elif one.real and one.beside_min > 0.0:
        text = line("moment-fall-scouted", home=home, minutes=waited, beside=one.beside_min)
        weight, good = 95.0, good and one.beside_min <= limit
    elif one.real:
        weight, text = 95.0, line("moment-fall-real", home=home, minutes=waited)
    else:
        refused = not state.home(one.home).consents
        who = "robot" if one.how is How.ROBOT else "refused" if refused else "person"
        weight, text = 85.0, line(f"moment-fall-false-{who}", home=home, minutes=waited)
    yield weight, _moment(one.asked_min, text, good)


def _visit(one: Request) -> Iterator[tuple[float, Moment]]:
    home, limit, over = home_name(one.home), LIMIT_MIN[one.kind], one.waited_min - LIMIT_MIN[one.kind]
    what = line(f"kind-{one.kind}")
    if one.status is Status.EXPIRED:
        key = "moment-left-put-off" if one.put_off else "moment-left"
        text = line(key, home=home, what=what, times=one.put_off)
        yield 70.0 + one.put_off, _moment(one.asked_min, text, good=False)
        return
    if one.broken_off:
        text = line("moment-broken", home=home, what=what, minutes=one.waited_min)
        yield 60.0, _moment(one.asked_min, text, good=over <= 0.0)
    if over > 0.0:
        key = "moment-late-put-off" if one.put_off else "moment-late"
        text = line(key, home=home, what=what, minutes=one.waited_min, limit=limit)
        yield 50.0 + over, _moment(one.asked_min, text, good=False)
    elif one.how is How.ROBOT and one.kind is Kind.MEDICINE:
        text = line("moment-quick-robot", home=home, what=what, minutes=one.waited_min)
        yield 40.0 - one.waited_min, _moment(one.asked_min, text, good=True)
    elif one.how is How.TOGETHER:
        saved = WORK_MIN[one.kind, How.PERSON] - WORK_MIN[one.kind, How.TOGETHER]
        text = line("moment-together", home=home, what=what, saved=saved)
        yield 48.0, _moment(one.asked_min, text, good=True)
    yield from _felt(one)


def _felt(one: Request) -> Iterator[tuple[float, Moment]]:
    """What a visit did to loneliness, and what another choice would have done."""
    home, what = home_name(one.home), line(f"kind-{one.kind}")
    before, after = 100.0 * one.lonely, 100.0 * one.lonely_after
    if one.how is How.ROBOT and one.lonely > 0.5:
        person = 100.0 * lonelier(one.lonely, WORK_MIN[one.kind, How.PERSON], How.PERSON)
        text = line("moment-robot-only", home=home, what=what, before=before, after=after, person=person)
        yield 45.0 + 0.1 * (after - person), _moment(one.asked_min, text, good=False)
    elif one.how in (How.PERSON, How.TOGETHER) and before - after > 20.0:
        text = line("moment-person", home=home, what=what, before=before, after=after)
        yield 42.0 + 0.1 * (before - after), _moment(one.asked_min, text, good=True)


def _home_moment(state: State, home: Home) -> Iterator[tuple[float, Moment]]:
    """A home that met nobody all day."""
    asked = len([one for one in state.requests if one.home == home.number])
    if home.human_min < MET_MIN and asked:
        text = line("moment-nobody", home=home.name, asked=asked, lonely=100.0 * home.lonely)
        yield 65.0 + home.lonely, _moment(state.time_min, text, good=False)
