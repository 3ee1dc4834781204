"""The machine's own two clocks."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class SystemClock:
    """`core.clock.Clock` of the running machine. Safe to read from any thread."""

    def monotonic_s(self) -> float:
        """Seconds since an arbitrary start; never goes back."""
        return time.monotonic()

    def utc(self) -> datetime:
        """What the machine believes the time is, aware, in UTC."""
        return datetime.now(UTC)
