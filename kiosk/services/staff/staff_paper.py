"""`core.staff_ports.MonthPaper`, and the checklist's test slip: strips for staff on the slip printer.

Drawn as slips are; needs a QGuiApplication, and Qt is loaded when something is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiosk.core.clock import Clock
from kiosk.core.contract import line
from kiosk.core.counts import MonthCounts
from kiosk.core.errors import KioskError
from kiosk.core.month_paper import MonthContent, month_content, month_file
from kiosk.core.site import Site
from kiosk.core.staff_ports import Done, Stick
from kiosk.core.texts import Texts
from kiosk.services.fact_writer import SEOUL
from kiosk.services.slip_channels import PrinterTrouble
from kiosk.services.slip_layout import Column, Measure, Sheet
from kiosk.services.staff.worker import Worker

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


class NoPrinter(KioskError):
    """No printer is chosen, in the site file or by staff."""

    message_key = "error-no-printer"


class MonthNotSaved(KioskError):
    """The PDF could not be written where it was meant to go."""

    message_key = "error-month-not-saved"


class StripPrinter(Protocol):
    """The slip printer, for strips that are no visitor's."""

    @property
    def prints_on_paper(self) -> bool: ...

    def print_strip(self, image: QImage, title: str) -> None:
        """Blocks. Raises PrinterTrouble."""
        ...


@dataclass(frozen=True, slots=True)
class PaperPlace:
    """Where strips come from and go to. `printer` is asked each time; `slips` keeps what it does not take.

    `texts` are Korean: staff read Korean.
    """

    site: Site
    kiosk: int
    slips: Path
    texts: Texts
    clock: Clock
    printer: Callable[[], StripPrinter | None]


class StaffPaper:
    """Prints, keeps and saves on a worker."""

    def __init__(self, place: PaperPlace, worker: Worker) -> None:
        self._place = place
        self._worker = worker

    def issue(self, counts: MonthCounts, done: Done[str]) -> None:
        """Print the month; where no printer takes it keep it in `slips/` and answer the path.

        Errors: MonthNotSaved.
        """
        self._worker.do(lambda: self._issue(counts), done)

    def save_to(self, stick: Stick, counts: MonthCounts, done: Done[str]) -> None:
        """The PDF at the top of a mounted stick, synced. Errors: MonthNotSaved."""

        def save() -> str:
            if not stick.mounted or stick.read_only:
                raise MonthNotSaved(f"{stick.path} cannot be written")
            return self._keep(Path(stick.path), counts).name

        self._worker.do(save, done)

    def print_test_slip(self, done: Done[None]) -> None:
        """A short strip that shows whether print is sharp and not cut. Errors: NoPrinter, PrinterTrouble."""

        def print_it() -> None:
            self._print(write_test(self._place.texts, self._place.site, self._today), "test")

        self._worker.do(print_it, done)

    @property
    def _today(self) -> date:
        return self._place.clock.utc().astimezone(SEOUL).date()

    def _issue(self, counts: MonthCounts) -> str:
        content = self._content(counts)
        try:
            self._print(write_month(content), content.title)
        except (NoPrinter, PrinterTrouble):
            return str(self._keep(self._place.slips, counts))
        return "printed"

    def _content(self, counts: MonthCounts) -> MonthContent:
        site = self._place.site.site
        where = self._place.texts.say(line("month-paper-place", site=site.name, kiosk=self._place.kiosk))
        return month_content(self._place.texts, where, counts, self._today)

    def _print(self, write: Callable[[int, Measure], Sheet], title: str) -> None:
        printer = self._place.printer()
        if printer is None or not printer.prints_on_paper:
            raise NoPrinter
        printer.print_strip(self._image(write), title)

    def _keep(self, folder: Path, counts: MonthCounts) -> Path:
        from kiosk.services.slip_picture import image_pdf

        content = self._content(counts)
        path = folder / month_file(self._place.site.site.id, self._place.kiosk, counts)
        try:
            image_pdf(
                self._image(write_month(content)), content.title, self._place.site.printer.paper_mm, path
            )
        except OSError as fault:
            raise MonthNotSaved(str(fault)) from fault
        return path

    def _image(self, write: Callable[[int, Measure], Sheet]) -> QImage:
        from kiosk.services.slip_picture import sheet_image

        return sheet_image(write, self._place.site.printer.paper_mm)


def write_month(content: MonthContent) -> Callable[[int, Measure], Sheet]:
    """The month as a strip."""

    def write(width: int, measure: Measure) -> Sheet:
        column = Column(width, measure)
        column.header(content.title, content.place, content.month)
        for section in content.sections:
            column.heading(section.heading)
            for label, value in section.rows:
                column.figure(label, value)
            if section.note:
                column.gap()
                column.paragraph(section.note)
        column.rule()
        column.paragraph(content.printed_on, centred=True)
        column.paragraph(content.privacy, centred=True)
        return column.sheet()

    return write


def write_test(texts: Texts, site: Site, today: date) -> Callable[[int, Measure], Sheet]:
    """The test slip: a black bar, both edges of the paper, and the smallest type."""

    def write(width: int, measure: Measure) -> Sheet:
        column = Column(width, measure)
        day = texts.say(line("slip-date", year=today.year, month=today.month, day=today.day))
        column.header(texts.say(line("test-slip-title")), site.site.name, day)
        column.rule()
        column.paragraph(texts.say(line("test-slip-look")))
        column.figure(texts.say(line("test-slip-left")), texts.say(line("test-slip-right")))
        column.rule()
        return column.sheet()

    return write
