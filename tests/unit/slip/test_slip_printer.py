"""Issuing slips: honest receipts, whatever goes wrong, and a printer that is asked by itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest
import zxingcpp
from msgspec.structs import replace
from pypdfium2 import PdfDocument
from PySide6.QtGui import QImage

from kiosk.core.ports import SlipPrinter, SlipReceipt
from kiosk.core.printers import PrinterChoice, PrinterState, prints
from kiosk.core.site import Keeping, Place, Printer, Site
from kiosk.core.slip import SlipContent
from kiosk.services.data_dir import DataDir
from kiosk.services.paper_roll import PaperRoll
from kiosk.services.slip_channels import PaperChannel, PrinterTrouble, SlipTrouble
from kiosk.services.slip_channels.folder import SlipFolder
from kiosk.services.slip_channels.patience import NO_DEADLINE, Deadline
from kiosk.services.slip_printer import STALE_S, Rhythm, WorkerSlipPrinter
from kiosk.services.slip_printers import SlipPrinters
from tests.doubles import ManualClock
from tests.unit.slip.slips import make_slip

pytestmark = pytest.mark.usefixtures("qapp")
SITE = Site(site=Place(id="demo", number=0, name="시연"))
SHORT = make_slip(plays=0, url=False, full=False)
NEVER = Rhythm(trouble_s=600, well_s=600)


class Device:
    """A printer that says `state`, and takes strips while that prints, or raises one trouble."""

    def __init__(self, state: PrinterState = "ready", bug: Exception | None = None) -> None:
        self.state = state
        self.bug = bug
        self.asking: Exception | None = None
        self.titles: list[str] = []
        self.until_s: list[float] = []
        self.asked: Queue[PrinterState] = Queue()

    def ask(self) -> PrinterState:
        if self.asking:
            raise self.asking
        self.asked.put(self.state)
        return self.state

    def print_image(self, image: QImage, title: str, deadline: Deadline = NO_DEADLINE) -> PrinterState:
        self.until_s.append(deadline.at_s)
        if self.bug:
            raise self.bug
        if not prints(self.state):
            raise PrinterTrouble(self.state, "a test")
        self.titles.append(title)
        return self.state


class Gate(Device):
    """Prints when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.printing = threading.Event()
        self.open = threading.Event()

    def print_image(self, image: QImage, title: str, deadline: Deadline = NO_DEADLINE) -> PrinterState:
        self.printing.set()
        assert self.open.wait(20)
        return super().print_image(image, title, deadline)


class Endless(Gate):
    """Prints until it is told to stop."""

    def print_image(self, image: QImage, title: str, deadline: Deadline = NO_DEADLINE) -> PrinterState:
        self.printing.set()
        pause = threading.Event()
        while not deadline.stopped():
            pause.wait(0.005)
        raise SlipTrouble("stopped", "a test")


Made = Callable[..., WorkerSlipPrinter]


@pytest.fixture
def roll(tmp_path: Path, clock: ManualClock) -> PaperRoll:
    return PaperRoll(tmp_path / "paper.json", clock, 50)


@pytest.fixture
def made(tmp_path: Path, clock: ManualClock, roll: PaperRoll) -> Iterator[Made]:
    """Makes printers over a device, with `slips/` for what it does not take; closed at the end."""
    printers: list[WorkerSlipPrinter] = []

    def make(paper: PaperChannel | None, *, keep: int = 5, **options: object) -> WorkerSlipPrinter:
        folder = SlipFolder(tmp_path / "slips", keep=keep, paper_mm=80)
        options = {"rhythm": NEVER, **options}
        printers.append(
            WorkerSlipPrinter(paper, folder, paper_mm=80, clock=clock, roll=roll, **options)  # type: ignore[arg-type]
        )
        return printers[-1]

    yield make
    for printer in printers:
        printer.close()


@pytest.fixture
def of_site(tmp_path: Path, clock: ManualClock) -> Iterator[Callable[..., WorkerSlipPrinter]]:
    """Makes the printer of a site and a choice."""
    all_made: list[SlipPrinters] = []

    def make(site: Site = SITE, choice: PrinterChoice | None = None) -> WorkerSlipPrinter:
        (tmp_path / "slips").mkdir(exist_ok=True)
        all_made.append(SlipPrinters(site, DataDir(tmp_path), clock, rhythm=NEVER))
        return all_made[-1].make(choice or PrinterChoice())

    yield make
    for printers in all_made:
        printers.close()


def issue(printer: SlipPrinter, slip: SlipContent | None = None) -> SlipReceipt:
    receipts: Queue[SlipReceipt] = Queue()
    printer.issue(slip or SHORT, receipts.put)
    receipt = receipts.get(timeout=20)
    assert receipts.empty()
    return receipt


def test_without_a_printer_the_slip_is_kept_and_the_receipt_says_so(of_site: Made, tmp_path: Path) -> None:
    printer = of_site()
    slip = make_slip()
    receipt = issue(printer, slip)
    assert not printer.prints_on_paper
    assert receipt == SlipReceipt("saved", "kept", tmp_path / "slips" / "slip-000001.pdf")
    assert receipt.file is not None
    document = PdfDocument(receipt.file)
    try:
        picture = document[0].render(scale=203 / 72).to_pil()
    finally:
        document.close()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [slip.url]


