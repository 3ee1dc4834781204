"""What staff can tell the visitors' front to do, and what it says of itself. `front_turn.py` obeys."""

from __future__ import annotations

from dataclasses import dataclass

WIPE_S = 30.0
"""화면 닦기: touches mean nothing for this long."""

GRACE_S = 20.0
"""When a team's time is up, the round that is being played may go on this much longer."""

NEXT_TEAM_WAIT_S = 600.0
"""A group visit that nobody ended is over when the place has waited this long for the next team."""

SECONDS_SHOWN_S = 30.0
"""From here on a team reads its time in seconds."""

GROUP_MINUTES = (5, 10, 15, 20, 30)
MAX_GROUP_PEOPLE = 40


@dataclass(frozen=True, slots=True)
class StaffSettings:
    """What staff changed at the kiosk; None where the site file decides.

    `volume` 0..1. `quiet_from`, `quiet_until`: "HH:MM", both "" for none. `printer`: the text of a choice
    (printers.py). `short_rounds`: 줄이 길어요. `is_test`: visits from now on are marked as tests.
    """

    volume: float | None = None
    quiet_from: str | None = None
    quiet_until: str | None = None
    printer: str | None = None
    short_rounds: bool | None = None
    is_test: bool = False


@dataclass(frozen=True, slots=True)
class GroupSlot:
    """One team's turn in a group visit: no roster, only how many they are.

    `left_s` seconds are left of `minutes`; it stands still while `paused`. `over_s` is how long it has been
    over.
    """

    id: str
    minutes: int
    people: int
    left_s: float
    paused: bool = False
    over_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Front:
    """How the front is held: "" (serves visitors), `closed` (마감), `wipe` (화면 닦기); team and settings.

    While wiped, `wipe_left_s` seconds are left, and `after_wipe` is how it is held then.
    """

    held: str = ""
    group: GroupSlot | None = None
    wipe_left_s: float = 0.0
    after_wipe: str = ""
    settings: StaffSettings = StaffSettings()


@dataclass(frozen=True, slots=True)
class SettingsObeyed:
    """These settings hold from now on; a play that is on keeps its own length."""

    settings: StaffSettings


@dataclass(frozen=True, slots=True)
class VisitStopped:
    """The visit that is on ends, by staff."""


@dataclass(frozen=True, slots=True)
class ClosedForToday:
    """The front shows that it is closed until `Reopened`, or until the kiosk is started again."""


@dataclass(frozen=True, slots=True)
class Reopened:
    """The front serves visitors again."""


@dataclass(frozen=True, slots=True)
class Wiped:
    """화면 닦기: for WIPE_S nothing that is touched means anything; a countdown is shown."""


@dataclass(frozen=True, slots=True)
class TeamBegun:
    """A team's slot begins (the first, or 다음 팀): the visit that is on ends, those to come share its id."""

    group_id: str
    minutes: int
    people: int


@dataclass(frozen=True, slots=True)
class GroupPaused:
    """Everything stands still and the front says so, until `GroupResumed`."""


@dataclass(frozen=True, slots=True)
class GroupResumed:
    """Everything goes on where it stood."""


@dataclass(frozen=True, slots=True)
class GroupEnded:
    """The group visit is over; the visit that is on may go on without a team."""


FrontOrder = (
    SettingsObeyed
    | VisitStopped
    | ClosedForToday
    | Reopened
    | Wiped
    | TeamBegun
    | GroupPaused
    | GroupResumed
    | GroupEnded
)
