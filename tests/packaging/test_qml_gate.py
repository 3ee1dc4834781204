"""packaging/gates/qml.py finds what it is for: each test plants one fault in a small module."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

GATE = Path(__file__).parents[2] / "packaging" / "gates" / "qml.py"

CONTROLLER = """
from PySide6.QtCore import Property, QAbstractItemModel, QAbstractListModel, QObject, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "kiosk.farm"
QML_IMPORT_MAJOR_VERSION = 1

@QmlElement
@QmlUncreatable("made by the controller")
class Plant(QObject):
    changed = Signal()
    @Property(float, notify=changed)
    def droop(self): ...

@QmlElement
@QmlUncreatable("made by the shell")
class Farm(QObject):
    @Property(Plant, constant=True)
    def plant(self): ...
    @Property(QAbstractItemModel, constant=True)
    def beds(self): ...
    @Property(QColor, constant=True)
    def sky(self): ...
    @Property(bool, constant=True)
    def open(self): ...
    @Slot(str, result=bool)
    def water(self, bed): ...
"""
VIEW = """pragma ComponentBehavior: Bound

import QtQuick
import kiosk.farm

Rectangle {
    id: root

    required property Farm farm

    color: root.farm.sky
    opacity: root.farm.plant.droop * 0.5
    visible: root.farm.open && root.farm.water("north")

    Repeater {
        model: root.farm.beds

        delegate: Text {
            id: bed

            required property string label

            text: bed.label
        }
    }
}
"""
QMLDIR = "module kiosk.farm\ntypeinfo farm.qmltypes\ndepends QtQuick\nView 1.0 View.qml\n"


def gate(root: Path, *, controller: str = CONTROLLER, view: str = VIEW, qmldir: str = QMLDIR) -> str:
    """What the gate says of this module; "" if it lets it pass."""
    farm = root / "kiosk" / "farm"
    farm.mkdir(parents=True)
    for name, text in (("controller.py", controller), ("View.qml", view), ("qmldir", qmldir)):
        (farm / name).write_text(text)
    done = subprocess.run(
        [sys.executable, GATE, "--root", root], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == (1 if done.stderr else 0)
    return done.stderr


def test_a_sound_module_passes(tmp_path: Path) -> None:
    assert gate(tmp_path) == ""


@pytest.mark.parametrize(
    ("sound", "faulty", "said"),
    [
        ("root.farm.open", "root.farm.opne", 'Member "opne" not found on type "Farm"'),
        ("plant.droop", "plant.drop", 'Member "drop" not found on type "Plant"'),
        ('farm.water("north")', 'farm.flood("north")', 'Member "flood" not found'),
        ("    Repeater {", "    Repeeter {", "Repeeter was not found"),
        ("text: bed.label", "text:   bed.label", "make format"),
        ("    color: root", "    colour: root", '"colour"'),
    ],
)
def test_a_slip_in_a_view_is_found(tmp_path: Path, sound: str, faulty: str, said: str) -> None:
    assert sound in VIEW
    assert said in gate(tmp_path, view=VIEW.replace(sound, faulty, 1))


def test_python_types_without_a_typeinfo_line_are_found(tmp_path: Path) -> None:
    assert "a `typeinfo` line is needed" in gate(
        tmp_path, qmldir=QMLDIR.replace("typeinfo farm.qmltypes\n", "")
    )


def test_a_typeinfo_line_without_python_types_is_found(tmp_path: Path) -> None:
    other = CONTROLLER.replace('"kiosk.farm"', '"kiosk.firm"')
    assert "no Python type to describe" in gate(tmp_path, controller=other)


def test_a_component_that_is_not_there_is_named_once(tmp_path: Path) -> None:
    said = gate(tmp_path, qmldir=QMLDIR + "Tile 1.0 Tile.qml\n")
    assert "no such file: Tile.qml" in said
    assert said.count("\n") == 1
