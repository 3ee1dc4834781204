"""What is old and was taken away goes, its sums remain, and no clock can trick more out of the log."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.facts import StaffCalled
from kiosk.services.database import open_reader, transaction
from kiosk.services.retention import _GOING, _SUMS, Keeping, Retention
from kiosk.services.visit_log import VisitLog
from tests.doubles import ManualClock
from tests.unit.log.scene import Answers, OpenLog, logs
from tests.unit.staff_services.scene import Pages, seoul

KEEPING = Keeping(retention_days=400, build_date=date(2024, 1, 1))
NOW = "2026-03-02 10:00"
OLD = "2025-01-10"
"""Older than 400 days."""


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(seoul(NOW))


@pytest.fixture
def open_log(path: Path, clock: ManualClock) -> Iterator[OpenLog]:
    """Opened by the test, once its pages are written."""
    with logs(path, clock, Answers()) as opener:
        yield opener


def live(pages: Pages, until: str = "2026-03-01 18:00", first: str = "2024-12-01") -> None:
    """The kiosk ran from nine to six on every day up to then."""
    day, last = datetime.fromisoformat(first), datetime.fromisoformat(until)
    pages.db.execute("BEGIN")
    while day <= last:
        pages.run(f"{day:%Y-%m-%d} 09:00", f"{day:%Y-%m-%d} 18:00")
        day += timedelta(days=1)
    pages.db.execute("COMMIT")


def an_old_and_a_new_day(pages: Pages) -> None:
    for minute in (0, 5):
        visit = pages.visit(f"{OLD} 10:0{minute}", first_action_s=7.6, party_size=2, audience="40-64")
        pages.play(visit, f"{OLD} 10:0{minute + 1}")
        pages.play(visit, f"{OLD} 10:0{minute + 2}", "abandoned", experience="smart_farm")
        pages.answer(visit, 4 + minute // 5)
        pages.answer(visit, 2, "clear")
        pages.referral(visit, "school")
        pages.slip(visit, f"{OLD} 10:0{minute + 3}")
    test = pages.visit(f"{OLD} 11:00", is_test=1, first_action_s=1.0)
    pages.play(test, f"{OLD} 11:01")
    pages.visit("2026-02-20 10:00", first_action_s=3.0)


def sweep(opener: OpenLog, clock: ManualClock, keeping: Keeping = KEEPING) -> int:
    log = opener()
    retention = Retention(log, clock, keeping)
    try:
        return retention.sweep()
    finally:
        retention.close()


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(open_reader(path)) as db:
        return [tuple(row) for row in db.execute(sql)]


def test_what_is_old_and_exported_goes_and_its_sums_stay(
    path: Path, pages: Pages, open_log: OpenLog, clock: ManualClock
) -> None:
    live(pages)
    an_old_and_a_new_day(pages)
    pages.export(4, "2026-02-28 18:00")
    assert sweep(open_log, clock) == 3
    assert rows(path, "SELECT seq FROM visit") == [(4,)]
    for table in ("play", "survey_answer", "referral", "slip"):
        assert rows(path, f"SELECT count(*) FROM {table}") == [(0,)]
    folded = {(m, s): n for _, m, s, n in rows(path, "SELECT day, measure, subject, count FROM daily_count")}
    assert {day for (day,) in rows(path, "SELECT DISTINCT day FROM daily_count")} == {OLD}
    assert folded == {
        ("started", ""): 2,
        ("used", ""): 2,
        ("completed", ""): 2,
        ("people", ""): 4,
        ("people_answers", ""): 2,
        ("first_action_n", ""): 2,
        ("first_action_s_sum", ""): 16,
        ("audience", "40-64"): 2,
        ("plays", "drone_traffic"): 2,
        ("plays", "smart_farm"): 2,
        ("plays_completed", "drone_traffic"): 2,
        ("satisfied_n", "satisfied"): 2,
        ("satisfied_sum", "satisfied"): 9,
        ("satisfied_top", "satisfied"): 2,
        ("satisfied_n", "clear"): 2,
        ("satisfied_sum", "clear"): 4,
        ("referrals_taken", "school"): 2,
        ("slips_printed", ""): 2,
    }


def test_counts_before_are_counts_after_over_many_batches_and_days(
    path: Path, pages: Pages, open_log: OpenLog, clock: ManualClock
) -> None:
    live(pages)
    with transaction(pages.db):
        for n in range(700):
            day = f"2025-01-{1 + n // 50:02d}"
            visit = pages.visit(
                f"{day} {10 + n % 8}:{n % 60:02d}", first_action_s=n % 9 or None, is_test=n % 7 == 0
            )
            pages.play(visit, f"{day} 10:30", "completed" if n % 3 else "idle")
    pages.export(650, "2026-02-28 18:00")
    daily = (
        "SELECT date(started_at, '+9 hours'), count(*), count(first_action_s),"
        " (SELECT count(DISTINCT p.visit_id) FROM play p JOIN visit v ON v.id = p.visit_id"
        " WHERE v.is_test = 0 AND p.outcome = 'completed'"
        " AND date(v.started_at, '+9 hours') = date(visit.started_at, '+9 hours')) FROM visit"
        " WHERE is_test = 0 GROUP BY 1"
    )
    before = rows(path, daily)
    assert sweep(open_log, clock) == 650
    kept: dict[str, list[int]] = {}
    for day, *counts in rows(path, daily):
        kept[day] = counts
    for place, measure in enumerate(("started", "used", "completed")):
        for day, count in rows(path, f"SELECT day, count FROM daily_count WHERE measure = '{measure}'"):
            kept.setdefault(day, [0, 0, 0])[place] += count
    assert sorted((day, *counts) for day, counts in kept.items()) == before


def test_a_second_sweep_finds_nothing(
    path: Path, pages: Pages, open_log: OpenLog, clock: ManualClock
) -> None:
    live(pages)
    an_old_and_a_new_day(pages)
    pages.export(4, "2026-02-28 18:00")
    log = open_log()
    retention = Retention(log, clock, KEEPING)
    assert [retention.sweep(), retention.sweep()] == [3, 0]
    retention.close()


def test_what_was_not_exported_stays(path: Path, pages: Pages, open_log: OpenLog, clock: ManualClock) -> None:
    live(pages)
    an_old_and_a_new_day(pages)
    pages.export(4, "2026-02-28 18:00", verified=False)
    pages.export(1, "2026-02-28 18:30")
    assert sweep(open_log, clock) == 1
    assert rows(path, "SELECT seq FROM visit") == [(2,), (3,), (4,)]


@pytest.mark.parametrize(
    "wall", ["2025-03-02 10:00", "2023-03-02 10:00", "2036-03-02 10:00", "2027-06-01 10:00"]
)
def test_a_clock_that_lies_wipes_nothing_however_often_the_kiosk_starts(
    path: Path, pages: Pages, open_log: OpenLog, clock: ManualClock, wall: str
) -> None:
    live(pages)
    recent = "2025-02-10"  # 385 days
    pages.visit(f"{recent} 10:00")
    pages.visit("2026-02-20 10:00")
    pages.export(2, "2026-02-28 18:00")
    clock.set_wall(seoul(wall))
    assert [sweep(open_log, clock) for _ in range(3)] == [0, 0, 0]
    clock.advance(minutes=60)
    assert sweep(open_log, clock) == 0


def test_a_clock_that_jumps_while_the_kiosk_runs_wipes_nothing(
    path: Path, pages: Pages, open_log: OpenLog, clock: ManualClock
) -> None:
    live(pages)
    an_old_and_a_new_day(pages)
    pages.export(4, "2026-02-28 18:00")
    log = open_log()
    log.write(_nothing).result()
    clock.set_wall(seoul("2036-03-02 10:00"))
    log.record(StaffCalled())
    retention = Retention(log, clock, KEEPING)
    assert retention.sweep() == 0
    retention.close()


def test_a_run_that_ended_in_the_future_keeps_everything_until_then(
    path: Path, pages: Pages, open_log: OpenLog, clock: ManualClock
) -> None:
    live(pages)
    pages.run("2026-03-01 19:00", "2036-03-01 20:00", clock_ok=0)
    an_old_and_a_new_day(pages)
    pages.export(4, "2026-02-28 18:00")
    assert sweep(open_log, clock) == 0


def test_a_batch_looks_its_visits_up_and_reads_nothing_whole(pages: Pages) -> None:
    for sums in _SUMS:
        steps = [row[3] for row in pages.db.execute(f"EXPLAIN QUERY PLAN {_GOING} {sums}", [1, 200])]
        assert [step for step in steps if step.startswith("SCAN") and "going" not in step] == []
        assert [step for step in steps if "SEARCH visit" in step and "(seq>? AND seq<?)" in step]


def test_a_visit_stamped_by_a_clock_set_back_waits_for_those_before_it(
    path: Path, pages: Pages, open_log: OpenLog, clock: ManualClock
) -> None:
    live(pages)
    pages.visit("2025-06-01 10:00")
    pages.visit("2024-06-01 10:00")  # closed after it, in a year that was over
    pages.export(2, "2026-02-28 18:00")
    assert sweep(open_log, clock) == 0


def test_a_long_closure_only_delays(path: Path, pages: Pages, open_log: OpenLog, clock: ManualClock) -> None:
    live(pages, until="2025-06-30 18:00", first="2024-06-01")
    live(pages, first="2025-10-01")  # three months shut: they do not count
    pages.visit("2025-01-10 10:00")
    pages.visit("2024-08-01 10:00")
    pages.export(2, "2026-02-28 18:00")
    assert sweep(open_log, clock) == 0
    assert sweep(open_log, clock, Keeping(retention_days=300, build_date=date(2024, 1, 1))) == 2


def test_the_thirty_days_and_the_two_months_staff_look_at_are_never_touched(
    path: Path, pages: Pages, open_log: OpenLog, clock: ManualClock
) -> None:
    live(pages)
    for day in ("2026-01-28", "2026-01-31", "2026-02-01", "2026-03-01"):
        pages.visit(f"{day} 10:00")
    pages.export(4, "2026-03-01 18:00")
    assert sweep(open_log, clock, Keeping(retention_days=30, build_date=date(2024, 1, 1))) == 1
    assert rows(path, "SELECT min(seq) FROM visit") == [(2,)]


def test_it_sweeps_when_started_and_stops_when_closed(
    path: Path, pages: Pages, open_log: OpenLog, clock: ManualClock
) -> None:
    live(pages)
    an_old_and_a_new_day(pages)
    pages.export(4, "2026-02-28 18:00")
    log = open_log()
    retention = Retention(log, clock, KEEPING, every_s=0.01)
    retention.start()
    wiped = _until_gone(log)
    retention.close()
    assert wiped


def _until_gone(log: VisitLog) -> bool:
    """Asks the writer, whose queue the sweep goes through too."""
    count = "SELECT count(*) FROM visit"
    return any(log.write(lambda db: int(db.execute(count).fetchone()[0])).result() == 1 for _ in range(2000))


def _nothing(_db: sqlite3.Connection) -> None:
    return None
