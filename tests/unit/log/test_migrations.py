"""A filled database of every earlier schema becomes today's, with a backup and nothing lost."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.services.database import applied_migrations, open_reader, open_writer, split_statements
from kiosk.services.resources import resource
from tests.unit.log.dictionary import dictionary

NEWEST = sorted(resource("db", "migrations").glob("*.sql"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The migrations of this kiosk, to be added to."""
    return shutil.copytree(resource("db", "migrations"), tmp_path / "migrations")


def copy_of_first(count: int, target: Path) -> Path:
    target.mkdir()
    for script in NEWEST[:count]:
        shutil.copy(script, target)
    return target


def fill(db: sqlite3.Connection) -> None:
    """The dictionary's example rows, as far as this schema has their columns."""
    for table, columns in dictionary().items():
        known = {name for _, name, *_ in db.execute(f"PRAGMA table_info({table})")}
        row = {column.name: column.value for column in columns if column.name in known}
        if row:
            db.execute(
                f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
                [*row.values()],
            )


def counts(db: sqlite3.Connection) -> dict[str, int]:
    tables = dictionary().keys() & {name for (name,) in db.execute("SELECT name FROM sqlite_master")}
    return {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def schema(db: sqlite3.Connection) -> set[str]:
    return {sql for (sql,) in db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}


@pytest.mark.parametrize("earlier", range(1, len(NEWEST) + 1))
def test_a_filled_database_of_every_earlier_schema_upgrades(tmp_path: Path, earlier: int) -> None:
    path = tmp_path / "visits.db"
    with closing(open_writer(path, copy_of_first(earlier, tmp_path / "earlier"))) as db:
        fill(db)
        before = counts(db)
    with (
        closing(open_writer(path, resource("db", "migrations"))) as db,
        closing(open_writer(tmp_path / "new.db", resource("db", "migrations"))) as new,
    ):
        after = counts(db)
        assert all(after[table] >= rows for table, rows in before.items())
        assert schema(db) == schema(new)
        assert applied_migrations(db) == {script.stem for script in NEWEST}
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_answers_from_before_they_had_a_time_get_the_end_of_their_visit(tmp_path: Path) -> None:
    path = tmp_path / "visits.db"
    with closing(open_writer(path, copy_of_first(1, tmp_path / "earlier"))) as db:
        fill(db)
    with closing(open_writer(path, resource("db", "migrations"))) as db:
        (answered,) = db.execute("SELECT answered_at FROM survey_answer").fetchone()
        assert (answered,) == db.execute("SELECT ended_at FROM visit").fetchone()


def test_the_writer_is_durable_and_keeps_references(filled: Path) -> None:
    with closing(open_writer(filled, resource("db", "migrations"))) as db:
        pragmas = [
            db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
        ]
    assert pragmas == ["wal", 2, 1, 1]


def test_a_reader_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "visits.db"
    with (
        closing(open_writer(path, resource("db", "migrations"))),
        closing(open_reader(path)) as reader,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        reader.execute("DELETE FROM visit")


def add_migration(folder: Path, sql: str) -> str:
    name = f"{len(list(folder.glob('*.sql'))) + 1:04d}"
    (folder / f"{name}.sql").write_text(sql, encoding="utf-8")
    return name


@pytest.fixture
def filled(tmp_path: Path, folder: Path) -> Path:
    path = tmp_path / "visits.db"
    with closing(open_writer(path, folder)) as db:
        fill(db)
    return path


def test_an_existing_database_is_backed_up_before_it_changes(filled: Path, folder: Path) -> None:
    name = add_migration(folder, "ALTER TABLE visit ADD COLUMN floor INTEGER;")
    with closing(open_writer(filled, folder)) as db:
        assert db.execute("SELECT count(floor), count(*) FROM visit").fetchone() == (0, 1)
    with closing(open_reader(filled.with_name(f"visits.before-{name}.db"))) as backup:
        assert backup.execute("SELECT count(*) FROM play").fetchone()[0] == 1
        assert "floor" not in {row["name"] for row in backup.execute("PRAGMA table_info(visit)")}


def test_a_new_database_needs_no_backup(tmp_path: Path, folder: Path) -> None:
    open_writer(tmp_path / "visits.db", folder).close()
    assert list(tmp_path.glob("*before*")) == []


def test_opening_again_migrates_nothing_and_backs_up_nothing(filled: Path, folder: Path) -> None:
    open_writer(filled, folder).close()
    assert list(filled.parent.glob("*before*")) == []


def test_only_the_newest_backups_are_kept(filled: Path, folder: Path) -> None:
    names = []
    for n in range(5):
        names.append(add_migration(folder, f"ALTER TABLE visit ADD COLUMN more_{n} INTEGER;"))
        open_writer(filled, folder).close()
    kept = sorted(backup.name for backup in filled.parent.glob("*before*"))
    assert kept == [f"visits.before-{name}.db" for name in names[-3:]]


def test_a_migration_that_fails_halfway_leaves_the_database_as_it_was(filled: Path, folder: Path) -> None:
    name = add_migration(
        folder, "ALTER TABLE visit ADD COLUMN floor INTEGER;\nINSERT INTO nowhere VALUES (1);"
    )
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        open_writer(filled, folder)
    with closing(open_reader(filled)) as reader:
        assert "floor" not in {row["name"] for row in reader.execute("PRAGMA table_info(visit)")}
        assert name not in applied_migrations(reader)


def test_a_database_of_a_newer_kiosk_still_opens(
    filled: Path, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    name = add_migration(folder, "ALTER TABLE visit ADD COLUMN floor INTEGER;")
    open_writer(filled, folder).close()
    with closing(open_writer(filled, resource("db", "migrations"))) as db:
        assert db.execute("SELECT count(*) FROM visit").fetchone() == (1,)
    assert f"newer kiosk (migrations {name})" in caplog.text


def test_migrations_only_add(folder: Path) -> None:
    for script in folder.glob("*.sql"):
        sql = script.read_text(encoding="utf-8").upper()
        assert "DROP " not in sql
        assert "RENAME " not in sql


def test_a_trigger_is_one_statement() -> None:
    sql = "CREATE TRIGGER t BEFORE DELETE ON a\nBEGIN\n  SELECT 1;\n  SELECT 2;\nEND;\nSELECT 3;\nSELECT 4"
    assert [each.strip()[:9] for each in split_statements(sql)] == ["CREATE TR", "SELECT 3;", "SELECT 4"]
