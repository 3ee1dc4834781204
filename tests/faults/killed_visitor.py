"""A kiosk in the middle of a visit, until it is killed: `python killed_visitor.py DATABASE`."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from kiosk.core.ports import LogAnswer, PlayStored
from kiosk.services.system_clock import SystemClock
from kiosk.services.visit_log import VisitLog
from tests.unit.log.scene import ORIGIN, play_finished, play_started, screen, settle, started


def run(path: Path) -> None:
    def tell_the_test(answer: LogAnswer) -> None:
        if isinstance(answer, PlayStored):
            print("stored", flush=True)  # noqa: T201 - the test waits for this line, then kills us

    log = VisitLog(path, SystemClock(), ORIGIN, tell_the_test)
    log.record(started())
    log.record(screen("play"))
    log.record(play_started(102))
    settle(log)
    log.record(play_started(101))
    log.record(play_finished(101))
    threading.Event().wait()


if __name__ == "__main__":
    run(Path(sys.argv[1]))
