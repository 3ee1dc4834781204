"""Who answers the questions of `queries`: DuckDB here, Spark where a lake outgrew one machine."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import ibis

from kiosk.core.bundle_tables import TABLES
from kiosk.core.errors import BadInput
from kiosk.office.lake import Lake
from kiosk.office.queries import PREPARED, QUERIES, Query, schema_of, unbound

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = dict[str, Any]
Answers = dict[str, list[Row]]
"""The rows of every query of `queries.QUERIES`. Keys may occur more than once: numbers add up."""

MEMORY_MB = 768
BATCH_BYTES = 96 << 20
"""Sites are worked through until they have so much Parquet: what is in memory does not grow with the lake."""


class Engine(Protocol):
    """Answers queries over one lake."""

    def answer(self, lake: Lake) -> Answers: ...


def engine_of(name: str) -> Engine:
    """The engine called `name`. Raises BadInput where it is not installed."""
    if name == "pyspark":
        try:
            import pyspark  # noqa: F401
        except ImportError as fault:
            raise BadInput(
                "command line", "--engine", "pyspark, which is not installed", "pip install pyspark"
            ) from fault
        return SparkEngine()
    return DuckEngine()


class DuckEngine:
    """DuckDB in this process, with a memory limit, batch of sites by batch of sites."""

    def __init__(self, *, memory_mb: int = MEMORY_MB, batch_bytes: int = BATCH_BYTES) -> None:
        self._memory_mb = memory_mb
        self._batch_bytes = batch_bytes

    def answer(self, lake: Lake) -> Answers:
        import tempfile

        import duckdb

        prepared = {name: _duck_sql(query) for name, query in PREPARED.items()}
        sql = {name: _duck_sql(query) for name, query in QUERIES.items()}
        answers: Answers = {name: [] for name in QUERIES}
        with tempfile.TemporaryDirectory(prefix="kiosk-report-") as spill:
            config: dict[str, str | bool | int | float | list[str]] = {
                "threads": 2,
                "memory_limit": f"{self._memory_mb}MB",
                "temp_directory": spill,
                "preserve_insertion_order": False,
            }
            for batch in self._batches(lake):
                with duckdb.connect(config=config) as connection:
                    for table in TABLES:
                        _view(connection, table.name, batch.get(table.name, []))
                    for name, query in prepared.items():
                        connection.execute(f"CREATE TEMP TABLE {name} AS {query}")
                    for name, query in sql.items():
                        result = connection.execute(query)
                        columns = [column[0] for column in result.description or ()]
                        answers[name] += [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
        return answers

    def _batches(self, lake: Lake) -> Iterator[dict[str, list[Path]]]:
        """Files by table, of as many sites as fit into a batch."""
        batch: dict[str, list[Path]] = {}
        size = 0
        for site in lake.sites():
            for table in TABLES:
                files = lake.parts(table.name, site)
                batch.setdefault(table.name, []).extend(files)
                size += sum(file.stat().st_size for file in files)
            if size >= self._batch_bytes:
                yield batch
                batch, size = {}, 0
        if size:
            yield batch


def _duck_sql(query: Query) -> str:
    return str(ibis.to_sql(query(unbound()), dialect="duckdb"))


def _view(connection: DuckDBPyConnection, name: str, files: list[Path]) -> None:
    """One table of the lake under its name, with every column of this program: what a file lacks is NULL."""
    empty = ", ".join(
        f'CAST(NULL AS {_SQL[str(kind)]}) AS "{column}"' for column, kind in schema_of(name).items()
    )
    source = f"SELECT {empty} WHERE false"
    if files:
        listed = ", ".join(f"'{glob.escape(str(file)).replace(chr(39), chr(39) * 2)}'" for file in files)
        source += (
            f" UNION ALL BY NAME SELECT * FROM read_parquet([{listed}], union_by_name = true,"
            " hive_partitioning = true, hive_types_autocast = false)"
        )
    connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {source}")


_SQL = {"string": "VARCHAR", "timestamp": "TIMESTAMP", "int64": "BIGINT", "float64": "DOUBLE", "date": "DATE"}


class SparkEngine:
    """PySpark over the same folders: a local session, or whichever one spark-submit started."""

    def answer(self, lake: Lake) -> Answers:
        with _session() as session:
            connection = ibis.pyspark.connect(session)
            for table in TABLES:
                _spark_view(session, lake, table.name)
            for name, query in PREPARED.items():
                frame = session.sql(connection.compile(query(unbound()))).cache()
                frame.createOrReplaceTempView(name)
            return {
                name: session.sql(connection.compile(query(unbound()))).toArrow().to_pylist()
                for name, query in QUERIES.items()
            }


@contextmanager
def _session() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.appName("kiosk office report")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.parquet.mergeSchema", "true")
        .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )
    try:
        yield session
    finally:
        session.stop()


def _spark_view(session: Any, lake: Lake, name: str) -> None:
    schema = schema_of(name)
    typed = ", ".join(f"`{column}` {_SPARK[str(kind)]}" for column, kind in schema.items())
    frame = session.createDataFrame([], typed)
    if lake.parts(name):
        found = session.read.parquet(str(lake.folder / name))
        frame = frame.unionByName(found, allowMissingColumns=True).select(*schema.names)
    frame.createOrReplaceTempView(name)


_SPARK = {
    "string": "string",
    "timestamp": "timestamp_ntz",
    "int64": "bigint",
    "float64": "double",
    "date": "date",
}
