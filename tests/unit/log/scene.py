"""What the tests of the visit log share: collected answers, one visit's facts, rows."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from kiosk.core.facts import Fact, PlayFinished, PlayStarted, ScreenShown, VisitEnded, VisitStarted
from kiosk.core.ports import LogAnswer, LogRecovered, LogTrouble, PlayStored
from kiosk.services.database import open_reader
from kiosk.services.fact_writer import Origin
from kiosk.services.visit_log import Pace, VisitLog
from tests.doubles import ManualClock

ORIGIN = Origin(site="demo", kiosk=3, app_version="1.2.3", build_date=date(2026, 2, 1))
SOON_S = 20.0
"""Far longer than any answer takes; only a failing test waits for it."""


class Answers:
    """What the log answered, in order; waits for an answer instead of sleeping."""

    def __init__(self) -> None:
        self.all: list[LogAnswer] = []
        self._arrived = threading.Condition()

    def __call__(self, answer: LogAnswer) -> None:
        with self._arrived:
            self.all.append(answer)
            self._arrived.notify_all()

    def wait_for(self, wanted: LogAnswer | type[LogTrouble] | type[LogRecovered]) -> LogAnswer:
        def found() -> LogAnswer | None:
            matches = (
                a for a in self.all if a == wanted or (isinstance(wanted, type) and isinstance(a, wanted))
            )
            return next(matches, None)

        with self._arrived:
            answer = self._arrived.wait_for(found, SOON_S)
        assert answer is not None, f"{wanted} did not come, only {self.all}"
        return answer

    @property
    def troubles(self) -> list[LogTrouble]:
        return [answer for answer in self.all if isinstance(answer, LogTrouble)]

    @property
    def stored(self) -> list[str]:
        return [answer.play_id for answer in self.all if isinstance(answer, PlayStored)]


def uuid_of(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


def started(visit: int = 1, language: str = "ko") -> VisitStarted:
    return VisitStarted(uuid_of(visit), language)


def screen(name: str, visit: int = 1) -> ScreenShown:
    return ScreenShown(uuid_of(visit), name)


def play_started(play: int = 101, visit: int = 1) -> PlayStarted:
    return PlayStarted(
        uuid_of(visit), uuid_of(play), "drone_traffic", "1.0.0", "standard", short=False, seed=2**40 + 7
    )


def play_finished(play: int = 101, visit: int = 1) -> PlayFinished:
    return PlayFinished(
        visit_id=uuid_of(visit),
        play_id=uuid_of(play),
        outcome="completed",
        round_reached=3,
        actions=((31, "a3/climb"), (57, "a1/hold")),
        score=0.71,
        stars=2,
        measures=(("separation_m", 84.0), ("delay_s", 0.1 + 0.2)),
    )


def ended(visit: int = 1, by: str = "finished", duration_s: float = 169.4) -> VisitEnded:
    return VisitEnded(uuid_of(visit), by, duration_s)


def a_whole_visit(visit: int = 1) -> tuple[Fact, ...]:
    play = 100 + visit
    return (
        started(visit),
        screen("hall", visit),
        play_started(play, visit),
        screen("play", visit),
        play_finished(play, visit),
        screen("debrief", visit),
        ended(visit),
    )


def rows(path: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    with closing(open_reader(path)) as reader:
        return [tuple(row) for row in reader.execute(sql, values)]


def record_all(log: VisitLog, facts: Iterable[Fact]) -> None:
    for fact in facts:
        log.record(fact)


OpenLog = Callable[..., VisitLog]


@contextmanager
def logs(path: Path, clock: ManualClock, answers: Answers) -> Iterator[OpenLog]:
    """Opens logs on `path` and closes every one at the end."""
    opened: list[VisitLog] = []

    def open_log(pace: Pace | None = None, migrations: Path | None = None) -> VisitLog:
        log = VisitLog(path, clock, ORIGIN, answers, pace or Pace(), migrations)
        opened.append(log)
        return log

    yield open_log
    for log in opened:
        log.close()


def settle(log: VisitLog) -> None:
    """Until everything recorded so far is on disk."""
    log.write(_nothing).result(SOON_S)


def _nothing(_db: sqlite3.Connection) -> None:
    return None
