"""What the staff page needs of the world. `app` hands the real things in; tests hand in their own.

Every method returns at once. What takes time answers later, once, through `done`, from any thread: with its
result or with the `KioskError` that kept it from one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol, TypeVar

from kiosk.core.counts import MonthCounts, VisitCounts
from kiosk.core.errors import KioskError
from kiosk.core.front import StaffSettings
from kiosk.core.printers import PrinterState

T = TypeVar("T")
Done = Callable[[T | KioskError], None]


@dataclass(frozen=True, slots=True)
class PinAnswer:
    """`right`, or how many seconds pass until the next PIN is looked at (0 while tries are free)."""

    right: bool
    wait_s: float


class PinDesk(Protocol):
    """Knows the PIN. `is_set` and `wait_s` are at hand; checking takes a tenth of a second on a worker."""

    @property
    def is_set(self) -> bool: ...

    @property
    def wait_s(self) -> float: ...

    def check(self, pin: str, done: Done[PinAnswer]) -> None: ...

    def set_first(self, pin: str, done: Done[None]) -> None:
        """Only where none is set. PinTooSimple, PinAlreadySet."""
        ...

    def change(self, old: str, new: str, done: Done[PinAnswer]) -> None:
        """PinTooSimple; an answer that is not right changed nothing."""
        ...


CheckState = Literal["pass", "fail", "unknown"]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One line of the opening checklist.

    Texts: `check-<name>` is its name, `check-<name>-<reason>` the sentence, which for a `fail` says what to
    do; `values` fill its placeholders. `unknown`: could not be tried here, with the reason.
    """

    name: str
    state: CheckState
    reason: str
    values: tuple[tuple[str, str | int | float], ...] = ()


class Checklist(Protocol):
    """The opening checklist. `each` hears every result as it comes, in a fixed order; then `done(None)`."""

    def run(self, each: Callable[[CheckResult], None], done: Done[None]) -> None: ...


@dataclass(frozen=True, slots=True)
class Stick:
    """A medium that can be taken out. `label` is its own name or "", `id` tells two of them apart.

    `mounted`: whether `path` can be written to now; the exporter mounts a stick that is not mounted yet.
    """

    id: str
    label: str
    path: str
    size_bytes: int
    free_bytes: int
    read_only: bool = False
    mounted: bool = True


class StickWatch(Protocol):
    """Finds sticks. While watching, `seen` hears the whole list at once and at every change."""

    def watch(self, seen: Callable[[tuple[Stick, ...]], None]) -> None: ...

    def stop(self) -> None: ...


@dataclass(frozen=True, slots=True)
class ExportProposal:
    """What an export would hold: visits since the last verified one (`new`), and all that are kept.

    `last_verified_at` is None where nothing was ever taken away. `bytes_new` and `bytes_all` are estimates.
    """

    new: int
    all: int
    bytes_new: int
    bytes_all: int
    last_verified_at: datetime | None = None


ExportPhase = Literal["preparing", "writing", "checking", "unmounting"]


@dataclass(frozen=True, slots=True)
class ExportProgress:
    """How far: `share` 0..1 over all phases, never going back."""

    phase: ExportPhase
    share: float


@dataclass(frozen=True, slots=True)
class ExportDone:
    """A bundle that was read back and is whole. `safe_to_remove`: flushed, unmounted where we mounted."""

    folder: str
    visits: int
    safe_to_remove: bool


class Exporter(Protocol):
    """Takes visits to a stick. One at a time.

    Errors are `ExportFailed` subclasses of `services/export`, each with a message key `export-…`: stick full,
    read-only, pulled out, unreadable after writing, cancelled, log unavailable.
    """

    def propose(self, done: Done[ExportProposal]) -> None: ...

    def start(
        self,
        stick: Stick,
        *,
        everything: bool,
        xapi: bool,
        progress: Callable[[ExportProgress], None],
        done: Done[ExportDone],
    ) -> None: ...

    def cancel(self) -> None:
        """Stop at the next file; `done` hears ExportCancelled. Nothing half is left that verifies."""
        ...


class CountDesk(Protocol):
    """Counts visits in the log."""

    def count(self, done: Done[VisitCounts]) -> None: ...

    def month(self, year: int, month: int, done: Done[MonthCounts]) -> None: ...


class SettingDesk(Protocol):
    """Keeps what staff changed. `current` is at hand; `keep` answers when it is on disk."""

    @property
    def current(self) -> StaffSettings: ...

    def keep(self, settings: StaffSettings, done: Done[None]) -> None: ...


