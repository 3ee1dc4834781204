"""Waiting for a job of the system's queues to come out, and taking it back where it does not."""

from __future__ import annotations

import threading
from collections.abc import Callable

from kiosk.core.clock import Clock
from kiosk.core.printers import PrinterState, prints
from kiosk.services.slip_channels import PrinterTrouble

LOOK_EVERY_S = 0.5


def wait_for_job(
    *,
    is_out: Callable[[], bool],
    state: Callable[[], PrinterState],
    cancel: Callable[[], None],
    clock: Clock,
    most_s: float,
    every_s: float = LOOK_EVERY_S,
) -> None:
    """Return when the job is out. A queue that stops, or takes longer than `most_s`, has it cancelled.

    Raises PrinterTrouble: what the queue says of itself, else `slow`.
    """
    pause = threading.Event()
    until = clock.monotonic_s() + most_s
    while not is_out():
        found = state()
        if not prints(found):
            cancel()
            raise PrinterTrouble(found, "the queue stopped during the slip")
        if clock.monotonic_s() > until:
            cancel()
            raise PrinterTrouble("slow", f"the queue took more than {most_s:g} s")
        pause.wait(every_s)