def test_a_site_that_leaves_it_at_the_screen_keeps_nothing(of_site: Made, tmp_path: Path) -> None:
    printer = of_site(SITE, PrinterChoice("none"))
    assert not printer.prints_on_paper
    assert issue(printer) == SlipReceipt("shown", "none")
    assert list((tmp_path / "slips").iterdir()) == []


def test_a_printer_the_system_does_not_have_keeps_the_slip_and_says_why(of_site: Made) -> None:
    printer = of_site(SITE, PrinterChoice("system", "no-such-queue"))
    receipt = issue(printer)
    assert printer.prints_on_paper
    assert (receipt.outcome, receipt.status, printer.state) == ("saved", "missing", "missing")
    assert receipt.file is not None
    assert receipt.file.exists()


def test_a_printed_slip_is_not_kept_as_well_and_is_counted(
    made: Made, tmp_path: Path, roll: PaperRoll
) -> None:
    device = Device()
    assert issue(made(device)) == SlipReceipt("printed", "ready")
    assert device.titles == [SHORT.title]
    assert not (tmp_path / "slips").exists()
    assert roll.slips_today == 1
    assert 49.5 < roll.left_m < 50


def test_when_neither_paper_nor_folder_takes_it_the_receipt_says_failed(made: Made, tmp_path: Path) -> None:
    (tmp_path / "slips").write_text("a file where the folder should be", "utf-8")
    assert issue(made(Device("offline"))) == SlipReceipt("failed", "offline")
    assert issue(made(None)) == SlipReceipt("failed", "not_kept")


