"""No Python item comes and goes with a screen: the Python half of what QML creates is never freed.

PySide 6.11 keeps it, with its forty signals, until the process dies: three QR codes a visit were 40 KB.
"""

from __future__ import annotations

import ast
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


def test_qml_creates_no_python_object_that_comes_and_goes() -> None:
    assert creatable_types() == ONCE
