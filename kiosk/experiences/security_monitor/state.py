"""What the company and its alerts are at one moment: frozen records with units in their names.

One second of play is one minute of the company's day, so `_s` counts play seconds since begin and minutes of
the day alike. Chances are probabilities 0..1; odds are chance / (1 − chance).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.contract import Level, Line, line


class Room(StrEnum):
    """A room of the company's floor, and so what an alert is about."""

    DESK = "desk"
    MEETING = "meeting"
    ACCOUNTS = "accounts"
    DEVELOPMENT = "development"
    SERVERS = "servers"
    RESEARCH = "research"


MACHINES = {
    Room.DESK: 2,
    Room.MEETING: 2,
    Room.ACCOUNTS: 4,
    Room.DEVELOPMENT: 4,
    Room.SERVERS: 6,
    Room.RESEARCH: 4,
}
"""Computers of each room†: what stands still when it is isolated."""

CROWN_JEWELS = (Room.SERVERS, Room.RESEARCH)
"""Rooms whose data the company cannot do without."""


class Kind(StrEnum):
    """What an alert reports. An attack takes these four steps in this order."""

    MAIL = "mail"
    LOGIN = "login"
    MOVE = "move"
    TRANSFER = "transfer"


class Decision(StrEnum):
    """What a visitor can answer to an alert."""

    NONE = "none"
    BLOCK = "block"  # cut one connection
    ISOLATE = "isolate"  # take the whole room off the network
    REPORT = "report"  # let the expert team find out
    NORMAL = "normal"  # close it as a false alarm


class Verdict(StrEnum):
    """What an alert turned out to be, given the answer. LAPSED: a false alarm that nobody answered."""

    NONE = "none"
    CAUGHT = "caught"  # true positive
    NEEDLESS = "needless"  # false positive
    MISSED = "missed"  # false negative
    CLEARED = "cleared"  # true negative
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert, on the queue or closed.

    `severity` 1..3 sets its prior chance. `real` and `cards` (which of the three pieces of evidence point to
    an attack) are dealt; only the first `opened` cards are known. `step` is its place in the attack, 0 for a
    false alarm. `until_s` is when a real one strikes and a false one goes away by itself. `closed_s` is when
    the verdict was known; `chance` the chance at which it was answered; `again` marks a second attempt.
    """

    id: str
    number: int
    room: Room
    kind: Kind
    severity: int
    real: bool
    step: int
    cards: tuple[bool, bool, bool]
    arrived_s: float
    until_s: float
    opened: int = 0
    again: bool = False
    struck: bool = False
    decision: Decision = Decision.NONE
    decided_s: float = 0.0
    chance: float = 0.0
    opened_then: int = 0
    answer_s: float = 0.0
    verdict: Verdict = Verdict.NONE
    closed_s: float = 0.0

    @property
    def name(self) -> Line:
        """Its spoken name, as `회계 4번`."""
        return line("alert-name", room=line(f"room-{self.room}"), number=self.number)

    @property
    def waiting(self) -> bool:
        """Whether it waits for an answer of the visitor."""
        return self.decision is Decision.NONE and self.verdict is Verdict.NONE

    @property
    def reported(self) -> bool:
        """Whether the expert team is looking into it."""
        return self.decision is Decision.REPORT and self.verdict is Verdict.NONE

    @property
    def open(self) -> bool:
        return self.verdict is Verdict.NONE


@dataclass(frozen=True, slots=True)
class Planned:
    """An alert that is still to come, dealt in begin() or (`again`) added as a second attempt."""

    at_s: float
    room: Room
    kind: Kind
    severity: int
    real: bool
    step: int
    cards: tuple[bool, bool, bool]
    opened: int = 0
    again: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """A piece of evidence being looked at: which alert, from when to when."""

    alert_id: str
    since_s: float
    done_s: float


@dataclass(frozen=True, slots=True)
class Stop:
    """Work that stands still in a room: `machines` until `until_s`, `needless` of them without need."""

    room: Room
    whole: bool
    machines: int
    needless: int
    since_s: float
    until_s: float


@dataclass(frozen=True, slots=True)
class Leak:
    """Data on its way out of a room, `rate_gb_per_min` all the time until somebody stops it."""

    room: Room
    since_s: float
    rate_gb_per_min: float


@dataclass(frozen=True, slots=True)
class State:
    """The whole play at one moment.

    `alerts` are all that arrived, in order; `plan` those still to come, soonest first; `fillers` false
    alarms for quiet times, not before their time; `spares` the evidence of second attempts. `held` is the
    alert whose evidence was opened last. `inside` are the rooms of missed steps of the attack that still sit
    there, in order. `leaked_gb`, `stopped` and `needless` (machine-minutes), `team_needless` (minutes of the
    expert team on false alarms) and `alive_min` (minutes with an attack inside or under way) are sums so far;
    `quiet_s` is how long nothing has waited.
    """

    level: Level
    short: bool
    time_s: float
    plan: tuple[Planned, ...]
    spares: tuple[tuple[bool, bool, bool], ...]
    fillers: tuple[Planned, ...] = ()
    alerts: tuple[Alert, ...] = ()
    check: Check | None = None
    held: str = ""
    inside: tuple[Room, ...] = ()
    stops: tuple[Stop, ...] = ()
    leak: Leak | None = None
    leaked_gb: float = 0.0
    stopped: float = 0.0
    needless: float = 0.0
    team_needless: float = 0.0
    alive_min: float = 0.0
    evidence: int = 0
    quiet_s: float = 0.0
    coach: str = ""
    finished: bool = False

    @property
    def footholds(self) -> int:
        """How many missed steps of the attack still sit inside."""
        return len(self.inside)

    def find(self, alert_id: str) -> Alert | None:
        """The alert with this id, or None."""
        return next((one for one in self.alerts if one.id == alert_id), None)
