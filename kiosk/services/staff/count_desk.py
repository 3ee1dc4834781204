"""`core.staff_ports.CountDesk`: counts the visits in the log beside the writer, on a worker."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from kiosk.core.clock import Clock
from kiosk.core.counts import MonthCounts, VisitCounts
from kiosk.core.staff_ports import Done
from kiosk.services.fact_writer import SEOUL
from kiosk.services.staff.counting import month_counts, open_to_count, visit_counts
from kiosk.services.staff.worker import Worker

T = TypeVar("T")


class LogCounts:
    """Counts at `path`. Errors: LogUnavailable where the log cannot be read, BadInput where there is none."""

    def __init__(self, path: Path, clock: Clock, worker: Worker) -> None:
        self._path = path
        self._clock = clock
        self._worker = worker

    def count(self, done: Done[VisitCounts]) -> None:
        """The figures of today, 7 and 30 days, by the wall clock as it is now."""
        today = self._clock.utc().astimezone(SEOUL).date()
        self._worker.do(lambda: self._read(lambda db: visit_counts(db, today)), done)

    def month(self, year: int, month: int, done: Done[MonthCounts]) -> None:
        self._worker.do(lambda: self._read(lambda db: month_counts(db, year, month)), done)

    def _read(self, count: Callable[[sqlite3.Connection], T]) -> T:
        with closing(open_to_count(self._path)) as db:
            db.execute("BEGIN")  # one state of the log, whatever is written meanwhile
            return count(db)
