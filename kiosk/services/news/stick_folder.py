"""What lies in `소식` on a stick: the sheet, the pictures, and whatever should not be there."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kiosk.core.errors import KioskError
from kiosk.core.staff_ports import NewsFault

FOLDER = "소식"
OUR_FOLDER = "miraekiosk"
SHEET_STARTS, SHEET_ENDS = "프로그램", ".xlsx"
"""A sheet may be called 프로그램 (1).xlsx or 프로그램_12월.xlsx, as copies are."""
PICTURES = (".png", ".jpg", ".jpeg")
MOST_ENTRIES = 100
"""Of a folder that was made for a kiosk; one with more was made for something else."""
MOST_PICTURES = 12
"""So many notices take 336 s to come round."""
_MOST_LOOKED_AT = 100_000

_LEFTOVERS = ("thumbs.db", "desktop.ini", "읽어주세요.txt")
_LEFTOVER_STARTS = (".", "~$")


class NewsStickUnreadable(KioskError):
    """The stick was pulled out, or does not let itself be read."""

    message_key = "news-stick-unreadable"


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to take over, by name; `faults` are what stands in its way."""

    folder: str
    sheet: Path | None
    pictures: tuple[Path, ...]
    faults: tuple[NewsFault, ...]


def find(stick: Path) -> Found:
    """Look through the one news folder of a stick. Raises NewsStickUnreadable."""
    try:
        folders = list(_news_folders(stick))
        if len(folders) == 1:
            return _look_through(folders[0])
    except OSError as fault:
        raise NewsStickUnreadable(f"{stick}: {fault}") from fault
    reason = "two-folders" if folders else "no-folder"
    return Found("", None, (), (NewsFault(FOLDER, reason),))


def read_bounded(path: Path, most: int) -> bytes:
    """A file's content, of one that is larger than `most` bytes one byte more. Raises NewsStickUnreadable."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as fault:
        raise NewsStickUnreadable(f"{path}: {fault}") from fault


def _news_folders(stick: Path) -> Iterator[Path]:
    """`소식` at the root of a stick and in our own folder there, however their letters are composed."""
    for entry in _entries(stick):
        if not entry.is_dir(follow_symlinks=False):
            continue
        if _name(entry) == FOLDER:
            yield Path(entry.path)
        elif _name(entry) == OUR_FOLDER:
            for inner in _entries(Path(entry.path)):
                if _name(inner) == FOLDER and inner.is_dir(follow_symlinks=False):
                    yield Path(inner.path)


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        yield from islice(entries, _MOST_LOOKED_AT)


def _name(entry: os.DirEntry[str]) -> str:
    return unicodedata.normalize("NFC", entry.name)


def _look_through(folder: Path) -> Found:
    with os.scandir(folder) as entries:
        wanted = (entry for entry in entries if not _is_leftover(_name(entry)))
        there = sorted(islice(wanted, MOST_ENTRIES + 1), key=_name)
    if len(there) > MOST_ENTRIES:
        return Found(str(folder), None, (), (NewsFault(FOLDER, "too-many-files", (("most", MOST_ENTRIES),)),))
    sheets: list[Path] = []
    pictures: list[Path] = []
    faults: list[NewsFault] = []
    for entry in there:
        reason = _fault_of(entry)
        if reason:
            faults.append(NewsFault(_name(entry), reason))
        elif _is_sheet(_name(entry)):
            sheets.append(Path(entry.path))
        else:
            pictures.append(Path(entry.path))
    if len(sheets) > 1:
        faults.append(NewsFault(FOLDER, "two-sheets"))
    if len(pictures) > MOST_PICTURES:
        told = (("found", len(pictures)), ("most", MOST_PICTURES))
        faults.append(NewsFault(FOLDER, "too-many-pictures", told))
    return Found(str(folder), sheets[0] if len(sheets) == 1 else None, tuple(pictures), tuple(faults))


def _is_leftover(name: str) -> bool:
    """What systems and offices leave behind everywhere."""
    return name.startswith(_LEFTOVER_STARTS) or name.lower() in _LEFTOVERS


def _is_sheet(name: str) -> bool:
    return name.startswith(SHEET_STARTS) and name.lower().endswith(SHEET_ENDS)


def _fault_of(entry: os.DirEntry[str]) -> str:
    """Why an entry cannot be taken; "" for a sheet or a picture."""
    if entry.is_symlink():
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    if not entry.is_file(follow_symlinks=False):
        return "other-kind"
    name = _name(entry)
    return "" if _is_sheet(name) or name.lower().endswith(PICTURES) else "other-kind"
