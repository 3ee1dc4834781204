"""Checks of what is plugged in: printer, stick, disk, voice."""

from __future__ import annotations

import shutil
from pathlib import Path

from kiosk.core.printers import PrinterChoice, PrinterState, prints
from kiosk.core.staff_ports import CheckResult, CheckState
from kiosk.services.staff.panel import Panel

LEAST_FREE_BYTES = 10**9
LEAST_FREE_SHARE = 0.05


def check_printer(choice: PrinterChoice, state: PrinterState) -> CheckResult:
    """Whether slips come out of what was chosen, by what it says of itself. No printer is a choice too.

    A roll that ends soon passes: slips come out, and the sentence says to have a new one at hand.
    """
    if not choice.on_paper:
        return CheckResult("printer", "pass", "screen-only" if choice.channel == "none" else "kept-as-pdf")
    judged: CheckState = "unknown" if state == "unknown" else "pass" if prints(state) else "fail"
    return CheckResult("printer", judged, state.replace("_", "-"), (("printer", choice.target),))


def check_stick(seen: int | None) -> CheckResult:
    """How many sticks are in; none is no fault, there is only nothing to try."""
    if not seen:
        return CheckResult("stick", "unknown", "none" if seen == 0 else "not-looked")
    return CheckResult("stick", "pass", "found", (("count", seen),))


def check_disk(folder: Path) -> CheckResult:
    """Whether the disk with the data directory has room: 1 GB and 5 % at least."""
    place = next((each for each in (folder, *folder.absolute().parents) if each.exists()), folder)
    try:
        disk = shutil.disk_usage(place)
    except OSError:
        return CheckResult("disk", "fail", "unreadable")
    return judge_disk(disk.free, disk.total)


def judge_disk(free_bytes: int, total_bytes: int) -> CheckResult:
    """The same for a disk of this size and room."""
    values = (("free_gb", round(free_bytes / 1e9, 1)),)
    if free_bytes < LEAST_FREE_BYTES or free_bytes < LEAST_FREE_SHARE * total_bytes:
        return CheckResult("disk", "fail", "nearly-full", values)
    return CheckResult("disk", "pass", "room", values)


def check_voice(panel: Panel | None) -> CheckResult:
    """Whether 음성 안내 can speak Korean."""
    if panel is None:
        return CheckResult("voice", "unknown", "not-seen")
    return CheckResult("voice", "pass" if panel.voice == "korean" else "fail", panel.voice)
