"""`kiosk run` as the system starts and stops it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_LIMIT_LOOKS = 600
LOOK_S = 0.05


def test_a_polite_signal_ends_the_kiosk_cleanly_and_a_kill_is_noticed(tmp_path: Path) -> None:
    for polite in (signal.SIGTERM, signal.SIGKILL, signal.SIGINT):
        kiosk = start(tmp_path)
        kiosk.send_signal(polite)
        assert kiosk.wait(30) == (-signal.SIGKILL if polite is signal.SIGKILL else 0)
    assert endings(tmp_path) == ["clean", "unclean", "clean"]


def test_two_kiosks_never_share_a_data_directory(tmp_path: Path) -> None:
    first = start(tmp_path)
    second = subprocess.run(command(tmp_path), cwd=ROOT, env=environment(), capture_output=True, text=True)
    first.send_signal(signal.SIGTERM)
    assert first.wait(30) == 0
    assert second.returncode == 2
    assert str(tmp_path) in second.stderr


def start(data_dir: Path) -> subprocess.Popen[bytes]:
    """A kiosk that serves: its run is in the log."""
    before = len(endings(data_dir))
    kiosk = subprocess.Popen(command(data_dir), cwd=ROOT, env=environment())
    look = threading.Event()
    for _ in range(START_LIMIT_LOOKS):
        if len(endings(data_dir)) > before and ready(data_dir):
            return kiosk
        look.wait(LOOK_S)
    kiosk.kill()
    raise AssertionError("the kiosk did not start")


def command(data_dir: Path) -> list[str]:
    return [sys.executable, "-m", "kiosk", "run", "--windowed", "600x1000", "--data-dir", str(data_dir)]


def environment() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def ready(data_dir: Path) -> bool:
    """Whether the event loop runs: the attract screen says so in the log."""
    log = data_dir / "logs" / "kiosk.log"
    return log.exists() and log.read_text("utf-8").count("serving") == len(endings(data_dir))


def endings(data_dir: Path) -> list[str | None]:
    path = data_dir / "visits.db"
    if not path.exists():
        return []
    with closing(sqlite3.connect(path)) as db:
        try:
            return [ended for (ended,) in db.execute("select ended_how from uptime order by started_at")]
        except sqlite3.OperationalError:  # not migrated yet
            return []
