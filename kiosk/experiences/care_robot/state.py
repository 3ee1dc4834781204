"""The frozen records of the care-robot job: homes and what they ask for, helpers and where they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.contract import Level, Line, line
from kiosk.experiences.care_robot.streets import Place

HOMES = tuple(range(1, 9))
"""The homes by their numbers."""


class Kind(StrEnum):
    """What a home asks for."""

    MEDICINE = "medicine"
    MEAL = "meal"
    WALK = "walk"
    TALK = "talk"
    FALL = "fall"


class How(StrEnum):
    """Who goes."""

    ROBOT = "robot"
    PERSON = "person"
    TOGETHER = "together"


class Status(StrEnum):
    """A request is exactly one of these."""

    WAITING = "waiting"
    ASSIGNED = "assigned"  # somebody is on the way, queued or there
    SERVED = "served"
    EXPIRED = "expired"  # left to the next shift at the end of a round


class Phase(StrEnum):
    """What a helper is doing."""

    IDLE = "idle"  # at the centre; a robot charges
    GOING = "going"
    READY = "ready"  # at the door, until the other one of the two has come
    SERVING = "serving"
    STAYING = "staying"  # a robot beside somebody who fell, until a person has come
    RETURNING = "returning"


THERE = (Phase.READY, Phase.SERVING, Phase.STAYING)
"""Phases in which a helper is at a home."""


@dataclass(frozen=True, slots=True)
class Helper:
    """A robot or a care worker.

    `task` is the id of the request it is about, `then` the one it goes to next, "" for none. `battery` is a
    share 0..1 of a full one; a person's stays 1.
    """

    id: str
    how: How
    place: Place
    phase: Phase = Phase.IDLE
    task: str = ""
    then: str = ""
    battery: float = 1.0

    @property
    def free(self) -> bool:
        return not self.task


@dataclass(frozen=True, slots=True)
class Call:
    """A request as dealt: it is made `at_min` minutes into the play's day."""

    at_min: float
    kind: Kind
    home: int
    real: bool = True


@dataclass(frozen=True, slots=True)
class Request:
    """Something a home asks for. Minutes are of the play's day.

    `waited_min` counts while nobody is there; `beside_min` while only a robot keeps company to somebody who
    fell. `left_min` is work left of a visit that has begun, `owed` the share of the work not done yet.
    `again_min` is until when the visitor has put it off (0 while not), `asks` how often it came back. `known`
    says that somebody has looked whether an alarm is real. `lonely` is the home's loneliness when help came,
    `lonely_after` when it left.
    """

    id: str
    kind: Kind
    home: int
    asked_min: float
    real: bool = True
    status: Status = Status.WAITING
    how: How | None = None
    helpers: tuple[str, ...] = ()
    waited_min: float = 0.0
    beside_min: float = 0.0
    left_min: float = 0.0
    owed: float = 1.0
    again_min: float = 0.0
    asks: int = 0
    known: bool = False
    broken_off: int = 0
    put_off: int = 0
    lonely: float = 0.0
    lonely_after: float = 0.0
    closed_min: float = 0.0

    @property
    def open(self) -> bool:
        return self.status in (Status.WAITING, Status.ASSIGNED)

    @property
    def waiting(self) -> bool:
        return self.status is Status.WAITING

    @property
    def due(self) -> bool:
        """Whether it waits for a choice now."""
        return self.waiting and not self.again_min


@dataclass(frozen=True, slots=True)
class Home:
    """One household of neighbours.

    `consents` says whether robots may come, `lonely` is loneliness 0..1, `human_min` how long a person was
    there in this play.
    """

    number: int
    consents: bool
    lonely: float
    human_min: float = 0.0
    robot_min: float = 0.0

    @property
    def name(self) -> Line:
        return home_name(self.number)


@dataclass(frozen=True, slots=True)
class News:
    """The last thing that happened and is worth a sentence."""

    id: str
    text: Line
    at_min: float


@dataclass(frozen=True, slots=True)
class State:
    """Everything. `time_min` runs 0.. over all rounds; a minute is two seconds of play."""

    level: Level
    short: bool
    time_min: float
    homes: tuple[Home, ...]
    helpers: tuple[Helper, ...]
    calls: tuple[Call, ...]
    low_battery: float
    requests: tuple[Request, ...] = ()
    round: int = 1
    news: News | None = None
    touched: bool = False
    lonely_integral: float = 0.0
    lowest_battery: float = 1.0
    finished: bool = False

    def request(self, request_id: str) -> Request | None:
        return next((one for one in self.requests if one.id == request_id), None)

    def helper(self, helper_id: str) -> Helper:
        return next(one for one in self.helpers if one.id == helper_id)

    def home(self, number: int) -> Home:
        return self.homes[number - 1]


def home_name(number: int) -> Line:
    """A home's name in words."""
    return line("home", number=number)
