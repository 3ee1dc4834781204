"""Reads 프로그램.xlsx row by row, and names everything that is wrong in it at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kiosk.core.news import FIRST_GIVEN, Given, free_number, known_as
from kiosk.core.programmes import Programme
from kiosk.core.staff_ports import NewsFault
from kiosk.services.news.cells import Value, Wrong, is_blank, programme_of, value_of
from kiosk.services.news.columns import EXAMPLE, NOTICES, PROGRAMMES, SHEET_FILE, Column, columns_of
from kiosk.services.news.workbook import MOST_ROWS, Cell, SheetRefused, read_tabs


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A programme and the row of the sheet where it stands."""

    row: int
    programme: Programme
    is_new: bool


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """What the sheet says of a picture, by the picture's file name."""

    row: int
    file: str
    text: str
    first: date
    last: date


@dataclass(slots=True)
class Sheet:
    """What a sheet says, and every fault in it. `file` is what it is called on the stick."""

    file: str = SHEET_FILE
    programmes: list[ProgrammeRow] = field(default_factory=list)
    notices: list[NoticeRow] = field(default_factory=list)
    faults: list[NewsFault] = field(default_factory=list)

    def where(self, tab: str = "", row: int = 0, heading: str = "") -> str:
        """How staff find a place: file, tab (the first one goes without saying), row and column."""
        parts = [self.file, f"‘{tab}’" if tab not in ("", PROGRAMMES) else "", f"{row}행" if row else ""]
        parts.append(f"‘{heading}’" if heading else "")
        return " ".join(filter(None, parts))


def read_sheet(
    content: bytes,
    file: str = SHEET_FILE,
    *,
    known: Mapping[int, Given],
    own: Sequence[Programme],
    jobs: Mapping[str, str],
    today: date,
) -> Sheet:
    """The sheet's programmes with their numbers, its notices, and its faults.

    `known` are all numbers ever given and whose they are, `own` the programmes a row may replace, and `jobs`
    leads from names of jobs to ids. `file` is what the sheet is called on the stick.
    """
    sheet = Sheet(file)
    try:
        tabs = read_tabs(content, (PROGRAMMES, NOTICES))
    except SheetRefused as refused:
        sheet.faults.append(NewsFault(sheet.where(), refused.reason))
        return sheet
    for name in (PROGRAMMES, NOTICES):
        if name not in tabs:
            sheet.faults.append(NewsFault(sheet.where(), "no-tab", (("tab", name),)))
            continue
        rows = _Table(name, tabs[name], jobs, today, sheet).rows()
        if name == PROGRAMMES:
            _Numbering(known, own, today, sheet).take(rows)
        else:
            _take_notices(rows, sheet)
    return sheet


@dataclass(slots=True)
class _Row:
    """A row by its number in the file. With `sound` false something in it was named as a fault."""

    number: int
    values: dict[str, Value]
    sound: bool


class _Table:
    """The rows of one tab, checked cell by cell."""

    def __init__(
        self,
        tab: str,
        cells: Sequence[tuple[Cell, ...]],
        jobs: Mapping[str, str],
        today: date,
        sheet: Sheet,
    ) -> None:
        self._tab = tab
        self._cells = cells
        self._jobs = jobs
        self._today = today
        self._sheet = sheet
        self._places: dict[str, int] = {}

    def rows(self) -> list[_Row]:
        """Every row that says something and is no example; none where the headings are not right."""
        if not self._find_columns():
            return []
        found: list[_Row] = []
        for number, cells in enumerate(self._cells[1:], start=2):
            first = next((cell for cell in cells if not is_blank(cell)), None)
            if first is None or (isinstance(first, str) and first.strip().startswith(EXAMPLE)):
                continue
            if len(found) == MOST_ROWS:
                self._sheet.faults.append(
                    NewsFault(self._sheet.where(self._tab), "too-many-rows", (("most", MOST_ROWS),))
                )
                break
            found.append(self._row(number, cells))
        return found

    def _find_columns(self) -> bool:
        columns = columns_of(self._tab)
        headings = [_heading(cell) for cell in self._cells[0]] if self._cells else []
        before = len(self._sheet.faults)
        for heading in dict.fromkeys(filter(None, headings)):
            if heading not in {_heading(column.heading) for column in columns}:
                self._sheet.faults.append(
                    NewsFault(self._sheet.where(self._tab, 1, heading), "heading-unknown")
                )
            elif headings.count(heading) > 1:
                self._sheet.faults.append(
                    NewsFault(self._sheet.where(self._tab, 1, heading), "heading-repeated")
                )
        for column in columns:
            if _heading(column.heading) in headings:
                self._places[column.key] = headings.index(_heading(column.heading))
            elif column.required:
                self._sheet.faults.append(
                    NewsFault(self._sheet.where(self._tab, 1, column.heading), "heading-missing")
                )
        return len(self._sheet.faults) == before

    def _row(self, number: int, cells: Sequence[Cell]) -> _Row:
        row = _Row(number, {}, sound=True)
        for column in columns_of(self._tab):
            if column.key not in self._places:
                continue
            value = value_of(column, cells[self._places[column.key]], self._jobs)
            if isinstance(value, Wrong):
                self._fault(row, column, value)
            else:
                row.values[column.key] = value
        self._check_days(row)
        self._check_stage(row)
        return row

    def _fault(self, row: _Row, column: Column, wrong: Wrong) -> None:
        row.sound = False
        self._sheet.faults.append(
            NewsFault(self._sheet.where(self._tab, row.number, column.heading), wrong.reason, wrong.values)
        )

    def _column(self, key: str) -> Column:
        return next(column for column in columns_of(self._tab) if column.key == key)

    def _check_days(self, row: _Row) -> None:
        first, last = row.values.get("first"), row.values.get("last")
        if not isinstance(last, date):
            return
        if isinstance(first, date) and last < first:
            self._fault(row, self._column("last"), Wrong("day-order", (("first", str(first)),)))
        elif last < self._today:
            self._fault(row, self._column("last"), Wrong("day-past", (("today", str(self._today)),)))

    def _check_stage(self, row: _Row) -> None:
        if row.values.get("stage") and row.values.get("path") not in ("startup", None):
            self._fault(row, self._column("stage"), Wrong("stage"))


