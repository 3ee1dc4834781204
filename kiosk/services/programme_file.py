"""Reads a programmes file (`[[programme]]` entries) into `core.programmes`, naming every fault in it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from kiosk.core.errors import BadInput
from kiosk.core.programmes import Programme
from kiosk.services.toml_input import (
    dotted,
    entry_name,
    found,
    listed,
    read_toml,
    repeated,
    struct_faults,
)

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
    raw, wrong = listed(file, table, _ENTRIES)
    faults += wrong
    entries = []
    for index, one in enumerate(raw, start=1):
        wrong = struct_faults(file, entry_name(_ENTRIES, index, one), one, Programme)
        faults += wrong
        if not wrong:
            entries.append(msgspec.convert(one, Programme))
    faults += repeated(file, _ENTRIES, entries, "id", lambda one: (one.id, one.id, one.name))
    faults += repeated(file, _ENTRIES, entries, "number", lambda one: (one.id, one.number, one.name))
    for entry in entries:
        faults += _entry_faults(file, entry)
    return tuple(entries), faults


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
