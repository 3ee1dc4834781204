"""The other side: the same screens as a web page in `chromium --kiosk`, asked through its debugging pipe."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import psutil

from benchmarks.contestant import end, spawn
from benchmarks.display import HEIGHT, WIDTH, Box, Display

COMMAND = "chromium"
FLAGS = [
    "--kiosk",
    f"--window-size={WIDTH},{HEIGHT}",  # no window manager makes the window as large as the screen
    "--window-position=0,0",
    "--no-first-run",  # a fresh profile's greeting would cover the page
    "--no-default-browser-check",
]


class ChromiumSide:
    """Makes browsers that share one profile, as the starts of one machine do."""

    def __init__(self, folder: Path, page: Path) -> None:
        self._folder = folder
        self._page = page

    def __call__(self, display: Display, *, bare: bool = False, fast: bool = False) -> RunningChromium:
        return RunningChromium(display, self._folder, self._page, bare=bare)


class RunningChromium:
    """One browser on the display. `bare` has no debugging pipe."""

    def __init__(self, display: Display, folder: Path, page: Path, *, bare: bool) -> None:
        command = [COMMAND, *FLAGS, f"--user-data-dir={folder / 'profile'}"]
        if os.geteuid() == 0:
            command.append("--no-sandbox")  # as root it starts in no other way
        pipes: dict[str, Any] = {}
        if not bare:
            command.append("--remote-debugging-pipe")
            to_browser, self._to = os.pipe()
            self._from, from_browser = os.pipe()
            pipes = {"pass_fds": (3, 4), "preexec_fn": _at_3_and_4(to_browser, from_browser)}
        command.append((page / "index.html").as_uri())
        self.started, self._process = spawn(command, display, folder / "chromium.log", **pipes)
        self.process = psutil.Process(self._process.pid)
        self._number, self._read, self._session = 0, b"", ""
        if not bare:
            os.close(to_browser)
            os.close(from_browser)

    def find(self, control: str) -> Box:
        left, top, width, height = self._evaluate(f"bench.find({json.dumps(control)})")
        return left, top, width, height

    def coached(self) -> str:
        return str(self._evaluate("bench.coached()"))

    def play(self) -> None:
        """The replay goes on by itself."""

    def visits(self, count: int) -> None:
        self._evaluate(f"bench.visits({count})")

    def stop(self) -> None:
        end(self._process)

    def _evaluate(self, expression: str) -> Any:
        if not self._session:
            targets = self._ask("Target.getTargets")["targetInfos"]
            page = next(one["targetId"] for one in targets if one["type"] == "page")
            self._session = self._ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        answer = self._ask("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{expression}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def _ask(self, method: str, **parameters: Any) -> Any:
        """One question of the DevTools protocol and its answer; messages end with a zero byte."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            while b"\0" not in self._read:
                chunk = os.read(self._from, 65536)
                if not chunk:
                    raise RuntimeError(f"the browser ended instead of answering {method}")
                self._read += chunk
            text, _, self._read = self._read.partition(b"\0")
            answer = json.loads(text)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]


def version() -> str:
    return subprocess.run([COMMAND, "--version"], capture_output=True, text=True, check=True).stdout.strip()


def _at_3_and_4(to_browser: int, from_browser: int) -> Any:
    """The browser expects its questions on file descriptor 3 and answers on 4."""

    def move() -> None:
        spare = os.dup(from_browser)
        os.dup2(to_browser, 3)
        os.dup2(spare, 4)
        os.set_inheritable(3, True)
        os.set_inheritable(4, True)

    return move
