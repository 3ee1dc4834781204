"""A printer behind a device file: a terminal stands in for /dev/usb/lp0, which speaks both ways as well."""

from __future__ import annotations

import errno
import os
import select
import threading
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kiosk.services.slip_picture import slip_image
from tests.printers.channels import IMPATIENT, channel, is_dot_for_dot, trouble_of
from tests.printers.command_reader import CommandReader, UnknownCommand
from tests.unit.slip.slips import make_slip

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def image(qapp: object) -> QImage:
    return slip_image(make_slip(plays=1, full=False), 58)


class Plugged:
    """A printer at the other end of a terminal; `path` is the device."""

    def __init__(self) -> None:
        self.reader = CommandReader()
        self.answers = True
        self._wrong: UnknownCommand | None = None
        self._ours, self._theirs = os.openpty()
        tty.setraw(self._theirs)
        self.path = os.ttyname(self._theirs)
        self._stop, self._stopped = os.pipe()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Raises what the printer could not read."""
        os.close(self._stopped)
        self._thread.join(10)
        for each in (self._ours, self._theirs, self._stop):
            os.close(each)
        if self._wrong is not None:
            raise self._wrong

    def _serve(self) -> None:
        while self._stop not in select.select((self._ours, self._stop), (), ())[0]:
            try:
                said = self.reader.feed(os.read(self._ours, 4096))
            except UnknownCommand as wrong:
                self._wrong = wrong
                return
            if self.answers and said:
                os.write(self._ours, said)


@pytest.fixture
def plugged() -> Iterator[Plugged]:
    printer = Plugged()
    yield printer
    printer.close()


def test_a_slip_comes_out_dot_for_dot(plugged: Plugged, image: QImage) -> None:
    paper = channel("escpos-file", plugged.path)
    assert paper.ask() == "ready"
    assert paper.print_image(image, "slip") == "ready"
    (strip,) = plugged.reader.strips
    assert is_dot_for_dot(strip, image)


def test_what_it_says_of_its_paper_is_heard(plugged: Plugged, image: QImage) -> None:
    plugged.reader.paper_rows = image.height() // 3
    paper = channel("escpos-file", plugged.path)
    assert trouble_of(paper, image) == "paper_out"
    assert paper.ask() == "paper_out"
    came = plugged.reader.unfinished
    plugged.reader.refill()
    assert plugged.reader.unfinished == came, "the rest of the old slip"
    assert paper.ask() == "ready"


def test_one_that_does_not_speak_prints(plugged: Plugged, image: QImage) -> None:
    plugged.answers = False
    paper = channel("escpos-file", plugged.path, patience=IMPATIENT)
    assert paper.ask() == "unknown"
    assert paper.print_image(image, "slip") == "unknown"


def test_one_that_takes_nothing_is_given_up(tmp_path: Path, image: QImage) -> None:
    os.mkfifo(tmp_path / "lp0")
    assert (
        trouble_of(
            channel("escpos-file", str(tmp_path / "lp0"), patience=IMPATIENT), slip_image(make_slip(), 80)
        )
        == "silent"
    )


def test_a_device_that_is_not_there_is_missing(image: QImage) -> None:
    paper = channel("escpos-file", "/dev/usb/no-such-printer")
    assert paper.ask() == "missing"
    assert trouble_of(paper, image) == "missing"


def test_what_only_keeps_bytes_gets_the_slip(tmp_path: Path, image: QImage) -> None:
    """A plain file never answers, and says so at once each time it is read."""
    kept = tmp_path / "lp0"
    kept.touch()
    assert channel("escpos-file", str(kept), patience=IMPATIENT).print_image(image, "slip") == "unknown"
    reader = CommandReader()
    reader.feed(kept.read_bytes())
    (strip,) = reader.strips
    assert strip.picture().height == image.height()


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (errno.EBUSY, "refused"),
        (errno.EACCES, "refused"),
        (errno.ENODEV, "missing"),
        (errno.ENOSPC, "paper_out"),
        (errno.EIO, "offline"),
    ],
)
def test_what_the_system_says_is_a_state(
    image: QImage, monkeypatch: pytest.MonkeyPatch, fault: int, state: str
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(os, "open", refuse)
    assert trouble_of(channel("escpos-file", "/dev/usb/lp0"), image) == state


def test_a_printer_that_is_unplugged_while_it_prints_is_missing(
    plugged: Plugged, image: QImage, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write

    def gone(device: int, data: bytes) -> int:
        if len(data) > 1000:  # a fragment
            raise OSError(errno.ENODEV, "no such device")
        return write(device, data)

    monkeypatch.setattr(os, "write", gone)
    assert trouble_of(channel("escpos-file", plugged.path), image) == "missing"
