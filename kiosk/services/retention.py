"""Retention: what is old enough and was taken away leaves the log; sums of its days remain (`daily_count`).

A clock that lies must not wipe anything, so age is not what the wall clock says. Three rules, all of them:

- **Lived time.** A visit is as old as the time the kiosk has lived since: its runs, and the pauses between
  them up to 30 days. A run in which the clock was seen to jump, and a longer pause (a clock set ahead while
  the machine was off looks like one), count nothing. Ten years ahead add nothing; a long closure only
  delays.
- **Order.** Visits go by `seq`, the lowest first, and never past one that stays: a visit that a clock set
  back stamped with last year's date waits for those that closed before it.
- **Now.** Nothing goes while the clock lies before the build date or before anything in the log, or jumped
  in this run.

And only what a verified export holds goes, and never a day of this month, of the last one (the month on
paper), or of the last 30 days.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from kiosk.core.clock import Clock
from kiosk.core.errors import KioskError
from kiosk.services.fact_writer import SEOUL
from kiosk.services.log_entries import Stamp
from kiosk.services.visit_log import VisitLog

BATCH = 200
"""Visits a transaction: a finished play waits for one batch at most."""

LONGEST_PAUSE = timedelta(days=30)
NEVER_TOUCHED = timedelta(days=30)
SLACK = timedelta(seconds=5)
"""A row may be written between looking at the clock and looking at the log."""

DAILY_S = 24 * 3600.0

_LOG = logging.getLogger(__name__)

_NEWEST = """
    SELECT max(
        coalesce((SELECT max(started_at) FROM visit), ''),
        coalesce((SELECT max(started_at) FROM uptime), ''),
        coalesce((SELECT max(ended_at) FROM uptime WHERE id < (SELECT max(id) FROM uptime)), ''),
        coalesce((SELECT max(at) FROM staff_action), ''),
        coalesce((SELECT verified_at FROM export ORDER BY id DESC LIMIT 1), '')
    )
"""
_THIS_RUN = "SELECT clock_ok FROM uptime ORDER BY id DESC LIMIT 1"
_EXPORTED = "SELECT coalesce(max(last_seq), 0) FROM export WHERE verified_at IS NOT NULL"
_OLDEST = "SELECT id, seq, started_at FROM visit WHERE seq IS NOT NULL ORDER BY seq LIMIT ?"
_ANSWER = "FROM going CROSS JOIN survey_answer ON visit_id = going.id GROUP BY day, item"
_PLAY = "FROM going CROSS JOIN play ON visit_id = going.id"
_SUMS = (
    "SELECT day, 'started', '', count(*) FROM going GROUP BY day",
    "SELECT day, 'used', '', count(first_action_s) FROM going GROUP BY day",
    f"SELECT day, 'completed', '', count(DISTINCT visit_id) {_PLAY} WHERE outcome = 'completed' GROUP BY day",
    "SELECT day, 'people', '', total(party_size) FROM going GROUP BY day",
    "SELECT day, 'people_answers', '', count(party_size) FROM going GROUP BY day",
    "SELECT day, 'first_action_n', '', count(first_action_s) FROM going GROUP BY day",
    "SELECT day, 'first_action_s_sum', '', total(round(first_action_s)) FROM going GROUP BY day",
    "SELECT day, 'audience', audience, count(*) FROM going WHERE audience IS NOT NULL GROUP BY day, audience",
    f"SELECT day, 'plays', experience, count(*) {_PLAY} GROUP BY day, experience",
    f"SELECT day, 'plays_completed', experience, count(*) {_PLAY} WHERE outcome = 'completed'"
    " GROUP BY day, experience",
    f"SELECT day, 'satisfied_n', item, count(*) {_ANSWER}",
    f"SELECT day, 'satisfied_sum', item, sum(value) {_ANSWER}",
    f"SELECT day, 'satisfied_top', item, total(value >= 4) {_ANSWER}",
    "SELECT day, 'referrals_taken', programme, count(*) FROM going CROSS JOIN referral ON visit_id = going.id"
    " WHERE taken = 1 GROUP BY day, programme",
    "SELECT day, 'slips_printed', '', count(*) FROM going CROSS JOIN slip ON visit_id = going.id"
    " WHERE outcome = 'printed' GROUP BY day",
)
_GOING = """
    WITH going AS MATERIALIZED (
        SELECT visit.*, date(started_at, '+9 hours') AS day
        FROM visit WHERE is_test = 0 AND seq >= ?1 AND seq <= ?2
    )
"""


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long visits stay, and before which day the clock lies for certain."""

    retention_days: int
    build_date: date


