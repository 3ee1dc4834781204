"""Sticks as shops sell them, FAT32 and exFAT, made and mounted for real (`make stick-test`).

exFAT through FUSE on a loop device. FAT32 in a Linux of its own (user-mode Linux, which sees this machine's
files): kernels of build machines often lack it. Both are taken off and mounted again before anything is read.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.core.bundle_tables import TABLES
from tests.unit.export.scene import Scene, a_rich_visit, scene

__all__ = ["scene"]

ROOT = Path(__file__).parents[2]
STICK_BYTES = 64 << 20
MODULES = ("fat/fat", "nls/nls_cp437", "nls/nls_iso8859-1", "fat/vfat")
SECOND_LINUX = """#!/bin/sh
mount -t proc proc /proc
mount -t tmpfs tmpfs /run
export HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8
exec >"{said}" 2>&1
for module in {modules}; do insmod "$module"; done
cd "{root}"
mount -t vfat -o utf8 /dev/ubda "{stick}" && "{python}" -m kiosk export --data-dir "{data}" --to "{stick}"
umount "{stick}"
mount -t vfat -o ro,utf8 /dev/ubda "{stick}" && "{python}" -m kiosk verify "{stick}"
find "{stick}" -name '*.xlsx'
umount "{stick}"
"{python}" -c 'import ctypes; ctypes.CDLL(None).reboot({power_off})'
"""
POWER_OFF = 0x4321FEDC  # RB_POWER_OFF, reboot(2)


def needs(*programs: str) -> None:
    missing = [program for program in programs if shutil.which(program) is None]
    if missing or not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip(f"needs root and {', '.join(missing or programs)}: make stick-test")


def blank(tmp_path: Path, *mkfs: str) -> Path:
    """An image of a stick with a new file system on it."""
    image = tmp_path / "stick.img"
    with open(image, "wb") as file:
        file.truncate(STICK_BYTES)
    subprocess.run([*mkfs, str(image)], capture_output=True, check=True)
    return image


@contextmanager
def plugged_in(image: Path, place: Path) -> Iterator[None]:
    attached = subprocess.run(["losetup", "-f", "--show", str(image)], capture_output=True, text=True)
    if attached.returncode:
        pytest.skip("this machine has no loop devices")
    device = attached.stdout.strip()
    try:
        mounted = subprocess.run(["mount.exfat-fuse", device, str(place)], capture_output=True)
        if mounted.returncode or not os.path.ismount(place):
            pytest.skip("this machine has no FUSE")
        yield
    finally:
        if os.path.ismount(place):
            subprocess.run(["umount", str(place)], check=True)
        subprocess.run(["losetup", "-d", device], check=True)


def kiosk(*arguments: str | Path) -> str:
    command = [sys.executable, "-m", "kiosk", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    return done.stdout + done.stderr


def is_whole(said: str) -> bool:
    """Whether `kiosk verify` found nothing wrong but that nobody has vouched for the key yet."""
    return "unknown key" in said and said.count(": intact") == len(TABLES)


def test_a_bundle_on_an_exfat_stick_is_whole_when_the_stick_is_plugged_in_elsewhere(
    scene: Scene, tmp_path: Path
) -> None:
    needs("mkfs.exfat", "mount.exfat-fuse", "fsck.exfat", "losetup", "umount")
    scene.log(a_rich_visit(1))
    image = blank(tmp_path, "mkfs.exfat")
    with plugged_in(image, scene.stick):
        assert "read back and whole" in kiosk(
            "export", "--data-dir", scene.data_dir.root, "--to", scene.stick
        )
    with plugged_in(image, scene.stick):
        said = kiosk("verify", scene.stick)
        assert is_whole(said), said
        assert [file.name for file in scene.stick.rglob("*.xlsx")] == ["방문기록.xlsx"]
    assert subprocess.run(["fsck.exfat", "-n", str(image)], capture_output=True).returncode == 0


def test_a_bundle_on_a_fat32_stick_is_whole_when_the_stick_is_plugged_in_elsewhere(
    scene: Scene, tmp_path: Path
) -> None:
    needs("linux.uml", "mkfs.vfat", "fsck.vfat", "insmod")
    kernels = sorted(Path("/usr/lib/uml/modules").glob("*/kernel/fs"))
    if not kernels:
        pytest.skip("user-mode Linux came without its modules")
    scene.log(a_rich_visit(1))
    image, said = blank(tmp_path, "mkfs.vfat", "-F", "32"), tmp_path / "said"
    first = tmp_path / "init"
    first.write_text(
        SECOND_LINUX.format(
            said=said,
            modules=" ".join(str(kernels[-1] / f"{module}.ko") for module in MODULES),
            root=ROOT,
            stick=scene.stick,
            python=sys.executable,
            data=scene.data_dir.root,
            power_off=POWER_OFF,
        ),
        "utf-8",
    )
    first.chmod(0o755)
    machine = ["linux.uml", f"ubda={image}", "root=/dev/root", "rootfstype=hostfs", "hostfs=/", "rw"]
    subprocess.run(
        [*machine, "mem=512M", f"init={first}", "con=null", "con0=null,fd:2"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=180,
    )
    if not said.exists():
        pytest.skip("user-mode Linux does not start on this machine")
    found = said.read_text("utf-8")
    assert "read back and whole" in found, found
    assert is_whole(found), found
    assert "방문기록.xlsx" in found
    assert list(scene.stick.iterdir()) == [], "all of it went to the stick"
    assert subprocess.run(["fsck.vfat", "-n", str(image)], capture_output=True).returncode == 0
