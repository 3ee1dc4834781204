"""The channel behind a choice. What it needs is loaded when it was chosen."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

from kiosk.core.clock import Clock
from kiosk.core.printers import PrinterChoice
from kiosk.core.site import Printer
from kiosk.services.slip_channels import PaperChannel, Wire
from kiosk.services.slip_channels.patience import Patience


def paper_channel(
    choice: PrinterChoice, printer: Printer, clock: Clock, patience: Patience | None = None
) -> PaperChannel | None:
    """What prints for `choice` on the paper of the site's `printer`; None where nothing does."""
    patience, target = patience or Patience(), choice.target
    match choice.channel:
        case "windows-raw":
            from kiosk.services.slip_channels.windows_raw import WindowsRawChannel

            return WindowsRawChannel(target, clock, buzzer=printer.buzzer, patience=patience)
        case "system":
            return _queue_of(target, printer, clock, patience)
    connect = _wire(choice)
    if connect is None:
        return None
    from kiosk.services.slip_channels.esc_pos import EscPosChannel

    return EscPosChannel(connect, clock, buzzer=printer.buzzer, patience=patience)


def _wire(choice: PrinterChoice) -> Callable[[Patience], Wire] | None:
    match choice.channel:
        case "escpos-network":
            from kiosk.services.slip_channels.network import NetworkWire

            return partial(NetworkWire, choice.target)
        case "escpos-usb":
            from kiosk.services.slip_channels.usb import UsbWire

            return partial(UsbWire, choice.target)
        case "escpos-file":
            from kiosk.services.slip_channels.device_file import FileWire

            return partial(FileWire, choice.target)
        case _:
            return None


def _queue_of(queue: str, printer: Printer, clock: Clock, patience: Patience) -> PaperChannel:
    """CUPS by its own commands where they are, else whatever Qt reaches."""
    from kiosk.services.slip_channels import cups
    from kiosk.services.slip_channels.spooler import Spooler

    if sys.platform != "win32" and cups.has_cups():
        return cups.CupsChannel(queue, printer.paper_mm, clock, patience=patience)
    return Spooler(queue, printer.paper_mm)
