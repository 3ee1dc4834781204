"""Which export had which number and held what: the table `export`, and the highest number in identity.json.

A number is given before anything is written and never again, even where the database was set aside and began
anew: therefore it is kept twice.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from kiosk.services.database import open_writer, transaction
from kiosk.services.identity import Identity, IdentityFile
from kiosk.services.visit_log import LogUnavailable

Write = Callable[[Callable[[sqlite3.Connection], None]], "Future[None]"]
"""`VisitLog.write`, or `direct_writer` where no kiosk runs."""

PATIENCE_S = 30.0
"""Longer than the log ever takes; a disk that hangs is treated like one that refuses."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One row of `export`. `last_visit` is the id of the visit with `last_seq`, "" where there is none."""

    number: int
    at: str
    first_seq: int
    last_seq: int
    last_visit: str
    rows: Mapping[str, int]
    sha256: str
    verified_at: str | None = None


class ExportBook:
    """Gives numbers and keeps the rows. A row that the disk refuses waits here and is written later."""

    def __init__(self, identity: IdentityFile, write: Write) -> None:
        self._identity = identity
        self._write = write
        self._given = 0
        self._lock = threading.Lock()
        self._waiting: dict[int, ExportRow] = {}

    def take_number(self, known: int, is_taken: Callable[[int], bool]) -> int:
        """The next number. `known` is the highest of the database; what `is_taken` is passed over.

        Raises BadInput for a damaged identity. A disk that is full is only noted: the number is kept in
        memory, and in the database as soon as that can be written.
        """
        with self._lock:
            number = max(known, self._given, self._identity.read().last_export) + 1
            while is_taken(number):
                number += 1
            self._given = number
            try:
                self._identity.change(lambda identity: _with_number(identity, number))
            except OSError as fault:
                _log.warning("export number %d could not be kept in the identity: %s", number, fault)
        return number

    def keep(self, row: ExportRow) -> None:
        """Write the row as soon as the log can be written."""
        with self._lock:
            self._waiting[row.number] = row
        self.write_waiting()

    def keep_verified(self, row: ExportRow, at: str) -> None:
        """The bundle of this row was read back and is whole."""
        self.keep(replace(row, verified_at=at))

    def write_waiting(self) -> bool:
        """Write what the log refused so far; True when nothing is left."""
        with self._lock:
            for number, row in sorted(self._waiting.items()):
                try:
                    self._write(_Entry(row)).result(PATIENCE_S)
                except (LogUnavailable, TimeoutError, sqlite3.OperationalError) as fault:
                    _log.warning("export %d is not in the log yet: %s", number, fault)
                    return False
                del self._waiting[number]
        return True


class _Entry:
    """Puts one row into a database; twice is as good as once."""

    def __init__(self, row: ExportRow) -> None:
        self._row = row

    def __call__(self, db: sqlite3.Connection) -> None:
        row = self._row
        # A database that took the place of a damaged one numbers visits anew: the bundle holds none of its.
        ours = not row.last_seq or _has(db, row.last_seq, row.last_visit)
        db.execute(
            "INSERT INTO export (id, at, first_seq, last_seq, rows, sha256, verified_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " verified_at = coalesce(excluded.verified_at, verified_at)",
            [
                row.number,
                row.at,
                row.first_seq if ours else 0,
                row.last_seq if ours else 0,
                json.dumps(dict(row.rows), separators=(",", ":")),
                row.sha256,
                row.verified_at,
            ],
        )


def _has(db: sqlite3.Connection, seq: int, visit_id: str) -> bool:
    found = db.execute("SELECT 1 FROM visit WHERE seq = ? AND id = ?", [seq, visit_id])
    return found.fetchone() is not None


def _with_number(identity: Identity, number: int) -> Identity:
    return msgspec.structs.replace(identity, last_export=max(number, identity.last_export))


def direct_writer(path: Path, migrations: Path) -> Write:
    """Writes to a log that nobody else owns, each time with a connection of its own."""

    def write(work: Callable[[sqlite3.Connection], None]) -> Future[None]:
        result: Future[None] = Future()
        try:
            db = open_writer(path, migrations)
            try:
                with transaction(db):
                    work(db)
            finally:
                db.close()
        except (sqlite3.OperationalError, OSError) as fault:
            result.set_exception(LogUnavailable(str(fault)))
        else:
            result.set_result(None)
        return result

    return write
