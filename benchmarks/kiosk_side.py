"""Our side: `kiosk run` itself for the start, the same kiosk with a line for questions for the rest."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import psutil

from benchmarks.contestant import end, spawn
from benchmarks.display import Box, Display

ROOT = Path(__file__).parents[1]


class KioskSide:
    """Makes kiosks that share one data directory, as the starts of one machine do."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, display: Display, *, bare: bool = False, fast: bool = False) -> RunningKiosk:
        return RunningKiosk(display, self._folder, bare=bare, fast=fast)


class RunningKiosk:
    """One kiosk on the display."""

    def __init__(self, display: Display, folder: Path, *, bare: bool, fast: bool) -> None:
        data = ["--data-dir", str(folder / "data")] if bare else [str(folder / ("fast" if fast else "data"))]
        product = [str(Path(sys.executable).parent / "kiosk"), "run", "--tier", "flat", *data]
        asked = [sys.executable, "-m", "benchmarks.inside", *data, "fast" if fast else "live"]
        self.started, self._process = spawn(
            product if bare else asked,
            display,
            folder / "kiosk.log",
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.process = psutil.Process(self._process.pid)

    def find(self, control: str) -> Box:
        left, top, width, height = self._ask("find", control)
        return left, top, width, height

    def coached(self) -> str:
        return str(self._ask("coached"))

    def play(self) -> None:
        self._ask("play")

    def visits(self, count: int) -> None:
        self._ask("visits", count)

    def stop(self) -> None:
        end(self._process)

    def _ask(self, question: str, about: object = None) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([question, about]).encode() + b"\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the kiosk ended instead of answering {question}")
        reply = json.loads(line)
        if "fault" in reply:
            raise RuntimeError(f"the kiosk could not answer {question}: {reply['fault']}")
        return reply["answer"]