class Retention:
    """Wipes at the start and then once a day, on a thread of its own, through the log's writer."""

    def __init__(self, log: VisitLog, clock: Clock, keeping: Keeping, every_s: float = DAILY_S) -> None:
        self._log = log
        self._clock = clock
        self._keeping = keeping
        self._every_s = every_s
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="retention", daemon=True)

    def start(self) -> None:
        """Begin; called once, when the first frame is on screen."""
        self._thread.start()

    def close(self) -> None:
        """Stop after the batch that is being written. Called before the log is closed; harmless twice."""
        self._closing.set()
        if self._thread.ident is not None:
            self._thread.join(10.0)

    def sweep(self) -> int:
        """Wipe all that may go now; returns how many visits went. Raises KioskError or sqlite3.Error."""
        before = self._log.write(lambda db: may_go_before(db, self._clock.utc(), self._keeping)).result()
        gone = 0
        if before is None:
            return gone
        while not self._closing.is_set():
            batch = self._log.write(lambda db: wipe_batch(db, before)).result()
            gone += batch
            if batch < BATCH:
                break
        if gone:
            _LOG.info("retention: %d visits folded into daily counts", gone)
        return gone

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                self.sweep()
            except (KioskError, sqlite3.Error) as trouble:
                _LOG.warning("retention waits: %s", trouble)
            self._closing.wait(self._every_s)


def may_go_before(db: sqlite3.Connection, now: datetime, keeping: Keeping) -> datetime | None:
    """The midnight in Seoul before which visits are old enough; None while the clock is not believed."""
    if why := distrust(db, now, keeping.build_date):
        _LOG.warning("retention waits, the clock is not believed: %s", why)
        return None
    lived = lived_since(db, now, timedelta(days=keeping.retention_days))
    if lived is None:
        return None
    today = now.astimezone(SEOUL).date()
    last_month = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    day = min(lived.astimezone(SEOUL).date(), today - NEVER_TOUCHED, last_month)
    return datetime.combine(day, datetime.min.time(), SEOUL).astimezone(UTC)


def distrust(db: sqlite3.Connection, now: datetime, build_date: date) -> str:
    """Why the wall clock is not believed now: before-build, before-newest, jumped; "" where it is."""
    if now.date() < build_date:
        return "before-build"
    (newest,) = db.execute(_NEWEST).fetchone()
    if newest > Stamp(now + SLACK, clock_ok=True).iso:
        return "before-newest"
    run = db.execute(_THIS_RUN).fetchone()
    return "" if run is None or run[0] else "jumped"


def lived_since(db: sqlite3.Connection, now: datetime, age: timedelta) -> datetime | None:
    """The moment since which the kiosk has lived for `age`; None where it has not lived that long."""
    left, edge = age, now
    for started_at, ended_at, clock_ok in db.execute(
        "SELECT started_at, ended_at, clock_ok FROM uptime ORDER BY id DESC"
    ):
        started, ended = datetime.fromisoformat(started_at), datetime.fromisoformat(ended_at)
        pause = edge - ended
        for lived, begun in (
            (pause if timedelta() < pause <= LONGEST_PAUSE else timedelta(), edge),
            (max(timedelta(), ended - started) if clock_ok else timedelta(), ended),
        ):
            if lived >= left:
                return begun - left
            left -= lived
        edge = started
    return None


def wipe_batch(db: sqlite3.Connection, before: datetime) -> int:
    """Fold and delete the next visits that began before then, at most BATCH; returns how many went.

    Inside the caller's transaction. Visits that no verified export holds stay, and so do all after one that
    stays. Test visits go without being counted.
    """
    (exported,) = db.execute(_EXPORTED).fetchone()
    limit = Stamp(before, clock_ok=True).iso
    going = []
    for visit_id, seq, started_at in db.execute(_OLDEST, [BATCH]):
        if seq > exported or started_at >= limit:
            break
        going.append((visit_id, seq))
    if not going:
        return 0
    first, last = going[0][1], going[-1][1]
    for sums in _SUMS:
        for day, measure, subject, count in db.execute(f"{_GOING} {sums}", [first, last]).fetchall():
            _add(db, day, measure, subject, int(count))
    db.execute("DELETE FROM visit WHERE seq >= ? AND seq <= ?", [first, last])
    return len(going)


def _add(db: sqlite3.Connection, day: str, measure: str, subject: str, count: int) -> None:
    if count:
        db.execute(
            "INSERT INTO daily_count (day, measure, subject, count) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (day, measure, subject) DO UPDATE SET count = count + excluded.count",
            [day, measure, subject, count],
        )
