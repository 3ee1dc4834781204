"""A log written row by row, so that what was counted can be said in the test that counts it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Generic, TypeVar

from kiosk.core.errors import KioskError
from kiosk.services.database import open_writer
from kiosk.services.resources import resource

T = TypeVar("T")
SOON_S = 20.0


class Heard(Generic[T]):
    """A `Done` that keeps its one answer and can be waited for."""

    def __init__(self) -> None:
        self._answers: list[T | KioskError] = []
        self._came = threading.Event()

    def __call__(self, answer: T | KioskError) -> None:
        self._answers.append(answer)
        self._came.set()

    @property
    def answer(self) -> T | KioskError:
        assert self._came.wait(SOON_S), "no answer came"
        (answer,) = self._answers
        return answer

    @property
    def result(self) -> T:
        answer = self.answer
        assert not isinstance(answer, KioskError), answer
        return answer


def seoul(text: str) -> datetime:
    """`2026-03-02 10:00`, or with seconds, on a wall in Seoul, as UTC."""
    return datetime.fromisoformat(f"{text}+09:00").astimezone(UTC)


def iso(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%S}.000Z"


class Pages:
    """Writes visits and what belongs to them. Every visit gets the next number."""

    def __init__(self, path: Path) -> None:
        self.db: sqlite3.Connection = open_writer(path, resource("db", "migrations"))
        self._visits = 0
        self._plays = 0

    def visit(self, at: str, **columns: Any) -> str:
        """A closed visit that began at a local time; `first_action_s`, `is_test` and so on as columns."""
        self._visits += 1
        row = {
            "id": f"00000000-0000-4000-8000-{self._visits:012d}",
            "seq": self._visits,
            "site": "demo",
            "kiosk": 1,
            "started_at": iso(seoul(at)),
            "ended_at": iso(seoul(at) + timedelta(minutes=3)),
            "duration_s": 180.0,
            "clock_ok": 1,
            "ended_by": "finished",
            "language": "ko",
            "app_version": "1.0.0",
            **columns,
        }
        self._insert("visit", row)
        return str(row["id"])

    def play(self, visit: str, at: str, outcome: str = "completed", **columns: Any) -> None:
        self._plays += 1
        row = {
            "id": f"00000000-0000-4000-9000-{self._plays:012d}",
            "visit_id": visit,
            "experience": "drone_traffic",
            "version": "1.0.0",
            "level": "standard",
            "short": 0,
            "seed": 1,
            "started_at": iso(seoul(at)),
            "ended_at": iso(seoul(at) + timedelta(minutes=2)),
            "outcome": outcome,
            "round_reached": 3,
            **columns,
        }
        self._insert("play", row)

    def answer(self, visit: str, value: int, item: str = "satisfied") -> None:
        at = "SELECT ended_at FROM visit WHERE id = ?1"
        sql = f"INSERT INTO survey_answer (visit_id, item, value, answered_at) VALUES (?1, ?2, ?3, ({at}))"
        self.db.execute(sql, [visit, item, value])

    def slip(self, visit: str, at: str, outcome: str = "printed") -> None:
        row = {"channel": "printer", "outcome": outcome, "printer_status": "queued"}
        self._insert("slip", {"visit_id": visit, "requested_at": iso(seoul(at)), **row})

    def referral(self, visit: str, programme: str, taken: int = 1) -> None:
        self._insert("referral", {"visit_id": visit, "programme": programme, "shown": 1, "taken": taken})

    def call(self, at: str) -> None:
        self._insert("staff_call", {"at": iso(seoul(at))})

    def run(self, first: str, last: str, clock_ok: int = 1) -> None:
        """The kiosk ran from `first` to `last`."""
        row = {"started_at": iso(seoul(first)), "ended_at": iso(seoul(last))}
        self._insert("uptime", {**row, "ended_how": "clean", "clock_ok": clock_ok})

    def export(self, last_seq: int, at: str, *, verified: bool = True) -> None:
        when = iso(seoul(at))
        row = {"at": when, "first_seq": 1, "last_seq": last_seq, "rows": "{}", "sha256": "0" * 64}
        self._insert("export", {**row, "verified_at": when if verified else None})

    def close(self) -> None:
        self.db.close()

    def _insert(self, table: str, row: dict[str, Any]) -> None:
        marks = ", ".join("?" * len(row))
        self.db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", [*row.values()])


WritePages = Callable[[], Pages]
