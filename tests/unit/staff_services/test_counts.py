"""What staff see of their visits, and that it is never found by reading everything."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from kiosk.core.counts import DayCounts, MonthCounts, PeriodCounts, VisitCounts
from kiosk.core.errors import BadInput
from kiosk.core.facts import FirstDecision, SurveyAnswered
from kiosk.services.staff import counting
from kiosk.services.staff.count_desk import LogCounts
from kiosk.services.staff.worker import Worker
from kiosk.services.visit_log import LogUnavailable
from tests.doubles import ManualClock
from tests.unit.log.scene import Answers, a_whole_visit, logs, record_all, settle, uuid_of
from tests.unit.staff_services.scene import Heard, Pages, seoul

TODAY = date(2026, 3, 2)


def counted(path: Path, *periods: int) -> tuple[PeriodCounts, ...]:
    with closing(counting.open_to_count(path)) as db:
        return counting.visit_counts(db, TODAY, periods or (1, 7, 30)).periods


def test_started_used_and_completed_are_three_different_things(path: Path, pages: Pages) -> None:
    pages.visit("2026-03-02 10:00")
    tried = pages.visit("2026-03-02 10:10", first_action_s=8.0)
    pages.play(tried, "2026-03-02 10:11", "abandoned", round_reached=1)
    done = pages.visit("2026-03-02 10:20", first_action_s=12.0)
    pages.play(done, "2026-03-02 10:21", round_reached=3)
    pages.play(done, "2026-03-02 10:23", "abandoned", experience="smart_farm", round_reached=2)
    pages.play(done, "2026-03-02 10:25", experience="smart_farm")
    (today,) = counted(path, 1)
    assert (today.started, today.used, today.completed) == (3, 2, 1)
    assert (today.plays, today.plays_completed) == (4, 2)
    assert today.rounds == (4, 3, 2)
    assert today.first_action_s == 10.0


def test_the_visit_that_is_going_on_has_started(path: Path, pages: Pages) -> None:
    still = pages.visit(
        "2026-03-02 10:00", seq=None, ended_at=None, ended_by=None, duration_s=None, first_action_s=1.0
    )
    pages.play(still, "2026-03-02 10:01", outcome=None, ended_at=None, round_reached=None)  # type: ignore[arg-type]
    (today,) = counted(path, 1)
    assert (today.started, today.used, today.completed, today.plays) == (1, 1, 0, 1)


def test_a_test_visit_and_all_that_belongs_to_it_counts_nowhere(path: Path, pages: Pages) -> None:
    test = pages.visit("2026-03-02 10:00", is_test=1, first_action_s=3.0, party_size=4)
    pages.play(test, "2026-03-02 10:01")
    pages.answer(test, 5)
    pages.slip(test, "2026-03-02 10:03")
    pages.referral(test, "school")
    real = pages.visit("2026-03-02 10:10", first_action_s=7.0)
    pages.play(real, "2026-03-02 10:11", "abandoned", experience="smart_farm", round_reached=1)
    (today,) = counted(path, 1)
    expected = PeriodCounts(days=1, started=1, used=1, plays=1, first_action_s=7.0, rounds=(1, 0, 0))
    assert today == expected
    with closing(counting.open_to_count(path)) as db:
        month = counting.month_counts(db, 2026, 3)
    assert (month.slips_printed, month.referrals_taken) == (0, 0)
    assert month.by_experience == (("smart_farm", 1, 0),)


def test_a_day_is_a_day_in_seoul(path: Path, pages: Pages) -> None:
    pages.visit("2026-03-01 23:59:59")
    pages.visit("2026-03-02 00:00:00")
    pages.visit("2026-03-02 23:59:59")
    pages.visit("2026-03-03 00:00:00")
    with closing(counting.open_to_count(path)) as db:
        days = counting.visit_counts(db, TODAY).days
    assert len(days) == 30
    assert days[-2:] == (DayCounts(date(2026, 3, 1), 1, 0, 0), DayCounts(date(2026, 3, 2), 2, 0, 0))


def test_periods_end_with_today_and_reach_back_whole_days(path: Path, pages: Pages) -> None:
    for day in ("2026-03-02", "2026-02-24", "2026-02-23", "2026-02-01", "2026-01-31"):
        pages.visit(f"{day} 12:00")
    assert [period.started for period in counted(path)] == [1, 2, 4]
    assert [period.days for period in counted(path)] == [1, 7, 30]


def test_a_visit_over_midnight_stays_whole_with_the_day_on_which_it_began(path: Path, pages: Pages) -> None:
    late = pages.visit("2026-03-01 23:58", first_action_s=5.0)
    pages.play(late, "2026-03-02 00:01")
    early = pages.visit("2026-03-02 09:00", first_action_s=5.0)
    pages.play(early, "2026-03-02 09:01", "abandoned")
    with closing(counting.open_to_count(path)) as db:
        days = counting.visit_counts(db, TODAY, (2,)).days
    assert [(day.used, day.completed) for day in days] == [(1, 1), (1, 0)]


def test_people_and_satisfaction_count_only_who_answered(path: Path, pages: Pages) -> None:
    for party, liked in ((1, 5), (4, 4), (None, 2), (2, None)):
        visit = pages.visit("2026-03-02 10:00", party_size=party, first_action_s=4.0)
        if liked is not None:
            pages.answer(visit, liked)
        pages.answer(visit, 1, "clear")
    (today,) = counted(path, 1)
    assert (today.people, today.people_answers) == (7, 3)
    assert (today.answers, today.satisfied, today.used) == (3, 2, 4)
    assert today.mean_satisfaction == pytest.approx(11 / 3)


def test_an_empty_log_has_no_means_and_no_medians(path: Path, pages: Pages) -> None:
    assert counted(path, 1) == (PeriodCounts(days=1),)


def test_a_month_has_its_own_days_and_what_only_a_month_has(path: Path, pages: Pages) -> None:
    pages.visit("2026-01-31 23:59")
    visit = pages.visit("2026-02-28 23:59", first_action_s=3.0)
    pages.play(visit, "2026-03-01 00:00")
    pages.slip(visit, "2026-03-01 00:02")
    pages.slip(visit, "2026-03-01 00:03", "failed")
    pages.referral(visit, "school")
    pages.referral(visit, "office", taken=0)
    pages.visit("2026-03-01 00:10")
    pages.call("2026-02-28 23:59")
    pages.call("2026-03-01 00:00")
    pages.run("2026-01-30 09:00", "2026-02-02 18:00")
    pages.run("2026-02-02 19:00", "2026-02-02 20:00")
    pages.run("2026-02-28 09:00", "2026-03-01 01:00")
    with closing(counting.open_to_count(path)) as db:
        month = counting.month_counts(db, 2026, 2)
    assert (month.period.days, month.period.started, month.period.completed) == (28, 1, 1)
    assert (month.slips_printed, month.referrals_taken, month.staff_calls) == (1, 1, 1)
    assert month.operating_days == 3  # 1, 2 and 28 February


def statements() -> list[str]:
    """Every statement of the module."""
    return [
        value
        for name, value in vars(counting).items()
        if name.isupper() and "SELECT" in str(value) and "FROM" in value
    ]


def plan(db: sqlite3.Connection, sql: str) -> list[str]:
    values = ["2026", "2027", 3][: max(int(n) for n in re.findall(r"\?(\d)", sql))]
    return [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", values)]


def scans(lines: list[str]) -> list[str]:
    """Steps that read a whole table or index, or rows themselves where many are visited."""
    big = r"\b(visit|play|survey_answer|slip|referral)\b"
    return [
        line for line in lines if line.startswith("SCAN") and "(subquery" not in line and re.search(big, line)
    ]


@pytest.mark.parametrize("sql", statements(), ids=lambda sql: " ".join(sql.split())[:60])
def test_nothing_is_found_by_reading_everything(pages: Pages, sql: str) -> None:
    assert scans(plan(pages.db, sql)) == []


@pytest.mark.parametrize("sql", [counting.VISITS, counting.PLAYS, counting.COMPLETED, counting.SATISFIED])
def test_what_counts_many_rows_reads_indexes_alone(pages: Pages, sql: str) -> None:
    steps = [line for line in plan(pages.db, sql) if line.startswith("SEARCH")]
    assert steps
    assert [step for step in steps if "COVERING INDEX" not in step] == []


def test_the_search_for_scans_finds_one(pages: Pages) -> None:
    assert scans(plan(pages.db, "SELECT count(*) FROM visit WHERE language >= ?1"))
    assert scans(plan(pages.db, "SELECT count(*) FROM play WHERE date(started_at) >= ?1"))


def test_the_desk_counts_by_the_wall_clock_of_now(
    path: Path, pages: Pages, worker: Worker, clock: ManualClock
) -> None:
    pages.visit("2026-03-02 10:00")
    clock.set_wall(seoul("2026-03-02 00:30"))
    desk = LogCounts(path, clock, worker)
    heard: Heard[VisitCounts] = Heard()
    desk.count(heard)
    assert heard.result.periods[0].started == 1
    monthly: Heard[MonthCounts] = Heard()
    desk.month(2026, 3, monthly)
    assert monthly.result.period.started == 1


def test_a_log_that_cannot_be_read_is_an_answer(path: Path, worker: Worker, clock: ManualClock) -> None:
    desk = LogCounts(path, clock, worker)
    missing: Heard[VisitCounts] = Heard()
    desk.count(missing)
    assert isinstance(missing.answer, BadInput)
    path.write_bytes(b"no database" * 100)
    damaged: Heard[VisitCounts] = Heard()
    desk.count(damaged)
    assert isinstance(damaged.answer, LogUnavailable)


def test_what_the_log_itself_wrote_is_counted(path: Path, clock: ManualClock, worker: Worker) -> None:
    with logs(path, clock, Answers()) as open_log:
        log = open_log()
        *visit, end = a_whole_visit()
        record_all(
            log, (*visit, FirstDecision(uuid_of(1), 9.5), SurveyAnswered(uuid_of(1), "satisfied", 5), end)
        )
        settle(log)
        heard: Heard[VisitCounts] = Heard()
        LogCounts(path, clock, worker).count(heard)
    today = heard.result.periods[0]
    assert (today.started, today.used, today.completed, today.rounds) == (1, 1, 1, (1, 1, 1))
    assert (today.answers, today.satisfied, today.first_action_s) == (1, 1, 9.5)
    assert heard.result.by_experience == (("drone_traffic", 1, 1),)
