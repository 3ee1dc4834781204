"""What screens may ask of the world: protocols that `services` implement and `app` hands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiosk.core.facts import Fact
from kiosk.core.printers import PrinterState


@dataclass(frozen=True, slots=True)
class PlayStored:
    """The finished play is committed and synced: the debrief may appear."""

    play_id: str


@dataclass(frozen=True, slots=True)
class LogTrouble:
    """The log could not write (`kind`: full, read_only, damaged, other). Visits go on; staff are told."""

    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class LogRecovered:
    """Writing works again; what was kept in memory is on disk, `lost` facts were dropped meanwhile."""

    lost: int


LogAnswer = PlayStored | LogTrouble | LogRecovered


class VisitLog(Protocol):
    """The visit log. Never blocks the caller; answers arrive on `on_answer`, from the writer's thread."""

    def record(self, fact: Fact) -> None: ...

    def close(self) -> None:
        """Write what is queued and stop. Called once, at the end of the program."""
        ...


@dataclass(frozen=True, slots=True)
class SlipReceipt:
    """How a slip's printing ended: `file` is the PDF kept, if any.

    `outcome`: printed, saved, failed, or shown where the site leaves it at the code on the screen.
    """

    outcome: str
    status: str = ""
    file: Path | None = None


class SlipPrinter(Protocol):
    """Prints or keeps one slip on a worker; `done` is called once, from that worker.

    Whoever makes one hands it `changed`, which is called from any thread when `state` is another.
    """

    @property
    def prints_on_paper(self) -> bool:
        """Whether slips come out on paper here at all; whether they would now is in `state`."""
        ...

    @property
    def state(self) -> PrinterState:
        """What the printer said last; `unknown` before it was asked, and where it cannot be."""
        ...

    def issue(self, slip: object, done: Callable[[SlipReceipt], None]) -> None: ...

    def close(self) -> None:
        """Wait for slips under way. Called once, at the end of the program."""
        ...


class Voice(Protocol):
    """Speaks. New speech cuts old; `on_idle` is called when speech has ended."""

    def say(self, text: str, language: str) -> None: ...

    def stop(self) -> None: ...

    def set_volume(self, volume: float) -> None: ...


class Sounds(Protocol):
    """Plays short sounds by name (core/sounds.py), at once. A machine without sound is silent, no error."""

    def play(self, name: str, volume: float) -> None:
        """`volume` 0..1; at 0 nothing is played."""
        ...
