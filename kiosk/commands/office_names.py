"""What ids and registry numbers stand for: sites, jobs, programmes of this installation and of a folder."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.core.doors import STAGE_STEPS, WORK_NUMBERS, work_step
from kiosk.core.errors import BadInput
from kiosk.installation import LANGUAGES, PACKAGE, known_experiences, shipped_site
from kiosk.office.words import Names
from kiosk.services.catalogue import Catalogue
from kiosk.services.text_files import read_words


@dataclass(frozen=True, slots=True)
class Numbered:
    """What the numbers on a slip stand for: ids of sites, and names as English as there are."""

    site_ids: Mapping[int, str]
    sites: Mapping[int, str]
    jobs: Mapping[int, str]
    programmes: Mapping[int, str]


def known_names(folder: Path | None) -> Names:
    """Names by id. Site and programme files of `folder` win over those that come with the kiosk.

    Raises BadInput for a folder that is none or a file there that is no TOML.
    """
    sites: dict[str, str] = {}
    words = read_words(PACKAGE / "ui" / "texts" / "ko.toml")
    programmes = {step.id: words[f"week-{step.stage}"] for step in STAGE_STEPS}
    for _, found in _tables(folder):
        for entry in _entries(found, "site"):
            _note(sites, entry)
        for entry in _entries(found, "programme"):
            _note(programmes, entry)
        for entry in _entries(found, "work"):
            if isinstance(entry.get("id"), str) and isinstance(entry.get("name"), str):
                programmes[work_step(entry["id"])] = words["work-step"].format(name=entry["name"])
    texts = PACKAGE / "experiences"
    jobs = {
        job: read_words(texts / job / "texts" / "ko.toml").get("name", job) for job in known_experiences()
    }
    return Names(sites, jobs, programmes)


def known_numbers(folder: Path | None) -> Numbered:
    """Ids and names by registry number, from the same files.

    Raises BadInput as `known_names` does, and where two sites of one folder have the same number.
    """
    profiles: dict[str, tuple[Path, dict[str, Any]]] = {}
    words = read_words(PACKAGE / "ui" / "texts" / "en.toml")
    programmes = {step.number: words[f"week-{step.stage}"] for step in STAGE_STEPS}
    for file, found in _tables(folder):
        for entry in _entries(found, "site"):
            if isinstance(entry.get("id"), str) and _is_number(entry.get("number")):
                profiles[entry["id"]] = (file, entry)
        for entry in _entries(found, "programme"):
            if _is_number(entry.get("number")) and isinstance(entry.get("name"), str):
                programmes[entry["number"]] = entry["name"]
        for entry in _entries(found, "work"):
            if _is_number(entry.get("number")) and isinstance(entry.get("name"), str):
                own = entry.get("en")
                name = own["name"] if isinstance(own, dict) and "name" in own else entry["name"]
                programmes[WORK_NUMBERS + entry["number"]] = words["work-step"].format(name=name)
    of_number: dict[int, tuple[Path, dict[str, Any]]] = {}
    for file, site in profiles.values():
        number = site["number"]
        if number in of_number and (other := of_number[number][0]).parent == file.parent:
            raise BadInput(str(file), "site.number", number, f"a number of its own ({other.name} has it)")
        if number not in of_number or file.parent == folder:
            of_number[number] = (file, site)
    names = {
        number: str(site.get("name_en") or site.get("name", "")) for number, (_, site) in of_number.items()
    }
    ids = {number: site["id"] for number, (_, site) in of_number.items()}
    return Numbered(ids, names, _job_names(), programmes)


def _job_names() -> dict[int, str]:
    entries = Catalogue.discover(PACKAGE / "experiences", LANGUAGES).entries
    return {
        entry.manifest.number: entry.texts.get("en", {}).get("name", entry.id)
        for entry in entries
        if entry.manifest is not None
    }


def _tables(folder: Path | None) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every TOML file that comes with the kiosk, then those of `folder`."""
    if folder is not None and not folder.is_dir():
        raise BadInput(str(folder), "", "no folder", "a folder with site files")
    for each in filter(None, (shipped_site("demo").parent, folder)):
        for file in sorted(each.glob("*.toml")):
            yield file, _read(file)


def _entries(found: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """The tables under a key, one or many."""
    below = found.get(key)
    return [entry for entry in (below if isinstance(below, list) else [below]) if isinstance(entry, dict)]


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise BadInput(str(file), "", str(fault), "a TOML file") from fault


def _note(names: dict[str, str], entry: dict[str, Any]) -> None:
    if isinstance(entry.get("id"), str) and isinstance(entry.get("name"), str):
        names[entry["id"]] = entry["name"]
