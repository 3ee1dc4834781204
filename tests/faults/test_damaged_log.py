"""A damaged file is set aside with its companions; visits go on in a new one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.core.ports import LogTrouble
from kiosk.services.damage import QuickCheck, set_aside, trouble_kind
from kiosk.services.database import open_reader, transaction
from tests.unit.log.scene import (
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

ASIDE = "visits.damaged-20260302T010000Z.db"


def overwrite(path: Path, offset: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(content)


def no_database_at_all(path: Path) -> None:
    path.write_bytes(b"This was a database once." * 400)


def a_torn_schema_page(path: Path) -> None:
    overwrite(path, 100, b"\xff" * 400)


def a_file_cut_short(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(2 * 4096)


@pytest.fixture
def filled(path: Path, open_log: OpenLog) -> Path:
    log = open_log()
    for visit in range(1, 31):
        record_all(log, a_whole_visit(visit))
    log.close()
    return path


@pytest.mark.parametrize("damage", [no_database_at_all, a_torn_schema_page, a_file_cut_short])
def test_a_damaged_file_found_at_the_start_is_kept_aside_and_visits_are_logged(
    filled: Path, open_log: OpenLog, answers: Answers, damage: Callable[[Path], None]
) -> None:
    damage(filled)
    content = filled.read_bytes()
    log = open_log()
    record_all(log, a_whole_visit(99))
    settle(log)
    assert answers.troubles == [LogTrouble("damaged", ASIDE)]
    assert filled.with_name(ASIDE).read_bytes() == content
    assert rows(filled, "SELECT id, ended_by FROM visit") == [(uuid_of(99), "finished")]
    assert rows(filled, "SELECT count(*) FROM uptime") == [(1,)]


def play_pages(db: sqlite3.Connection) -> tuple[int, int]:
    """Page size, and the number of the first page of table `play`."""
    (size,) = db.execute("PRAGMA page_size").fetchone()
    (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'play'").fetchone()
    return int(size), int(page)


def test_damage_met_during_a_visit_moves_the_visit_into_the_new_file(
    filled: Path, open_log: OpenLog, answers: Answers
) -> None:
    log = open_log()
    record_all(log, (started(99), screen("hall", 99)))
    page_size, page = log.write(play_pages).result(20)
    # Beyond the write-ahead log and the page cache, as a failing disk would have it.
    log.write(lambda db: db.execute("PRAGMA shrink_memory")).result(20)
    with closing(sqlite3.connect(filled)) as other:
        other.execute("PRAGMA wal_checkpoint(PASSIVE)")
    overwrite(filled, (page - 1) * page_size, b"\x00" * page_size)
    record_all(log, (play_started(199, 99), play_finished(199, 99), ended(99)))
    settle(log)
    assert answers.troubles == [LogTrouble("damaged", ASIDE)]
    assert answers.stored[-1] == uuid_of(199)
    assert rows(filled, "SELECT id, ended_by, clock_ok FROM visit") == [(uuid_of(99), "finished", 1)]
    assert rows(filled, "SELECT screen FROM step") == [("hall",)]
    assert rows(filled, "SELECT outcome FROM play") == [("completed",)]


def test_a_check_after_an_unclean_stop_finds_damage_that_no_visit_has_met(
    filled: Path, open_log: OpenLog, answers: Answers
) -> None:
    log = open_log()
    settle(log)
    log.close()
    with closing(sqlite3.connect(filled)) as db:
        db.execute("UPDATE uptime SET ended_how = NULL")
        db.commit()
        size, page = (
            db.execute("PRAGMA page_size").fetchone()[0],
            db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'slip_by_visit'").fetchone()[0],
        )
    overwrite(filled, (page - 1) * size, b"\x00" * size)
    log = open_log()
    answers.wait_for(LogTrouble)
    settle(log)
    assert answers.troubles == [LogTrouble("damaged", ASIDE)]
    assert rows(filled, "SELECT count(*) FROM visit") == [(0,)]


def test_a_check_after_an_unclean_stop_leaves_a_sound_file_alone(
    filled: Path, open_log: OpenLog, answers: Answers
) -> None:
    heard: list[str] = []
    QuickCheck(filled, heard.append).run()
    with closing(sqlite3.connect(filled)) as db:
        db.execute("UPDATE uptime SET ended_how = NULL")
        db.commit()
    log = open_log()
    log.record(started(99))
    log.close()  # ends the check too
    assert heard == []
    assert answers.troubles == []
    assert rows(filled, "SELECT count(*) FROM visit") == [(31,)]


def test_rows_that_the_schema_forbids_are_logged_and_the_file_stays(
    filled: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(sqlite3.connect(filled)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("UPDATE visit SET party_size = 12 WHERE seq = 1")
        db.commit()
    heard: list[str] = []
    QuickCheck(filled, heard.append).run()
    assert heard == []
    assert "rows that its schema forbids" in caplog.text


def test_companions_go_aside_with_the_file_and_an_earlier_one_is_not_overwritten(tmp_path: Path) -> None:
    at = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    path = tmp_path / "visits.db"
    for content in (b"first", b"second"):
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).write_bytes(content)
        set_aside(path, at)
    again = ASIDE.replace(".db", "-2.db")
    kept = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert kept == {
        **{ASIDE + suffix: b"first" for suffix in ("", "-wal", "-shm")},
        **{again + suffix: b"second" for suffix in ("", "-wal", "-shm")},
    }


def test_what_was_only_in_the_write_ahead_log_can_be_read_from_the_file_set_aside(
    filled: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as db:
        with transaction(db):
            db.execute("UPDATE visit SET language = 'en'")
        copies = tmp_path / "as_the_power_cut_left_it"
        copies.mkdir()
        for file in filled.parent.glob("visits.db*"):
            copies.joinpath(file.name).write_bytes(file.read_bytes())
    aside = set_aside(copies / "visits.db", datetime(2026, 3, 2, 1, 0, tzinfo=UTC))
    with closing(open_reader(aside)) as reader:
        assert reader.execute("SELECT DISTINCT language FROM visit").fetchone()[0] == "en"


def test_an_unmet_kind_of_fault_is_not_called_damage() -> None:
    assert trouble_kind(sqlite3.OperationalError("no such table: visit")) == "other"
