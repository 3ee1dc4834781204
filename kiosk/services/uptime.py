"""When the kiosk ran, and closing what an unclean stop left open."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from kiosk.services.fact_writer import distrust_open_visits, next_seq
from kiosk.services.log_entries import Stamp

# The last moment an open visit is known to have gone on.
_OPEN_VISITS = """
    SELECT id, max(
        started_at,
        coalesce((SELECT max(entered_at) FROM step WHERE visit_id = visit.id), ''),
        coalesce((SELECT max(coalesce(ended_at, started_at)) FROM play WHERE visit_id = visit.id), ''),
        coalesce((SELECT max(requested_at) FROM slip WHERE visit_id = visit.id), '')
    )
    FROM visit WHERE seq IS NULL ORDER BY started_at, rowid
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One running of the kiosk: its `uptime` row, and whether the one before it ended without a word."""

    id: int
    after_unclean_stop: bool


def begin_run(db: sqlite3.Connection, stamp: Stamp) -> Run:
    """Open this run's row, inside the caller's transaction, after closing what is open from the last.

    Called once per program, before its first visit: every open row is then from a program that is gone.
    """
    unclean = db.execute("UPDATE uptime SET ended_how = 'unclean' WHERE ended_how IS NULL").rowcount > 0
    close_crashed_visits(db)
    # A team whose kiosk went off is over: nobody picks its slot up again.
    db.execute("UPDATE group_slot SET ended_at = ? WHERE ended_at IS NULL", [stamp.iso])
    row = db.execute(
        "INSERT INTO uptime (started_at, ended_at, clock_ok) VALUES (?, ?, ?)",
        [stamp.iso, stamp.iso, stamp.clock_ok],
    )
    assert row.lastrowid is not None
    return Run(row.lastrowid, unclean)


def close_crashed_visits(db: sqlite3.Connection) -> None:
    """Close visits and plays found open as `crashed`, at the last moment they are known to have gone on.

    Their duration stays unknown: the monotonic clock they were measured with is gone.
    """
    for visit_id, last_known in db.execute(_OPEN_VISITS).fetchall():
        db.execute(
            "UPDATE play SET outcome = 'crashed', ended_at = ? WHERE visit_id = ? AND outcome IS NULL",
            [last_known, visit_id],
        )
        db.execute(
            "UPDATE visit SET seq = ?, ended_at = ?, ended_by = 'crashed' WHERE id = ?",
            [next_seq(db), last_known, visit_id],
        )


def still_running(db: sqlite3.Connection, run: Run, stamp: Stamp) -> None:
    """Move the end of this run to now, so that a power cut loses minutes of it and not the day."""
    db.execute(
        "UPDATE uptime SET ended_at = ?, clock_ok = min(clock_ok, ?) WHERE id = ?",
        [stamp.iso, stamp.clock_ok, run.id],
    )
    if not stamp.clock_ok:
        distrust_open_visits(db)


def end_run(db: sqlite3.Connection, run: Run, stamp: Stamp) -> None:
    """The kiosk was stopped properly."""
    still_running(db, run, stamp)
    db.execute("UPDATE uptime SET ended_how = 'clean' WHERE id = ?", [run.id])
