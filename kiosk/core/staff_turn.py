"""How the staff page answers an event: `handle(staff, event, now_s, rules)` gives state, facts, orders.

Pure. Orders are for the visitors' front (`front.py`) or errands into the world (`staff_errands.py`). What an
export did is recorded by the exporter, which also knows of those that staff never saw the end of.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core import facts as ft
from kiosk.core import staff as st
from kiosk.core import staff_errands as er
from kiosk.core.staff_answers import hear
from kiosk.core.staff_pad import press_pad
from kiosk.core.staff_pages import ASKED, ORDERED, PRESSES, TEAM
from kiosk.core.staff_work import Order, StaffTurn
from kiosk.core.visit import GUARD_S


def handle(
    staff: st.Staff, event: st.StaffEvent, now_s: float, rules: st.StaffRules
) -> tuple[st.Staff, tuple[ft.Fact, ...], tuple[Order, ...]]:
    """The staff page after `event` at `now_s`, what happened, and what must be done.

    Events that make no sense in the current state change nothing: a late touch is no error.
    """
    turn = StaffTurn(staff, now_s, rules)
    if isinstance(event, st.Knocked):
        if not staff.is_open:
            ask: st.Ask = "enter" if staff.around.pin_set else "first"
            turn.be(pad=st.Pad(ask), input_at=now_s)
    elif isinstance(event, st.Ticked):
        _tick(turn)
    elif isinstance(event, st.Answered) and not staff.is_open:
        hear(turn, event)
    elif not staff.is_open:
        pass
    elif isinstance(event, st.Touched):
        turn.be(input_at=now_s)
    elif not isinstance(event, st.Pressed):
        hear(turn, event)
    elif now_s - staff.shown_at < GUARD_S:
        turn.be(input_at=now_s)
    elif staff.pad is not None:
        turn.be(input_at=now_s)
        press_pad(turn, event.control)
    else:
        turn.be(input_at=now_s)
        _press(turn, event)
    if turn.staff.shown != staff.shown:
        turn.be(shown_at=now_s)
    return turn.staff, tuple(turn.facts), tuple(turn.orders)


def _tick(turn: StaffTurn) -> None:
    staff = turn.staff
    if staff.taking.running:
        turn.be(input_at=turn.now_s)
        if staff.taking.cancelled_at is not None and turn.now_s - staff.taking.cancelled_at >= st.STUCK_S:
            turn.be(taking=st.Taking())
            turn.tell("export-stuck", good=False)
    elif staff.is_open and staff.leaves_in_s(turn.now_s) <= 0:
        if not staff.entered:
            turn.staff = staff.closed()
        elif staff.pad is not None:
            turn.be(pad=None)
        else:
            turn.leave("timed_out")


def _press(turn: StaffTurn, event: st.Pressed) -> None:
    """A control of the page. While an export runs only its own are there."""
    name, _, value = event.control.partition(":")
    staff = turn.staff
    if staff.ask:
        _answer_question(turn, event)
    elif staff.taking.running:
        if name == "take_cancel":
            turn.be(taking=replace(staff.taking, cancelled_at=turn.now_s))
            turn.order(er.CancelTaking())
    elif name in ASKED:
        turn.be(ask=name, notice=None)
    elif name in TEAM:
        TEAM[name](turn, event.new_id)
    elif name in PRESSES:
        PRESSES[name](turn, value)


def _answer_question(turn: StaffTurn, event: st.Pressed) -> None:
    asked = turn.staff.ask
    if event.control in ("no", "back", "home"):
        turn.be(ask="")
    elif event.control == "yes":
        turn.be(ask="")
        ORDERED[asked](turn)
