"""How long a printer is waited for. Every wait of a slip channel ends at one of these."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds. `connect_s`: a printer on the same network answers within milliseconds, also asleep.

    `answer_s`: to a status question, which printers answer beside all else; `unused_s`: the same for a
    printer that has never answered any, so that its slips do not wait. `stall_s`: without a byte taken; a
    printer that heats or cuts pauses for less than one. `slip_s`: a whole slip; in that time the slowest of
    them print a metre. A visitor's has less if it waited for others before (`Deadline`). `recover_s`: to
    make a printer forget a broken slip. `slowest_mm_s` is the speed at which the last buffered line is
    waited for.
    """

    connect_s: float = 3.0
    answer_s: float = 2.0
    unused_s: float = 0.3
    stall_s: float = 5.0
    slip_s: float = 60.0
    recover_s: float = 1.0
    slowest_mm_s: float = 50.0


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a strip is given up although all is well: at `at_s` of the clock's monotonic seconds.

    Also soon after `stopped` says so, which is asked again and again.
    """

    at_s: float = math.inf
    stopped: Callable[[], bool] = lambda: False


NO_DEADLINE = Deadline()
