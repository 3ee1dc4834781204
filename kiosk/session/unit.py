"""The supervisor and the system that starts it: not to be brought back, and to be stopped from outside."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import time
from pathlib import Path

from kiosk.session.state_file import read_state

UNIT = "mirae-kiosk.service"
TIMEOUT_S = 10.0
LOOK_S = 0.05

_LOG = logging.getLogger(__name__)


def stop_unit() -> None:
    """Ask systemd to stop our unit, which `Restart=always` would bring back otherwise.

    polkit lets the kiosk's user do exactly this. Does not wait, because what it asks for is our own end.
    """
    command = ("systemctl", "--no-ask-password", "stop", "--no-block", UNIT)
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_S, check=False)
    except (OSError, subprocess.TimeoutExpired) as fault:
        _LOG.warning("%s: %s", command[0], fault)
        return
    if done.returncode:
        _LOG.warning("%s ended with %s: %s", " ".join(command), done.returncode, done.stderr.strip())


def stop_supervisor(run_dir: Path, limit_s: float) -> bool:
    """Tell the supervisor of this run directory to end, and wait; whether it is gone, or never was there.

    The kiosk then ends while its display is still there, and its log knows a clean stop. A compositor that is
    told to stop first takes the display away from under it.
    """
    state = read_state(run_dir)
    if state is None or not _told(state.pid, signal.SIGTERM):
        return True
    if os.name == "nt":  # there it has ended already, and the kiosk notices
        return True
    until_s = time.monotonic() + limit_s
    while time.monotonic() < until_s:
        if not _told(state.pid, 0):
            return True
        time.sleep(LOOK_S)
    return False


def _told(pid: int, number: int) -> bool:
    """Whether there was such a process of ours to tell."""
    with contextlib.suppress(OSError):
        os.kill(pid, number)
        return True
    return False
