"""The machine itself, and what stills the kiosk for a while."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.staff import Staff
from kiosk.ui.staff.staff_view import StaffView, StaffWords


def machine(words: StaffWords, staff: Staff, view: StaffView) -> StaffView:
    """What ends or stills the kiosk; each is asked once more."""
    around, free = staff.around, not staff.busy
    closed = (
        words.control("reopen", "staff-reopen", icon="play")
        if around.front.held == "closed"
        else words.control("closed", "staff-close-today", icon="exit")
    )
    return replace(
        view,
        lead=words.say("staff-machine-called" if around.called else "staff-machine-lead"),
        desk=(
            words.control("wipe", "staff-wipe", icon="wipe"),
            closed,
            words.control("restart", "staff-restart", icon="restart", enabled=free),
            words.control("shut_down", "staff-shut-down", icon="shutdown", enabled=free),
            words.control("exit", "staff-exit", icon="window"),
            words.control("call_done", "staff-call-done", icon="call", enabled=around.called),
        ),
    )
