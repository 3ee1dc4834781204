"""Collecting in tests, and what lies in a lake."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
from click.testing import CliRunner, Result

from kiosk.cli import main
from kiosk.core.bundle_tables import TABLES
from kiosk.office.collect import Collected, collect
from kiosk.office.lake import PART
from tests.unit.office.bundles import COLUMNS, OneKiosk, Row, an_id, as_csv


def collected(lake: Path, kiosk: OneKiosk, *bundles: Path) -> Collected:
    return collect(bundles, lake, [kiosk.trusted()])


def rows_of(lake: Path, table: str) -> list[dict[str, Any]]:
    """All rows of a table in a fixed order, their partition among them."""
    with duckdb.connect() as connection:
        if not list(lake.glob(f"{table}/*/*/{PART}")):
            return []
        result = connection.execute(
            f"SELECT * FROM read_parquet('{lake}/{table}/*/*/{PART}', hive_partitioning = true,"
            " hive_types_autocast = false, union_by_name = true)"
        )
        names = [column[0] for column in result.description or ()]
        found = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    return sorted(found, key=lambda row: json.dumps(row, default=str, sort_keys=True))


def whole(lake: Path) -> dict[str, list[dict[str, Any]]]:
    return {table.name: rows_of(lake, table.name) for table in TABLES}


def a_play(visit: int, **more: Any) -> Row:
    return {
        "id": an_id(1000 + visit),
        "visit_id": an_id(visit),
        "experience": "drone_traffic",
        "version": "1.0.0",
        "level": "calm",
        "short": 0,
        "seed": 7,
        "actions": '[[31,"a3/climb"],[57,"a1/hold"]]',
        "started_at": "2026-03-02T05:06Z",
        **more,
    }


def with_file(kiosk: OneKiosk, medium: Path, name: str, rows: int, content: bytes) -> Path:
    """A bundle, properly signed, in which one file is as given and the others are empty."""
    files = {table.file: (0, as_csv(COLUMNS[table.name], ())) for table in TABLES}
    folder = medium / "miraekiosk" / "dreamteo-1" / "20260301_20260331_1"
    return kiosk.write(folder, 1, {**files, name: (rows, content)})


def office(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["office", *map(str, arguments)])
