"""The few operations an export needs of a stick, and the real ones.

They are a protocol of their own because every one of them can fail, and tests make each of them fail.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import shutil
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal, Protocol, TypeVar

from kiosk.services.atomic_file import sync_folder

BLOCK_BYTES = 1 << 20
"""Read back in pieces of this size; a multiple of every sector size."""

Kind = Literal["nothing", "folder", "other"]

T = TypeVar("T")


class OpenFile(Protocol):
    """A new file on the stick."""

    def write(self, data: bytes) -> None: ...

    def sync(self) -> None:
        """Until what was written is on the medium, as far as it tells the truth."""
        ...

    def close(self) -> None: ...


class Medium(Protocol):
    """A stick's file system. Everything raises OSError as the system does."""

    def free_bytes(self, folder: Path) -> int: ...

    def kind(self, path: Path) -> Kind:
        """What lies there; a link is "other", because it may lead off the stick."""
        ...

    def make_folder(self, path: Path) -> None:
        """Raises FileExistsError where there is one."""
        ...

    def create(self, path: Path) -> OpenFile:
        """A new file, never an existing one (FileExistsError)."""
        ...

    def sync_folder(self, path: Path) -> None: ...

    def names(self, folder: Path) -> list[str]:
        """What lies directly in one folder of our own making; never used on anybody else's."""
        ...

    def read_from_medium(self, path: Path) -> Iterator[bytes]:
        """The bytes of a synced file as the medium has them, not as memory remembers them."""
        ...

    def remove(self, path: Path) -> None: ...

    def remove_folder(self, path: Path) -> None: ...

    def flush(self, folder: Path) -> None:
        """Everything of this file system onto the medium."""
        ...


class _DiskFile:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, data: bytes) -> None:
        self._file.write(data)

    def sync(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        self._file.close()


class DiskMedium:
    """The real one."""

    def __init__(self) -> None:
        self._never = threading.Event()

    def free_bytes(self, folder: Path) -> int:
        return shutil.disk_usage(folder).free

    def kind(self, path: Path) -> Kind:
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            return "nothing"
        return "folder" if stat.S_ISDIR(mode) else "other"

    def make_folder(self, path: Path) -> None:
        self._patiently(path.mkdir)

    def create(self, path: Path) -> OpenFile:
        return _DiskFile(self._patiently(lambda: path.open("xb", buffering=BLOCK_BYTES)))

    def sync_folder(self, path: Path) -> None:
        sync_folder(path)

    def names(self, folder: Path) -> list[str]:
        return os.listdir(folder)

    def read_from_medium(self, path: Path) -> Iterator[bytes]:
        return _read_unbuffered(path)

    def remove(self, path: Path) -> None:
        self._patiently(path.unlink)

    def remove_folder(self, path: Path) -> None:
        self._patiently(path.rmdir)

    def flush(self, folder: Path) -> None:
        _flush(folder)

    def _patiently(self, act: Callable[[], T]) -> T:
        """Again for a second where Windows refuses because a virus scanner holds what is new."""
        for _ in range(10 if sys.platform == "win32" else 0):
            try:
                return act()
            except PermissionError:
                self._never.wait(0.1)
        return act()


if sys.platform == "win32":
    from ctypes import wintypes

    _GENERIC_READ, _SHARE_READ, _OPEN_EXISTING, _NO_BUFFERING = 0x80000000, 1, 3, 0x20000000
    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.CreateFileW.restype = wintypes.HANDLE
    _kernel.CreateFileW.argtypes = [
        wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, wintypes.LPVOID,
        wintypes.DWORD, wintypes.DWORD, wintypes.HANDLE,
    ]  # fmt: skip
    _kernel.ReadFile.argtypes = [
        wintypes.HANDLE, wintypes.LPVOID, wintypes.DWORD, ctypes.POINTER(wintypes.DWORD), wintypes.LPVOID,
    ]  # fmt: skip
    _kernel.CloseHandle.argtypes = [wintypes.HANDLE]

    def _read_unbuffered(path: Path) -> Iterator[bytes]:
        """Past the system's cache: FILE_FLAG_NO_BUFFERING wants whole sectors in page-aligned memory."""
        handle = _kernel.CreateFileW(
            str(path), _GENERIC_READ, _SHARE_READ, None, _OPEN_EXISTING, _NO_BUFFERING, None
        )
        if handle == wintypes.HANDLE(-1).value:
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            with mmap.mmap(-1, BLOCK_BYTES) as memory:
                into = (ctypes.c_char * BLOCK_BYTES).from_buffer(memory)
                try:
                    yield from _blocks(handle, into)
                finally:
                    del into
        finally:
            _kernel.CloseHandle(handle)

    def _blocks(handle: int, into: ctypes.Array[ctypes.c_char]) -> Iterator[bytes]:
        got = wintypes.DWORD(1)
        while got.value:
            if not _kernel.ReadFile(handle, into, BLOCK_BYTES, ctypes.byref(got), None):
                raise ctypes.WinError(ctypes.get_last_error())
            if got.value:
                yield into.raw[: got.value]

    def _flush(folder: Path) -> None:
        """Every file was flushed already, and Windows writes through to what can be removed."""

else:

    def _read_unbuffered(path: Path) -> Iterator[bytes]:
        """Drops the file's pages from memory first; they are clean, because the file was synced."""
        file = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
            while block := os.read(file, BLOCK_BYTES):
                yield block
        finally:
            os.close(file)

    def _flush(folder: Path) -> None:
        """syncfs: this file system alone, where os.sync() would wait for every disk of the machine."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            if ctypes.CDLL(None, use_errno=True).syncfs(handle) != 0:
                number = ctypes.get_errno()
                raise OSError(number, os.strerror(number))
        finally:
            os.close(handle)
