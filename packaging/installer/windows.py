"""The Windows installer of a site: a staged tree, Python, two launchers; NSIS packs it on Linux."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from installer import reproducible
from installer.python_for_windows import put_python
from installer.staging import WINDOWS, Staged

from kiosk.core.errors import BadInput

HERE = Path(__file__).with_name("windows")
CONSOLE, SESSION = "mirae-kiosk.exe", "mirae-kiosk-session.exe"
PYTHON = "python"
"""Folder of the interpreter inside a version's folder."""
LAUNCHERS = "bin"
CARRIED = {
    "activate.py": HERE.with_name("windows_activate.py"),
    "task.xml": HERE / "task.xml",
    "README.md": HERE / "README.md",
}
"""What goes into a version's folder as it is."""
COMPILER, PACKER = "x86_64-w64-mingw32-gcc", "makensis"
_PACKAGES = {COMPILER: "gcc-mingw-w64-x86-64", PACKER: "nsis"}
_COMPILE_TIMEOUT_S, _PACK_TIMEOUT_S = 120, 1800
_FLAGS = (
    "-std=c11", "-Os", "-s", "-Wall", "-Wextra", "-Werror", "-static",
    "-Wl,--no-insert-timestamp", "-Wl,--dynamicbase", "-Wl,--high-entropy-va", "-Wl,--nxcompat",
)  # fmt: skip


def pack(staged: Staged, out: Path, *, quick: bool = False) -> Path:
    """The installer in `out`, which is made if new. `staged` gets what only Windows needs.

    `quick` packs in a fraction of the time and half as large again: for trying, not for carrying.

    Raises BadInput where a tool is missing or fails, or Python cannot be had.
    """
    for tool in (COMPILER, PACKER):
        _must_have(tool)
    root = staged.root
    put_python(root / PYTHON)
    _tell_licence_of_python(root)
    compile_launchers(root / LAUNCHERS)
    for name, source in CARRIED.items():
        shutil.copyfile(source, root / name)
    staged.describe()
    reproducible.settle(root, staged.commit_time_s)
    out.mkdir(parents=True, exist_ok=True)
    made = out.resolve() / f"mirae-kiosk-{staged.site_id}-{staged.version}-setup.exe"
    with tempfile.TemporaryDirectory() as scratch:
        files, answers = Path(scratch) / "files.nsh", Path(scratch) / "defines.nsh"
        files.write_text("\n".join(file_commands(root)) + "\n", "utf-8")
        answers.write_text("\n".join(_defines(staged, files, made, quick=quick)) + "\n", "utf-8")
        _run_nsis(answers, staged.commit_time_s)
    digest = hashlib.sha256(made.read_bytes()).hexdigest()
    made.with_suffix(".exe.sha256").write_text(f"{digest}  {made.name}\n", "ascii")
    return made


def compile_launchers(into: Path) -> None:
    """Both programs from the one source: with a console for people, without one for the session."""
    into.mkdir(parents=True, exist_ok=True)
    source = HERE / "launcher.c"
    for name, more in ((CONSOLE, ()), (SESSION, ("-DSESSION", "-mwindows"))):
        # From its folder and by its bare name, so that no path of this machine can be inside.
        command = [COMPILER, *_FLAGS, *more, source.name, "-o", str(into.resolve() / name)]
        _run(command, HERE, dict(os.environ), _COMPILE_TIMEOUT_S)


def _tell_licence_of_python(root: Path) -> None:
    licences = root / "licences"
    (licences / "cpython").mkdir(exist_ok=True)
    shutil.copyfile(root / PYTHON / "LICENSE.txt", licences / "cpython" / "LICENSE.txt")
    index = licences / "INDEX.tsv"
    line = f"CPython {WINDOWS.python} for Windows, and what it was built with\tPSF-2.0\tcpython/\n"
    if line not in (words := index.read_text("utf-8")):
        index.write_text(words + line, "utf-8")


def file_commands(root: Path) -> Iterator[str]:
    """What NSIS is told to carry, sorted: it would take the files of a folder in the order of this disk."""
    before = None
    for file in sorted(path for path in root.rglob("*") if path.is_file()):
        folder = file.parent.relative_to(root)
        if folder != before:
            before = folder
            inside = "\\".join(("$INSTDIR", "${VERSION}", *map(_literal, folder.parts)))
            yield f'SetOutPath "{inside}"'
        yield f'File "{_literal(str(file))}"'


def _literal(words: str) -> str:
    """As NSIS must read them in a string to mean just that."""
    return words.replace("$", "$$").replace('"', '$\\"')


def _defines(staged: Staged, files: Path, made: Path, *, quick: bool) -> Iterator[str]:
    site = tomllib.loads((staged.root / "site.toml").read_text("utf-8"))["site"]
    numbers = [*re.findall(r"\d+", staged.version)[:3], "0", "0", "0", "0"][:4]
    values = {
        "VERSION": staged.version,
        "NUMBERS": ".".join(numbers),
        "SITE": staged.site_id,
        "NAME": str(site["name"]),
        "FILES": str(files),
        "OUT": str(made),
        "SIZE_KB": str(staged.size_bytes // 1024),
    }
    for name, value in values.items():
        yield f'!define {name} "{_literal(value)}"'
    yield from ("SetCompressor zlib",) if quick else ("SetCompressor /SOLID lzma", "SetCompressorDictSize 64")


def _run_nsis(answers: Path, time_s: int) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(time_s), "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    script = f'!include "{answers}"\n!include "{HERE / "mirae-kiosk.nsi"}"\n'
    whole = answers.with_name("setup.nsi")
    whole.write_text(script, "utf-8")
    _run([PACKER, "-V2", "-WX", "-INPUTCHARSET", "UTF8", str(whole)], HERE, environment, _PACK_TIMEOUT_S)


def _must_have(tool: str) -> None:
    if shutil.which(tool) is None:
        raise BadInput(tool, "", "no such program", f"the one of Debian's package {_PACKAGES[tool]}")


def _run(command: list[str], folder: Path, environment: dict[str, str], longest_s: float) -> None:
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=longest_s, check=False
    )
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip() or "nothing").splitlines()
        raise BadInput(
            command[0], "", f"exit code {done.returncode}, saying “{' / '.join(said[-3:])}”", "exit code 0"
        )
