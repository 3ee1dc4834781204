"""The PIN pad: what it asks for, how many digits there are, and what was wrong."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from kiosk.core.staff import FEWEST_DIGITS, Pad, Staff
from kiosk.kit.action_model import Control
from kiosk.ui.staff.staff_view import Rows, StaffView, StaffWords


def pad(words: StaffWords, staff: Staff, view: StaffView) -> StaffView:
    """The pad over whatever is on."""
    now = staff.pad or Pad()
    wait_s = ceil(staff.around.pin_wait_s) if now.ask in ("enter", "old") else 0
    title = words.say(f"staff-pad-{now.ask.replace('_', '-')}")
    text = _text(words, now, wait_s)
    return replace(
        view,
        pad_title=title,
        pad_text=text,
        pad_digits=len(now.entry),
        pad_keys=_keys(words, now, open_=not wait_s and not now.waiting),
        pad_desk=(words.control("pad_close", "close"),),
        spoken=f"{text if now.fault else ''} {title}".strip(),
    )


def _text(words: StaffWords, now: Pad, wait_s: int) -> str:
    if wait_s:
        return words.say("staff-pad-wait", seconds=wait_s)
    if now.waiting:
        return words.say("staff-pad-checking")
    if now.fault:
        return words.say(now.fault)
    return words.say("staff-pad-rule" if now.ask in ("first", "new") else "staff-pad-hint")


def _keys(words: StaffWords, now: Pad, *, open_: bool) -> Rows:
    digits = [Control(f"digit:{n}", f"{n}", enabled=open_) for n in (*range(1, 10), 0)]
    erase = words.control("erase", "staff-pad-erase", enabled=open_ and bool(now.entry))
    enter = words.control("enter", "staff-pad-ok", enabled=open_ and len(now.entry) >= FEWEST_DIGITS)
    return (*digits[:9], erase, digits[9], enter)
