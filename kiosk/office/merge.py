"""New rows and the lake's rows of one site become its next partitions.

A row is known by its table's key (together with kiosk and signing key where the kiosk numbers rows itself).
The higher (export, manifest) wins, of a count that only grows the higher count; nothing is ever taken away:
so the lake is the same whatever was collected first, and collecting again changes nothing.
"""

from __future__ import annotations

import glob
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.bundle_tables import TABLES, BundleTable
from kiosk.office.intake import Loaded, lake_columns, rows_of
from kiosk.office.lake import Lake

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_PARQUET = "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE 20480"


def stage(
    connection: DuckDBPyConnection, lake: Lake, site: str, bundles: Sequence[Loaded], staging: Path
) -> list[tuple[BundleTable, str, Path]]:
    """Writes every partition of `site` that the rows of these bundles change below `staging`.

    Returns (table, month, file). The lake itself is not touched.
    """
    staged = []
    for table in TABLES:
        rows = rows_of(bundles, table)
        if not rows:
            continue
        source = f"({rows})"
        months = _months(connection, source)
        old = [file for month in months if (file := lake.part(table.name, site, _folder(month))).exists()]
        if old or len(bundles) > 1:
            _pick_winners(connection, table, source, old)
            source = "(SELECT * EXCLUDE (is_new) FROM winner)"
            months = _months(connection, "winner WHERE is_new")
        if months:
            staged += _write(connection, table, source, months, staging / table.name)
        connection.execute("DROP TABLE IF EXISTS winner")
    return staged


def _folder(month: int) -> str:
    """The month as its folder says it: 202611 is 2026-11."""
    return f"{month // 100}-{month % 100:02}"


def _months(connection: DuckDBPyConnection, source: str) -> list[int]:
    return [
        month
        for (month,) in connection.execute(f"SELECT DISTINCT month FROM {source} ORDER BY month").fetchall()
    ]


def _pick_winners(connection: DuckDBPyConnection, table: BundleTable, source: str, old: list[Path]) -> None:
    """Makes the table `winner`: of every row the newest, `is_new` where it is not the lake's."""
    both = f"SELECT *, true AS is_new FROM {source}"
    first = "is_new"
    if old:
        files = [glob.escape(str(file)) for file in old]
        lakes = (
            "SELECT * EXCLUDE (site) REPLACE (CAST(replace(month, '-', '') AS INTEGER) AS month),"
            " false AS is_new FROM read_parquet($files, union_by_name = true, hive_partitioning = true,"
            " hive_types_autocast = false)"
        )
        both = f"{both} UNION ALL BY NAME {lakes}"
        found = connection.execute(f"DESCRIBE {lakes}", {"files": files}).fetchall()
        # A lake of an older program lacks columns: then the same row, read again, is the better one.
        first = "is_new" if set(lake_columns(table)) <= {row[0] for row in found} else "NOT is_new"
    most = f'"{table.grows}" DESC, ' if table.grows else ""
    key = ", ".join(f'"{name}"' for name in (*table.key, *(("kiosk", "key") if table.origin else ())))
    connection.execute(
        f"CREATE TABLE winner AS FROM ({both}) QUALIFY row_number() OVER"
        f" (PARTITION BY month, {key} ORDER BY {most}export DESC, manifest DESC, {first}) = 1",
        {"files": files} if old else None,
    )


def _write(
    connection: DuckDBPyConnection, table: BundleTable, source: str, months: list[int], folder: Path
) -> list[tuple[BundleTable, str, Path]]:
    """One file a month: a third cheaper than DuckDB's own partitioning, which gathers all in memory."""
    folder.mkdir(parents=True)
    staged = []
    for month in months:
        file = folder / f"{month}.parquet"
        rows = f"SELECT * EXCLUDE (month) FROM {source} WHERE month = {month}"
        connection.execute(f"COPY ({rows}) TO '{_quoted(file)}' ({_PARQUET})")
        staged.append((table, _folder(month), file))
    return staged


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
