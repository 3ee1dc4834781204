"""What a library needs is read from itself: a library of Qt for Linux, a program for Windows."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

from installer.native import is_native, needed


def installed(package: str, end: str) -> bytes:
    """A file of an installed package."""
    found = distribution(package)
    (name,) = (file for file in found.files or () if str(file).endswith(end))
    return Path(str(found.locate_file(name))).read_bytes()


def test_a_library_for_linux_names_those_it_loads() -> None:
    names = needed(installed("pyside6-essentials", "Qt/lib/libQt6Qml.so.6"))
    assert {"libQt6Core.so.6", "libQt6Network.so.6", "libc.so.6"} <= set(names)
    assert all(".so" in name for name in names)


def test_a_program_for_windows_names_those_it_loads_in_lower_case() -> None:
    assert "kernel32.dll" in needed(installed("pip", "distlib/t64.exe"))


def test_what_is_no_library_needs_none() -> None:
    assert needed(b"#!/bin/sh\n") == ()
    assert needed(b"") == ()


def test_libraries_are_known_by_their_names() -> None:
    names = ("a/libQt6Core.so.6", "PySide6/QtCore.abi3.so", "PySide6/QtCore.pyd", "PySide6/Qt6Core.dll")
    assert all(is_native(name) for name in names)
    assert not any(is_native(name) for name in ("a.py", "source.py", "qmldir"))
