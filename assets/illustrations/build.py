"""Writes every illustration of the kiosk as SVG: `python assets/illustrations/build.py`.

Shell pictures come to lie beside this file, the drone job's in its own folder, so that deleting an experience
deletes its pictures. `--into FOLDER` writes the same tree elsewhere (the test compares the two).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from drone import layers
from neighbourhood import ground
from palette import DARK, LIGHT, Palette
from scenes import SCENES, drone_icon, drone_tile, tile_parcel
from signs import DARK_INKS, LIGHT_INKS, signs
from solids import Sheet

REPOSITORY = Path(__file__).resolve().parents[2]
SHELL = Path("assets/illustrations")
DRONES = Path("kiosk/experiences/drone_traffic")
LOOKS: tuple[tuple[str, Palette, bool], ...] = (("", LIGHT, False), ("_hc", DARK, True))
"""The two looks of every picture: on paper, and (`_hc`) on black."""


def pictures() -> Iterator[tuple[Path, Sheet]]:
    """Every picture with the path it is written to, below the repository."""
    for suffix, palette, dim in LOOKS:
        for name, scene in SCENES.items():
            yield SHELL / f"{name}{suffix}.svg", scene(palette)
        shelf = DRONES / "pictures"
        yield shelf / f"tile{suffix}.svg", drone_tile(palette)
        yield shelf / f"tile_parcel{suffix}.svg", tile_parcel(palette)
        yield shelf / f"ground{suffix}.svg", ground(palette, dim=dim)
        for name, sheet in layers(palette, dim=dim):
            yield shelf / f"{name}{suffix}.svg", sheet
        for name, sheet in signs(palette, DARK_INKS if dim else LIGHT_INKS):
            yield shelf / f"{name}{suffix}.svg", sheet
    yield DRONES / "Icon.svg", drone_icon(LIGHT)


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
    main()
