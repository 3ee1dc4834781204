"""The frozen records of the building job: alarms and what is behind them, storeys, the guard."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.contract import Level, Line, line

LIVED_IN = (2, 3, 4, 5, 6)
"""Storeys where people are: offices on the second and third, homes above."""

TOP = LIVED_IN[-1]
PEOPLE = 6
"""People on each of them†."""


class Kind(StrEnum):
    """What a sensor watches."""

    SMOKE = "smoke"
    LIFT = "lift"
    WATER = "water"
    DOOR = "door"  # a fire door that stands open


class Verb(StrEnum):
    """What can be done about an alarm."""

    GO = "go"
    BROADCAST = "broadcast"
    STOP = "stop"
    CALL = "call"
    WATCH = "watch"


class Status(StrEnum):
    """An alarm is exactly one of these."""

    OPEN = "open"
    SETTLED = "settled"  # it was real, and is over
    CLEARED = "cleared"  # there was nothing
    LEFT = "left"  # real, and not over at the end of its round


class Phase(StrEnum):
    """What the guard is doing."""

    IDLE = "idle"
    GOING = "going"
    WORKING = "working"
    RETURNING = "returning"


@dataclass(frozen=True, slots=True)
class Signal:
    """An alarm as dealt. `record` is how often in ten this sensor was right so far.

    `agrees` is what the second sensor of that place will say, which may be wrong too. `people` are those in
    a lift that stands. `stubborn` says that a fire will not go out by an extinguisher.
    """

    at_s: float
    kind: Kind
    floor: int
    real: bool
    record: int
    agrees: bool
    people: int = 0
    stubborn: bool = False


@dataclass(frozen=True, slots=True)
class Alarm:
    """An alarm that was given. Times are seconds of the play's evening, below 0 where it never happened.

    `asks` counts how often it came back for a choice, `again_s` is until when it was put off (0 while not).
    `answered` says that a choice was made and nothing new is known since. `second` says that the second
    sensor has reported, `known` that somebody has seen it. `called_fairly` and `told_fairly` say that 119 or
    people were told of what was real or had to be taken for a fire, `doused` that the guard put an
    extinguisher to a small fire. `harm` grows while it is real and open.
    """

    id: str
    signal: Signal
    at_s: float
    status: Status = Status.OPEN
    asks: int = 0
    again_s: float = 0.0
    answered: bool = False
    second: bool = False
    known: bool = False
    loud: bool = False
    went_s: float = -1.0
    seen_s: float = -1.0
    told_s: float = -1.0
    stopped_s: float = -1.0
    called_s: float = -1.0
    closed_s: float = -1.0
    watched: int = 0
    told_people: int = 0
    called_fairly: bool = False
    told_fairly: bool = False
    doused: bool = False
    harm: float = 0.0

    @property
    def kind(self) -> Kind:
        return self.signal.kind

    @property
    def floor(self) -> int:
        return self.signal.floor

    @property
    def open(self) -> bool:
        return self.status is Status.OPEN

    @property
    def fire(self) -> bool:
        """Whether there is a fire behind it."""
        return self.signal.real and self.kind is Kind.SMOKE

    @property
    def due(self) -> bool:
        """Whether it waits for a choice now."""
        return self.open and not self.answered and not self.again_s


@dataclass(frozen=True, slots=True)
class Storey:
    """One storey: `smoke` and `fire` are shares 0..1, `people` how many are inside.

    `told_s` is when they were asked to leave (below 0: not), `left` when the last of each left, for the
    Stage. `shut` says that its fire doors were closed against a fire.
    """

    number: int
    people: float = float(PEOPLE)
    fire: float = 0.0
    smoke: float = 0.0
    told_s: float = -1.0
    dying: bool = False
    shut: bool = False
    left_s: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Guard:
    """Whoever looks after the building: at a height in storeys (1 is the lobby), on the stairs or at work.

    `since_s` is when this phase began and `last` the alarm whose place was left then ("" for the desk), for
    the Stage.
    """

    floor: float = 1.0
    phase: Phase = Phase.IDLE
    task: str = ""
    left_s: float = 0.0
    since_s: float = -100.0
    last: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """The last thing that happened and is worth a sentence."""

    id: str
    text: Line
    at_s: float


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the evening has cost so far, in minutes (of one person, of one device) and in trips."""

    smoke_min: float = 0.0
    outside_min: float = 0.0
    service_min: float = 0.0
    sent_out: int = 0
    trips: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """Everything. `time_s` runs 0.. over all rounds; ten seconds of the building are one of play.

    `engine_s` is when the fire engine is there (below 0: it was not called). `trust` is the share of their
    usual pace at which people follow an announcement.
    """

    level: Level
    short: bool
    time_s: float
    signals: tuple[Signal, ...]
    storeys: tuple[Storey, ...]
    alarms: tuple[Alarm, ...] = ()
    guard: Guard = Guard()
    engine_s: float = -1.0
    trust: float = 1.0
    round: int = 1
    ledger: Ledger = Ledger()
    news: News | None = None
    touched: bool = False
    finished: bool = False

    def alarm(self, alarm_id: str) -> Alarm | None:
        return next((one for one in self.alarms if one.id == alarm_id), None)

    def storey(self, number: int) -> Storey:
        return self.storeys[number - LIVED_IN[0]]

    @property
    def engine_here(self) -> bool:
        return 0.0 <= self.engine_s <= self.time_s + 1e-9


def place(signal: Signal) -> Line:
    """What an alarm is about, in words: a storey and a thing."""
    return line(f"place-{signal.kind}", floor=signal.floor)
