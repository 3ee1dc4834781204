"""The staff PIN: three free tries, then waits that a restart does not shorten."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.core.staff_ports import PinAnswer
from kiosk.services.identity import IdentityFile
from kiosk.services.staff_pin import PinAlreadySet, PinTooSimple, StaffPin, reset_pin, wait_after
from tests.doubles import ManualClock

RIGHT = PinAnswer(right=True, wait_s=0)


@pytest.fixture
def file(tmp_path: Path) -> IdentityFile:
    file = IdentityFile(tmp_path / "identity.json")
    file.ensure("dreamteo")
    return file


@pytest.fixture
def pin(file: IdentityFile, clock: ManualClock) -> StaffPin:
    pin = StaffPin(file, clock)
    pin.set_first("4071")
    return pin


def test_a_new_kiosk_has_no_pin_and_lets_nobody_in(file: IdentityFile, clock: ManualClock) -> None:
    pin = StaffPin(file, clock)
    assert not pin.is_set
    for guess in ("", "0000", "1234"):
        assert not pin.check(guess).right


def test_the_pin_is_not_in_the_file(pin: StaffPin, tmp_path: Path) -> None:
    assert "4071" not in (tmp_path / "identity.json").read_text()
    assert pin.check("4071") == RIGHT


def test_the_first_pin_cannot_be_set_twice(pin: StaffPin) -> None:
    with pytest.raises(PinAlreadySet):
        pin.set_first("9999")
    assert pin.check("4071") == RIGHT


@pytest.mark.parametrize("simple", ["", "123", "0000", "77777777", "123456789", "12a4", "１２３４", " 4071"])
def test_a_pin_is_four_to_eight_digits_and_not_one_repeated(
    file: IdentityFile, clock: ManualClock, simple: str
) -> None:
    pin = StaffPin(file, clock)
    with pytest.raises(PinTooSimple):
        pin.set_first(simple)
    assert not pin.is_set


def test_three_tries_are_free_then_the_wait_doubles_up_to_two_minutes(
    pin: StaffPin, clock: ManualClock
) -> None:
    waits = []
    for _ in range(7):
        waits.append(pin.check("1111").wait_s)
        clock.advance(waits[-1])
    assert waits == [0, 0, 30, 60, 120, 120, 120]
    assert wait_after(10**6) == 120


def test_while_waiting_even_the_right_pin_is_not_looked_at(pin: StaffPin, clock: ManualClock) -> None:
    for _ in range(3):
        pin.check("1111")
    clock.advance(29)
    assert pin.check("4071") == PinAnswer(right=False, wait_s=1)
    clock.advance(1)
    assert pin.check("4071") == RIGHT


def test_the_right_pin_makes_the_next_tries_free_again(pin: StaffPin) -> None:
    pin.check("1111")
    pin.check("1111")
    assert pin.check("4071") == RIGHT
    assert [pin.check("1111").wait_s for _ in range(3)] == [0, 0, 30]


def test_a_restart_gives_no_free_tries_and_waits_in_full(
    pin: StaffPin, file: IdentityFile, clock: ManualClock
) -> None:
    for _ in range(3):
        pin.check("1111")
    clock.advance(25)
    again = StaffPin(file, clock)
    assert again.wait_s == 30
    assert not again.check("4071").right
    clock.advance(30)
    assert again.check("1111").wait_s == 60


def test_setting_the_wall_clock_does_not_shorten_the_wait(pin: StaffPin, clock: ManualClock) -> None:
    for _ in range(3):
        pin.check("1111")
    clock.set_wall(clock.utc() + timedelta(days=365))
    assert pin.wait_s == 30


def test_a_try_counts_although_the_plug_is_pulled_before_the_answer(
    pin: StaffPin, file: IdentityFile, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def plug_is_pulled(*_: object) -> bool:
        raise SystemExit

    monkeypatch.setattr("argon2.PasswordHasher.verify", plug_is_pulled)
    for _ in range(3):
        with pytest.raises(SystemExit):
            pin.check("4071")
    assert file.read().wrong_pins == 3
    assert StaffPin(file, clock).wait_s == 30


def test_a_pin_is_changed_only_by_who_knows_it(pin: StaffPin) -> None:
    assert not pin.change("1111", "5820").right
    assert pin.check("4071") == RIGHT
    assert pin.change("4071", "5820") == RIGHT
    assert pin.check("5820") == RIGHT
    assert not pin.check("4071").right


def test_reset_on_the_console_makes_the_next_start_a_first_start(
    pin: StaffPin, file: IdentityFile, clock: ManualClock
) -> None:
    for _ in range(5):
        pin.check("1111")
        clock.advance(120)
    reset_pin(file)
    again = StaffPin(file, clock)
    assert not again.is_set
    again.set_first("5820")
    assert again.check("5820") == RIGHT
    assert file.read().site == "dreamteo"
