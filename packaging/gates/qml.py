"""The QML gate: every .qml file is linted with full type information and formatted.

qmllint knows Qt's own types; ours are described to it first. For each module (a folder with a qmldir) the
Python files that say QML_IMPORT_NAME are dumped and registered into the file its `typeinfo` line names, so a
misspelt property of a controller is found here and not by a visitor. Those files are made anew each time and
are not in git.

    python packaging/gates/qml.py            check everything
    python packaging/gates/qml.py --fix      format in place, then check
    python packaging/gates/qml.py FOLDER…    check some folders (their modules' types are found below .)

Exit code 0 when all is well, 1 otherwise.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import PySide6

TOOLS = Path(sys.executable).parent
QT_METATYPES = [
    Path(PySide6.__file__).parent / "Qt" / "metatypes" / f"qt6{module}_metatypes.json"
    for module in ("core", "gui", "qml", "qmlmodels", "quick")
]
CPP_NAMES = {"float": "double", "list": "QVariantList", "dict": "QVariantMap", "object": "QVariant"}

Dump = list[dict[str, Any]]


class GateFault(Exception):
    """What is wrong, ready to print."""


@dataclass(frozen=True, slots=True)
class Module:
    """One QML module: its folder, its import name, and where its type description goes (None: QML only)."""

    folder: Path
    name: str
    typeinfo: Path | None
    python: tuple[Path, ...]


def tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run one of PySide's tools; its exit code is the caller's business."""
    command = [str(TOOLS / f"pyside6-{name}"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def find_modules(root: Path) -> list[Module]:
    """Every module below `root`, by its qmldir."""
    return [read_module(qmldir) for qmldir in sorted(root.rglob("qmldir"))]


def read_module(qmldir: Path) -> Module:
    """A module as its qmldir describes it; Python types without a `typeinfo` line are a fault."""
    lines = [line.split() for line in qmldir.read_text().splitlines() if line.strip()]
    said = {line[0]: line[1] for line in lines if line[0] in {"module", "typeinfo"} and len(line) == 2}
    if "module" not in said:
        raise GateFault(f"{qmldir}: has no `module` line")
    absent = [
        line[-1] for line in lines if line[-1].endswith(".qml") and not (qmldir.parent / line[-1]).exists()
    ]
    if absent:
        raise GateFault(f"{qmldir}: no such file: {', '.join(absent)}")
    python = tuple(
        file
        for file in sorted(qmldir.parent.glob("*.py"))
        if re.search(rf'^QML_IMPORT_NAME = "{re.escape(said["module"])}"$', file.read_text(), re.MULTILINE)
    )
    if python and "typeinfo" not in said:
        raise GateFault(f"{qmldir}: {python[0].name} makes QML types, so a `typeinfo` line is needed")
    typeinfo = qmldir.parent / said["typeinfo"] if "typeinfo" in said else None
    return Module(qmldir.parent, said["module"], typeinfo, python)


def dump(module: Module) -> Dump:
    """The module's Python types as moc would describe them."""
    done = tool("metaobjectdump", *module.python)
    if done.returncode != 0:
        said = done.stderr.partition("\n")[0]
        raise GateFault(
            f"{said}\n(it reads plain names only: x = Property(list, get_x), not Property('…', …))"
        )
    described: Dump = json.loads(done.stdout)
    constant = {pair for file in module.python for pair in constants(ast.parse(file.read_text()))}
    for found in classes([described]):
        for known in found.get("properties", ()):
            known["constant"] = (found["className"], known["name"]) in constant
    return described


def constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Class and name of each Property(…, constant=True); PySide 6.11's metaobjectdump leaves this out."""
    for owner in (node for node in tree.body if isinstance(node, ast.ClassDef)):
        for part in owner.body:
            match part:
                case ast.FunctionDef(
                    name=name, decorator_list=[ast.Call(ast.Name("Property")) as call]
                ) | ast.Assign([ast.Name(name)], ast.Call(ast.Name("Property")) as call) if any(
                    word.arg == "constant" for word in call.keywords
                ):
                    yield owner.name, name


def classes(dumps: Iterable[Dump]) -> list[dict[str, Any]]:
    """Every class of some dumps."""
    return [found for described in dumps for file in described for found in file.get("classes", ())]


def objects_of_qt() -> set[str]:
    """Names of Qt's own QObject classes."""
    return {found["className"] for found in classes(map(read_json, QT_METATYPES)) if found.get("object")}


def read_json(file: Path) -> Dump:
    """One of Qt's metatypes files."""
    described: Dump = json.loads(file.read_text())
    return described


def find_objects(dumps: Iterable[Dump]) -> set[str]:
    """Names of all QObject classes; ours are marked so wherever their base stands.

    metaobjectdump knows a base only if it met it earlier, in the same run.
    """
    objects, ours = objects_of_qt(), classes(dumps)
    before = -1
    while before != len(objects):
        before = len(objects)
        for found in ours:
            if any(base["name"] in objects for base in found.get("superClasses", ())):
                found["object"] = True
                objects.add(found["className"])
    return objects


def in_cpp(described: object, objects: set[str]) -> object:
    """The dump with Python's type names said in C++: `float` is double, and objects travel as pointers."""
    if isinstance(described, list):
        return [in_cpp(part, objects) for part in described]
    if not isinstance(described, dict):
        return described
    said = {key: in_cpp(part, objects) for key, part in described.items()}
    for key in said.keys() & {"type", "returnType"}:
        name = CPP_NAMES.get(str(said[key]), str(said[key]))
        said[key] = f"{name}*" if name in objects else name
    return said


def describe_types(modules: Iterable[Module]) -> None:
    """Write each module's `typeinfo` file."""
    dumps = {module.name: dump(module) for module in modules if module.python}
    objects = find_objects(dumps.values())
    with TemporaryDirectory() as scratch:
        json_of = {name: Path(scratch) / f"{name}.json" for name in dumps}
        for name, described in dumps.items():
            json_of[name].write_text(json.dumps(in_cpp(described, objects)))
        for module in modules:
            if module.typeinfo is None:
                continue
            if module.name not in json_of:
                raise GateFault(f"{module.folder}/qmldir: a `typeinfo` line, but no Python type to describe")
            others = [json_of[name] for name in json_of if name != module.name]
            done = tool(
                "qmltyperegistrar",
                *("--import-name", module.name, "--major-version", "1"),
                *("--foreign-types", ",".join(map(str, [*QT_METATYPES, *others]))),
                *("--generate-qmltypes", module.typeinfo, "-o", Path(scratch) / "registration.cpp"),
                json_of[module.name],
            )
            if done.returncode != 0 or done.stderr.strip():
                raise GateFault(f"{module.name}: qmltyperegistrar\n{done.stderr}")


def lint(files: list[Path], import_root: Path) -> list[str]:
    """What qmllint complains about; empty if all is well."""
    done = tool("qmllint", "-W", "0", "-I", import_root, *files)
    said = (done.stdout + done.stderr).strip()
    return [said] if done.returncode != 0 or "Warning:" in said else []


def unformatted(file: Path, *, fix: bool) -> str | None:
    """A complaint if qmlformat would write the file differently; with `fix` it is written so instead."""
    done = tool("qmlformat", file)
    if done.returncode != 0:
        return f"{file}: qmlformat cannot read it\n{done.stderr}"
    if done.stdout == file.read_text():
        return None
    if fix:
        file.write_text(done.stdout)
        return None
    return f"{file}: not as qmlformat writes it (make format)"


def check(root: Path, folders: list[Path], *, fix: bool) -> list[str]:
    """All complaints about the QML below `folders`, with modules found in its kiosk folder."""
    files = sorted(file for folder in folders for file in folder.rglob("*.qml"))
    try:
        describe_types(find_modules(root / "kiosk"))
    except GateFault as fault:
        return [str(fault)]
    with ThreadPoolExecutor() as pool:
        complaints = [said for said in pool.map(lambda file: unformatted(file, fix=fix), files) if said]
    return complaints + (lint(files, root) if files else [])


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, help="folders to check (default: kiosk)")
    parser.add_argument("--root", type=Path, default=Path(), help="where imports start (default: .)")
    parser.add_argument("--fix", action="store_true", help="format in place")
    given = parser.parse_args()
    complaints = check(given.root, given.folders or [given.root / "kiosk"], fix=given.fix)
    for complaint in complaints:
        sys.stderr.write(complaint + "\n")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
