"""Media for tests: a stick with a memory and a platter, whose every operation can be made to fail."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.services.export.medium import Kind

Plan = Callable[[int, str], OSError | None]
"""Asked before every operation with its number, from 0, and its name: what it fails with, if it does."""


def sound(_number: int, _name: str) -> OSError | None:
    """Nothing fails."""
    return None


def fault(code: int) -> OSError:
    return OSError(code, os.strerror(code))


def once(at: int, code: int = errno.EIO) -> Plan:
    """The operation number `at` fails, and no other."""
    return lambda number, _name: fault(code) if number == at else None


def from_then_on(at: int, code: int = errno.ENODEV) -> Plan:
    """Pulled out: everything fails from there on."""
    return lambda number, _name: fault(code) if number >= at else None


@dataclass
class _File:
    """`memory` is what was written; `platter` what a sync brought to the medium."""

    memory: bytearray = field(default_factory=bytearray)
    platter: bytes = b""


class StickInMemory:
    """A `kiosk.services.export.medium.Medium` without a disk.

    `wear` is what the medium does to bytes on their way to the platter. With `forgetful=False` a read is
    answered from memory, as by a system whose cache was not dropped. `room` is in bytes, None for enough;
    `pulled_at` bytes written, it is gone.
    """

    def __init__(
        self,
        plan: Plan = sound,
        *,
        wear: Callable[[Path, bytes], bytes] = lambda _path, data: data,
        forgetful: bool = True,
        room: int | None = None,
        pulled_at: int | None = None,
    ) -> None:
        self.plan = plan
        self.operations: list[str] = []
        self.files: dict[Path, _File] = {}
        self.folders: set[Path] = set()
        self.bytes_written = 0
        self.room = room
        self.pulled_at = pulled_at
        self.wear = wear
        self._forgetful = forgetful

    def free_bytes(self, folder: Path) -> int:
        self.step("free_bytes")
        return 1 << 40

    def kind(self, path: Path) -> Kind:
        self.step("kind")
        if path in self.folders:
            return "folder"
        return "other" if path in self.files else "nothing"

    def make_folder(self, path: Path) -> None:
        self.step("make_folder")
        if path in self.folders or path in self.files:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        self.folders.add(path)

    def create(self, path: Path) -> _Handle:
        self.step("create")
        if path in self.files:
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        self.files[path] = _File()
        return _Handle(self, path)

    def sync_folder(self, path: Path) -> None:
        self.step("sync_folder")

    def names(self, folder: Path) -> list[str]:
        self.step("names")
        return [path.name for path in (*self.files, *self.folders) if path.parent == folder]

    def read_from_medium(self, path: Path) -> Iterator[bytes]:
        self.step("read")
        file = self.files[path]
        content = file.platter if self._forgetful else bytes(file.memory)
        for start in range(0, len(content), 4096):
            self.step("read")
            yield content[start : start + 4096]

    def remove(self, path: Path) -> None:
        self.step("remove")
        if path not in self.files:
            raise fault(errno.ENOENT)
        del self.files[path]

    def remove_folder(self, path: Path) -> None:
        self.step("remove_folder")
        self.folders.discard(path)

    def flush(self, folder: Path) -> None:
        self.step("flush")

    def step(self, name: str) -> None:
        number = len(self.operations)
        self.operations.append(name)
        if self.pulled_at is not None and self.bytes_written >= self.pulled_at:
            raise fault(errno.ENODEV)
        if (wrong := self.plan(number, name)) is not None:
            raise wrong

    def on_platter(self) -> dict[Path, bytes]:
        """What another computer finds if only synced bytes arrived."""
        return {path: file.platter for path, file in self.files.items()}

    def in_memory(self) -> dict[Path, bytes]:
        """What it finds if every written byte arrived."""
        return {path: bytes(file.memory) for path, file in self.files.items()}


class _Handle:
    def __init__(self, stick: StickInMemory, path: Path) -> None:
        self._stick = stick
        self._path = path

    def write(self, data: bytes) -> None:
        file, fits = self._stick.files[self._path], len(data)
        for limit in (self._stick.room, self._stick.pulled_at):
            if limit is not None:
                fits = min(fits, max(0, limit - self._stick.bytes_written))
        try:
            self._stick.step("write")
        except OSError:
            file.memory += data[: len(data) // 2]  # a write that fails has often written something
            raise
        file.memory += data[:fits]
        self._stick.bytes_written += fits
        if fits < len(data):
            full = self._stick.room is not None and self._stick.bytes_written >= self._stick.room
            raise fault(errno.ENOSPC if full else errno.ENODEV)

    def sync(self) -> None:
        self._stick.step("sync")
        file = self._stick.files[self._path]
        file.platter = self._stick.wear(self._path, bytes(file.memory))

    def close(self) -> None:
        self._stick.step("close")
