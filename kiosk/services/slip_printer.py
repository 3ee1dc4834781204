"""Issues slips on a worker: on paper where the site has a printer, else as a PDF, and says honestly which."""

from __future__ import annotations

import logging
import math
import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from kiosk.core.clock import Clock
from kiosk.core.ports import SlipReceipt
from kiosk.core.printers import PrinterState, prints
from kiosk.core.slip import SlipContent
from kiosk.services.paper_roll import PaperRoll
from kiosk.services.slip_channels import PaperChannel, PrinterTrouble, SlipTrouble
from kiosk.services.slip_channels.patience import Deadline

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

STALE_S = 60.0
"""A slip that is not out after so long, with what it waited for others, is given up: its visit is over, and
the next visitor would take it."""

_GIVE_UP_S = 10.0
"""To stop in the middle: a channel looks up after `stall_s` and `recover_s` of its patience at the latest."""

_LOG = logging.getLogger(__name__)


class Keeping(Protocol):
    """Where slips go that no printer takes. Blocks; raises SlipTrouble."""

    def deliver(self, slip: SlipContent) -> SlipReceipt: ...


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Seconds between two questions to the printer.

    `trouble_s` while it does not print, so that 출력하기 is back soon after somebody helped; else `well_s`.
    """

    trouble_s: float = 4.0
    well_s: float = 60.0


@dataclass(frozen=True, slots=True)
class _Job:
    slip: SlipContent
    done: Callable[[SlipReceipt], None]
    asked_at_s: float


class WorkerSlipPrinter:
    """A `core.ports.SlipPrinter`: tries the paper, then `keeping`; one slip at a time.

    Receipts: `printed` (status: the printer's state), `saved` with the file (status `kept` where the site has
    no printer, else why paper failed), `shown` (status `none`: the site leaves it at the screen), `failed`
    (status of the last trouble, `crashed`, or `stopped` at the kiosk's end). `done` is called exactly once
    per slip, from the worker. A bug still gives a `failed` receipt and then travels to
    `threading.excepthook`.
    """

    def __init__(
        self,
        paper: PaperChannel | None,
        keeping: Keeping | None,
        *,
        paper_mm: int,
        clock: Clock,
        roll: PaperRoll,
        changed: Callable[[], None] = lambda: None,
        rhythm: Rhythm | None = None,
    ) -> None:
        """Starts its worker, which asks the printer before anything else, where there is one."""
        self._paper = paper
        self._keeping = keeping
        self._paper_mm = paper_mm
        self._clock = clock
        self._roll = roll
        self._changed = changed
        self._rhythm = rhythm or Rhythm()
        self._state: PrinterState = "unknown"
        self._cannot_ask = False
        self._device = threading.Lock()
        self._retired = threading.Event()
        self._stopped = threading.Event()
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._worker = threading.Thread(target=self._run, name="slip", daemon=True)
        self._worker.start()

    @property
    def prints_on_paper(self) -> bool:
        """Whether there is a printer at all; whether it works shows in `state` and in each receipt."""
        return self._paper is not None

    @property
    def state(self) -> PrinterState:
        return self._state

    def issue(self, slip: object, done: Callable[[SlipReceipt], None]) -> None:
        """Start delivering a `SlipContent` and return at once. Raises TypeError for anything else."""
        if not isinstance(slip, SlipContent):
            raise TypeError(f"a slip is a SlipContent, not {type(slip).__name__}")
        self._jobs.put(_Job(slip, done, self._clock.monotonic_s()))

    def look(self) -> PrinterState:
        """Ask the printer now. Blocks, also while a slip is being printed: call it on a worker.

        Nobody waits for the answer of a question that is asked by itself, so a bug in a channel is a printer
        that is `refused`, and logged once, and no fault of the visit that happens to be under way.
        """
        if self._paper is not None:
            with self._device:
                self._hear(self._answer(self._paper))
        return self._state

    def print_strip(self, image: QImage, title: str) -> None:
        """Print a strip that is no visitor's. Blocks as `look`.

        Raises PrinterTrouble, and ValueError where there is no printer.
        """
        self._print(image, title)

    def retire(self) -> None:
        """Ask no more questions; slips under way still come out. Returns at once.

        What is heard with them is no news of the roll: another printer's is meant from now on.
        """
        self._retired.set()
        self._jobs.put(None)

    def close(self, timeout_s: float = 10.0) -> None:
        """Wait for slips under way, `timeout_s` at most. Called before the QGuiApplication goes.

        What is not out then is given up (receipt `failed`, status `stopped`), so that no printer is left in
        the middle of a picture.
        """
        self.retire()
        self._worker.join(timeout_s)
        if self._worker.is_alive():
            self._stopped.set()
            self._worker.join(_GIVE_UP_S)

    def _run(self) -> None:
        self._guarded(self.look)
        while True:
            try:
                job = self._jobs.get(timeout=self._pause_s())
            except queue.Empty:
                self._guarded(self.look)
                continue
            if job is None:
                return
            self._guarded(partial(self._work, job))

    def _answer(self, paper: PaperChannel) -> PrinterState:
        try:
            state = paper.ask()
        except Exception as bug:  # noqa: BLE001 - see `look`
            if not self._cannot_ask:
                _LOG.error("the printer cannot be asked: %r", bug, exc_info=bug)
            self._cannot_ask = True
            return "refused"
        self._cannot_ask = False
        return state

    def _pause_s(self) -> float | None:
        """How long nobody asks; None: for ever."""
        if self._paper is None:
            return None
        return self._rhythm.well_s if prints(self._state) else self._rhythm.trouble_s

    def _guarded(self, task: Callable[[], object]) -> None:
        """A bug goes on to the one hook for bugs; the worker stays."""
        try:
            task()
        except Exception:  # noqa: BLE001 - handed to the hook as it is
            kind, fault, trace = sys.exc_info()
            assert kind is not None
            threading.excepthook(threading.ExceptHookArgs((kind, fault, trace, threading.current_thread())))

    def _work(self, job: _Job) -> None:
        receipt = SlipReceipt("failed", "crashed")
        try:
            receipt = self._deliver(job)
        finally:
            job.done(receipt)

    def _deliver(self, job: _Job) -> SlipReceipt:
        why_not_paper = ""
        if self._paper is not None:
            try:
                return self._on_paper(job)
            except SlipTrouble as trouble:
                why_not_paper = trouble.status
                if self._stopped.is_set():
                    return SlipReceipt("failed", why_not_paper)
        if self._keeping is None:
            return SlipReceipt("failed", why_not_paper) if why_not_paper else SlipReceipt("shown", "none")
        try:
            kept = self._keeping.deliver(job.slip)
        except SlipTrouble as trouble:
            return SlipReceipt("failed", why_not_paper or trouble.status)
        return replace(kept, status=why_not_paper or kept.status)

    def _on_paper(self, job: _Job) -> SlipReceipt:
        from kiosk.services.slip_picture import slip_image

        self._print(slip_image(job.slip, self._paper_mm), job.slip.title, job)
        return SlipReceipt("printed", self._state)

    def _print(self, image: QImage, title: str, job: _Job | None = None) -> None:
        """With `job` it is a visitor's: counted, and has STALE_S from when it was asked for (SlipTrouble)."""
        from kiosk.services.slip_channels.commands import length_mm

        if self._paper is None:
            raise ValueError("there is no printer")
        with self._device:
            until_s = job.asked_at_s + STALE_S if job else math.inf
            late_s = self._clock.monotonic_s() - until_s
            if late_s > 0:
                raise SlipTrouble("stale", f"it waited {STALE_S + late_s:.0f} s")
            if self._stopped.is_set():
                raise SlipTrouble("stopped", "the kiosk ends")
            try:
                state = self._paper.print_image(image, title, Deadline(until_s, self._stopped.is_set))
            except PrinterTrouble as trouble:
                self._hear(trouble.state)
                raise
            self._roll.printed(length_mm(image), slip=job is not None)
            self._hear(state)

    def _hear(self, state: PrinterState) -> None:
        """What the printer said: kept, and told where it is news."""
        before, self._state = self._state, state
        if not self._retired.is_set():
            self._roll.heard(state)
        if state != before:
            _LOG.info("printer: %s, was %s", state, before)
            self._changed()
