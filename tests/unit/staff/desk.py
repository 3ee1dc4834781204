"""A staff page without a screen: events in; state, facts, orders out, on a clock that moves when told to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from kiosk.core import staff as st
from kiosk.core.facts import Fact, StaffActed
from kiosk.core.front import StaffSettings
from kiosk.core.staff_errands import CheckPin
from kiosk.core.staff_ports import PinAnswer
from kiosk.core.staff_turn import handle
from kiosk.core.staff_work import Order

RULES = st.StaffRules(StaffSettings(0.6, "", "", "TM-m30", short_rounds=False))
NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


class StaffDesk:
    """What a person at the kiosk would do and see. Facts and orders are those since last asked."""

    def __init__(self, **around: object) -> None:
        self.now_s = 1000.0
        self.staff = st.Staff(replace(st.Around(NOW), **around))  # type: ignore[arg-type]
        self.facts: list[Fact] = []
        self.orders: list[Order] = []

    def happen(self, event: st.StaffEvent, after_s: float = 0.5) -> None:
        self.now_s += after_s
        self.staff, facts, orders = handle(self.staff, event, self.now_s, RULES)
        self.facts += facts
        self.orders += orders

    def press(self, *controls: str) -> None:
        for control in controls:
            self.happen(st.Pressed(control, "team-id"))

    def wait(self, seconds: float) -> None:
        """Nobody touches anything for so long."""
        for _ in range(round(seconds / 0.5)):
            self.happen(st.Ticked())

    def answer(self, kind: type, result: object) -> None:
        """The world answers the last errand of this kind."""
        errand = next(order for order in reversed(self.orders) if type(order) is kind)
        self.happen(st.Answered(errand, result))  # type: ignore[arg-type]

    def around(self, **changes: object) -> None:
        """The kiosk around the page is now so."""
        self.staff = replace(self.staff, around=replace(self.staff.around, **changes))  # type: ignore[arg-type]

    def type_pin(self, pin: str) -> None:
        self.press(*(f"digit:{digit}" for digit in pin), "enter")

    def enter(self) -> None:
        """In by the right PIN; what came of it is asked and gone."""
        self.happen(st.Knocked())
        self.type_pin("2580")
        self.answer(CheckPin, PinAnswer(True, 0.0))
        self.told()
        self.ordered()

    def told(self) -> list[tuple[str, str]]:
        """What staff did since last asked, as (action, detail)."""
        acted = [(fact.action, fact.detail) for fact in self.facts if isinstance(fact, StaffActed)]
        self.facts.clear()
        return acted

    def ordered(self) -> list[Order]:
        orders, self.orders = self.orders, []
        return orders
