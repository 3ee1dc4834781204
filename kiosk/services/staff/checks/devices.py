"""Checks of what is plugged in: printer, stick, disk, voice."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from kiosk.core.staff_ports import CheckResult
from kiosk.services.staff.panel import Panel

LEAST_FREE_BYTES = 10**9
LEAST_FREE_SHARE = 0.05

QueueState = Literal["ready", "unknown", "refusing"]


def queue_state(queue: str) -> QueueState:
    """What the system says of a printer queue. May ask the network: call it on a worker."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    if queue not in QPrinterInfo.availablePrinterNames():
        return "unknown"
    state = QPrinterInfo.printerInfo(queue).state()
    return "refusing" if state in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted) else "ready"


def check_printer(queue: str, state_of: Callable[[str], QueueState] = queue_state) -> CheckResult:
    """Whether the queue that slips go to is there and takes pages. No queue is a choice: slips are kept."""
    if not queue:
        return CheckResult("printer", "pass", "kept-as-pdf")
    state = state_of(queue)
    return CheckResult("printer", "pass" if state == "ready" else "fail", state, (("queue", queue),))


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
