"""What the Stage shows: rows of numbers on the sheet (plan.py), worked out from two states of a play."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.experiences.care_robot.contact import LIMIT_MIN
from kiosk.experiences.care_robot.offers import Offer, offer
from kiosk.experiences.care_robot.plan import FRONT_M, front, on_sheet
from kiosk.experiences.care_robot.state import HOMES, Helper, How, Kind, Phase, Request, State, Status
from kiosk.experiences.care_robot.streets import CENTRE, STUB_M, UPPER_X_M, Place, point, route
from kiosk.experiences.care_robot.visits import company

ROOF_UP = 62.0
"""How high above the middle of a home's front its bubble hangs."""

SENT_ASIDE = 9.0
"""What is on its way is told a little to the left of odd homes and to the right of even ones."""

DONE_MIN = 2.0
"""How long a tick is shown where a visit was finished."""

DOT_M = 10.0
"""Between two dots of a way."""

ASIDE_M = {"r1": -44.0, "r2": -21.0, "p1": 20.0, "p2": 38.0}
"""Where the helpers stand before the centre."""

AT_DOOR_M = {How.ROBOT: -7.0, How.PERSON: 6.0}
"""Robot and person stand side by side before a door."""

WARM_MIN = 6.0
"""How long windows stay warm after somebody left."""


@dataclass(frozen=True, slots=True)
class HomeRow:
    """One home: where its front stands on the sheet, its light, its plant (0 in flower to 3 hanging).

    `depth` says what is drawn over what: homes and streets alternate from far to near.
    """

    key: str
    number: int
    picture: str
    frontX: float
    frontY: float
    glow: float
    droop: int
    refuses: bool
    selected: bool
    heart: bool
    company: bool
    done: bool
    depth: int


@dataclass(frozen=True, slots=True)
class BubbleRow:
    """One request over its home. `spent` is the share of its limit gone, 0..1; `over` that it is past it.

    `coming` is the icon of who was sent, "" while nobody was; `minutes` until they are there.
    """

    key: str
    atX: float
    atY: float
    kind: str
    spent: float
    over: bool
    urgent: bool
    selected: bool
    asleep: bool
    coming: str
    minutes: str


@dataclass(frozen=True, slots=True)
class HelperRow:
    """A robot or a person on the sheet; `battery` 0..1, below 0 for people."""

    key: str
    picture: str
    atX: float
    atY: float
    facesLeft: bool
    moving: bool
    battery: float
    low: bool
    charging: bool
    depth: float


@dataclass(frozen=True, slots=True)
class DotRow:
    """A dot of the way a helper would take: round for a robot, square for a person."""

    key: str
    atX: float
    atY: float
    person: bool


BEHIND_Y_M = 188.0
"""Whoever is farther back than this passes behind the lower row of homes."""

LOW = 0.25
"""A robot's battery is shown as low from here."""


def droop(lonely: float) -> int:
    """How far the plant at the door hangs its head, 0..3."""
    return (lonely >= 0.3) + (lonely >= 0.5) + (lonely >= 0.7)


def homes(state: State, selected: Request | None) -> list[HomeRow]:
    """Every home, the farthest first."""
    rows = []
    for number in HOMES:
        home = state.home(number)
        x, y = on_sheet(*front(number))
        with_whom = company(state, number)
        rows.append(
            HomeRow(
                key=f"h{number}",
                number=number,
                picture="home_warm" if number % 2 else "home_cool",
                frontX=x,
                frontY=y,
                glow=_glow(state, number, with_whom),
                droop=droop(home.lonely),
                refuses=not home.consents,
                selected=selected is not None and selected.home == number,
                heart=with_whom is How.PERSON,
                company=with_whom is not None,
                done=_just_done(state, number),
                depth=1 if number <= len(UPPER_X_M) else 3,
            )
        )
    return rows


def _glow(state: State, number: int, with_whom: How | None) -> float:
    """Light in the windows, 0..1: while somebody is there, fading afterwards; less for a robot."""
    if with_whom is not None:
        return 1.0 if with_whom is How.PERSON else 0.6
    closed = [one.closed_min for one in state.requests if one.home == number and one.status is Status.SERVED]
    since = state.time_min - max(closed, default=-WARM_MIN)
    return max(0.0, 0.8 * (1.0 - since / WARM_MIN))


