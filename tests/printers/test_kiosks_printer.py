"""The kiosk's own printer object over a printer on loopback: slips, the month, and what is told to whom."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from kiosk.core.counts import MonthCounts, PeriodCounts
from kiosk.core.ports import SlipReceipt
from kiosk.core.printers import PrinterChoice, PrinterState
from kiosk.core.site import Place, Printer, Site
from kiosk.core.texts import Texts
from kiosk.services.data_dir import DataDir
from kiosk.services.slip_picture import slip_image
from kiosk.services.slip_printer import Rhythm, WorkerSlipPrinter
from kiosk.services.slip_printers import SlipPrinters
from kiosk.services.staff.staff_paper import PaperPlace, StaffPaper
from kiosk.services.staff.worker import Worker
from kiosk.services.text_files import read_words
from tests.printers.channels import IMPATIENT, is_dot_for_dot
from tests.printers.loopback_printer import LoopbackPrinter, MovedClock
from tests.unit.slip.slips import make_slip
from tests.unit.staff_services.scene import Heard

pytestmark = pytest.mark.usefixtures("qapp")
SITE = Site(site=Place(id="demo", number=0, name="시연"), printer=Printer(roll_m=20))
ROOT = Path(__file__).parents[2]
SLIP = make_slip(plays=1, full=False)


class Kiosk:
    """The printer's side of one. `changes` has an entry for each time it said that its state is another."""

    def __init__(self, address: str, folder: Path) -> None:
        (folder / "slips").mkdir()
        self.clock = MovedClock()
        self.changes: Queue[str] = Queue()
        self.receipts: Queue[SlipReceipt] = Queue()
        self.printers = SlipPrinters(
            SITE, DataDir(folder), self.clock, patience=IMPATIENT, rhythm=Rhythm(trouble_s=0.02, well_s=600)
        )
        choice = PrinterChoice("escpos-network", address)
        self.printer: WorkerSlipPrinter = self.printers.make(choice, lambda: self.changes.put("changed"))

    def state(self) -> PrinterState:
        return self.printer.state

    def issue(self) -> None:
        self.printer.issue(SLIP, self.receipts.put)

    def receipt(self) -> tuple[str, str]:
        got = self.receipts.get(timeout=20)
        return got.outcome, got.status


@pytest.fixture
def kiosk(printer: LoopbackPrinter, tmp_path: Path) -> Iterator[Kiosk]:
    made = Kiosk(printer.address, tmp_path)
    yield made
    made.printers.close()


def test_paper_that_ends_gives_the_code_and_after_a_refill_only_new_slips_come(
    printer: LoopbackPrinter, kiosk: Kiosk
) -> None:
    image = slip_image(SLIP, 80)
    assert kiosk.changes.get(timeout=20)
    assert kiosk.state() == "ready"
    with printer.guard:
        printer.reader.paper_rows = image.height() // 2
    kiosk.issue()
    kiosk.issue()
    assert [kiosk.receipt(), kiosk.receipt()] == [("saved", "paper_out")] * 2
    assert kiosk.changes.get(timeout=20)
    assert kiosk.state() == "paper_out"
    with printer.guard:
        came = printer.reader.unfinished
        printer.reader.refill()
    assert kiosk.changes.get(timeout=20), "nobody asked: it is asked by itself"
    assert kiosk.state() == "ready"
    assert (printer.reader.strips, printer.reader.unfinished) == ([], came)
    assert kiosk.printers.roll.left_m == 20
    kiosk.issue()
    assert kiosk.receipt() == ("printed", "ready")
    _, strip = printer.strips(2)
    assert is_dot_for_dot(strip, image)
    assert kiosk.printers.roll.slips_today == 1


def test_two_slips_come_out_one_behind_the_other(printer: LoopbackPrinter, kiosk: Kiosk) -> None:
    kiosk.issue()
    kiosk.issue()
    assert [kiosk.receipt(), kiosk.receipt()] == [("printed", "ready")] * 2
    assert all(is_dot_for_dot(strip, slip_image(SLIP, 80)) for strip in printer.strips(2))


def test_slips_the_month_and_questions_share_one_printer(
    printer: LoopbackPrinter, kiosk: Kiosk, tmp_path: Path
) -> None:
    texts = Texts("ko", read_words(ROOT / "kiosk" / "ui" / "texts" / "ko.toml"))
    place = PaperPlace(SITE, 1, tmp_path / "slips", texts, kiosk.clock, lambda: kiosk.printers.current)
    worker = Worker("staff")
    month: Heard[str] = Heard()
    test: Heard[None] = Heard()
    kiosk.issue()
    StaffPaper(place, worker).issue(MonthCounts(2026, 2, PeriodCounts(days=28)), month)
    StaffPaper(place, worker).print_test_slip(test)
    asking = [threading.Thread(target=kiosk.printer.look) for _ in range(3)]
    for thread in asking:
        thread.start()
    assert (kiosk.receipt(), month.result, test.result) == (("printed", "ready"), "printed", None)
    for thread in asking:
        thread.join(20)
    worker.close()
    strips = printer.strips(3)
    assert sum(is_dot_for_dot(strip, slip_image(SLIP, 80)) for strip in strips) == 1
    assert all(strip.picture().width == 576 for strip in strips)
    roll = kiosk.printers.roll
    metres = sum(len(strip.rows) for strip in strips) / 203 * 25.4 / 1000
    assert 20 - roll.left_m == pytest.approx(metres, rel=0.02)
    assert roll.slips_today == 1, "the month and the test are no slips"


def test_a_printer_that_hangs_holds_up_nobody_and_is_left_at_the_end(
    printer: LoopbackPrinter, kiosk: Kiosk
) -> None:
    assert kiosk.changes.get(timeout=20)
    printer.takes = False
    kiosk.issue()
    assert kiosk.receipt() in (("saved", "silent"), ("saved", "slow"))
    kiosk.printers.close()
    assert not kiosk.printer._worker.is_alive()
