"""The black page: when it comes, what lights it, and that a wall clock that jumps does not make it blink."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.standby import ROUSED_S, SURE_S, UNTOUCHED_S, Standby, begin, pass_time, rouse

TICK_S = 0.2


def after(standby: Standby, begin_s: float, seconds: float, *, is_open: bool, busy: bool = False) -> Standby:
    """The page after so many seconds of ticks."""
    for n in range(1, round(seconds / TICK_S) + 1):
        standby = pass_time(standby, begin_s + n * TICK_S, is_open=is_open, busy=busy)
    return standby


def night(now_s: float = 1000.0) -> Standby:
    """A page that is black at `now_s`."""
    standby = after(begin(now_s - 130.0), now_s - 130.0, 130.0, is_open=False)
    assert standby.asleep
    return standby


def test_a_kiosk_started_at_night_is_lit_for_two_minutes() -> None:
    started = begin(0.0)
    assert not after(started, 0.0, UNTOUCHED_S - 1, is_open=False).asleep
    assert after(started, 0.0, UNTOUCHED_S + 1, is_open=False).asleep


def test_it_goes_black_two_minutes_after_closing_however_long_nobody_was_there() -> None:
    day = after(begin(0.0), 0.0, 600.0, is_open=True)
    assert not after(day, 600.0, UNTOUCHED_S - 1, is_open=False).asleep
    assert after(day, 600.0, UNTOUCHED_S + 1, is_open=False).asleep


def test_a_touch_in_time_keeps_it_lit_for_two_more_minutes() -> None:
    touched = rouse(after(begin(0.0), 0.0, 100.0, is_open=False), 100.0)
    assert not after(touched, 100.0, UNTOUCHED_S - 1, is_open=False).asleep
    assert after(touched, 100.0, UNTOUCHED_S + 1, is_open=False).asleep


def test_a_black_page_that_is_touched_is_lit_for_five_minutes() -> None:
    woken = rouse(night(), 1000.0)
    assert not woken.asleep
    again = rouse(after(woken, 1000.0, 10.0, is_open=False), 1010.0)  # a second touch takes nothing away
    for page in (woken, again):
        assert not after(page, 1010.0, ROUSED_S - 11, is_open=False).asleep
        assert after(page, 1010.0, ROUSED_S + 1, is_open=False).asleep


def test_opening_time_lights_it_once_that_is_sure() -> None:
    assert after(night(), 1000.0, SURE_S - 1, is_open=True).asleep
    assert not after(night(), 1000.0, SURE_S + 1, is_open=True).asleep


def test_it_never_goes_black_while_somebody_is_at_something() -> None:
    working = after(begin(0.0), 0.0, 1000.0, is_open=False, busy=True)
    assert not working.asleep
    assert not after(working, 1000.0, UNTOUCHED_S - 1, is_open=False).asleep
    assert not pass_time(night(), 1000.0, is_open=False, busy=True).asleep


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 60)), max_size=80))
def test_a_wall_clock_that_jumps_for_moments_does_not_light_a_black_page(
    said: list[tuple[bool, int]],
) -> None:
    standby, now_s, open_s = night(), 1000.0, 0.0
    for is_open, ticks in said:
        for _ in range(ticks):
            now_s += TICK_S
            open_s = open_s + TICK_S if is_open else 0.0
            standby = pass_time(standby, now_s, is_open=is_open, busy=False)
            if not standby.asleep:
                assert open_s >= SURE_S
                return


@given(st.lists(st.tuples(st.booleans(), st.floats(0.2, 200.0)), max_size=30))
def test_whatever_the_wall_clock_says_it_does_not_go_black_twice_within_two_minutes(
    said: list[tuple[bool, float]],
) -> None:
    standby, now_s = begin(0.0), 0.0
    fell_s = float("-inf")
    for is_open, seconds in said:
        for _ in range(round(seconds / TICK_S)):
            now_s += TICK_S
            before, standby = standby, pass_time(standby, now_s, is_open=is_open, busy=False)
            if standby.asleep and not before.asleep:
                assert not is_open
                assert now_s - fell_s > UNTOUCHED_S
                fell_s = now_s
