"""One genuine bundle into DuckDB: its CSV files as typed rows, held to what a kiosk can have written.

A bundle that is genuine and still wrong (a defect of an exporter, a stolen key) is refused whole, by name.
Each bundle has tables of its own, `bundle_<n>_<table>`: what is the same in all its rows is put to them where
they are read (`rows_of`), and neither stored nor compared row by row.
"""

from __future__ import annotations

import csv
import glob
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.bundle import Manifest
from kiosk.core.bundle_tables import TABLES, BundleTable
from kiosk.core.signatures import fingerprint
from kiosk.office.bundle_reader import Examined, stamp_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MAX_HEADER_BYTES = 64 * 1024
MAX_LINE_BYTES = 500_000
"""No row of a kiosk comes near: the longest is a play, of some 20 bytes for each decision."""
MINUTE = "%Y-%m-%dT%H:%MZ"
SEOUL = "INTERVAL 9 HOURS"
"""Seoul is nine hours ahead of UTC, without summer time since 1988."""

_TYPES = {"text": "VARCHAR", "minute": "TIMESTAMP", "integer": "BIGINT", "number": "DOUBLE"}
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_PLAIN = r"""CASE WHEN {0} LIKE '''%' AND regexp_matches(substr({0}, 2), '^''*[=+\-@\t\r\n|%]')
                  THEN substr({0}, 2) ELSE {0} END"""
"""SQL of core/bundle_tables.plain_cell."""
_LONG = ("actions", "measures")
VISITS = TABLES[0]
"""Loaded first: where their visits lie decides where most rows lie."""
_SOUND = {
    "visit": "party_size BETWEEN 1 AND 4 AND duration_s >= 0 AND first_action_s >= 0",
    "play": "liking BETWEEN 1 AND 5 AND stars BETWEEN 1 AND 3 AND score BETWEEN 0 AND 1"
    " AND round_reached BETWEEN 0 AND 99",
    "survey_answer": "value BETWEEN 1 AND 5",
    "referral": "shown IN (0, 1) AND taken IN (0, 1)",
    "group_slot": "people BETWEEN 0 AND 999",
    "aid_use": "count BETWEEN 0 AND 100000000",
    "daily_count": "count BETWEEN 0 AND 100000000",
    "uptime": "ended_at >= started_at - INTERVAL 1 DAY OR clock_ok = 0",
}
"""What every row must fulfil; NULL is let through, a key's NULL is not."""


class Refused(Exception):
    """A genuine bundle that cannot be taken. The text is the sentence."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A bundle whose rows lie in tables `bundle_<number>_<table>`, those of `tables` only."""

    number: int
    folder: Path
    manifest: Manifest
    digest: str
    tables: frozenset[str]
    remarks: tuple[str, ...]


def lake_columns(table: BundleTable) -> dict[str, str]:
    """Columns of the lake's files and their types: the table's own, where the row came from, its day."""
    origin = {"kiosk": "BIGINT", "key": "VARCHAR", "export": "BIGINT", "manifest": "VARCHAR"}
    return {**_own_columns(table), **origin, **({"day": "DATE"} if table.month_of else {})}


def rows_of(bundles: Sequence[Loaded], table: BundleTable) -> str:
    """SQL of all rows of a table, "" for none: the lake's columns, and `month` as the number 202611."""
    selects = []
    for bundle in bundles:
        if table.name not in bundle.tables:
            continue
        manifest = bundle.manifest
        same = {
            "kiosk": f"{manifest.kiosk}::BIGINT",
            "key": f"'{fingerprint(bytes.fromhex(manifest.public_key))}'",
            "export": f"{manifest.export}::BIGINT",
            "manifest": f"'{bundle.digest}'",
        }
        columns = ", ".join(
            f"{same[name]} AS {name}" if name in same else f'"{name}"' for name in lake_columns(table)
        )
        selects.append(f"SELECT {columns}, month FROM {_name(bundle.number, table)}")
    return " UNION ALL ".join(selects)


