"""`kiosk run` as a supervisor starts it: what it says on the pipe, and what ends it."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.services.supervisor_line import line_to_supervisor
from tests.e2e.test_run import ROOT, endings

SOON_S = 60.0
"""Far longer than anything here takes; only a failing test waits for it."""


class Supervised:
    """A kiosk (or the Python `script` that has one) in a process of its own, with us as its supervisor."""

    def __init__(self, data_dir: Path, *options: str, script: str = "") -> None:
        command = (
            ["-c", script, str(data_dir)] if script else ["-m", "kiosk", "run", "--data-dir", str(data_dir)]
        )
        self.process = subprocess.Popen(
            [sys.executable, *command, *options],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "KIOSK_SUPERVISED": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.said: list[str] = []
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._readers = [threading.Thread(target=self._read), threading.Thread(target=self._read_errors)]
        self.errors = b""
        for reader in self._readers:
            reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.decode("ascii").rstrip("\n"))
        self._lines.put(None)

    def _read_errors(self) -> None:
        assert self.process.stderr is not None
        self.errors = self.process.stderr.read()

    def wait_for(self, words: str) -> None:
        """Until it says this."""
        while (line := self._lines.get(timeout=SOON_S)) is not None:
            self.said.append(line)
            if line == f"kiosk-pulse {words}":
                return
        raise AssertionError(f"it never said {words}: {self.said}, {self.errors!r}")

    def hang_up(self) -> None:
        """The supervisor is gone."""
        assert self.process.stdin is not None
        self.process.stdin.close()

    def end(self) -> int:
        """Wait for its end and hear the rest; returns the exit code."""
        code = self.process.wait(SOON_S)
        for reader in self._readers:
            reader.join(SOON_S)
        while (line := self._lines.get(timeout=SOON_S)) is not None:
            self.said.append(line)
        return code


@pytest.fixture
def supervise(tmp_path: Path) -> Iterator[Callable[..., Supervised]]:
    started: list[Supervised] = []

    def start(*options: str, script: str = "") -> Supervised:
        started.append(Supervised(tmp_path, *options, script=script))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
            one.end()
        for pipe in (one.process.stdin, one.process.stdout, one.process.stderr):
            if pipe is not None:
                pipe.close()


def test_it_says_that_it_starts_that_it_lives_and_that_it_leaves(
    supervise: Callable[..., Supervised], tmp_path: Path
) -> None:
    kiosk = supervise()
    kiosk.wait_for("alive idle")
    kiosk.wait_for("alive idle")
    kiosk.process.send_signal(signal.SIGTERM)
    assert kiosk.end() == 0
    assert kiosk.said[0] == "kiosk-pulse starting"
    assert kiosk.said[-1] == "kiosk-pulse leaving signal"
    assert {line.partition(" ")[0] for line in kiosk.said} == {"kiosk-pulse"}
    assert endings(tmp_path) == ["clean"]


def test_a_kiosk_whose_supervisor_is_gone_ends_politely(
    supervise: Callable[..., Supervised], tmp_path: Path
) -> None:
    kiosk = supervise("--windowed", "600x1000")
    kiosk.wait_for("alive idle")
    kiosk.hang_up()
    assert kiosk.end() == 0
    assert kiosk.said[-1] == "kiosk-pulse leaving signal"
    assert endings(tmp_path) == ["clean"]


def test_a_supervisor_that_is_gone_before_the_first_picture_is_noticed_too(
    supervise: Callable[..., Supervised], tmp_path: Path
) -> None:
    kiosk = supervise()
    kiosk.wait_for("starting")
    kiosk.hang_up()
    assert kiosk.end() == 0
    assert endings(tmp_path) == ["clean"]


def test_bad_input_is_said_to_people_and_not_to_the_supervisor(
    supervise: Callable[..., Supervised], tmp_path: Path
) -> None:
    kiosk = supervise("--site", str(tmp_path / "none.toml"))
    assert kiosk.end() == 2
    assert kiosk.said == ["kiosk-pulse starting"]
    assert b"none.toml: found No such file" in kiosk.errors


def test_a_second_kiosk_names_the_first_and_leaves_it_alone(
    supervise: Callable[..., Supervised], tmp_path: Path
) -> None:
    first = supervise()
    first.wait_for("alive idle")
    second = supervise()
    assert second.end() == 2
    (sentence,) = second.errors.decode().splitlines()
    assert sentence.startswith(f"Error: {tmp_path}: kiosk.lock: found a running program")
    assert f"process {first.process.pid}" in sentence
    assert second.said == ["kiosk-pulse starting"]
    first.wait_for("alive idle")
    first.process.send_signal(signal.SIGTERM)
    assert first.end() == 0
    assert endings(tmp_path) == ["clean"]


CHATTY = """
import os, subprocess, sys
from kiosk.services.supervisor_line import line_to_supervisor
line = line_to_supervisor(os.environ)
print("by accident", flush=True)
child = "import os, sys; print(repr(sys.stdin.read()), os.environ.get('KIOSK_SUPERVISED'))"
subprocess.run([sys.executable, "-c", child])
line.say("alive idle")
"""


def test_what_is_printed_by_accident_and_by_children_stays_off_the_pipe() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHATTY],
        cwd=ROOT,
        env={**os.environ, "KIOSK_SUPERVISED": "1"},
        input="",
        capture_output=True,
        text=True,
        timeout=SOON_S,
        check=True,
    )
    assert done.stdout.splitlines() == ["kiosk-pulse starting", "kiosk-pulse alive idle"]
    assert done.stderr.splitlines() == ["by accident", "'' None"]


def test_a_kiosk_that_nobody_supervises_says_nothing() -> None:
    assert line_to_supervisor({}) is None
    assert line_to_supervisor({"KIOSK_SUPERVISED": ""}) is None


LEAVING = """
import os, sys
from pathlib import Path
from kiosk.services.supervisor_line import line_to_supervisor
line = line_to_supervisor(os.environ)
from PySide6.QtCore import QTimer
from kiosk.app import Kiosk
from kiosk.commands.run import serve
from kiosk.settings import settings_from
kiosk = Kiosk(settings_from(None, data_dir=Path(sys.argv[1]), tier="flat"))
look = QTimer(interval=20)
look.timeout.connect(lambda: kiosk.staff and kiosk.staff.leftProgram.emit())
look.start()
code = serve(kiosk, line=line)
kiosk.close()
sys.exit(code)
"""


def test_staff_who_end_the_program_are_told_apart_from_the_system(
    supervise: Callable[..., Supervised], tmp_path: Path
) -> None:
    kiosk = supervise(script=LEAVING)
    assert kiosk.end() == 0
    assert kiosk.said[-1] == "kiosk-pulse leaving staff"
    assert endings(tmp_path) == ["clean"]
