"""방문기록.xlsx: the same range for people who work in a spreadsheet. The record is in the CSV files.

Everything is written as what it is, a number, a date or a plain text; nothing is a formula.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kiosk.core.texts import Texts
from kiosk.services.export import korean
from kiosk.services.export.figures import MOST_VISIT_ROWS, Figures, Item, Job, Summary

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_HEADING_POINTS = 34
"""Two lines of a heading."""

SURVEY_ITEMS = ("satisfied", "clear", "informative", "easy", "inspiring")
AUDIENCES = ("u13", "14-18", "19-39", "40-64", "65+")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the figures. `site_name` is the site's own name, `period` its days in words."""

    site_name: str
    kiosk: int
    number: int
    period: str
    made_at: str
    visits: int


def workbook_bytes(figures: Figures, head: Head, texts: Texts) -> bytes:
    """The file. `texts` are the kiosk's own Korean words, for jobs, survey items and ages.

    Rows of the visits' sheet go through temporary files, so that memory stays small. Where the kiosk's own
    disk has no room for them, that sheet is left out and the notes say so.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="kiosk-export-") as folder:
            return _build(figures, head, texts, {"constant_memory": True, "tmpdir": folder}, with_visits=True)
    except OSError:
        return _build(figures, head, texts, {"in_memory": True}, with_visits=False)


def _build(
    figures: Figures,
    head: Head,
    texts: Texts,
    options: dict[str, object],
    *,
    with_visits: bool,
) -> bytes:
    from xlsxwriter import Workbook

    target = io.BytesIO()
    book = Workbook(target, {**options, "strings_to_numbers": False, "default_date_format": "yyyy-mm-dd"})
    pen = _Pen(book)
    summary = figures.summary()
    _summary_sheet(pen, summary, head, texts)
    _job_sheet(pen, figures.jobs(), texts)
    items = figures.items(SURVEY_ITEMS)
    _item_sheet(pen, items, figures.answering_visits(), summary.uses.used, texts)
    _notes_sheet(pen, cut=head.visits > MOST_VISIT_ROWS, left_out=not with_visits)
    if with_visits:
        _visit_sheet(pen, figures, texts)
    book.close()
    return target.getvalue()


class _Pen:
    """A workbook with the formats of this one, and rows in order."""

    def __init__(self, book: Workbook) -> None:
        def form(**properties: object) -> Format:
            made: Format = book.add_format({"font_name": "맑은 고딕", "font_size": 11, **properties})
            return made

        self._book = book
        self.title = form(bold=True, font_size=16)
        head = {"bold": True, "bg_color": "#E6EEF5", "bottom": 1, "text_wrap": True, "valign": "vcenter"}
        self.head = form(**head)
        self.head_of_numbers = form(**head, align="right")
        self.text = form()
        self.right = form(align="right")
        self.wrapped = form(text_wrap=True, valign="top")
        self.bold = form(bold=True, valign="top")
        self.count = form(num_format="#,##0")
        self.decimal = form(num_format="#,##0.0")
        self.mean = form(num_format="0.00")
        self.share = form(num_format="0.0%")
        self.minute = form(num_format="yyyy-mm-dd hh:mm")

    def sheet(self, name: str, widths: Sequence[float], frozen_row: int = 0) -> Worksheet:
        sheet: Worksheet = self._book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        if frozen_row:
            sheet.freeze_panes(frozen_row, 0)
            sheet.repeat_rows(0, frozen_row - 1)
            sheet.set_row(0, _HEADING_POINTS)
            sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def heading(self, sheet: Worksheet, row: int, words: Sequence[str]) -> None:
        for column, word in enumerate(words):
            sheet.write_string(row, column, word, self.head_of_numbers if column else self.head)

    def row(self, sheet: Worksheet, row: int, cells: Sequence[Any], forms: Sequence[Format]) -> None:
        """One row; None leaves its cell empty."""
        for column, (cell, form) in enumerate(zip(cells, forms, strict=True)):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell, form)
            elif cell is not None:
                sheet.write_number(row, column, cell, form)


def share(part: int, whole: int) -> float | None:
    """None where there is nothing to share."""
    return part / whole if whole else None


def _summary_sheet(pen: _Pen, summary: Summary, head: Head, texts: Texts) -> None:
    sheet = pen.sheet(korean.SUMMARY, (26, 16, 12, 12))
    uses = summary.uses
    lines: tuple[tuple[str, Any, Format], ...] = (
        ("장소", head.site_name, pen.text),
        ("키오스크", head.kiosk, pen.count),
        ("내보내기 번호", head.number, pen.count),
        ("기간", head.period, pen.text),
        ("만든 때", head.made_at, pen.text),
        ("", None, pen.text),
        ("이용 횟수: 시작", uses.started, pen.count),
        ("이용 횟수: 이용", uses.used, pen.count),
        ("이용 횟수: 완료", uses.completed, pen.count),
        ("완료율(완료 ÷ 이용)", share(uses.completed, uses.used), pen.share),
        ("함께한 사람(합계)", summary.people, pen.count),
        ("사람 수에 답한 방문", summary.people_answers, pen.count),
        ("체험 횟수", summary.plays, pen.count),
        ("완료한 체험", summary.plays_completed, pen.count),
        ("첫 선택까지(초, 중앙값)", summary.first_action_s, pen.decimal),
        ("머문 시간(초, 평균)", summary.duration_s, pen.decimal),
        ("시계가 의심되는 방문", summary.doubtful_clock, pen.count),
        ("뺀 시험 방문", summary.tests, pen.count),
    )
    sheet.write_string(0, 0, "미래직업체험 키오스크 방문 기록", pen.title)
    row = 2
    for name, value, form in lines:
        pen.row(sheet, row, (name, value), (pen.text, form))
        row += 1
    endings, audiences = dict(summary.endings), dict(summary.audiences)
    row = _table(pen, sheet, row + 1, ("끝난 까닭", "방문"), [
        (korean.ENDINGS[key], endings.get(key, 0)) for key in korean.ENDINGS
    ])  # fmt: skip
    row = _table(pen, sheet, row + 1, ("나이대", "방문"), [
        *((_audience(key, texts), audiences.get(key, 0)) for key in AUDIENCES),
        (korean.NO_ANSWER, audiences.get(None, 0)),
    ])  # fmt: skip
    days = [(day, day_uses.started, day_uses.used, day_uses.completed) for day, day_uses in summary.days]
    _table(pen, sheet, row + 1, korean.DAY_HEADINGS, days)


def _table(
    pen: _Pen, sheet: Worksheet, row: int, headings: Sequence[str], rows: Sequence[Sequence[Any]]
) -> int:
    """A small table with counts; returns the row below it."""
    pen.heading(sheet, row, headings)
    forms = (pen.text, *[pen.count] * (len(headings) - 1))
    for n, cells in enumerate(rows, start=row + 1):
        pen.row(sheet, n, cells, forms)
    return row + 1 + len(rows)


def _job_sheet(pen: _Pen, jobs: Sequence[Job], texts: Texts) -> None:
    sheet = pen.sheet(korean.JOBS, (26, *[13] * (len(korean.JOB_HEADINGS) - 1)), frozen_row=1)
    pen.heading(sheet, 0, korean.JOB_HEADINGS)
    forms = (
        pen.text, pen.count, pen.count, pen.share, *[pen.count] * 6,
        pen.mean, pen.count, pen.count, pen.share, pen.mean,
    )  # fmt: skip
    for row, job in enumerate(jobs, start=1):
        cells = (
            _word(texts, f"{job.experience}.name", job.experience),
            job.plays, job.completed, share(job.completed, job.plays),
            job.abandoned, job.idle, job.crashed, *job.rounds,
            job.stars, job.likings, job.liked, share(job.liked, job.likings), job.liking,
        )  # fmt: skip
        pen.row(sheet, row, cells, forms)


def _item_sheet(pen: _Pen, items: Sequence[Item], answering: int, used: int, texts: Texts) -> None:
    sheet = pen.sheet(korean.SATISFACTION, (42, *[11] * (len(korean.ITEM_HEADINGS) - 1)), frozen_row=1)
    pen.heading(sheet, 0, korean.ITEM_HEADINGS)
    forms = (pen.text, *[pen.count] * 7, pen.share, pen.mean, pen.share)
    for row, item in enumerate(items, start=1):
        cells = (
            _word(texts, f"survey-{item.item}", item.item), *item.values, item.answers, item.satisfied,
            share(item.satisfied, item.answers), item.mean, share(item.answers, used),
        )  # fmt: skip
        pen.row(sheet, row, cells, forms)
    below = len(items) + 2
    pen.row(sheet, below, ("한 문항이라도 답한 방문", answering), (pen.text, pen.count))
    pen.row(sheet, below + 1, ("이용 횟수(이용)", used), (pen.text, pen.count))
    pen.row(sheet, below + 2, ("설문 응답률", share(answering, used)), (pen.text, pen.share))


def _notes_sheet(pen: _Pen, *, cut: bool, left_out: bool) -> None:
    sheet = pen.sheet(korean.NOTES, (18, 90))
    notes = list(korean.NOTES_TEXT)
    if cut and not left_out:
        notes.append((korean.VISITS, korean.VISITS_CUT.format(most=MOST_VISIT_ROWS)))
    if left_out:
        notes.append((korean.VISITS, korean.VISITS_LEFT_OUT))
    for row, note in enumerate(notes):
        pen.row(sheet, row, note, (pen.bold, pen.wrapped))


def _visit_sheet(pen: _Pen, figures: Figures, texts: Texts) -> None:
    widths = (9, 17, 17, 11, 20, 9, 11, 9, 11, 8, 9, 8, 9, 8, 7, 38)
    sheet = pen.sheet(korean.VISITS, widths, frozen_row=1)
    pen.heading(sheet, 0, korean.VISIT_HEADINGS)
    forms = (
        pen.count, pen.minute, pen.minute, pen.decimal, pen.right, pen.right, pen.right, pen.count,
        pen.decimal, pen.count, pen.count, pen.count, pen.count, pen.right, pen.right, pen.text,
    )  # fmt: skip
    row = 0
    for row, visit in enumerate(figures.visits(), start=1):
        cells = list(visit)
        cells[4] = korean.ENDINGS[visit[4]]
        cells[5] = korean.LANGUAGES.get(visit[5], visit[5])
        cells[6] = _audience(visit[6], texts) if visit[6] else None
        cells[13] = None if visit[13] else korean.YES
        cells[14] = korean.YES if visit[14] else None
        pen.row(sheet, row, cells, forms)
    sheet.autofilter(0, 0, max(1, row), len(korean.VISIT_HEADINGS) - 1)


def _audience(key: str, texts: Texts) -> str:
    return _word(texts, f"audience-{key.rstrip('+')}", key)


def _word(texts: Texts, key: str, otherwise: str) -> str:
    """A job that was deleted since is still counted, under its id."""
    return texts.word(key) if key in texts else otherwise
