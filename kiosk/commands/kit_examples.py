"""The kit's components and their examples: which there are, and what has none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.installation import PACKAGE

KIT = PACKAGE / "kit"
EXAMPLES = KIT / "examples"

NOTHING_TO_SEE: Mapping[str, str] = {
    "Arrival": "a number that runs from 1 to 0",
    "Cell": "what every control is made of: ActionButton, Choice, SwitchRow",
    "Corners": "covers the corners of a picture with the ground around it: StageSection does",
    "GridCell": "what stands in a CellGrid: MeasureRow, ReadRow",
    "Hue": "two colours; Badge shows them",
    "LongestWord": "measures and is never visible",
    "Press": "has no looks but the FocusRing",
    "Section": "what stands in a Sheet: TextSection, Banner, CellGrid",
    "Sheet": "lays out Sections; the examples of Sections stand in one",
    "StageSection": "room for a scene; Screen has one",
}
"""Public components without an example, and why. Every other one in the qmldir has `examples/NAME.qml`."""


def public_types(qmldir: str) -> tuple[str, ...]:
    """Names of the components a qmldir offers to others: lines such as `Chip 1.0 Chip.qml`."""
    lines = [line.split() for line in qmldir.splitlines()]
    return tuple(line[0] for line in lines if len(line) == 3 and line[2] == f"{line[0]}.qml")


def example_names() -> tuple[str, ...]:
    """Components that have an example, in alphabetical order."""
    return tuple(sorted(file.stem for file in EXAMPLES.glob("*.qml")))


def undocumented(qmldir: str, examples: Sequence[str], excused: Sequence[str]) -> list[str]:
    """What is wrong between the components of a qmldir, their examples, and those excused from one."""
    public = public_types(qmldir)
    faults = [f"{name}: no example" for name in public if name not in examples and name not in excused]
    faults += [f"{name}: an example of nothing" for name in examples if name not in public]
    return faults + [
        f"{name}: excused, and yet there is {'an example' if name in examples else 'no such component'}"
        for name in excused
        if name in examples or name not in public
    ]
