"""Mounting over a real bus, with a stand-in for UDisks2 on it; and without a bus."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
_DAEMON = shutil.which("dbus-daemon")

ASK = """
from PySide6.QtCore import QCoreApplication
from kiosk.core.staff_ports import Stick
from kiosk.services.export.faults import StickNotOpened
from kiosk.services.export.udisks import UDisks
application = QCoreApplication([])
disks = UDisks()
print(disks.answers())
for name in ("sdb1", "sdc1"):
    stick = Stick(name, "", "", 0, 0, mounted=False)
    try:
        print(disks.mount(stick))
    except StickNotOpened as fault:
        print("not opened")
    print(disks.unmount(stick))
"""


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a bus of our own."""
    if _DAEMON is None:
        pytest.skip("this machine has no dbus-daemon")
    command = [_DAEMON, "--session", "--nofork", "--nopidfile", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


def asked(address: str) -> list[str]:
    """What a kiosk on this bus gets to hear, in a process of its own: Qt connects once a process."""
    environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address}
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_stick_is_mounted_and_unmounted_and_a_refusal_is_a_sentence(bus: str) -> None:
    environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus}
    command = [sys.executable, "-m", "tests.unit.export.fake_udisks"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as disks:
        assert disks.stdout is not None
        assert disks.stdout.readline() == "ready\n"
        assert asked(bus) == ["True", "/media/kiosk/USB", "True", "not opened", "False"]
        disks.terminate()


def test_a_bus_without_udisks_mounts_nothing(bus: str) -> None:
    assert asked(bus) == ["False", "not opened", "False", "not opened", "False"]


def test_no_bus_at_all_is_no_error(tmp_path: Path) -> None:
    assert asked(f"unix:path={tmp_path}/none") == ["False", "not opened", "False", "not opened", "False"]
