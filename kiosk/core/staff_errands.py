"""What the staff page wants done in the world. What can take time is answered once (`staff.Answered`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.core.counts import MonthCounts
from kiosk.core.front import StaffSettings
from kiosk.core.staff_ports import NewsPreview, Stick


@dataclass(frozen=True, slots=True)
class CheckPin:
    """Answered with PinAnswer."""

    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SetFirstPin:
    """The kiosk has none yet. Answered with None."""

    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChangePin:
    """Answered with PinAnswer."""

    old: str = field(repr=False)
    new: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CountVisits:
    """Answered with VisitCounts."""


@dataclass(frozen=True, slots=True)
class CountMonth:
    """Answered with MonthCounts."""

    year: int
    month: int


@dataclass(frozen=True, slots=True)
class RunChecklist:
    """Heard line by line (CheckSeen), then answered. `run` tells it from one that was asked for before."""

    run: int = 0


@dataclass(frozen=True, slots=True)
class WatchSticks:
    """Sticks are heard of (SticksSeen) until `LeaveSticks`."""


@dataclass(frozen=True, slots=True)
class LeaveSticks:
    """No stick is wanted any more."""


@dataclass(frozen=True, slots=True)
class Propose:
    """Answered with ExportProposal."""


@dataclass(frozen=True, slots=True)
class TakeAway:
    """Heard of on the way (Progressed), then answered with ExportDone."""

    stick: Stick
    everything: bool
    xapi: bool


@dataclass(frozen=True, slots=True)
class CancelTaking:
    """The export stops at the next file; TakeAway is answered with its trouble."""


@dataclass(frozen=True, slots=True)
class KeepSettings:
    """Answered when they are on disk."""

    settings: StaffSettings


@dataclass(frozen=True, slots=True)
class ListPrinters:
    """Answered with every printer found (PrinterOffer)."""


@dataclass(frozen=True, slots=True)
class LookAtPrinter:
    """Answered with PrinterLook. `choice` tells the printer meant from one that was in use before."""

    choice: str


@dataclass(frozen=True, slots=True)
class ChangeRoll:
    """A new roll of paper is in. Answered when that is on disk."""


@dataclass(frozen=True, slots=True)
class IssueMonth:
    """Answered with "printed", or where the PDF lies."""

    counts: MonthCounts


@dataclass(frozen=True, slots=True)
class SaveMonth:
    """Answered with the name of the PDF on the stick."""

    stick: Stick
    counts: MonthCounts


@dataclass(frozen=True, slots=True)
class PrintTest:
    """A test strip on the slip printer. Answered when it was printed."""


@dataclass(frozen=True, slots=True)
class LookAtNews:
    """Answered with NewsPreview."""

    stick: Stick


@dataclass(frozen=True, slots=True)
class TakeOverNews:
    """Whole or not at all. Answered when it is done."""

    preview: NewsPreview


@dataclass(frozen=True, slots=True)
class RemoveNews:
    """Answered when it is gone."""


@dataclass(frozen=True, slots=True)
class SetClock:
    """`local` is the wall clock here, to the minute."""

    local: datetime


@dataclass(frozen=True, slots=True)
class Restart:
    """The computer starts again."""


@dataclass(frozen=True, slots=True)
class ShutDown:
    """The computer is switched off."""


@dataclass(frozen=True, slots=True)
class ExitProgram:
    """The kiosk program ends; the computer goes on."""


@dataclass(frozen=True, slots=True)
class AcknowledgeCall:
    """Somebody came: the call that is on is over."""


@dataclass(frozen=True, slots=True)
class ReadFingerprint:
    """Answered with the fingerprint of the signing key."""


Errand = (
    CheckPin
    | SetFirstPin
    | ChangePin
    | CountVisits
    | CountMonth
    | RunChecklist
    | WatchSticks
    | LeaveSticks
    | Propose
    | TakeAway
    | CancelTaking
    | KeepSettings
    | ListPrinters
    | LookAtPrinter
    | ChangeRoll
    | IssueMonth
    | SaveMonth
    | PrintTest
    | LookAtNews
    | TakeOverNews
    | RemoveNews
    | SetClock
    | Restart
    | ShutDown
    | ExitProgram
    | AcknowledgeCall
    | ReadFingerprint
)
