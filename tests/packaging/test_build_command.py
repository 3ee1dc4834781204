"""`packaging/build.py` from any folder: bad input is one sentence and exit code 2, and nothing is written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def build(cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "packaging" / "build.py"), *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("installer", [("deb",), ("windows",), ("stage", "deb")], ids=" ".join)
def test_a_site_file_that_is_not_there_is_named(tmp_path: Path, installer: tuple[str, ...]) -> None:
    done = build(tmp_path, *installer, "--site", "nowhere.toml", "--out", "out")
    assert done.returncode == 2
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith("Error: nowhere.toml: found ")
    assert list(tmp_path.iterdir()) == []


def test_help_names_the_installers(tmp_path: Path) -> None:
    said = build(tmp_path, "--help").stdout
    assert all(f"\n  {name} " in said for name in ("deb", "windows", "stage"))
