"""A Windows queue that passes bytes on: python-escpos' `Win32Raw` over a spooler of our own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage

from kiosk.services.slip_channels.windows_raw import state_of
from kiosk.services.slip_picture import slip_image
from tests.printers.channels import QUICK, channel, is_dot_for_dot, trouble_of
from tests.printers.windows_spooler import Spooler
from tests.unit.slip.slips import make_slip

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def image(qapp: object) -> QImage:
    return slip_image(make_slip(plays=1, full=False), 80)


@pytest.fixture
def spooler(monkeypatch: pytest.MonkeyPatch) -> Spooler:
    return Spooler(monkeypatch)


def test_a_slip_comes_out_dot_for_dot_under_its_title(spooler: Spooler, image: QImage) -> None:
    assert channel("windows-raw", spooler.name, buzzer=True).print_image(image, "slip") == "unknown"
    (strip,) = spooler.reader.strips
    assert is_dot_for_dot(strip, image)
    assert (spooler.titles, spooler.reader.beeps, spooler.opened) == (["slip"], [1], 0)


def test_a_queue_that_is_not_there_is_missing(spooler: Spooler, image: QImage) -> None:
    paper = channel("windows-raw", "another")
    assert paper.ask() == "missing"
    assert trouble_of(paper, image) == "missing"


def test_elsewhere_than_on_windows_there_is_no_such_queue(image: QImage) -> None:
    assert channel("windows-raw", "POS-80").ask() == "missing"


@pytest.mark.parametrize(
    ("status", "attributes", "state"),
    [
        (0, 0, "unknown"),
        (0x400, 0, "ready"),
        (0x10, 0, "paper_out"),
        (0x400000 | 0x10, 0, "cover_open"),
        (0x80, 0, "offline"),
        (0, 0x400, "offline"),
        (0x1, 0, "refused"),
        (0x8, 0, "refused"),
    ],
)
def test_a_queue_is_what_windows_says(
    spooler: Spooler, image: QImage, status: int, attributes: int, state: str
) -> None:
    assert state_of(status, attributes) == state
    spooler.status, spooler.attributes = status, attributes
    assert channel("windows-raw", spooler.name).ask() == state


def test_a_queue_that_stopped_gets_no_job(spooler: Spooler, image: QImage) -> None:
    spooler.status = 0x1
    assert trouble_of(channel("windows-raw", spooler.name), image) == "refused"
    assert spooler.titles == []


def test_a_job_that_does_not_come_out_is_taken_back(spooler: Spooler, image: QImage) -> None:
    spooler.stuck = True
    paper = channel("windows-raw", spooler.name, patience=replace(QUICK, slip_s=0))
    assert trouble_of(paper, image) == "slow"
    assert (spooler.jobs, spooler.opened) == ({}, 0)


def test_a_job_that_is_broken_off_is_taken_back(spooler: Spooler, image: QImage) -> None:
    spooler.refuses = True
    assert trouble_of(channel("windows-raw", spooler.name), image) == "refused"
    assert (spooler.jobs, spooler.opened) == ({}, 0)
    assert spooler.reader.strips == []


def test_a_queue_that_is_removed_meanwhile_printed_nothing(spooler: Spooler, image: QImage) -> None:
    spooler.stuck = spooler.is_gone = True
    assert trouble_of(channel("windows-raw", spooler.name), image) == "missing"


def test_a_queue_that_cannot_be_looked_at_meanwhile_has_its_job_taken_back(
    spooler: Spooler, image: QImage
) -> None:
    spooler.stuck = True
    spooler.fails_once_with_a_job = True
    assert trouble_of(channel("windows-raw", spooler.name), image) == "missing"
    assert (spooler.jobs, spooler.opened) == ({}, 0)
