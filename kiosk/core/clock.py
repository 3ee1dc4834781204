"""Time, handed in. Nothing in `core` reads a clock by itself."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The two times a kiosk knows."""

    def monotonic_s(self) -> float:
        """Seconds since an arbitrary start; never goes back. All durations come from here."""
        ...

    def utc(self) -> datetime:
        """The wall clock as an aware UTC time. It may lie; the log says when it seems to."""
        ...
