"""Slips kept as PDF files, the newest few: what a kiosk without a working printer does."""

from __future__ import annotations

from pathlib import Path

from kiosk.core.ports import SlipReceipt
from kiosk.core.slip import SlipContent
from kiosk.services.slip_channels import SlipTrouble


class SlipFolder:
    """Keeps `slip-000001.pdf`, `slip-000002.pdf`, … and at most `keep` of them.

    Files are numbered, not dated: a kiosk's clock may lie, and a time would say when somebody was here.
    """

    def __init__(self, folder: Path, *, keep: int, paper_mm: int) -> None:
        self._folder = folder
        self._keep = keep
        self._paper_mm = paper_mm

    def deliver(self, slip: SlipContent) -> SlipReceipt:
        """Keep the slip and remove the oldest above the cap. Raises SlipTrouble."""
        from kiosk.services.slip_picture import slip_pdf

        if self._keep == 0:
            raise SlipTrouble("keeps_none", "the site keeps no PDF")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            kept = self._kept()
            number = int(kept[-1].stem.removeprefix("slip-")) + 1 if kept else 1
            path = self._folder / f"slip-{number:06d}.pdf"
            slip_pdf(slip, self._paper_mm, path)
            for old in [*kept, path][: -self._keep]:
                old.unlink()
        except OSError as fault:
            raise SlipTrouble("not_kept", str(fault)) from fault
        return SlipReceipt("saved", "kept", path)

    def _kept(self) -> list[Path]:
        """The folder's slips, the oldest first."""
        slips = [path for path in self._folder.glob("slip-*.pdf") if path.stem[5:].isdecimal()]
        return sorted(slips, key=lambda path: int(path.stem[5:]))
