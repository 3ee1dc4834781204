"""Targets of the year, as an officer writes them down: figure, period, site, number."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec

from kiosk.core.errors import BadInput
from kiosk.office.periods import Period, parse_period

FIGURES = ("started", "used", "completed", "people")


class _Target(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    period: str
    figure: str
    target: Annotated[int, msgspec.Meta(ge=1)]
    site: str = ""


class _Targets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    target: list[_Target] = []


@dataclass(frozen=True, slots=True)
class Target:
    """`figure` is one of FIGURES; `site` is "" for all sites together."""

    period: Period
    figure: str
    target: int
    site: str = ""


def read_targets(file: Path) -> tuple[Target, ...]:
    """The `[[target]]` entries of a TOML file. Raises BadInput that names file and key."""
    try:
        found = msgspec.convert(tomllib.loads(file.read_text("utf-8-sig")), _Targets)
    except OSError as fault:
        raise BadInput(str(file), "", fault.strerror or "an error", "a file of targets") from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadInput(str(file), "", str(fault), "a TOML file") from fault
    except msgspec.ValidationError as fault:
        reason, _, place = str(fault).partition(" - at `$")
        raise BadInput(str(file), place.rstrip("`").lstrip("."), reason, "[[target]] entries") from fault
    targets = []
    for number, entry in enumerate(found.target):
        if entry.figure not in FIGURES:
            raise BadInput(str(file), f"target[{number}].figure", repr(entry.figure), ", ".join(FIGURES))
        period = parse_period(entry.period, f"{file}: target[{number}].period")
        targets.append(Target(period, entry.figure, entry.target, entry.site))
    return tuple(targets)
