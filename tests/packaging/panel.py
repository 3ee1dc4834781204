"""A panel for a kiosk in a container: an X display in memory (Xvfb), with a window that is cage's one output.

It can be looked at, touched, and switched off, which closes the window.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

TOOLS = ("Xvfb", "xdotool")
SOCKETS = Path("/tmp/.X11-unix")
WIDTH_PX, HEIGHT_PX = 1080, 1920
HOLD_S = 0.1
_START_S = 20.0
_TIMEOUT_S = 60

_LOOK = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(["look"])
sys.exit(not application.primaryScreen().grabWindow(0).save(sys.argv[1]))
"""


def why_not() -> str:
    """Why there is no panel here; "" where there is."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    return f"not installed: {', '.join(missing)}" if missing else ""


class Panel:
    """Upright, full HD. On within `with`. `folder` has its socket then, and takes those of Xwayland."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.number = 0
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        numbers, tells = os.pipe()
        size = f"{WIDTH_PX}x{HEIGHT_PX}x24"
        command = [
            "Xvfb",
            "-displayfd",
            str(tells),
            "-screen",
            "0",
            size,
            "-ac",
            "-noreset",
            "-nolisten",
            "tcp",
        ]
        quiet = subprocess.DEVNULL
        self._server = subprocess.Popen(command, pass_fds=(tells,), stdout=quiet, stderr=quiet)
        os.close(tells)
        with os.fdopen(numbers) as told:
            self.number = int(told.readline())
        self.folder.mkdir(parents=True)
        self.folder.chmod(0o1777)
        os.link(SOCKETS / f"X{self.number}", self.folder / f"X{self.number}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.terminate()
        self._server.wait(_START_S)

    def fill(self) -> None:
        """Let the kiosk have all of the panel: cage opens a small window."""
        self._do("windowsize", self._window(), str(WIDTH_PX), str(HEIGHT_PX))

    def touch(self, x: float, y: float) -> None:
        """Press a place, both from 0 (left, top) to 1."""
        self._do("mousemove", str(round(x * WIDTH_PX)), str(round(y * HEIGHT_PX)))
        time.sleep(HOLD_S)
        self._do("mousedown", "1")
        time.sleep(HOLD_S)
        self._do("mouseup", "1")

    def type(self, *keys: str) -> None:
        """Press keys or combinations of them, as xdotool names them."""
        self._do("key", *keys)

    def switch_off(self) -> None:
        """As a television does: the output is gone, and the kiosk is told."""
        self._do("windowkill", self._window())

    def picture(self, file: Path) -> None:
        """What is on it."""
        environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{self.number}"}
        command = [sys.executable, "-c", _LOOK, str(file)]
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=_TIMEOUT_S)

    def _window(self) -> str:
        """Cage's, which has no name: the one at the left, top corner."""
        told = self._do("mousemove", "5", "5", "getmouselocation", "--shell")
        return next(line.removeprefix("WINDOW=") for line in told.splitlines() if line.startswith("WINDOW="))

    def _do(self, *command: str) -> str:
        done = subprocess.run(
            ["xdotool", *command],
            env={**os.environ, "DISPLAY": f":{self.number}"},
            capture_output=True,
            text=True,
            check=False,
            timeout=_TIMEOUT_S,
        )
        assert done.returncode == 0, f"xdotool {command}: {done.stderr}"
        return done.stdout
