"""프로그램.xlsx: what staff fill in is what the kiosk reads, and every fault is named at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.core.news import Given, numbers_of
from kiosk.services.news.columns import (
    GUIDE,
    NOTICE_COLUMNS,
    NOTICES,
    PROGRAMME_COLUMNS,
    PROGRAMMES,
    SHEET_FILE,
)
from kiosk.services.news.sheet import Sheet, read_sheet
from kiosk.services.news.template import write_sheet, write_template
from kiosk.services.news.workbook import MOST_ROWS
from tests.unit.news.scene import COURSE, JOBS, OWN, POSTER, TODAY, reasons, row


def read(path: Path, given: tuple[Given, ...] = ()) -> Sheet:
    return read_sheet(path.read_bytes(), known=numbers_of(OWN, given), own=OWN, jobs=JOBS, today=TODAY)


def sheet_of(
    tmp_path: Path,
    *programmes: Mapping[str, object],
    notices: tuple[Mapping[str, object], ...] = (),
    given: tuple[Given, ...] = (),
) -> Sheet:
    path = tmp_path / SHEET_FILE
    write_sheet(
        path,
        [row(PROGRAMME_COLUMNS, one) for one in programmes],
        [row(NOTICE_COLUMNS, one) for one in notices],
    )
    return read(path, given)


def changed(path: Path, change: Any) -> Path:
    """A workbook as another program would save it after `change`."""
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(path.read_bytes()))
    change(book)
    book.save(path)
    return path


def faults(sheet: Sheet) -> list[tuple[str, str]]:
    return reasons(sheet.faults)


def test_the_template_says_nothing_and_has_no_fault(tmp_path: Path) -> None:
    write_template(tmp_path / SHEET_FILE)
    assert read(tmp_path / SHEET_FILE) == Sheet()


def test_the_example_row_is_marked_and_would_be_right(tmp_path: Path) -> None:
    write_template(tmp_path / SHEET_FILE)

    def use_the_example(book: Any) -> None:
        book[PROGRAMMES]["A2"] = None
        book[NOTICES]["A2"] = "특강.png"

    sheet = read(changed(tmp_path / SHEET_FILE, use_the_example))
    assert sheet.faults == []
    assert [one.programme.provider for one in sheet.programmes] == ["금천구 일자리센터"]
    assert [one.file for one in sheet.notices] == ["특강.png"]


def test_what_is_filled_in_is_what_is_read(tmp_path: Path) -> None:
    whole = {
        **COURSE,
        "number": 3,
        "provider": "금천청년꿈터",
        "path": "창업 지원",
        "stage": "준비",
        "band:19-39": "예",
        "band:40-64": "아니요",
        "who.residents_only": "예",
        "who.note": "금천구 청년",
        "place": "꿈터 2층",
        "hours": "화요일 14:00–16:00",
        "cost": "무료",
        "apply.where": "전화",
        "apply.period": "12월 20일까지",
        "bring": "신분증, 필기구",
        "contact": "02-000-0000",
        "url": "https://example.org/course",
        "jobs": "동네 창업가, 드론교통관제사",
    }
    sheet = sheet_of(tmp_path, whole, notices=(POSTER,))
    assert sheet.faults == []
    (found,) = sheet.programmes
    entry = found.programme
    assert (found.row, found.is_new) == (3, False)
    assert (entry.id, entry.number, entry.name, entry.path, entry.stage) == (
        "idea",
        3,
        "디지털 기초 교육",
        "startup",
        "prepare",
    )
    assert (entry.who.audiences, entry.who.residents_only, entry.who.note) == (
        ("19-39",),
        True,
        "금천구 청년",
    )
    assert (entry.place, entry.hours, entry.cost) == ("꿈터 2층", "화요일 14:00–16:00", "무료")
    assert (entry.apply.where, entry.apply.period) == ("전화", "12월 20일까지")
    assert entry.bring == "신분증, 필기구"
    assert (entry.contact, entry.url) == ("02-000-0000", "https://example.org/course")
    assert entry.jobs == ("first_shop", "drone_traffic")
    assert (entry.valid_from, entry.valid_until, entry.checked_on) == (
        date(2026, 12, 1),
        date(2027, 6, 30),
        TODAY,
    )
    (notice,) = sheet.notices
    assert (notice.file, notice.text, notice.first, notice.last) == tuple(POSTER.values())


@pytest.mark.parametrize(
    "day",
    ["2026-12-31", "2026.12.31", "2026. 12. 31.", "2026/12/31", "2026년 12월 31일", datetime(2026, 12, 31)],
)
def test_a_day_may_be_written_as_people_write_it(tmp_path: Path, day: object) -> None:
    sheet = sheet_of(tmp_path, {**COURSE, "last": day})
    assert sheet.faults == []
    assert sheet.programmes[0].programme.valid_until == date(2026, 12, 31)


def test_a_new_programme_gets_the_next_number_that_nobody_ever_had(tmp_path: Path) -> None:
    before = (Given(500, "news_500", "지난 과정", "다른 기관"),)
    other = {**COURSE, "name": "둘째 과정", "number": 502}
    third = {**COURSE, "name": "셋째 과정"}
    sheet = sheet_of(tmp_path, COURSE, other, third, given=before)
    assert sheet.faults == []
    assert [(one.programme.number, one.programme.id) for one in sheet.programmes] == [
        (501, "news_501"),
        (502, "news_502"),
        (503, "news_503"),
    ]
    assert all(one.is_new for one in sheet.programmes)


def test_a_programme_that_was_here_before_keeps_its_number(tmp_path: Path) -> None:
    before = (Given(500, "news_500", str(COURSE["name"]), str(COURSE["provider"])),)
    assert [one.programme.number for one in sheet_of(tmp_path, COURSE, given=before).programmes] == [500]


def test_a_row_without_jobs_leaves_those_that_its_programme_had(tmp_path: Path) -> None:
    row_of_own = {**COURSE, "number": 1, "name": "취업·창업 상담", "path": "일자리센터"}
    assert sheet_of(tmp_path, row_of_own).programmes[0].programme.jobs == ("drone_traffic",)


def without_what_to_bring(path: Path) -> Path:
    """The sheet as it was before it had this column."""

    def take_away(book: Any) -> None:
        headings = [cell.value for cell in book[PROGRAMMES][1]]
        book[PROGRAMMES].delete_cols(headings.index("준비물") + 1)

    return changed(path, take_away)


def test_an_older_sheet_knows_nothing_of_what_to_bring_and_is_taken(tmp_path: Path) -> None:
    bringing = (replace(OWN[0], bring="신분증"), OWN[1])
    kept = {**COURSE, "number": 1, "provider": OWN[0].provider, "bring": None}
    write_sheet(tmp_path / SHEET_FILE, [row(PROGRAMME_COLUMNS, one) for one in (kept, COURSE)], ())

    def brought(path: Path) -> list[str]:
        found = read_sheet(
            path.read_bytes(), known=numbers_of(bringing, ()), own=bringing, jobs=JOBS, today=TODAY
        )
        assert found.faults == []
        return [one.programme.bring for one in found.programmes]

    assert brought(tmp_path / SHEET_FILE) == ["", ""], "an empty cell is an answer"
    assert brought(without_what_to_bring(tmp_path / SHEET_FILE)) == ["신분증", ""]


def test_the_blank_form_asks_what_to_bring(tmp_path: Path) -> None:
    import openpyxl

    write_template(tmp_path / SHEET_FILE)
    book = openpyxl.load_workbook(tmp_path / SHEET_FILE)
    headings = [cell.value for cell in book[PROGRAMMES][1]]
    assert headings.index("준비물") == headings.index("신청 기간") + 1, "it need not be filled in: no star"
    guide = {entry[0].value: entry[1].value for entry in book[GUIDE].iter_rows()}
    assert guide["준비물"] == "가져올 것. 없거나 모르면 비워 두세요. (40자까지)"


@pytest.mark.parametrize(
    ("values", "column", "reason"),
    [
        ({"name": None}, "이름", "missing"),
        ({"name": " \n "}, "이름", "missing"),
        ({"name": "가" * 31}, "이름", "too-long"),
        ({"provider": "가" * 25}, "기관", "too-long"),
        ({"what": "가" * 81}, "한 줄 소개", "too-long"),
        ({"contact": "0" * 25}, "연락처", "too-long"),
        ({"bring": "가" * 41}, "준비물", "too-long"),
        ({"what": "보이지 않는\u200b글자"}, "한 줄 소개", "letters"),
        ({"path": "동아리"}, "갈래", "choice"),
        ({"band:65+": "아마도"}, "65세 이상", "choice"),
        ({"stage": "준비"}, "단계", "stage"),
        ({"last": "내년 봄"}, "마지막 날", "day"),
        ({"last": "46000"}, "마지막 날", "day"),
        ({"last": "2027-02-30"}, "마지막 날", "no-such-day"),
        ({"last": date(2026, 11, 30)}, "마지막 날", "day-order"),
        ({"first": date(2026, 1, 1), "last": date(2026, 11, 23)}, "마지막 날", "day-past"),
        ({"contact": 28901234}, "연락처", "number-for-phone"),
        ({"url": "www.example.org"}, "누리집", "address"),
        ({"jobs": "우주 택시 기사"}, "이어지는 체험", "job"),
        ({"number": 1000}, "확인 번호", "number"),
        ({"number": "하나"}, "확인 번호", "number"),
        ({"number": 77}, "확인 번호", "number-unknown"),
        ({"number": 3}, "확인 번호", "number-taken"),
    ],
)
def test_what_is_wrong_is_named_by_row_and_column(
    tmp_path: Path, values: dict[str, object], column: str, reason: str
) -> None:
    sheet = sheet_of(tmp_path, {**COURSE, "name": "앞 과정"}, {**COURSE, **values})
    assert faults(sheet) == [(f"프로그램.xlsx 4행 ‘{column}’", reason)]


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path,
        {**COURSE, "name": None, "path": "동아리"},
        {**COURSE, "last": "내일"},
        notices=({**POSTER, "text": "가" * 61},),
    )
    assert faults(sheet) == [
        ("프로그램.xlsx 3행 ‘이름’", "missing"),
        ("프로그램.xlsx 3행 ‘갈래’", "choice"),
        ("프로그램.xlsx 4행 ‘마지막 날’", "day"),
        ("프로그램.xlsx ‘그림’ 3행 ‘설명글’", "too-long"),
    ]


def test_one_number_is_not_given_twice(tmp_path: Path) -> None:
    twice = {**COURSE, "number": 3, "provider": "금천청년꿈터"}
    sheet = sheet_of(tmp_path, twice, {**twice, "name": "다른 이름"})
    assert faults(sheet) == [("프로그램.xlsx 4행 ‘확인 번호’", "number-repeated")]


def test_one_programme_is_not_told_twice(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, COURSE, COURSE)
    assert faults(sheet) == [("프로그램.xlsx 4행 ‘이름’", "programme-repeated")]


def test_a_programme_that_was_here_before_is_not_told_twice_either(tmp_path: Path) -> None:
    before = (Given(500, "news_500", str(COURSE["name"]), str(COURSE["provider"])),)
    sheet = sheet_of(tmp_path, {**COURSE, "number": 500}, COURSE, given=before)
    assert faults(sheet) == [("프로그램.xlsx 4행 ‘이름’", "programme-repeated")]


def test_a_cell_that_could_not_be_computed_is_told(tmp_path: Path) -> None:
    write_sheet(tmp_path / SHEET_FILE, [row(PROGRAMME_COLUMNS, COURSE)], ())

    def break_a_cell(book: Any) -> None:
        book[PROGRAMMES]["B3"] = "#REF!"
        book[PROGRAMMES]["F3"] = time(14, 30)

    sheet = read(changed(tmp_path / SHEET_FILE, break_a_cell))
    assert faults(sheet) == [
        ("프로그램.xlsx 3행 ‘이름’", "cell-error"),
        ("프로그램.xlsx 3행 ‘한 줄 소개’", "day-for-text"),
    ]


def test_numbers_come_to_an_end(tmp_path: Path) -> None:
    given = tuple(Given(number, f"news_{number}", f"{number}", "기관") for number in range(500, 1000))
    assert faults(sheet_of(tmp_path, COURSE, given=given)) == [
        ("프로그램.xlsx 3행 ‘확인 번호’", "numbers-used-up")
    ]


def test_one_picture_is_not_listed_twice(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, notices=(POSTER, {**POSTER, "file": "POSTER.png"}))
    assert faults(sheet) == [("프로그램.xlsx ‘그림’ 4행 ‘파일’", "picture-repeated")]


def test_formulas_are_refused(tmp_path: Path) -> None:
    write_sheet(tmp_path / SHEET_FILE, [row(PROGRAMME_COLUMNS, COURSE)], ())

    def compute(book: Any) -> None:
        book[PROGRAMMES]["B3"] = '=HYPERLINK("https://example.org")'

    sheet = read(changed(tmp_path / SHEET_FILE, compute))
    assert faults(sheet) == [("프로그램.xlsx 3행 ‘이름’", "formula")]


def test_text_that_only_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, {**COURSE, "name": "=1+1 과정"})
    assert sheet.faults == []
    assert sheet.programmes[0].programme.name == "=1+1 과정"


@pytest.mark.parametrize(
    ("cell", "value", "reason"),
    [
        ("B1", "프로그램 이름", "heading-unknown"),
        ("C1", "이름", "heading-repeated"),
        ("AA1", "비고", "heading-unknown"),
    ],
)
def test_headings_are_those_of_the_template(tmp_path: Path, cell: str, value: str, reason: str) -> None:
    write_sheet(tmp_path / SHEET_FILE, [row(PROGRAMME_COLUMNS, COURSE)], ())

    def rename(book: Any) -> None:
        book[PROGRAMMES][cell] = value

    sheet = read(changed(tmp_path / SHEET_FILE, rename))
    assert sheet.programmes == []
    assert (f"프로그램.xlsx 1행 ‘{value}’", reason) in faults(sheet)


def test_columns_may_stand_in_another_order_and_optional_ones_may_be_gone(tmp_path: Path) -> None:
    write_sheet(tmp_path / SHEET_FILE, [row(PROGRAMME_COLUMNS, COURSE)], ())

    def rearrange(book: Any) -> None:
        book[PROGRAMMES].delete_cols(9, 10)
        book[PROGRAMMES].move_range("B1:B3", cols=30)

    sheet = read(changed(tmp_path / SHEET_FILE, rearrange))
    assert sheet.faults == []
    assert sheet.programmes[0].programme.name == COURSE["name"]


def test_a_missing_tab_is_named(tmp_path: Path) -> None:
    write_template(tmp_path / SHEET_FILE)
    sheet = read(changed(tmp_path / SHEET_FILE, lambda book: book.remove(book[NOTICES])))
    assert faults(sheet) == [(SHEET_FILE, "no-tab")]


def test_more_rows_than_a_kiosk_can_show_are_refused(tmp_path: Path) -> None:
    rows = [{**COURSE, "name": f"과정 {n}"} for n in range(MOST_ROWS + 1)]
    assert [reason for _, reason in faults(sheet_of(tmp_path, *rows))] == ["too-many-rows"]
