"""The two kinds of machine an installer is made for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Name = Literal["deb", "windows"]

_NEWEST_GLIBC_MINOR = 36
"""Debian 12 has glibc 2.36, so every manylinux wheel up to there runs on it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A machine: its Python, which wheels run on it, and how its wheels lay out Qt.

    `python` is "major.minor" of the interpreter that runs the kiosk there. `tags` are the platform tags of
    the wheels it takes. `markers` answer the environment markers of a lock file. `module` and `plugin` are
    the names of a Python module of Qt and of a plug-in as files; `qt` is where plug-ins and QML lie. All are
    paths inside the folder of the packages.
    """

    name: Name
    python: str
    tags: tuple[str, ...]
    markers: dict[str, str]
    module: str
    plugin: str
    qt: str

    @property
    def abi(self) -> str:
        """The tag of this Python's own binary interface, like "cp311"."""
        return "cp" + self.python.replace(".", "")


DEB = Target(
    name="deb",
    python="3.11",
    tags=(
        *(f"manylinux_2_{minor}_x86_64" for minor in range(_NEWEST_GLIBC_MINOR, 4, -1)),
        "manylinux2014_x86_64",
        "manylinux2010_x86_64",
        "manylinux1_x86_64",
    ),
    markers={
        "implementation_name": "cpython",
        "os_name": "posix",
        "platform_machine": "x86_64",
        "platform_python_implementation": "CPython",
        "platform_system": "Linux",
        "python_full_version": "3.11.2",
        "python_version": "3.11",
        "sys_platform": "linux",
    },
    module="PySide6/{}.abi3.so",
    plugin="{}/lib{}.so",
    qt="PySide6/Qt",
)

WINDOWS = Target(
    name="windows",
    python="3.13",
    tags=("win_amd64",),
    markers={
        "implementation_name": "cpython",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_system": "Windows",
        "python_full_version": "3.13.0",
        "python_version": "3.13",
        "sys_platform": "win32",
    },
    module="PySide6/{}.pyd",
    plugin="{}/{}.dll",
    qt="PySide6",
)

TARGETS = {target.name: target for target in (DEB, WINDOWS)}
