"""A staged tree, and the kiosk in it under the system's own Python, with nothing of this checkout."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SYSTEM_PYTHON = Path("/usr/bin/python3.11")
"""Debian 12's, for which the package is made; never the one of a developer's environment."""

_WATCHED = """
import json, runpy, sys
report, sys.argv = sys.argv[1], sys.argv[2:]
code = 0
try:
    runpy.run_path(sys.argv[0], run_name="__main__")
except SystemExit as ended:
    code = ended.code or 0
files = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
modules = sorted(file for file in files if file)
with open("/proc/self/maps") as maps:
    mapped = sorted({line.split(maxsplit=5)[5].strip() for line in maps if len(line.split()) > 5})
with open(report, "w") as out:
    json.dump({"modules": modules, "mapped": [one for one in mapped if one.startswith("/")]}, out)
sys.exit(code)
"""


@dataclass(frozen=True)
class Loaded:
    """What a run had in memory at its end: Python files, and every mapped file."""

    modules: tuple[Path, ...]
    mapped: tuple[Path, ...]


@dataclass(frozen=True)
class Tree:
    """The folder that an installer puts on a machine."""

    root: Path

    def run(self, cwd: Path, *arguments: str, code: int = 0) -> str:
        """What a command prints; it must end with `code` and complain of nothing."""
        return _end([str(SYSTEM_PYTHON), "-I", str(self.root / "launch.py"), *arguments], cwd, {}, code)

    def watch(self, cwd: Path, *arguments: str) -> Loaded:
        """Run a command and say what it loaded."""
        return _watched(cwd, str(self.root / "launch.py"), *arguments)

    def watch_nothing(self, cwd: Path) -> Loaded:
        """What the system's Python loads for a program that does nothing."""
        nothing = cwd / "nothing.py"
        nothing.touch()
        return _watched(cwd, str(nothing))


def run_here(cwd: Path, *arguments: str, code: int = 0) -> str:
    """The same command in this checkout."""
    return _end([sys.executable, "-m", "kiosk", *arguments], cwd, {"PYTHONPATH": str(ROOT)}, code)


def _watched(cwd: Path, *command: str) -> Loaded:
    report = cwd / "loaded.json"
    _end([str(SYSTEM_PYTHON), "-I", "-c", _WATCHED, str(report), *command], cwd, {}, 0)
    loaded: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return Loaded(tuple(map(Path, loaded["modules"])), tuple(map(Path, loaded["mapped"])))


def _end(command: list[str], cwd: Path, variables: dict[str, str], code: int) -> str:
    environment = {"HOME": str(cwd), "PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", **variables}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert (done.returncode, done.stderr) == (code, ""), done.stdout + done.stderr
    return done.stdout
