"""Issuing slips: honest receipts, whatever goes wrong."""

from __future__ import annotations

import threading
from pathlib import Path
from queue import Queue

import pytest
import zxingcpp
from msgspec.structs import replace
from pypdfium2 import PdfDocument

from kiosk.core.ports import SlipPrinter, SlipReceipt
from kiosk.core.printers import PrinterChoice
from kiosk.core.site import Keeping, Place, Printer, Site
from kiosk.core.slip import SlipContent
from kiosk.services.slip_channels import SlipChannel, SlipTrouble
from kiosk.services.slip_channels.folder import SlipFolder
from kiosk.services.slip_printer import WorkerSlipPrinter, slip_printer
from tests.unit.slip.slips import make_slip

pytestmark = pytest.mark.usefixtures("qapp")
SITE = Site(site=Place(id="demo", number=0, name="시연"))


class Device:
    """A virtual printer: takes every slip, or answers with one trouble."""

    def __init__(self, trouble: Exception | None = None) -> None:
        self._trouble = trouble
        self.slips: list[SlipContent] = []

    def deliver(self, slip: SlipContent) -> SlipReceipt:
        if self._trouble:
            raise self._trouble
        self.slips.append(slip)
        return SlipReceipt("printed", "queued")


def issue(printer: SlipPrinter, slip: SlipContent | None = None) -> SlipReceipt:
    receipts: Queue[SlipReceipt] = Queue()
    printer.issue(slip or make_slip(), receipts.put)
    receipt = receipts.get(timeout=20)
    assert receipts.empty()
    return receipt


def folder(path: Path, keep: int = 5) -> SlipChannel:
    return SlipFolder(path / "slips", keep=keep, paper_mm=80)


def test_without_a_printer_the_slip_is_kept_and_the_receipt_says_so(tmp_path: Path) -> None:
    printer = slip_printer(SITE, tmp_path)
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


def test_staff_may_name_another_queue_than_the_site_file_or_none(tmp_path: Path) -> None:
    named = replace(SITE, printer=Printer(name="no-such-queue"))
    assert slip_printer(SITE, tmp_path, PrinterChoice("system", "another")).prints_on_paper
    assert not slip_printer(named, tmp_path, PrinterChoice()).prints_on_paper


def test_a_printer_the_system_does_not_have_keeps_the_slip_and_says_why(tmp_path: Path) -> None:
    printer = slip_printer(replace(SITE, printer=Printer(name="no-such-queue")), tmp_path)
    receipt = issue(printer)
    assert printer.prints_on_paper
    assert (receipt.outcome, receipt.status) == ("saved", "unknown_printer")
    assert receipt.file is not None
    assert receipt.file.exists()


def test_a_printed_slip_is_not_kept_as_well(tmp_path: Path) -> None:
    device = Device()
    slip = make_slip()
    receipt = issue(WorkerSlipPrinter(paper=device, folder=folder(tmp_path)), slip)
    assert receipt == SlipReceipt("printed", "queued")
    assert device.slips == [slip]
    assert not (tmp_path / "slips").exists()


def test_when_neither_paper_nor_folder_takes_it_the_receipt_says_failed(tmp_path: Path) -> None:
    (tmp_path / "slips").write_text("a file where the folder should be", "utf-8")
    printer = WorkerSlipPrinter(paper=Device(SlipTrouble("printer_refused", "off")), folder=folder(tmp_path))
    assert issue(printer) == SlipReceipt("failed", "printer_refused")
    assert issue(slip_printer(SITE, tmp_path)) == SlipReceipt("failed", "not_kept")


def test_a_bug_in_a_channel_gives_a_failed_receipt_and_travels_to_the_hook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: Queue[type[BaseException]] = Queue()
    monkeypatch.setattr(threading, "excepthook", lambda hook: seen.put(hook.exc_type))
    printer = WorkerSlipPrinter(paper=Device(ZeroDivisionError()), folder=folder(tmp_path))
    assert issue(printer) == SlipReceipt("failed", "crashed")
    assert seen.get(timeout=20) is ZeroDivisionError
    assert issue(printer).status == "crashed", "the next slip is answered too"
    assert seen.get(timeout=20) is ZeroDivisionError
    printer.close()


def test_only_the_newest_slips_are_kept_and_numbers_go_on(tmp_path: Path) -> None:
    printer = WorkerSlipPrinter(paper=None, folder=folder(tmp_path, keep=2))
    for _ in range(4):
        issue(printer, make_slip(plays=0, url=False, full=False))
    assert sorted(path.name for path in (tmp_path / "slips").iterdir()) == [
        "slip-000003.pdf",
        "slip-000004.pdf",
    ]


def test_a_site_that_keeps_no_slips_says_that_none_was_made(tmp_path: Path) -> None:
    printer = slip_printer(replace(SITE, keeping=Keeping(slips=0)), tmp_path)
    assert issue(printer) == SlipReceipt("failed", "keeps_none")
    assert not (tmp_path / "slips").exists()


def test_asking_does_not_wait_for_the_printer(tmp_path: Path) -> None:
    gate = threading.Event()
    receipts: Queue[SlipReceipt] = Queue()

    class SlowDevice(Device):
        def deliver(self, slip: SlipContent) -> SlipReceipt:
            gate.wait(20)
            return super().deliver(slip)

    printer = WorkerSlipPrinter(paper=SlowDevice(), folder=folder(tmp_path))
    printer.issue(make_slip(), receipts.put)
    assert receipts.empty()
    gate.set()
    printer.close()
    assert receipts.get(timeout=20).outcome == "printed"


def test_what_is_no_slip_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="SlipContent"):
        slip_printer(SITE, tmp_path).issue("slip", lambda _: None)
