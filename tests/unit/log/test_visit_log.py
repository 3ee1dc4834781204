"""The thread: order, answers, jobs on the writing connection, and never holding the caller up."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kiosk.core.facts import AidUsed
from kiosk.core.ports import PlayStored, VisitLog
from kiosk.services.visit_log import LogUnavailable, Pace
from tests.doubles import ManualClock
from tests.unit.log.scene import (
    ORIGIN,
    SOON_S,
    Answers,
    OpenLog,
    a_whole_visit,
    ended,
    play_finished,
    play_started,
    record_all,
    rows,
    screen,
    settle,
    started,
    uuid_of,
)


def test_it_is_the_log_that_screens_ask_for(open_log: OpenLog) -> None:
    log: VisitLog = open_log()
    log.record(started())


def test_a_finished_play_is_on_disk_when_the_log_says_so(path: Path, clock: ManualClock) -> None:
    from kiosk.services.visit_log import VisitLog as Log

    seen: list[tuple[object, list[tuple[object, ...]]]] = []
    told = threading.Event()

    def look_into_the_file(answer: object) -> None:
        seen.append((answer, rows(path, "SELECT outcome FROM play")))
        told.set()

    log = Log(path, clock, ORIGIN, look_into_the_file)
    record_all(log, (started(), play_started(), play_finished()))
    assert told.wait(SOON_S)
    log.close()
    assert seen == [(PlayStored(uuid_of(101)), [("completed",)])]


def test_facts_are_written_in_the_order_they_were_recorded(open_log: OpenLog, path: Path) -> None:
    log = open_log(Pace(batch=7))
    log.record(started())
    names = [f"screen_{n}" for n in range(100)]
    for name in names:
        log.record(screen(name))
    settle(log)
    assert [name for (name,) in rows(path, "SELECT screen FROM step ORDER BY n")] == names


def test_facts_of_many_threads_all_arrive(open_log: OpenLog, path: Path) -> None:
    log = open_log()
    callers = [threading.Thread(target=record_all, args=(log, [AidUsed("voice")] * 50)) for _ in range(4)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    settle(log)
    assert rows(path, "SELECT count FROM aid_use") == [(200,)]


def test_recording_does_not_wait_for_the_disk(open_log: OpenLog, path: Path) -> None:
    log = open_log()
    settle(log)
    disk_is_slow = threading.Event()
    hold = log.write(lambda _db: disk_is_slow.wait(SOON_S))
    for fact in a_whole_visit():
        log.record(fact)  # returns although the writer is held
    assert rows(path, "SELECT count(*) FROM visit") == [(0,)]
    disk_is_slow.set()
    assert hold.result(SOON_S) is True
    settle(log)
    assert rows(path, "SELECT ended_by FROM visit") == [("finished",)]


def test_times_are_those_of_recording_not_of_writing(
    open_log: OpenLog, clock: ManualClock, path: Path
) -> None:
    log = open_log()
    disk_is_slow = threading.Event()
    log.write(lambda _db: disk_is_slow.wait(SOON_S))
    log.record(started())
    clock.advance(60)
    log.record(ended())
    clock.advance(600)
    disk_is_slow.set()
    settle(log)
    assert rows(path, "SELECT started_at, ended_at FROM visit") == [
        ("2026-03-02T01:00:00.000Z", "2026-03-02T01:01:00.000Z")
    ]


def test_closing_writes_what_is_still_queued(open_log: OpenLog, path: Path) -> None:
    log = open_log()
    for visit in range(1, 51):
        record_all(log, a_whole_visit(visit))
    log.close()
    assert rows(path, "SELECT count(*), max(seq) FROM visit") == [(50, 50)]


def test_a_job_sees_what_was_recorded_before_it_and_is_committed(open_log: OpenLog, path: Path) -> None:
    log = open_log()
    log.record(started())

    def count_and_note(db: sqlite3.Connection) -> int:
        db.execute(
            "INSERT INTO setting (name, value, changed_at) VALUES ('volume', '0.4', ?)",
            ["2026-03-02T01:00:00.000Z"],
        )
        (visits,) = db.execute("SELECT count(*) FROM visit").fetchone()
        return int(visits)

    assert log.write(count_and_note).result(SOON_S) == 1
    assert rows(path, "SELECT name, value FROM setting") == [("volume", "0.4")]


def test_a_failing_job_changes_nothing_and_tells_its_caller(
    open_log: OpenLog, answers: Answers, path: Path
) -> None:
    log = open_log()

    def half(db: sqlite3.Connection) -> None:
        db.execute("INSERT INTO staff_call (at) VALUES ('2026-03-02T01:00:00.000Z')")
        raise KeyError("the other half")

    with pytest.raises(KeyError, match="the other half"):
        log.write(half).result(SOON_S)
    with pytest.raises(sqlite3.IntegrityError):
        log.write(lambda db: db.execute("INSERT INTO staff_call (at) VALUES ('soon')")).result(SOON_S)
    settle(log)
    assert rows(path, "SELECT count(*) FROM staff_call") == [(0,)]
    assert answers.all == []


def test_a_job_after_closing_is_refused(open_log: OpenLog) -> None:
    log = open_log()
    log.close()
    with pytest.raises(LogUnavailable):
        settle(log)


def test_importing_the_log_loads_neither_sqlite_utils_nor_argon2_nor_qt() -> None:
    slow = ("sqlite_utils", "argon2", "platformdirs", "PySide6", "click")
    asked = (
        "import sys, kiosk.services.visit_log, kiosk.services.staff_pin, kiosk.services.data_dir;"
        f"print([name for name in {slow!r} if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
