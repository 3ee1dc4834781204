"""A printer behind a device file, as Linux makes one for USB printers: /dev/usb/lp0.

Not python-escpos' `File`: it opens and writes for as long as the printer likes, for ever where there is no
paper, and never reads.
"""

from __future__ import annotations

import errno
import os
import select
import sys

from kiosk.core.printers import PrinterState
from kiosk.services.slip_channels import PrinterTrouble
from kiosk.services.slip_channels.patience import Patience

_PAUSE_S = 0.05

_STATES: dict[int, PrinterState] = {
    errno.ENOENT: "missing",
    errno.ENODEV: "missing",
    errno.ENXIO: "missing",
    errno.EBUSY: "refused",
    errno.EACCES: "refused",
    errno.EPERM: "refused",
    errno.ENOSPC: "paper_out",  # what the kernel's usblp driver says for it
}


class FileWire:
    """An open device that is written to, and read where it speaks."""

    def __init__(self, path: str, _patience: Patience) -> None:
        """Raises PrinterTrouble."""
        if sys.platform == "win32":
            raise PrinterTrouble("missing", "Windows has no device files")
        try:
            self._device = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        except OSError as fault:
            raise _trouble(fault) from fault

    def send(self, data: bytes, patience_s: float) -> int:
        try:
            _, ready, _ = select.select((), (self._device,), (), patience_s)
            return os.write(self._device, data) if ready else 0
        except BlockingIOError:
            return 0
        except OSError as fault:
            raise _trouble(fault) from fault

    def receive(self, patience_s: float) -> bytes:
        try:
            ready, _, _ = select.select((self._device,), (), (), patience_s)
            said = os.read(self._device, 64) if ready else b""
        except BlockingIOError:
            return b""
        except OSError as fault:
            raise _trouble(fault) from fault
        if ready and not said:  # at an end, which some drivers say again and again
            select.select((), (), (), min(patience_s, _PAUSE_S))
        return said

    def unsent(self) -> int:
        return 0

    def close(self, *, drop: bool) -> None:
        os.close(self._device)


def _trouble(fault: OSError) -> PrinterTrouble:
    return PrinterTrouble(_STATES.get(fault.errno or 0, "offline"), str(fault))
