"""The printers of one kiosk: the one in use, and what outlives an exchange."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.core.clock import Clock
from kiosk.core.printers import PrinterChoice
from kiosk.core.site import Site
from kiosk.services.data_dir import DataDir
from kiosk.services.paper_roll import PaperRoll
from kiosk.services.slip_channels.choosing import paper_channel
from kiosk.services.slip_channels.folder import SlipFolder
from kiosk.services.slip_channels.patience import Patience
from kiosk.services.slip_printer import Rhythm, WorkerSlipPrinter

ROLL_FILE = "paper.json"


class SlipPrinters:
    """Makes printers by choice. The one before asks nothing any more and finishes its slips."""

    def __init__(
        self,
        site: Site,
        data_dir: DataDir,
        clock: Clock,
        *,
        patience: Patience | None = None,
        rhythm: Rhythm | None = None,
    ) -> None:
        self._site = site
        self._data_dir = data_dir
        self._clock = clock
        self._patience = patience
        self._rhythm = rhythm
        self._made: list[WorkerSlipPrinter] = []
        self.roll = PaperRoll(data_dir.root / ROLL_FILE, clock, site.printer.roll_m)

    @property
    def current(self) -> WorkerSlipPrinter | None:
        """The printer in use; None before the first was made."""
        return self._made[-1] if self._made else None

    def make(self, choice: PrinterChoice, changed: Callable[[], None] = lambda: None) -> WorkerSlipPrinter:
        """The printer of a choice, which from now on is the current one; `changed`: see core.ports."""
        if self.current is not None:
            self.current.retire()
        self.roll.another_printer()
        printer, keeping = self._site.printer, self._site.keeping
        folder = SlipFolder(self._data_dir.slips, keep=keeping.slips, paper_mm=printer.paper_mm)
        self._made.append(
            WorkerSlipPrinter(
                paper_channel(choice, printer, self._clock, self._patience),
                None if choice.channel == "none" else folder,
                paper_mm=printer.paper_mm,
                clock=self._clock,
                roll=self.roll,
                changed=changed,
                rhythm=self._rhythm,
            )
        )
        return self._made[-1]

    def close(self) -> None:
        """Wait for all slips under way. Called once, at the end of the program."""
        for printer in self._made:
            printer.close()