def load(connection: DuckDBPyConnection, examined: Examined, number: int) -> Loaded:
    """Loads all rows of a genuine bundle, or none of them and raises Refused. `number` is its own here."""
    import duckdb

    manifest = examined.judgement.manifest
    assert manifest is not None
    remarks: list[str] = []
    tables: set[str] = set()
    name = ""
    connection.execute("BEGIN")
    try:
        connection.execute(f"CREATE TABLE {_name(number, VISITS)} (id VARCHAR, month INTEGER)")
        for table in TABLES:
            name = table.file
            if name in manifest.files:
                remarks += _load_table(connection, examined, number, table)
                tables |= {table.name} if manifest.files[name].rows else set()
        _still_the_same(examined)
    except duckdb.Error as fault:
        connection.execute("ROLLBACK")
        found = _sentence(fault)
        raise Refused(f"{name}: found {found}, expected rows as db/README.md describes them") from fault
    except Refused:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return Loaded(
        number, examined.folder, manifest, examined.manifest_sha256, frozenset(tables), tuple(remarks)
    )


def _name(number: int, table: BundleTable) -> str:
    return f"bundle_{number}_{table.name}"


def _own_columns(table: BundleTable) -> dict[str, str]:
    return {name: "DATE" if name == "day" else _TYPES[kind] for name, kind in table.columns if name != "site"}


def _load_table(
    connection: DuckDBPyConnection, examined: Examined, number: int, table: BundleTable
) -> list[str]:
    manifest = examined.judgement.manifest
    assert manifest is not None
    name, rows = table.file, manifest.files[table.file].rows
    if examined.lines[name] != rows + 1:
        raise Refused(f"{name}: found {examined.lines[name]} lines, expected {rows} rows and their names")
    header = _header(examined.folder / name, name)
    known = [column for column, _ in table.columns]
    if missing := [column for column in table.key if column not in header]:
        raise Refused(f"{name}: found no column {missing[0]!r}, expected it in every {table.name} table")
    extra = [column for column in header if column not in known]
    remarks = [
        f"{name}: column {column!r} left out; collect again with a newer program" for column in extra
    ] + [f"{name}: no column {column!r}; it stays empty" for column in known if column not in header]
    if rows:
        _read(connection, examined, number, table, header)
        found = _one(connection, f"SELECT count(*) FROM {_name(number, table)}")
        if found != rows:
            raise Refused(f"{name}: found {found} rows, expected {rows} as the manifest says")
        _hold_to_rules(connection, manifest, number, table)
    return remarks


def _read(
    connection: DuckDBPyConnection, examined: Examined, number: int, table: BundleTable, header: list[str]
) -> None:
    """Makes the bundle's table out of its CSV file."""
    manifest = examined.judgement.manifest
    assert manifest is not None
    kinds = dict(table.columns)
    types = {name: "DATE" if name == "day" else _TYPES[kinds.get(name, "text")] for name in header}
    values = {}
    for name, kind in table.columns:
        if name not in header:
            values[name] = "NULL"
        elif kind == "text" and name != "day":
            values[name] = _PLAIN.format(f'c."{name}"')
        else:
            values[name] = f'c."{name}"'
    if "subject" in values:  # the one text that is part of a key and may be empty: the whole day's counts
        values["subject"] = f"coalesce({values['subject']}, '')"
    columns = list(_own_columns(table))
    joined = f"JOIN {_name(number, VISITS)} v ON v.id = c.visit_id"
    if table.month_of:
        joined, values["day"] = "", _day(table)
        columns += [] if "day" in columns else ["day"]
    if table.name == "visit":  # `site` is the folder of the lake; a row may claim no other
        values["started_at"] = "CASE WHEN c.site = $site THEN c.started_at END"
    source = (
        "read_csv($file, auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"',"
        f" new_line = '\\r\\n', nullstr = '', columns = {types}, timestampformat = '{MINUTE}',"
        f" dateformat = '%Y-%m-%d', max_line_size = {MAX_LINE_BYTES}, buffer_size = {4 * MAX_LINE_BYTES})"
    )
    types = {**_own_columns(table), "day": "DATE"}
    selected = ", ".join(f'CAST({values[name]} AS {types[name]}) AS "{name}"' for name in columns)
    parameters = {"file": glob.escape(str(examined.folder / table.file))}
    if table.name == "visit":
        parameters["site"] = manifest.site
    rows = f"SELECT {selected}{', v.month' if joined else ''} FROM {source} c {joined}"
    if not joined:
        rows = f"SELECT *, CAST(year(day) * 100 + month(day) AS INTEGER) AS month FROM ({rows})"
    connection.execute(f"CREATE OR REPLACE TABLE {_name(number, table)} AS {rows}", parameters)


