"""Reads a bundle off a stick that anybody may have prepared: bytes for `core/bundle.judge`, and remarks.

No name in a bundle is trusted. Only the names of the layout are looked at, links are not followed, and a
size is checked before a byte is read.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from kiosk.core.bundle import (
    BUNDLE_NAME,
    MACHINE_FILES,
    MANIFEST,
    MAX_MANIFEST_BYTES,
    SIGNATURE,
    TOP_FOLDER,
    Judgement,
    Manifest,
    SeenFile,
    TrustedKey,
    judge,
    read_manifest,
)
from kiosk.core.errors import BadInput
from kiosk.core.signatures import SIGNATURE_BYTES

BLOCK_BYTES = 1 << 20
MAX_PEOPLE_BYTES = 256 << 20
MAX_LISTED = 1000
"""So many names of one folder are looked at for remarks: a stick may hold more than anybody wants to read."""

_KIOSK_FOLDER = re.compile(r"[a-z][a-z0-9_]{1,23}-\d{1,3}")
_FOLDERS = ("csv", "xapi")
_UNREADABLE = SeenFile(0, "")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What changes when a file is written again: device, inode, size, time of writing."""

    device: int
    inode: int
    bytes: int
    written_ns: int


@dataclass(frozen=True, slots=True)
class Examined:
    """One bundle as it was read: the verdict, what people should know, and per machine file its lines.

    `lines` counts line feeds; `stamps` tell whether a file is still the one that was read.
    """

    folder: Path
    judgement: Judgement
    manifest_sha256: str
    remarks: tuple[str, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)
    stamps: dict[str, Stamp] = field(default_factory=dict)


def find_bundles(path: Path) -> list[Path]:
    """The bundles at `path`: itself, or those of a kiosk's folder, of `miraekiosk/`, of a stick's root.

    Only names of the layout are followed, level by level. Raises BadInput where there is none.
    """
    if not path.is_dir():
        raise BadInput(str(path), "", "no folder", "a bundle's folder, or a stick with bundles")
    if BUNDLE_NAME.fullmatch(path.name) or _is_file(path / MANIFEST):
        return [path]
    found = list(_below(path))
    if not found:
        expected = f"{MANIFEST}, or bundles as in {TOP_FOLDER}/<site>-<kiosk>/<YYYYMMDD>_<YYYYMMDD>_<n>"
        raise BadInput(str(path), "", "no bundle", expected)
    return found


def examine(folder: Path, keys: Sequence[TrustedKey] | None) -> Examined:
    """Reads and judges one bundle. Total: whatever lies there gives a verdict."""
    manifest_bytes = _small_file(folder / MANIFEST, MAX_MANIFEST_BYTES)
    signature = _small_file(folder / SIGNATURE, SIGNATURE_BYTES)
    manifest = read_manifest(manifest_bytes) if manifest_bytes is not None else ""
    seen: dict[str, SeenFile] = {}
    lines: dict[str, int] = {}
    stamps: dict[str, Stamp] = {}
    remarks: tuple[str, ...] = ()
    if isinstance(manifest, Manifest):
        for name, listed in sorted(manifest.files.items()):
            _look_at(folder, name, listed.bytes, seen, lines, stamps)
        remarks = (*_later(manifest), *_remarks(folder, manifest))
    judgement = judge(manifest_bytes, signature, seen, keys)
    digest = hashlib.sha256(manifest_bytes or b"").hexdigest()
    return Examined(folder, judgement, digest, remarks, lines, stamps)


def claimed_manifest(folder: Path) -> Manifest | None:
    """What the manifest says, unproven; None where there is none that can be read."""
    content = _small_file(folder / MANIFEST, MAX_MANIFEST_BYTES)
    manifest = read_manifest(content) if content is not None else ""
    return manifest if isinstance(manifest, Manifest) else None


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a regular file, None for anything else."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return None
    return _stamp(found) if stat.S_ISREG(found.st_mode) else None


def _below(path: Path) -> Iterator[Path]:
    if _is_folder(path / TOP_FOLDER):
        path = path / TOP_FOLDER
    kiosks = [path] if _KIOSK_FOLDER.fullmatch(path.name) else _folders(path, _KIOSK_FOLDER)
    for kiosk in kiosks:
        yield from _folders(kiosk, BUNDLE_NAME)


