"""`core.staff_ports.PrinterDesk`: the slip printer as staff look after it."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core.printers import PrinterChoice, PrinterState
from kiosk.core.site import Printer
from kiosk.core.staff_ports import Done, PrinterLook, PrinterOffer
from kiosk.services.staff.worker import Worker


class WorkerPrinters:
    """Looks for printers on a worker. `state` is what the printer in use said last."""

    def __init__(self, printer: Printer, state: Callable[[], PrinterState], worker: Worker) -> None:
        self._printer = printer
        self._state = state
        self._worker = worker

    def offers(self, done: Done[tuple[PrinterOffer, ...]]) -> None:
        self._worker.do(found_printers, done)

    def look(self, done: Done[PrinterLook]) -> None:
        self._worker.do(lambda: PrinterLook(self._state()), done)

    def roll_changed(self, done: Done[None]) -> None:
        self._worker.do(lambda: None, done)


def found_printers() -> tuple[PrinterOffer, ...]:
    """The system's printer queues, as it lists them. May ask the network: call it on a worker."""
    from PySide6.QtPrintSupport import QPrinterInfo

    names = QPrinterInfo.availablePrinterNames()
    return tuple(PrinterOffer(PrinterChoice("system", name).text, name) for name in names)
