"""What is measured without a browser beside it: each section gives its figures as data and as a table."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks import counts_bench, export_bench, office_bench, slip_bench

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


def _office(quick: bool) -> Measured:
    with tempfile.TemporaryDirectory(prefix="kiosk-office-bench-") as name:
        figures = office_bench.measure(Path(name), quick=quick)
    return Measured(figures, office_bench.table(figures))


def _slip(_quick: bool) -> Measured:
    figures = slip_bench.measure()
    return Measured(figures, slip_bench.table(figures))


SECTIONS: dict[str, Callable[[bool], Measured]] = {
    "counts": _counts,
    "export": _export,
    "office": _office,
    "slip": _slip,
}
"""By the name that `--only` takes; each is handed whether it should be quick."""
