"""Counts visits: every figure of a day from ranges of covering indexes (db/migrations/0002.sql), no scans.

A day is a day in Seoul and owns the visits that began on it. A kiosk serves one visit at a time, so the
plays and answers of a day are those from its first visit to the next day's first: a visit over midnight stays
whole. Test visits count nowhere; what belongs to one does not say so and is taken off through the visit.
"""

from __future__ import annotations

import calendar
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from kiosk.core.counts import PERIODS_DAYS, DayCounts, MonthCounts, PeriodCounts, VisitCounts
from kiosk.services.database import open_reader
from kiosk.services.fact_writer import SEOUL

VISITS = """
    SELECT count(*), count(first_action_s), coalesce(sum(party_size), 0), count(party_size)
    FROM visit WHERE is_test = 0 AND started_at >= ?1 AND started_at < ?2
"""
FIRST_VISIT = "SELECT min(started_at) FROM visit WHERE started_at >= ?1"
_PLAY_SUMS = """
    SELECT experience, count(*), total(outcome = 'completed'),
        total(round_reached >= 1), total(round_reached >= 2), total(round_reached >= 3)
"""
PLAYS = f"{_PLAY_SUMS} FROM play WHERE started_at >= ?1 AND started_at < ?2 GROUP BY experience"
COMPLETED = """
    SELECT count(DISTINCT visit_id) FROM play
    WHERE outcome = 'completed' AND started_at >= ?1 AND started_at < ?2
"""
_OF_TESTS = """
    FROM visit CROSS JOIN play ON visit_id = visit.id
    WHERE is_test = 1 AND visit.started_at >= ?1 AND visit.started_at < ?2
"""
TEST_PLAYS = f"{_PLAY_SUMS} {_OF_TESTS} GROUP BY experience"
TEST_COMPLETED = f"SELECT count(DISTINCT visit_id) {_OF_TESTS} AND outcome = 'completed'"
_ANSWER_SUMS = "SELECT count(*), coalesce(sum(value), 0), coalesce(sum(value >= 4), 0)"
SATISFIED = f"""
    {_ANSWER_SUMS} FROM survey_answer
    WHERE item = 'satisfied' AND answered_at >= ?1 AND answered_at < ?2
"""
TEST_SATISFIED = f"""
    {_ANSWER_SUMS} FROM visit CROSS JOIN survey_answer ON visit_id = visit.id AND item = 'satisfied'
    WHERE is_test = 1 AND started_at >= ?1 AND started_at < ?2
"""
# The one or two values in the middle.
MEDIAN = """
    SELECT avg(first_action_s) FROM (
        SELECT first_action_s FROM visit
        WHERE is_test = 0 AND started_at >= ?1 AND started_at < ?2 AND first_action_s IS NOT NULL
        ORDER BY first_action_s LIMIT 2 - ?3 % 2 OFFSET (?3 - 1) / 2
    )
"""
STAFF_CALLS = "SELECT count(*) FROM staff_call WHERE at >= ?1 AND at < ?2"
PRINTED = "SELECT count(*) FROM slip WHERE outcome = 'printed' AND requested_at >= ?1 AND requested_at < ?2"
TEST_PRINTED = """
    SELECT count(*) FROM visit CROSS JOIN slip ON visit_id = visit.id
    WHERE is_test = 1 AND started_at >= ?1 AND started_at < ?2 AND outcome = 'printed'
"""
REFERRALS = """
    SELECT count(*) FROM visit CROSS JOIN referral ON visit_id = visit.id
    WHERE is_test = 0 AND started_at >= ?1 AND started_at < ?2 AND taken = 1
"""
RUNS = "SELECT started_at, ended_at FROM uptime WHERE started_at >= ?1 AND started_at < ?2"
RUN_BEFORE = "SELECT started_at, ended_at FROM uptime WHERE started_at < ?1 ORDER BY started_at DESC LIMIT 1"
_ALL_TIME = "9999"
_CACHE_KIB = 32_000
"""SQLite's own 2 MB would be read over and over where visits are many."""


def open_to_count(path: Path) -> sqlite3.Connection:
    """A reader for counting. Raises BadInput where there is no log, sqlite3.Error where it cannot be read."""
    db = open_reader(path)
    db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    return db


@dataclass(slots=True)
class DayFigures:
    """What was counted on one day; sums only, so that days add up to periods. `rounds` as in PeriodCounts."""

    day: date
    started: int = 0
    used: int = 0
    completed: int = 0
    people: int = 0
    people_answers: int = 0
    answers: int = 0
    satisfaction: int = 0
    satisfied: int = 0
    rounds: tuple[int, int, int] = (0, 0, 0)
    plays: dict[str, tuple[int, int]] = field(default_factory=dict)


def midnight(day: date) -> str:
    """The moment a day begins in Seoul, as the log writes moments."""
    return f"{datetime.combine(day, time(), SEOUL).astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z"


def visit_counts(db: sqlite3.Connection, today: date, periods: Sequence[int] = PERIODS_DAYS) -> VisitCounts:
    """The figures of each of `periods`, days up to and including `today`, and of every day of the longest."""
    days = [day_figures(db, today - timedelta(days=back)) for back in reversed(range(max(periods)))]
    return VisitCounts(
        periods=tuple(_period(db, days[-length:]) for length in periods),
        days=tuple(DayCounts(each.day, each.started, each.used, each.completed) for each in days),
        by_experience=_by_experience(days),
    )


