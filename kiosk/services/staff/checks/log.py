"""Checks of the visit log: is it sound, can its clock be believed, was it taken away."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

from kiosk.core.staff_ports import CheckResult
from kiosk.services.damage import trouble_kind
from kiosk.services.database import open_reader
from kiosk.services.fact_writer import SEOUL
from kiosk.services.retention import LONGEST_PAUSE, distrust

LONGEST_CHECK_S = 20.0
"""A cold database of 350 MB takes 12 s; what takes longer is left to the check after an unclean stop."""

LONGEST_WITHOUT_EXPORT_DAYS = 35
"""A month, and some days to remember it."""

_STEPS_BETWEEN_LOOKS = 20_000
_TWO_RUNS = "SELECT started_at, ended_at FROM uptime ORDER BY id DESC LIMIT 2"
_LAST_EXPORT = """
    SELECT verified_at, last_seq FROM export WHERE verified_at IS NOT NULL ORDER BY last_seq DESC LIMIT 1
"""
_NEWEST_VISIT = "SELECT coalesce(max(seq), 0) FROM visit"


def check_clock(path: Path, now: datetime, build_date: date, offset: timedelta | None) -> CheckResult:
    """Whether date and time can be right. `offset`: the computer's own, from UTC.

    A longer pause than 30 days before this run may be a holiday or a clock set ahead: somebody has to look.
    """
    local = now.astimezone(SEOUL)
    values = (("year", local.year), ("month", local.month), ("day", local.day), ("time", f"{local:%H:%M}"))
    if offset != timedelta(hours=9):
        return CheckResult("clock", "fail", "zone", values)
    if now.date() < build_date:
        return CheckResult("clock", "fail", "before-build", values)
    if not path.is_file():
        return CheckResult("clock", "pass", "plausible", values)
    try:
        with closing(open_reader(path)) as db:
            why = distrust(db, now, build_date)
            runs = db.execute(_TWO_RUNS).fetchall()
    except sqlite3.Error:
        return CheckResult("clock", "unknown", "log-unreadable", values)
    if why:
        return CheckResult("clock", "fail", why, values)
    pause = _pause_before_the_last(runs)
    if pause > LONGEST_PAUSE:
        return CheckResult("clock", "unknown", "long-off", (*values, ("days", pause.days)))
    return CheckResult("clock", "pass", "plausible", values)


def _pause_before_the_last(runs: list[sqlite3.Row]) -> timedelta:
    if len(runs) < 2:
        return timedelta()
    (started, _), (_, ended) = runs
    return datetime.fromisoformat(started) - datetime.fromisoformat(ended)


def check_database(path: Path, limit_s: float = LONGEST_CHECK_S) -> CheckResult:
    """Read the whole log once, beside the writer; and say so where a damaged one was set aside."""
    if not path.is_file():
        return CheckResult("database", "unknown", "none")
    deadline = time.monotonic() + limit_s
    try:
        with closing(open_reader(path)) as db:
            db.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_BETWEEN_LOOKS)
            (finding,) = db.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as fault:
        if getattr(fault, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            return CheckResult("database", "unknown", "too-large", (("seconds", round(limit_s)),))
        if trouble_kind(fault) == "damaged":
            return CheckResult("database", "fail", "damaged")
        return CheckResult("database", "fail", "unreadable")
    if finding != "ok":
        return CheckResult("database", "fail", "damaged")
    aside = len([*path.parent.glob(f"{path.stem}.damaged-*{path.suffix}")])
    if aside:
        return CheckResult("database", "fail", "set-aside", (("count", aside),))
    return CheckResult("database", "pass", "sound")


def check_export(path: Path, now: datetime) -> CheckResult:
    """Whether visits were taken away in the last 35 days, where there are any to take."""
    if not path.is_file():
        return CheckResult("export", "pass", "nothing-yet")
    try:
        with closing(open_reader(path)) as db:
            (newest,) = db.execute(_NEWEST_VISIT).fetchone()
            last = db.execute(_LAST_EXPORT).fetchone()
    except sqlite3.Error:
        return CheckResult("export", "unknown", "log-unreadable")
    if last is None:
        return CheckResult("export", *(("fail", "never") if newest else ("pass", "nothing-yet")))
    days = max(0, (now - datetime.fromisoformat(last["verified_at"])).days)
    values = (("days", days),)
    if newest <= last["last_seq"]:
        return CheckResult("export", "pass", "all-taken" if days else "all-taken-today", values)
    late = days > LONGEST_WITHOUT_EXPORT_DAYS
    if late:
        return CheckResult("export", "fail", "overdue", values)
    return CheckResult("export", "pass", "recent" if days else "recent-today", values)
