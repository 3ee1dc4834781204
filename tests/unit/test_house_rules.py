"""Rules of the house that import-linter and ruff cannot see. ARCHITECTURE.md gives the reasons."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KIOSK = ROOT / "kiosk"

QT_FOR_SERVICES = {
    "PySide6.QtCore",
    "PySide6.QtDBus",
    "PySide6.QtGui",
    "PySide6.QtMultimedia",
    "PySide6.QtPrintSupport",
    "PySide6.QtTextToSpeech",
}
FILE_METHODS = {"read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "iterdir", "glob", "rglob"}
ON_WINDOWS = {"win32print": "pywin32", "pywintypes": "pywin32"}
"""Modules that are installed there only, by the package that brings them."""

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


def python_files(folder: Path) -> list[Path]:
    """The code of a room; what draws a job's pictures is a tool that is not installed."""
    return sorted(file for file in folder.rglob("*.py") if file.parent.name != "pictures")


def rooms_without_files(kiosk: Path) -> list[Path]:
    """The code that is handed what it needs: only services, the office and the wiring touch files."""
    return [file for room in ("core", "kit", "ui", "experiences") for file in python_files(kiosk / room)]


def imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every module imported below `tree`, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "PySide6":
                yield from ((f"PySide6.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield node.module, node.lineno


def inside_functions(tree: ast.AST) -> set[int]:
    """The lines that run when something is called, not when the module is imported."""
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return {line for node in functions for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)}


def for_type_checking(tree: ast.AST) -> set[int]:
    """The lines under `if TYPE_CHECKING:`, which never run."""
    guards = (
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    )
    return {line for node in guards for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)}


def eager_qt(source: str) -> list[str]:
    """Qt modules that importing this source would load, or that a service has no business with."""
    tree = ast.parse(source)
    lazy, never = inside_functions(tree), for_type_checking(tree)
    return [
        f"line {line}: {module}"
        for module, line in imports(tree)
        if module.split(".")[0] == "PySide6"
        and line not in never
        and (line not in lazy or module not in QT_FOR_SERVICES)
    ]


def file_access(source: str) -> list[str]:
    """Calls that reach for files: open(), and the methods of paths by their names."""
    found = []
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        match call.func:
            case ast.Name(id="open") | ast.Attribute(attr="open", value=ast.Name(id="io" | "os")):
                found.append(f"line {call.lineno}: open()")
            case ast.Attribute(attr=name) if name in FILE_METHODS:
                found.append(f"line {call.lineno}: .{name}()")
    return found


def qml_imports(source: str) -> list[str]:
    return re.findall(r'^import\s+("[^"]*"|[\w.]+)', source, re.MULTILINE)


def unknown_qml_imports(file: Path, kiosk: Path) -> list[str]:
    """Imports of a QML file beyond Qt, the kit, and the room it stands in."""
    folders = file.relative_to(kiosk).parts
    own = ".".join(["kiosk", *folders[: 2 if folders[0] == "experiences" else 1]])
    return [
        f"{file.relative_to(kiosk)}: {name}"
        for name in qml_imports(file.read_text())
        if not name.startswith("Qt") and name not in {"kiosk.kit", own} and not name.startswith(f"{own}.")
    ]


def third_party_roots(folder: Path) -> set[str]:
    """Top-level names of everything imported that is neither ours nor Python's."""
    roots = {
        module.split(".")[0]
        for file in python_files(folder)
        for module, _ in imports(ast.parse(file.read_text()))
    }
    return roots - set(sys.stdlib_module_names) - {"kiosk", "__future__"}


def declared() -> set[str]:
    """The names of our dependencies, as pyproject.toml has them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *sum(project.get("optional-dependencies", {}).values(), [])]
    return {re.split(r"[<>=~!\[; ]", line)[0].lower() for line in wanted}


@pytest.mark.parametrize("file", python_files(KIOSK / "services"), ids=lambda file: file.stem)
def test_a_service_loads_qt_only_when_used(file: Path) -> None:
    assert eager_qt(file.read_text()) == []


@pytest.mark.parametrize("file", rooms_without_files(KIOSK), ids=lambda file: str(file.relative_to(KIOSK)))
def test_only_services_the_office_and_the_wiring_touch_files(file: Path) -> None:
    assert file_access(file.read_text()) == []


@pytest.mark.parametrize(
    "line",
    ["import random", "from time import monotonic", "import os", "import sqlite3", "import uuid"],
)
@pytest.mark.parametrize("room", ["core/visit.py", "experiences/farm/simulation.py", "kit/theme.py"])
def test_ruff_keeps_chance_time_and_the_system_out(room: str, line: str) -> None:
    ruff = [str(Path(sys.executable).with_name("ruff")), "check", "--select", "TID251", "--stdin-filename"]
    source = f'"""A module."""\n\n{line}\n'
    done = subprocess.run(
        [*ruff, str(KIOSK / room), "-"], cwd=ROOT, input=source, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "TID251" in done.stdout


def test_qml_imports_only_qt_the_kit_and_its_own_module() -> None:
    assert [fault for file in KIOSK.rglob("*.qml") for fault in unknown_qml_imports(file, KIOSK)] == []


def test_qml_is_handed_its_data_and_has_no_javascript_files() -> None:
    assert list(KIOSK.rglob("*.js")) == []
    sources = {file: file.read_text() for suffix in ("*.py", "*.qml") for file in KIOSK.rglob(suffix)}
    assert [file.name for file, text in sources.items() if "setContextProperty" in text] == []
    assert [file.name for file, text in sources.items() if re.search(r"\bproperty var\b", text)] == []


def test_no_name_says_nothing() -> None:
    named = [path for path in KIOSK.rglob("*") if path.stem in EMPTY_NAMES]
    assert named == []


def test_every_dependency_is_used_and_every_import_is_declared() -> None:
    distributions = packages_distributions()
    used = {
        name.lower()
        for root in third_party_roots(KIOSK)
        for name in distributions.get(root, [ON_WINDOWS.get(root, root)])
    }
    used = {name.replace("_", "-") for name in used} - {"shiboken6", "pyside6"}
    assert used - declared() == set(), "imported but not declared"
    assert declared() - used == set(), "declared but never imported"


def test_the_rules_catch_what_they_are_for(tmp_path: Path) -> None:
    assert eager_qt("from PySide6.QtCore import QObject\n") == ["line 1: PySide6.QtCore"]
    assert eager_qt("def show():\n    from PySide6 import QtQuick\n") == ["line 2: PySide6.QtQuick"]
    assert eager_qt("def show():\n    from PySide6 import QtPrintSupport\n") == []
    assert file_access("Path('x').read_text()\nopen('x')\n") == ["line 1: .read_text()", "line 2: open()"]
    view = tmp_path / "experiences" / "farm" / "View.qml"
    view.parent.mkdir(parents=True)
    view.write_text('import QtQuick\nimport kiosk.kit\nimport kiosk.experiences.shop\nimport "parts"\n')
    assert unknown_qml_imports(view, tmp_path) == [
        "experiences/farm/View.qml: kiosk.experiences.shop",
        'experiences/farm/View.qml: "parts"',
    ]
