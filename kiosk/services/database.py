"""Opening `visits.db`: pragmas, migrations, the backup before them, and transactions.

One connection writes (the visit log's thread owns it); every other is a reader and `query_only`.
`sqlite_utils` takes a tenth of a second to import, so it is loaded only where a migration is due.
"""

from __future__ import annotations

import logging
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.errors import BadInput
from kiosk.services.atomic_file import sync_folder

if TYPE_CHECKING:
    from sqlite_utils.db import Database

_log = logging.getLogger(__name__)

BUSY_TIMEOUT_S = 5.0
BACKUPS_KEPT = 3
MIGRATION_SET = "visits"

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # Without it INSERT OR REPLACE would delete an append-only row and its trigger would not fire.
    "PRAGMA recursive_triggers = ON",
    # Damage shows as SQLITE_CORRUPT at the page it is on, not as nonsense rows.
    "PRAGMA cell_size_check = ON",
    "PRAGMA journal_size_limit = 16777216",
)


def open_writer(
    path: Path, migrations: Path, on_migrating: Callable[[], None] = lambda: None
) -> sqlite3.Connection:
    """The one writing connection, its schema brought up to the newest of `migrations` (a folder).

    Creates the file if there is none. `on_migrating` is called before the first change, which may be the
    start of minutes. Raises sqlite3.Error or OSError; then nothing is left open.
    """
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        migrate(connection, path, migrations, on_migrating)
    except BaseException:
        connection.close()
        raise
    return connection


def open_reader(path: Path) -> sqlite3.Connection:
    """A connection that can read beside the writer and change nothing. Rows answer to column names."""
    if not path.is_file():
        raise BadInput(str(path), "", "no such file", "a visit log (visits.db)")
    # mode=rw, not ro: a read-only connection could not open a log that a power cut left with a WAL.
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None
    )
    connection.execute("PRAGMA query_only = ON")
    connection.row_factory = sqlite3.Row
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing of it; committed and synced when the block is left.

    Does what `db.atomic()` of sqlite-utils does, without its import on every start.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def migrate(
    connection: sqlite3.Connection, path: Path, migrations: Path, on_migrating: Callable[[], None]
) -> None:
    """Apply what is pending of `migrations/NNNN.sql`, in order, each in a transaction of its own.

    A database that already held data is copied first to `<name>.before-NNNN.db` beside it. Names the
    database has and the folder lacks come from a newer kiosk: migrations only ever add, so it still works.
    """
    scripts = {script.stem: script for script in sorted(migrations.glob("[0-9][0-9][0-9][0-9].sql"))}
    if not scripts:
        raise FileNotFoundError(migrations)
    applied = applied_migrations(connection)
    if newer := sorted(applied - scripts.keys()):
        _log.warning("%s was written by a newer kiosk (migrations %s)", path.name, ", ".join(newer))
    pending = [name for name in scripts if name not in applied]
    if not pending:
        return
    on_migrating()
    if applied:
        back_up(connection, path.with_name(f"{path.stem}.before-{pending[0]}{path.suffix}"))
    _apply(connection, [scripts[name] for name in pending])


def applied_migrations(connection: sqlite3.Connection) -> set[str]:
    """Names of the migrations this database has had (empty for a new one)."""
    has_any = connection.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone()
    if has_any is None:
        return set()
    rows = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", [MIGRATION_SET])
    return {name for (name,) in rows}


def _apply(connection: sqlite3.Connection, scripts: list[Path]) -> None:
    with _without("pandas", "numpy"):
        from sqlite_utils import Database, Migrations

    migrations = Migrations(MIGRATION_SET)
    for script in scripts:
        migrations(name=script.stem)(_Script(script))
    migrations.apply(Database(connection, execute_plugins=False))


@contextmanager
def _without(*packages: str) -> Iterator[None]:
    """Let what is imported meanwhile believe that these are not installed.

    sqlite-utils takes pandas in where it finds it. Where the office's packages share the environment that
    costs a second at the first start, and on this thread, beside Qt, the import was seen to hang for good.
    """
    hidden = [package for package in packages if package not in sys.modules]
    for package in hidden:
        sys.modules[package] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for package in hidden:
            del sys.modules[package]


class _Script:
    """One migration file as the function that sqlite-utils runs inside `db.atomic()`."""

    def __init__(self, script: Path) -> None:
        self.__name__ = script.stem
        self._script = script

    def __call__(self, db: Database, /) -> None:
        # Not executescript(): it commits first and would take the migration out of its transaction.
        for statement in split_statements(self._script.read_text(encoding="utf-8")):
            db.conn.execute(statement)


def split_statements(sql: str) -> Iterator[str]:
    """The statements of a script one by one; a trigger's inner semicolons do not split it."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the whole database to `target`, complete or not at all; only the newest few copies are kept."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part)) as copy:
        connection.backup(copy)
    part.replace(target)
    sync_folder(target.parent)
    stem = target.name.partition(".")[0]
    copies = sorted(target.parent.glob(f"{stem}.before-*{target.suffix}"))
    for old in copies[:-BACKUPS_KEPT]:
        old.unlink()
