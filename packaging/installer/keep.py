"""The keep-list: which files of the wheels go into an installer (`keep.toml`)."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

import msgspec
from installer.native import is_native
from installer.target import Name, Target

from kiosk.core.errors import BadInput
from kiosk.services.toml_input import read_toml, struct_faults

KEEP_LIST = Path(__file__).with_name("keep.toml")
_OF_QT = "PySide6/"
_RECORDS = ("RECORD", "WHEEL", "INSTALLER", "REQUESTED", "top_level.txt")
_NOTES = ("METADATA", "entry_points.txt")


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is kept or left out, for which installers, and why."""

    name: str
    why: str
    on: tuple[Name, ...] = ("deb", "windows")


class KeepList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    module: tuple[Entry, ...]
    file: tuple[Entry, ...]
    plugin: tuple[Entry, ...]
    qml: tuple[Entry, ...]
    without_package: tuple[Entry, ...]
    without: tuple[Entry, ...]


def read_keep_list(path: Path = KEEP_LIST) -> KeepList:
    """The list. Raises BadInput for its first fault."""
    table = read_toml(path)
    faults = struct_faults(str(path), "", table, KeepList)
    if faults:
        raise faults[0]
    return msgspec.convert(table, KeepList)


class Sieve:
    """The keep-list as it holds for one machine. It remembers which entries were of use."""

    def __init__(self, keep: KeepList, target: Target) -> None:
        self._target = target
        self._modules = {
            target.module.format(entry.name): ("module", entry.name) for entry in _on(target, keep.module)
        }
        self._plugins = {
            f"{target.qt}/plugins/{_plugin(target, entry.name)}": ("plugin", entry.name)
            for entry in _on(target, keep.plugin)
        }
        self._qml = {f"{target.qt}/qml/{entry.name}": ("qml", entry.name) for entry in _on(target, keep.qml)}
        self._files = [entry.name for entry in _on(target, keep.file)]
        self._packages = {entry.name for entry in _on(target, keep.without_package)}
        self._without = [entry.name for entry in _on(target, keep.without)]
        self._unused = {
            *self._modules.values(),
            *self._plugins.values(),
            *self._qml.values(),
            *(("file", name) for name in self._files),
            *(("without_package", name) for name in self._packages),
            *(("without", name) for name in self._without),
        }

    def takes_package(self, name: str) -> bool:
        """Whether anything of the package `name` of the lock is kept."""
        if name in self._packages:
            self._unused.discard(("without_package", name))
            return False
        return True

    def takes(self, path: str) -> bool:
        """Whether a file of a wheel is kept for its own sake. `path` as it will lie among the packages."""
        folder, _, last = path.rpartition("/")
        if ".dist-info/" in path:
            return last in _NOTES and folder.endswith(".dist-info")
        for pattern in self._without:
            if fnmatchcase(path, pattern):
                self._unused.discard(("without", pattern))
                return False
        if path.startswith(_OF_QT):
            return self._takes_of_qt(path, folder)
        return not self.is_library(path)

    def is_library(self, path: str) -> bool:
        """Whether it is a library: kept only if a kept file loads it."""
        last = path.rpartition("/")[2]
        if not is_native(path) or path.startswith((f"{self._target.qt}/plugins/", f"{self._target.qt}/qml/")):
            return False
        return last.endswith(".dll") if self._target.name == "windows" else last.startswith("lib")

    def check(self, where: Path = KEEP_LIST) -> None:
        """Raises BadInput for the first entry that matched nothing: it is misspelt, or Qt has changed."""
        for kind, name in sorted(self._unused):
            expected = f"a part of the wheels for {self._target.name}"
            raise BadInput(where.name, kind, f"“{name}”, which matches nothing", expected)

    def _takes_of_qt(self, path: str, folder: str) -> bool:
        known = self._modules.get(path) or self._plugins.get(path)
        if known is None and not path.endswith(".qmltypes"):  # type information is for tools
            known = self._qml.get(folder)
        if known is None:
            known = next((("file", pattern) for pattern in self._files if fnmatchcase(path, pattern)), None)
        if known is None:
            return False
        self._unused.discard(known)
        return True


def _on(target: Target, entries: tuple[Entry, ...]) -> list[Entry]:
    return [entry for entry in entries if target.name in entry.on]


def _plugin(target: Target, name: str) -> str:
    folder, _, stem = name.rpartition("/")
    return target.plugin.format(folder, stem)
