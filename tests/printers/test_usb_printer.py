"""A printer on USB: real pyusb over a bus of our own."""

from __future__ import annotations

import errno

import pytest
import usb.core
from PySide6.QtGui import QImage

from kiosk.services.slip_channels.usb import usb_printers
from kiosk.services.slip_picture import slip_image
from tests.printers.channels import IMPATIENT, channel, is_dot_for_dot, trouble_of
from tests.printers.usb_bus import UsbBus, plug
from tests.unit.slip.slips import make_slip

pytestmark = pytest.mark.usefixtures("qapp")
TARGET = "04b8:0e28"


@pytest.fixture(scope="module")
def image(qapp: object) -> QImage:
    return slip_image(make_slip(plays=1, full=False), 80)


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> UsbBus:
    return plug(monkeypatch, UsbBus())


def test_a_slip_comes_out_dot_for_dot_and_the_printer_is_never_reset(bus: UsbBus, image: QImage) -> None:
    paper = channel("escpos-usb", TARGET)
    assert paper.ask() == "ready"
    assert paper.print_image(image, "slip") == "ready"
    (strip,) = bus.reader.strips
    assert is_dot_for_dot(strip, image)
    assert (bus.claimed, bus.resets, bus.kernel_driver) == (0, 0, False)


def test_one_without_the_printers_class_prints_too(monkeypatch: pytest.MonkeyPatch, image: QImage) -> None:
    bus = plug(monkeypatch, UsbBus(printer_class=255))
    assert channel("escpos-usb", TARGET).print_image(image, "slip") == "ready"
    assert len(bus.reader.strips) == 1


def test_one_that_is_not_configured_yet_is(bus: UsbBus) -> None:
    bus.configured = 0
    assert channel("escpos-usb", TARGET).ask() == "ready"


def test_paper_that_ends_in_the_middle_is_noticed(bus: UsbBus, image: QImage) -> None:
    bus.reader.paper_rows = image.height() // 2
    paper = channel("escpos-usb", TARGET)
    assert trouble_of(paper, image) == "paper_out"
    came = bus.reader.unfinished
    bus.reader.refill()
    assert bus.reader.unfinished == came, "the rest of the old slip"
    assert paper.ask() == "ready"


def test_one_that_does_not_speak_is_unknown_and_prints(bus: UsbBus, image: QImage) -> None:
    bus.speaks = False
    assert channel("escpos-usb", TARGET, patience=IMPATIENT).print_image(image, "slip") == "unknown"


def test_one_that_takes_nothing_is_silent(bus: UsbBus, image: QImage) -> None:
    bus.takes = False
    assert trouble_of(channel("escpos-usb", TARGET, patience=IMPATIENT), image) == "silent"
    assert bus.claimed == 0


@pytest.mark.parametrize(
    ("fault", "state"), [(errno.EBUSY, "refused"), (errno.EACCES, "refused"), (errno.EIO, "offline")]
)
def test_what_the_system_says_is_a_state(bus: UsbBus, image: QImage, fault: int, state: str) -> None:
    bus.fault = fault
    assert trouble_of(channel("escpos-usb", TARGET), image) == state


def test_one_that_is_not_plugged_in_is_missing(bus: UsbBus, image: QImage) -> None:
    bus.plugged = False
    assert channel("escpos-usb", TARGET).ask() == "missing"
    assert channel("escpos-usb", "1234:5678").ask() == "missing"


def test_a_bus_that_cannot_be_looked_at_is_a_state(monkeypatch: pytest.MonkeyPatch, image: QImage) -> None:
    def find(**_: object) -> None:
        raise usb.core.USBError("Access denied", errno=errno.EACCES)

    monkeypatch.setattr(usb.core, "find", find)
    assert channel("escpos-usb", TARGET).ask() == "refused"
    assert trouble_of(channel("escpos-usb", TARGET), image) == "refused"


def test_without_libusb_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(**_: object) -> None:
        raise usb.core.NoBackendError("No backend available")

    monkeypatch.setattr(usb.core, "find", find)
    assert channel("escpos-usb", TARGET).ask() == "missing"
    assert usb_printers() == ()


def test_printers_on_the_bus_are_found(bus: UsbBus) -> None:
    assert usb_printers() == ((TARGET, TARGET),)


def test_what_is_no_printer_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    plug(monkeypatch, UsbBus(printer_class=3))
    assert usb_printers() == ()
