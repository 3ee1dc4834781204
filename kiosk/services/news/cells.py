"""What a cell says, by its column: a value, or what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.core.programmes import Programme
from kiosk.services.news.columns import NO, PATHS, STAGES, YES, Column, choices_of
from kiosk.services.news.workbook import Cell, CellError, Formula

_DAY = re.compile(r"(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?")
_LARGEST = 999
"""Of 확인 번호."""

Value = str | int | date | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a cell is not taken: the reason of a `NewsFault` and its values."""

    reason: str
    values: tuple[tuple[str, str | int | float], ...] = ()


def is_blank(cell: Cell) -> bool:
    """Nothing, or nothing but space."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def value_of(column: Column, cell: Cell, jobs: Mapping[str, str]) -> Value | Wrong:
    """The value of a cell, None for an empty one. `jobs` leads from names and ids of jobs to their ids."""
    if isinstance(cell, Formula):
        return Wrong("formula")
    if isinstance(cell, CellError):
        return Wrong("cell-error")
    if is_blank(cell):
        return Wrong("missing") if column.required else None
    match column.kind:
        case "day":
            return _day(cell)
        case "number":
            return _number(cell)
        case _:
            text = _text(cell, column)
            return text if isinstance(text, Wrong) else _worded(column, text, jobs)


def _worded(column: Column, text: str, jobs: Mapping[str, str]) -> Value | Wrong:
    match column.kind:
        case "flag" | "path" | "stage":
            return _chosen(column, text)
        case "jobs":
            return _jobs(text, jobs)
        case "address" if not text.startswith(("http://", "https://")) or " " in text:
            return Wrong("address")
    if column.most and len(text) > column.most:
        return Wrong("too-long", (("letters", len(text)), ("most", column.most)))
    return text


def _text(cell: Cell, column: Column) -> str | Wrong:
    """Text as it will be shown: one line, composed letters, nothing invisible."""
    if isinstance(cell, bool):
        return YES if cell else NO
    if isinstance(cell, datetime | date):
        return Wrong("day-for-text")
    if isinstance(cell, int | float):
        if column.kind == "phone":
            return Wrong("number-for-phone")  # its first 0 is gone
        return str(int(cell)) if float(cell).is_integer() else str(cell)
    if not isinstance(cell, str):
        return Wrong("day-for-text")  # a time or a span of time
    text = " ".join(unicodedata.normalize("NFC", cell).split())
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs", "Cn") for letter in text):
        return Wrong("letters")
    return text


def _chosen(column: Column, text: str) -> Value | Wrong:
    wanted = _plain(text)
    found = next((choice for choice in choices_of(column) if _plain(choice) == wanted), None)
    if found is None:
        return Wrong("choice", (("found", text), ("choices", ", ".join(choices_of(column)))))
    match column.kind:
        case "flag":
            return found == YES
        case "path":
            return PATHS[found]
        case _:
            return STAGES[found]


def _plain(text: str) -> str:
    return text.replace(" ", "").replace("-", "–")


def _jobs(text: str, jobs: Mapping[str, str]) -> tuple[str, ...] | Wrong:
    known = {_plain(name): job for name, job in jobs.items()} | {job: job for job in jobs.values()}
    found: list[str] = []
    for name in filter(None, (part.strip() for part in re.split(r"[,;·/]", text))):
        job = known.get(_plain(name))
        if job is None:
            return Wrong("job", (("found", name), ("choices", ", ".join(sorted(jobs)))))
        found.append(job)
    return tuple(dict.fromkeys(found))


def _day(cell: Cell) -> date | Wrong:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, str):
        told = _DAY.fullmatch(unicodedata.normalize("NFC", cell).strip())
        if told:
            try:
                return date(int(told[1]), int(told[2]), int(told[3]))
            except ValueError:
                return Wrong("no-such-day", (("found", cell.strip()),))
    return Wrong("day", (("found", _shown(cell)),))


def _number(cell: Cell) -> int | Wrong:
    text = _shown(cell).upper().removeprefix("G-")
    whole = text.removesuffix(".0")
    if isinstance(cell, bool) or not re.fullmatch(r"[0-9]{1,3}", whole) or not 1 <= int(whole) <= _LARGEST:
        return Wrong("number", (("found", _shown(cell)),))
    return int(whole)


def _shown(cell: Cell) -> str:
    """A cell's content as it may stand in a sentence."""
    text = " ".join(unicodedata.normalize("NFC", str(cell)).split())
    return text if len(text) <= 20 else f"{text[:19]}…"


def programme_of(values: Mapping[str, Value], *, number: int, id_: str, checked_on: date) -> Programme:
    """The programme of a row's values, which have been checked."""
    import msgspec

    who = {
        "audiences": [key.partition(":")[2] for key, value in values.items() if key[:5] == "band:" and value]
    }
    plain: dict[str, object] = {
        "id": id_,
        "number": number,
        "checked_on": checked_on,
        "who": who,
        "apply": {},
    }
    renamed = {"first": "valid_from", "last": "valid_until"}
    for key, value in values.items():
        if value is None or key == "number" or key.startswith("band:"):
            continue
        part, _, field = key.rpartition(".")
        table = plain[part] if part else plain
        assert isinstance(table, dict)
        table[renamed.get(field, field)] = value
    return msgspec.convert(plain, Programme)
