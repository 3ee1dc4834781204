"""The slip's layout: nothing cut, nothing small, nothing over anything else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.services.qr import QUIET_MODULES, qr_matrix
from kiosk.services.slip_layout import (
    DPI,
    LEAST_MODULE,
    PAPER_DOTS,
    SMALLEST_TYPE,
    Box,
    Code,
    Sheet,
    Star,
    Weight,
    Words,
    balanced,
    lay_out,
    wrap,
)
from tests.unit.slip.slips import make_slip

HANGUL_HEIGHT = 0.85
"""Of the em, in Pretendard: `test_slip_picture` measures it."""


def measure(text: str, size: int, weight: Weight) -> float:
    """Widths like Pretendard's: Hangul 0.87 em, the rest 0.6 em."""
    return size * sum(0.87 if "가" <= letter <= "힣" else 0.6 for letter in text)


def letters(text: str) -> float:
    return float(len(text))


@pytest.fixture(params=[("ko", 58), ("ko", 80), ("en", 58), ("en", 80)], ids=str)
def sheet(request: pytest.FixtureRequest) -> Sheet:
    language, paper_mm = request.param
    slip = make_slip(language)
    return lay_out(slip, qr_matrix(slip.url), PAPER_DOTS[paper_mm], measure)


def test_every_line_lies_on_the_paper(sheet: Sheet) -> None:
    for mark in sheet.marks:
        if isinstance(mark, Words):
            assert mark.x >= 0
            assert mark.x + measure(mark.text, mark.size, mark.weight) <= sheet.width, mark.text
            assert mark.baseline <= sheet.height
        elif isinstance(mark, Code):
            assert mark.x >= 0
            assert mark.x + mark.module * len(mark.matrix) <= sheet.width


def test_no_glyph_is_under_four_millimetres(sheet: Sheet) -> None:
    sizes = [mark.size for mark in sheet.marks if isinstance(mark, Words)]
    assert min(sizes) == SMALLEST_TYPE
    assert min(sizes) * HANGUL_HEIGHT / DPI * 25.4 >= 4.0


def test_no_two_lines_run_into_each_other(sheet: Sheet) -> None:
    lines = [mark for mark in sheet.marks if isinstance(mark, Words)]
    for one, other in ((a, b) for a in lines for b in lines if a is not b):
        apart_across = (
            one.x + measure(one.text, one.size, one.weight) <= other.x
            or other.x + measure(other.text, other.size, other.weight) <= one.x
        )
        apart_down = abs(one.baseline - other.baseline) >= 0.88 * max(
            size
            for size, lower in ((one.size, one.baseline), (other.size, other.baseline))
            if lower == max(one.baseline, other.baseline)
        )
        assert apart_across or apart_down, (one.text, other.text)


def test_stars_and_names_do_not_touch(sheet: Sheet) -> None:
    lines = [mark for mark in sheet.marks if isinstance(mark, Words)]
    for star in (mark for mark in sheet.marks if isinstance(mark, Star)):
        for words in lines:
            right = words.x + measure(words.text, words.size, words.weight)
            beside = right <= star.x or words.x >= star.x + star.size
            above = words.baseline + 0.09 * words.size <= star.y
            below = words.baseline - 0.79 * words.size >= star.y + star.size
            assert beside or above or below, words.text


def test_the_code_keeps_its_quiet_zone_and_its_least_module(sheet: Sheet) -> None:
    (code,) = [mark for mark in sheet.marks if isinstance(mark, Code)]
    assert code.module >= LEAST_MODULE
    assert code.module / DPI * 25.4 >= 0.5
    margin = (*code.matrix[:QUIET_MODULES], *code.matrix[-QUIET_MODULES:])
    assert not any(any(row) for row in margin)
    below = [
        mark.baseline - 0.79 * mark.size
        for mark in sheet.marks
        if isinstance(mark, Words) and mark.baseline > code.y
    ]
    assert min(below) >= code.y + code.module * len(code.matrix)


def test_white_words_stand_on_black(sheet: Sheet) -> None:
    boxes = [mark for mark in sheet.marks if isinstance(mark, Box) and not mark.light]
    for words in (mark for mark in sheet.marks if isinstance(mark, Words) and mark.light):
        assert any(
            box.x <= words.x
            and words.x + measure(words.text, words.size, words.weight) <= box.x + box.width
            and box.y <= words.baseline - 0.79 * words.size
            and words.baseline <= box.y + box.height
            for box in boxes
        ), words.text


def test_without_a_hall_there_is_no_code() -> None:
    sheet = lay_out(make_slip(url=False), None, PAPER_DOTS[80], measure)
    assert not [mark for mark in sheet.marks if isinstance(mark, Code)]


def test_a_code_too_dense_for_the_paper_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        lay_out(make_slip(), qr_matrix("https://hall.example/" + "x" * 1000), PAPER_DOTS[58], measure)


def test_every_word_of_the_slip_is_on_it() -> None:
    slip = make_slip(plays=0, url=False)
    sheet = lay_out(slip, None, PAPER_DOTS[58], measure)
    printed = "".join(mark.text for mark in sheet.marks if isinstance(mark, Words)).replace(" ", "")
    parts = [slip.title, slip.site_name, slip.plays_empty, slip.privacy, slip.closing, slip.code_note]
    parts += [entry.name for entry in slip.programmes] + [entry.code for entry in slip.programmes]
    for part in parts:
        assert part.replace(" ", "") in printed


def test_lines_break_between_words() -> None:
    assert wrap("하나 둘 셋넷다섯 여섯", 5, letters) == ("하나 둘", "셋넷다섯", "여섯")


def test_a_word_wider_than_the_line_is_cut_and_not_lost() -> None:
    assert wrap("가 나다라마바사아 자", 3, letters) == ("가", "나다라", "마바사", "아 자")


def test_even_lines_leave_no_word_alone() -> None:
    assert wrap("aaaa bbbb cccc dd", 100, lambda text: 7.0 * len(text)) == ("aaaa bbbb cccc", "dd")
    assert balanced("aaaa bbbb cccc dd", 100, lambda text: 7.0 * len(text)) == ("aaaa bbbb", "cccc dd")


@given(st.text("가나 ab", max_size=60), st.integers(1, 20))
def test_no_letter_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    for lines in (wrap(text, width, letters), balanced(text, width, letters)):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(len(line) <= width for line in lines)
        assert all(one and other for one, other in pairwise(lines))
