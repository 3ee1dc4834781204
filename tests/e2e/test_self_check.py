"""`kiosk self-check`: a kiosk that is fit says so and leaves no trace, one that is not says why."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from PySide6.QtGui import QGuiApplication

from kiosk.app import Kiosk
from kiosk.cli import main
from kiosk.services.data_dir import DataDir, Ownership, open_data_dir
from kiosk.settings import settings_from
from tests.jobs import FIRST

ROOT = Path(__file__).parents[2]
QUICK_S = 10.0


@pytest.fixture(autouse=True)
def _qt(qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")  # the command sets it: put it back afterwards


def check(data_dir: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["self-check", "--data-dir", str(data_dir), *more])


def contents(data_dir: Path) -> dict[str, Any]:
    """What the log says of operating time and visits."""
    with closing(sqlite3.connect(data_dir / "visits.db")) as db:
        return {
            table: db.execute(f"SELECT * FROM {table}").fetchall() for table in ("uptime", "visit", "step")
        }


def serve_once(data_dir: Path) -> None:
    kiosk = Kiosk(settings_from(None, data_dir=data_dir, tier="flat", live=False))
    kiosk.window.show()
    kiosk.conductor.press("start")
    kiosk.close()


def test_a_new_machine_is_fit_and_nothing_was_counted(tmp_path: Path) -> None:
    done = check(tmp_path, "--json")
    said = json.loads(done.stdout)
    assert (done.exit_code, said["passed"], said["faults"]) == (0, True, [])
    assert said["took_s"] < QUICK_S
    assert contents(tmp_path) == {"uptime": [], "visit": [], "step": []}


def test_what_the_log_has_stays_as_it_was(tmp_path: Path) -> None:
    serve_once(tmp_path)
    before = contents(tmp_path)
    assert before["uptime"]
    assert check(tmp_path).exit_code == 0
    assert contents(tmp_path) == before


def test_a_kiosk_that_is_running_is_not_disturbed(tmp_path: Path) -> None:
    with Ownership(open_data_dir(tmp_path)):
        done = check(tmp_path)
    assert done.exit_code == 2
    assert "a running program" in done.stderr


def test_a_damaged_log_is_a_fault_and_stays_for_whoever_looks_at_it(tmp_path: Path) -> None:
    visits = DataDir(tmp_path).visits
    visits.write_bytes(b"this was a database once" * 400)
    before = visits.read_bytes()
    done = check(tmp_path)
    assert done.exit_code == 1
    assert "visits.db cannot be used (damaged)" in done.stderr
    assert visits.read_bytes() == before


def test_a_version_that_cannot_serve_says_why(tmp_path: Path) -> None:
    """A copy of this one with a job whose picture does not load, and half of staff's page gone."""
    for folder in ("kiosk", "assets", "db", "packaging/sites"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    view = tmp_path / "kiosk" / "experiences" / FIRST / "View.qml"
    view.write_text("import QtQuick\nimport kiosk.gone\nItem {}\n", "utf-8")
    (tmp_path / "kiosk" / "ui" / "staff" / "Heading.qml").unlink()
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "self-check", "--data-dir", str(tmp_path / "data")],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1, done.stderr
    assert f"the job {FIRST} cannot be offered" in done.stderr
    assert "Heading" in done.stderr
    assert "not fit to serve" in done.stdout


def test_a_bad_local_file_is_bad_input(tmp_path: Path) -> None:
    local = tmp_path / "local.toml"
    local.write_text("kiosk = 'one'\n", "utf-8")
    done = check(tmp_path / "data", "--local", str(local))
    assert done.exit_code == 2
    assert "local.toml: kiosk" in done.stderr


def test_the_launchers_environment_says_where_everything_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "local.toml").write_text("kiosk = 9\n", "utf-8")
    monkeypatch.setenv("KIOSK_LOCAL", str(tmp_path / "local.toml"))
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "data"))
    assert CliRunner().invoke(main, ["self-check"]).exit_code == 0
    assert json.loads((tmp_path / "data" / "identity.json").read_text("utf-8"))["kiosk"] == 9
