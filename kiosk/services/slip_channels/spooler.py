"""Paper through the system's queues: CUPS on Linux, the Windows spooler."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.ports import SlipReceipt
from kiosk.core.slip import SlipContent
from kiosk.services.slip_channels import SlipTrouble

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


class Spooler:
    """Prints on one named queue.

    A receipt of `printed` means that the system took the page; paper that runs out afterwards is the system's
    to report.
    """

    def __init__(self, queue: str, paper_mm: int) -> None:
        self._queue = queue
        self._paper_mm = paper_mm

    def deliver(self, slip: SlipContent) -> SlipReceipt:
        """Print the slip. Raises SlipTrouble if the queue is unknown or refuses."""
        from kiosk.services.slip_picture import slip_image

        self.print_image(slip_image(slip, self._paper_mm), slip.title)
        return SlipReceipt("printed", "queued")

    def print_image(self, image: QImage, title: str) -> None:
        """Print a strip of this paper's width. Raises SlipTrouble if the queue is unknown or refuses."""
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        from kiosk.services.slip_layout import DPI
        from kiosk.services.slip_picture import put_on_page

        if not self._queue:
            raise SlipTrouble("no_printer", "no queue is set")
        if self._queue not in QPrinterInfo.availablePrinterNames():
            raise SlipTrouble("unknown_printer", self._queue)
        printer = QPrinter(QPrinterInfo.printerInfo(self._queue))
        printer.setResolution(DPI)
        printer.setDocName(title)
        try:
            put_on_page(image, self._paper_mm, printer)
        except OSError as fault:
            raise SlipTrouble("printer_refused", str(fault)) from fault
        if printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
            raise SlipTrouble("printer_refused", self._queue)
