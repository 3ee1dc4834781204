"""What the tests of channels share: short patience, a short slip, and how to be in trouble."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QImage

from kiosk.core.clock import Clock
from kiosk.core.printers import Channel, PrinterChoice, PrinterState
from kiosk.core.site import Printer
from kiosk.services.slip_channels import PaperChannel, PrinterTrouble
from kiosk.services.slip_channels.choosing import paper_channel
from kiosk.services.slip_channels.patience import Patience
from tests.printers.command_reader import Strip
from tests.printers.loopback_printer import MovedClock

QUICK = Patience(connect_s=5, answer_s=10, unused_s=0.05, stall_s=10, slip_s=60, recover_s=0.1)
"""Where answers come; on a busy machine they may take a while."""

IMPATIENT = replace(QUICK, answer_s=1, stall_s=1)
"""Where one is waited for in vain."""


def channel(
    kind: Channel,
    target: str,
    *,
    clock: Clock | None = None,
    patience: Patience = QUICK,
    buzzer: bool = False,
) -> PaperChannel:
    made = paper_channel(PrinterChoice(kind, target), Printer(buzzer=buzzer), clock or MovedClock(), patience)
    assert made is not None
    return made


def trouble_of(paper: PaperChannel, image: QImage) -> PrinterState:
    """What keeps the strip from being printed."""
    with pytest.raises(PrinterTrouble) as caught:
        paper.print_image(image, "slip")
    return caught.value.state


def is_dot_for_dot(strip: Strip, image: QImage) -> bool:
    """Whether a strip that came out is the slip's own picture."""
    came, meant = strip.picture().convert("L"), picture_of(image).convert("L")
    return came.size == meant.size and ImageChops.difference(came, meant).getbbox() is None


def picture_of(image: QImage) -> Image.Image:
    """The slip's own picture, dot for dot."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    size = (grey.width(), grey.height())
    whole = Image.frombuffer("L", size, bytes(grey.constBits()), "raw", "L", grey.bytesPerLine(), 1)
    return whole.convert("1")
