"""Issues slips on a worker: on paper where the site has a printer, else as a PDF, and says honestly which."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kiosk.core.ports import SlipReceipt
from kiosk.core.printers import PrinterChoice, PrinterState, choice_of
from kiosk.core.site import Site
from kiosk.core.slip import SlipContent
from kiosk.services.slip_channels import SlipChannel, SlipTrouble
from kiosk.services.slip_channels.folder import SlipFolder
from kiosk.services.slip_channels.spooler import Spooler


class WorkerSlipPrinter:
    """A `core.ports.SlipPrinter`: tries the paper channel, then the folder; one slip at a time.

    Receipts: `printed` (status `queued`), `saved` with the file (status `kept` where the site has no printer,
    else why paper failed), `failed` (status of the last trouble, or `crashed`). `done` is called exactly once
    per slip, from the worker. A bug in a channel still gives a `failed` receipt and then travels to
    `threading.excepthook`.
    """

    def __init__(self, *, paper: SlipChannel | None, folder: SlipChannel) -> None:
        self._paper = paper
        self._folder = folder
        self._turn = threading.Lock()
        self._workers: list[threading.Thread] = []

    @property
    def prints_on_paper(self) -> bool:
        """Whether the site has a printer at all; whether it works shows in each receipt."""
        return self._paper is not None

    @property
    def state(self) -> PrinterState:
        """A queue of the system does not tell."""
        return "unknown"

    def issue(self, slip: object, done: Callable[[SlipReceipt], None]) -> None:
        """Start delivering a `SlipContent` and return at once. Raises TypeError for anything else."""
        if not isinstance(slip, SlipContent):
            raise TypeError(f"a slip is a SlipContent, not {type(slip).__name__}")
        self._workers = [worker for worker in self._workers if worker.is_alive()]
        worker = threading.Thread(target=self._work, args=(slip, done), name="slip", daemon=True)
        self._workers.append(worker)
        worker.start()

    def close(self, timeout_s: float = 10.0) -> None:
        """Wait for slips under way, `timeout_s` each at most. Called before the QGuiApplication goes."""
        for worker in self._workers:
            worker.join(timeout_s)

    def _work(self, slip: SlipContent, done: Callable[[SlipReceipt], None]) -> None:
        receipt = SlipReceipt("failed", "crashed")
        try:
            with self._turn:
                receipt = self._deliver(slip)
        finally:
            done(receipt)

    def _deliver(self, slip: SlipContent) -> SlipReceipt:
        why_not_paper = ""
        if self._paper is not None:
            try:
                return self._paper.deliver(slip)
            except SlipTrouble as trouble:
                why_not_paper = trouble.status
        try:
            kept = self._folder.deliver(slip)
        except SlipTrouble as trouble:
            return SlipReceipt("failed", why_not_paper or trouble.status)
        return replace(kept, status=why_not_paper or kept.status)


def slip_printer(site: Site, data_dir: Path, choice: PrinterChoice | None = None) -> WorkerSlipPrinter:
    """A printer of this site: the chosen one (None: the site's), and `data_dir/slips` for the rest."""
    choice = choice_of(site.printer) if choice is None else choice
    paper = Spooler(choice.target, site.printer.paper_mm) if choice.on_paper else None
    folder = SlipFolder(data_dir / "slips", keep=site.keeping.slips, paper_mm=site.printer.paper_mm)
    return WorkerSlipPrinter(paper=paper, folder=folder)
