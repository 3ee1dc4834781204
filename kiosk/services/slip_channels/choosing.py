"""The channel behind a choice."""

from __future__ import annotations

import sys
from functools import partial

from kiosk.core.clock import Clock
from kiosk.core.printers import PrinterChoice
from kiosk.core.site import Printer
from kiosk.services.slip_channels import PaperChannel
from kiosk.services.slip_channels.esc_pos import EscPosChannel
from kiosk.services.slip_channels.patience import Patience


def paper_channel(
    choice: PrinterChoice, printer: Printer, clock: Clock, patience: Patience | None = None
) -> PaperChannel | None:
    """What prints for `choice` on the paper of the site's `printer`; None where nothing does."""
    target = choice.target
    match choice.channel:
        case "escpos-network":
            from kiosk.services.slip_channels.network import NetworkWire

            wire = partial(NetworkWire, target)
            return EscPosChannel(wire, clock, buzzer=printer.buzzer, patience=patience)
        case "escpos-usb":
            from kiosk.services.slip_channels.usb import UsbWire

            return EscPosChannel(partial(UsbWire, target), clock, buzzer=printer.buzzer, patience=patience)
        case "escpos-file":
            from kiosk.services.slip_channels.device_file import FileWire

            return EscPosChannel(partial(FileWire, target), clock, buzzer=printer.buzzer, patience=patience)
        case "windows-raw":
            from kiosk.services.slip_channels.windows_raw import WindowsRawChannel

            return WindowsRawChannel(target, clock, buzzer=printer.buzzer, patience=patience)
        case "system":
            return _queue_of(target, printer, clock, patience)
        case _:
            return None


def _queue_of(queue: str, printer: Printer, clock: Clock, patience: Patience | None) -> PaperChannel:
    """CUPS by its own commands where they are, else whatever Qt reaches."""
    from kiosk.services.slip_channels import cups
    from kiosk.services.slip_channels.spooler import Spooler

    if sys.platform != "win32" and cups.has_cups():
        return cups.CupsChannel(queue, printer.paper_mm, clock, patience=patience)
    return Spooler(queue, printer.paper_mm)
