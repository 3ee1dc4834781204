"""The figures of 방문기록.xlsx, counted by the database from the same snapshot and range as the CSV files."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from kiosk.services.export.snapshot import Range

MOST_VISIT_ROWS = 20_000
"""The sheet of visits stops here, at the newest; the CSV files hold all."""

LIKED = 4
"""Satisfied (CSAT) is who answered 4 or 5."""

_REAL = "v.seq > :after AND v.seq <= :last AND v.is_test = 0"
_SEOUL_DAY = "date(v.started_at, '+9 hours')"
_HAS_COMPLETED = "EXISTS (SELECT 1 FROM play AS p WHERE p.visit_id = v.id AND p.outcome = 'completed')"
# Days since 1899-12-30, as spreadsheets count them, in Seoul and cut to the minute.
_SEOUL_SERIAL = "(strftime('%s', substr({0}, 1, 16) || ':00Z') + 32400) / 86400.0 + 25569"


@dataclass(frozen=True, slots=True)
class Uses:
    """이용 횟수. 시작: a touch; 이용: at least one decision; 완료: at least one play finished."""

    started: int
    used: int
    completed: int


@dataclass(frozen=True, slots=True)
class Summary:
    """All visits of the range, test visits left out (`tests` says how many those were)."""

    uses: Uses
    tests: int
    plays: int
    plays_completed: int
    people: int
    people_answers: int
    first_action_s: float | None
    duration_s: float | None
    doubtful_clock: int
    days: tuple[tuple[str, Uses], ...]
    endings: tuple[tuple[str, int], ...]
    audiences: tuple[tuple[str | None, int], ...]


@dataclass(frozen=True, slots=True)
class Job:
    """The plays of one job: how they ended, how far they came, and 이 일, 어땠나요?"""

    experience: str
    plays: int
    completed: int
    abandoned: int
    idle: int
    crashed: int
    rounds: tuple[int, int, int]
    stars: float | None
    likings: int
    liked: int
    liking: float | None


@dataclass(frozen=True, slots=True)
class Item:
    """One survey item: answers 1 to 5, how many, their mean."""

    item: str
    values: tuple[int, int, int, int, int]
    answers: int
    mean: float | None

    @property
    def satisfied(self) -> int:
        return sum(self.values[LIKED - 1 :])


class Figures:
    """Asks a snapshot's connection. Each method is one or a few queries."""

    def __init__(self, db: sqlite3.Connection, wanted: Range) -> None:
        self._db = db
        self._range = {"after": wanted.after, "last": wanted.last}

    def summary(self) -> Summary:
        """요약."""
        ask = self._ask
        started, used, completed, people, answers, duration_s, doubtful = ask(
            f"SELECT count(*), count(v.first_action_s), coalesce(sum({_HAS_COMPLETED}), 0),"
            " coalesce(sum(v.party_size), 0), count(v.party_size), avg(v.duration_s),"
            f" coalesce(sum(v.clock_ok = 0), 0) FROM visit AS v WHERE {_REAL}"
        )[0]
        plays, plays_completed = ask(
            "SELECT count(*), coalesce(sum(p.outcome = 'completed'), 0)"
            f" FROM visit AS v CROSS JOIN play AS p ON p.visit_id = v.id WHERE {_REAL}"
        )[0]
        days = ask(
            f"SELECT {_SEOUL_DAY} AS day, count(*), count(v.first_action_s), sum({_HAS_COMPLETED})"
            f" FROM visit AS v WHERE {_REAL} GROUP BY day ORDER BY day"
        )
        return Summary(
            uses=Uses(started, used, completed),
            tests=ask(
                "SELECT count(*) FROM visit AS v WHERE v.seq > :after AND v.seq <= :last AND is_test = 1"
            )[0][0],
            plays=plays,
            plays_completed=plays_completed,
            people=people,
            people_answers=answers,
            first_action_s=self._median_first_action(),
            duration_s=duration_s,
            doubtful_clock=doubtful,
            days=tuple((day, Uses(*counts)) for day, *counts in days),
            endings=self._groups("v.ended_by"),
            audiences=self._groups("v.audience"),
        )

    def jobs(self) -> tuple[Job, ...]:
        """체험, the most played first."""
        rows = self._ask(
            "SELECT p.experience, count(*), sum(p.outcome = 'completed'), sum(p.outcome = 'abandoned'),"
            " sum(p.outcome = 'idle'), sum(p.outcome = 'crashed'), coalesce(sum(p.round_reached >= 1), 0),"
            " coalesce(sum(p.round_reached >= 2), 0), coalesce(sum(p.round_reached >= 3), 0), avg(p.stars),"
            f" count(p.liking), coalesce(sum(p.liking >= {LIKED}), 0), avg(p.liking)"
            f" FROM visit AS v CROSS JOIN play AS p ON p.visit_id = v.id WHERE {_REAL}"
            " GROUP BY p.experience ORDER BY count(*) DESC, p.experience"
        )
        return tuple(
            Job(
                experience=row[0], plays=row[1], completed=row[2], abandoned=row[3], idle=row[4],
                crashed=row[5], rounds=row[6:9], stars=row[9], likings=row[10], liked=row[11], liking=row[12],
            )
            for row in rows
        )  # fmt: skip

    def items(self, names: tuple[str, ...]) -> tuple[Item, ...]:
        """만족도: every item in the order of the survey, also one that nobody answered."""
        found = {
            item: Item(item, tuple(values), sum(values), mean)
            for item, *values, mean in self._ask(
                "SELECT a.item, sum(a.value = 1), sum(a.value = 2), sum(a.value = 3), sum(a.value = 4),"
                " sum(a.value = 5), avg(a.value)"
                f" FROM visit AS v CROSS JOIN survey_answer AS a ON a.visit_id = v.id WHERE {_REAL}"
                " GROUP BY a.item"
            )
        }
        return tuple(found.get(name, Item(name, (0, 0, 0, 0, 0), 0, None)) for name in names)

    def answering_visits(self) -> int:
        """Visits that answered at least one item."""
        sql = (
            f"SELECT count(*) FROM visit AS v WHERE {_REAL}"
            " AND EXISTS (SELECT 1 FROM survey_answer AS a WHERE a.visit_id = v.id)"
        )
        return int(self._ask(sql)[0][0])

    def visits(self) -> sqlite3.Cursor:
        """The newest visits, oldest of them first, test visits among them: one row of 방문 each."""
        return self._db.execute(
            f"SELECT v.seq, {_SEOUL_SERIAL.format('v.started_at')}, {_SEOUL_SERIAL.format('v.ended_at')},"
            " v.duration_s, v.ended_by, v.language, v.audience, v.party_size, v.first_action_s,"
            " (SELECT count(*) FROM play AS p WHERE p.visit_id = v.id),"
            " (SELECT count(*) FROM play AS p WHERE p.visit_id = v.id AND p.outcome = 'completed'),"
            " (SELECT a.value FROM survey_answer AS a WHERE a.visit_id = v.id AND a.item = 'satisfied'),"
            " (SELECT count(*) FROM referral AS r WHERE r.visit_id = v.id AND r.taken = 1),"
            " v.clock_ok, v.is_test, v.id"
            " FROM visit AS v WHERE v.seq > :from AND v.seq <= :last ORDER BY v.seq",
            {"from": self._newest_after(), "last": self._range["last"]},
        )

    def _newest_after(self) -> int:
        """The seq after which the newest MOST_VISIT_ROWS begin."""
        found = self._ask(
            "SELECT v.seq FROM visit AS v WHERE v.seq > :after AND v.seq <= :last"
            f" ORDER BY v.seq DESC LIMIT 1 OFFSET {MOST_VISIT_ROWS}"
        )
        return int(found[0][0]) if found else self._range["after"]

    def _median_first_action(self) -> float | None:
        found = self._ask(f"SELECT count(v.first_action_s) FROM visit AS v WHERE {_REAL}")[0][0]
        if not found:
            return None
        middle = self._ask(
            f"SELECT avg(s) FROM (SELECT v.first_action_s AS s FROM visit AS v WHERE {_REAL}"
            " AND v.first_action_s IS NOT NULL ORDER BY s"
            f" LIMIT {2 - found % 2} OFFSET {(found - 1) // 2})"
        )
        return float(middle[0][0])

    def _groups(self, column: str) -> tuple[tuple[str, int], ...]:
        rows = self._ask(f"SELECT {column}, count(*) FROM visit AS v WHERE {_REAL} GROUP BY {column}")
        return tuple((word, count) for word, count in rows)

    def _ask(self, sql: str) -> list[tuple]:  # type: ignore[type-arg]
        return self._db.execute(sql, self._range).fetchall()
