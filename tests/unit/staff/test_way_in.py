"""The pad: what opens the staff page, what does not, and when it closes by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiosk.core import staff as st
from kiosk.core.errors import KioskError
from kiosk.core.front import VisitStopped
from kiosk.core.staff_errands import ChangePin, CheckPin, CountVisits, LookAtPrinter, SetFirstPin
from kiosk.core.staff_ports import PinAnswer
from tests.unit.staff.desk import StaffDesk

KEYS = some.sampled_from(
    [*(f"digit:{n}" for n in range(10)), "erase", "enter", "back", "home", "page:export"]
)


class TooSimple(KioskError):
    message_key = "error-pin-too-simple"


@pytest.fixture
def desk() -> StaffDesk:
    return StaffDesk(visiting=True)


def test_a_knock_opens_the_pad_and_leaves_the_visit_alone(desk: StaffDesk) -> None:
    desk.happen(st.Knocked())
    assert desk.staff.pad == st.Pad("enter")
    assert not desk.staff.entered
    assert desk.ordered() == []


def test_the_right_pin_ends_the_visit_and_opens_todays_figures(desk: StaffDesk) -> None:
    desk.happen(st.Knocked())
    desk.type_pin("2580")
    assert desk.ordered() == [CheckPin("2580")]
    desk.happen(st.Answered(CheckPin("2580"), PinAnswer(True, 0.0)))
    assert desk.staff.entered
    assert desk.staff.page == "today"
    assert desk.staff.pad is None
    assert desk.ordered() == [VisitStopped(), CountVisits(), LookAtPrinter("system=TM-m30")]
    assert desk.told() == [("visit", "ended"), ("entered", "")]


def test_a_wrong_pin_is_told_and_counted_and_opens_nothing(desk: StaffDesk) -> None:
    desk.happen(st.Knocked())
    desk.type_pin("1111")
    desk.answer(CheckPin, PinAnswer(False, 0.0))
    assert desk.staff.pad == st.Pad("enter", fault="staff-pin-wrong")
    assert not desk.staff.entered
    assert desk.told() == [("pin", "wrong")]


def test_while_no_pin_is_looked_at_no_digit_counts(desk: StaffDesk) -> None:
    desk.happen(st.Knocked())
    desk.around(pin_wait_s=28.0)
    desk.press("digit:1", "digit:2")
    assert desk.staff.pad is not None
    assert desk.staff.pad.entry == ""
    desk.around(pin_wait_s=0.0)
    desk.press("digit:1")
    assert desk.staff.pad.entry == "1"


def test_fewer_than_four_digits_are_not_sent_and_more_than_eight_not_taken(desk: StaffDesk) -> None:
    desk.happen(st.Knocked())
    desk.type_pin("123")
    assert desk.ordered() == []
    desk.press(*(f"digit:{n}" for n in range(9)))
    assert desk.staff.pad is not None
    assert len(desk.staff.pad.entry) == st.MOST_DIGITS


def test_an_answer_for_a_pad_that_was_closed_opens_nothing(desk: StaffDesk) -> None:
    desk.happen(st.Knocked())
    desk.type_pin("2580")
    desk.press("pad_close")
    desk.answer(CheckPin, PinAnswer(True, 0.0))
    assert not desk.staff.is_open


def test_the_pad_closes_by_itself(desk: StaffDesk) -> None:
    desk.happen(st.Knocked())
    desk.wait(st.PAD_S - 1)
    assert desk.staff.is_open
    desk.happen(st.Touched())
    desk.wait(st.PAD_S - 1)
    assert desk.staff.is_open
    desk.wait(1.5)
    assert not desk.staff.is_open
    assert desk.told() == []


def test_the_first_pin_is_given_twice_and_lets_in() -> None:
    desk = StaffDesk(pin_set=False)
    desk.happen(st.Knocked())
    desk.type_pin("2580")
    desk.type_pin("2581")
    assert desk.staff.pad == st.Pad("first", fault="staff-pin-differs")
    desk.type_pin("2580")
    desk.type_pin("2580")
    assert desk.ordered() == [SetFirstPin("2580")]
    desk.happen(st.Answered(SetFirstPin("2580"), None))
    assert desk.staff.entered
    assert desk.told() == [("pin", "set"), ("entered", "")]


def test_a_pin_that_is_too_simple_is_asked_for_again() -> None:
    desk = StaffDesk(pin_set=False)
    desk.happen(st.Knocked())
    desk.type_pin("1111")
    desk.type_pin("1111")
    desk.answer(SetFirstPin, TooSimple())
    assert desk.staff.pad == st.Pad("first", fault="error-pin-too-simple")
    assert not desk.staff.entered


def test_the_pin_is_changed_by_who_knows_the_old_one(desk: StaffDesk) -> None:
    desk.enter()
    desk.press("page:settings", "pin_change")
    for pin in ("2580", "4711", "4711"):
        desk.type_pin(pin)
    assert desk.ordered() == [ChangePin("2580", "4711")]
    desk.happen(st.Answered(ChangePin("2580", "4711"), PinAnswer(False, 0.0)))
    assert desk.staff.pad == st.Pad("old", fault="staff-pin-wrong")
    for pin in ("2581", "4711", "4711"):
        desk.type_pin(pin)
    desk.answer(ChangePin, PinAnswer(True, 0.0))
    assert desk.staff.pad is None
    assert desk.staff.notice == st.Notice("staff-pin-changed", True)
    assert desk.told() == [("pin", "wrong"), ("pin", "set")]


def test_digits_are_in_no_repr(desk: StaffDesk) -> None:
    desk.happen(st.Knocked())
    desk.press("digit:7", "digit:7", "digit:7", "digit:7")
    assert "7777" not in repr(desk.staff)
    desk.press("enter")
    assert "7777" not in repr(desk.orders)


def test_a_second_touch_too_soon_belongs_to_what_was_there_before(desk: StaffDesk) -> None:
    desk.enter()
    desk.press("page:machine", "shut_down")
    desk.happen(st.Pressed("yes"), after_s=0.1)
    assert desk.staff.ask == "shut_down"
    assert desk.ordered() == []


@given(keys=some.lists(KEYS, max_size=40))
def test_no_keys_open_the_page_without_an_answer(keys: list[str]) -> None:
    desk = StaffDesk()
    desk.happen(st.Knocked())
    desk.press(*keys)
    assert not desk.staff.entered
    assert all(type(order) is CheckPin for order in desk.ordered())
