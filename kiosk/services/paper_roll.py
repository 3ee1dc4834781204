"""How much paper is left, by our own estimate, and how many slips came out today.

Kept in `paper.json` in the data directory, because a roll outlives a start. A damaged file begins anew.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import msgspec

from kiosk.core.clock import Clock
from kiosk.core.printers import PrinterState, prints
from kiosk.services.atomic_file import write_atomically
from kiosk.services.fact_writer import SEOUL

_LOG = logging.getLogger(__name__)


class Usage(msgspec.Struct, frozen=True, kw_only=True):
    """`used_mm` since the roll was changed; `slips` on `day` (ISO date in Seoul)."""

    used_mm: Annotated[float, msgspec.Meta(ge=0, le=1e9)] = 0.0
    day: str = ""
    slips: Annotated[int, msgspec.Meta(ge=0)] = 0


class PaperRoll:
    """The roll in the printer. May be used from several threads; blocks on the disk.

    A day that changes, forwards or back, begins a new count: a clock may lie, and then so does the count.
    """

    def __init__(self, path: Path, clock: Clock, new_roll_m: float) -> None:
        self._path = path
        self._clock = clock
        self._new_roll_m = new_roll_m
        self._guard = threading.Lock()
        self._usage: Usage | None = None
        self._since_ready: set[PrinterState] = set()

    @property
    def left_m(self) -> float:
        """Metres left of the roll, never below 0."""
        with self._guard:
            return max(0.0, self._new_roll_m - self._known().used_mm / 1000)

    @property
    def slips_today(self) -> int:
        with self._guard:
            usage = self._known()
            return usage.slips if usage.day == self._today() else 0

    def printed(self, length_mm: float, *, slip: bool) -> None:
        """A strip came out; `slip`: it was a visitor's, and counts."""

        def used(usage: Usage) -> Usage:
            day = self._today()
            slips = (usage.slips if usage.day == day else 0) + slip
            return Usage(used_mm=usage.used_mm + length_mm, day=day, slips=slips)

        self._change(used)

    def changed(self) -> None:
        """A new roll is in."""
        self.another_printer()
        self._change(lambda usage: msgspec.structs.replace(usage, used_mm=0.0))

    def another_printer(self) -> None:
        """What was heard so far is forgotten: a printer that is ready has not changed the roll of another."""
        with self._guard:
            self._since_ready.clear()

    def heard(self, state: PrinterState) -> None:
        """What the printer said last.

        A roll that ended, or was low when the cover was opened, has been changed once the printer is ready.
        """
        with self._guard:
            if state != "ready":
                if not prints(state) or state == "paper_low":
                    self._since_ready.add(state)
                return
            seen = frozenset(self._since_ready)
            self._since_ready.clear()
        if "paper_out" in seen or {"paper_low", "cover_open"} <= seen:
            self.changed()

    def _today(self) -> str:
        return self._clock.utc().astimezone(SEOUL).date().isoformat()

    def _known(self) -> Usage:
        if self._usage is None:
            self._usage = self._read()
        return self._usage

    def _read(self) -> Usage:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Usage)
        except FileNotFoundError:
            return Usage()
        except (OSError, msgspec.DecodeError) as fault:
            _LOG.warning("%s begins anew: %s", self._path, fault)
            return Usage()

    def _change(self, change: Callable[[Usage], Usage]) -> None:
        with self._guard:
            self._usage = change(self._known())
            try:
                write_atomically(self._path, msgspec.json.encode(self._usage))
            except OSError as fault:
                _LOG.warning("%s is not written: %s", self._path, fault)
