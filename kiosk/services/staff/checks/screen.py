"""Checks of what stands before the visitor: the panel, its touch, how it is drawn, and when it is lit."""

from __future__ import annotations

from datetime import datetime

from kiosk.core.opening import is_open, next_change
from kiosk.core.site import Opening, Screen
from kiosk.core.staff_ports import CheckResult
from kiosk.services.staff.panel import Panel

SMOOTH_FPS = 30.0
"""Fewer frames a second are seen as stutter."""


def check_display(panel: Panel | None, site: Screen) -> CheckResult:
    """Whether the kiosk's screen has the size that the site file says."""
    if panel is None or not panel.screens:
        return CheckResult("display", "unknown", "none")
    width, height = panel.screens[0]
    values = (("width", width), ("height", height))
    if (width, height) == (site.width_px, site.height_px):
        return CheckResult("display", "pass", "right", values)
    if (width, height) == (site.height_px, site.width_px):
        return CheckResult("display", "fail", "turned", values)
    wanted = (("wanted_width", site.width_px), ("wanted_height", site.height_px))
    return CheckResult("display", "fail", "other-size", (*values, *wanted))


def check_touch(panel: Panel | None) -> CheckResult:
    """Whether the system has a touch screen; whether every place of it answers is tried by hand."""
    if panel is None:
        return CheckResult("touch", "unknown", "not-seen")
    return CheckResult("touch", *(("pass", "found") if panel.touch else ("fail", "none")))


def check_renderer(tier: str) -> CheckResult:
    """Which renderer is at work: both are right, staff are told which."""
    if tier not in ("flat", "spatial"):
        return CheckResult("renderer", "unknown", "not-chosen")
    return CheckResult("renderer", "pass", tier)


def check_frames(rate_fps: float | None) -> CheckResult:
    """Whether pictures follow one another fast enough; None where nobody measured."""
    if rate_fps is None:
        return CheckResult("frames", "unknown", "unmeasured")
    values = (("rate", round(rate_fps)),)
    if rate_fps < SMOOTH_FPS:
        return CheckResult("frames", "fail", "slow", values)
    return CheckResult("frames", "pass", "smooth", values)


def check_opening(opening: Opening, local: datetime) -> CheckResult:
    """Whether the screen is meant to be lit at `local`, and when that changes; nothing to fail."""
    at = next_change(opening, local)
    if at is None:
        return CheckResult("opening", "pass", "always")
    values = (("month", at.month), ("day", at.day), ("time", f"{at:%H:%M}"))
    return CheckResult("opening", "pass", "open" if is_open(opening, local) else "closed", values)