def test_a_bug_in_a_channel_gives_a_failed_receipt_and_travels_to_the_hook(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: Queue[type[BaseException]] = Queue()
    monkeypatch.setattr(threading, "excepthook", lambda hook: seen.put(hook.exc_type))
    printer = made(Device(bug=ZeroDivisionError()))
    assert issue(printer) == SlipReceipt("failed", "crashed")
    assert seen.get(timeout=20) is ZeroDivisionError
    assert issue(printer).status == "crashed", "the next slip is answered too"
    assert seen.get(timeout=20) is ZeroDivisionError


def test_a_bug_in_a_question_is_a_printer_that_refuses_and_logged_once(
    made: Made, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The hook would end the visit of whoever is there, once a minute."""
    seen: Queue[type[BaseException]] = Queue()
    monkeypatch.setattr(threading, "excepthook", lambda hook: seen.put(hook.exc_type))
    device = Device()
    printer = made(device)
    assert printer.look() == "ready"
    device.asking = UnicodeError("label empty or too long")
    assert [printer.look(), printer.look()] == ["refused", "refused"]
    assert caplog.text.count("the printer cannot be asked") == 1
    device.asking = None
    assert printer.look() == "ready"
    assert seen.empty()


def test_only_the_newest_slips_are_kept_and_numbers_go_on(made: Made, tmp_path: Path) -> None:
    printer = made(None, keep=2)
    for _ in range(4):
        issue(printer)
    assert sorted(path.name for path in (tmp_path / "slips").iterdir()) == [
        "slip-000003.pdf",
        "slip-000004.pdf",
    ]


def test_a_site_that_keeps_no_slips_says_that_none_was_made(of_site: Made, tmp_path: Path) -> None:
    printer = of_site(replace(SITE, keeping=Keeping(slips=0)))
    assert issue(printer) == SlipReceipt("failed", "keeps_none")
    assert list((tmp_path / "slips").iterdir()) == []


def test_asking_does_not_wait_for_the_printer(made: Made) -> None:
    device = Gate()
    receipts: Queue[SlipReceipt] = Queue()
    printer = made(device)
    printer.issue(SHORT, receipts.put)
    assert receipts.empty()
    device.open.set()
    assert receipts.get(timeout=20).outcome == "printed"


def test_two_slips_come_out_one_behind_the_other(made: Made) -> None:
    device = Gate()
    receipts: Queue[SlipReceipt] = Queue()
    printer = made(device)
    for _ in range(2):
        printer.issue(SHORT, receipts.put)
    assert device.printing.wait(20)
    assert device.titles == []
    device.open.set()
    printer.close()
    assert [receipts.get(timeout=20).outcome for _ in range(2)] == ["printed", "printed"]


def test_a_slip_that_waited_too_long_behind_another_is_not_printed(made: Made, clock: ManualClock) -> None:
    device = Gate()
    receipts: Queue[SlipReceipt] = Queue()
    printer = made(device)
    printer.issue(SHORT, receipts.put)
    assert device.printing.wait(20)
    printer.issue(SHORT, receipts.put)
    clock.advance(STALE_S + 1)
    device.open.set()
    first, second = receipts.get(timeout=20), receipts.get(timeout=20)
    assert first.outcome == "printed"
    assert (second.outcome, second.status) == ("saved", "stale")
    assert len(device.titles) == 1
    assert printer.state == "ready", "the printer is not to blame"


def test_a_slip_that_waited_has_only_the_rest_of_its_minute(made: Made, clock: ManualClock) -> None:
    device = Gate()
    receipts: Queue[SlipReceipt] = Queue()
    printer = made(device)
    asked_at = clock.monotonic_s()
    for _ in range(2):
        printer.issue(SHORT, receipts.put)
    assert device.printing.wait(20)
    clock.advance(STALE_S - 1)
    device.open.set()
    assert [receipts.get(timeout=20).outcome for _ in range(2)] == ["printed", "printed"]
    assert device.until_s == [asked_at + STALE_S] * 2


def test_slips_that_are_not_out_at_the_end_are_given_up_and_answered(made: Made, tmp_path: Path) -> None:
    device = Endless()
    receipts: Queue[SlipReceipt] = Queue()
    printer = made(device)
    for _ in range(2):
        printer.issue(SHORT, receipts.put)
    assert device.printing.wait(20)
    printer.close(timeout_s=0)
    assert [receipts.get_nowait() for _ in range(2)] == [SlipReceipt("failed", "stopped")] * 2
    assert not printer._worker.is_alive()
    assert not (tmp_path / "slips").exists()


def test_the_printer_is_asked_at_the_start_and_what_is_news_is_told(made: Made) -> None:
    told: Queue[str] = Queue()
    device = Device("cover_open")
    printer = made(device, changed=lambda: told.put("changed"))
    assert told.get(timeout=20) == "changed"
    assert printer.state == "cover_open"
    assert printer.look() == "cover_open"
    assert told.empty(), "the same again is no news"


def test_a_printer_in_trouble_is_asked_again_until_it_is_well(made: Made) -> None:
    told: Queue[str] = Queue()
    device = Device("paper_out")
    often = Rhythm(trouble_s=0.01, well_s=600)
    printer = made(device, changed=lambda: told.put("changed"), rhythm=often)
    assert told.get(timeout=20)
    assert not prints(printer.state)
    device.state = "ready"
    assert told.get(timeout=20)
    assert prints(printer.state)
    while not device.asked.empty():
        device.asked.get()
    assert issue(printer).outcome == "printed"
    assert device.asked.empty(), "a printer that is well is left alone for a minute"


def test_a_slip_tells_what_its_printer_found_out(made: Made) -> None:
    device = Device()
    printer = made(device)
    assert printer.look() == "ready"
    device.state = "paper_out"
    assert issue(printer).status == "paper_out"
    assert printer.state == "paper_out"


def test_a_roll_that_was_changed_is_noticed(made: Made, roll: PaperRoll) -> None:
    device = Device()
    printer = made(device)
    issue(printer)
    assert roll.left_m < 50
    for device.state in ("paper_out", "cover_open", "ready"):
        printer.look()
    assert roll.left_m == 50
    assert roll.slips_today == 1


def test_the_printer_before_is_not_heard_of_the_roll_any_more(made: Made, roll: PaperRoll) -> None:
    device = Device()
    printer = made(device)
    issue(printer)
    left_m = roll.left_m
    printer.retire()
    for device.state in ("paper_out", "ready"):
        printer.look()
    assert roll.left_m == left_m


def test_choosing_another_printer_is_no_new_roll(tmp_path: Path, clock: ManualClock) -> None:
    printers = SlipPrinters(SITE, DataDir(tmp_path), clock, rhythm=NEVER)
    printers.make(PrinterChoice("pdf"))
    printers.roll.printed(1000, slip=True)
    printers.roll.heard("paper_out")
    printers.make(PrinterChoice("pdf"))
    printers.roll.heard("ready")
    assert printers.roll.left_m == SITE.printer.roll_m - 1
    printers.close()


def test_the_printer_before_asks_nothing_any_more_and_finishes_its_slips(
    tmp_path: Path, clock: ManualClock
) -> None:
    printers = SlipPrinters(SITE, DataDir(tmp_path), clock, rhythm=Rhythm(trouble_s=0.01, well_s=0.01))
    receipts: Queue[SlipReceipt] = Queue()
    first = printers.make(PrinterChoice("system", "no-such-queue"))
    first.issue(SHORT, receipts.put)
    second = printers.make(PrinterChoice("pdf"))
    assert printers.current is second
    assert receipts.get(timeout=20).status == "missing"
    printers.close()
    assert not [each for each in threading.enumerate() if each.name == "slip"]


def test_staff_may_choose_another_printer_than_the_site_file(of_site: Made) -> None:
    named = replace(SITE, printer=Printer(name="no-such-queue"))
    assert of_site(SITE, PrinterChoice("system", "another")).prints_on_paper
    assert not of_site(named, PrinterChoice()).prints_on_paper


def test_what_is_no_slip_is_refused_at_once(made: Made) -> None:
    with pytest.raises(TypeError, match="SlipContent"):
        made(None).issue("slip", lambda _: None)