def _folders(parent: Path, name: re.Pattern[str]) -> list[Path]:
    try:
        with os.scandir(parent) as entries:
            names = [e.name for e in entries if name.fullmatch(e.name) and e.is_dir(follow_symlinks=False)]
    except OSError as fault:
        raise BadInput(str(parent), "", fault.strerror or "an error", "a folder that can be read") from fault
    return [parent / each for each in sorted(names)]


def _look_at(
    folder: Path,
    name: str,
    expected_bytes: int,
    seen: dict[str, SeenFile],
    lines: dict[str, int],
    stamps: dict[str, Stamp],
) -> None:
    """Notes what lies under one listed name. A file longer than listed is not read: it is changed anyway."""
    path = folder / name
    if not _exists(path):
        return
    seen[name] = _UNREADABLE
    if not _is_folder(path.parent) or (stamp := stamp_of(path)) is None:
        return
    if stamp.bytes > expected_bytes:
        seen[name] = SeenFile(stamp.bytes, "longer than listed")
        return
    seen[name], lines[name] = _digest(path, expected_bytes)
    stamps[name] = stamp


def _digest(path: Path, most: int) -> tuple[SeenFile, int]:
    """SHA-256 and line feeds of what can be read of a file: a medium that fails half-way has a short one."""
    digest, size, lines = hashlib.sha256(), 0, 0
    try:
        with open(_opened(path), "rb", buffering=0) as file:
            while size <= most and (block := file.read(BLOCK_BYTES)):
                digest.update(block)
                size += len(block)
                lines += block.count(b"\n")
    except OSError:
        size = min(size, max(most - 1, 0))
    return SeenFile(size, digest.hexdigest()), lines


def _opened(path: Path) -> int:
    """A descriptor of a regular file. A pipe that was put there meanwhile neither blocks nor is read."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError("not a regular file")
    return descriptor


def _small_file(path: Path, most: int) -> bytes | None:
    """At most one byte more than `most`: enough to see that a file is too long. None for no regular file."""
    if not _is_file(path):
        return None
    try:
        with open(_opened(path), "rb") as file:
            return file.read(most + 1)
    except OSError:
        return None


def _later(manifest: Manifest) -> Iterator[str]:
    """Tables that this program does not know yet."""
    for name in sorted(set(manifest.files) - MACHINE_FILES):
        yield f"{name}: a table of a later version, left out; collect again with a newer program"


def _remarks(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Resaved or missing files for people, and files nobody listed. None of them counts."""
    names = {unicodedata.normalize("NFC", name): name for name in _names(folder)}
    for listed, sha256 in sorted(manifest.people.items()):
        name = unicodedata.normalize("NFC", listed)
        if name not in names:
            yield f"{ascii_or_name(listed)}: not here; for people only, not counted"
            continue
        path = folder / names.pop(name)
        stamp = stamp_of(path)
        if stamp is None or stamp.bytes > MAX_PEOPLE_BYTES or _digest(path, stamp.bytes)[0].sha256 != sha256:
            yield f"{ascii_or_name(listed)}: saved again since the export; for people only, not counted"
    known = {MANIFEST, SIGNATURE, *_FOLDERS}
    unlisted = [name for name in names.values() if name not in known]
    for sub in _FOLDERS:
        inside = _names(folder / sub) if _is_folder(folder / sub) else []
        unlisted += [f"{sub}/{name}" for name in inside if f"{sub}/{name}" not in manifest.files]
    for name in sorted(unlisted):
        known_file = " (a file of the layout that the manifest leaves out)" if name in MACHINE_FILES else ""
        yield f"{ascii_or_name(name)}: not listed, ignored{known_file}"


def ascii_or_name(name: str) -> str:
    """A file's name as it may be printed: letters, digits and plain signs of any script, else escaped."""
    return name if all(letter.isprintable() for letter in name) else ascii(name)


def _names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in islice(entries, MAX_LISTED))
    except OSError:
        return []


def _stamp(found: os.stat_result) -> Stamp:
    return Stamp(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def _exists(path: Path) -> bool:
    try:
        os.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def _is_file(path: Path) -> bool:
    return stamp_of(path) is not None


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False
