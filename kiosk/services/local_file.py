"""Reads a machine's own settings (`local.toml`): its number at the site, and what differs from the site file.

Installed machines share their site's file, which an update replaces; this one belongs to the machine. It may
say any key of any table of a site file, and only what it says is changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import msgspec

from kiosk.core.errors import BadInput
from kiosk.core.site import Site
from kiosk.services.toml_input import found, read_toml, struct_faults, value_faults

KIOSK = "kiosk"
"""The key that is no site file's: this machine's number there."""

_NUMBER = Annotated[int, msgspec.Meta(ge=0, le=255)]


@dataclass(frozen=True, slots=True)
class Overrides:
    """What a machine says for itself. `file` is where, `kiosk` its number, None where it says none."""

    file: str = ""
    kiosk: int | None = None
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def says(self, key: str) -> bool:
        """Whether it says this key (`hall.url`), so that a fault of it is a fault of this file."""
        table, _, name = key.partition(".")
        return name in self.tables.get(table, {})

    def over(self, site: Mapping[str, Any]) -> dict[str, Any]:
        """A site file's table with these over it, key by key. What is no table there stays as it is."""
        merged = dict(site)
        for name, table in self.tables.items():
            below = merged.get(name, {})
            if isinstance(below, dict):
                merged[name] = {**below, **table}
        return merged


def load_overrides(path: Path | None) -> Overrides:
    """What the file says; nothing where there is none. Raises BadInput for its first fault."""
    overrides, faults = examine_overrides(path)
    if faults:
        raise faults[0]
    return overrides


def examine_overrides(path: Path | None) -> tuple[Overrides, list[BadInput]]:
    """What the file says and every fault of it; with a fault it says nothing."""
    if path is None:
        return Overrides(), []
    file = str(path)
    try:
        said = read_toml(path)
    except BadInput as fault:
        return Overrides(file), [] if isinstance(fault.__cause__, FileNotFoundError) else [fault]
    faults = [fault for key, value in said.items() for fault in _faults(file, key, value)]
    if faults:
        return Overrides(file), faults
    number = said.pop(KIOSK, None)
    return Overrides(file, number, said), []


def _faults(file: str, key: str, value: object) -> list[BadInput]:
    if key == KIOSK:
        return value_faults(file, key, value, _NUMBER)
    tables = {
        name.encode_name: name.type
        for name in msgspec.structs.fields(Site)
        if isinstance(name.type, type) and issubclass(name.type, msgspec.Struct)
    }
    if key not in tables:
        return [BadInput(file, key, "an unknown key", f"one of {KIOSK}, {', '.join(tables)}")]
    if not isinstance(value, dict):
        return [BadInput(file, key, found(value), "a table")]
    return struct_faults(file, key, value, tables[key], partial=True)
