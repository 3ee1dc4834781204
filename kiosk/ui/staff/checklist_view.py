"""The opening checklist, one line after another, and the touch test that only a finger can do."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.staff import TOUCH_CELLS, Staff
from kiosk.core.staff_ports import CheckResult
from kiosk.kit.action_model import Control
from kiosk.ui.staff.staff_view import StaffView, StaffWords

_SIGNS = {"pass": "check", "fail": "warning", "unknown": "minus"}


def checklist(words: StaffWords, staff: Staff, view: StaffView) -> StaffView:
    """Each line as it comes; then what came of all of them."""
    running = staff.busy == "checks"
    failed = sum(check.state == "fail" for check in staff.checks)
    if running:
        lead = words.say("staff-checklist-running", n=len(staff.checks))
    else:
        lead = words.say("staff-checklist-failed", n=failed) if failed else words.say("staff-checklist-good")
    return replace(
        view,
        lead=lead,
        checks=tuple(_check(words, check) for check in _worst_first(staff.checks, running=running)),
        desk=(
            words.control("check_again", "staff-check-again", icon="restart", enabled=not running),
            words.control("page:touch", "staff-go-touch", icon="hand"),
            words.control("test_print", "staff-test-print", icon="print", enabled=not staff.busy),
        ),
    )


def _worst_first(checks: tuple[CheckResult, ...], *, running: bool) -> list[CheckResult]:
    """What is to be seen to comes first, once nothing moves any more."""
    if running:
        return list(checks)
    return sorted(checks, key=lambda check: ("fail", "unknown", "pass").index(check.state))


def _check(words: StaffWords, check: CheckResult) -> Control:
    return words.row(
        f"check:{check.name}",
        f"check-{check.name}",
        icon=_SIGNS[check.state],
        note=words.say(f"check-{check.name}-{check.reason}", **dict(check.values)),
    )


def touch_test(words: StaffWords, staff: Staff, view: StaffView) -> StaffView:
    """Places over the whole screen, each to be touched once."""
    left = TOUCH_CELLS - len(staff.touched)
    return replace(
        view,
        lead=words.say("staff-touch-lead", n=left) if left else words.say("staff-touch-good"),
        cells=tuple(
            words.choice(f"cell:{n}", f"{n}", checked=n in staff.touched) for n in range(1, TOUCH_CELLS + 1)
        ),
    )
