"""Writes 프로그램.xlsx as staff get it: empty but for an example row, with lists and a guide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.services.news.columns import (
    EXAMPLE,
    GUIDE,
    NOTICE_COLUMNS,
    NOTICES,
    PROGRAMME_COLUMNS,
    PROGRAMMES,
    Column,
    choices_of,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS = 200
"""Rows that are made ready: formats and lists reach so far."""
_DAY_FORMAT = "yyyy-mm-dd"
_GUIDE = (
    "USB에 ‘소식’ 폴더를 만들고, 그 안에 이 파일과 그림 파일(PNG, JPG)을 넣어 주세요.",
    "USB를 키오스크에 꽂고 직원 화면의 ‘소식 넣기’에서 살펴본 뒤 넣어요.",
    "잘못된 칸이 있으면 화면이 하나씩 알려 줘요.",
    f"‘{EXAMPLE}’로 시작하는 줄은 읽지 않아요. 그대로 두어도 괜찮아요.",
    "* 표가 있는 칸은 꼭 적어 주세요. 확인하지 못한 것은 비워 두면 화면과 종이에 나오지 않아요.",
    "계산식은 읽지 않아요. 값만 적어 주세요.",
    f"‘{NOTICES}’ 시트를 비워 두면 그림은 넣은 날부터 30일 동안 보이고, 파일 이름이 설명글이 돼요.",
    "그림은 짧은 쪽이 800픽셀 이상, 파일 하나가 20 MB 이하여야 해요.",
    "새로 넣은 것은 앞서 넣은 것 대신 보여요.",
    "그림만 넣으면 프로그램은 그대로예요. 프로그램만 넣으면 그림은 그대로예요.",
)


def write_template(path: Path) -> None:
    """Put an empty 프로그램.xlsx at `path`, in place of what is there. Raises OSError."""
    write_sheet(path, (), ())


def write_sheet(
    path: Path, programmes: Sequence[Sequence[object]], notices: Sequence[Sequence[object]]
) -> None:
    """The template with these rows below the example: a value for each column. Raises OSError."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "미래직업체험관 소식", "author": ""})
    look = _Look(book)
    _tab(book.add_worksheet(PROGRAMMES), PROGRAMME_COLUMNS, programmes, look)
    _tab(book.add_worksheet(NOTICES), NOTICE_COLUMNS, notices, look)
    _guide(book.add_worksheet(GUIDE), look)
    try:
        book.close()
    except FileCreateError as fault:
        raise OSError(str(fault)) from fault


class _Look:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        def form(**look: object) -> Format:
            return book.add_format({"font_name": "맑은 고딕", "valign": "top", "text_wrap": True, **look})

        self.heading = form(bold=True, bg_color="#1F4FD8", font_color="#FFFFFF", border=1)
        self.example = form(italic=True, font_color="#5A606B", bg_color="#F6F4EF", num_format="@")
        self.text = form(num_format="@")
        self.number = form(num_format="0")
        self.day = form(num_format=_DAY_FORMAT)
        self.plain = form()
        self.bold = form(bold=True)

    def of(self, column: Column) -> Format:
        """Text stays text: a telephone number keeps its 0."""
        return {"day": self.day, "number": self.number}.get(column.kind, self.text)


def _tab(tab: Worksheet, columns: Sequence[Column], rows: Sequence[Sequence[object]], look: _Look) -> None:
    tab.freeze_panes(1, 2)
    _on_paper(tab)
    tab.set_row(0, 34)
    for n, column in enumerate(columns):
        tab.set_column(n, n, column.width, look.of(column))
        tab.write_string(0, n, f"{column.heading} *" if column.required else column.heading, look.heading)
        tab.write_comment(0, n, column.note, {"visible": False})
        tab.write_string(1, n, column.example, look.example)
        _offer_choices(tab, n, column)
    for r, row in enumerate(rows, start=2):
        for n, (column, value) in enumerate(zip(columns, row, strict=False)):
            _cell(tab, r, n, value, look.of(column))


def _offer_choices(tab: Worksheet, n: int, column: Column) -> None:
    choices = choices_of(column)
    if choices:
        tab.data_validation(
            2,
            n,
            ROWS,
            n,
            {
                "validate": "list",
                "source": list(choices),
                "error_title": column.heading,
                "error_message": "목록에 있는 말에서 골라 주세요.",
            },
        )
    elif column.most:
        tab.data_validation(
            2,
            n,
            ROWS,
            n,
            {
                "validate": "length",
                "criteria": "<=",
                "value": column.most,
                "error_title": column.heading,
                "error_message": f"{column.most}자까지 적을 수 있어요.",
            },
        )


def _cell(tab: Worksheet, row: int, n: int, value: object, form: Format) -> None:
    match value:
        case None | "":
            pass
        case date():
            tab.write_datetime(row, n, datetime.combine(value, time()), form)
        case int() | float():
            tab.write_number(row, n, value, form)
        case _:
            tab.write_string(row, n, str(value), form)


def _on_paper(tab: Worksheet) -> None:
    """Printed on A4 it is as wide as the sheet."""
    tab.set_landscape()
    tab.set_paper(9)
    tab.fit_to_pages(1, 0)


def _guide(tab: Worksheet, look: _Look) -> None:
    _on_paper(tab)
    tab.set_column(0, 0, 18)
    tab.set_column(1, 1, 90)
    row = 0
    for row, sentence in enumerate(_GUIDE):
        tab.write_string(row, 1, sentence, look.plain)
    row += 1
    for name, columns in ((PROGRAMMES, PROGRAMME_COLUMNS), (NOTICES, NOTICE_COLUMNS)):
        row += 1
        tab.write_string(row, 0, f"시트 ‘{name}’", look.bold)
        for column in columns:
            row += 1
            most = f" ({column.most}자까지)" if column.most else ""
            tab.write_string(row, 0, f"{column.heading} *" if column.required else column.heading, look.plain)
            tab.write_string(row, 1, f"{column.note}{most}", look.plain)