def _day(table: BundleTable) -> str:
    if table.month_of == "day":
        return "c.day"
    return f'CAST(c."{table.month_of}" + {SEOUL} AS DATE)'


def _hold_to_rules(
    connection: DuckDBPyConnection, manifest: Manifest, number: int, table: BundleTable
) -> None:
    """Raises Refused where a row has no key or month, says the impossible, or is there twice."""
    here = f"FROM {_name(number, table)}"
    present = " AND ".join(f'"{name}" IS NOT NULL' for name in (*table.key, "month"))
    short = " AND ".join(
        f'coalesce(length("{name}"), 0) <= 64'
        for name, kind in table.columns
        if kind == "text" and name not in (*_LONG, "site", "day")
    )
    rules = [present, short, f"coalesce({_SOUND.get(table.name, 'true')}, true)"]
    if table.name == "visit":
        rules.append(f"kiosk = {manifest.kiosk}")
        present += " AND started_at IS NOT NULL"
    sound = " AND ".join(rule for rule in rules if rule)
    for condition, problem in (
        (present, "a row without its key, its time or this kiosk's site"),
        (sound, "a row that no kiosk writes"),
    ):
        if _one(connection, f"SELECT 1 {here} WHERE NOT ({condition}) LIMIT 1"):
            raise Refused(f"{table.file}: found {problem}, expected rows as db/README.md describes them")
    keys = ", ".join(f'"{name}"' for name in table.key)
    if _one(connection, f"SELECT 1 {here} GROUP BY {keys} HAVING count(*) > 1 LIMIT 1"):
        raise Refused(f"{table.file}: found a row twice, expected each {keys} once")


def _header(path: Path, name: str) -> list[str]:
    with open(path, "rb") as file:
        line = file.readline(MAX_HEADER_BYTES)
    try:
        header = next(csv.reader(io.StringIO(line.decode("utf-8-sig"), newline=""), strict=True), [])
    except (UnicodeDecodeError, csv.Error) as fault:
        raise Refused(f"{name}: found {fault}, expected the names of its columns") from fault
    if not line.endswith(b"\n") or len(set(header)) != len(header):
        raise Refused(f"{name}: found no line of different names, expected the names of its columns")
    if strange := [column for column in header if not _NAME.fullmatch(column)]:
        raise Refused(f"{name}: found {strange[0]!r}, expected names of columns")
    return header


def _one(connection: DuckDBPyConnection, query: str) -> int:
    """The one number a query gives, 0 for no row."""
    found = connection.execute(query).fetchone()
    return int(found[0]) if found else 0


def _still_the_same(examined: Examined) -> None:
    """Raises Refused where a file was written again between its checking and its loading."""
    for name, stamp in examined.stamps.items():
        if stamp_of(examined.folder / name) != stamp:
            raise Refused(f"{name}: found other bytes than a moment ago, expected a stick nobody writes to")


def _sentence(fault: Exception) -> str:
    """What DuckDB says, without its advice."""
    return " ".join(str(fault).partition("Possible")[0].split())[:200]
