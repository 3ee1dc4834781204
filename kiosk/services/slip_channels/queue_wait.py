"""Waiting for a job of the system's queues to come out, and taking it back where it does not."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

from kiosk.core.clock import Clock
from kiosk.core.printers import PrinterState, prints
from kiosk.services.slip_channels import PrinterTrouble, SlipTrouble
from kiosk.services.slip_channels.patience import NO_DEADLINE, Deadline, Patience

LOOK_EVERY_S = 0.5


def wait_for_job(
    *,
    is_out: Callable[[], bool],
    state: Callable[[], PrinterState],
    cancel: Callable[[], None],
    clock: Clock,
    patience: Patience,
    deadline: Deadline = NO_DEADLINE,
    every_s: float = LOOK_EVERY_S,
) -> None:
    """Return when the job is out.

    It is cancelled after `slip_s`, at the deadline, and where the queue is in trouble for `stall_s`: what it
    says at first may be of the job before. Also where nobody can tell whether it is out: a job that is left
    would be printed hours later. Raises PrinterTrouble: what the queue says of itself, else `slow`;
    SlipTrouble `stopped`; and whatever `is_out` and `state` raise.
    """
    try:
        _wait(is_out, state, clock, patience, deadline, every_s)
    except BaseException:
        with suppress(Exception):  # what went wrong first is told
            cancel()
        raise


def _wait(
    is_out: Callable[[], bool],
    state: Callable[[], PrinterState],
    clock: Clock,
    patience: Patience,
    deadline: Deadline,
    every_s: float,
) -> None:
    pause = threading.Event()
    began = well_at = clock.monotonic_s()
    until = min(began + patience.slip_s, deadline.at_s)
    while not is_out():
        found, now = state(), clock.monotonic_s()
        if prints(found):
            well_at = now
        elif now - well_at >= patience.stall_s:
            raise PrinterTrouble(found, "the queue stopped during the slip")
        if now >= until:
            raise PrinterTrouble("slow", f"the queue took more than {until - began:.0f} s")
        if deadline.stopped():
            raise SlipTrouble("stopped", "the kiosk ends")
        pause.wait(every_s)
