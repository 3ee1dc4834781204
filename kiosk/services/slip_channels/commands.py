"""A strip as ESC/POS commands, made by python-escpos.

The strip is sent as raster (GS v 0), so Korean never depends on what a printer's code pages hold. Real-time
commands, which python-escpos does not have, stand here too.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from kiosk.services.slip_layout import PAPER_DOTS, dots_mm

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

FRAGMENT_ROWS = 128
"""Rows a command: 16 mm. Trouble is noticed between two of them, and 9 KB overrun no receive buffer."""

PADDING = bytes(FRAGMENT_ROWS * PAPER_DOTS[80] // 8)
"""White for the rest of a fragment that broke off, of whatever paper. Elsewhere a printer skips NUL."""

CUTTER_MM = 25.4
"""Paper from the head to the cutter, fed before the cut: six lines of the printer's own height."""

INITIALISE = b"\x1b@"
REPORT_IN_ORDER = b"\x1dr\x01"
"""GS r 1: answered after everything before it was printed. Sent only to printers that answer DLE EOT."""

FORGET = b"\x10\x05\x02" + b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""DLE ENQ 2 (recover from an error, clearing the buffers) and DLE DC4 8 (clear the buffers). A printer that
knows only one of them, or neither, skips control codes."""


def fragments(image: QImage) -> Iterator[bytes]:
    """The strip from top to bottom, each part a whole command.

    Raises ValueError for an image that is not made of whole bytes across.
    """
    from PIL import Image
    from PySide6.QtGui import QImage

    if image.width() % 8:
        raise ValueError(f"{image.width()} dots are not whole bytes")
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    width, height = grey.width(), grey.height()
    size, stride = (width, height), grey.bytesPerLine()
    whole = Image.frombuffer("L", size, bytes(grey.constBits()), "raw", "L", stride, 1)
    printer = _printer(width)
    for top in range(0, height, FRAGMENT_ROWS):
        printer.clear()
        printer.image(whole.crop((0, top, width, min(top + FRAGMENT_ROWS, height))))
        yield bytes(printer.output)


def ending(*, buzzer: bool) -> bytes:
    """Feed to the cutter, cut, and beep where wanted. A corner is left: the slip hangs until it is taken."""
    printer = _printer(0)
    printer.cut(mode="PART")
    if buzzer:
        printer.buzzer(times=1, duration=2)
    return bytes(printer.output)


def length_mm(image: QImage) -> float:
    """Paper that a strip takes, with what is fed before the cut."""
    return dots_mm(image.height()) + CUTTER_MM


def load() -> Callable[[], Any]:
    """Python-escpos' printer that only keeps what it would send.

    Loading it takes 0.6 s; whoever asks early spares the first slip that.
    """
    from escpos import capabilities
    from escpos.printer import Dummy

    # Made by python-escpos 3.1 whenever it is loaded, and never removed.
    shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
    dummy: Callable[[], Any] = Dummy
    return dummy


def _printer(width: int) -> Any:
    """One for paper of so many dots."""
    printer = load()()
    # The default profile knows no width, which python-escpos then prints to stdout for each image.
    media = {"width": {"mm": "Unknown", "pixels": width}}
    printer.profile.profile_data = {**printer.profile.profile_data, "media": media}
    return printer