def _just_done(state: State, number: int) -> bool:
    return any(
        one.home == number and one.status is Status.SERVED and 0 <= state.time_min - one.closed_min < DONE_MIN
        for one in state.requests
    )


def bubbles(state: State, selected: Request | None, minutes: dict[str, str]) -> list[BubbleRow]:
    """Every request that nobody is at yet; `minutes` says when who was sent will be there, in words."""
    rows = []
    for one in state.requests:
        if not one.open or one.left_min > 0.0 or (one.known and not one.waiting):
            continue
        x, y = on_sheet(*front(one.home), ROOF_UP)
        sent = one.how is not None and not one.waiting
        spent = one.waited_min / LIMIT_MIN[one.kind]
        rows.append(
            BubbleRow(
                key=one.id,
                atX=x + (SENT_ASIDE if one.home % 2 == 0 else -SENT_ASIDE) * sent,
                atY=y,
                kind=one.kind.value,
                spent=min(1.0, spent),
                over=spent > 1.0,
                urgent=one.kind is Kind.FALL,
                selected=selected is not None and selected.id == one.id,
                asleep=one.again_min > 0.0,
                coming=one.how.value if one.how and sent else "",
                minutes=minutes.get(one.id, "") if sent else "",
            )
        )
    return rows


def helpers(before: State, now: State, fraction: float) -> list[HelperRow]:
    """Everybody, between two states of the play."""
    rows = []
    for old, new in zip(before.helpers, now.helpers, strict=True):
        from_x, from_y = standing(old)
        to_x, to_y = standing(new)
        near = abs(to_x - from_x) + abs(to_y - from_y) < 20.0
        share = fraction if near else 1.0
        x, y = on_sheet(from_x + share * (to_x - from_x), from_y + share * (to_y - from_y))
        robot = new.how is How.ROBOT
        rows.append(
            HelperRow(
                key=new.id,
                picture="robot" if robot else f"person_{new.id[1:]}",
                atX=x,
                atY=y,
                facesLeft=_heads_left(new),
                moving=new.phase in (Phase.GOING, Phase.RETURNING),
                battery=round(new.battery, 2) if robot else -1.0,
                low=robot and new.battery < LOW,
                charging=robot and new.phase is Phase.IDLE and new.battery < 1.0,
                depth=(2 if to_y < BEHIND_Y_M else 4) + y / 1000,
            )
        )
    return rows


def standing(one: Helper) -> tuple[float, float]:
    """Where a helper stands, in metres: on the street, and side by side with others near a door."""
    x, y = point(one.place)
    start, goal = one.place.way[0], one.place.goal
    from_start = max(0.0, 1.0 - one.place.along_m / STUB_M) if len(one.place.way) > 1 else 0.0
    to_goal = max(0.0, 1.0 - one.place.left_m / STUB_M)
    for node, share in ((start, from_start), (goal, to_goal)):
        if node == CENTRE:
            x += share * ASIDE_M[one.id]
        elif node <= len(HOMES):
            x += share * AT_DOOR_M[one.how]
            y -= share * FRONT_M * 0.25
    return x, y


def _heads_left(one: Helper) -> bool:
    """Whether a helper looks to the left: the way its next stretch leads on the sheet."""
    here = on_sheet(*point(one.place))
    place = Place(one.place.way, min(one.place.length_m, one.place.along_m + 2.0))
    there = on_sheet(*point(place))
    return there[0] < here[0] - 0.01


def dots(state: State, selected: Request | None) -> list[DotRow]:
    """The ways the quickest robot and the quickest person would take to the request looked at."""
    if selected is None or not selected.waiting:
        return []
    rows: list[DotRow] = []
    for how in (How.ROBOT, How.PERSON):
        found = offer(state, selected, how)
        if found is not None:
            rows += _dots(state, selected, found)
    return rows


def _dots(state: State, request: Request, given: Offer) -> Iterator[DotRow]:
    helper = state.helper(given.helpers[0])
    place = helper.place
    busy = state.request(helper.task) if helper.task and request.kind is not Kind.FALL else None
    way = route(Place((busy.home,)), request.home) if busy else route(place, request.home)
    person = given.how is How.PERSON
    aside = 2.6 if person else -2.6
    count = int(way.left_m / DOT_M)
    for n in range(count):
        x, y = point(Place(way.way, way.length_m - n * DOT_M))
        at = on_sheet(x + aside, y + aside)
        yield DotRow(f"{given.how}{n}", at[0], at[1], person)
