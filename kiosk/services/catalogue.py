"""The experiences there are: found by folder, checked by their data, imported when first played.

A fault of one experience is a state of its entry and never a crash: INVALID when its data is wrong (it is
not imported then), FAILED when importing it, beginning it or a play of it raised.
"""

from __future__ import annotations

import importlib
import logging
import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from kiosk.core.calibration import BOT_NAMES
from kiosk.core.contract import Bot, Level, Simulation
from kiosk.core.errors import BadInput, KioskError
from kiosk.core.manifest import Manifest
from kiosk.services.experience_folder import MANIFEST, ExperienceFolder, read_folder

PACKAGE = "kiosk.experiences"
"""Where experiences are imported from."""

_LOG = logging.getLogger(__name__)
_LAST = 10_000


class Status(StrEnum):
    """Whether an experience can be offered."""

    OK = "ok"
    INVALID = "invalid"
    FAILED = "failed"


class ExperienceFailed(KioskError):
    """Code of an experience raised, or is not there. Its tile hides; the kiosk goes on."""

    message_key = "error-experience-failed"


@dataclass(slots=True)
class Entry:
    """One experience. Its `status` may fall from OK to FAILED while the kiosk runs, never back.

    `faults` name what is wrong with the data of an INVALID one; `reason` says in one English line why a
    FAILED one failed. `texts` are templates by language and key.
    """

    id: str
    folder: Path
    manifest: Manifest | None
    texts: Mapping[str, Mapping[str, str]]
    faults: tuple[BadInput, ...]
    package: str
    status: Status = Status.OK
    reason: str = ""

    def simulation(self) -> Simulation[Any]:
        """The rules, imported on first use. Raises ExperienceFailed, and the entry is FAILED from then on."""
        found: Simulation[Any] = self._imported("simulation", "SIMULATION")
        return found

    def bots(self) -> Mapping[str, Bot[Any]]:
        """The bots by name. Raises ExperienceFailed as `simulation` does, also when one is missing."""
        bots: Mapping[str, Bot[Any]] = self._imported("bots", "BOTS")
        missing = [name for name in BOT_NAMES if name not in bots]
        if missing:
            raise self._failed(f"{self.folder / 'bots.py'}: BOTS has no {', '.join(missing)}")
        return bots

    def fail(self, reason: str) -> None:
        """Offer it no more. The first reason is kept."""
        if self.status is Status.OK:
            self.status, self.reason = Status.FAILED, reason

    def try_out(self) -> None:
        """Import it and begin one play. Raises ExperienceFailed."""
        simulation = self.simulation()
        self.bots()
        try:
            simulation.actions(simulation.begin(Level.STANDARD, random.Random(0)))
        except Exception as error:
            raise self._raised("beginning", error) from error

    def _imported(self, module: str, name: str) -> Any:
        if self.status is not Status.OK:
            raise ExperienceFailed(f"{self.id} is {self.status}: {self.reason or self.faults[0]}")
        try:
            return getattr(importlib.import_module(f"{self.package}.{self.id}.{module}"), name)
        except Exception as error:
            raise self._raised(f"importing {name} of", error) from error

    def _raised(self, doing: str, error: Exception) -> ExperienceFailed:
        _LOG.exception("%s experience %s in %s raised", doing, self.id, self.folder)
        return self._failed(f"{doing} {self.id}: {type(error).__name__}: {error}")

    def _failed(self, reason: str) -> ExperienceFailed:
        self.fail(reason)
        return ExperienceFailed(reason)


class Catalogue:
    """All experiences, in the hall's order."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self._entries = {entry.id: entry for entry in entries}

    @classmethod
    def discover(cls, root: Path, languages: tuple[str, ...], package: str = PACKAGE) -> Catalogue:
        """Read every folder of `root` that holds an `experience.toml`. Reads data only, imports nothing."""
        folders = [read_folder(file.parent, languages) for file in sorted(root.glob(f"[a-z]*/{MANIFEST}"))]
        checked = [_entry(folder, package) for folder in _with_number_faults(folders)]
        return cls(tuple(sorted(checked, key=_hall_order)))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every experience found, whatever its status."""
        return tuple(self._entries.values())

    @property
    def healthy(self) -> tuple[Entry, ...]:
        """Those that can be offered."""
        return tuple(entry for entry in self.entries if entry.status is Status.OK)

    def get(self, experience_id: str) -> Entry | None:
        """The entry of this id, or None."""
        return self._entries.get(experience_id)

    def mark_failed(self, experience_id: str, reason: str) -> None:
        """A play of it raised: hide it until the kiosk starts again."""
        self._entries[experience_id].fail(reason)

    def load_all(self) -> None:
        """Import and begin every healthy experience; those that raise are FAILED afterwards."""
        for entry in self.healthy:
            try:
                entry.try_out()
            except ExperienceFailed as failure:
                _LOG.warning("experience %s is not offered: %s", entry.id, failure)

    def words(self, language: str) -> dict[str, Mapping[str, str]]:
        """Templates of every experience by its id; INVALID ones are left out."""
        return {
            entry.id: entry.texts[language] for entry in self.entries if entry.status is not Status.INVALID
        }


def _entry(folder: ExperienceFolder, package: str) -> Entry:
    status = Status.INVALID if folder.faults else Status.OK
    return Entry(folder.path.name, folder.path, folder.manifest, folder.texts, folder.faults, package, status)


def _with_number_faults(folders: list[ExperienceFolder]) -> list[ExperienceFolder]:
    """A number stands for a job on printed slips: where two claim one, neither is offered."""
    claims = Counter(folder.manifest.number for folder in folders if folder.manifest)
    return [_with_number_fault(folder, claims) for folder in folders]


def _with_number_fault(folder: ExperienceFolder, claims: Counter[int]) -> ExperienceFolder:
    if folder.manifest is None or claims[folder.manifest.number] == 1:
        return folder
    found = f"{folder.manifest.number}, claimed {claims[folder.manifest.number]} times"
    fault = BadInput(str(folder.path / MANIFEST), "number", found, "a number of its own")
    return replace(folder, faults=(*folder.faults, fault))


def _hall_order(entry: Entry) -> tuple[int, str]:
    return (entry.manifest.order if entry.manifest else _LAST, entry.id)
