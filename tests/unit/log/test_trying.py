"""Asking the writer whether it is there, opening a log only to try it, an old version after a new."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.commands.run import wait_for_migrations
from kiosk.services.database import open_writer
from kiosk.services.resources import resource
from kiosk.services.visit_log import Pace, VisitLog
from tests.doubles import ManualClock
from tests.unit.log.scene import (
    ORIGIN,
    SOON_S,
    Answers,
    OpenLog,
    a_whole_visit,
    record_all,
    rows,
    screen,
    settle,
    started,
)

SLOW_SQL = """
CREATE TABLE slow (n INTEGER);
WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 6000000)
INSERT INTO slow SELECT max(n) FROM count;
"""
"""Takes a second or so."""


def newer(folder: Path, sql: str = "ALTER TABLE visit ADD COLUMN floor INTEGER;") -> Path:
    """The migrations of a version after this one."""
    target = shutil.copytree(resource("db", "migrations"), folder / "newer")
    (target / f"{len(list(target.glob('*.sql'))) + 1:04d}.sql").write_text(sql, "utf-8")
    return target


@pytest.fixture
def try_out(path: Path, clock: ManualClock, answers: Answers) -> Callable[..., None]:
    """Opens a log as one that is not counted, and closes it again."""

    def tried(migrations: Path | None = None) -> None:
        log = VisitLog(path, clock, ORIGIN, answers, Pace(), migrations, counted=False)
        assert log.wait_until_open(SOON_S)
        log.close()

    return tried


def changes(path: Path) -> int:
    """How often the file was changed, as SQLite counts it."""
    with closing(sqlite3.connect(path)) as db:
        (count,) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[:1]
    assert count == 0
    return int.from_bytes(path.read_bytes()[24:28], "big")


def test_the_writer_answers_and_writes_nothing_for_it(open_log: OpenLog, path: Path) -> None:
    log = open_log()
    settle(log)
    before = changes(path)
    for _ in range(3):
        answered = threading.Event()
        log.ping(answered.set)
        assert answered.wait(SOON_S)
    assert changes(path) == before


def test_a_log_that_does_not_open_yet_answers_for_itself(open_log: OpenLog, path: Path) -> None:
    """Visitors are served without a log then: a disk that is slow, or hangs for good, ends no kiosk."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        log = open_log()
        answered: list[str] = []
        log.ping(lambda: answered.append(threading.current_thread().name))
        assert not log.wait_until_open(0)
        assert answered == [threading.current_thread().name]


def test_a_writer_that_hangs_does_not_answer_until_it_is_back(open_log: OpenLog) -> None:
    log = open_log()
    assert log.wait_until_open(SOON_S)  # before that it answers for itself, even while it works on something
    hangs, back, answered = threading.Event(), threading.Event(), threading.Event()

    def hang(_db: sqlite3.Connection) -> None:
        hangs.set()
        back.wait(SOON_S)

    held = log.write(hang)
    assert hangs.wait(SOON_S)
    log.ping(answered.set)
    assert not answered.wait(0.1)
    back.set()
    held.result(SOON_S)
    assert answered.wait(SOON_S)


def test_a_log_in_trouble_answers(tmp_path: Path, clock: ManualClock, answers: Answers) -> None:
    log = VisitLog(tmp_path / "nowhere" / "visits.db", clock, ORIGIN, answers)
    try:
        assert log.wait_until_open(SOON_S)
        assert log.trouble == "read_only"
        answered = threading.Event()
        log.ping(answered.set)
        assert answered.wait(SOON_S)
    finally:
        log.close()


def test_questions_do_not_keep_the_running_kiosk_from_noting_that_it_runs(
    open_log: OpenLog, clock: ManualClock, path: Path
) -> None:
    log = open_log(Pace(beat_s=0.2))
    settle(log)
    clock.advance(60)
    look = threading.Event()
    for _ in range(100):
        log.ping(lambda: None)
        look.wait(0.02)
        if rows(path, "SELECT ended_at FROM uptime") == [("2026-03-02T01:01:00.000Z",)]:
            return
    raise AssertionError("the end of the run did not move")


def test_trying_a_machine_is_no_running_no_visit_and_no_crash(
    open_log: OpenLog, path: Path, try_out: Callable[..., None]
) -> None:
    log = open_log()
    record_all(log, a_whole_visit(1))
    record_all(log, (started(2), screen("hall", 2)))
    settle(log)
    log.close()
    before = rows(path, "SELECT * FROM uptime"), rows(path, "SELECT * FROM visit")
    try_out()
    assert (rows(path, "SELECT * FROM uptime"), rows(path, "SELECT * FROM visit")) == before


def test_trying_a_machine_leaves_a_damaged_log_where_it_is(
    path: Path, answers: Answers, try_out: Callable[..., None]
) -> None:
    path.write_bytes(b"this was a database once" * 400)
    before = path.read_bytes()
    try_out()
    assert path.read_bytes() == before
    assert [trouble.kind for trouble in answers.troubles] == ["damaged"]
    assert list(path.parent.glob("*damaged*")) == []


def test_an_old_version_goes_on_with_the_log_that_a_newer_one_brought_up_to_date(
    open_log: OpenLog, path: Path, tmp_path: Path, try_out: Callable[..., None]
) -> None:
    log = open_log()
    record_all(log, a_whole_visit(1))
    settle(log)
    log.close()
    try_out(newer(tmp_path))
    assert rows(path, "SELECT floor FROM visit") == [(None,)]
    old = open_log()
    record_all(old, a_whole_visit(2))
    settle(old)
    assert old.trouble == ""
    assert rows(path, "SELECT seq, ended_by FROM visit ORDER BY seq") == [(1, "finished"), (2, "finished")]
    assert rows(path, "SELECT ended_how FROM uptime ORDER BY id") == [("clean",), (None,)]


def test_a_migration_that_fails_when_tried_leaves_every_visit_to_the_old_version(
    open_log: OpenLog, path: Path, tmp_path: Path, answers: Answers, try_out: Callable[..., None]
) -> None:
    log = open_log()
    record_all(log, a_whole_visit(1))
    settle(log)
    log.close()
    try_out(newer(tmp_path, "ALTER TABLE visit ADD COLUMN floor INTEGER;\nINSERT INTO nowhere VALUES (1);"))
    assert [trouble.kind for trouble in answers.troubles] == ["other"]
    old = open_log()
    record_all(old, a_whole_visit(2))
    settle(old)
    assert rows(path, "SELECT count(*) FROM visit") == [(2,)]


def test_the_supervisor_hears_of_a_migration_while_it_lasts(
    open_log: OpenLog, path: Path, tmp_path: Path
) -> None:
    open_writer(path, resource("db", "migrations")).close()
    said: list[str] = []
    log = open_log(migrations=newer(tmp_path, SLOW_SQL))
    wait_for_migrations(log, said.append, lambda: False)
    assert set(said) == {"migrating"}
    assert rows(path, "SELECT n FROM slow") == [(6_000_000,)]
    assert not log.is_migrating


def test_nobody_waits_for_a_log_that_needs_no_migration(open_log: OpenLog, path: Path) -> None:
    open_writer(path, resource("db", "migrations")).close()
    said: list[str] = []
    wait_for_migrations(open_log(), said.append, lambda: False)
    assert said == []
