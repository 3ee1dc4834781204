"""What staff see and do at the kiosk, as a value. How it answers an event is in `staff_turn.py`.

Nothing here asks the world: what must be done there is an `Errand`, and its answer comes back as `Answered`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Literal

from kiosk.core.counts import MonthCounts, VisitCounts
from kiosk.core.front import Front, StaffSettings
from kiosk.core.printers import PrinterChoice, parse_choice
from kiosk.core.staff_errands import Errand
from kiosk.core.staff_ports import (
    CheckResult,
    ExportDone,
    ExportProgress,
    ExportProposal,
    NewsPreview,
    PrinterLook,
    PrinterOffer,
    Stick,
)

LEAVE_S = 180.0
"""Staff mode leaves by itself after this long without input."""
STUCK_S = 30.0
"""A cancelled export that has not answered by then waits for a medium that hangs; nobody waits with it."""
LEAVE_WARNING_S = 20.0
"""Its last seconds are counted aloud."""
PAD_S = 30.0
"""The pad closes by itself after this long without a touch."""
FEWEST_DIGITS, MOST_DIGITS = 4, 8

VOLUME_STEP = 0.1
QUIET_STEP_MIN = 30
DEFAULT_QUIET = ("22:00", "08:00")
DAY_MIN = 24 * 60

TOUCH_CELLS = 12
"""Places of the touch test, three in a row."""

UP = {"touch": "checklist", "month": "export", "printer": "settings", "clock": "settings"}
"""The pages below another page; all others lie below `today`."""
PAGES = ("today", "checklist", "export", "news", "settings", "group", "machine", *UP)

Ask = Literal["enter", "first", "again", "old", "new", "new_again"]


@dataclass(frozen=True, slots=True)
class Pad:
    """The PIN pad: what it asks for, the digits so far, what was wrong (a text key, "" for nothing).

    `first` and `again` set the PIN of a kiosk that has none; `old`, `new`, `new_again` change it. `waiting`:
    the digits are being checked. Digits are in no picture, no fact and no repr.
    """

    ask: Ask = "enter"
    entry: str = field(default="", repr=False)
    old: str = field(default="", repr=False)
    new: str = field(default="", repr=False)
    fault: str = ""
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """What came of the last thing staff did: a text key with its values, and whether it went well."""

    key: str
    good: bool
    values: tuple[tuple[str, str | int | float], ...] = ()


@dataclass(frozen=True, slots=True)
class Taking:
    """Taking the records away: what is proposed, how it is wanted, how far it is, when it was cancelled."""

    proposal: ExportProposal | None = None
    everything: bool = False
    xapi: bool = False
    running: bool = False
    cancelled_at: float | None = None
    progress: ExportProgress | None = None
    done: ExportDone | None = None

    @property
    def cancelling(self) -> bool:
        return self.cancelled_at is not None


@dataclass(frozen=True, slots=True)
class Around:
    """What staff's page sees of the kiosk around it, looked up before every event.

    `local` is the wall clock here; `pin_wait_s` is how long no PIN is looked at.
    """

    local: datetime
    front: Front = Front()
    visiting: bool = False
    called: bool = False
    pin_set: bool = True
    pin_wait_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Staff:
    """Everything the pad and the staff page show follows from it. Times are monotonic seconds.

    Closed while there is no `pad` and nobody `entered`. `ask` is the order that waits for a second yes, ""
    for none; `busy` names the errand under way whose answer the page waits for.
    """

    around: Around
    entered: bool = False
    pad: Pad | None = None
    page: str = "today"
    ask: str = ""
    busy: str = ""
    notice: Notice | None = None
    input_at: float = 0.0
    shown_at: float = 0.0
    days: int = 1
    counts: VisitCounts | None = None
    checks: tuple[CheckResult, ...] = ()
    check_run: int = 0
    touched: frozenset[int] = frozenset()
    sticks: tuple[Stick, ...] = ()
    stick_id: str = ""
    taking: Taking = Taking()
    months_back: int = 0
    month: MonthCounts | None = None
    news: NewsPreview | None = None
    settings: StaffSettings = StaffSettings()
    printers: tuple[PrinterOffer, ...] | None = None
    printer: PrinterLook | None = None
    clock: datetime | None = None
    people: int = 20
    minutes: int = 15
    fingerprint: str = ""

    @property
    def is_open(self) -> bool:
        return self.entered or self.pad is not None

    @property
    def shown(self) -> tuple[object, ...]:
        """What one looks at: touches soon after it changed belong to what was there before."""
        return (self.entered, self.page, self.ask, self.pad.ask if self.pad else None)

    @property
    def stick(self) -> Stick | None:
        """The one chosen, or the only one there is."""
        if len(self.sticks) == 1:
            return self.sticks[0]
        return next((stick for stick in self.sticks if stick.id == self.stick_id), None)

    def leaves_in_s(self, now_s: float) -> float:
        """Seconds until it closes by itself if nobody touches anything."""
        limit = LEAVE_S if self.entered and self.pad is None else PAD_S
        return max(0.0, self.input_at + limit - now_s)

    def closed(self) -> Staff:
        """The same kiosk with nobody at the staff page: what was seen or typed is gone."""
        return Staff(self.around, settings=self.settings)


@dataclass(frozen=True, slots=True)
class StaffRules:
    """What the site decides where staff changed nothing: `defaults` has a value for every setting."""

    defaults: StaffSettings = StaffSettings(0.6, "", "", "", short_rounds=False)

    def printer(self, settings: StaffSettings) -> PrinterChoice:
        """Where slips go."""
        return parse_choice(self.effective(settings).printer or "")

    def effective(self, settings: StaffSettings) -> StaffSettings:
        """The settings that hold: staff's where they set one, else the site's."""
        mine = {name: getattr(settings, name) for name in (one.name for one in fields(settings))}
        return replace(self.defaults, **{name: value for name, value in mine.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Knocked:
    """Five touches in the corner, or F12."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A control of the pad or the page. `new_id` is a fresh id for what may need one."""

    control: str
    new_id: str = ""


@dataclass(frozen=True, slots=True)
class Touched:
    """Any other input: somebody is there."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """Time passed."""


@dataclass(frozen=True, slots=True)
class SticksSeen:
    """All sticks that are in now."""

    sticks: tuple[Stick, ...]


@dataclass(frozen=True, slots=True)
class CheckSeen:
    """One more line of the checklist, of that run of it."""

    result: CheckResult
    run: int = 0


@dataclass(frozen=True, slots=True)
class Progressed:
    """The export is so far."""

    progress: ExportProgress


@dataclass(frozen=True, slots=True)
class PrinterChanged:
    """The printer says something else of itself than before."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An errand is done: its result, or the trouble that kept it from one."""

    errand: Errand
    result: object


StaffEvent = (
    Knocked | Pressed | Touched | Ticked | SticksSeen | CheckSeen | Progressed | PrinterChanged | Answered
)
