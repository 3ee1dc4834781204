"""Ways a slip can leave the kiosk, one file per way.

`spooler` prints through the system's printer queues, `folder` keeps a PDF. A thermal printer spoken to
directly (ESC/POS) is a further file here, made of the same picture.
"""

from __future__ import annotations

from typing import Protocol

from kiosk.core.errors import KioskError
from kiosk.core.ports import SlipReceipt
from kiosk.core.slip import SlipContent


class SlipTrouble(KioskError):
    """A channel could not deliver. `status` is the code logged with the slip.

    Codes: no_printer (no queue is set), unknown_printer (the system does not have the queue), printer_refused
    (it has, and does not take the page), not_kept (the PDF cannot be written), keeps_none (the site keeps no
    PDF).
    """

    message_key = "error-slip"

    def __init__(self, status: str, detail: str) -> None:
        self.status = status
        super().__init__(f"the slip was not delivered ({status}): {detail}")


class SlipChannel(Protocol):
    """One way out. Blocks; called from a worker thread."""

    def deliver(self, slip: SlipContent) -> SlipReceipt:
        """Deliver the slip. Raises SlipTrouble."""
        ...
