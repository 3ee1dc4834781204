"""What is measured: a program on the display, and the questions the measurements ask of it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from time import monotonic
from typing import Protocol

import psutil

from benchmarks.display import Box, Display

STOP_LIMIT_S = 20.0


class Contestant(Protocol):
    """One program under measurement, in a process of its own.

    `start` is when it was spawned, on the monotonic clock. `find` says where a control is; `coached` which
    control a play's opening points to; `play` lets the play go on by itself; `visits` lets that many visits
    happen as fast as the program can show them.
    """

    started: float
    process: psutil.Process

    def find(self, control: str) -> Box: ...

    def coached(self) -> str: ...

    def play(self) -> None: ...

    def visits(self, count: int) -> None: ...

    def stop(self) -> None: ...


class Maker(Protocol):
    """Starts a contestant on a display. `bare` is the product alone, as a site runs it; it only stops."""

    def __call__(self, display: Display, *, bare: bool = False, fast: bool = False) -> Contestant: ...


def spawn(
    command: list[str], display: Display, log: Path, **pipes: object
) -> tuple[float, subprocess.Popen[bytes]]:
    """Start a program on the display; its complaints go to `log`. Returns when, and the process."""
    with log.open("ab") as complaints:
        began = monotonic()
        process = subprocess.Popen(
            command,
            env=display.environment(),
            stderr=complaints,
            **{"stdout": subprocess.DEVNULL, **pipes},  # type: ignore[call-overload]
        )
    return began, process


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask a program politely to go, as a site's session does, and wait until it is gone."""
    process.terminate()
    try:
        process.wait(STOP_LIMIT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def memory_mb(process: psutil.Process) -> tuple[float, float]:
    """Resident and proportional memory in MB of a process and all it started.

    Resident counts what processes share once for each of them; proportional shares it out among them.
    """
    parts = [one.memory_full_info() for one in _tree(process)]
    return sum(part.rss for part in parts) / 1e6, sum(part.pss for part in parts) / 1e6


def own_mb(process: psutil.Process) -> float:
    """Memory in MB that a process and all it started have written (anonymous pages): where growth is seen.

    Proportional and private memory also change when somebody else on the machine maps the same library.
    """
    kilobytes = 0
    for one in _tree(process):
        lines = Path(f"/proc/{one.pid}/smaps_rollup").read_text("ascii").splitlines()
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Anonymous:"))
    return kilobytes * 1024 / 1e6


def cpu_s(process: psutil.Process) -> float:
    """Processor time in seconds that a process and all it started have used."""
    times = [one.cpu_times() for one in _tree(process)]
    return sum(time.user + time.system for time in times)


def _tree(process: psutil.Process) -> list[psutil.Process]:
    return [process, *process.children(recursive=True)]
