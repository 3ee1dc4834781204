"""`kiosk supervise` as the system starts and stops it, with the real kiosk below it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.session.conftest import Manager, runs, until
from tests.session.conftest import manager as manager

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "kiosk", "supervise"]

Start = Callable[..., subprocess.Popen[bytes]]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stopped by signals")


def environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "KIOSK_DATA_DIR": str(folder / "data"),
        "KIOSK_RUN_DIR": str(folder / "run"),
    }


@pytest.fixture
def supervise(tmp_path: Path) -> Iterator[Start]:
    started: list[subprocess.Popen[bytes]] = []

    def start(*options: str, **more: str) -> subprocess.Popen[bytes]:
        around = {**environment(tmp_path), **more}
        with (tmp_path / "errors").open("wb") as errors:
            started.append(subprocess.Popen([*COMMAND, *options], cwd=ROOT, env=around, stderr=errors))
        return started[-1]

    yield start
    for one in started:
        one.kill()
        one.wait()


def test_it_starts_the_kiosk_and_stops_it_from_outside(
    tmp_path: Path, supervise: Start, manager: Manager
) -> None:
    supervisor = supervise("--", "--windowed", "600x1000", NOTIFY_SOCKET=manager.address)
    log = tmp_path / "data" / "logs" / "kiosk.log"
    until(lambda: log.exists() and "serving" in log.read_text("utf-8"), 60)
    kiosk = int((tmp_path / "data" / "kiosk.lock").read_text())
    assert runs(kiosk)
    reaping = threading.Thread(
        target=supervisor.wait
    )  # as cage does; who is not buried still counts as there
    reaping.start()
    stopped = subprocess.run([*COMMAND, "--stop"], cwd=ROOT, env=environment(tmp_path), check=False)
    reaping.join()
    assert (stopped.returncode, supervisor.returncode) == (0, 0)
    assert not runs(kiosk)
    assert json.loads((tmp_path / "run" / "supervisor.json").read_text())["app"] == "down"
    assert "STOPPING=1" in manager.said


def test_a_bad_site_file_is_told_in_one_sentence_and_the_screen_is_shown(
    tmp_path: Path, supervise: Start
) -> None:
    site = tmp_path / "site.toml"
    site.write_text("site = 3")
    supervisor = supervise("--site", str(site))
    state = tmp_path / "run" / "supervisor.json"
    until(lambda: state.exists() and json.loads(state.read_text())["app"] == "down", 60)
    supervisor.send_signal(signal.SIGTERM)
    assert supervisor.wait(20) == 0
    said = (tmp_path / "errors").read_bytes()
    assert said.count(str(site).encode()) == 1
    assert b"Traceback" not in said
    assert json.loads(state.read_text())["last_end"] == "bad input"


def test_a_second_supervisor_leaves_the_screen_to_the_first(tmp_path: Path, supervise: Start) -> None:
    supervise("--", "--windowed", "600x1000")
    until(lambda: (tmp_path / "run" / "supervisor.json").exists())
    second = subprocess.run(COMMAND, cwd=ROOT, env=environment(tmp_path), check=False, capture_output=True)
    assert second.returncode == 2
    assert second.stderr.decode() == (
        f"Error: {tmp_path / 'run'}: supervisor.lock: found a running supervisor, "
        "expected no other one for this directory; stop that one first\n"
    )


def test_stopping_nobody_is_no_fault_and_stopping_nowhere_is(tmp_path: Path) -> None:
    around = environment(tmp_path)
    assert subprocess.run([*COMMAND, "--stop"], cwd=ROOT, env=around, check=False).returncode == 0
    del around["KIOSK_RUN_DIR"]
    done = subprocess.run([*COMMAND, "--stop"], cwd=ROOT, env=around, check=False, capture_output=True)
    assert done.returncode == 2
    assert b"KIOSK_RUN_DIR" in done.stderr
