"""What Python objects must not be for QML's sake. Both are about PySide 6.11, and both were met.

No Python item comes and goes with a screen: its Python half, with its forty signals, is never freed; three QR
codes a visit were 40 KB.

No object that QML sees has a method connected that is not a Slot: PySide then gives that one object a
metaobject of its own and frees it with the object. QML knows types by the address of their metaobject, so the
next one at that address is read as the old type: properties are undefined, and after some hundred plays the
kiosk dies.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

KIOSK = Path(__file__).parents[2] / "kiosk"
ONCE = {"FocusWalk"}
"""Made once with the window."""


def creatable_types() -> set[str]:
    """Python classes that QML may create."""
    found = set()
    for file in KIOSK.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                marks = {ast.unparse(mark).partition("(")[0] for mark in node.decorator_list}
                if "QmlElement" in marks and not marks & {"QmlSingleton", "QmlUncreatable"}:
                    found.add(node.name)
    return found


def connected_without_slot(source: str) -> list[str]:
    """Methods of a class that it connects to signals though they are no Slots."""
    found = []
    for node in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef)):
        methods = {method.name: method for method in node.body if isinstance(method, ast.FunctionDef)}
        for call in (call for call in ast.walk(node) if isinstance(call, ast.Call)):
            if not (isinstance(call.func, ast.Attribute) and call.func.attr == "connect"):
                continue
            for receiver in call.args:
                name = ast.unparse(receiver).removeprefix("self.")
                marks = (
                    [ast.unparse(mark) for mark in methods[name].decorator_list] if name in methods else []
                )
                if name in methods and not any(mark.startswith("Slot") for mark in marks):
                    found.append(f"{node.name}.{name}")
    return found


def qt_types(sources: Iterable[str]) -> set[str]:
    """Classes that stand on a Qt type, also by way of one another."""
    trees = [node for source in sources for node in ast.walk(ast.parse(source))]
    bases = {
        node.name: list(map(ast.unparse, node.bases)) for node in trees if isinstance(node, ast.ClassDef)
    }
    found: set[str] = set()
    while (
        more := {name for name, on in bases.items() if any(one.startswith("Q") or one in found for one in on)}
        - found
    ):
        found |= more
    return found


def test_what_is_connected_is_a_slot() -> None:
    sources = {file: file.read_text("utf-8") for file in KIOSK.rglob("*.py")}
    of_qt = qt_types(sources.values())
    found = [
        f"{file.relative_to(KIOSK)}: {name}"
        for file, source in sources.items()
        for name in connected_without_slot(source)
        if name.partition(".")[0] in of_qt
    ]
    assert found == []


def test_the_rule_finds_what_it_is_for() -> None:
    wrong = (
        "class Bell(QObject):\n"
        "    def __init__(self):\n        self.rang.connect(self._ring)\n"
        "    def _ring(self): ...\n"
    )
    assert connected_without_slot(wrong) == ["Bell._ring"]
    assert qt_types([wrong, "class Gong(Bell): ...", "class Hammer(Tool): ..."]) == {"Bell", "Gong"}
    assert connected_without_slot(wrong.replace("    def _ring", "    @Slot()\n    def _ring")) == []


def test_qml_creates_no_python_object_that_comes_and_goes() -> None:
    assert creatable_types() == ONCE
