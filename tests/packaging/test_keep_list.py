"""The keep-list has what the kiosk imports, and an entry of no use stops a build."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from installer.keep import Entry, KeepList, Sieve, read_keep_list
from installer.target import DEB, WINDOWS, Target

from kiosk.core.errors import BadInput

ROOT = Path(__file__).parents[2]
KEEP = read_keep_list()
EMPTY = KeepList(module=(), file=(), plugin=(), qml=(), without_package=(), without=())
NOT_ON_WINDOWS = {"QtDBus"}
"""What only services for Linux import, inside the function that needs it."""


def names(entries: tuple[Entry, ...], target: Target) -> set[str]:
    return {entry.name for entry in entries if target.name in entry.on}


def imported_of_qt() -> set[str]:
    """Every module of PySide6 that a Python file of the kiosk names."""
    sources = [file.read_text("utf-8") for file in (ROOT / "kiosk").rglob("*.py")]
    found = {name for text in sources for name in re.findall(r"from PySide6\.(Qt\w+) import", text)}
    for text in sources:
        for line in re.findall(r"from PySide6 import ([\w, ]+)", text):
            found |= {name.strip() for name in line.split(",")}
    return found


@pytest.mark.parametrize("target", [DEB, WINDOWS], ids=lambda target: target.name)
def test_every_module_of_qt_that_the_kiosk_imports_is_kept(target: Target) -> None:
    wanted = imported_of_qt()
    assert "QtQuick" in wanted
    missing = wanted - names(KEEP.module, target)
    assert missing == (NOT_ON_WINDOWS if target is WINDOWS else set())


@pytest.mark.parametrize("target", [DEB, WINDOWS], ids=lambda target: target.name)
def test_every_qml_module_that_the_kiosk_imports_is_kept(target: Target) -> None:
    files = [*(ROOT / "kiosk").rglob("*.qml"), *(ROOT / "assets").rglob("*.qml")]
    found = {
        name for file in files for name in re.findall(r"^import (Qt[\w.]*)", file.read_text("utf-8"), re.M)
    }
    assert "QtQuick" in found
    assert {name.replace(".", "/") for name in found} - names(KEEP.qml, target) == set()


def test_every_entry_has_a_reason() -> None:
    entries = [entry for kind in msgspec.structs.astuple(KEEP) for entry in kind]
    assert [entry.name for entry in entries if not entry.why.strip()] == []


def test_nothing_of_qt_is_taken_unless_it_is_named() -> None:
    sieve = Sieve(msgspec.structs.replace(EMPTY, module=(Entry("QtCore", "needed"),)), DEB)
    assert sieve.takes("PySide6/QtCore.abi3.so")
    assert not sieve.takes("PySide6/QtCharts.abi3.so")
    assert not sieve.takes("PySide6/designer")
    assert not sieve.takes("PySide6/Qt/plugins/platforms/libqvnc.so")
    assert sieve.takes("msgspec/_core.cpython-311-x86_64-linux-gnu.so")


def test_a_folder_of_a_qml_module_is_taken_without_the_modules_below_it() -> None:
    sieve = Sieve(msgspec.structs.replace(EMPTY, qml=(Entry("QtQuick", "screens"),)), DEB)
    assert sieve.takes("PySide6/Qt/qml/QtQuick/qmldir")
    assert not sieve.takes("PySide6/Qt/qml/QtQuick/plugins.qmltypes")
    assert not sieve.takes("PySide6/Qt/qml/QtQuick/Controls/qmldir")


def test_an_entry_that_matches_nothing_is_named() -> None:
    sieve = Sieve(msgspec.structs.replace(EMPTY, plugin=(Entry("platforms/qwaylnad", "the session"),)), DEB)
    sieve.takes("PySide6/Qt/plugins/platforms/libqwayland.so")
    with pytest.raises(
        BadInput, match=r"keep\.toml: plugin: found “platforms/qwaylnad”, which matches nothing"
    ):
        sieve.check()


def test_a_fault_in_the_list_is_named(tmp_path: Path) -> None:
    bad = tmp_path / "keep.toml"
    bad.write_text("[[module]]\nname = 3\nwhy = ''\n")
    with pytest.raises(BadInput, match="keep.toml: "):
        read_keep_list(bad)
