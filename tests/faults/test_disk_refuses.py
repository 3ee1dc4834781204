"""A full or failing disk: facts wait in memory, staff are told, visits go on."""

from __future__ import annotations

import errno
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.core.facts import AidUsed, PlayFinished
from kiosk.core.ports import LogRecovered, LogTrouble
from kiosk.services.damage import trouble_kind
from kiosk.services.visit_log import LogUnavailable, Pace
from tests.unit.log.scene import (
    SOON_S,
    Answers,
    OpenLog,
    a_whole_visit,
    ended,
    play_finished,
    play_started,
    record_all,
    rows,
    settle,
    started,
    uuid_of,
)

QUICK = Pace(retry_s=0.02)


def long_play(play: int, visit: int) -> PlayFinished:
    """A play whose recording needs disk of its own (about 60 kB)."""
    return replace(play_finished(play, visit), actions=tuple((step, "a3/climb") for step in range(4000)))


@contextmanager
def no_disk_left() -> Iterator[None]:
    """The system refuses every write beyond a file's first page, so no transaction can be committed."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_log_is_told_can_still_be_read_and_loses_nothing(
    open_log: OpenLog, answers: Answers, path: Path
) -> None:
    log = open_log(QUICK)
    record_all(log, (started(1), play_started(101, 1), long_play(101, 1), ended(1)))

    def no_further_page(db: sqlite3.Connection) -> None:
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        db.execute(f"PRAGMA max_page_count = {pages}")

    log.write(no_further_page).result(SOON_S)
    record_all(log, (started(2), play_started(102, 2), long_play(102, 2), ended(2)))
    assert answers.wait_for(LogTrouble) == LogTrouble("full", "database or disk is full")
    assert rows(path, "SELECT id FROM visit") == [(uuid_of(1),)]
    with closing(sqlite3.connect(path)) as somebody:  # makes room in the file
        somebody.execute("DELETE FROM play")
        somebody.commit()
    answers.wait_for(LogRecovered(lost=0))
    assert answers.stored == [uuid_of(101), uuid_of(102)]
    assert len(answers.troubles) == 1
    assert rows(path, "SELECT id, seq FROM visit ORDER BY seq") == [(uuid_of(1), 1), (uuid_of(2), 2)]
    assert rows(path, "SELECT id, outcome FROM play") == [(uuid_of(102), "completed")]


needs_file_limits = pytest.mark.skipif(sys.platform == "win32", reason="limits on file size are POSIX")


@needs_file_limits
def test_while_the_disk_refuses_visits_go_on_and_all_of_it_is_written_later(
    open_log: OpenLog, answers: Answers, path: Path
) -> None:
    log = open_log(QUICK)
    settle(log)
    with no_disk_left():
        for visit in (1, 2, 3):
            record_all(log, (started(visit), play_started(100 + visit, visit), long_play(100 + visit, visit)))
            log.record(ended(visit))
        answers.wait_for(LogTrouble)
        assert answers.stored == []
    answers.wait_for(LogRecovered(lost=0))
    assert answers.stored == [uuid_of(101), uuid_of(102), uuid_of(103)]
    assert rows(path, "SELECT id, seq, ended_by FROM visit ORDER BY seq") == [
        (uuid_of(visit), visit, "finished") for visit in (1, 2, 3)
    ]


@needs_file_limits
def test_a_visit_that_was_going_on_is_not_called_crashed_when_the_log_is_opened_anew(
    open_log: OpenLog, answers: Answers, path: Path
) -> None:
    log = open_log(QUICK)
    log.record(started())
    log.record(play_started())
    settle(log)
    with no_disk_left():
        log.record(long_play(101, 1))
        answers.wait_for(LogTrouble)
    answers.wait_for(LogRecovered(lost=0))
    log.record(ended(by="home"))
    settle(log)
    assert rows(path, "SELECT ended_by FROM visit") == [("home",)]
    assert rows(path, "SELECT outcome FROM play") == [("completed",)]
    assert rows(path, "SELECT count(*) FROM uptime") == [(1,)]


@needs_file_limits
def test_what_does_not_fit_into_memory_is_refused_by_whole_visits_and_counted(
    open_log: OpenLog, answers: Answers, path: Path
) -> None:
    log = open_log(replace(QUICK, backlog=4))
    settle(log)
    with no_disk_left():
        record_all(log, (started(1), play_started(101, 1), long_play(101, 1), ended(1)))
        answers.wait_for(LogTrouble)
        record_all(log, (*a_whole_visit(2), AidUsed("voice")))
    answers.wait_for(LogRecovered(lost=len(a_whole_visit(2)) + 1))
    assert rows(path, "SELECT id FROM visit") == [(uuid_of(1),)]
    record_all(log, a_whole_visit(3))
    settle(log)
    assert rows(path, "SELECT id, seq FROM visit ORDER BY seq") == [(uuid_of(1), 1), (uuid_of(3), 2)]


@needs_file_limits
def test_in_trouble_a_job_is_refused_at_once_instead_of_waiting(open_log: OpenLog, answers: Answers) -> None:
    log = open_log(QUICK)
    settle(log)
    with no_disk_left():
        log.record(started())
        answers.wait_for(LogTrouble)
        with pytest.raises(LogUnavailable):
            settle(log)
    answers.wait_for(LogRecovered)
    settle(log)


def test_a_database_that_cannot_be_made_yet_is_made_when_it_can(
    open_log: OpenLog, answers: Answers, path: Path
) -> None:
    path.mkdir()  # something in its place
    log = open_log(QUICK)
    record_all(log, a_whole_visit())
    assert answers.wait_for(LogTrouble) == LogTrouble("read_only", "unable to open database file")
    path.rmdir()
    answers.wait_for(LogRecovered(lost=0))
    assert rows(path, "SELECT ended_by FROM visit") == [("finished",)]


def test_a_log_that_cannot_be_written_still_closes_and_says_what_it_loses(
    open_log: OpenLog, answers: Answers, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.mkdir()
    log = open_log(Pace())
    record_all(log, a_whole_visit())
    log.close()
    assert f"{len(a_whole_visit())} facts could not be written before the end" in caplog.text
    assert [trouble.kind for trouble in answers.troubles] == ["read_only"]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, "full"),
        (errno.EROFS, "read_only"),
        (errno.EACCES, "read_only"),
        (errno.EIO, "other"),
    ],
)
def test_a_refusal_by_the_operating_system_is_told_in_its_kind(code: int, kind: str) -> None:
    assert trouble_kind(OSError(code, "refused")) == kind
