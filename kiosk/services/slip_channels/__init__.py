"""Ways a slip can leave the kiosk, one file per way (README.md).

`esc_pos` speaks to a thermal printer through a `Wire`: `network`, `usb`, `device_file`, `windows_raw`.
`cups` and `spooler` print through the system's queues, `folder` keeps a PDF. `choosing` makes the one that
the site or staff chose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kiosk.core.errors import KioskError
from kiosk.core.printers import PrinterState
from kiosk.services.slip_channels.patience import NO_DEADLINE, Deadline

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


class SlipTrouble(KioskError):
    """A slip was not delivered. `status` is the code logged with the slip.

    Codes: a PrinterState (then it is a PrinterTrouble), stale (it waited so long that nobody is there any
    more), stopped (the kiosk ends), not_kept (the PDF cannot be written), keeps_none (the site keeps no PDF).
    """

    message_key = "error-slip"

    def __init__(self, status: str, detail: str) -> None:
        self.status = status
        super().__init__(f"the slip was not delivered ({status}): {detail}")


class PrinterTrouble(SlipTrouble):
    """The printer took no slip, or not the whole of it; `state` is what it was found to be."""

    def __init__(self, state: PrinterState, detail: str) -> None:
        self.state: PrinterState = state
        super().__init__(state, detail)
        self.message_key = f"error-printer-{state.replace('_', '-')}"


class PaperChannel(Protocol):
    """A printer. Blocks, for a stated time at most; used by one thread at a time."""

    def ask(self) -> PrinterState:
        """What the printer says of itself now. Never raises."""
        ...

    def print_image(self, image: QImage, title: str, deadline: Deadline = NO_DEADLINE) -> PrinterState:
        """Print a strip as wide as the paper and cut it; answers the state afterwards.

        Raises PrinterTrouble, `slow` at the deadline, and SlipTrouble `stopped` where that says so. What was
        sent until then is taken back as far as the printer can.
        """
        ...


class Wire(Protocol):
    """An open connection to one printer that passes bytes on. Each method raises PrinterTrouble."""

    def send(self, data: bytes, patience_s: float) -> int:
        """Pass on as much of `data` as goes at once; 0 if nothing went within `patience_s`."""
        ...

    def receive(self, patience_s: float) -> bytes:
        """What the printer said; b"" if nothing came within `patience_s`, and where it cannot speak."""
        ...

    def unsent(self) -> int:
        """Bytes that were passed on and have not left this computer; 0 where that cannot be known."""
        ...

    def close(self, *, drop: bool) -> None:
        """Never raises. `drop` throws away what has not left this computer yet."""
        ...
