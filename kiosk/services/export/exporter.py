"""`core.staff_ports.Exporter`: one worker at a time, progress on the way, one answer at the end."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kiosk.core.errors import KioskError
from kiosk.core.facts import Fact, StaffActed
from kiosk.core.staff_ports import Done, ExportDone, ExportProgress, ExportProposal, Stick
from kiosk.services.export.bundle_export import BundleExport, Progress
from kiosk.services.export.faults import (
    ExportBusy,
    ExportCancelled,
    ExportFailed,
    ExportLogUnavailable,
    StickReadOnly,
)
from kiosk.services.export.sticks import Mounter

CLOSE_S = 10.0
"""How long the end of the program waits for an export to withdraw what it began."""

T = TypeVar("T")

_log = logging.getLogger(__name__)


class StickExporter:
    """Exports to sticks. `record` takes the facts that staff began, ended or stopped one.

    A bug in a worker travels to threading.excepthook, after `done` heard that the export failed.
    """

    def __init__(self, export: BundleExport, mounter: Mounter, record: Callable[[Fact], None]) -> None:
        self._export = export
        self._mounter = mounter
        self._record = record
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None
        self._cancel = threading.Event()
        self._askers: list[threading.Thread] = []

    def propose(self, done: Done[ExportProposal]) -> None:
        self._ask(lambda: done(_answer(self._export.propose)))

    def fingerprint(self, done: Done[str]) -> None:
        """Of the kiosk's signing key: `StaffWorld.fingerprint`."""
        self._ask(lambda: done(_answer(self._export.fingerprint)))

    def log_recovered(self) -> None:
        """The log can be written again: so can the rows of exports that it refused."""
        self._ask(self._export.write_waiting)

    def start(
        self,
        stick: Stick,
        *,
        everything: bool,
        xapi: bool,
        progress: Callable[[ExportProgress], None],
        done: Done[ExportDone],
    ) -> None:
        with self._lock:
            busy = self._worker is not None
            if not busy:
                self._cancel = cancel = threading.Event()
                job = _Job(self._export, self._mounter, stick, cancel, Progress(progress))
                work = lambda: self._run(job, done, everything=everything, xapi=xapi)  # noqa: E731
                self._worker = threading.Thread(target=work, name="export", daemon=True)
                self._worker.start()
        if busy:
            done(ExportBusy())

    def cancel(self) -> None:
        self._cancel.set()

    def close(self) -> None:
        """Stop what is going on and wait until nothing half is left on the stick."""
        self._cancel.set()
        with self._lock:
            threads = [*self._askers, *([self._worker] if self._worker else [])]
        for thread in threads:
            thread.join(CLOSE_S)
            if thread.is_alive():
                _log.error("an export did not end in %s s", CLOSE_S)

    def _ask(self, work: Callable[[], None]) -> None:
        with self._lock:
            self._askers = [thread for thread in self._askers if thread.is_alive()]
            asker = threading.Thread(target=work, name="export-question", daemon=True)
            self._askers.append(asker)
            asker.start()

    def _run(self, job: _Job, done: Done[ExportDone], *, everything: bool, xapi: bool) -> None:
        self._record(StaffActed("export", "started"))
        answer: ExportDone | KioskError = ExportFailed("a bug ended the export")
        try:
            answer = job.run(everything=everything, xapi=xapi)
        except KioskError as fault:
            _log.warning("export failed: %s: %s", type(fault).__name__, fault)
            answer = fault
        finally:
            self._record(StaffActed("export", _outcome(answer)))
            with self._lock:
                self._worker = None
            done(answer)


def _outcome(answer: ExportDone | KioskError) -> str:
    if isinstance(answer, ExportDone):
        return "verified"
    return "cancelled" if isinstance(answer, ExportCancelled) else "failed"


def _answer(ask: Callable[[], T]) -> T | KioskError:
    try:
        return ask()
    except KioskError as fault:
        return fault
    except OSError as fault:
        return ExportLogUnavailable(str(fault))


class _Job:
    """One export onto one stick: mounted where needed, and unmounted if so."""

    def __init__(
        self,
        export: BundleExport,
        mounter: Mounter,
        stick: Stick,
        cancel: threading.Event,
        progress: Progress,
    ) -> None:
        self._export = export
        self._mounter = mounter
        self._stick = stick
        self._cancel = cancel
        self._progress = progress

    def run(self, *, everything: bool, xapi: bool) -> ExportDone:
        """Raises ExportFailed or BadInput."""
        if self._stick.read_only:
            raise StickReadOnly(self._stick.id)
        mounted_here = not self._stick.mounted
        root = Path(self._mounter.mount(self._stick)) if mounted_here else Path(self._stick.path)
        try:
            handed_out = self._export.hand_out(
                root,
                everything=everything,
                xapi=xapi,
                progress=self._progress,
                cancelled=self._cancel.is_set,
            )
        except BaseException:
            if mounted_here:
                self._mounter.unmount(self._stick)
            raise
        self._progress.begin("unmounting")
        safe = self._let_go(root, mounted_here=mounted_here)
        self._progress.add(1)
        return ExportDone(str(handed_out.folder), handed_out.visits, safe_to_remove=safe)

    def _let_go(self, root: Path, *, mounted_here: bool) -> bool:
        """Flushed, and unmounted where we mounted. The bundle is whole already, so a fault is no failure."""
        try:
            self._export.flush(root)
        except ExportFailed as fault:
            _log.warning("the stick was not flushed: %s", fault)
            return False
        return self._mounter.unmount(self._stick) if mounted_here else True
