"""The slip printer of the moment: staff may exchange it, and slips under way finish on the one before."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core.events import PaperNow
from kiosk.core.ports import SlipPrinter, SlipReceipt
from kiosk.core.printers import PrinterChoice, prints
from kiosk.core.slip import SlipContent


class Paper:
    """Issues slips on the chosen printer, and knows whether staff should look after it.

    `made` makes the printer of a choice, which calls `changed` from any thread when its state is another.
    """

    def __init__(
        self,
        made: Callable[[PrinterChoice, Callable[[], None]], SlipPrinter],
        choice: PrinterChoice,
        changed: Callable[[], None],
    ) -> None:
        self._made, self._choice, self._changed = made, choice, changed
        self._printer = made(choice, changed)
        self._promised: dict[str, tuple[SlipPrinter, bool]] = {}
        self._failed = False

    @property
    def has_printer(self) -> bool:
        """Whether slips come out on paper here, when the printer is well."""
        return self._printer.prints_on_paper

    @property
    def prints_on_paper(self) -> bool:
        """Whether a slip asked for now is expected to come out on paper."""
        return self.has_printer and prints(self._printer.state)

    @property
    def now(self) -> PaperNow:
        """What becomes of a slip asked for now, in a word."""
        if not self.has_printer:
            return "none"
        return "prints" if self.prints_on_paper else "trouble"

    @property
    def issuing(self) -> bool:
        """Whether a slip is under way; its visit may have ended."""
        return bool(self._promised)

    @property
    def trouble(self) -> bool:
        """Whether staff should have a look: at the printer, or at where slips are kept."""
        return self._failed or (self.has_printer and not prints(self._printer.state))

    def exchange(self, choice: PrinterChoice) -> None:
        """From now on slips go to this printer. What the one before had to say is past."""
        if choice != self._choice:
            self._choice, self._printer, self._failed = choice, self._made(choice, self._changed), False

    def issue(self, visit_id: str, slip: SlipContent, done: Callable[[SlipReceipt], None]) -> None:
        """Start on the slip of a visit; `done` is called once, from the printer's thread."""
        self._promised[visit_id] = (self._printer, self.prints_on_paper)
        self._printer.issue(slip, done)

    def heed(self) -> None:
        """The printer's state is another: one that says it is well has been seen to."""
        if self.has_printer and self._printer.state in ("ready", "paper_low"):
            self._failed = False

    def receive(self, visit_id: str, receipt: SlipReceipt) -> None:
        """What became of it: trouble, if it failed or paper was promised and none came."""
        printer, promised = self._promised.pop(visit_id, (self._printer, False))
        if printer is not self._printer:
            return
        self._failed = receipt.outcome == "failed" or (promised and receipt.outcome != "printed")
