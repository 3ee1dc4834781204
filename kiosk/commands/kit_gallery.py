"""The gallery of the kit: every component as its example shows it, in both themes and at three zooms."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.installation import PACKAGE

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

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


@dataclass(frozen=True, slots=True)
class Manner:
    """One way to show an example: a theme, and a zoom in percent."""

    high_contrast: bool
    zoom: int

    @property
    def caption(self) -> str:
        return f"{'high contrast' if self.high_contrast else 'light'} · {self.zoom} %"


MANNERS = tuple(Manner(*values) for values in product((False, True), (100, 150, 200)))


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


def make_gallery(out: Path) -> list[str]:
    """Write `kit/NAME.png` for every example and `kit.png` with all of them below `out`; give the names.

    A component's picture shows it in every manner; the overview shows light and high contrast at 100 %.
    Raises BadInput for an example that does not load.
    """
    from kiosk.commands.kit_sheets import overview, sheet

    names = example_names()
    seen: dict[str, dict[Manner, QImage]] = {name: {} for name in names}
    for name, manner, image in pictures(names, MANNERS):
        seen[name][manner] = image
    (out / "kit").mkdir(parents=True, exist_ok=True)
    for name, images in seen.items():
        sheet(name, [(manner.caption, image) for manner, image in images.items()]).save(
            str(out / "kit" / f"{name}.png")
        )
    first = [manner for manner in MANNERS if manner.zoom == 100]
    overview([(name, [images[manner] for manner in first]) for name, images in seen.items()]).save(
        str(out / "kit.png")
    )
    return list(names)


def pictures(names: Sequence[str], manners: Sequence[Manner]) -> Iterator[tuple[str, Manner, QImage]]:
    """Each example in each manner, as a picture on the screen's ground. Raises BadInput."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from kiosk.commands.kit_bench import kit_bench

    with kit_bench() as bench:
        for manner in manners:
            for name, image in bench.shown(names, manner.zoom, high_contrast=manner.high_contrast):
                yield name, manner, image
