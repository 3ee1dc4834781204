"""The licence text of everything inside, for whoever gets the installer."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from installer import metadata
from installer.wheels import ROOT, Wheel

from kiosk.core.errors import BadInput

FOLDER = "licences"
TEXTS = Path(__file__).with_name("licence_texts")
"""Texts that wheels lack, in a folder for each name that `_SHARED` gives."""
_SHARED = {"pyside6-addons": "qt", "pyside6-essentials": "qt", "shiboken6": "qt"}
_OWN = ("LICENSE", "THIRD_PARTY.md")


def gather(root: Path, wheels: Sequence[Wheel]) -> None:
    """Fill `root`/licences: ours, one folder for each package, and an index of what is under which licence.

    Raises BadInput for a package that brings no licence text and has none among ours.
    """
    into = root / FOLDER
    page = metadata.page()
    lines = []
    for name in _OWN:
        _copy(ROOT / name, into / "mirae-kiosk" / name)
    for wheel in wheels:
        folder = _SHARED.get(wheel.name, wheel.name)
        texts = list(metadata.licence_texts(wheel))
        for name, content in texts:
            file = into / folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        for file in sorted((TEXTS / folder).glob("*")):
            _copy(file, into / folder / file.name)
        if not (into / folder).is_dir():
            raise BadInput(
                wheel.file.name, "licence", "no text", f"one in the wheel or in {TEXTS.name}/{folder}"
            )
        licence = metadata.licence_of(wheel, page)
        if not licence:
            raise BadInput("THIRD_PARTY.md", wheel.name, "no licence", "a row that names it")
        lines.append(f"{wheel.name} {wheel.version}\t{licence}\t{folder}/")
    index = "package\tlicence\ttexts\n" + "\n".join(lines) + "\n"
    (into / "INDEX.tsv").write_text(index, "utf-8")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
