"""A job is its folder: without it the kiosk opens, and all other jobs are offered."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.jobs import FIRST, IDS

ROOT = Path(__file__).parents[2]
NEEDED = ("kiosk", "assets", "db", "packaging/sites")


def kiosk_without(job: str, root: Path, *arguments: str) -> str:
    """What a command says in a checkout without this job; it must end well and complain of nothing."""
    for folder in NEEDED:
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__", job))
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments],
        cwd=root,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("job", IDS)
def test_the_others_are_still_offered(job: str, tmp_path: Path) -> None:
    rows = json.loads(kiosk_without(job, tmp_path, "experiences", "list", "--json"))
    assert {row["id"]: row["status"] for row in rows} == dict.fromkeys(set(IDS) - {job}, "ok")


@pytest.mark.skipif(len(IDS) == 1, reason="it is the only job")
def test_a_visit_is_played_without_the_first_job(tmp_path: Path) -> None:
    kiosk_without(FIRST, tmp_path, "demo", "--out", str(tmp_path / "out"))
    played = json.loads((tmp_path / "out" / "demo.json").read_text("utf-8"))
    assert FIRST not in json.dumps(played)
