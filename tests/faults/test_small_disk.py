"""A file system of one mebibyte, really full. Needs Linux and the right to mount one in a name space."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_UNSHARE = shutil.which("unshare")
_IN_A_SMALL_DISK = [
    str(_UNSHARE), "-rm", "sh", "-c",
    'mount -t tmpfs -o size=1m none "$1" && shift && exec "$@"', "sh",
]  # fmt: skip


def may_mount(folder: Path) -> bool:
    if _UNSHARE is None:
        return False
    return subprocess.run([*_IN_A_SMALL_DISK, str(folder), "true"], capture_output=True).returncode == 0


def test_on_a_full_disk_visits_go_on_and_are_written_when_there_is_space(tmp_path: Path) -> None:
    if not may_mount(tmp_path):
        pytest.skip("this machine lets us mount nothing")
    command = [sys.executable, "-m", "tests.faults.full_disk_visitor", str(tmp_path)]
    kiosk = subprocess.run(
        [*_IN_A_SMALL_DISK, str(tmp_path), *command],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert kiosk.stdout.splitlines() == [
        "LogTrouble(kind='full', detail='database or disk is full')",
        "LogRecovered(lost=0)",
        "20 visits finished, numbered 1 to 20",
    ], kiosk.stderr