@dataclass(frozen=True, slots=True)
class PrinterOffer:
    """One printer that staff may choose: the text of its choice (printers.py), and its own name.

    `name` is a queue, a device or an address; the page says in Korean what kind of connection it is.
    """

    choice: str
    name: str


@dataclass(frozen=True, slots=True)
class PrinterLook:
    """What staff should know of the printer in use.

    `printed_today` slips came out since midnight; `roll_left_m` metres of paper are left by our estimate,
    None where nothing is printed on paper.
    """

    state: PrinterState
    printed_today: int = 0
    roll_left_m: float | None = None


class PrinterDesk(Protocol):
    """The slip printer as staff look after it."""

    def offers(self, done: Done[tuple[PrinterOffer, ...]]) -> None:
        """Every printer found, the site's own first; `pdf` and `none` are not among them."""
        ...

    def look(self, done: Done[PrinterLook]) -> None:
        """Asks the printer now."""
        ...

    def roll_changed(self, done: Done[None]) -> None:
        """A new roll is in: the estimate begins anew."""
        ...


class MonthPaper(Protocol):
    """This month's totals on paper: on the slip printer where there is one, else as a PDF that is kept.

    The test strip of the opening checklist comes from the same printer.
    """

    def issue(self, counts: MonthCounts, done: Done[str]) -> None:
        """Answers "printed", or the path of the PDF."""
        ...

    def save_to(self, stick: Stick, counts: MonthCounts, done: Done[str]) -> None:
        """The PDF onto a stick; answers its name there."""
        ...

    def print_test_slip(self, done: Done[None]) -> None:
        """A short strip that shows whether print is sharp and nothing is cut."""
        ...


@dataclass(frozen=True, slots=True)
class NewsFault:
    """One thing wrong in what a stick brings: `where` is a file, or a row and column of the sheet.

    Text: `news-fault-<reason>`, filled with `values`.
    """

    where: str
    reason: str
    values: tuple[tuple[str, str | int | float], ...] = ()


@dataclass(frozen=True, slots=True)
class NewsNotice:
    """One picture that would take turns on the attract screen, from `first` to `last` day.

    `file` is its name on the stick, `preview` the path of the picture as it would be shown, `text` what is
    said of it to those who do not see it.
    """

    file: str
    preview: str
    first: date
    last: date
    text: str = ""


@dataclass(frozen=True, slots=True)
class NewsProgramme:
    """One row of the sheet as it would be shown. `number` is its 확인 번호."""

    row: int
    name: str
    provider: str
    what: str
    first: date
    last: date
    is_new: bool
    number: int = 0


@dataclass(frozen=True, slots=True)
class NewsPreview:
    """All that a stick brings, checked. With a fault nothing of it can be taken over.

    Days of notices that no sheet names are assumed (`days_assumed`). What a stick brings none of stays as it
    is: `kept_notices` and `kept_programmes` are how many.
    """

    folder: str
    notices: tuple[NewsNotice, ...]
    programmes: tuple[NewsProgramme, ...]
    faults: tuple[NewsFault, ...]
    days_assumed: bool = False
    kept_notices: int = 0
    kept_programmes: int = 0


class NewsDesk(Protocol):
    """소식 넣기: looks at `소식` on a stick, and takes it over whole or not at all.

    Errors: `NewsStickUnreadable`, `NewsNotKept`, `NewsChanged` of `services/news`. After a look the stick is
    not needed any more.
    """

    def look(self, stick: Stick, done: Done[NewsPreview]) -> None: ...

    def take_over(self, preview: NewsPreview, done: Done[None]) -> None:
        """Only what was looked at last, and has no fault. Raises ValueError for a preview with faults."""
        ...

    def remove_all(self, done: Done[None]) -> None:
        """Back to what the site was delivered with."""
        ...


class Machine(Protocol):
    """The computer itself. Each may be refused by the system: `MachineRefused`."""

    def restart(self, done: Done[None]) -> None: ...

    def shut_down(self, done: Done[None]) -> None: ...

    def set_clock(self, local: datetime, done: Done[None]) -> None: ...


@dataclass(frozen=True, slots=True)
class StaffWorld:
    """All that the staff page works with, handed in by `app`. `fingerprint` is of the kiosk's signing key."""

    pin: PinDesk
    counts: CountDesk
    checklist: Checklist
    sticks: StickWatch
    exporter: Exporter
    settings: SettingDesk
    printers: PrinterDesk
    month: MonthPaper
    news: NewsDesk
    machine: Machine
    fingerprint: Callable[[Done[str]], None]
