"""What an export takes out of `visits.db`: one read transaction, so one moment, while visits go on.

A range goes by `visit.seq`, the order in which visits closed. The wall clock has no say in it: one set back a
year, or ten years ahead, makes an export skip nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from kiosk.core.bundle_tables import TABLES, VISIT_TABLES, BundleTable, Kind, safe_cell
from kiosk.core.staff_ports import ExportProposal
from kiosk.services.database import applied_migrations, open_reader
from kiosk.services.fact_writer import SEOUL

ROWS_AT_ONCE = 2_000
SAMPLE_VISITS = 2_000

# Bytes of a CSV row without its longest columns, generously; `play` has two more, measured where it matters.
_ROW_BYTES = {"visit": 180, "play": 230, "step": 90, "survey_answer": 55, "slip": 95, "referral": 70}
_OTHER_ROW_BYTES = 100


@dataclass(frozen=True, slots=True)
class Range:
    """The closed visits with `after < seq <= last`: every one of them that is still kept.

    `first` is the smallest seq really there; `first` and `last` are 0 where there is none.
    """

    after: int
    first: int
    last: int
    visits: int
    first_day: date | None
    last_day: date | None


class Estimate(NamedTuple):
    """By table: rows, and bytes of the file."""

    rows: dict[str, int]
    bytes: dict[str, int]


class Snapshot:
    """One consistent look at the log. A context manager; for one thread."""

    def __init__(self, path: Path) -> None:
        """Raises BadInput where there is no log, sqlite3.Error where it cannot be read."""
        self._db = open_reader(path)
        try:
            self._db.row_factory = None
            self._db.create_function("safe_cell", 1, safe_cell, deterministic=True)
            self._db.create_function("plain_number", 1, _plain_number, deterministic=True)
            self._db.execute("BEGIN")
            self._db.execute("SELECT 1 FROM sqlite_master").fetchone()  # where it begins
        except BaseException:
            self._db.close()
            raise

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    @property
    def db(self) -> sqlite3.Connection:
        """For the figures of the workbook; query only."""
        return self._db

    @property
    def schema(self) -> int:
        """Number of the newest migration this log has had."""
        return max((int(name) for name in applied_migrations(self._db) if name.isdigit()), default=1)

    @property
    def last_number(self) -> int:
        """The highest export number this log knows, 0 for none."""
        return int(self._value("SELECT coalesce(max(id), 0) FROM export"))

    def range(self, *, everything: bool) -> Range:
        """What was not taken away yet, or all that is kept."""
        after = 0 if everything else self._last_exported()
        first, last, visits = self._row(
            "SELECT coalesce(min(seq), 0), coalesce(max(seq), 0), count(*) FROM visit WHERE seq > ?", after
        )
        return Range(after, first, last, visits, self._day_of(first), self._day_of(last))

    def proposal(self) -> ExportProposal:
        """What staff can choose between. Sizes are guessed from the newest visits: counting takes time."""
        new, everything = self.range(everything=False), self.range(everything=True)
        per_visit = sum(self.estimate(everything).bytes.values()) / max(1, everything.visits)
        verified_at = self._db.execute(
            "SELECT verified_at FROM export WHERE verified_at IS NOT NULL ORDER BY id DESC LIMIT 1"
        ).fetchone()
        return ExportProposal(
            new=new.visits,
            all=everything.visits,
            bytes_new=int(new.visits * per_visit),
            bytes_all=int(everything.visits * per_visit),
            last_verified_at=datetime.fromisoformat(verified_at[0]) if verified_at else None,
        )

    def counts(self, wanted: Range) -> dict[str, int]:
        """Rows per table that the range holds."""
        return {
            table.name: int(self._value(f"SELECT count(*) FROM {_source(table)}", *_bounds(table, wanted)))
            for table in TABLES
        }

    def estimate(self, wanted: Range) -> Estimate:
        """About how much the range holds, rather too much than too little.

        Up to SAMPLE_VISITS visits are counted; of more, so many of the newest are, and a quarter is added.
        """
        if wanted.visits <= SAMPLE_VISITS:
            return self._measure(wanted)
        (after,) = self._row(
            "SELECT seq FROM visit WHERE seq <= ? ORDER BY seq DESC LIMIT 1 OFFSET ?",
            wanted.last,
            SAMPLE_VISITS,
        )
        sample = self._measure(replace(wanted, after=after, visits=SAMPLE_VISITS))
        times = 1.25 * wanted.visits / SAMPLE_VISITS
        return Estimate(*({n: _times(n, size, times) for n, size in part.items()} for part in sample))

    def _measure(self, wanted: Range) -> Estimate:
        rows = self.counts(wanted)
        sizes = {name: count * _ROW_BYTES.get(name, _OTHER_ROW_BYTES) for name, count in rows.items()}
        # CSV doubles every quotation mark of the JSON columns: a third more covers every job.
        recorded = self._value(
            "SELECT coalesce(sum(length(t.actions)), 0) + coalesce(sum(length(t.measures)), 0)"
            " FROM visit AS v CROSS JOIN play AS t ON t.visit_id = v.id WHERE v.seq > ? AND v.seq <= ?",
            wanted.after,
            wanted.last,
        )
        sizes["play"] += int(recorded) * 4 // 3
        return Estimate(rows, sizes)

    def rows(self, table: BundleTable, wanted: Range) -> Iterator[list[tuple[object, ...]]]:
        """The table's rows as a CSV file has them, in lists of ROWS_AT_ONCE at most.

        Visits come in the order of `seq`, and so do their plays, steps and so on.
        """
        columns = ", ".join(_cell(f"t.{name}", kind) for name, kind in table.columns)
        order = ", ".join(f"t.{name}" for name in table.key)
        if table.name in VISIT_TABLES:
            order = "t.seq" if table.name == "visit" else f"v.seq, {order}"
        cursor = self._db.execute(
            f"SELECT {columns} FROM {_source(table)} ORDER BY {order}", _bounds(table, wanted)
        )
        cursor.arraysize = ROWS_AT_ONCE
        while rows := cursor.fetchmany():
            yield rows

    def visit_id(self, seq: int) -> str:
        """The id of the visit with this number, "" for none."""
        found = self._db.execute("SELECT id FROM visit WHERE seq = ?", [seq]).fetchone()
        return str(found[0]) if found else ""

    def _last_exported(self) -> int:
        sql = "SELECT coalesce(max(last_seq), 0) FROM export WHERE verified_at IS NOT NULL"
        return int(self._value(sql))

    def _day_of(self, seq: int) -> date | None:
        """The day in Seoul on which the visit with this number began."""
        found = self._db.execute("SELECT started_at FROM visit WHERE seq = ?", [seq]).fetchone()
        return seoul_day(datetime.fromisoformat(found[0])) if found else None

    def _row(self, sql: str, *values: object) -> tuple[int, ...]:
        row: tuple[int, ...] = self._db.execute(sql, values).fetchone()
        return row

    def _value(self, sql: str, *values: object) -> int:
        return self._row(sql, *values)[0]


def _times(table: str, size: int, times: float) -> int:
    """Only what hangs on visits grows with them."""
    return int(size * times) if table in VISIT_TABLES else size


def seoul_day(utc: datetime) -> date:
    """The calendar day in Seoul. A clock at the end of time has no next day: it stays at the last."""
    return utc.astimezone(SEOUL).date() if utc.year < 9999 else date(9999, 12, 31)


def _source(table: BundleTable) -> str:
    if table.name == "visit":
        return "visit AS t WHERE t.seq > ? AND t.seq <= ?"
    if table.name in VISIT_TABLES:
        return f"visit AS v CROSS JOIN {table.name} AS t ON t.visit_id = v.id WHERE v.seq > ? AND v.seq <= ?"
    return f"{table.name} AS t"


def _bounds(table: BundleTable, wanted: Range) -> tuple[int, ...]:
    return (wanted.after, wanted.last) if table.name in VISIT_TABLES else ()


def _cell(column: str, kind: Kind) -> str:
    """A column as CSV has it. What is rare (a formula's first letter, an exponent) is left to Python."""
    match kind:
        case "minute":
            return f"substr({column}, 1, 16) || 'Z'"
        case "integer":
            return column
        case "number":
            tiny = f"{column} <> 0 AND (abs({column}) < 0.0001 OR abs({column}) >= 1e15)"
            return f"CASE WHEN {tiny} THEN plain_number({column}) ELSE {column} END"
        case "text":
            first = f"substr({column}, 1, 1)"
            suspicious = f"{first} NOT GLOB '[0-9A-Za-z{{]' AND {column} <> ''"
            return f"CASE WHEN {suspicious} THEN safe_cell({column}) ELSE {column} END"


def _plain_number(value: float) -> str:
    """Decimal digits where Python would write an exponent."""
    return format(Decimal(repr(value)), "f")


def now_minute(utc: datetime) -> str:
    """`2026-11-22T05:06Z`."""
    return utc.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
