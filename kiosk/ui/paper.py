"""The slip printer of the moment: staff may exchange it, and slips under way finish on the one before."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core.ports import SlipPrinter, SlipReceipt
from kiosk.core.slip import SlipContent


class Paper:
    """Issues slips on the printer `named` like this, and knows whether staff should look after it."""

    def __init__(self, named: Callable[[str], SlipPrinter], name: str) -> None:
        self._named, self._name = named, name
        self._printer = named(name)
        self._promised: dict[str, bool] = {}
        self.trouble = False

    @property
    def prints_on_paper(self) -> bool:
        return self._printer.prints_on_paper

    def exchange(self, name: str) -> None:
        """From now on slips go to the printer of this name. What the one before had to say is past."""
        if name != self._name:
            self._name, self._printer, self.trouble = name, self._named(name), False

    def issue(self, visit_id: str, slip: SlipContent, done: Callable[[SlipReceipt], None]) -> None:
        """Start on the slip of a visit; `done` is called once, from the printer's thread."""
        self._promised[visit_id] = self.prints_on_paper
        self._printer.issue(slip, done)

    def receive(self, visit_id: str, receipt: SlipReceipt) -> None:
        """What became of it: trouble, if it failed or paper was promised and none came."""
        promised = self._promised.pop(visit_id, False)
        self.trouble = receipt.outcome == "failed" or (promised and receipt.outcome != "printed")
