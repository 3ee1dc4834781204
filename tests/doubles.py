"""Stand-ins for the outside world. Never for our own code."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from kiosk.core.ports import SlipReceipt
from kiosk.core.printers import PrinterState


class Loudspeaker:
    """A `kiosk.core.ports.Sounds` that keeps what it was told to play: names in order, and how loud."""

    def __init__(self) -> None:
        self.played: list[tuple[str, float]] = []

    def play(self, name: str, volume: float) -> None:
        self.played.append((name, volume))

    def heard(self) -> list[str]:
        """Names played since last asked."""
        names = [name for name, _ in self.played]
        self.played.clear()
        return names


class Speaker:
    """A `kiosk.core.ports.Voice` that keeps what it was told to say, and how loud, and is done at once."""

    ready = True

    def __init__(self, on_idle: Callable[[], None]) -> None:
        self._on_idle = on_idle
        self._volume = 1.0
        self.said: list[tuple[str, float]] = []

    def say(self, text: str, language: str) -> None:
        self.said.append((text, self._volume))
        self._on_idle()

    def stop(self) -> None:
        """Nothing is being said."""

    def set_volume(self, volume: float) -> None:
        self._volume = volume


class SlowPrinter:
    """A `kiosk.core.ports.SlipPrinter` with paper, whose slips come out when the test says how they did."""

    prints_on_paper = True
    state: PrinterState = "ready"

    def __init__(self) -> None:
        self._waiting: list[Callable[[SlipReceipt], None]] = []

    def issue(self, slip: object, done: Callable[[SlipReceipt], None]) -> None:
        self._waiting.append(done)

    def answer(self, outcome: str) -> None:
        """The slip that waits longest ends like this."""
        self._waiting.pop(0)(SlipReceipt(outcome))

    def close(self) -> None:
        """Nothing is under way."""


class ManualClock:
    """A `kiosk.core.clock.Clock` that moves when told to, and only then.

    `utc()` can be set apart from `monotonic_s()`, since a real wall clock jumps.
    """

    def __init__(self, start: datetime = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)) -> None:
        self._monotonic_s = 1000.0
        self._utc = start

    def monotonic_s(self) -> float:
        return self._monotonic_s

    def utc(self) -> datetime:
        return self._utc

    def advance(self, seconds: float = 0.0, *, minutes: float = 0.0) -> None:
        """Let time pass, on both clocks."""
        passed_s = seconds + minutes * 60.0
        if passed_s < 0:
            raise ValueError(f"time does not go back: {passed_s} s")
        self._monotonic_s += passed_s
        self._utc += timedelta(seconds=passed_s)

    def set_wall(self, utc: datetime) -> None:
        """Somebody corrected the wall clock; the monotonic one does not notice."""
        self._utc = utc
