"""`report.xlsx`: the same tables as the page, as numbers one can work on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kiosk.office import words
from kiosk.office.cells import NOTHING
from kiosk.office.summary import Key, Point
from kiosk.office.table import Report, Table
from kiosk.office.words import day_words

_FORMATS = {
    "count": "#,##0",
    "share": "0.0%",
    "change": "+0.0%;-0.0%;0.0%",
    "mean": "0.00",
    "hours": "#,##0.0",
    "text": "@",
}
_SHEETS = {
    "targets": "목표",
    "periods": "기간별",
    "years": "연도별",
    "sites": "기관별",
    "audiences": "대상별",
    "experiences": "체험별",
    "screens": "화면 과정",
    "rounds": "단계 과정",
    "satisfaction": "만족도",
    "referrals": "프로그램·할 일",
    "slips": "안내지",
    "running": "운영",
    "teams": "단체",
    "aids": "접근성",
}


def write_book(
    file: Path,
    report: Report,
    tables: Sequence[Table],
    keys: Sequence[Key],
    points: Sequence[Point],
    *,
    made_on: date,
) -> None:
    """Writes the workbook: 요약, a sheet for each table, 방법. Texts are never taken for formulas."""
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(file), options) as book:
        title = f"{report.period.name} {words.TITLE}"
        book.set_properties({"title": title, "created": datetime(made_on.year, made_on.month, made_on.day)})
        styles = _styles(book)
        _summary(book, styles, title, keys, points, made_on)
        for table in tables:
            _sheet(book, styles, table)
        _methods(book, styles, tables)


def _styles(book: Any) -> dict[str, Any]:
    plain = {"font_name": "맑은 고딕", "font_size": 10, "valign": "vcenter"}
    styles = {
        kind: book.add_format({**plain, "num_format": form, "align": "left" if kind == "text" else "right"})
        for kind, form in _FORMATS.items()
    }
    styles |= {
        f"{kind}-strong": book.add_format(
            {
                **plain,
                "num_format": form,
                "bold": True,
                "bg_color": "#F6F8FC",
                "align": "left" if kind == "text" else "right",
            }
        )
        for kind, form in _FORMATS.items()
    }
    styles["title"] = book.add_format({**plain, "bold": True, "font_size": 14})
    styles["head"] = book.add_format(
        {**plain, "bold": True, "bg_color": "#EEF3FB", "top": 2, "bottom": 1, "align": "center"}
    )
    styles["note"] = book.add_format(
        {**plain, "font_size": 9, "font_color": "#4A5870", "text_wrap": True, "valign": "top"}
    )
    return styles


def _summary(
    book: Any, styles: dict[str, Any], title: str, keys: Sequence[Key], points: Sequence[Point], made_on: date
) -> None:
    sheet = book.add_worksheet("요약")
    sheet.set_column(0, 0, 22, styles["text"])
    sheet.set_column(1, 1, 16, styles["text"])
    sheet.set_column(2, 2, 60, styles["text"])
    sheet.write_string(0, 0, title, styles["title"])
    sheet.write_string(1, 0, f"작성일: {day_words(made_on)}", styles["text"])
    row = 3
    for key in keys:
        for place, text in enumerate((key.title, key.value, key.under)):
            sheet.write_string(row, place, text, styles["text-strong" if place == 1 else "text"])
        row += 1
    for point in points:
        row += 1
        sheet.write_string(row, 0, f"○ {point.heading}", styles["text-strong"])
        for line in point.lines:
            row += 1
            sheet.write_string(row, 0, f"  - {line}", styles["text"])
    _print_on_a4(sheet, landscape=True)


def _sheet(book: Any, styles: dict[str, Any], table: Table) -> None:
    sheet = book.add_worksheet(_SHEETS[table.id])
    sheet.write_string(0, 0, table.title, styles["title"])
    for place, column in enumerate(table.columns):
        texts = [len(str(row[place])) for row in table.rows] if column.kind == "text" else [11]
        sheet.set_column(place, place, min(48.0, 4 + 1.7 * max([len(column.title), *texts])))
        sheet.write_string(2, place, column.title, styles["head"])
    for number, row in enumerate(table.rows):
        strong = "-strong" if number in table.strong else ""
        for place, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            style = styles[f"{column.kind}{strong}"]
            if isinstance(cell, int | float):
                sheet.write_number(3 + number, place, cell, style)
            else:
                sheet.write_string(3 + number, place, NOTHING if cell is None else cell, style)
    under = 4 + len(table.rows)
    sheet.merge_range(under, 0, under + 4, max(5, len(table.columns) - 1), f"※ {table.note}", styles["note"])
    sheet.freeze_panes(3, 1)
    _print_on_a4(sheet, landscape=len(table.columns) > 6)


def _methods(book: Any, styles: dict[str, Any], tables: Sequence[Table]) -> None:
    sheet = book.add_worksheet("방법")
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 110)
    notes = [(table.title, table.note) for table in tables] + [("작은 수", words.METHOD["small"])]
    for row, (title, note) in enumerate(notes):
        sheet.write_string(row, 0, title, styles["text-strong"])
        sheet.write_string(row, 1, note, styles["note"])
        sheet.set_row(row, 15.0 * (1 + len(note) // 62))
    _print_on_a4(sheet, landscape=True)


def _print_on_a4(sheet: Any, *, landscape: bool) -> None:
    sheet.set_paper(9)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 2)
