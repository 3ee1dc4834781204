"""The test run itself is strict: each test plants a slip that must make it fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def closing_line(planted: Path) -> str:
    """How pytest ends over one planted file, with our settings and fixtures."""
    arguments = ("-c", ROOT / "pyproject.toml", "-p", "tests.conftest", "-p", "no:cacheprovider")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *arguments, planted],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("slip", "ends"),
    [
        ("pass", "1 passed"),
        ("from PySide6.QtCore import qWarning; qWarning('odd')", "1 failed"),
        ("import warnings; warnings.warn('old', DeprecationWarning)", "1 failed"),
        ("import threading; threading.Thread(target=GATE.wait, daemon=True).start()", "1 error"),
    ],
    ids=["nothing", "a Qt warning", "a Python warning", "a thread left running"],
)
def test_a_slip_fails_the_test_that_made_it(tmp_path: Path, slip: str, ends: str) -> None:
    planted = tmp_path / "test_planted.py"
    start = "import threading\nGATE = threading.Event()\n"
    planted.write_text(f"{start}def test_planted():\n    {slip}\n")
    assert ends in closing_line(planted)


def test_an_expected_failure_that_passes_is_a_failure(tmp_path: Path) -> None:
    planted = tmp_path / "test_planted.py"
    planted.write_text("import pytest\n@pytest.mark.xfail(reason='x')\ndef test_planted():\n    pass\n")
    assert "1 failed" in closing_line(planted)
