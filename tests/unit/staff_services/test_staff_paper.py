"""The month on paper and the test slip: what stands there, that it fits, and where it goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QImage

from kiosk.core.contract import line
from kiosk.core.counts import MonthCounts, PeriodCounts
from kiosk.core.errors import KioskError
from kiosk.core.month_paper import month_content
from kiosk.core.site import Place, Printer, Site
from kiosk.core.staff_ports import Stick
from kiosk.core.texts import Texts
from kiosk.installation import load_fonts
from kiosk.services.slip_channels import PrinterTrouble
from kiosk.services.slip_layout import PAPER_DOTS, Sheet, Weight, Words
from kiosk.services.slip_picture import sheet_image, slip_font
from kiosk.services.staff.staff_paper import (
    MonthNotSaved,
    PaperPlace,
    StaffPaper,
    write_month,
    write_test,
)
from kiosk.services.staff.worker import Worker
from kiosk.services.text_files import read_words
from tests.doubles import ManualClock
from tests.unit.staff_services.scene import Heard

ROOT = Path(__file__).parents[3]
JOBS = {"drone_traffic.name": "드론교통관제사", "care_robot.name": "돌봄로봇 코디네이터"}
TEXTS = {
    language: Texts(language, read_words(ROOT / "kiosk" / "ui" / "texts" / f"{language}.toml") | JOBS)
    for language in ("ko", "en")
}
PERIOD = PeriodCounts(
    days=30, started=11284, used=1003, completed=3, people=1890, people_answers=640, plays=540,
    plays_completed=400, first_action_s=11.6, satisfied=210, answers=260, mean_satisfaction=4.27,
)  # fmt: skip
COUNTS = MonthCounts(
    2026,
    2,
    PERIOD,
    (("drone_traffic", 412, 300), ("care_robot", 128, 100), ("gone_job", 3, 1)),
    26,
    31,
    702,
    388,
)
TODAY = date(2026, 3, 2)
SITE = Site(site=Place(id="cheongchun", number=2, name="서울청년센터 금천 청춘삘딩"))


def rows(counts: MonthCounts, language: str = "ko") -> dict[str, str]:
    content = month_content(TEXTS[language], "여기", counts, TODAY)
    return {label: value for section in content.sections for label, value in section.rows}


def test_the_month_says_its_own_figures_and_hides_no_small_ones() -> None:
    assert rows(COUNTS) == {
        "시작": "11,284회",
        "이용": "1,003회",
        "완료": "3회",
        "첫 선택까지": "12초",
        "답한 사람 수": "1,890명",
        "답한 횟수": "260회",
        "드론교통관제사": "412 / 300",
        "돌봄로봇 코디네이터": "128 / 100",
        "gone_job": "3 / 1",
        "만족(4–5점)": "81\u00a0%",
        "평균": "4.3점",
        "응답률": "26\u00a0%",
        "켜 둔 날": "26일",
        "직원 부르기": "31회",
        "출력한 안내지": "702장",
        "안내지에 담은 것": "388회",
    }


def test_a_month_without_answers_says_so_and_has_no_shares() -> None:
    empty = MonthCounts(2026, 2, PeriodCounts(days=28))
    content = month_content(TEXTS["ko"], "여기", empty, TODAY)
    assert [section.rows for section in content.sections if section.heading in ("일마다", "만족도")] == [
        (),
        (),
    ]
    assert "%" not in "".join(rows(empty).values())


def test_a_month_that_is_not_over_says_how_far_it_has_come() -> None:
    assert month_content(TEXTS["ko"], "여기", COUNTS, TODAY).month == "2026년 2월"
    assert month_content(TEXTS["ko"], "여기", COUNTS, date(2026, 2, 9)).month == "2026년 2월 1–9일"


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("paper_mm", [58, 80])
def test_every_word_stands_on_the_paper_and_on_no_other(qapp: object, language: str, paper_mm: int) -> None:
    from PySide6.QtGui import QFontMetricsF

    load_fonts()

    def measure(text: str, size: int, weight: Weight) -> float:
        return QFontMetricsF(slip_font(size, weight)).horizontalAdvance(text)

    content = month_content(TEXTS[language], f"{SITE.site.name} 1번 키오스크", COUNTS, TODAY)
    for write in (write_month(content), write_test(TEXTS[language], SITE, TODAY)):
        sheet: Sheet = write(PAPER_DOTS[paper_mm], measure)
        words = [mark for mark in sheet.marks if isinstance(mark, Words)]
        ends = [(word, word.x + measure(word.text, word.size, word.weight)) for word in words]
        assert [word.text for word, end in ends if word.x < 0 or end > sheet.width] == []
        assert min(word.size for word in words) >= 38
        on_one_line = [
            (first.text, second.text)
            for first, end in ends
            for second in words
            if first is not second and first.baseline == second.baseline and first.x <= second.x < end
        ]
        assert on_one_line == []
        image = sheet_image(write, paper_mm)
        assert (image.width(), image.height()) == (sheet.width, sheet.height)


class Strips:
    """A printer for strips, which are kept by their titles; or one trouble."""

    def __init__(self, trouble: PrinterTrouble | None = None, *, on_paper: bool = True) -> None:
        self.prints_on_paper = on_paper
        self._trouble = trouble
        self.titles: list[str] = []

    def print_strip(self, image: QImage, title: str) -> None:
        if self._trouble:
            raise self._trouble
        self.titles.append(title)


@pytest.fixture
def place(tmp_path: Path, clock: ManualClock) -> PaperPlace:
    (tmp_path / "slips").mkdir()
    return PaperPlace(SITE, 1, tmp_path / "slips", TEXTS["ko"], clock, lambda: None)


def issue(paper: StaffPaper) -> Heard[str]:
    heard: Heard[str] = Heard()
    paper.issue(COUNTS, heard)
    return heard


def test_without_a_printer_the_month_is_kept_as_a_pdf_of_true_size(
    qapp: object, place: PaperPlace, worker: Worker
) -> None:
    path = Path(issue(StaffPaper(place, worker)).result)
    assert path == place.slips / "month_cheongchun-1_2026-02.pdf"
    document = pypdfium2.PdfDocument(path)
    assert len(document) == 1
    assert document[0].get_width() == pytest.approx(80 / 25.4 * 72, abs=1)
    document.close()


def test_a_printer_that_is_gone_keeps_the_month_too(qapp: object, place: PaperPlace, worker: Worker) -> None:
    gone = replace(place, printer=lambda: Strips(PrinterTrouble("missing", "unplugged")))
    assert Path(issue(StaffPaper(gone, worker)).result).is_file()


def test_with_a_printer_the_month_comes_out_of_it(qapp: object, place: PaperPlace, worker: Worker) -> None:
    printer = Strips()
    assert issue(StaffPaper(replace(place, printer=lambda: printer), worker)).result == "printed"
    assert printer.titles == [month_content(TEXTS["ko"], "", COUNTS, TODAY).title]
    assert list(place.slips.iterdir()) == []


def test_a_folder_that_refuses_is_an_answer(qapp: object, place: PaperPlace, worker: Worker) -> None:
    place.slips.rmdir()
    assert isinstance(issue(StaffPaper(place, worker)).answer, MonthNotSaved)


def test_the_month_goes_onto_a_stick_by_its_name(
    qapp: object, place: PaperPlace, worker: Worker, tmp_path: Path
) -> None:
    stick = Stick("sdb1", "KIOSK", str(tmp_path), 10**9, 10**9)
    heard: Heard[str] = Heard()
    StaffPaper(place, worker).save_to(stick, COUNTS, heard)
    assert (tmp_path / heard.result).read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    "trouble", [{"read_only": True}, {"mounted": False, "path": ""}, {"path": "/nowhere/at/all"}]
)
def test_a_stick_that_takes_nothing_is_an_answer(
    qapp: object, place: PaperPlace, worker: Worker, tmp_path: Path, trouble: dict[str, object]
) -> None:
    stick = replace(Stick("sdb1", "KIOSK", str(tmp_path), 10**9, 10**9), **trouble)  # type: ignore[arg-type]
    heard: Heard[str] = Heard()
    StaffPaper(place, worker).save_to(stick, COUNTS, heard)
    assert isinstance(heard.answer, MonthNotSaved)


def test_a_test_slip_needs_a_printer_that_answers(qapp: object, place: PaperPlace, worker: Worker) -> None:
    for printer, key in (
        (None, "error-no-printer"),
        (Strips(on_paper=False), "error-no-printer"),
        (Strips(PrinterTrouble("paper_out", "empty")), "error-printer-paper-out"),
    ):
        heard: Heard[None] = Heard()
        StaffPaper(replace(place, printer=lambda it=printer: it), worker).print_test_slip(heard)  # type: ignore[misc]
        assert isinstance(heard.answer, KioskError)
        assert heard.answer.message_key == key
        assert all(TEXTS[language].say(line(key)) for language in TEXTS)


def test_a_test_slip_comes_out(qapp: object, place: PaperPlace, worker: Worker) -> None:
    printer = Strips()
    heard: Heard[None] = Heard()
    StaffPaper(replace(place, printer=lambda: printer), worker).print_test_slip(heard)
    assert heard.result is None
    assert printer.titles == ["test"]


def test_the_paper_is_as_wide_as_the_sites(qapp: object, place: PaperPlace, worker: Worker) -> None:
    narrow = Site(site=SITE.site, printer=Printer(paper_mm=58))
    path = Path(issue(StaffPaper(replace(place, site=narrow), worker)).result)
    document = pypdfium2.PdfDocument(path)
    assert document[0].get_width() == pytest.approx(58 / 25.4 * 72, abs=1)
    document.close()
