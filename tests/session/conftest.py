"""A real supervisor as a process, a stand-in for the app, and a service manager that listens."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
LIMIT_S = 20.0
LOOK_S = 0.02


def until(true: Callable[[], bool], limit_s: float = LIMIT_S) -> None:
    """Wait for something to become true, and fail if it does not."""
    end_s, look = time.monotonic() + limit_s, threading.Event()
    while not true():
        assert time.monotonic() < end_s, "it did not come to that"
        look.wait(LOOK_S)


def runs(pid: int) -> bool:
    """Whether a process is there, and more than the memory of one."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


class Manager:
    """The receiving end of NOTIFY_SOCKET, as systemd has it; `said` is everything told to it so far."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.said: list[str] = []
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(f"\0{address[1:]}" if address.startswith("@") else address)
        self._reading = threading.Thread(target=self._read)

    def listen(self) -> None:
        """What was sent before waits in the socket, as far as there is room."""
        self._reading.start()

    def _read(self) -> None:
        while message := self._socket.recv(4096):
            self.said += message.decode().splitlines()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._reading.join()
        self._socket.close()


class Supervised:
    """A supervisor's process and what it and its app leave in a folder."""

    def __init__(self, folder: Path, words: tuple[str, ...], environment: dict[str, str]) -> None:
        self.folder = folder
        script = str(Path(__file__).with_name("supervising.py"))
        with (folder / "errors").open("wb") as errors:
            self.process = subprocess.Popen(
                [sys.executable, script, str(folder), *words],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
                stderr=errors,
            )

    @property
    def apps(self) -> list[int]:
        """Process ids of every run of the app."""
        return self._numbers("runs")

    @property
    def screens(self) -> list[int]:
        """The same of the screen that stands in for it."""
        return self._numbers("screens")

    @property
    def state(self) -> dict[str, Any]:
        """supervisor.json; empty before there is one."""
        try:
            state: dict[str, Any] = json.loads((self.folder / "run" / "supervisor.json").read_text())
        except OSError:
            return {}
        return state

    @property
    def errors(self) -> bytes:
        return (self.folder / "errors").read_bytes()

    def becomes(self, app: str) -> None:
        """Wait until the file says so."""
        until(lambda: self.state.get("app") == app)

    def serves(self, run: int = 1) -> int:
        """Wait until this run of the app serves; its process id."""
        until(lambda: len(self.apps) == run and self.state.get("app") == "idle")
        return self.apps[-1]

    def stop(self) -> int:
        """Tell it to end; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(LIMIT_S)

    def _numbers(self, name: str) -> list[int]:
        path = self.folder / name
        return [int(line) for line in path.read_text().splitlines()] if path.exists() else []


Supervise = Callable[..., Supervised]


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[Manager]:
    """systemd, waiting for READY."""
    made = Manager(str(tmp_path / "notify"))
    made.listen()
    yield made
    made.close()


@pytest.fixture
def supervise(tmp_path: Path) -> Iterator[Supervise]:
    """Starts a supervisor of an app that does as the words say; none of them outlives the test."""
    started: list[Supervised] = []

    def start(*words: str, **environment: str) -> Supervised:
        started.append(Supervised(tmp_path, words, environment))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait()
        for pid in [*one.apps, *one.screens]:
            if runs(pid):
                os.kill(pid, signal.SIGKILL)
