"""One job's folder, read and held against the rules for its data. Nothing of it is imported here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kiosk.core.colour import MIN_CONTRAST, PAPER, contrast
from kiosk.core.errors import BadInput
from kiosk.core.manifest import API, Hue, Manifest
from kiosk.services.text_files import fields_of, read_words
from kiosk.services.toml_input import read_toml, struct_faults

MANIFEST = "experience.toml"

FILES = ("__init__.py", "simulation.py", "bots.py", "controller.py", "View.qml", "Tile.qml", "qmldir")
"""What a folder must hold beside its manifest and texts for the job to be played."""

REQUIRED_TEXTS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "name",
            "line",
            "cards-1",
            "cards-2",
            "cards-3",
            "named-by",
            "skills",
            "path",
            "real-work",
            "intro",
            "next-target",
        ),
        frozenset(),
    ),
    "desk-heading": frozenset({"target"}),
}
"""Text keys the screens ask of every experience, and the values their templates may use."""


@dataclass(frozen=True, slots=True)
class ExperienceFolder:
    """What was read: `manifest` is None if it could not be, `texts` are templates by language and key."""

    path: Path
    manifest: Manifest | None
    texts: Mapping[str, Mapping[str, str]]
    faults: tuple[BadInput, ...]


def read_folder(path: Path, languages: tuple[str, ...]) -> ExperienceFolder:
    """Read one folder; every fault is kept by name (file, key, what was found, what was expected)."""
    manifest, faults = _read_manifest(path)
    faults += [
        BadInput(str(path / name), "", "no file", "a file of this name")
        for name in FILES
        if not (path / name).is_file()
    ]
    texts: dict[str, Mapping[str, str]] = {}
    for language in languages:
        try:
            texts[language] = read_words(path / "texts" / f"{language}.toml")
        except BadInput as fault:
            faults.append(fault)
    faults += _faults_of_texts(path, texts)
    return ExperienceFolder(path, manifest, texts, tuple(faults))


def _read_manifest(path: Path) -> tuple[Manifest | None, list[BadInput]]:
    file = path / MANIFEST
    try:
        table = read_toml(file)
    except BadInput as fault:
        return None, [fault]
    faults = struct_faults(str(file), "", table, Manifest)
    if faults:
        return None, faults
    manifest = msgspec.convert(table, Manifest)
    return manifest, list(_faults_of_manifest(manifest, path))


def _faults_of_manifest(manifest: Manifest, path: Path) -> Iterator[BadInput]:
    file = str(path / MANIFEST)
    if manifest.api != API:
        yield BadInput(file, "api", manifest.api, f"{API}, the contract of this kiosk")
    if manifest.id != path.name:
        yield BadInput(file, "id", manifest.id, f"{path.name}, the name of its folder")
    yield from _faults_of_hue(manifest.hue, file)


def _faults_of_hue(hue: Hue, file: str) -> Iterator[BadInput]:
    for ground, colour in (("hue.pale", hue.pale), ("paper", PAPER)):
        ratio = contrast(hue.deep, colour)
        if ratio < MIN_CONTRAST:
            found = f"{hue.deep} at {ratio:.2f}:1 on {ground} {colour}"
            yield BadInput(file, "hue.deep", found, f"at least {MIN_CONTRAST}:1")


def _faults_of_texts(path: Path, texts: Mapping[str, Mapping[str, str]]) -> Iterator[BadInput]:
    """Every language has every key, required ones too, and a key needs the same values in all of them."""
    keys = sorted({key for words in texts.values() for key in words} | REQUIRED_TEXTS.keys())
    for key in keys:
        offered = REQUIRED_TEXTS.get(key)
        elsewhere: frozenset[str] | None = None
        for language, words in texts.items():
            file = str(path / "texts" / f"{language}.toml")
            if key not in words:
                yield BadInput(file, key, "no text", "a sentence")
                continue
            found = fields_of(words[key])
            if offered is not None and not found <= offered:
                yield BadInput(file, key, _names(found), _names(offered))
            elif elsewhere is not None and found != elsewhere:
                yield BadInput(file, key, _names(found), f"{_names(elsewhere)}, as in the other language")
            elsewhere = found if elsewhere is None else elsewhere


def _names(fields: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(fields)) or "no values"
