"""One genuine bundle into DuckDB: its CSV files as typed rows, held to what a kiosk can have written.

A bundle that is genuine and still wrong (a defect of an exporter, a stolen key) is refused whole, by name.
"""

from __future__ import annotations

import csv
import glob
import io
import re
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


def make_tables(connection: DuckDBPyConnection) -> None:
    """Empty tables `new_<table>` that bundles are loaded into, with the lake's columns and `month`."""
    for table in TABLES:
        columns = ", ".join(f'"{name}" {kind}' for name, kind in lake_columns(table).items())
        connection.execute(f"CREATE TABLE new_{table.name} ({columns}, month VARCHAR)")


def lake_columns(table: BundleTable) -> dict[str, str]:
    """Columns of the lake's files and their types: the table's own, where the row came from, its day."""
    own = {name: "DATE" if name == "day" else _TYPES[kind] for name, kind in table.columns if name != "site"}
    origin = {"kiosk": "BIGINT", "key": "VARCHAR", "export": "BIGINT", "manifest": "VARCHAR"}
    return {**own, **origin, **({"day": "DATE"} if table.month_of else {})}


def load(connection: DuckDBPyConnection, examined: Examined) -> list[str]:
    """Adds all rows of a genuine bundle, or none of them and raises Refused. Returns remarks."""
    import duckdb

    manifest = examined.judgement.manifest
    assert manifest is not None
    remarks: list[str] = []
    name = ""
    connection.execute("BEGIN")
    try:
        for table in TABLES:
            name = table.file
            if name in manifest.files:
                remarks += _load_table(connection, examined, manifest, table)
        _still_the_same(examined)
    except duckdb.Error as fault:
        connection.execute("ROLLBACK")
        found = _sentence(fault)
        raise Refused(f"{name}: found {found}, expected rows as db/README.md describes them") from fault
    except Refused:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return remarks


def _load_table(
    connection: DuckDBPyConnection, examined: Examined, manifest: Manifest, table: BundleTable
) -> list[str]:
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
        before = _count(connection, table)
        _insert(connection, examined, manifest, table, header)
        if _count(connection, table) - before != rows:
            found = _count(connection, table) - before
            raise Refused(f"{name}: found {found} rows, expected {rows} as the manifest says")
        _hold_to_rules(connection, manifest, examined.manifest_sha256, table)
    return remarks


def _insert(
    connection: DuckDBPyConnection,
    examined: Examined,
    manifest: Manifest,
    table: BundleTable,
    header: list[str],
) -> None:
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
    if table.name != "visit":
        values["kiosk"] = "$kiosk"
    day = "v.day" if not table.month_of else _day(table)
    if table.month_of:
        values["day"] = day
    values |= {"key": "$key", "export": "$export", "manifest": "$manifest"}
    columns = list(lake_columns(table))
    if table.name == "visit":  # `site` is the folder of the lake; a row may claim no other
        values["started_at"] = "CASE WHEN c.site = $site THEN c.started_at END"
    joined = ""
    if not table.month_of:
        joined = "JOIN new_visit v ON v.id = c.visit_id AND v.manifest = $manifest AND v.export = $export"
    source = (
        "read_csv($file, auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"',"
        f" new_line = '\\r\\n', nullstr = '', columns = {types}, timestampformat = '{MINUTE}',"
        f" dateformat = '%Y-%m-%d', max_line_size = {MAX_LINE_BYTES}, buffer_size = {4 * MAX_LINE_BYTES})"
    )
    selected = ", ".join(values[name] for name in columns)
    parameters = {
        "file": glob.escape(str(examined.folder / table.file)),
        "key": fingerprint(bytes.fromhex(manifest.public_key)),
        "export": manifest.export,
        "manifest": examined.manifest_sha256,
    }
    if table.name == "visit":
        parameters["site"] = manifest.site
    else:
        parameters["kiosk"] = manifest.kiosk
    connection.execute(
        f"INSERT INTO new_{table.name} SELECT {selected}, strftime({day}, '%Y-%m') FROM {source} c {joined}",
        parameters,
    )


def _day(table: BundleTable) -> str:
    if table.month_of == "day":
        return "c.day"
    return f'CAST(c."{table.month_of}" + {SEOUL} AS DATE)'


def _hold_to_rules(
    connection: DuckDBPyConnection, manifest: Manifest, digest: str, table: BundleTable
) -> None:
    """Raises Refused where a row has no key or month, says the impossible, or is there twice."""
    here = f"FROM new_{table.name} WHERE manifest = $manifest"
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
        if connection.execute(
            f"SELECT 1 {here} AND NOT ({condition}) LIMIT 1", {"manifest": digest}
        ).fetchone():
            raise Refused(f"{table.file}: found {problem}, expected rows as db/README.md describes them")
    keys = ", ".join(f'"{name}"' for name in table.key)
    twice = f"SELECT 1 {here} GROUP BY {keys} HAVING count(*) > 1 LIMIT 1"
    if connection.execute(twice, {"manifest": digest}).fetchone():
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


def _count(connection: DuckDBPyConnection, table: BundleTable) -> int:
    found = connection.execute(f"SELECT count(*) FROM new_{table.name}").fetchone()
    assert found is not None
    return int(found[0])


def _still_the_same(examined: Examined) -> None:
    """Raises Refused where a file was written again between its checking and its loading."""
    for name, stamp in examined.stamps.items():
        if stamp_of(examined.folder / name) != stamp:
            raise Refused(f"{name}: found other bytes than a moment ago, expected a stick nobody writes to")


def _sentence(fault: Exception) -> str:
    """What DuckDB says, without its advice."""
    return " ".join(str(fault).partition("Possible")[0].split())[:200]
