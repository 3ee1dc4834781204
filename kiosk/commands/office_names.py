"""What the ids in a lake are called: sites, jobs and programmes of this installation, and of a folder."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from kiosk.core.errors import BadInput
from kiosk.installation import PACKAGE, known_experiences, shipped_site
from kiosk.office.words import Names
from kiosk.services.text_files import read_words


def known_names(folder: Path | None) -> Names:
    """Names by id. Site and programme files of `folder` win over those that come with the kiosk.

    Raises BadInput for a folder that is none or a file there that is no TOML.
    """
    sites: dict[str, str] = {}
    programmes: dict[str, str] = {}
    if folder is not None and not folder.is_dir():
        raise BadInput(str(folder), "", "no folder", "a folder with site files")
    for each in filter(None, (shipped_site("demo").parent, folder)):
        for file in sorted(each.glob("*.toml")):
            found = _read(file)
            site = found.get("site")
            for entry in [site] if isinstance(site, dict) else []:
                _note(sites, entry)
            listed = found.get("programme")
            for entry in listed if isinstance(listed, list) else []:
                _note(programmes, entry)
    texts = PACKAGE / "experiences"
    jobs = {
        job: read_words(texts / job / "texts" / "ko.toml").get("name", job) for job in known_experiences()
    }
    return Names(sites, jobs, programmes)


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise BadInput(str(file), "", str(fault), "a TOML file") from fault


def _note(names: dict[str, str], entry: Any) -> None:
    if isinstance(entry, dict) and isinstance(entry.get("id"), str) and isinstance(entry.get("name"), str):
        names[entry["id"]] = entry["name"]
