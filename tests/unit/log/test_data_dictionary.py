"""db/README.md says what is in the database, and nothing that is not."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.core.contract import Level
from kiosk.core.facts import AIDS, AUDIENCES, ENDINGS, PLAY_OUTCOMES, SURVEY_ITEMS
from kiosk.services.database import open_writer
from kiosk.services.resources import resource
from tests.unit.log.dictionary import CLOSED_TEXT_TYPES, STORED_AS, Column, dictionary

WORDS_OF_A_VISITOR = ("홍길동 010-1234-5678", "hong@example.kr", "Hong Gildong")

PICKED_BY_STAFF = {("setting", "value")}
"""The one open text: staff pick it from lists (a printer's queue name), visitors never reach it."""


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path, migrations = tmp_path / "visits.db", resource("db", "migrations")
    open_writer(path, migrations).close()  # opened again, as on every day but the first
    with closing(open_writer(path, migrations)) as connection:
        yield connection


def fill_with_examples(db: sqlite3.Connection) -> None:
    for table, columns in dictionary().items():
        names = ", ".join(column.name for column in columns)
        marks = ", ".join("?" * len(columns))
        db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", [column.value for column in columns])


def tables_of(db: sqlite3.Connection) -> list[str]:
    found = db.execute(
        r"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'"
        r" AND name NOT LIKE '\_%' ESCAPE '\'"
    )
    return [name for (name,) in found]


def test_every_table_and_column_is_in_the_dictionary_in_the_same_order(db: sqlite3.Connection) -> None:
    schema = {
        table: [name for _, name, *_ in db.execute(f"PRAGMA table_info({table})")] for table in tables_of(db)
    }
    assert schema == {table: [column.name for column in columns] for table, columns in dictionary().items()}


@pytest.mark.parametrize("table", dictionary())
def test_types_and_what_may_be_empty_are_as_the_dictionary_says(db: sqlite3.Connection, table: str) -> None:
    schema = {
        name: (kind, not (not_null or (key and kind == "INTEGER")))
        for _, name, kind, not_null, _, key in db.execute(f"PRAGMA table_info({table})")
    }
    assert schema == {
        column.name: (STORED_AS.get(column.type, "TEXT"), column.nullable) for column in dictionary()[table]
    }


def test_every_example_is_accepted_by_the_database(db: sqlite3.Connection) -> None:
    fill_with_examples(db)
    assert all(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables_of(db))


def test_tables_are_strict(db: sqlite3.Connection) -> None:
    lax = db.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
    ).fetchall()
    assert {name for (name,) in lax} <= {"sqlite_schema", "sqlite_sequence", "_sqlite_migrations"}


def text_columns() -> list[tuple[str, Column]]:
    return [
        (table, column)
        for table, columns in dictionary().items()
        for column in columns
        if column.type not in STORED_AS and (table, column.name) not in PICKED_BY_STAFF
    ]


@pytest.mark.parametrize(("table", "column"), text_columns(), ids=lambda each: getattr(each, "name", each))
def test_no_column_takes_a_visitors_words(db: sqlite3.Connection, table: str, column: Column) -> None:
    assert column.type in CLOSED_TEXT_TYPES
    fill_with_examples(db)
    if table == "staff_action":  # append-only: its words are tried as new rows
        change = f"INSERT INTO staff_action (at, action, detail) VALUES ('2026-03-02T01:00:00.000Z', 'entered', '') RETURNING {column.name}"  # noqa: E501
        change = change.replace(
            {"at": "'2026-03-02T01:00:00.000Z'", "action": "'entered'", "detail": "''"}[column.name], "?"
        )
    else:
        change = f"UPDATE {table} SET {column.name} = ?"
    for words in WORDS_OF_A_VISITOR:
        with pytest.raises(sqlite3.IntegrityError):
            db.execute(change, [words])


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("visit", "ended_by", ENDINGS),
        ("visit", "audience", AUDIENCES),
        ("play", "outcome", PLAY_OUTCOMES),
        ("play", "level", tuple(Level)),
        ("aid_use", "aid", AIDS),
        ("survey_answer", "item", SURVEY_ITEMS),
    ],
)
def test_the_schema_knows_every_word_of_the_facts(
    db: sqlite3.Connection, table: str, column: str, words: tuple[str, ...]
) -> None:
    fill_with_examples(db)
    for word in words:
        db.execute(f"UPDATE {table} SET {column} = ?", [word])
    meaning = resource("db", "README.md").read_text(encoding="utf-8").partition(f"\n## {table}\n")[2]
    assert all(word in meaning.partition("\n## ")[0] for word in words)


def test_which_aids_were_used_cannot_be_tied_to_a_visit(db: sqlite3.Connection) -> None:
    columns = {name for _, name, *_ in db.execute("PRAGMA table_info(aid_use)")}
    assert columns == {"day", "aid", "count"}
    assert db.execute("PRAGMA foreign_key_list(aid_use)").fetchall() == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE staff_action SET detail = 'failed'",
        "DELETE FROM staff_action",
        "INSERT OR REPLACE INTO staff_action (id, at, action, detail)"
        " VALUES (1, '2026-03-02T01:00:00.000Z', 'entered', '')",
    ],
)
def test_what_staff_did_is_never_changed_or_deleted(db: sqlite3.Connection, change: str) -> None:
    fill_with_examples(db)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute(change)
    assert db.execute("SELECT action, detail FROM staff_action").fetchall() == [("export", "verified")]


def test_deleting_a_visit_takes_everything_of_it_along(db: sqlite3.Connection) -> None:
    fill_with_examples(db)
    db.execute("DELETE FROM visit")
    for table in ("play", "step", "survey_answer", "slip", "referral"):
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
