"""What a wheel says of itself: its licence, its licence texts, and the list of what was built into it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from email.parser import Parser
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from installer.wheels import ROOT, Wheel

THIRD_PARTY = ROOT / "THIRD_PARTY.md"
_TEXTS = ("LICEN[CS]E*", "COPYING*", "NOTICE*", "AUTHORS*")
_SPDX = re.compile(r"[\w.+-]+( (OR|AND|WITH) [\w.+-]+)*")


def licence_of(wheel: Wheel, page: str) -> str:
    """Its licence: an SPDX expression, or a few words. `page` is the text of THIRD_PARTY.md.

    The wheel's own word first, where it is an expression; else what our page says; "" for neither.
    """
    said = _headers(wheel)
    expression: str = said.get("License-Expression") or ""
    if expression:
        return expression
    legacy: str = said.get("License") or ""
    if " OR " in legacy and _SPDX.fullmatch(legacy):
        return legacy
    return licence_on_page(wheel.name, page)


def licence_on_page(name: str, page: str) -> str:
    """What THIRD_PARTY.md says is a package's licence, without the remark in brackets; "" for nothing."""
    row = re.compile(rf"(^|[ ,:]){re.escape(name)}(,|$)")
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) > 1 and row.search(cells[0]):
            return cells[1].partition(" (")[0]
    return ""


def licence_texts(wheel: Wheel) -> Iterator[tuple[str, bytes]]:
    """The texts it carries, each with the name it has there."""
    with ZipFile(wheel.file) as archive:
        for name in sorted(archive.namelist()):
            folder, _, last = name.rpartition("/")
            inside = folder.partition(".dist-info")
            if not inside[1] or name.endswith("/"):
                continue
            if inside[2].startswith("/licenses"):
                below = inside[2].removeprefix("/licenses").strip("/")
                yield f"{below}/{last}".strip("/"), archive.read(name)
            elif not inside[2] and any(fnmatchcase(last, pattern) for pattern in _TEXTS):
                yield last, archive.read(name)


def built_in(wheel: Wheel) -> list[dict[str, Any]]:
    """Components of the CycloneDX lists that it carries (PEP 770), without itself and its own sources."""
    found: dict[str, dict[str, Any]] = {}
    with ZipFile(wheel.file) as archive:
        for name in sorted(archive.namelist()):
            if ".dist-info/sboms/" in name and name.endswith(".json"):
                for component in json.loads(archive.read(name)).get("components", []):
                    purl = component.get("purl", "")
                    own = f"pkg:pypi/{wheel.name}@"
                    if component.get("version") and "file://" not in purl and not purl.startswith(own):
                        found.setdefault(f"{component['name']} {component['version']}", component)
    return [found[key] for key in sorted(found)]


def _headers(wheel: Wheel) -> Any:
    with ZipFile(wheel.file) as archive:
        (name,) = (one for one in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", one))
        text = archive.read(name).decode("utf-8", "replace")
    return Parser().parsestr(text.partition("\n\n")[0])


def page() -> str:
    """The text of THIRD_PARTY.md."""
    return Path(THIRD_PARTY).read_text("utf-8")
