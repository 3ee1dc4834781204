"""What waits to be written: stamped facts and jobs, in order, bounded, never lost halfway through a visit."""

from __future__ import annotations

import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from kiosk.core.clock import Clock
from kiosk.core.facts import Fact, VisitStarted


@dataclass(frozen=True, slots=True)
class Stamp:
    """When something was recorded. `clock_ok` is False where the wall clock cannot be believed."""

    utc: datetime
    clock_ok: bool

    @property
    def iso(self) -> str:
        """UTC with milliseconds and Z: fixed width, so it sorts as text."""
        return f"{self.utc:%Y-%m-%dT%H:%M:%S}.{self.utc.microsecond // 1000:03d}Z"


@dataclass(frozen=True, slots=True)
class StampedFact:
    """What happened and when it was recorded."""

    fact: Fact
    stamp: Stamp

    @property
    def visit_id(self) -> str | None:
        """The visit this fact belongs to; None for what is never tied to one."""
        return getattr(self.fact, "visit_id", None)


@dataclass(frozen=True, slots=True)
class Job:
    """Work of another service on the one writing connection, in a transaction of its own."""

    work: Callable[[sqlite3.Connection], Any]
    result: Future[Any]


class ClockWatch:
    """Stamps with both clocks and notices when the wall clock lies.

    It lies before the application was built, and where it moved away from the monotonic clock by more than
    a few seconds between two stamps. Slow drift (0.1 %, far more than any quartz) is not a jump.
    """

    JUMP_S = 3.0
    DRIFT = 0.001

    def __init__(self, clock: Clock, build_date: date) -> None:
        self._clock = clock
        self._build_date = build_date
        self._before: tuple[datetime, float] | None = None

    def stamp(self) -> Stamp:
        utc, monotonic_s = self._clock.utc(), self._clock.monotonic_s()
        jumped = False
        if self._before is not None:
            utc_before, monotonic_before_s = self._before
            passed_s = monotonic_s - monotonic_before_s
            strayed = abs(utc - utc_before - timedelta(seconds=passed_s))
            jumped = strayed > timedelta(seconds=self.JUMP_S + self.DRIFT * passed_s)
        self._before = (utc, monotonic_s)
        return Stamp(utc, clock_ok=not jumped and utc.date() >= self._build_date)


class Backlog:
    """The ordered queue between the callers and the writer; its `put` never waits for the disk.

    Facts stay in it until they are committed. When `limit` facts wait (a disk that has been full for days),
    new visits are refused whole, with all their facts, so that no visit is kept in pieces; a visit
    that had begun may go on up to twice the limit.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._news = threading.Condition()
        self._is_news = False
        self._entries: deque[StampedFact | Job] = deque()
        self._refused_visit: str | None = None
        self._lost = 0
        self._question: Callable[[], None] | None = None
        self._closed = False

    def put(self, entry: StampedFact | Job) -> bool:
        """Queue it, or count it as lost where the limit says so. False once closed: nobody writes then."""
        with self._news:
            if self._closed:
                return False
            if isinstance(entry, StampedFact) and self._refuses(entry):
                self._lost += 1
            else:
                self._entries.append(entry)
                self._tell()
            return True

    def close(self) -> None:
        """Take nothing more."""
        with self._news:
            self._closed = True

    def poke(self) -> None:
        """Wake the writer though nothing new waits."""
        with self._news:
            self._tell()

    def ask(self, answered: Callable[[], None]) -> None:
        """Have the writer call `answered`, to show that it is there: a question is nothing to write.

        It answers while it waits and between two writes. A question still open is replaced.
        """
        with self._news:
            self._question = answered
            self._news.notify()

    def answer(self) -> None:
        """The writer answers what it was asked."""
        with self._news:
            answered, self._question = self._question, None
        if answered is not None:
            answered()

    def wait(self, timeout_s: float) -> None:
        """Until something was put since the last wait, or the time is up; answers questions meanwhile."""
        with self._news:
            self._news.wait_for(self._hear, timeout_s)
            self._is_news = False

    def next_facts(self, most: int) -> tuple[StampedFact, ...]:
        """The facts at the head of the queue, up to the first job. They stay until `forget`."""
        facts: list[StampedFact] = []
        with self._news:
            for entry in islice(self._entries, most):
                if isinstance(entry, Job):
                    break
                facts.append(entry)
        return tuple(facts)

    def forget(self, facts: int) -> None:
        """Drop that many from the head: they are on disk."""
        with self._news:
            for _ in range(facts):
                self._entries.popleft()

    def take_job(self) -> Job | None:
        """The job at the head, removed; None where a fact or nothing is at the head."""
        with self._news:
            if self._entries and isinstance(self._entries[0], Job):
                job = self._entries.popleft()
                assert isinstance(job, Job)
                return job
        return None

    def take_jobs(self) -> tuple[Job, ...]:
        """Every waiting job, removed: its caller is not left waiting for a disk to have space again."""
        with self._news:
            jobs = tuple(entry for entry in self._entries if isinstance(entry, Job))
            self._entries = deque(entry for entry in self._entries if isinstance(entry, StampedFact))
        return jobs

    def take_lost(self) -> int:
        """Facts refused since the last call."""
        with self._news:
            lost, self._lost = self._lost, 0
        return lost

    def __len__(self) -> int:
        with self._news:
            return len(self._entries)

    def _hear(self) -> bool:
        self.answer()
        return self._is_news

    def _tell(self) -> None:
        self._is_news = True
        self._news.notify()

    def _refuses(self, entry: StampedFact) -> bool:
        waiting = len(self._entries)
        if isinstance(entry.fact, VisitStarted):
            self._refused_visit = entry.visit_id if waiting >= self._limit else None
        elif entry.visit_id is None:
            return waiting >= self._limit
        if waiting >= 2 * self._limit:
            self._refused_visit = entry.visit_id
        return entry.visit_id == self._refused_visit
