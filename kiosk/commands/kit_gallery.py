"""The gallery of the kit: every component as its example shows it, in both themes and at three zooms."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.kit_examples import example_names

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True)
class Manner:
    """One way to show an example: a theme, and a zoom in percent."""

    high_contrast: bool
    zoom: int

    @property
    def caption(self) -> str:
        return f"{'high contrast' if self.high_contrast else 'light'} · {self.zoom} %"


MANNERS = tuple(Manner(*values) for values in product((False, True), (100, 150, 200)))


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