class _Numbering:
    """Gives each row the number that is its programme's for good."""

    def __init__(
        self, known: Mapping[int, Given], own: Sequence[Programme], today: date, sheet: Sheet
    ) -> None:
        self._known = known
        self._own = {entry.number: entry for entry in own}
        self._today = today
        self._sheet = sheet
        self._taken: dict[int, int] = {}

    def take(self, rows: Sequence[_Row]) -> None:
        """Rows with a number first, so that a row without one never takes theirs."""
        sound = [row for row in rows if row.sound]
        given = {row.number: self._given(row) for row in sound if row.values.get("number") is not None}
        for row in sound:
            number = given[row.number] if row.number in given else self._found(row)
            if number is not None:
                self._add(row, number)

    def _given(self, row: _Row) -> int | None:
        number = row.values["number"]
        assert isinstance(number, int)
        whose = self._known.get(number)
        if whose is None and number < FIRST_GIVEN:
            self._fault(row, "number-unknown", {"number": number, "first": FIRST_GIVEN})
        elif whose is not None and not _is_alike(row, whose):
            self._fault(row, "number-taken", {"number": number, "name": whose.name})
        else:
            return self._claim(row, number, "number-repeated")
        return None

    def _found(self, row: _Row) -> int | None:
        whose = known_as(str(row.values["name"]), str(row.values["provider"]), self._known)
        if whose is not None:
            return self._claim(row, whose.number, "programme-repeated")
        twin = next((one for one in self._sheet.programmes if _same(one.programme, row)), None)
        if twin is not None:
            self._fault(row, "programme-repeated", {"row": twin.row})
            return None
        number = free_number((*self._known, *self._taken))
        if number is None:
            self._fault(row, "numbers-used-up", {})
            return None
        return self._claim(row, number, "number-repeated")

    def _claim(self, row: _Row, number: int, reason: str) -> int | None:
        if number in self._taken:
            self._fault(row, reason, {"row": self._taken[number]})
            return None
        self._taken[number] = row.number
        return number

    def _fault(self, row: _Row, reason: str, values: Mapping[str, str | int]) -> None:
        by_name = reason == "programme-repeated"
        at = self._sheet.where(PROGRAMMES, row.number, "이름" if by_name else "확인 번호")
        self._sheet.faults.append(NewsFault(at, reason, tuple(values.items())))

    def _add(self, row: _Row, number: int) -> None:
        whose = self._known.get(number)
        values = dict(row.values)
        if not values.get("jobs") and number in self._own:
            values["jobs"] = self._own[number].jobs
        if "bring" not in values and number in self._own:  # a sheet older than this column says nothing of it
            values["bring"] = self._own[number].bring
        id_ = whose.id if whose is not None else f"news_{number}"
        programme = programme_of(values, number=number, id_=id_, checked_on=self._today)
        self._sheet.programmes.append(ProgrammeRow(row.number, programme, is_new=number not in self._own))


def _is_alike(row: _Row, whose: Given) -> bool:
    """Whether a row may be a newer word on a programme: it kept its name, or who offers it."""
    return row.values["name"] == whose.name or row.values["provider"] == whose.provider


def _same(programme: Programme, row: _Row) -> bool:
    return (programme.name, programme.provider) == (row.values["name"], row.values["provider"])


def _take_notices(rows: Sequence[_Row], sheet: Sheet) -> None:
    seen: dict[str, int] = {}
    for row in rows:
        if not row.sound:
            continue
        file, text = str(row.values["file"]), str(row.values["text"])
        first, last = row.values["first"], row.values["last"]
        assert isinstance(first, date)
        assert isinstance(last, date)
        if file.casefold() in seen:
            told = (("row", seen[file.casefold()]),)
            sheet.faults.append(NewsFault(sheet.where(NOTICES, row.number, "파일"), "picture-repeated", told))
            continue
        seen[file.casefold()] = row.number
        sheet.notices.append(NoticeRow(row.number, file, text, first, last))


def _heading(cell: Cell) -> str:
    """A heading without the star of a required column, whatever space stands in it."""
    text = (
        unicodedata.normalize("NFC", cell) if isinstance(cell, str) else ("" if cell is None else str(cell))
    )
    return " ".join(text.replace("*", " ").split())
