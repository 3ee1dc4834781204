"""A Windows queue that passes bytes on to its printer: python-escpos' `Win32Raw`, and what the spooler says.

The bytes are kept by the spooler, so what the printer says does not come back this way; the queue's own state
does, and a job that is not out in time is taken back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from kiosk.core.clock import Clock
from kiosk.core.printers import PrinterState, prints
from kiosk.services.slip_channels import PrinterTrouble, commands
from kiosk.services.slip_channels.patience import NO_DEADLINE, Deadline, Patience
from kiosk.services.slip_channels.queue_wait import wait_for_job

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_PAUSED, _DOOR_OPEN, _PAPER_OUT = 0x1, 0x400000, 0x10
_OFFLINE = 0x80 | 0x1000
_WRONG = 0x2 | 0x8 | 0x40 | 0x800 | 0x40000 | 0x100000
"""Bits of PRINTER_INFO_2.Status (winspool.h)."""
_WORKS_OFFLINE = 0x400
"""Of its Attributes: somebody chose "use printer offline"."""
_DELETE = 5
"""JOB_CONTROL_DELETE."""


class WindowsRawChannel:
    """A `PaperChannel` over one queue by its name."""

    def __init__(self, queue: str, clock: Clock, *, buzzer: bool = False, patience: Patience) -> None:
        self._queue = queue
        self._clock = clock
        self._buzzer = buzzer
        self._patience = patience

    def ask(self) -> PrinterState:
        try:
            import pywintypes
            import win32print
        except ImportError:
            return "missing"
        try:
            with self._opened() as handle:
                facts = win32print.GetPrinter(handle, 2)
        except PrinterTrouble as trouble:
            return trouble.state
        except pywintypes.error:
            return "refused"
        return state_of(facts["Status"], facts["Attributes"])

    def print_image(self, image: QImage, title: str, deadline: Deadline = NO_DEADLINE) -> PrinterState:
        state = self.ask()
        if not prints(state):
            raise PrinterTrouble(state, f"{self._queue} said so before the slip")
        job = self._submit(image, title)
        wait_for_job(
            is_out=lambda: not self._is_waiting(job),
            state=self.ask,
            cancel=lambda: self._cancel(job),
            clock=self._clock,
            patience=self._patience,
            deadline=deadline,
        )
        return self.ask()

    def _submit(self, image: QImage, title: str) -> int:
        """Hand the whole strip to the spooler; the job's number. What it took only in part is taken back."""
        import pywintypes
        from escpos.exceptions import DeviceNotFoundError
        from escpos.printer import Win32Raw

        printer = Win32Raw(self._queue)
        job = 0
        try:
            printer.open(job_name=title)
            job = int(printer.current_job)
            printer._raw(commands.INITIALISE)
            for fragment in commands.fragments(image):
                printer._raw(fragment)
            printer._raw(commands.ending(buzzer=self._buzzer))
            printer.close()
        except (DeviceNotFoundError, pywintypes.error) as fault:
            if job:
                self._cancel(job)
            with suppress(pywintypes.error):
                printer.close()
            printer.device = None  # it would close once more when it is collected
            raise PrinterTrouble("refused", f"{self._queue}: {fault}") from fault
        return job

    def _is_waiting(self, job: int) -> bool:
        """Whether the spooler still has the job. Raises PrinterTrouble where the queue is gone."""
        import pywintypes
        import win32print

        with self._opened() as handle:
            try:
                return bool(win32print.GetJob(handle, job, 1))
            except pywintypes.error:
                return False

    def _cancel(self, job: int) -> None:
        import pywintypes
        import win32print

        with suppress(PrinterTrouble, pywintypes.error), self._opened() as handle:
            win32print.SetJob(handle, job, 0, None, _DELETE)

    @contextmanager
    def _opened(self) -> Iterator[Any]:
        """The queue's handle. Raises PrinterTrouble."""
        import pywintypes
        import win32print

        try:
            handle = win32print.OpenPrinter(self._queue)
        except pywintypes.error as fault:
            raise PrinterTrouble("missing", f"{self._queue}: {fault}") from fault
        try:
            yield handle
        finally:
            win32print.ClosePrinter(handle)


def state_of(status: int, attributes: int) -> PrinterState:
    """What a queue's status bits mean. A queue without any is well, as far as Windows knows."""
    if status & _DOOR_OPEN:
        return "cover_open"
    if status & _PAPER_OUT:
        return "paper_out"
    if status & _OFFLINE or attributes & _WORKS_OFFLINE:
        return "offline"
    if status & (_PAUSED | _WRONG):
        return "refused"
    return "unknown" if status == 0 else "ready"
