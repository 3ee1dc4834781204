"""How long staff wait for their figures: the counts of 1, 7 and 30 days in a log of a million visits."""

from __future__ import annotations

import statistics
import tempfile
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kiosk.core.counts import PERIODS_DAYS
from kiosk.services.database import open_writer
from kiosk.services.resources import resource
from kiosk.services.staff import counting

VISITS = 1_000_000
DAYS = 400
"""As long as a site keeps its visits. 2,500 of them a day is more than one kiosk can serve."""
TURNS = 5
LIMIT_MS = 200.0

LAST_DAY = date(2026, 11, 22)
_START = int(datetime.combine(LAST_DAY - timedelta(days=DAYS - 1), datetime.min.time(), UTC).timestamp())

_UUID = (
    "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' ||"
    " hex(randomblob(2)) || '-' || hex(randomblob(6)))"
)
# Every seventh visit touches nothing, every fiftieth is a test; opening hours are the twelve from 9 to 21.
_VISITS = f"""
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1)
    INSERT INTO visit (id, seq, site, kiosk, started_at, ended_at, duration_s, clock_ok, ended_by, language,
        party_size, first_action_s, is_test, app_version)
    SELECT {_UUID}, i + 1, 'demo', 1, at, at, 120, 1, 'finished', 'ko', iif(i % 3, i % 4 + 1, NULL),
        iif(i % 7, 5 + abs(random()) % 40000 / 1000.0, NULL), i % 50 = 0, '1.0.0'
    FROM (SELECT i, strftime('%Y-%m-%dT%H:%M:%fZ', ?2 + (i * ?3 / ?1) * 86400.0
        + 43200.0 * (i - (i * ?3 / ?1) * ?1 / ?3) * ?3 / ?1, 'unixepoch') AS at FROM n)
"""
_JOBS = ("drone_traffic", "smart_farm", "security_monitor", "energy_manager", "care_robot", "robot_cell")
_JOB = " ".join(f"WHEN {n} THEN '{job}'" for n, job in enumerate(_JOBS))
_PLAYS = f"""
    INSERT INTO play (id, visit_id, experience, version, level, short, seed, actions, started_at, ended_at,
        outcome, round_reached, measures)
    SELECT {_UUID}, id, CASE abs(random()) % {len(_JOBS)} {_JOB} END, '1.0.0', 'standard', 0, 1, '[]',
        started_at, started_at, iif(abs(random()) % 3, 'completed', 'abandoned'), abs(random()) % 4, '{{}}'
    FROM visit, (SELECT 1 AS n UNION ALL SELECT 2)
    WHERE first_action_s IS NOT NULL AND (n = 1 OR visit.rowid % 4 < 3)
"""
_ANSWERS = """
    INSERT INTO survey_answer (visit_id, item, value, answered_at)
    SELECT id, item, abs(random()) % 5 + 1, ended_at
    FROM visit, (
        SELECT column1 AS item
        FROM (VALUES ('satisfied'), ('clear'), ('informative'), ('easy'), ('inspiring'))
    )
    WHERE visit.rowid % 3 = 0
"""


Milliseconds = dict[str, float]
"""`wall`, and `cpu`: the share of it that this process worked; they differ on a busy machine."""


def main() -> dict[str, Milliseconds]:
    """What each period took, and all three together as the staff page asks for them: medians of five."""
    with tempfile.TemporaryDirectory(prefix="kiosk-counts-") as name:
        path = Path(name) / "visits.db"
        fill(path)
        return measure(path)


def fill(path: Path) -> None:
    """A log of VISITS over DAYS up to LAST_DAY, made by SQL alone."""
    with closing(open_writer(path, resource("db", "migrations"))) as db:
        for pragma in ("journal_mode = MEMORY", "synchronous = OFF", "cache_size = -400000"):
            db.execute(f"PRAGMA {pragma}")
        db.execute("BEGIN")
        db.execute(_VISITS, [VISITS, _START, DAYS])
        db.execute(_PLAYS)
        db.execute(_ANSWERS)
        db.execute("COMMIT")
        db.execute("PRAGMA journal_mode = WAL")


def measure(path: Path) -> dict[str, Milliseconds]:
    """Each time on a new connection, as the staff page does."""
    asked = {"1 day": (1,), "7 days": (7,), "30 days": (30,), "all": PERIODS_DAYS}
    took = {name: [_timed(path, periods) for _ in range(TURNS)] for name, periods in asked.items()}
    return {
        name: {
            "wall": statistics.median(wall for wall, _ in times),
            "cpu": statistics.median(cpu for _, cpu in times),
        }
        for name, times in took.items()
    }


def _timed(path: Path, periods: tuple[int, ...]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    with closing(counting.open_to_count(path)) as db:
        counting.visit_counts(db, LAST_DAY, periods)
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def table(found: dict[str, Milliseconds]) -> str:
    lines = [
        f"{name:>8}  {ms['wall']:7.1f} ms  {ms['cpu']:7.1f} ms of processor" for name, ms in found.items()
    ]
    head = f"the staff page's figures, {VISITS:,} visits in {DAYS} days (at most {LIMIT_MS:.0f} ms)"
    return "\n".join([head, *lines])
