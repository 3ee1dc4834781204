"""Writes one bundle durably onto a medium, reads all of it back, and takes it away again after a fault.

Order is everything: files first, each synced; then their folders; the manifest and its signature last. Until
both are whole the folder is no bundle, so a stick pulled out at any byte holds one that verifies or none.
"""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from kiosk.core.bundle import MANIFEST, SIGNATURE, TOP_FOLDER, SeenFile
from kiosk.services.export.faults import BundleUnreadable, ExportCancelled, StickFull, stick_faults
from kiosk.services.export.medium import Medium, OpenFile

SYNC_BYTES = 8 << 20
"""A file is synced after so many bytes: progress is true on a slow stick, and cancelling need not wait."""

SPARE_BYTES = 4 << 20
"""Room that must be left beside the bundle: folders, cluster ends, the workbook."""

Cancelled = Callable[[], bool]
Told = Callable[[int], None]
"""Hears how many bytes were written, or read back, since it was last told."""


class BundleFile:
    """A file of the bundle while it is written: counts and hashes what goes in."""

    def __init__(self, file: OpenFile, cancelled: Cancelled, told: Told) -> None:
        self._file = file
        self._cancelled = cancelled
        self._told = told
        self._hash = hashlib.sha256()
        self._bytes = 0
        self._unsynced = 0

    def write(self, data: bytes) -> None:
        """Raises ExportFailed."""
        if self._cancelled():
            raise ExportCancelled
        self._hash.update(data)
        self._bytes += len(data)
        self._unsynced += len(data)
        with stick_faults():
            self._file.write(data)
            if self._unsynced >= SYNC_BYTES:
                self._file.sync()
                self._unsynced = 0
        self._told(len(data))

    def finish(self) -> SeenFile:
        """Sync and close; what was written, by our own account and not by the stick's."""
        with stick_faults():
            self._file.sync()
            self._file.close()
        return SeenFile(self._bytes, self._hash.hexdigest())

    def give_up(self) -> None:
        """Close what will be removed."""
        with suppress(OSError):
            self._file.close()


class BundleWriter:
    """One bundle folder below `root`. Every method raises ExportFailed, and `withdraw` none."""

    def __init__(self, medium: Medium, root: Path, kiosk_folder: str, cancelled: Cancelled) -> None:
        self._medium = medium
        self._root = root
        self._top = root / TOP_FOLDER
        self._kiosk = self._top / kiosk_folder
        self._cancelled = cancelled
        self._folder: Path | None = None
        self._folders: list[Path] = []
        self.written: dict[str, SeenFile] = {}

    @property
    def folder(self) -> Path:
        """Where the bundle is; only after `begin`."""
        assert self._folder is not None
        return self._folder

    def need(self, bytes_: int) -> None:
        """Raises StickFull where so much would not fit."""
        with stick_faults():
            free = self._medium.free_bytes(self._root)
        if free < bytes_ + SPARE_BYTES:
            raise StickFull(f"{free} bytes free, {bytes_ + SPARE_BYTES} needed")

    def prepare(self) -> None:
        """The folders that all bundles of this kiosk share."""
        for folder in (self._top, self._kiosk):
            self._ensure(folder)

    def has(self, name: str) -> bool:
        """Whether the kiosk's folder holds anything of this name."""
        with stick_faults():
            return self._medium.kind(self._kiosk / name) != "nothing"

    def begin(self, name: str) -> None:
        """Make the bundle's own folder, which must be new."""
        folder = self._kiosk / name
        with stick_faults():
            self._medium.make_folder(folder)
            self._folder = folder
            self._folders = [folder]

    @contextmanager
    def file(self, name: str, told: Told) -> Iterator[BundleFile]:
        """Write the file `name` (`csv/visit.csv`); synced when the block is left."""
        path = self.folder / PurePosixPath(name)
        with stick_faults():
            if path.parent not in self._folders:
                self._medium.make_folder(path.parent)
                self._folders.append(path.parent)
            self.written[name] = SeenFile(0, "")
            file = BundleFile(self._medium.create(path), self._cancelled, told)
        try:
            yield file
            self.written[name] = file.finish()
        except BaseException:
            file.give_up()
            raise

    def seal(self, manifest: bytes, signature: bytes) -> None:
        """Make the files durable, then put the two that make a bundle of them, and make those durable."""
        with stick_faults():
            for folder in (*reversed(self._folders), self._kiosk, self._top, self._root):
                self._medium.sync_folder(folder)
        for name, content in ((MANIFEST, manifest), (SIGNATURE, signature)):
            with self.file(name, lambda _bytes: None) as file:
                file.write(content)
        with stick_faults():
            self._medium.sync_folder(self.folder)

    def read_back(self, told: Told) -> dict[str, SeenFile]:
        """What the medium really holds, file by file. Raises BundleUnreadable at the first difference."""
        self._compare_names()
        seen = {}
        for name, written in self.written.items():
            seen[name] = self._read_file(name, told)
            if seen[name] != written:
                raise BundleUnreadable(f"{name}: read {seen[name]}, wrote {written}")
        return seen

    def withdraw(self) -> None:
        """Take away what was written, the manifest first: what will not go is then plainly no bundle."""
        if self._folder is None:
            return
        names = [MANIFEST, SIGNATURE, *reversed([n for n in self.written if n not in {MANIFEST, SIGNATURE}])]
        for name in names:
            if name in self.written:
                self._try(self._medium.remove, self._folder / PurePosixPath(name))
        for folder in reversed(self._folders):
            self._try(self._medium.remove_folder, folder)
        self._try(self._medium.sync_folder, self._kiosk)

    def add_extra(self, name: str, content: bytes) -> None:
        """A file for people beside the bundles. One that is there already is staff's own and stays."""
        path = self._top / name
        with stick_faults():
            if self._medium.kind(path) != "nothing":
                return
            file = self._medium.create(path)
            try:
                file.write(content)
                file.sync()
            except OSError:
                with suppress(OSError):
                    file.close()
                self._try(self._medium.remove, path)
                raise
            file.close()

    def _ensure(self, folder: Path) -> None:
        with stick_faults():
            kind = self._medium.kind(folder)
            if kind == "nothing":
                self._medium.make_folder(folder)
            elif kind == "other":
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))

    def _compare_names(self) -> None:
        """Names come back composed in another way from some file systems: NFC is compared."""
        for folder in self._folders:
            with stick_faults():
                found = {unicodedata.normalize("NFC", name) for name in self._medium.names(folder)}
            wanted = {
                unicodedata.normalize("NFC", path.name)
                for path in (self.folder / PurePosixPath(name) for name in self.written)
                if path.parent == folder
            }
            if not wanted <= found:
                raise BundleUnreadable(f"{folder.name}: written but not there: {sorted(wanted - found)}")

    def _read_file(self, name: str, told: Told) -> SeenFile:
        digest, size = hashlib.sha256(), 0
        with stick_faults():
            for block in self._medium.read_from_medium(self.folder / PurePosixPath(name)):
                if self._cancelled():
                    raise ExportCancelled
                digest.update(block)
                size += len(block)
                told(len(block))
        return SeenFile(size, digest.hexdigest())

    def _try(self, act: Callable[[Path], None], path: Path) -> None:
        try:
            act(path)
        except OSError as fault:
            _log.info("could not clean up %s: %s", path.name, fault.strerror)


_log = logging.getLogger(__name__)
