"""What is measured without a browser beside it: each section gives its figures as data and as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

from benchmarks import counts_bench, export_bench

QUICK_EXPORT = 10_000


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one section: `data` for JSON, `table` for people."""

    data: object
    table: str


def _counts(_quick: bool) -> Measured:
    figures = counts_bench.main()
    return Measured(figures, counts_bench.table(figures))


def _export(quick: bool) -> Measured:
    runs = export_bench.measure(QUICK_EXPORT if quick else export_bench.VISITS)
    return Measured([asdict(run) for run in runs], export_bench.table(runs))


SECTIONS: dict[str, Callable[[bool], Measured]] = {
    "counts": _counts,
    "export": _export,
}
"""By the name that `--only` takes; each is handed whether it should be quick."""
