"""`core.staff_ports.PrinterDesk`: the slip printer as staff look after it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from kiosk.core.printers import PrinterChoice, choice_of
from kiosk.core.site import Printer
from kiosk.core.staff_ports import Done, PrinterLook, PrinterOffer
from kiosk.services.slip_printers import SlipPrinters
from kiosk.services.staff.worker import Worker

DEVICES = Path("/dev/usb")


class WorkerPrinters:
    """Looks for printers, and at the one in use, on a worker. `printer` is what the site file says."""

    def __init__(self, printer: Printer, printers: SlipPrinters, worker: Worker) -> None:
        self._printer = printer
        self._printers = printers
        self._worker = worker

    def offers(self, done: Done[tuple[PrinterOffer, ...]]) -> None:
        self._worker.do(lambda: found_printers(self._printer), done)

    def look(self, done: Done[PrinterLook]) -> None:
        self._worker.do(self._look, done)

    def roll_changed(self, done: Done[None]) -> None:
        self._worker.do(self._printers.roll.changed, done)

    def _look(self) -> PrinterLook:
        current, roll = self._printers.current, self._printers.roll
        if current is None or not current.prints_on_paper:
            return PrinterLook("unknown")
        return PrinterLook(current.look(), roll.slips_today, roll.left_m)


def found_printers(printer: Printer, devices: Path = DEVICES) -> tuple[PrinterOffer, ...]:
    """The site's own printer, then what this computer has: queues, device files, USB printers.

    May ask the network: call it on a worker.
    """
    found: dict[str, PrinterOffer] = {}
    for choice, name in (*_own(printer), *_queues(), *_device_files(devices), *_usb()):
        found.setdefault(choice.text, PrinterOffer(choice.text, name))
    return tuple(found.values())


def _own(printer: Printer) -> Iterator[tuple[PrinterChoice, str]]:
    choice = choice_of(printer)
    if choice.on_paper:
        yield choice, choice.target


def _queues() -> Iterator[tuple[PrinterChoice, str]]:
    from kiosk.services.slip_channels import cups

    try:
        from PySide6.QtPrintSupport import QPrinterInfo
    except ImportError:  # no printing library on this system
        return
    for name in cups.queues() or QPrinterInfo.availablePrinterNames():
        yield PrinterChoice("system", name), name
        if sys.platform == "win32":
            yield PrinterChoice("windows-raw", name), name


def _device_files(folder: Path) -> Iterator[tuple[PrinterChoice, str]]:
    for path in sorted(folder.glob("lp*")):
        yield PrinterChoice("escpos-file", str(path)), str(path)


def _usb() -> Iterator[tuple[PrinterChoice, str]]:
    from kiosk.services.slip_channels.usb import usb_printers

    for target, name in usb_printers():
        yield PrinterChoice("escpos-usb", target), name
