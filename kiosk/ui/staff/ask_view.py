"""What lies over the staff page: the second yes of an order, and the countdown before it leaves by itself."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from kiosk.core.staff import LEAVE_WARNING_S, Staff
from kiosk.ui.staff.staff_view import StaffView, StaffWords


def ask(words: StaffWords, staff: Staff, view: StaffView, now_s: float) -> StaffView:
    """The view with its question, if there is one."""
    left_s = staff.leaves_in_s(now_s)
    if left_s <= LEAVE_WARNING_S and not staff.taking.running and staff.pad is None:
        title = words.say("staff-leaving-title")
        return replace(
            view,
            ask_title=title,
            ask_text=words.say("staff-leaving-text", seconds=ceil(left_s)),
            ask_desk=(
                words.control("go_on", "go-on", kind="primary"),
                words.control("leave", "staff-leave", icon="exit"),
            ),
            spoken=title,
        )
    if not staff.ask:
        return view
    key = staff.ask.replace("_", "-")
    title, text = words.say(f"staff-ask-{key}"), words.say(f"staff-ask-{key}-text")
    return replace(
        view,
        ask_title=title,
        ask_text=text,
        ask_desk=(
            words.control("yes", f"staff-ask-{key}-yes", kind="primary"),
            words.control("no", "staff-no"),
        ),
        spoken=f"{title} {text}",
    )
