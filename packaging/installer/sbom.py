"""The list of all that is inside an installer, as CycloneDX 1.6 JSON: packages, and the libraries in them."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import msgspec
from installer import metadata
from installer.wheels import Wheel

from kiosk.core.errors import BadInput
from kiosk.services.toml_input import read_toml, struct_faults

INSIDE = Path(__file__).with_name("inside.toml")
SBOM = "sbom.cdx.json"
_SPDX = re.compile(r"[A-Za-z0-9.+-]+( (OR|AND|WITH) [A-Za-z0-9.+-]+)*")


class Library(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A library inside wheels: which files have it, and where its version stands, in them or their names."""

    name: str
    licence: str
    files: str
    version: str = ""
    named: str = ""


class Inside(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of `inside.toml`."""

    not_as_listed: tuple[str, ...]
    library: tuple[Library, ...]


def read_inside(path: Path = INSIDE) -> Inside:
    """What `inside.toml` says. Raises BadInput for its first fault."""
    table = read_toml(path)
    faults = struct_faults(str(path), "", table, Inside)
    if faults:
        raise faults[0]
    inside = msgspec.convert(table, Inside)
    for library in inside.library:
        for pattern in (library.version, library.named):
            try:
                re.compile(pattern)
            except re.error as fault:
                raise BadInput(
                    str(path), library.name, f"“{pattern}”, {fault}", "a regular expression"
                ) from fault
    return inside


def write(root: Path, wheels: Sequence[Wheel], about: dict[str, Any], time_s: int) -> None:
    """Write `root`/sbom.cdx.json about what is in `root`: these wheels, and libraries in its files.

    `about` is the CycloneDX component of the whole: type, name and version at least. The same input gives the
    same bytes. Versions are those that wheels and files tell of themselves; one that is not told is left out.
    """
    page = metadata.page()
    inside = read_inside()
    components = [_package(wheel, page, listed=wheel.name not in inside.not_as_listed) for wheel in wheels]
    components += _libraries(root, inside.library)
    whole = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(time_s, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {**about, "bom-ref": about["name"]},
        },
        "components": components,
        "dependencies": [
            {"ref": about["name"], "dependsOn": sorted(component["bom-ref"] for component in components)}
        ],
    }
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(whole, sort_keys=True))
    text = json.dumps({**whole, "serialNumber": f"urn:uuid:{number}"}, ensure_ascii=False, indent=1)
    (root / SBOM).write_text(text + "\n", "utf-8")


def _package(wheel: Wheel, page: str, *, listed: bool) -> dict[str, Any]:
    purl = f"pkg:pypi/{wheel.name}@{wheel.version}"
    package: dict[str, Any] = {
        "type": "library",
        "bom-ref": purl,
        "name": wheel.name,
        "version": wheel.version,
        "hashes": [{"alg": "SHA-256", "content": wheel.sha256}],
        "licenses": _licences(metadata.licence_of(wheel, page)),
        "purl": purl,
        "properties": [{"name": "wheel", "value": wheel.file.name}],
    }
    inside = [_told(component, purl) for component in metadata.built_in(wheel)] if listed else []
    return {**package, "components": inside} if inside else package


def _told(component: dict[str, Any], of: str) -> dict[str, Any]:
    """A component of a wheel's own list, as one of ours."""
    wanted: tuple[str, ...] = ("name", "version", "hashes", "licenses", "purl")
    kept = {key: component[key] for key in wanted if key in component}
    return {"type": "library", "bom-ref": f"{of}#{component['name']}@{component['version']}", **kept}


def _libraries(root: Path, known: Sequence[Library]) -> list[dict[str, Any]]:
    """The known libraries that are in the files of `root`, one component for each library and version."""
    files = sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    found: dict[str, dict[str, Any]] = {}
    for library in known:
        for file in files:
            if not fnmatchcase(file, library.files):
                continue
            content = (root / file).read_bytes()
            version = _version(library, file, content)
            ref = f"library:{library.name}@{version}" if version else f"library:{library.name}"
            component = found.setdefault(ref, _library(library, ref, version))
            place = {"location": file}
            component["evidence"]["occurrences"].append(place)
            digest = hashlib.sha256(content).hexdigest()
            component["properties"].append({"name": f"sha256 of {file}", "value": digest})
    return [found[ref] for ref in sorted(found)]


def _library(library: Library, ref: str, version: str) -> dict[str, Any]:
    component: dict[str, Any] = {"type": "library", "bom-ref": ref, "name": library.name}
    if version:
        component |= {"version": version, "purl": f"pkg:generic/{library.name.lower()}@{version}"}
    return component | {
        "licenses": _licences(library.licence),
        "evidence": {"occurrences": []},
        "properties": [],
    }


def _version(library: Library, file: str, content: bytes) -> str:
    if library.named:
        match = re.search(library.named, file)
        return match[1] if match else ""
    found = re.search(library.version.encode(), content) if library.version else None
    return found[1].replace(b"\0", b"").decode("ascii") if found else ""  # Windows writes two bytes a letter


def _licences(licence: str) -> list[dict[str, Any]]:
    if not licence:
        return []
    if _SPDX.fullmatch(licence):
        return [{"expression": licence}]
    return [{"license": {"name": licence}}]
