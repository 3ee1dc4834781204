"""`core.staff_ports.Machine`: restarting, switching off and setting the clock of the computer itself.

Linux: systemd's own commands, which ask logind and timedated over D-Bus as this user; polkit decides, and
the installer's rule allows it. Windows: shutdown.exe and SetLocalTime. No shell, no password, no waiting for
one.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime

from kiosk.core.errors import KioskError
from kiosk.core.staff_ports import Done
from kiosk.services.staff.worker import Worker

TIMEOUT_S = 30.0

_ASK = ("--no-ask-password",)
"""Refused at once instead of waiting for a password that nobody can type."""

Command = tuple[str, ...]


class MachineRefused(KioskError):
    """The system did not allow it, or does not know how. Nothing was changed."""

    message_key = "error-machine-refused"


def run_command(command: Command) -> None:
    """Run it to its end. Raises MachineRefused with what it said."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,  # ours is the supervisor's line; on Windows its heir waits for our read
            capture_output=True,
            text=True,
            timeout=TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise MachineRefused(f"{command[0]}: {fault}") from fault
    if done.returncode:
        said = " ".join((done.stderr or done.stdout).split())
        raise MachineRefused(f"{' '.join(command)} ended with {done.returncode}: {said}")


def set_windows_clock(local: datetime) -> None:
    """SetLocalTime. Raises MachineRefused where this user lacks the right to change the system time."""
    import ctypes

    # SYSTEMTIME: year, month, day of the week (0 is Sunday; not looked at), day, hour, minute, second, ms.
    fields = (local.year, local.month, 0, local.day, local.hour, local.minute, local.second, 0)
    moment = (ctypes.c_uint16 * 8)(*fields)
    system = getattr(ctypes, "windll", None)
    if system is None or not system.kernel32.SetLocalTime(ctypes.byref(moment)):
        raise MachineRefused("SetLocalTime was refused")


class SystemMachine:
    """Asks on a worker. Tests hand in all three of the system's, and nothing happens to their machine."""

    def __init__(
        self,
        worker: Worker,
        *,
        platform: str = sys.platform,
        run: Callable[[Command], None] = run_command,
        set_clock_of_windows: Callable[[datetime], None] = set_windows_clock,
    ) -> None:
        self._worker = worker
        self._on_windows = platform == "win32"
        self._run = run
        self._set_clock_of_windows = set_clock_of_windows

    def restart(self, done: Done[None]) -> None:
        command = ("shutdown.exe", "/r", "/t", "0") if self._on_windows else ("systemctl", *_ASK, "reboot")
        self._worker.do(lambda: self._run(command), done)

    def shut_down(self, done: Done[None]) -> None:
        command = ("shutdown.exe", "/s", "/t", "0") if self._on_windows else ("systemctl", *_ASK, "poweroff")
        self._worker.do(lambda: self._run(command), done)

    def set_clock(self, local: datetime, done: Done[None]) -> None:
        """`local`: what the clock on the wall of the room shows; the hardware clock follows.

        On Linux network time is switched off first and stays off: timedated sets no clock beside it, and it
        would bring back the newest time that it has ever seen, the lie that staff have just corrected.
        """

        def set_it() -> None:
            if self._on_windows:
                self._set_clock_of_windows(local)
                return
            self._run(("timedatectl", *_ASK, "set-ntp", "false"))
            self._run(("timedatectl", *_ASK, "set-time", f"{local:%Y-%m-%d %H:%M:%S}"))

        self._worker.do(set_it, done)
