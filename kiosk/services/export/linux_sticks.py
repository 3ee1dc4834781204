"""Sticks as the Linux kernel and udev see them: small files below /sys, /proc and /run, no root, no D-Bus.

A stick is a file system on a disk that can be taken out: one that calls itself removable, or hangs on USB.
A disk that also carries the running system is none, wherever it hangs.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.staff_ports import Stick

STICK_PLACES = ("/media/", "/run/media/", "/mnt/")
"""Where sticks are mounted. A disk mounted anywhere else belongs to the system."""

_SECTOR_BYTES = 512
_ESCAPED = re.compile(r"\\([0-7]{3})")
_UDEV_ESCAPED = re.compile(rb"\\x([0-9a-f]{2})")


@dataclass(frozen=True, slots=True)
class _Mount:
    device: str
    number: str
    place: str
    read_only: bool


class LinuxSticks:
    """Looks at the machine below `root`; tests build one. `can_mount`: whether somebody mounts for us."""

    def __init__(
        self,
        root: Path = Path("/"),
        *,
        can_mount: Callable[[], bool] = lambda: False,
        space: Callable[[str], tuple[int, int]] | None = None,
    ) -> None:
        self._root = root
        self._can_mount = can_mount
        self._space = space or _space

    def look(self) -> tuple[Stick, ...]:
        """Every stick, by device name. What vanishes while we look is not there."""
        mounts = list(self._mounts())
        sticks = []
        for disk in self._disks():
            try:
                sticks += list(self._on_disk(disk, mounts))
            except OSError:
                continue
        return tuple(sticks)

    def _disks(self) -> list[Path]:
        """Disks that can be taken out."""
        found = []
        for disk in sorted(_listed(self._root / "sys/block")):
            hangs_on = f"{disk.resolve()}/"
            if _text(disk / "removable") == "1" or "/usb" in hangs_on:
                found.append(disk)
        return found

    def _on_disk(self, disk: Path, mounts: list[_Mount]) -> Iterator[Stick]:
        """The file systems of one disk: its partitions, or the whole of it where it has none."""
        parts = [disk, *sorted(part for part in _listed(disk) if (part / "partition").exists())]
        here = [(part, [mount for mount in mounts if self._is_of(mount, part)]) for part in parts]
        places = [mount.place for _part, mounted in here for mount in mounted]
        if any(not f"{place}/".startswith(STICK_PLACES) for place in places):
            return
        for part, mounted in here:
            if mounted:
                yield self._mounted(part, mounted[0])
            elif self._udev(part).get("ID_FS_USAGE") == "filesystem" and self._can_mount():
                yield self._unmounted(part)

    def _mounted(self, part: Path, mount: _Mount) -> Stick:
        size, free = self._space(mount.place)
        return Stick(
            id=part.name,
            label=self._label(part),
            path=mount.place,
            size_bytes=size,
            free_bytes=free,
            read_only=mount.read_only,
        )

    def _unmounted(self, part: Path) -> Stick:
        """How much room it has is known once it is mounted; `free_bytes` is its size until then."""
        size = int(_text(part / "size") or 0) * _SECTOR_BYTES
        return Stick(
            id=part.name,
            label=self._label(part),
            path="",
            size_bytes=size,
            free_bytes=size,
            read_only=_text(part / "ro") == "1",
            mounted=False,
        )

    def _label(self, part: Path) -> str:
        """As udev has it: every byte but letters is a backslash, an x and its number."""
        escaped = self._udev(part).get("ID_FS_LABEL_ENC", "").encode()
        raw = _UDEV_ESCAPED.sub(lambda code: bytes([int(code[1], 16)]), escaped)
        return raw.decode("utf-8", "replace").strip()

    def _udev(self, part: Path) -> dict[str, str]:
        """What udev found out about a device."""
        lines = _text(self._root / f"run/udev/data/b{_text(part / 'dev')}").splitlines()
        pairs = (line[2:].partition("=") for line in lines if line.startswith("E:"))
        return {name: value for name, _is, value in pairs}

    def _is_of(self, mount: _Mount, part: Path) -> bool:
        # A FUSE file system (exFAT, NTFS) has a number of its own; its source still names the device.
        return mount.number == _text(part / "dev") or mount.device == f"/dev/{part.name}"

    def _mounts(self) -> Iterator[_Mount]:
        for line in _text(self._root / "proc/self/mountinfo").splitlines():
            about, _dash, rest = line.partition(" - ")
            fields, more = about.split(" "), rest.split(" ")
            if len(fields) >= 6 and len(more) >= 3:
                options = {*fields[5].split(","), *more[2].split(",")}
                yield _Mount(_unescaped(more[1]), fields[2], _unescaped(fields[4]), "ro" in options)


def _listed(folder: Path) -> list[Path]:
    try:
        return [folder / name for name in os.listdir(folder)]
    except OSError:
        return []


def _text(file: Path) -> str:
    """What the kernel says; "" for a file that is not there."""
    try:
        return file.read_text("utf-8", "surrogateescape").strip()
    except OSError:
        return ""


def _unescaped(text: str) -> str:
    """A blank and the like are octal numbers in mountinfo."""
    return _ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), text)


def _space(place: str) -> tuple[int, int]:
    usage = shutil.disk_usage(place)
    return usage.total, usage.free
