"""The slip as PNG and PDF, read back by independent readers: zxing and pdfium."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops
from PySide6.QtGui import QFontMetricsF, QGuiApplication

from kiosk.services.slip_layout import DPI, PAPER_DOTS, SMALLEST_TYPE
from kiosk.services.slip_picture import slip_font, slip_pdf, slip_png
from tests.unit.slip.slips import make_slip

pytestmark = pytest.mark.usefixtures("qapp")
PAPERS = sorted(PAPER_DOTS)


def read_codes(picture: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(picture.convert("L"))]


def ink_box(picture: Image.Image) -> tuple[int, int, int, int]:
    box = ImageChops.invert(picture).point(lambda shade: 255 if shade > 127 else 0).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize("paper_mm", PAPERS)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_code_of_the_png_reads_as_the_ticket(tmp_path: Path, language: str, paper_mm: int) -> None:
    slip = make_slip(language)
    slip_png(slip, paper_mm, tmp_path / "slip.png")
    with Image.open(tmp_path / "slip.png") as picture:
        assert read_codes(picture) == [slip.url]
        assert picture.width == PAPER_DOTS[paper_mm]
        assert picture.info["dpi"] == pytest.approx((DPI, DPI), abs=0.1)
        assert set(picture.convert("L").tobytes()) == {0, 255}


@pytest.mark.parametrize("paper_mm", PAPERS)
def test_the_pdf_is_one_page_of_true_size_with_the_same_picture(tmp_path: Path, paper_mm: int) -> None:
    slip = make_slip()
    slip_png(slip, paper_mm, tmp_path / "slip.png")
    slip_pdf(slip, paper_mm, tmp_path / "slip.pdf")
    with Image.open(tmp_path / "slip.png") as opened:
        picture = opened.convert("L")
    document = pypdfium2.PdfDocument(tmp_path / "slip.pdf")
    try:
        assert len(document) == 1
        width_pt, height_pt = document[0].get_size()
        page = document[0].render(scale=DPI / 72).to_pil().convert("L")
    finally:
        document.close()
    assert width_pt / 72 * 25.4 == pytest.approx(paper_mm, abs=0.4)
    assert height_pt / 72 == pytest.approx(picture.height / DPI, abs=0.02)
    assert read_codes(page) == [slip.url]
    inked, drawn = ink_box(page), ink_box(picture)
    assert inked[2] - inked[0] == pytest.approx(drawn[2] - drawn[0], abs=3)
    assert inked[3] - inked[1] == pytest.approx(drawn[3] - drawn[1], abs=4)


@pytest.mark.parametrize("paper_mm", PAPERS)
def test_a_slip_without_a_hall_carries_no_code(tmp_path: Path, paper_mm: int) -> None:
    slip_png(make_slip(plays=0, url=False), paper_mm, tmp_path / "slip.png")
    with Image.open(tmp_path / "slip.png") as picture:
        assert read_codes(picture) == []


def test_nothing_is_cut_at_the_sides_or_the_end(tmp_path: Path) -> None:
    slip_png(make_slip("en"), 58, tmp_path / "slip.png")
    with Image.open(tmp_path / "slip.png") as picture:
        below_header = picture.convert("L").crop((0, 240, picture.width, picture.height))
    left, _, right, bottom = ink_box(below_header)
    assert left >= 4
    assert right <= below_header.width - 4
    assert bottom <= below_header.height - 8


def test_the_smallest_hangul_is_four_millimetres_high(qapp: QGuiApplication) -> None:
    glyphs = QFontMetricsF(slip_font(10 * SMALLEST_TYPE, "Regular"))
    for letter in "가한뽑":
        assert glyphs.tightBoundingRect(letter).height() / 10 / DPI * 25.4 >= 4.0, letter


def test_the_same_slip_is_the_same_picture(tmp_path: Path) -> None:
    for name in ("one.png", "two.png"):
        slip_png(make_slip(), 80, tmp_path / name)
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()


def test_a_folder_that_is_not_there_is_an_error_and_not_silence(tmp_path: Path) -> None:
    for write in (slip_png, slip_pdf):
        with pytest.raises(FileNotFoundError):
            write(make_slip(), 80, tmp_path / "none" / "slip")


def test_another_paper_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="70 mm"):
        slip_png(make_slip(), 70, tmp_path / "slip.png")
