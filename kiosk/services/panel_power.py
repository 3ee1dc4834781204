"""Switches the panel itself off under a black page, where the machine has a command for it.

Linux: `ddcutil` (DDC/CI, package ddcutil) and `cec-ctl` (HDMI-CEC, package v4l-utils), whichever is there. A
panel has to keep its link while it is off, else no command reaches it in the morning: whoever installs one of
these tries that by hand first. Elsewhere nothing is switched and the page is merely black: Windows turns a
monitor off with SC_MONITORPOWER, but not reliably on again, and with Modern Standby the machine falls asleep.
"""

from __future__ import annotations

import logging
import shutil
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.services.staff.worker import Worker

TIMEOUT_S = 10.0
TRIES = 3
"""A panel that is off may miss the first call to come on."""
BETWEEN_TRIES_S = 2.0
CLOSE_S = 2.5
"""Who ends the kiosk waits no longer for the panel."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PanelCommand:
    """A program that switches panels, and its arguments for on and for off."""

    program: str
    on: tuple[str, ...]
    off: tuple[str, ...]


COMMANDS = (
    # D6 is the power mode. Unless told --noverify it reads the mode back, which wakes some panels again.
    PanelCommand("ddcutil", ("--noverify", "setvcp", "D6", "01"), ("--noverify", "setvcp", "D6", "04")),
    # 0 is the television; --playback makes us a device that it listens to.
    PanelCommand(
        "cec-ctl", ("--playback", "--to", "0", "--image-view-on"), ("--playback", "--to", "0", "--standby")
    ),
)


class PanelPower:
    """Follows what is wanted on a thread of its own; without a command it does nothing.

    `find` gives the path of a program or None. A command that fails is logged once and otherwise ignored.
    """

    def __init__(
        self,
        find: Callable[[str], str | None] = shutil.which,
        *,
        timeout_s: float = TIMEOUT_S,
        between_tries_s: float = BETWEEN_TRIES_S,
    ) -> None:
        found = [(find(each.program), each) for each in COMMANDS]
        self._commands = [(path, each) for path, each in found if path]
        self._timeout_s, self._between_tries_s = timeout_s, between_tries_s
        self._worker = Worker("panel-power")
        self._wanted: bool | None = None
        self._is: bool | None = None
        self._closing = threading.Event()
        self._complained: set[str] = set()

    def switch(self, *, on: bool) -> None:
        """The panel shall be on, or off. Returns at once; the same again asks nothing of it."""
        if on == self._wanted or not self._commands:
            return
        self._wanted = on
        self._worker.do(self._follow, lambda _: None)

    def close(self) -> None:
        """Leave the panel on for whoever comes next, if it can be had soon."""
        if self._wanted is False:
            self.switch(on=True)
        self._closing.set()
        self._worker.close(CLOSE_S)

    def _follow(self) -> None:
        """On the worker: make it so, unless something else is wanted by now."""
        on = self._wanted
        if on is None or on == self._is:
            return
        self._is = on
        for path, command in self._commands:
            for _ in range(TRIES if on else 1):
                if self._run(path, command.on if on else command.off) or on != self._wanted:
                    break
                if self._closing.wait(self._between_tries_s):
                    break

    def _run(self, path: str, arguments: tuple[str, ...]) -> bool:
        """Whether the command says that it did."""
        call = (path, *arguments)
        try:
            subprocess.run(
                call, stdin=subprocess.DEVNULL, capture_output=True, timeout=self._timeout_s, check=True
            )
        except (OSError, subprocess.SubprocessError) as fault:
            if path not in self._complained:
                self._complained.add(path)
                said = getattr(fault, "stderr", None) or b""
                _LOG.warning("panel: %s %s", fault, said.decode(errors="replace").strip())
            return False
        return True
