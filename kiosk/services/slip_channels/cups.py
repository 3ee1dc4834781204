"""A queue of CUPS, through its own commands (cups-client): lp, lpstat, cancel.

Qt hands a page to the queue and forgets it. These give the job a number, so that one that does not come out
is cancelled and not printed hours later, when paper is back.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from kiosk.core.clock import Clock
from kiosk.core.printers import PrinterState, prints
from kiosk.services.slip_channels import PrinterTrouble
from kiosk.services.slip_channels.patience import NO_DEADLINE, Deadline, Patience
from kiosk.services.slip_channels.queue_wait import LOOK_EVERY_S, wait_for_job

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_LOG = logging.getLogger(__name__)

COMMANDS = ("lp", "lpstat", "cancel")
_GONE = "Invalid destination"
"""What lpstat says of a queue that is not there, and not of a scheduler that is not."""

_COMMAND_S = 10.0
"""For one command, which waits for the scheduler only."""

_REASONS: tuple[tuple[str, PrinterState], ...] = (
    ("cover-open", "cover_open"),
    ("door-open", "cover_open"),
    ("interlock-open", "cover_open"),
    ("media-empty", "paper_out"),
    ("media-needed", "paper_out"),
    ("media-jam", "refused"),
    ("offline", "offline"),
    ("shutdown", "offline"),
    ("connecting-to-device", "offline"),
    ("timed-out", "offline"),
    ("media-low", "paper_low"),
)
"""Words of a queue's alerts (printer-state-reasons, RFC 8011), the most urgent first."""


def has_cups() -> bool:
    """Whether this computer has the commands."""
    return all(shutil.which(command) for command in COMMANDS)


def queues() -> tuple[str, ...]:
    """Every queue that CUPS knows; none where it is not running. Never raises."""
    if not has_cups():
        return ()
    try:
        return tuple(_run("lpstat", "-e").stdout.split())
    except PrinterTrouble:
        return ()


class CupsChannel:
    """A `PaperChannel` over one queue by its name."""

    def __init__(
        self,
        queue: str,
        paper_mm: int,
        clock: Clock,
        *,
        patience: Patience,
        look_every_s: float = LOOK_EVERY_S,
    ) -> None:
        self._queue = queue
        self._paper_mm = paper_mm
        self._clock = clock
        self._patience = patience
        self._look_every_s = look_every_s

    def ask(self) -> PrinterState:
        """What CUPS knows of the queue; many drivers tell it nothing of paper and covers."""
        try:
            known = _run("lpstat", "-l", "-p", self._queue)
            accepting = _run("lpstat", "-a", self._queue)
        except PrinterTrouble as trouble:
            return trouble.state
        if known.returncode:
            return "missing"
        return queue_state(known.stdout, accepting.stdout)

    def print_image(self, image: QImage, title: str, deadline: Deadline = NO_DEADLINE) -> PrinterState:
        state = self.ask()
        if not prints(state):
            raise PrinterTrouble(state, f"{self._queue} said so before the slip")
        job = self._submit(image, title)
        wait_for_job(
            is_out=lambda: job not in self._waiting(),
            state=self.ask,
            cancel=lambda: self._cancel(job),
            clock=self._clock,
            patience=self._patience,
            deadline=deadline,
            every_s=self._look_every_s,
        )
        done = self._completed()
        if done is not None and job_failed(done, job):
            raise PrinterTrouble("refused", f"{job} was cancelled")
        state = self.ask()
        if state == "missing" and done is not None and job not in done.split():
            raise PrinterTrouble(state, f"{job} went with its queue")
        return state

    def _submit(self, image: QImage, title: str) -> str:
        """Hand in the strip as a PDF of true size; the job's name."""
        from kiosk.services.slip_layout import dots_mm
        from kiosk.services.slip_picture import pdf_of

        media = f"media=Custom.{self._paper_mm}x{dots_mm(image.height()):.0f}mm"
        done = _run(
            "lp", "-d", self._queue, "-t", title, "-o", media, "-o", "print-scaling=none", "-",
            given=pdf_of(image, title, self._paper_mm),
        )  # fmt: skip
        job = re.search(r"request id is (\S+)", done.stdout)
        if done.returncode or job is None:
            raise PrinterTrouble("refused", f"{self._queue}: {done.stderr.strip()}")
        return job.group(1)

    def _waiting(self) -> set[str]:
        return {line.split()[0] for line in self._list().splitlines() if line.strip()}

    def _completed(self) -> str | None:
        """Jobs that are done; None where CUPS does not answer, which is no reason to call a slip failed.

        Raises PrinterTrouble where the queue is gone: then its jobs were cancelled.
        """
        try:
            return self._list("-l", "-W", "completed")
        except PrinterTrouble as trouble:
            if _GONE in str(trouble):
                raise
            _LOG.warning("%s: whether the job was cancelled is not known: %s", self._queue, trouble)
            return None

    def _list(self, *options: str) -> str:
        """The queue's jobs. Raises PrinterTrouble where the queue or the scheduler is gone."""
        listed = _run("lpstat", *options, "-o", self._queue)
        if listed.returncode:
            raise PrinterTrouble("missing", f"{self._queue}: {listed.stderr.strip()}")
        return listed.stdout

    def _cancel(self, job: str) -> None:
        _run("cancel", job)


def queue_state(known: str, accepting: str) -> PrinterState:
    """What `lpstat -l -p` and `lpstat -a` say of one queue, in English.

    Alerts are news only while something is printed: CUPS keeps them when a job ends, until the next one finds
    out. So an idle queue with one is `unknown`, and the next slip is the one that finds out.
    """
    alerts = " ".join(re.findall(r"^\s*Alerts: (.*)$", known, re.MULTILINE))
    found = next((state for word, state in _REASONS if word in alerts), None)
    if re.match(r"printer \S+ disabled", known) or "not accepting" in accepting:
        return "refused" if found is None or prints(found) else found
    if re.match(r"printer \S+ is idle", known):
        return found if found == "paper_low" else "ready" if alerts in ("", "none") else "unknown"
    return found or ("refused" if "-error" in alerts else "ready")


def job_failed(completed: str, job: str) -> bool:
    """Whether `lpstat -l -W completed` says that somebody cancelled a job.

    It does not tell one that CUPS itself gave up, as queues do only with the error policy abort-job.
    """
    own = False
    for line in completed.splitlines():
        if line and not line[0].isspace():
            own = line.split()[0] == job
        elif own and "Alerts:" in line:
            return "canceled" in line or "aborted" in line
    return False


def _run(*command: str, given: bytes = b"") -> subprocess.CompletedProcess[str]:
    """Run one of the commands in English. Raises PrinterTrouble where it cannot be run or hangs."""
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            timeout=_COMMAND_S,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired as fault:
        raise PrinterTrouble("silent", f"CUPS does not answer: {fault}") from fault
    except OSError as fault:
        raise PrinterTrouble("missing", str(fault)) from fault
    out, wrong = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    return subprocess.CompletedProcess(done.args, done.returncode, out, wrong)
