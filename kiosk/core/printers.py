"""Which printer slips come out of, and what it can be doing. Pure: the printers are in `services`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from kiosk.core.site import Printer

Channel = Literal["escpos-network", "escpos-usb", "escpos-file", "windows-raw", "system", "pdf", "none"]
"""Ways a slip leaves the kiosk.

Spoken to directly in ESC/POS: `escpos-network` (TCP), `escpos-usb`, `escpos-file` (/dev/usb/lp0),
`windows-raw` (a Windows queue that passes bytes on). `system` is a queue of CUPS or Windows that draws the
page itself. `pdf` keeps files. `none` leaves it at the code on the screen.
"""

CHANNELS: tuple[Channel, ...] = get_args(Channel)
ON_PAPER = frozenset(CHANNELS) - {"pdf", "none"}
DEFAULT_PORT = 9100

PrinterState = Literal[
    "ready",
    "paper_low",
    "paper_out",
    "cover_open",
    "offline",
    "missing",
    "silent",
    "slow",
    "refused",
    "unknown",
]
"""What a printer said of itself last, or was found to be.

`paper_low`: prints, and the roll ends soon. `missing`: no such device, queue or address. `silent`: takes the
connection and says nothing. `slow`: took so long that the slip was given up. `refused`: takes no page, and
does not say why. `unknown`: it cannot be asked, which is no fault: slips go to it.
"""

STATES: tuple[PrinterState, ...] = get_args(PrinterState)
_PRINTS = frozenset({"ready", "paper_low", "unknown"})


def prints(state: PrinterState) -> bool:
    """Whether a slip sent to a printer in this state is expected to come out."""
    return state in _PRINTS


@dataclass(frozen=True, slots=True)
class PrinterChoice:
    """One way out, and where it leads.

    `target` with escpos-network is `host` or `host:port`, with escpos-usb `vvvv:pppp` in hexadecimal, with
    escpos-file the path of a device, with windows-raw and system the name of a queue; else it is empty.
    """

    channel: Channel = "pdf"
    target: str = ""

    @property
    def on_paper(self) -> bool:
        return self.channel in ON_PAPER

    @property
    def text(self) -> str:
        """As it is kept in the staff's settings: `channel` or `channel=target`."""
        return f"{self.channel}={self.target}" if self.target else self.channel


def parse_choice(text: str) -> PrinterChoice:
    """The choice behind a text. Total.

    A text without a channel is what earlier versions kept: a queue's name, "" for a PDF.
    """
    channel, _, target = text.partition("=")
    for known in CHANNELS:
        if channel == known and bool(target) == (known in ON_PAPER):
            return PrinterChoice(known, target)
    return PrinterChoice("system", text) if text else PrinterChoice()


def choice_of(printer: Printer) -> PrinterChoice:
    """What the site file wants. Without a channel a named queue is meant, and without a name a PDF."""
    channel: Channel = printer.channel or ("system" if printer.name else "pdf")
    return PrinterChoice(channel, printer.target_of(channel))
