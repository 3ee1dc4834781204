"""What stands on a slip, and what is left out."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

import pytest

from kiosk.core.site import Place
from kiosk.core.slip import PlayedJob, SlipPlay, SlipStep, slip_content
from kiosk.core.texts import MissingText, Texts
from tests.unit.slip.slips import DAY, PLACE, STEPS, WORDS, make_slip


def test_a_slip_says_what_was_done_where_and_when() -> None:
    slip = make_slip("ko", plays=2)
    assert (slip.date_text, slip.site_name) == ("2026년 11월 22일", "서울청년센터 금천 청춘삘딩")
    assert slip.plays[1] == SlipPlay("스마트팜 운영자", 1, "날씨를 저울질하며 키워요")
    assert slip.privacy == "이 종이에는 개인정보가 없습니다."


def test_the_english_slip_has_english_words_and_the_korean_names_of_counters() -> None:
    slip = make_slip("en", plays=1)
    assert (slip.date_text, slip.site_name) == ("2026-11-22", "Seoul Youth Center Geumcheon")
    assert slip.programmes[0].name == "경비원 교육"
    assert slip.programmes[0].rows[0] == ("For", "금천구에 사는 40–69세")


def test_what_nobody_knows_of_a_programme_is_left_out() -> None:
    guard, long, bare = make_slip().programmes
    assert guard.rows == (("대상", "금천구에 사는 40–69세"), ("신청", "금천구 일자리센터, 매달 첫 주"))
    assert long.rows == (("장소", "가온길 1, 3–4층"), ("시간", "9–18시"))
    assert bare.rows == ()
    assert [entry.code for entry in (guard, long, bare)] == ["G-08", "G-11", "G-123"]


def test_without_a_hall_nothing_is_said_of_a_code() -> None:
    slip = make_slip(url=False)
    assert (slip.url, slip.qr_caption) == ("", "")


def test_with_nothing_played_there_is_an_invitation_instead() -> None:
    assert make_slip(plays=0).plays_empty
    assert not make_slip(plays=1).plays_empty


def test_steps_say_what_to_do_and_what_is_new_to_learn() -> None:
    work, week = make_slip("ko").steps
    assert work == SlipStep(
        "스마트안전관리사 알아보기", "새로 배울 것: 센서와 화면 읽기, 안전 관리 법과 기록"
    )
    assert week.task == "이번 주에 다섯 사람에게 물어보기"
    assert make_slip("en").steps[0].task == "Find out about: Smart safety manager"


def test_steps_alone_have_the_heading_and_no_word_of_a_number() -> None:
    words = WORDS["ko"]
    slip = slip_content(
        Texts("ko", words), place=PLACE, day=DAY, plays=(), programmes=(), url="", steps=STEPS[1:]
    )
    assert slip.programmes_heading == words["slip-programmes"]
    assert slip.code_note == ""


def test_without_programmes_their_part_is_left_out() -> None:
    slip = make_slip(full=False)
    assert (slip.programmes_heading, slip.programmes, slip.steps, slip.code_note) == ("", (), (), "")


def test_a_job_played_twice_stands_once_with_its_best_stars() -> None:
    words = WORDS["ko"] | {"drone.name": "관제사", "drone.line": "이끌어요"}
    slip = slip_content(
        Texts("ko", words),
        place=Place(id="demo", number=0, name="시연"),
        day=DAY,
        plays=[PlayedJob("drone", 1), PlayedJob("drone", 3), PlayedJob("drone", 0)],
        programmes=(),
        url="",
    )
    assert slip.plays == (SlipPlay("관제사", 3, "이끌어요"),)


def test_a_job_without_words_is_a_bug_and_not_a_blank() -> None:
    with pytest.raises(MissingText):
        slip_content(
            Texts("ko", WORDS["ko"]),
            place=Place(id="demo", number=0, name="시연"),
            day=date(2026, 1, 1),
            plays=[PlayedJob("unknown", 1)],
            programmes=(),
            url="",
        )


@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_words_are_left_unfilled(language: str) -> None:
    def texts(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [text for part in value.values() for text in texts(part)]
        if isinstance(value, tuple | list):
            return [text for part in value for text in texts(part)]
        return [value] if isinstance(value, str) else []

    assert not [text for text in texts(asdict(make_slip(language))) if "{" in text or "slip-" in text]
