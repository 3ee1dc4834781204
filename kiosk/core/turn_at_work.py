"""One event at work on a visit: what `turn.py` and `door_turn.py` change and tell step by step."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kiosk.core import facts as ft
from kiosk.core.visit import Rules, Visit


@dataclass(slots=True)
class Turn:
    """One event at work: the visit as it becomes, and the facts so far. Lives only inside `handle`."""

    visit: Visit
    rules: Rules
    home: Visit
    now_s: float
    facts: list[ft.Fact] = field(default_factory=list)

    def be(self, **changes: object) -> None:
        self.visit = replace(self.visit, **changes)  # type: ignore[arg-type]

    def tell(self, fact: ft.Fact) -> None:
        self.facts.append(fact)

    def show(self, screen: str, **changes: object) -> None:
        """Go to a screen (again, even if it is the same one)."""
        self.be(screen=screen, overlay="", shown_at=self.now_s, input_at=self.now_s, **changes)
        self.tell(ft.ScreenShown(self.visit.id, screen))

    def cover(self, overlay: str) -> None:
        self.be(overlay=overlay, shown_at=self.now_s)

    def change_play(self, **changes: object) -> None:
        *before, last = self.visit.plays
        self.be(plays=(*before, replace(last, **changes)))  # type: ignore[arg-type]

    def offer(self, programmes: tuple[str, ...]) -> None:
        for programme in programmes:
            if programme not in self.visit.seen:
                self.tell(ft.ReferralShown(self.visit.id, programme))
                self.be(seen=(*self.visit.seen, programme))
        self.be(offered=programmes)
