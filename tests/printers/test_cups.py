"""Queues of CUPS: what its commands say, and slips through a real scheduler."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from queue import Queue

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtGui import QImage

from kiosk.core.printers import PrinterChoice
from kiosk.core.site import Place, Site
from kiosk.services.data_dir import DataDir
from kiosk.services.slip_channels import cups
from kiosk.services.slip_channels.choosing import paper_channel
from kiosk.services.slip_channels.cups import CupsChannel, job_failed, queue_state
from kiosk.services.slip_channels.patience import Patience
from kiosk.services.slip_channels.spooler import Spooler
from kiosk.services.slip_picture import slip_image
from kiosk.services.slip_printer import Rhythm
from kiosk.services.slip_printers import SlipPrinters
from kiosk.services.system_clock import SystemClock
from tests.printers import cups_scheduler
from tests.printers.channels import trouble_of
from tests.printers.cups_scheduler import Scheduler
from tests.unit.slip.slips import make_slip

pytestmark = pytest.mark.usefixtures("qapp")
NO_CUPS = cups_scheduler.missing()
IDLE = "printer slips is idle.  enabled since Mon Mar  2 10:00:00 2026\n\tAlerts: {}\n"
BUSY = "printer slips now printing slips-7.  enabled since Mon Mar  2 10:00:00 2026\n\tAlerts: {}\n"
STOPPED = "printer slips disabled since Mon Mar  2 10:00:00 2026 -\n\tno reason\n\tAlerts: {}\n"
ACCEPTS = "slips accepting requests since Mon Mar  2 10:00:00 2026\n"
QUICK = Patience(slip_s=30, stall_s=4)


@pytest.fixture(scope="module")
def image(qapp: object) -> QImage:
    return slip_image(make_slip(), 80)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[Scheduler]:
    running = Scheduler()
    yield running
    running.close()


@pytest.fixture
def queue(scheduler: Scheduler, monkeypatch: pytest.MonkeyPatch) -> Iterator[CupsChannel]:
    """The channel over a new queue, which is well."""
    monkeypatch.setenv("CUPS_SERVER", scheduler.socket)
    scheduler.add("slips")
    yield CupsChannel("slips", 80, SystemClock(), patience=QUICK, look_every_s=0.05)
    scheduler.remove("slips")


needs_cups = pytest.mark.skipif(bool(NO_CUPS), reason=NO_CUPS)


@needs_cups
def test_a_slip_comes_out_in_true_size_and_its_code_reads(
    queue: CupsChannel, scheduler: Scheduler, image: QImage, tmp_path: Path
) -> None:
    before = set(scheduler.out.glob("*.pdf"))
    assert cups.queues() == ("slips",)
    assert queue.ask() == "ready"
    assert queue.print_image(image, "오늘의 미래직업") == "ready"
    (out,) = set(scheduler.out.glob("*.pdf")) - before
    page = tmp_path / "page.pdf"
    subprocess.run(["ps2pdf", "-dEPSCrop", out, page], check=True)
    document = pypdfium2.PdfDocument(page)
    try:
        assert len(document) == 1
        width, height = (each / 72 * 25.4 for each in document[0].get_size())
        picture = document[0].render(scale=203 / 72).to_pil()
    finally:
        document.close()
    assert (width, height) == (pytest.approx(80, abs=1), pytest.approx(image.height() / 203 * 25.4, abs=2))
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [make_slip().url]


@needs_cups
def test_a_queue_that_is_disabled_gets_no_job(
    queue: CupsChannel, scheduler: Scheduler, image: QImage
) -> None:
    scheduler.run("cupsdisable", "slips")
    assert queue.ask() == "refused"
    assert trouble_of(queue, image) == "refused"
    assert scheduler.run("lpstat", "-o", "slips") == ""


@needs_cups
def test_a_queue_that_takes_no_jobs_refuses(queue: CupsChannel, scheduler: Scheduler) -> None:
    scheduler.run("cupsreject", "slips")
    assert queue.ask() == "refused"


@needs_cups
def test_a_job_without_paper_is_cancelled_and_nothing_is_left(
    queue: CupsChannel, scheduler: Scheduler, image: QImage
) -> None:
    scheduler.trouble("media-empty-error")
    before = set(scheduler.out.glob("*.pdf"))
    assert trouble_of(queue, image) == "paper_out"
    assert scheduler.run("lpstat", "-o", "slips") == ""
    scheduler.trouble("")
    assert queue.ask() == "unknown", "CUPS keeps what the job before said"
    assert queue.print_image(image, "slip") in ("ready", "unknown")
    assert len(set(scheduler.out.glob("*.pdf")) - before) == 1, "only the new one came out"


@pytest.mark.parametrize(
    ("wrong", "state"),
    [
        ("lpstat: Unable to connect to server", "ready"),
        ('lpstat: Invalid destination name in list "slips".', "missing"),
    ],
)
def test_a_slip_that_came_out_is_printed_though_nobody_lists_what_is_done(
    image: QImage, monkeypatch: pytest.MonkeyPatch, wrong: str, state: str
) -> None:
    """But a queue that is gone took its jobs with it."""

    def run(*command: str, given: bytes = b"") -> subprocess.CompletedProcess[str]:
        if "completed" in command:
            return subprocess.CompletedProcess(command, 1, "", wrong)
        said = "request id is slips-7 (1 file(s))\n" if command[0] == "lp" else ""
        said = IDLE.format("none") if "-p" in command else said
        return subprocess.CompletedProcess(command, 0, said, "")

    monkeypatch.setattr(cups, "_run", run)
    queue = CupsChannel("slips", 80, SystemClock(), patience=QUICK)
    found = queue.print_image(image, "slip") if state == "ready" else trouble_of(queue, image)
    assert found == state


@needs_cups
def test_a_job_that_is_held_is_cancelled_in_time(
    queue: CupsChannel, scheduler: Scheduler, image: QImage
) -> None:
    held = CupsChannel("slips", 80, SystemClock(), patience=replace(QUICK, slip_s=1), look_every_s=0.05)
    scheduler.trouble("other-report")
    assert trouble_of(held, image) == "slow"
    assert scheduler.run("lpstat", "-o", "slips") == ""


@needs_cups
def test_an_unknown_queue_is_missing(queue: CupsChannel, image: QImage) -> None:
    other = CupsChannel("no-such-queue", 80, SystemClock(), patience=QUICK)
    assert other.ask() == "missing"
    assert trouble_of(other, image) == "missing"


@needs_cups
def test_the_kiosks_printer_prints_through_it(queue: CupsChannel, tmp_path: Path) -> None:
    site = Site(site=Place(id="demo", number=0, name="시연"))
    printers = SlipPrinters(site, DataDir(tmp_path), SystemClock(), rhythm=Rhythm(600, 600))
    receipts: Queue[object] = Queue()
    printer = printers.make(PrinterChoice("system", "slips"))
    printer.issue(make_slip(), receipts.put)
    receipt = receipts.get(timeout=60)
    printers.close()
    assert getattr(receipt, "outcome", "") == "printed", receipt
    assert printers.roll.slips_today == 1


@pytest.mark.skipif(not cups.has_cups(), reason="no cups-client")
def test_without_a_scheduler_it_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "no.sock"))
    assert CupsChannel("slips", 80, SystemClock(), patience=QUICK).ask() == "missing"
    assert cups.queues() == ()


def test_without_its_commands_qt_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(site=Place(id="demo", number=0, name="시연"))
    monkeypatch.setenv("PATH", "")
    channel = paper_channel(PrinterChoice("system", "slips"), site.printer, SystemClock())
    assert isinstance(channel, Spooler)
    assert channel.ask() == "missing"
    assert CupsChannel("slips", 80, SystemClock(), patience=QUICK).ask() == "missing"


@pytest.mark.parametrize(
    ("known", "alerts", "state"),
    [
        (IDLE, "none", "ready"),
        (IDLE, "media-low-report", "paper_low"),
        (IDLE, "media-empty-error", "unknown"),
        (BUSY, "none", "ready"),
        (BUSY, "media-empty-error", "paper_out"),
        (BUSY, "cover-open-error media-empty-error", "cover_open"),
        (BUSY, "offline-report", "offline"),
        (BUSY, "media-jam-error", "refused"),
        (BUSY, "other-error", "refused"),
        (BUSY, "other-warning", "ready"),
        (STOPPED, "paused", "refused"),
        (STOPPED, "paused media-needed-error", "paper_out"),
        (STOPPED, "paused media-low-warning", "refused"),
    ],
)
def test_a_queue_is_what_its_commands_say(known: str, alerts: str, state: str) -> None:
    assert queue_state(known.format(alerts), ACCEPTS) == state


def test_a_queue_that_does_not_accept_refuses() -> None:
    assert queue_state(IDLE.format("none"), "slips not accepting requests since now -\n") == "refused"


def test_a_job_that_somebody_cancelled_did_not_come_out() -> None:
    listed = (
        "slips-6  root  1024  Mon\n\tStatus: \n\tAlerts: job-canceled-by-user\n\tqueued for slips\n"
        "slips-7  root  1024  Mon\n\tStatus: \n\tAlerts: processing-to-stop-point\n\tqueued for slips\n"
    )
    assert job_failed(listed, "slips-6")
    assert not job_failed(listed, "slips-7")
    assert not job_failed("", "slips-8")
