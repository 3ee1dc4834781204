"""News as it is kept: `news/<n>/` holds what was taken over, `news/current.json` says which n it is.

A folder is written under the name `<n>.part`, synced, renamed, and only then pointed at. Whatever stops
that, `current.json` leads to the old news or to the new.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kiosk.core.news import Given, News, Notice, all_of
from kiosk.core.programmes import Programme
from kiosk.services.atomic_file import OWNER_ONLY, sync_folder, write_atomically

CURRENT = "current.json"
CONTENT = "news.json"
NUMBERS = "numbers.json"
"""A second copy of the numbers ever given: a damaged pointer must not set them free."""
PART = ".part"
_MOST_JSON_BYTES = 2_000_000

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeptNotice:
    """A notice by the name and SHA-256 of its picture in the folder."""

    picture: str
    sha256: str
    text: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Content:
    """`news.json`."""

    notices: tuple[KeptNotice, ...] = ()
    programmes: tuple[Programme, ...] = ()


@dataclass(frozen=True, slots=True)
class Pointer:
    """`current.json`: the folder (0 for none), the SHA-256 of its `news.json`, every number ever given."""

    folder: int
    sha256: str
    numbers: tuple[Given, ...] = ()


class Disk:
    """What taking over does to the disk, one durable step at a time. Each raises OSError."""

    def make(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def write(self, path: Path, content: bytes) -> None:
        """Put a file there, synced."""
        path.touch(mode=OWNER_ONLY)
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def delete(self, path: Path) -> None:
        path.unlink()

    def settle(self, part: Path, folder: Path) -> None:
        """Give a finished folder its name."""
        sync_folder(part)
        part.rename(folder)
        sync_folder(folder.parent)

    def point(self, path: Path, content: bytes) -> None:
        """Replace a small file: the old one or the new one is there, never half of it."""
        write_atomically(path, content)

    def forget(self, folder: Path) -> None:
        """Delete a folder that nothing leads to."""
        shutil.rmtree(folder)


def load_news(folder: Path) -> News:
    """What was taken over last. Never raises: damaged news is none, and `trouble` says why."""
    numbers = _second_copy(folder)
    try:
        pointer = _pointer(folder)
        if pointer is None:
            return News(numbers=numbers)
        numbers = all_of(numbers, pointer.numbers)
        if pointer.folder == 0:
            return News(numbers=numbers)
        return replace(_news(folder / str(pointer.folder), pointer), numbers=numbers)
    except (OSError, ValueError) as fault:
        _LOG.error("news in %s are damaged and left out: %s", folder, fault)  # noqa: TRY400 - no bug of ours
        return News(numbers=numbers, trouble=str(fault))


def encoded(content: Content | Pointer | tuple[Given, ...]) -> bytes:
    """The bytes that are written, and that a digest is made of."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(content), indent=1)


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def numbers_in(folder: Path) -> list[int]:
    """The n of every folder here, of unfinished ones too."""
    if not folder.is_dir():
        return []
    names = (entry.name.removesuffix(PART) for entry in folder.iterdir() if entry.is_dir())
    return [int(name) for name in names if name.isascii() and name.isdigit()]


def current_folder(folder: Path) -> int:
    """The n that is pointed at, 0 for none. Raises OSError, ValueError."""
    pointer = _pointer(folder)
    return pointer.folder if pointer is not None else 0


def leftovers(folder: Path, current: int) -> list[Path]:
    """Folders that nothing leads to."""
    if not folder.is_dir():
        return []
    return [entry for entry in folder.iterdir() if entry.is_dir() and entry.name != str(current)]


def _pointer(folder: Path) -> Pointer | None:
    """`current.json`, None where there is none. Raises OSError, ValueError."""
    import msgspec

    try:
        content = _read(folder / CURRENT)
    except FileNotFoundError:
        return None
    return msgspec.json.decode(content, type=Pointer)


def _news(folder: Path, pointer: Pointer) -> News:
    import msgspec

    content = _read(folder / CONTENT)
    if digest(content) != pointer.sha256:
        raise ValueError(f"{CONTENT} is not what was taken over")
    kept = msgspec.json.decode(content, type=Content)
    notices = tuple(_notice(folder, one) for one in kept.notices)
    return News(notices, kept.programmes)


def _second_copy(folder: Path) -> tuple[Given, ...]:
    import msgspec

    try:
        return msgspec.json.decode(_read(folder / NUMBERS), type=tuple[Given, ...])
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as fault:
        _LOG.warning("the second copy of the numbers in %s is damaged: %s", folder, fault)
        return ()


def _notice(folder: Path, kept: KeptNotice) -> Notice:
    picture = folder / Path(kept.picture).name
    with picture.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != kept.sha256:
        raise ValueError(f"{picture.name} is not what was taken over")
    return Notice(str(picture), kept.text, kept.first, kept.last)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(_MOST_JSON_BYTES + 1)
    if len(content) > _MOST_JSON_BYTES:
        raise ValueError(f"{path.name} is too large")
    return content
