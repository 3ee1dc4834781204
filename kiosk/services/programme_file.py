"""Reads a programmes file (`[[programme]]` entries) into `core.programmes`, naming every fault in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from kiosk.core.errors import BadInput
from kiosk.core.programmes import Programme
from kiosk.services.toml_input import dotted, found, read_toml, struct_faults

_ENTRIES = "programme"


def load_programmes(path: Path) -> tuple[Programme, ...]:
    """The file's entries in its own order. Raises BadInput for its first fault."""
    entries, faults = _examine(path)
    if faults:
        raise faults[0]
    return entries


def programme_faults(path: Path) -> tuple[BadInput, ...]:
    """Every fault of a programmes file.

    A job that this kiosk does not have is none: an experience may be taken away without touching this file.
    """
    return tuple(_examine(path)[1])


def _examine(path: Path) -> tuple[tuple[Programme, ...], list[BadInput]]:
    """The entries of sound shape, and every fault."""
    file = str(path)
    try:
        table = read_toml(path)
    except BadInput as fault:
        return (), [fault]
    faults = [
        BadInput(file, key, "an unknown key", f"[[{_ENTRIES}]] entries") for key in table if key != _ENTRIES
    ]
    raw = table.get(_ENTRIES, [])
    if not isinstance(raw, list):
        return (), [*faults, BadInput(file, _ENTRIES, found(raw), f"[[{_ENTRIES}]] entries")]
    entries = []
    for index, one in enumerate(raw, start=1):
        wrong = struct_faults(file, _name(index, one), one, Programme)
        faults += wrong
        if not wrong:
            entries.append(msgspec.convert(one, Programme))
    faults += _repeated(file, entries, "id", lambda entry: entry.id)
    faults += _repeated(file, entries, "number", lambda entry: entry.number)
    for entry in entries:
        faults += _entry_faults(file, entry)
    return tuple(entries), faults


def _name(index: int, entry: Any) -> str:
    """How an entry is called in a fault: its id, and its place in the file where it has none."""
    identity = entry.get("id") if isinstance(entry, dict) else None
    return f"{_ENTRIES}[{identity if isinstance(identity, str) and identity else index}]"


def _repeated(
    file: str, entries: Sequence[Programme], key: str, value_of: Callable[[Programme], object]
) -> list[BadInput]:
    faults: list[BadInput] = []
    first: dict[object, Programme] = {}
    for entry in entries:
        value = value_of(entry)
        if value in first:
            where = dotted(f"{_ENTRIES}[{entry.id}]", key)
            wanted = f"a {key} of its own ({first[value].name} has it)"
            faults.append(BadInput(file, where, found(value), wanted))
        first.setdefault(value, entry)
    return faults


def _entry_faults(file: str, entry: Programme) -> list[BadInput]:
    name = f"{_ENTRIES}[{entry.id}]"
    faults = []
    if entry.valid_until < entry.checked_on:
        wanted = f"checked_on ({entry.checked_on}) or a later day"
        faults.append(BadInput(file, dotted(name, "valid_until"), str(entry.valid_until), wanted))
    if entry.valid_from and entry.valid_until < entry.valid_from:
        wanted = f"valid_from ({entry.valid_from}) or a later day"
        faults.append(BadInput(file, dotted(name, "valid_until"), str(entry.valid_until), wanted))
    if entry.stage and entry.path != "startup":
        wanted = "no stage, or path = startup"
        faults.append(BadInput(file, dotted(name, "stage"), found(entry.stage), wanted))
    if entry.url and not entry.url.startswith(("http://", "https://")):
        faults.append(BadInput(file, dotted(name, "url"), found(entry.url), "an http or https address"))
    return faults
