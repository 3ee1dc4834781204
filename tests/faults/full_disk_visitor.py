"""Visits on a disk that fills up and is emptied again: `python full_disk_visitor.py SMALL_DISK`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from kiosk.core.ports import LogRecovered, LogTrouble
from kiosk.services.system_clock import SystemClock
from kiosk.services.visit_log import Pace, VisitLog
from tests.unit.log.scene import ORIGIN, Answers, a_whole_visit, record_all, rows, settle


def fill(disk: Path) -> Path:
    """Somebody's file takes all the space there is."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 1024):
                pass
        except OSError:
            return ballast
    raise AssertionError("the disk did not fill up")


def run(disk: Path) -> None:
    answers = Answers()
    log = VisitLog(disk / "visits.db", SystemClock(), ORIGIN, answers, replace(Pace(), retry_s=0.02))
    settle(log)
    ballast = fill(disk)
    for visit in range(1, 21):
        record_all(log, a_whole_visit(visit))
    print(answers.wait_for(LogTrouble))  # noqa: T201 - what the test compares
    ballast.unlink()
    print(answers.wait_for(LogRecovered))  # noqa: T201
    log.close()
    ((visits, first, last),) = rows(
        disk / "visits.db", "SELECT count(*), min(seq), max(seq) FROM visit WHERE ended_by = 'finished'"
    )
    print(f"{visits} visits finished, numbered {first} to {last}")  # noqa: T201


if __name__ == "__main__":
    run(Path(sys.argv[1]))
