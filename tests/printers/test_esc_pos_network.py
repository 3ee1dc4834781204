"""A slip on a network printer: dot for dot, and what becomes of it when the printer is in trouble."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from kiosk.core.printers import PrinterState
from kiosk.services.slip_channels import PrinterTrouble
from kiosk.services.slip_channels.choosing import paper_channel
from kiosk.services.slip_channels.patience import Patience
from kiosk.services.slip_picture import slip_image, slip_png
from kiosk.core.printers import PrinterChoice
from kiosk.core.site import Printer
from tests.printers.loopback_printer import LoopbackPrinter, MovedClock
from tests.unit.slip.slips import make_slip

pytestmark = pytest.mark.usefixtures("qapp")

QUICK = Patience(connect_s=1, answer_s=0.2, unused_s=0.1, stall_s=0.4, slip_s=20, recover_s=0.2)
SLIP = make_slip(plays=2, full=False)


def channel(printer: LoopbackPrinter, patience: Patience = QUICK, **site: object):  # type: ignore[no-untyped-def]
    made = paper_channel(
        PrinterChoice("escpos-network", printer.address), Printer(**site), MovedClock(), patience
    )
    assert made is not None
    return made


def test_debug(printer, tmp_path):
    ch = channel(printer)
    import time
    t=time.time(); print(ch.ask(), time.time()-t)
    for mm in (80,58):
        t=time.time(); image=slip_image(make_slip(), mm); print("draw",time.time()-t)
        t=time.time(); print(ch.print_image(image, "t"), time.time()-t)
    for n, strip in enumerate(printer.strips(2)):
        strip.picture().save(f"/tmp/slip-{n}.png")
