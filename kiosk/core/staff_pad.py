"""The PIN pad: digits, and what comes of them. A PIN is kept only until it was checked."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core import front as fr
from kiosk.core import staff as st
from kiosk.core import staff_errands as er
from kiosk.core.staff_ports import PinAnswer
from kiosk.core.staff_work import StaffTurn, trouble_of

_BEGINNING: dict[st.Ask, st.Ask] = {"enter": "enter", "again": "first", "new_again": "old"}
"""Where to begin anew after a PIN was refused."""


def press_pad(turn: StaffTurn, control: str) -> None:
    """A key of the pad. While a PIN is being checked, or none is looked at, only closing is possible."""
    pad = turn.staff.pad
    if pad is None:
        return
    name, _, value = control.partition(":")
    if name in ("pad_close", "home") or (name == "back" and not pad.entry):
        turn.be(pad=None)
    elif pad.waiting or _must_wait(turn, pad):
        return
    elif name == "digit" and len(pad.entry) < st.MOST_DIGITS:
        turn.be(pad=replace(pad, entry=pad.entry + value, fault=""))
    elif name in ("erase", "back"):
        turn.be(pad=replace(pad, entry=pad.entry[:-1]))
    elif name == "enter" and len(pad.entry) >= st.FEWEST_DIGITS:
        _enter_digits(turn, pad)


def _must_wait(turn: StaffTurn, pad: st.Pad) -> bool:
    """After wrong PINs none is looked at for a while; a new one can be thought up meanwhile."""
    return pad.ask in ("enter", "old") and turn.staff.around.pin_wait_s > 0


def _enter_digits(turn: StaffTurn, pad: st.Pad) -> None:
    match pad.ask:
        case "enter":
            _send(turn, pad, er.CheckPin(pad.entry))
        case "first":
            turn.be(pad=st.Pad("again", new=pad.entry))
        case "old":
            turn.be(pad=st.Pad("new", old=pad.entry))
        case "new":
            turn.be(pad=st.Pad("new_again", old=pad.old, new=pad.entry))
        case "again" if pad.entry == pad.new:
            _send(turn, pad, er.SetFirstPin(pad.new))
        case "new_again" if pad.entry == pad.new:
            _send(turn, pad, er.ChangePin(pad.old, pad.new))
        case "again":
            turn.be(pad=st.Pad("first", fault="staff-pin-differs"))
        case _:
            turn.be(pad=st.Pad("new", old=pad.old, fault="staff-pin-differs"))


def _send(turn: StaffTurn, pad: st.Pad, errand: er.Errand) -> None:
    turn.be(pad=st.Pad(pad.ask, waiting=True))
    turn.order(errand)


def hear_pin(turn: StaffTurn, result: object) -> None:
    """What came of the digits. An answer for a pad that was closed meanwhile opens nothing."""
    pad = turn.staff.pad
    if pad is None or not pad.waiting:
        return
    if isinstance(result, PinAnswer) and not result.right:
        turn.acted("pin", "wrong")
        turn.be(
            pad=st.Pad("enter" if pad.ask == "enter" else "old", fault="staff-pin-wrong"),
            around=replace(turn.staff.around, pin_wait_s=result.wait_s),
        )
    elif fault := trouble_of(result):
        turn.be(pad=st.Pad(_BEGINNING[pad.ask], fault=fault))
    elif pad.ask == "enter":
        enter(turn)
    elif pad.ask == "again":
        turn.acted("pin", "set")
        enter(turn)
    else:
        turn.acted("pin", "set")
        turn.be(pad=None)
        turn.tell("staff-pin-changed", good=True)


def enter(turn: StaffTurn) -> None:
    """The right PIN was given: the visit that is on ends, and the page opens on today's figures."""
    if turn.staff.around.visiting:
        turn.acted("visit", "ended")
    turn.order(fr.VisitStopped())
    turn.staff = replace(turn.staff.closed(), entered=True, input_at=turn.now_s)
    turn.acted("entered")
    turn.show("today")
