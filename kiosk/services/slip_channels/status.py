"""The status that ESC/POS printers give in real time (DLE EOT n), and what it means. Pure.

Each answer is one byte, in which bits 1 and 4 are set and bits 0 and 7 are not:
  n = 1, printer: bit 3 offline.
  n = 2, why offline: bit 2 cover open, bit 3 paper is being fed by its button, bit 5 stopped at the
         paper's end, bit 6 error.
  n = 3, which error: bit 2 recoverable, bit 3 cutter, bit 5 not to be recovered, bit 6 recovers by itself.
  n = 4, roll: bits 2 and 3 near its end, bits 5 and 6 at its end.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.printers import PrinterState

PRINTER, OFFLINE_CAUSE, ERROR, ROLL = 1, 2, 3, 4

_FIXED, _FIXED_VALUE = 0x93, 0x12
_OFFLINE = 0x08
_COVER_OPEN, _STOPPED_AT_END, _ANY_ERROR = 0x04, 0x20, 0x40
_ERRORS = 0x6C
_NEAR_END, _AT_END = 0x0C, 0x60


def question(number: int) -> bytes:
    """DLE EOT n."""
    return bytes((0x10, 0x04, number))


def is_answer(byte: int) -> bool:
    """Whether a byte that came from a printer answers DLE EOT, and nothing else."""
    return byte & _FIXED == _FIXED_VALUE


def is_in_order(byte: int) -> bool:
    """Whether it answers GS r 1, which a printer comes to only after all that was sent before."""
    return byte & 0x90 == 0


@dataclass(frozen=True, slots=True)
class Answers:
    """The four answers; 0 for one that did not come."""

    printer: int = 0
    cause: int = 0
    error: int = 0
    roll: int = 0

    @property
    def well(self) -> bool:
        """Whether printing may go on, as far as these answers tell."""
        return not (self.printer & _OFFLINE or self.roll & _AT_END)

    @property
    def state(self) -> PrinterState:
        """An open cover comes first: it also lifts the paper off its sensor."""
        if self.cause & _COVER_OPEN:
            return "cover_open"
        if self.roll & _AT_END or self.cause & _STOPPED_AT_END:
            return "paper_out"
        if self.error & _ERRORS or self.cause & _ANY_ERROR:
            return "refused"
        if self.printer & _OFFLINE:
            return "offline"
        return "paper_low" if self.roll & _NEAR_END else "ready"
