"""Lays the kept files of the wheels side by side, with the libraries that they load and no others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from installer.keep import Sieve
from installer.native import is_native, needed
from installer.target import Target
from installer.wheels import Wheel

_INTO_THE_PACKAGES = ("purelib", "platlib")


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What was laid out: the wheels of which anything was kept, and what their libraries ask of the system.

    `from_system` are names of libraries that no wheel has, like "libfontconfig.so.1", by the first file that
    loads each.
    """

    wheels: tuple[Wheel, ...]
    from_system: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Member:
    archive: ZipFile
    info: ZipInfo
    path: str

    def content(self) -> bytes:
        return self.archive.read(self.info)


def unpack(wheels: tuple[Wheel, ...], sieve: Sieve, target: Target, into: Path) -> Unpacked:
    """Write the kept files of `wheels` below `into`, which is made. Raises BadInput as Sieve.check does."""
    kept = tuple(wheel for wheel in wheels if sieve.takes_package(wheel.name))
    with ExitStack() as open_archives:
        libraries: dict[str, list[_Member]] = {}
        waiting: list[tuple[str, bytes]] = []
        for wheel in kept:
            archive = open_archives.enter_context(ZipFile(wheel.file))
            for member in _members(archive):
                if sieve.takes(member.path):
                    _write(member, into, waiting)
                elif sieve.is_library(member.path):
                    libraries.setdefault(_known_as(member.path, target), []).append(member)
        from_system = _write_loaded(waiting, libraries, into)
    sieve.check()
    return Unpacked(kept, dict(sorted(from_system.items())))


def _members(archive: ZipFile) -> Iterator[_Member]:
    """The files of a wheel, by where they go among the packages; those of `.data` go there too (PEP 427)."""
    for info in archive.infolist():
        if info.is_dir():
            continue
        head, _, rest = info.filename.partition("/")
        path = info.filename
        if head.endswith(".data"):
            scheme, _, path = rest.partition("/")
            if scheme not in _INTO_THE_PACKAGES:  # programs, headers, manuals
                continue
        yield _Member(archive, info, path)


def _write(member: _Member, into: Path, waiting: list[tuple[str, bytes]]) -> None:
    content = member.content()
    file = into / member.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    if is_native(member.path):
        waiting.append((member.path, content))


def _write_loaded(
    waiting: list[tuple[str, bytes]], libraries: dict[str, list[_Member]], into: Path
) -> dict[str, str]:
    """Write what the files in `waiting` load, and what that loads; returns what nobody here has."""
    from_system: dict[str, str] = {}
    seen: set[str] = set()
    while waiting:
        path, content = waiting.pop()
        for name in needed(content):
            if name in seen:
                continue
            seen.add(name)
            if name not in libraries:
                from_system[name] = path
            for member in libraries.get(name, []):
                _write(member, into, waiting)
    return from_system


def _known_as(path: str, target: Target) -> str:
    """The name by which other files load a library; Windows does not tell a from A."""
    name = path.rpartition("/")[2]
    return name.lower() if target.name == "windows" else name
