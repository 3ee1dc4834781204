"""Reads a transitions file (`[[field]]`, `[[work]]`) into `core.transitions`, naming every fault in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from kiosk.core.errors import BadInput
from kiosk.core.transitions import Field, Near, Transitions, Work
from kiosk.services.toml_input import (
    dotted,
    entry_name,
    found,
    listed,
    read_toml,
    repeated,
    struct_faults,
)

_FIELDS, _WORKS, _NEAR = "field", "work", "near"


def load_transitions(path: Path | None) -> Transitions:
    """The file's map in its own order; an empty one for a site that names no file (None).

    Raises BadInput for its first fault.
    """
    if path is None:
        return Transitions()
    transitions, faults = _examine(path)
    if faults:
        raise faults[0]
    return transitions


def transition_faults(path: Path) -> tuple[BadInput, ...]:
    """Every fault of a transitions file.

    A field, course or experience that is named but not there is none: an entry may be taken away without
    touching the rest.
    """
    return tuple(_examine(path)[1])


def _examine(path: Path) -> tuple[Transitions, list[BadInput]]:
    """The entries of sound shape, and every fault."""
    file = str(path)
    try:
        table = read_toml(path)
    except BadInput as fault:
        return Transitions(), [fault]
    expected = f"[[{_FIELDS}]] and [[{_WORKS}]] entries"
    faults = [
        BadInput(file, key, "an unknown key", expected) for key in table if key not in (_FIELDS, _WORKS)
    ]
    fields, wrong_fields = _fields(file, table)
    works, wrong_works = _works(file, table)
    return Transitions(fields, works), [*faults, *wrong_fields, *wrong_works]


def _fields(file: str, table: dict[str, Any]) -> tuple[tuple[Field, ...], list[BadInput]]:
    raw, faults = listed(file, table, _FIELDS)
    fields = []
    for index, one in enumerate(raw, start=1):
        wrong = struct_faults(file, entry_name(_FIELDS, index, one), one, Field)
        faults += wrong
        if not wrong:
            fields.append(msgspec.convert(one, Field))
    faults += repeated(file, _FIELDS, fields, "id", lambda one: (one.id, one.id, one.name))
    return tuple(fields), faults


def _works(file: str, table: dict[str, Any]) -> tuple[tuple[Work, ...], list[BadInput]]:
    raw, faults = listed(file, table, _WORKS)
    works = []
    for index, one in enumerate(raw, start=1):
        wrong = _shape_faults(file, entry_name(_WORKS, index, one), one)
        faults += wrong
        if not wrong:
            works.append(msgspec.convert(one, Work))
    faults += repeated(file, _WORKS, works, "id", lambda one: (one.id, one.id, one.name))
    faults += repeated(file, _WORKS, works, "number", lambda one: (one.id, one.number, one.name))
    for work in works:
        faults += _sense_faults(file, work)
    return tuple(works), faults


def _shape_faults(file: str, name: str, work: object) -> list[BadInput]:
    """The faults of a work's shape; those of its `near` entries one by one, so that each is named."""
    if not isinstance(work, dict) or not isinstance(work.get(_NEAR), list):
        return struct_faults(file, name, work, Work)
    faults = struct_faults(file, name, {**work, _NEAR: []}, Work)
    for index, one in enumerate(work[_NEAR], start=1):
        faults += struct_faults(file, dotted(name, entry_name(_NEAR, index, one, "field")), one, Near)
    return faults


def _sense_faults(file: str, work: Work) -> list[BadInput]:
    name = f"{_WORKS}[{work.id}]"
    faults = []
    seen: set[str] = set()
    for near in work.near:
        where = dotted(name, f"{_NEAR}[{near.field}]")
        if near.field in seen:
            faults.append(BadInput(file, dotted(where, "field"), found(near.field), "each field once"))
        seen.add(near.field)
        if near.shared_en and len(near.shared_en) != len(near.shared):
            wanted = f"as many as shared ({len(near.shared)}), or none"
            faults.append(
                BadInput(file, dotted(where, "shared_en"), f"{len(near.shared_en)} phrases", wanted)
            )
    if work.source.url and not work.source.url.startswith(("http://", "https://")):
        where = dotted(name, "source.url")
        faults.append(BadInput(file, where, found(work.source.url), "an http or https address"))
    return faults
