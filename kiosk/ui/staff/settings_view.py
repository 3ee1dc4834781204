"""Settings: how loud and when, what time it is; the PIN, tests, and long queues."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.staff import Staff
from kiosk.core.staff_steps import CLOCK
from kiosk.kit.action_model import Control
from kiosk.ui.staff.staff_view import StaffView, StaffWords


def settings(words: StaffWords, staff: Staff, view: StaffView) -> StaffView:
    """What holds now, whoever set it: staff or the site file."""
    now = words.rules.effective(staff.settings)
    steppers = [_step(words, "volume", words.say("staff-percent", percent=round(100 * (now.volume or 0))))]
    if now.quiet_from and now.quiet_until:
        steppers.append(_step(words, "quiet_from", now.quiet_from))
        steppers.append(_step(words, "quiet_until", now.quiet_until))
    return replace(
        view,
        lead=words.say("staff-settings-lead"),
        steppers=tuple(steppers),
        switches=(
            _switch(words, "quiet", on=bool(now.quiet_from)),
            _switch(words, "short_rounds", on=bool(now.short_rounds)),
            _switch(words, "test_mode", on=now.is_test),
        ),
        desk=(
            words.control("page:printer", "staff-go-printer", icon="print"),
            words.control("page:clock", "staff-go-clock", icon="hours"),
            words.control("pin_change", "staff-pin-change", icon="lock"),
        ),
    )


def _step(words: StaffWords, name: str, value: str) -> Control:
    return words.row(name, f"staff-{name.replace('_', '-')}", detail=value)


def _switch(words: StaffWords, name: str, *, on: bool) -> Control:
    key = f"staff-{name.replace('_', '-')}"
    return words.control(name, key, kind="switch", checked=on, note=words.say(f"{key}-note"))


def clock(words: StaffWords, staff: Staff, view: StaffView) -> StaffView:
    """Date and time by steps; nothing changes before 지금 맞추기."""
    at = staff.clock or staff.around.local
    values = (
        words.say("staff-year", n=at.year),
        words.say("staff-of-month", n=at.month),
        words.say("staff-of-day", n=at.day),
        words.say("staff-hour", n=at.hour),
        words.say("staff-minute", n=at.minute),
    )
    return replace(
        view,
        lead=words.say("staff-clock-now", now=words.moment(staff.around.local)),
        steppers=tuple(_step(words, name, value) for name, value in zip(CLOCK, values, strict=True)),
        desk=(
            words.control(
                "clock_set", "staff-clock-set", kind="primary", icon="check", enabled=not staff.busy
            ),
        ),
        spoken=" ".join(filter(None, (view.notice, view.title))),  # the lead changes every minute
    )
