"""When a kiosk is started again, and what silence is a hang."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.pulse import Alive, Leaving, Migrating, Pulse, Starting, pulse_in
from kiosk.core.restarts import End, Pace, Restarts, Watch

PACE = Pace()
FAILURES: tuple[End, ...] = ("crashed", "hung")
RUNS = st.lists(
    st.tuples(st.floats(0.0, 900.0), st.sampled_from(("crashed", "hung", "bad_input")), st.booleans()),
    max_size=40,
)
"""How long each run lasted in seconds, how it ended, and whether it served for all that time or never."""
PULSES = st.lists(
    st.tuples(
        st.floats(0.0, 100.0),
        st.sampled_from((Starting(), Migrating(), Alive("idle"), Alive("visit"), Leaving("signal"))),
    ),
    max_size=20,
)


def waits_of(ends: list[tuple[float, End]], served_s: float = 0.0) -> list[float]:
    """The wait after each end, at its time in seconds."""
    known, waits = Restarts(), []
    for now_s, end in ends:
        known, wait_s = known.after(end, now_s, served_s, PACE)
        waits.append(wait_s)
    return waits


@pytest.mark.parametrize("end", FAILURES)
def test_three_ends_are_answered_at_once_and_then_it_waits_longer_each_time(end: End) -> None:
    ends: list[tuple[float, End]] = [(float(second), end) for second in range(10)]
    assert waits_of(ends) == [0.0, 0.0, 0.0, 5.0, 10.0, 20.0, 40.0, 60.0, 60.0, 60.0]


def test_ends_far_apart_never_make_it_wait() -> None:
    assert waits_of([(101.0 * n, "crashed") for n in range(20)]) == [0.0] * 20


def test_waits_do_not_shrink_because_waiting_took_so_long() -> None:
    assert waits_of([(0, "hung"), (1, "hung"), (2, "hung"), (3, "hung"), (400, "hung"), (800, "hung")])[
        3:
    ] == [
        5.0,
        10.0,
        20.0,
    ]


def test_five_minutes_of_serving_forget() -> None:
    known = Restarts()
    for second in range(6):
        known, wait_s = known.after("crashed", second, 0.0, PACE)
    assert wait_s == 20.0
    assert known.after("crashed", 10.0, PACE.forget_s - 1, PACE)[1] == 40.0
    assert known.after("crashed", 10.0, PACE.forget_s, PACE)[1] == 0.0


def test_bad_input_waits_a_minute_and_is_no_crash() -> None:
    assert waits_of([(60.0 * n, "bad_input") for n in range(5)]) == [60.0] * 5
    assert (
        waits_of([(1, "crashed"), (2, "crashed"), (3, "crashed"), (4, "bad_input"), (90, "crashed")])[-1]
        == 5.0
    )


@given(RUNS)
def test_no_kiosk_makes_a_restart_storm(runs: list[tuple[float, End, bool]]) -> None:
    known, now_s, starts_s = Restarts(), 0.0, [0.0]
    for lasted_s, end, served in runs:
        now_s += lasted_s
        known, wait_s = known.after(end, now_s, lasted_s if served else 0.0, PACE)
        assert 0.0 <= wait_s <= 60.0
        if end == "bad_input":
            assert wait_s == 60.0
        if served and lasted_s >= PACE.forget_s and end != "bad_input":
            assert wait_s == 0.0
        now_s += wait_s
        starts_s.append(now_s)
    # Three at once, four while the waits grow, the rest a minute apart, and what began before the window.
    for first_s in starts_s:
        assert sum(first_s <= start_s < first_s + PACE.window_s for start_s in starts_s) <= 13


@given(RUNS)
def test_waits_only_grow_until_they_are_forgotten(runs: list[tuple[float, End, bool]]) -> None:
    known, now_s, last_s = Restarts(), 0.0, 0.0
    for lasted_s, end, served in runs:
        now_s += lasted_s
        served_s = lasted_s if served else 0.0
        known, wait_s = known.after(end, now_s, served_s, PACE)
        if end == "bad_input":
            last_s = 0.0 if served_s >= PACE.forget_s else last_s
            continue
        assert wait_s >= last_s or served_s >= PACE.forget_s
        last_s = wait_s
        now_s += wait_s


def test_silence_is_a_hang_after_five_seconds_of_serving_or_a_minute_of_starting() -> None:
    assert Watch(100.0).hangs_at_s(PACE) == 160.0
    assert Watch(100.0).hear(Alive("idle"), 103.0).hangs_at_s(PACE) == 108.0


def test_a_kiosk_that_migrates_has_its_minute_anew_and_starting_gives_none() -> None:
    watch = Watch(0.0)
    for second in range(1, 600):
        watch = watch.hear(Migrating(), float(second))
    assert watch.hangs_at_s(PACE) == 659.0
    assert Watch(0.0).hear(Starting(), 50.0).hangs_at_s(PACE) == 60.0


def test_a_kiosk_that_serves_cannot_buy_time_by_migrating() -> None:
    serving = Watch(0.0).hear(Alive("idle"), 1.0)
    assert serving.hear(Migrating(), 4.0) == serving


def test_a_kiosk_that_leaves_has_time_to_print() -> None:
    leaving = Watch(0.0).hear(Alive("staff"), 1.0).hear(Leaving("staff"), 2.0)
    assert leaving.hangs_at_s(PACE) == 62.0
    assert leaving.hear(Alive("staff"), 50.0) == leaving
    assert leaving.hear(Leaving("signal"), 50.0) == leaving


@given(PULSES, st.floats(0.1, 1000.0))
def test_only_hearing_something_ever_puts_a_hang_off(said: list[tuple[float, Pulse]], late_s: float) -> None:
    watch, now_s = Watch(0.0), 0.0
    for after_s, pulse in said:
        now_s += after_s
        watch = watch.hear(pulse, now_s)
        assert watch.heard_s <= now_s
        assert watch.hangs_at_s(PACE) <= now_s + PACE.starting_s
    assert watch.excuse(late_s).hangs_at_s(PACE) == pytest.approx(watch.hangs_at_s(PACE) + late_s)


def test_serving_is_counted_from_the_first_sign_of_it() -> None:
    watch = Watch(0.0).hear(Migrating(), 10.0)
    assert watch.served_s(20.0) == 0.0
    watch = watch.hear(Alive("idle"), 20.0).hear(Alive("visit"), 21.0)
    assert watch.served_s(25.0) == 5.0
    assert watch.business == "visit"


@pytest.mark.parametrize(
    ("said", "code", "killed", "end"),
    [
        (Alive("idle"), 1, False, "crashed"),
        (Alive("idle"), -11, False, "crashed"),
        (Alive("idle"), 0, False, "crashed"),
        (Alive("idle"), -9, True, "hung"),
        (Starting(), 2, False, "bad_input"),
        (Leaving("staff"), 0, False, "left"),
        (Leaving("staff"), -9, True, "left"),
        (Leaving("signal"), 0, False, "crashed"),
    ],
)
def test_an_end_that_nobody_here_ordered_is_a_crash(said: Pulse, code: int, killed: bool, end: End) -> None:
    assert Watch(0.0).hear(said, 1.0).end_of(code, killed=killed) == end


@pytest.mark.parametrize(
    ("line", "before", "pulse"),
    [
        (b"kiosk-pulse alive visit", b"", Alive("visit")),
        (b"kiosk-pulse starting\r", b"", Starting()),
        (b"half a wordkiosk-pulse migrating", b"half a word", Migrating()),
        (b"kiosk-pulse leaving staff", b"", Leaving("staff")),
        (b"kiosk-pulse alive", b"kiosk-pulse alive", None),
        (b"kiosk-pulse alive happily", b"kiosk-pulse alive happily", None),
        (b"\xff\xfe", b"\xff\xfe", None),
        (b"", b"", None),
    ],
)
def test_a_pulse_is_told_from_everything_else(line: bytes, before: bytes, pulse: Pulse | None) -> None:
    assert pulse_in(line) == (before, pulse)
