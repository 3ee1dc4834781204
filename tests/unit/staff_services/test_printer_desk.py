"""What staff see of the printer: what can be chosen, how it is now, and how much paper is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinterInfo

from kiosk.core.printers import PrinterChoice, parse_choice
from kiosk.core.site import Place, Printer, Site
from kiosk.core.staff_ports import PrinterLook, PrinterOffer
from kiosk.services.data_dir import DataDir
from kiosk.services.slip_printer import Rhythm
from kiosk.services.slip_printers import SlipPrinters
from kiosk.services.staff.printer_desk import WorkerPrinters, found_printers
from kiosk.services.staff.worker import Worker
from tests.doubles import ManualClock
from tests.printers.usb_bus import UsbBus, plug
from tests.unit.staff_services.scene import Heard

pytestmark = pytest.mark.usefixtures("qapp")
OWN = Printer(channel="escpos-network", address="printer.example", roll_m=30)


@pytest.fixture
def printers(tmp_path: Path, clock: ManualClock) -> Iterator[SlipPrinters]:
    site = Site(site=Place(id="demo", number=0, name="시연"), printer=OWN)
    made = SlipPrinters(site, DataDir(tmp_path), clock, rhythm=Rhythm(600, 600))
    yield made
    made.close()


def test_the_sites_own_comes_first_and_each_printer_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lp0").touch()
    own = Printer(channel="system", name="영수증")
    monkeypatch.setenv("PATH", "")  # without the commands of CUPS
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["office", "영수증"])
    plug(monkeypatch, UsbBus())
    assert found_printers(own, tmp_path) == (
        PrinterOffer("system=영수증", "영수증"),
        PrinterOffer("system=office", "office"),
        PrinterOffer(f"escpos-file={tmp_path}/lp0", f"{tmp_path}/lp0"),
        PrinterOffer("escpos-usb=04b8:0e28", "04b8:0e28"),
    )


def test_on_this_machine_too_every_offer_is_a_choice(printers: SlipPrinters, worker: Worker) -> None:
    heard: Heard[tuple[PrinterOffer, ...]] = Heard()
    WorkerPrinters(OWN, printers, worker).offers(heard)
    assert heard.result[0] == PrinterOffer("escpos-network=printer.example", "printer.example")
    assert all(parse_choice(offer.choice).on_paper for offer in heard.result)


def test_a_site_without_a_printer_has_none_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    plug(monkeypatch, UsbBus(printer_class=3))
    assert found_printers(Printer(channel="none"), tmp_path / "nothing") == ()


def test_a_look_asks_and_says_what_is_left(
    printers: SlipPrinters, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = WorkerPrinters(OWN, printers, worker)
    printers.make(PrinterChoice("escpos-file", "/dev/no-such-printer"))
    printers.roll.printed(2500, slip=True)
    seen: Heard[PrinterLook] = Heard()
    desk.look(seen)
    assert seen.result == PrinterLook("missing", 1, 27.5)
    changed: Heard[None] = Heard()
    desk.roll_changed(changed)
    assert changed.result is None
    again: Heard[PrinterLook] = Heard()
    desk.look(again)
    assert again.result == PrinterLook("missing", 1, 30.0)


@pytest.mark.parametrize("choice", [None, PrinterChoice("pdf"), PrinterChoice("none")])
def test_without_paper_there_is_none_left_to_estimate(
    printers: SlipPrinters, worker: Worker, choice: PrinterChoice | None
) -> None:
    if choice:
        printers.make(choice)
    seen: Heard[PrinterLook] = Heard()
    WorkerPrinters(OWN, printers, worker).look(seen)
    assert seen.result == PrinterLook("unknown", 0, None)
