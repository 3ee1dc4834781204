"""Paper through the system's queues as Qt reaches them: Windows, and Linux without the commands of CUPS.

Qt hands a page over and knows no more of it, so a slip counts as printed once the queue took it, and one that
waits there for paper comes out when there is some.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.printers import PrinterState
from kiosk.services.slip_channels import PrinterTrouble
from kiosk.services.slip_channels.patience import NO_DEADLINE, Deadline

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


class Spooler:
    """A `PaperChannel` over one queue by its name. Needs a QGuiApplication."""

    def __init__(self, queue: str, paper_mm: int) -> None:
        self._queue = queue
        self._paper_mm = paper_mm

    def ask(self) -> PrinterState:
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        if self._queue not in QPrinterInfo.availablePrinterNames():
            return "missing"
        state = QPrinterInfo.printerInfo(self._queue).state()
        broken = state in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
        return "refused" if broken else "unknown"

    def print_image(self, image: QImage, title: str, deadline: Deadline = NO_DEADLINE) -> PrinterState:
        """Qt is done with a page at once, and can take none back: no deadline comes between."""
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        from kiosk.services.slip_layout import DPI
        from kiosk.services.slip_picture import put_on_page

        if self._queue not in QPrinterInfo.availablePrinterNames():
            raise PrinterTrouble("missing", self._queue)
        printer = QPrinter(QPrinterInfo.printerInfo(self._queue))
        printer.setResolution(DPI)
        printer.setDocName(title)
        try:
            put_on_page(image, self._paper_mm, printer)
        except OSError as fault:
            raise PrinterTrouble("refused", str(fault)) from fault
        if printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
            raise PrinterTrouble("refused", self._queue)
        return "unknown"
