"""The visit log: facts go in without waiting, one thread writes them to `visits.db` in order.

    record(fact) → stamped → Backlog → writer thread: transaction, commit, sync → PlayStored

Nothing that happens to the disk stops a visit. A damaged file is set aside and a new one begun with the
visit that is going on; while the disk is full or read-only, facts wait in memory (see `Backlog`).
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from kiosk.core.clock import Clock
from kiosk.core.errors import KioskError
from kiosk.core.facts import Fact, PlayFinished, VisitEnded, VisitStarted
from kiosk.core.ports import LogAnswer, LogRecovered, LogTrouble, PlayStored
from kiosk.services.damage import QuickCheck, set_aside, trouble_kind
from kiosk.services.database import open_writer, transaction
from kiosk.services.fact_writer import FactRefused, Origin, write_fact
from kiosk.services.log_entries import Backlog, ClockWatch, Job, Stamp, StampedFact
from kiosk.services.resources import resource
from kiosk.services.uptime import Run, begin_run, end_run, still_running

_log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pace:
    """How the writer works. `backlog` facts are kept in memory while the disk refuses them.

    `beat_s`: how often an idle kiosk notes that it still runs, at the price of one sync. `retry_s`: how often
    it tries again in trouble. `close_s`: how long the end of the program waits for the last facts.
    """

    backlog: int = 20_000
    batch: int = 200
    beat_s: float = 300.0
    retry_s: float = 5.0
    close_s: float = 10.0


class LogUnavailable(KioskError):
    """The log cannot be written now; what was asked for was not done."""

    message_key = "error-log-unavailable"


class VisitLog:
    """`core.ports.VisitLog` on SQLite. `on_answer` is called from the writer's thread."""

    def __init__(
        self,
        path: Path,
        clock: Clock,
        origin: Origin,
        on_answer: Callable[[LogAnswer], None],
        pace: Pace = Pace(),  # noqa: B008 - frozen
        migrations: Path | None = None,
        *,
        counted: bool = True,
    ) -> None:
        """Starts the writer, which opens (or creates) the database at `path`; returns at once.

        Where it is not `counted` a machine is only being tried: no running of the kiosk is noted, no visit
        that is open is closed as crashed, and a damaged file stays where it is.
        """
        self._path = path
        self._clock = clock
        self._origin = origin
        self._on_answer = on_answer
        self._pace = pace
        self._migrations = migrations or resource("db", "migrations")
        self._counted = counted
        self._stamping = threading.Lock()
        self._watch = ClockWatch(clock, origin.build_date)
        self._backlog = Backlog(pace.backlog)
        self._closing = threading.Event()
        self._tried = threading.Event()
        self._migrating = threading.Event()
        self._found_damage: str | None = None
        # What follows belongs to the writer's thread.
        self._db: sqlite3.Connection | None = None
        self._run: Run | None = None
        self._check: QuickCheck | None = None
        self._trouble: str | None = None
        self._this_visit: list[StampedFact] = []
        self._again: tuple[StampedFact, ...] = ()
        # A daemon, so that a hung disk cannot keep the program from ending; `close` waits for it.
        self._writer = threading.Thread(target=self._write_until_closed, name="visit-log", daemon=True)
        self._writer.start()

    def record(self, fact: Fact) -> None:
        """Take a fact, stamped with this moment. Never blocks; callable from any thread."""
        with self._stamping:  # two threads' facts are queued in the order of their stamps
            taken = self._backlog.put(StampedFact(fact, self._watch.stamp()))
        if not taken:
            _log.error("%s came after the visit log was closed", type(fact).__name__)

    def write(self, work: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Let `work` use the writing connection after what was recorded so far, in one transaction.

        For settings, staff actions, exports and retention; `work` must not end the transaction. The future
        ends with the result once it is committed and synced, with LogUnavailable while the log is in
        trouble or closed, or with what `work` raised.
        """
        result: Future[T] = Future()
        if not self._backlog.put(Job(work, result)):
            result.set_exception(LogUnavailable("the visit log is closed"))
        return result

    def ping(self, answered: Callable[[], None]) -> None:
        """Ask whether the writer is there: it calls `answered`, on its thread, and touches no disk for it.

        While the database is being opened or brought up to date, which may take as long as a disk likes, the
        answer comes at once: visitors are served without a log then.
        """
        if self.is_migrating or not self._tried.is_set():
            answered()
        else:
            self._backlog.ask(answered)

    def wait_until_open(self, timeout_s: float) -> bool:
        """Whether the first attempt to open the database ended by then, well or in `trouble`."""
        return self._tried.wait(timeout_s)

    @property
    def is_migrating(self) -> bool:
        """Whether the database is being brought up to date right now, which may take minutes."""
        return self._migrating.is_set()

    @property
    def trouble(self) -> str:
        """The kind of trouble it is in (core.ports.LogTrouble), "" for none."""
        return self._trouble or ""

    def close(self) -> None:
        """Write what is queued and stop. Called once, at the end of the program."""
        self._closing.set()
        self._backlog.poke()
        self._writer.join(self._pace.close_s)
        if self._writer.is_alive():
            _log.error("the visit log did not close in %s s", self._pace.close_s)

    # ---- the writer's thread --------------------------------------------------------------------

    def _write_until_closed(self) -> None:
        try:
            self._attempt()  # opens, so that damage and migrations are met before the first visitor
            self._tried.set()
            while not self._closing.is_set():
                self._backlog.wait(self._pace.retry_s if self._trouble else self._pace.beat_s)
                self._attempt()
            self._attempt()  # what was recorded just before closing
            self._finish()
        finally:
            self._tried.set()
            self._backlog.close()
            self._refuse_jobs("the visit log is closed")
            self._stop_check()
            self._close_db()

    def _attempt(self) -> None:
        """Write all that waits. In trouble it goes on waiting and staff are told."""
        try:
            try:
                refused = self._write_all()
            except sqlite3.Error as fault:
                # Damaged again straight after a new start, it is the disk: more files would not help.
                if trouble_kind(fault) != "damaged" or self._trouble == "damaged" or not self._counted:
                    raise
                self._set_aside(str(fault))
                refused = self._write_all()
        except (sqlite3.Error, OSError) as fault:
            self._enter_trouble(fault)
        else:
            self._leave_trouble(refused)

    def _write_all(self) -> list[str]:
        """Returns a sentence for each fact that the schema refused."""
        if self._found_damage is not None:
            self._set_aside(self._found_damage)
        db = self._db or self._open()
        refused = self._write_facts(db)
        while len(self._backlog):
            self._backlog.answer()
            if (job := self._backlog.take_job()) is not None:
                _do(job, db)
            refused += self._write_facts(db)
        return refused

    def _open(self) -> sqlite3.Connection:
        try:
            db = open_writer(self._path, self._migrations, self._migrating.set)
        finally:
            self._migrating.clear()
        if self._run is None and self._counted:
            self._run = self._begin_run(db)
            if self._run.after_unclean_stop:
                self._check = QuickCheck(self._path, self._hear_of_damage)
                self._check.start()
        self._db = db
        return db

    def _begin_run(self, db: sqlite3.Connection) -> Run:
        try:
            with transaction(db):
                return begin_run(db, self._stamp())
        except BaseException:
            db.close()
            raise

    def _write_facts(self, db: sqlite3.Connection) -> list[str]:
        """The facts at the head of the backlog in one transaction; answers follow its commit."""
        refused: list[str] = []
        stored: list[str] = []
        facts = self._backlog.next_facts(self._pace.batch)
        with transaction(db):
            for entry in self._again:
                _write_or_refuse(db, self._origin, entry)
            for entry in facts:
                if (why := _write_or_refuse(db, self._origin, entry)) is not None:
                    refused.append(why)
                elif isinstance(entry.fact, PlayFinished):
                    stored.append(entry.fact.play_id)
            if self._run is not None:
                still_running(db, self._run, self._stamp_after(facts))
        self._backlog.forget(len(facts))
        self._again = ()
        self._remember(facts)
        for play_id in stored:
            self._on_answer(PlayStored(play_id))
        return refused

    def _remember(self, facts: tuple[StampedFact, ...]) -> None:
        """Keep the facts of the visit going on: a new database after damage begins with them."""
        for entry in facts:
            if isinstance(entry.fact, VisitStarted | VisitEnded):
                self._this_visit.clear()
            if entry.visit_id is not None and not isinstance(entry.fact, VisitEnded):
                self._this_visit.append(entry)

    def _set_aside(self, detail: str) -> None:
        self._stop_check()
        self._close_db()
        aside = set_aside(self._path, self._clock.utc())
        _log.error("%s is damaged (%s); kept as %s", self._path.name, detail, aside.name)
        self._found_damage = None
        self._run = None
        self._again = tuple(self._this_visit)
        self._on_answer(LogTrouble("damaged", aside.name))

    def _enter_trouble(self, fault: sqlite3.Error | OSError) -> None:
        kind = trouble_kind(fault)
        if kind != "full":
            # Opened while the disk was read-only or failing, a connection stays so for good: begin anew. On a
            # full disk it is kept, because readers (an export that makes room) could not open a log alone.
            self._close_db()
        if kind != self._trouble:
            self._trouble = kind
            _log.error("the visit log cannot be written (%s): %s", kind, fault)
            self._on_answer(LogTrouble(kind, str(fault)))
        self._refuse_jobs(str(fault))

    def _leave_trouble(self, refused: list[str]) -> None:
        for why in refused:
            _log.error("%s", why)
            self._on_answer(LogTrouble("other", why))
        lost = self._backlog.take_lost() + len(refused)
        if self._trouble is not None or lost:
            self._trouble = None
            self._on_answer(LogRecovered(lost))

    def _finish(self) -> None:
        try:
            if self._db is not None and self._run is not None and not len(self._backlog):
                with transaction(self._db):
                    end_run(self._db, self._run, self._stamp())
        except sqlite3.Error as fault:
            _log.error("the end of this run was not written: %s", fault)
        if waiting := len(self._backlog):
            _log.error("%d facts could not be written before the end", waiting)

    def _close_db(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None

    def _stop_check(self) -> None:
        if self._check is not None:
            self._check.stop()
            self._check = None

    def _refuse_jobs(self, why: str) -> None:
        for job in self._backlog.take_jobs():
            if job.result.set_running_or_notify_cancel():
                job.result.set_exception(LogUnavailable(why))

    def _hear_of_damage(self, detail: str) -> None:
        self._found_damage = detail
        self._backlog.poke()

    def _stamp_after(self, facts: tuple[StampedFact, ...]) -> Stamp:
        """Now; a jump of the clock is seen once, and it may have been one of these that saw it."""
        stamp = self._stamp()
        return replace(stamp, clock_ok=stamp.clock_ok and all(entry.stamp.clock_ok for entry in facts))

    def _stamp(self) -> Stamp:
        with self._stamping:
            return self._watch.stamp()


def _write_or_refuse(db: sqlite3.Connection, origin: Origin, entry: StampedFact) -> str | None:
    """None once written, else why this fact alone was refused."""
    try:
        write_fact(db, origin, entry)
    except FactRefused as fault:
        return str(fault)
    return None


def _do(job: Job, db: sqlite3.Connection) -> None:
    """Run a job; only the disk's trouble, which is the log's too, goes on to the writer."""
    if not job.result.set_running_or_notify_cancel():
        return
    try:
        with transaction(db):
            done = job.work(db)
    except sqlite3.Error as fault:
        if trouble_kind(fault) == "other":
            job.result.set_exception(fault)
            return
        job.result.set_exception(LogUnavailable(str(fault)))
        raise
    except Exception as fault:  # noqa: BLE001 - the caller's future carries it
        job.result.set_exception(fault)
    else:
        job.result.set_result(done)
