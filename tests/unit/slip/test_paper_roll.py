"""The estimate of what is left on the roll, and the day's slips."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.printers import STATES, PrinterState
from kiosk.services.paper_roll import PaperRoll
from tests.doubles import ManualClock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "paper.json"


def test_it_is_kept_over_a_start_and_slips_are_counted_by_day(path: Path, clock: ManualClock) -> None:
    roll = PaperRoll(path, clock, 50)
    assert (roll.left_m, roll.slips_today) == (50, 0)
    roll.printed(400, slip=True)
    roll.printed(600, slip=False)
    again = PaperRoll(path, clock, 50)
    assert (again.left_m, again.slips_today) == (49, 1)
    clock.advance(minutes=24 * 60)
    assert (again.left_m, again.slips_today) == (49, 0)
    again.printed(1000, slip=True)
    assert (again.left_m, again.slips_today) == (48, 1)


def test_the_day_is_seouls(path: Path, clock: ManualClock) -> None:
    roll = PaperRoll(path, clock, 50)
    clock.set_wall(clock.utc().replace(hour=14, minute=59))
    roll.printed(1, slip=True)
    clock.set_wall(clock.utc() + timedelta(minutes=2))
    assert roll.slips_today == 0


def test_a_clock_that_is_set_back_begins_a_new_count_and_loses_no_paper(
    path: Path, clock: ManualClock
) -> None:
    roll = PaperRoll(path, clock, 50)
    roll.printed(1000, slip=True)
    clock.set_wall(clock.utc() - timedelta(days=400))
    assert (roll.left_m, roll.slips_today) == (49, 0)


def test_nothing_is_left_less_than_nothing(path: Path, clock: ManualClock) -> None:
    roll = PaperRoll(path, clock, 5)
    roll.printed(6000, slip=False)
    assert roll.left_m == 0


def test_a_new_roll_is_as_long_as_the_site_says(path: Path, clock: ManualClock) -> None:
    roll = PaperRoll(path, clock, 80)
    roll.printed(2000, slip=True)
    roll.changed()
    assert (roll.left_m, roll.slips_today) == (80, 1)


@pytest.mark.parametrize(
    ("states", "is_new"),
    [
        (["paper_out", "ready"], True),
        (["paper_out", "cover_open", "offline", "ready"], True),
        (["paper_low", "cover_open", "ready"], True),
        (["paper_low", "cover_open", "paper_low", "ready"], True),
        (["cover_open", "ready"], False),
        (["paper_low", "ready"], False),
        (["offline", "ready"], False),
        (["paper_out", "paper_low"], False),
        (["unknown", "silent", "ready"], False),
    ],
)
def test_a_roll_that_was_changed_is_noticed(
    path: Path, clock: ManualClock, states: list[PrinterState], is_new: bool
) -> None:
    roll = PaperRoll(path, clock, 50)
    roll.printed(1000, slip=False)
    for state in ("ready", *states):
        roll.heard(state)
    assert roll.left_m == (50 if is_new else 49)


def test_another_printer_that_is_ready_has_no_new_roll(path: Path, clock: ManualClock) -> None:
    roll = PaperRoll(path, clock, 50)
    roll.printed(1000, slip=False)
    roll.heard("paper_out")
    roll.another_printer()
    roll.heard("ready")
    assert roll.left_m == 49


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"used_mm": -1}', b'{"used_mm": "x"}', b"\xff\x00"])
def test_a_damaged_file_begins_anew_and_says_so(
    path: Path, clock: ManualClock, caplog: pytest.LogCaptureFixture, content: bytes
) -> None:
    path.write_bytes(content)
    roll = PaperRoll(path, clock, 50)
    assert (roll.left_m, roll.slips_today) == (50, 0)
    assert "begins anew" in caplog.text
    roll.printed(1000, slip=True)
    assert PaperRoll(path, clock, 50).left_m == 49


def test_a_disk_that_refuses_keeps_nobody_from_printing(
    tmp_path: Path, clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    roll = PaperRoll(tmp_path / "no folder" / "paper.json", clock, 50)
    roll.printed(1000, slip=True)
    assert (roll.left_m, roll.slips_today) == (49, 1)
    assert "is not written" in caplog.text


@given(st.lists(st.sampled_from(STATES)), st.binary(max_size=60))
def test_whatever_comes_there_is_an_estimate(
    tmp_path_factory: pytest.TempPathFactory, states: list[PrinterState], content: bytes
) -> None:
    path = tmp_path_factory.mktemp("roll") / "paper.json"
    path.write_bytes(content)
    roll = PaperRoll(path, ManualClock(), 50)
    for state in states:
        roll.heard(state)
    assert 0 <= roll.left_m <= 50
    assert roll.slips_today >= 0
