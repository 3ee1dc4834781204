"""Whose turn it is on the attract screen, and how own and newer programmes become one list."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.core.news import (
    NOTICE_S,
    PLAY_S,
    Given,
    Notice,
    Turns,
    current_notices,
    free_number,
    merge,
    numbers_of,
    pass_time,
    remembered,
)
from kiosk.core.programmes import Programme, expired
from tests.unit.news.scene import OWN, TODAY

A = Notice("a.png", "가 소식", date(2026, 11, 1), date(2026, 11, 30))
B = Notice("b.png", "나 소식", date(2026, 11, 1), date(2026, 11, 30))
TICK_S = 0.5
DAY = timedelta(days=1)


def seen(notices: tuple[Notice, ...], seconds: float, turns: Turns | None = None) -> list[str]:
    """What is on after each tick: "" is the bot's play."""
    turns = turns or Turns()
    shown = []
    for _ in range(round(seconds / TICK_S)):
        turns = pass_time(turns, TICK_S, notices)
        shown.append(turns.on.text if turns.on else "")
    return shown


def test_without_notices_the_bot_plays_on() -> None:
    assert set(seen((), 300)) == {""}


def test_notices_take_turns_with_the_play() -> None:
    shown = seen((A, B), 2 * (PLAY_S + NOTICE_S))
    order = [now for now, before in zip(shown, ["x", *shown], strict=False) if now != before]
    assert order == ["", "가 소식", "", "나 소식", ""]
    assert shown.count("가 소식") * TICK_S == NOTICE_S
    assert shown.count("나 소식") * TICK_S == NOTICE_S


def test_after_the_last_the_first_comes_again() -> None:
    shown = seen((A, B), 3 * (PLAY_S + NOTICE_S))
    assert shown[-2] == "가 소식"


def test_a_new_notice_waits_for_the_play_to_be_seen() -> None:
    waited = pass_time(Turns(), 10 * PLAY_S, ())
    assert pass_time(waited, TICK_S, (A,)).on is None


def test_a_notice_that_is_taken_away_leaves_at_once() -> None:
    turns = pass_time(Turns(), PLAY_S, (A, B))
    assert turns.on == A
    assert pass_time(turns, TICK_S, (B,)).on is None


@given(st.lists(st.floats(0, 60), max_size=60), st.sampled_from([(), (A,), (A, B)]))
def test_whatever_time_passes_only_a_notice_of_today_is_on(
    steps: list[float], notices: tuple[Notice, ...]
) -> None:
    turns = Turns()
    for step in steps:
        turns = pass_time(turns, step, notices)
        assert turns.on is None or turns.on in notices


def test_a_notice_is_shown_from_its_first_to_its_last_day() -> None:
    shown = [bool(current_notices((A,), A.first + n * DAY)) for n in range(-1, 31)]
    assert shown == [False, *[True] * 30, False]


COURSE = Programme(
    id="news_500",
    number=500,
    name="디지털 기초 교육",
    provider="금천구 평생학습관",
    path="transition",
    what="컴퓨터를 처음부터 배워요.",
    checked_on=TODAY,
    valid_from=TODAY + 7 * DAY,
    valid_until=TODAY + 60 * DAY,
)
NEWER = replace(COURSE, id="job_centre", number=1, name="새 상담")


def current(programmes: tuple[Programme, ...], day: date) -> list[str]:
    return [entry.name for entry in programmes if entry.current(day)]


def test_new_programmes_come_after_the_sites_own() -> None:
    assert merge(OWN, (COURSE,), TODAY) == (*OWN, COURSE)


def test_a_programme_is_shown_from_its_first_day_on() -> None:
    assert not COURSE.current(TODAY + 6 * DAY)
    assert COURSE.current(TODAY + 7 * DAY)
    assert expired((COURSE,), TODAY) == ()


def test_a_newer_word_takes_the_place_of_the_old_on_its_first_day() -> None:
    merged = merge(OWN, (NEWER,), TODAY)
    assert current(merged, TODAY + 6 * DAY) == ["취업·창업 상담", "창업 지원"]
    assert current(merged, TODAY + 7 * DAY) == ["창업 지원", "새 상담"]
    assert current(merged, TODAY + 61 * DAY) == ["창업 지원"]


def test_what_is_replaced_is_not_called_expired() -> None:
    later = TODAY + 8 * DAY
    assert expired(merge(OWN, (NEWER,), later), later) == ()


def test_a_newer_word_may_come_by_id_or_by_number() -> None:
    later = TODAY + 8 * DAY
    for newer in (replace(NEWER, number=500), replace(NEWER, id="news_1")):
        assert [entry.name for entry in merge(OWN, (newer,), later)] == ["창업 지원", "새 상담"]


def test_numbers_belong_to_the_sites_own_and_to_all_that_ever_came() -> None:
    before = (Given(500, "news_500", "지난 과정", "기관"),)
    assert sorted(numbers_of(OWN, before)) == [1, 3, 500]
    newest = remembered(before, (COURSE, replace(COURSE, id="news_501", number=501)))
    assert [(one.number, one.name) for one in newest] == [
        (500, "디지털 기초 교육"),
        (501, "디지털 기초 교육"),
    ]


def test_the_lowest_number_that_nobody_had_is_free() -> None:
    assert free_number(()) == 500
    assert free_number((1, 500, 501, 999)) == 502
    assert free_number(range(500, 1000)) is None
