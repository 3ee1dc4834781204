"""Writes every illustration of the kiosk as SVG: `python assets/illustrations/build.py`.

Shell pictures come to lie beside this file, a job's in its own folder, where its `pictures/draw.py` says what
they are; so deleting an experience deletes its pictures and what draws them. `--into FOLDER` writes the same
tree elsewhere (the test compares the two).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import cast

from fields import FIELDS
from held import HELD
from palette import LOOKS, Look
from scenes import SCENES
from solids import Sheet
from stages import STAGES

REPOSITORY = Path(__file__).resolve().parents[2]
SHELL = Path("assets/illustrations")
JOBS = Path("kiosk/experiences")

Drawings = Callable[[Look], Iterator[tuple[str, Sheet]]]


def jobs() -> Iterator[tuple[Path, Drawings]]:
    """For every job that draws: the folder of its pictures, and its `drawings`."""
    for script in sorted((REPOSITORY / JOBS).glob("*/pictures/draw.py")):
        folder = script.parent.relative_to(REPOSITORY)
        module = import_module(".".join((*folder.parts, script.stem)))
        yield folder, cast("Drawings", module.drawings)


def pictures() -> Iterator[tuple[Path, Sheet]]:
    """Every picture with the path it is written to, below the repository."""
    for look in LOOKS:
        for name, scene in {**SCENES, **HELD, **FIELDS, **STAGES}.items():
            yield SHELL / f"{name}{look.suffix}.svg", scene(look.palette)
        for folder, drawings in jobs():
            for name, sheet in drawings(look):
                yield folder / f"{name}{look.suffix}.svg", sheet


def build(root: Path) -> list[Path]:
    """Write all pictures below `root`; returns what was written."""
    written = []
    for path, sheet in pictures():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(sheet.svg())
        written.append(target)
    return written


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--into", type=Path, default=REPOSITORY, help="root to write below")
    build(parser.parse_args().into)


if __name__ == "__main__":
    sys.path.insert(0, str(REPOSITORY))
    main()