def month_counts(db: sqlite3.Connection, year: int, month: int) -> MonthCounts:
    """A calendar month, whole or as far as it has come. Operating days are those on which the kiosk ran."""
    length = calendar.monthrange(year, month)[1]
    first = date(year, month, 1)
    days = [day_figures(db, first + timedelta(days=n)) for n in range(length)]
    begin, end = midnight(first), midnight(first + timedelta(days=length))
    visits, slips = (begin, end), (_first_visit(db, begin), _first_visit(db, end))
    return MonthCounts(
        year=year,
        month=month,
        period=_period(db, days),
        by_experience=_by_experience(days),
        operating_days=_operating_days(db, begin, end),
        staff_calls=_number(db, STAFF_CALLS, visits),
        slips_printed=_number(db, PRINTED, slips) - _number(db, TEST_PRINTED, visits),
        referrals_taken=_number(db, REFERRALS, visits),
    )


def _operating_days(db: sqlite3.Connection, begin: str, end: str) -> int:
    runs = [*db.execute(RUN_BEFORE, [begin]), *db.execute(RUNS, [begin, end])]
    first, last = (_moment(edge).toordinal() for edge in (begin, end))
    ran: set[int] = set()
    for started, ended in runs:
        ran.update(range(_moment(started).toordinal(), _moment(ended).toordinal() + 1))
    return len(ran & set(range(first, last)))


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone(SEOUL)


def day_figures(db: sqlite3.Connection, day: date) -> DayFigures:
    """One day; a day without visits costs two look-ups."""
    begin, end = midnight(day), midnight(day + timedelta(days=1))
    figures = DayFigures(day)
    started, used, people, people_answers = db.execute(VISITS, [begin, end]).fetchone()
    if not started:
        return figures
    figures.started, figures.used = started, used
    figures.people, figures.people_answers = people, people_answers
    visits, during = (begin, end), (_first_visit(db, begin), _first_visit(db, end))
    figures.completed = _number(db, COMPLETED, during) - _number(db, TEST_COMPLETED, visits)
    _add_plays(figures, db.execute(PLAYS, during), 1)
    _add_plays(figures, db.execute(TEST_PLAYS, visits), -1)
    _add_answers(figures, db.execute(SATISFIED, during).fetchone(), 1)
    _add_answers(figures, db.execute(TEST_SATISFIED, visits).fetchone(), -1)
    return figures


def _number(db: sqlite3.Connection, sql: str, values: Sequence[str]) -> int:
    (number,) = db.execute(sql, values).fetchone()
    return int(number)


def _add_plays(figures: DayFigures, rows: Iterable[Any], sign: int) -> None:
    for experience, count, completed, *rounds in rows:
        had, had_completed = figures.plays.get(experience, (0, 0))
        figures.plays[experience] = (had + sign * count, had_completed + sign * int(completed))
        first, second, third = (had + sign * int(n) for had, n in zip(figures.rounds, rounds, strict=True))
        figures.rounds = (first, second, third)


def _add_answers(figures: DayFigures, sums: tuple[int, int, int], sign: int) -> None:
    answers, satisfaction, satisfied = sums
    figures.answers += sign * answers
    figures.satisfaction += sign * satisfaction
    figures.satisfied += sign * satisfied


def _first_visit(db: sqlite3.Connection, since: str) -> str:
    """When the first visit at or after `since` began; the end of time where there is none."""
    (at,) = db.execute(FIRST_VISIT, [since]).fetchone()
    return at or _ALL_TIME


def _period(db: sqlite3.Connection, days: Sequence[DayFigures]) -> PeriodCounts:
    used = sum(each.used for each in days)
    answers = sum(each.answers for each in days)
    first, last = midnight(days[0].day), midnight(days[-1].day + timedelta(days=1))
    median = db.execute(MEDIAN, [first, last, used]).fetchone()[0] if used else None
    first_round, second_round, third_round = (sum(each.rounds[n] for each in days) for n in range(3))
    plays = [counts for each in days for counts in each.plays.values()]
    return PeriodCounts(
        days=len(days),
        started=sum(each.started for each in days),
        used=used,
        completed=sum(each.completed for each in days),
        people=sum(each.people for each in days),
        people_answers=sum(each.people_answers for each in days),
        plays=sum(count for count, _ in plays),
        plays_completed=sum(completed for _, completed in plays),
        first_action_s=median,
        rounds=(first_round, second_round, third_round),
        satisfied=sum(each.satisfied for each in days),
        answers=answers,
        mean_satisfaction=sum(each.satisfaction for each in days) / answers if answers else None,
    )


def _by_experience(days: Sequence[DayFigures]) -> tuple[tuple[str, int, int], ...]:
    totals: dict[str, tuple[int, int]] = {}
    for each in days:
        for name, (count, completed) in each.plays.items():
            had, had_completed = totals.get(name, (0, 0))
            totals[name] = (had + count, had_completed + completed)
    return tuple(
        (name, count, completed)
        for name, (count, completed) in sorted(totals.items(), key=lambda one: (-one[1][0], one[0]))
        if count
    )
