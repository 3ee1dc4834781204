"""Pictures of a stick and what is said of them: by the sheet, or by nothing but their names."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kiosk.core.news import ASSUMED_DAYS, MOST_TEXT
from kiosk.core.staff_ports import NewsFault, NewsNotice
from kiosk.services.news.columns import NOTICES
from kiosk.services.news.pictures import is_sound
from kiosk.services.news.sheet import Sheet
from kiosk.services.news.taken import KeptNotice, digest


@dataclass(frozen=True, slots=True)
class Copied:
    """A picture of the stick, by its name there, as it lies in the unfinished folder."""

    file: str
    path: Path


def listed(
    copied: Sequence[Copied], there: frozenset[str], sheet: Sheet
) -> tuple[tuple[NewsNotice, ...], list[NewsFault]]:
    """A notice for each row of the sheet; a row without its picture and a picture without its row are faults.

    `there` are the names of all pictures on the stick, those that were refused too.
    """
    by_file = {one.file.casefold(): one for one in copied}
    listed = {row.file.casefold() for row in sheet.notices}
    faults = [
        NewsFault(sheet.where(NOTICES, row.row, "파일"), "picture-missing", (("file", row.file),))
        for row in sheet.notices
        if row.file.casefold() not in there
    ]
    faults += [NewsFault(one.file, "picture-unlisted") for one in copied if one.file.casefold() not in listed]
    notices = tuple(
        NewsNotice(row.file, str(by_file[row.file.casefold()].path), row.first, row.last, row.text)
        for row in sheet.notices
        if row.file.casefold() in by_file
    )
    return notices, faults


def assumed(copied: Sequence[Copied], today: date) -> tuple[NewsNotice, ...]:
    """Where no sheet says anything of pictures: each for 30 days, told by its file's name."""
    last = today + timedelta(days=ASSUMED_DAYS - 1)
    return tuple(
        NewsNotice(one.file, str(one.path), today, last, _told(Path(one.file).stem)) for one in copied
    )


def _told(stem: str) -> str:
    words = " ".join(stem.replace("_", " ").split())
    return words if len(words) <= MOST_TEXT else f"{words[: MOST_TEXT - 1]}…"


def composed(name: str) -> str:
    """A name as people write it: some systems take 한글 apart into its letters."""
    return unicodedata.normalize("NFC", name)


def is_whole(path: Path) -> bool:
    """Whether a copied picture can still be read from the disk, and is what its name says."""
    try:
        content = path.read_bytes()
    except OSError:
        return False
    return digest(content).startswith(path.stem) and is_sound(content)


def keep(path: Path, text: str, first: date, last: date) -> KeptNotice:
    """A notice that goes with this picture."""
    return KeptNotice(path.name, digest(path.read_bytes()), text, first, last)
