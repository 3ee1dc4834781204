"""A visit with a clock in the test's hand."""

from __future__ import annotations

from typing import TypeVar

from kiosk.core import events as ev
from kiosk.core import facts as ft
from kiosk.core.contract import Measure, Outcome, line
from kiosk.core.doors import DoorPage
from kiosk.core.turn import handle
from kiosk.core.visit import (
    Rules,
    Visit,
)

IDLE_S = {
    "hall": 60.0,
    "play": 60.0,
    "debrief": 60.0,
    "door": 90.0,
    "takeaway": 90.0,
    "survey": 45.0,
    "farewell": 8.0,
}
OUTCOME = Outcome(0.9, 3, (Measure("separation", 0.0, 0.0, 2.0),), (), line("tradeoff"))


F = TypeVar("F")


def behind_the_door(path: str, trail: tuple[str, ...]) -> DoorPage:
    """Two entries on each page, named after it, and two ways on from the first two."""
    here = "-".join((path, *trail))
    ways = ("left", "right") if len(trail) < 2 else ()
    return DoorPage("works", ways=ways, entries=(f"{here}-1", f"{here}-2"))


class Front:
    """A visit with a clock in the test's hand; `facts` is everything told so far."""

    def __init__(self, *, short: bool = False) -> None:
        self.home = Visit()
        self.rules = Rules(
            idle_s=IDLE_S,
            warning_s=20.0,
            fit=lambda audience, played: (f"for-{audience}", *(f"after-{p}" for p in played), "jobcentre"),
            door_page=behind_the_door,
            short_rounds=short,
        )
        self.visit = self.home
        self.now_s = 100.0
        self.facts: list[ft.Fact] = []

    def do(self, *events: ev.Event, after_s: float = 1.0) -> Front:
        for event in events:
            self.now_s += after_s
            self.visit, facts = handle(self.visit, event, self.now_s, rules=self.rules, home=self.home)
            self.facts += facts
        return self

    def wait(self, seconds: float) -> Front:
        """Half-second ticks."""
        for _ in range(round(seconds * 2)):
            self.do(ev.Ticked(), after_s=0.5)
        return self

    def told(self, kind: type[F]) -> list[F]:
        return [fact for fact in self.facts if isinstance(fact, kind)]

    def in_play(self) -> Front:
        return self.do(ev.Started("v1"), ev.BoothChosen("drone", "1.0.0", "p1", 7))

    def after_play(self) -> Front:
        self.in_play().do(ev.Decided(0, "climb:A"), ev.PlayCompleted(OUTCOME), ev.PlaySaved("p1"))
        return self
