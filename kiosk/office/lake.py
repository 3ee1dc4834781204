"""The lake: where its files lie, who may write to it, and how a partition is replaced.

`<lake>/<table>/site=<site>/month=<YYYY-MM>/part.parquet`, Hive-partitioned. A row has the columns of its
table (core/bundle_tables.py) without `site`, which is the folder, and besides

- `kiosk`, `key` (fingerprint), `export`, `manifest` (sha256): which bundle it came from;
- `day`: the day in Seoul, in the tables that have a time of their own. Times are UTC.

The month is that of `day`; a play, a step and the like lie in the month of their visit.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.bundle_tables import BundleTable
from kiosk.core.errors import BadInput

FORMAT = 1
CARD = "lake.json"
UNFINISHED = "collecting"
"""A file that is there while a collect is under way, and after one that was killed."""
PART = "part.parquet"
ORIGIN = ("kiosk", "key", "export", "manifest")
_LOCK = "lake.lock"
_STAGING = "staging"


@dataclass(frozen=True, slots=True)
class Lake:
    """The folder of a lake."""

    folder: Path

    def part(self, table: str, site: str, month: str) -> Path:
        """The one file of a partition."""
        return self.folder / table / f"site={site}" / f"month={month}" / PART

    def parts(self, table: str, site: str = "*") -> list[Path]:
        """All files of a table, of one site or of all, in a fixed order."""
        return sorted(self.folder.glob(f"{table}/site={site}/month=*/{PART}"))

    def sites(self) -> list[str]:
        """Every site with anything in the lake."""
        return sorted({path.name.removeprefix("site=") for path in self.folder.glob("*/site=*")})

    @property
    def staging(self) -> Path:
        """Where files are written before they take their place: the same file system, nobody reads there."""
        return self.folder / _STAGING

    @property
    def is_unfinished(self) -> bool:
        """Whether a collect was broken off: the same collect once more makes the lake whole."""
        return (self.folder / UNFINISHED).exists()


def open_lake(folder: Path) -> Lake:
    """A lake to read. Raises BadInput where there is none."""
    card = folder / CARD
    try:
        found = json.loads(card.read_text("utf-8"))
    except FileNotFoundError as fault:
        raise BadInput(str(folder), "", f"no {CARD}", "a lake of `kiosk office collect`") from fault
    except (OSError, ValueError) as fault:
        raise BadInput(str(card), "", str(fault), "the card of a lake") from fault
    version = found.get("format") if isinstance(found, dict) else found
    if version != FORMAT:
        raise BadInput(str(card), "format", version, f"{FORMAT}; a newer program may read it")
    return Lake(folder)


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[Lake]:
    """The lake, made where the folder is empty or missing, for one writer at a time. Raises BadInput.

    Leftovers of a killed collect go; its mark stays until a collect came to its end.
    """
    lake = _made(folder)
    with _locked(folder / _LOCK):
        shutil.rmtree(lake.staging, ignore_errors=True)
        (folder / UNFINISHED).touch()
        lake.staging.mkdir()
        try:
            yield lake
        finally:
            shutil.rmtree(lake.staging, ignore_errors=True)
        sync([])
        (folder / UNFINISHED).unlink()


def replace_parts(lake: Lake, site: str, staged: list[tuple[BundleTable, str, Path]]) -> None:
    """Puts staged files, (table, month, file), in the place of their partitions, each at once.

    Visits come last: a play whose visit is not there yet is in no report.
    """
    sync([file for _, _, file in staged])
    for table, month, file in sorted(staged, key=lambda each: (each[0].name == "visit", str(each[2]))):
        target = lake.part(table.name, site, month)
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(file, target)


def sync(files: list[Path]) -> None:
    """What was written is on the disk when this returns: at once where the system can, else file by file."""
    if hasattr(os, "sync"):
        os.sync()
        return
    for file in files:
        with open(file, "r+b") as opened:
            os.fsync(opened.fileno())


def _made(folder: Path) -> Lake:
    if (folder / CARD).exists():
        return open_lake(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        strangers = [path.name for path in folder.iterdir() if path.name != _LOCK]
        if strangers:
            raise BadInput(
                str(folder), "", f"a folder with {strangers[0]!r} in it", "a lake, or an empty folder"
            )
        beside = folder / f"{CARD}.new"
        beside.write_text(json.dumps({"format": FORMAT}) + "\n", "utf-8")
        os.replace(beside, folder / CARD)
    except OSError as fault:
        raise BadInput(
            str(folder), "", fault.strerror or "an error", "a folder that can be written"
        ) from fault
    return Lake(folder)


@contextlib.contextmanager
def _locked(file: Path) -> Iterator[None]:
    """Held by one process; the system lets go of it when that dies. Raises BadInput where another has it."""
    with open(file, "a+b") as opened:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(opened.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            raise BadInput(str(file.parent), "", "another collect at work", "one at a time") from fault
        yield
