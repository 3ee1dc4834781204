"""Opens a workbook from outside without trusting it: small, whole, no tricks, and only its first rows."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_BYTES = 5_000_000
MOST_UNPACKED = 20_000_000
"""All parts together, as the archive declares them: more than this is not read. 500 rows take 1 MB."""
MOST_PARTS = 200
MOST_ROWS = 500
MOST_COLUMNS = 60

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an encrypted workbook begins, and one of the old .xls kind."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that computes: what it shows was computed elsewhere, and is not taken over."""


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell that shows #REF! or its like."""


Cell = object
"""str, int, float, bool, datetime, Formula, CellError or None."""


class SheetRefused(Exception):
    """A workbook that is not opened. `reason` is that of a `NewsFault`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason = reason
        super().__init__(detail or reason)


def read_tabs(content: bytes, wanted: tuple[str, ...]) -> dict[str, list[tuple[Cell, ...]]]:
    """The rows of the wanted tabs: headings, example, MOST_ROWS, and one that says there are more.

    Tabs that are missing are left out. Raises SheetRefused.
    """
    _check_archive(content)
    try:
        with _opened(content) as book:
            return {name: list(_rows(book, name)) for name in wanted if name in book.sheetnames}
    except Exception as fault:  # noqa: BLE001 - a file from outside makes its reader raise anything
        raise SheetRefused("sheet-unreadable", f"{type(fault).__name__}: {fault}") from fault


def _check_archive(content: bytes) -> None:
    """Nothing is unpacked before what it would become is known."""
    if len(content) > MOST_BYTES:
        raise SheetRefused("sheet-too-big")
    if content.startswith(_OLE):
        raise SheetRefused("sheet-locked")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise SheetRefused("sheet-too-big", "unpacks to too much")
            for part in parts:
                _check_part(archive, part)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as fault:
        raise SheetRefused("sheet-unreadable", str(fault)) from fault


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """An office writes plain UTF-8 XML; one that defines its own entities wants something else."""
    import zlib

    if not part.filename.lower().endswith((".xml", ".rels", ".vml")):
        return
    try:
        text = archive.read(part)
    except zlib.error as fault:
        raise SheetRefused("sheet-unreadable", str(fault)) from fault
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\x00" in text:
        raise SheetRefused("sheet-unreadable", f"{part.filename} defines entities or is not UTF-8")


@contextmanager
def _opened(content: bytes) -> Iterator[Workbook]:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl does not know (lists, comments) is of no interest
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
        try:
            yield book
        finally:
            book.close()


def _rows(book: Workbook, name: str) -> Iterator[tuple[Cell, ...]]:
    tab = book[name]
    for row in tab.iter_rows(max_row=MOST_ROWS + 3, max_col=MOST_COLUMNS):
        yield tuple(_value(cell) for cell in row)


def _value(cell: object) -> Cell:
    kind = getattr(cell, "data_type", "n")
    if kind == "f":
        return Formula()
    if kind == "e":
        return CellError()
    return getattr(cell, "value", None)
