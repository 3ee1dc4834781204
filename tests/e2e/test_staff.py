"""What staff meet on the real screen, touched as a finger touches it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from kiosk.commands.audit.staff_world import FAULTS, FEW_PRINTERS, MANY_PRINTERS, OTHER_STICK, PIN, STICK
from kiosk.commands.visitor import visible_items
from kiosk.core.front import StaffSettings
from kiosk.core.staff import LEAVE_S, PAD_S, TOUCH_CELLS
from kiosk.core.staff_errands import CheckPin
from kiosk.ui.staff.staff_view import StaffView
from tests.e2e.conftest import Front

CORNER = QPoint(20, 20)


def knock(front: Front) -> None:
    for _ in range(5):
        front.visitor.touch_at(CORNER)


def type_pin(front: Front, pin: str) -> None:
    for digit in pin:
        front.visitor.touch(f"digit:{digit}")
    front.visitor.touch("enter")


def enter(front: Front) -> None:
    knock(front)
    type_pin(front, PIN)
    assert page(front) == "today"


def view(front: Front) -> StaffView:
    staff = front.kiosk.staff
    assert staff is not None
    return staff.room.view if staff.room is not None else StaffView()


def page(front: Front) -> str:
    return view(front).page


def is_open(front: Front) -> bool:
    assert front.kiosk.staff is not None
    return front.kiosk.staff.is_open


def actions(front: Front) -> list[tuple[str, str]]:
    """Every staff action in the log, in order; closes the kiosk."""
    front.kiosk.close()
    with sqlite3.connect(front.kiosk.data_dir.visits) as database:
        return list(database.execute("select action, detail from staff_action order by id"))


def test_five_touches_in_the_corner_open_the_pad_and_four_do_not(front: Front) -> None:
    for _ in range(4):
        front.visitor.touch_at(CORNER)
    front.visitor.wait(4)
    front.visitor.touch_at(CORNER)
    assert not is_open(front)
    knock(front)
    assert view(front).pad_digits == 0
    assert front.visitor.sees("digit:5")


def test_the_corner_swallows_no_touch(front: Front) -> None:
    front.visitor.touch("start")
    input_at = front.kiosk.conductor.visit.input_at
    front.visitor.touch_at(CORNER)
    assert front.kiosk.conductor.visit.input_at > input_at


def test_nothing_of_the_page_is_loaded_before_the_knock(front: Front) -> None:
    assert front.kiosk.staff is not None
    assert front.kiosk.staff.room is None
    assert front.kiosk.shell.property("staffSource") == ""


def test_the_visit_goes_on_under_the_pad_and_ends_by_staff_with_the_right_pin(front: Front) -> None:
    front.visitor.touch("start")
    knock(front)
    visit = front.kiosk.conductor.visit.id
    assert visit
    type_pin(front, "1357")
    assert view(front).pad_text == "번호가 달라요. 다시 눌러 주세요."
    assert front.kiosk.conductor.visit.id == visit
    type_pin(front, PIN)
    assert page(front) == "today"
    assert front.screen == "attract"
    front.visitor.touch("leave")
    assert not is_open(front)
    assert actions(front) == [("pin", "wrong"), ("visit", "ended"), ("entered", ""), ("left", "")]
    with sqlite3.connect(front.kiosk.data_dir.visits) as database:
        assert list(database.execute("select ended_by from visit")) == [("staff",)]


def test_touches_on_the_pad_do_not_keep_the_visitors_idle_clock_back(front: Front) -> None:
    front.visitor.touch("start")
    knock(front)
    for _ in range(4):
        front.visitor.wait(PAD_S / 2)
        front.visitor.touch("digit:1")
        front.visitor.touch("erase")
    assert front.overlay == "idle_warning"
    assert is_open(front)


def test_wrong_pins_make_one_wait_and_the_seconds_are_counted(front: Front) -> None:
    knock(front)
    for _ in range(3):
        type_pin(front, "1357")
    assert "30초" in view(front).pad_text or "29초" in view(front).pad_text
    front.visitor.wait(10)
    assert "20초" in view(front).pad_text or "19초" in view(front).pad_text
    front.visitor.touch("digit:2")
    assert view(front).pad_digits == 0
    front.visitor.wait(21)
    type_pin(front, PIN)
    assert page(front) == "today"


def test_the_first_pin_is_asked_for_on_the_attract_screen_and_set_on_the_pad(front: Front) -> None:
    front.staff.pin.forget()
    front.visitor.wait(1)
    assert front.kiosk.shell.property("staffNote") == "직원: 비밀번호를 정해 주세요."
    front.visitor.touch("start")
    assert front.screen == "hall"
    knock(front)
    type_pin(front, "4711")
    type_pin(front, "4711")
    assert page(front) == "today"
    front.visitor.touch("leave")
    assert front.kiosk.shell.property("staffNote") == ""


def test_a_keyboard_opens_the_pad_and_types_the_pin(front: Front) -> None:
    window = front.kiosk.window
    QTest.keyClick(window, Qt.Key.Key_F12)
    front.visitor.wait(0.5)
    assert view(front).pad_digits == 0
    for digit in PIN:
        QTest.keyClick(window, Qt.Key(ord(digit)))
    front.visitor.wait(0.5)
    assert view(front).pad_digits == len(PIN)
    front.visitor.touch("enter")
    QTest.keyClick(window, Qt.Key.Key_Down)
    front.visitor.wait(0.5)
    assert window.activeFocusItem() is not None
    QTest.keyClick(window, Qt.Key.Key_Escape)
    front.visitor.wait(0.5)
    assert not is_open(front)


def test_arrows_stay_on_the_page_of_staff(front: Front) -> None:
    enter(front)
    window = front.kiosk.window
    seen = set()
    for _ in range(30):
        QTest.keyClick(window, Qt.Key.Key_Down)
        front.visitor.wait(0.1)
        item = window.activeFocusItem()
        while item is not None and item.objectName() != "staff":
            item = item.parentItem()
        seen.add(item is not None)
    assert seen == {True}


def test_three_minutes_without_a_touch_lead_out_with_a_countdown(front: Front) -> None:
    enter(front)
    front.visitor.wait(LEAVE_S - 15)
    assert view(front).ask_title == "계속하시겠어요?"
    front.visitor.touch("go_on")
    assert view(front).ask_title == ""
    front.visitor.wait(LEAVE_S + 1)
    assert not is_open(front)
    assert actions(front)[-1] == ("left", "timed_out")


def test_todays_figures_follow_the_period(front: Front) -> None:
    enter(front)
    today = view(front).figures
    front.visitor.touch("days:30")
    assert view(front).figures != today
    assert len(view(front).columns) == 30


@pytest.mark.parametrize("name", ["checklist", "export", "settings", "group", "news", "machine"])
def test_every_page_is_one_touch_away_and_one_back(front: Front, name: str) -> None:
    enter(front)
    front.visitor.touch(f"page:{name}")
    assert page(front) == name
    front.visitor.touch("back")
    assert page(front) == "today"


def test_a_stick_is_found_filled_and_may_be_taken_out(front: Front) -> None:
    enter(front)
    front.visitor.touch("page:export")
    assert not front.visitor.sees("take")
    front.staff.sticks.put(STICK, OTHER_STICK)
    front.visitor.wait(0.5)
    front.visitor.touch(f"stick:{OTHER_STICK.id}")
    front.visitor.touch("xapi")
    front.visitor.touch("take")
    assert front.staff.exporter.wanted == (OTHER_STICK, False, True)
    front.staff.exporter.reach("checking", 0.5)
    front.visitor.wait(0.5)
    assert view(front).share == 0.5
    assert not front.visitor.sees("leave")
    front.staff.exporter.finish()
    front.visitor.wait(0.5)
    assert view(front).notice == "다 담았어요. 이제 꺼내셔도 됩니다."
    front.visitor.touch("back")
    assert not front.staff.sticks.watched


def test_an_export_that_fails_says_what_to_do_and_can_be_tried_again(front: Front) -> None:
    enter(front)
    front.staff.sticks.put(STICK)
    front.visitor.touch("page:export")
    front.visitor.touch("take")
    front.staff.exporter.fail("export-stick-full")
    front.visitor.wait(0.5)
    assert "다른 USB" in view(front).notice
    assert not view(front).notice_good
    assert front.visitor.sees("take")


def test_settings_reach_the_front_and_the_desk_that_keeps_them(front: Front) -> None:
    enter(front)
    front.visitor.touch("page:settings")
    front.visitor.touch("volume:up")
    front.visitor.touch("test_mode")
    expected = StaffSettings(volume=0.7, is_test=True)
    assert front.staff.settings.current == expected
    assert front.kiosk.conductor.front.settings == expected
    front.visitor.touch("leave")
    front.visitor.touch("start")
    front.kiosk.close()
    with sqlite3.connect(front.kiosk.data_dir.visits) as database:
        assert list(database.execute("select is_test from visit")) == [(1,)]


def test_a_team_begins_on_the_page_and_visits_carry_its_id(front: Front) -> None:
    enter(front)
    front.visitor.touch("page:group")
    front.visitor.touch("people_to:10")
    front.visitor.touch("minutes:5")
    front.visitor.touch("team_begin")
    assert not is_open(front)
    team = front.kiosk.conductor.front.group
    assert team is not None
    assert (team.people, team.minutes) == (10, 5)
    front.visitor.touch("start")
    front.kiosk.close()
    with sqlite3.connect(front.kiosk.data_dir.visits) as database:
        assert list(database.execute("select group_id from visit")) == [(team.id,)]
        assert list(database.execute("select people from group_slot")) == [(10,)]


def test_the_kiosk_is_closed_for_today_after_a_second_yes(front: Front) -> None:
    enter(front)
    front.visitor.touch("page:machine")
    front.visitor.touch("closed")
    assert front.kiosk.conductor.front.held == ""
    front.visitor.touch("yes")
    assert front.kiosk.conductor.front.held == "closed"
    front.visitor.touch("reopen")
    assert front.kiosk.conductor.front.held == ""
    front.visitor.touch("shut_down")
    front.visitor.touch("yes")
    assert front.staff.machine.done == ["shut_down"]


def test_a_cloth_in_the_corner_opens_nothing_and_a_key_does(front: Front) -> None:
    enter(front)
    front.visitor.touch("page:machine")
    front.visitor.touch("wipe")
    front.visitor.touch("yes")
    assert front.kiosk.conductor.front.held == "wipe"
    knock(front)
    assert not is_open(front)
    QTest.keyClick(front.kiosk.window, Qt.Key.Key_F12)
    front.visitor.wait(0.5)
    assert is_open(front)


def test_a_call_is_acknowledged_by_staff(front: Front) -> None:
    front.visitor.touch("start")
    front.visitor.touch("call_staff")
    enter(front)
    front.visitor.touch("page:machine")
    front.visitor.touch("call_done")
    assert front.kiosk.conductor.visit.called_at is None
    front.kiosk.close()
    with sqlite3.connect(front.kiosk.data_dir.visits) as database:
        (acknowledged,) = database.execute("select acknowledged_at is not null from staff_call").fetchone()
    assert acknowledged == 1


def test_news_are_previewed_with_their_faults_and_taken_over(front: Front) -> None:
    front.staff.news.faults = FAULTS
    front.staff.sticks.put(STICK)
    enter(front)
    front.visitor.touch("page:news")
    assert len(view(front).checks) == len(FAULTS)
    assert not front.visitor.sees("news_take")
    front.staff.news.faults = ()
    front.visitor.touch("news_look")
    front.visitor.touch("news_take")
    assert front.staff.news.taken is not None


def test_every_place_of_the_touch_test_is_touched_once(front: Front) -> None:
    enter(front)
    front.visitor.touch("page:checklist")
    front.visitor.touch("page:touch")
    for n in range(1, TOUCH_CELLS + 1):
        front.visitor.touch(f"cell:{n}")
    assert view(front).lead == "화면이 어디나 잘 눌려요."


def test_lines_of_the_checklist_appear_one_by_one(front: Front) -> None:
    front.staff.checklist.held = 2
    enter(front)
    front.visitor.touch("page:checklist")
    some = len(view(front).checks)
    front.staff.checklist.go_on()
    front.visitor.wait(0.5)
    assert len(view(front).checks) == some + 2
    assert view(front).checks[0].icon == "warning"


def test_assistive_technology_hears_name_and_role_of_every_key(front: Front) -> None:
    QAccessible.setActive(True)
    knock(front)
    items = visible_items(front.kiosk.window.contentItem())
    keys = [item for item in items if item.inherits("QQuickAbstractButton") and item.isEnabled()]
    told = [QAccessible.queryAccessibleInterface(key) for key in keys]
    names = {one.text(QAccessible.Text.Name) for one in told if one is not None}
    assert {"1", "9", "0", "닫기"} <= names


def test_no_digit_is_logged(open_front: Callable[..., Front], caplog: pytest.LogCaptureFixture) -> None:
    front = open_front()
    caplog.set_level("DEBUG")
    knock(front)
    type_pin(front, "9753")
    type_pin(front, PIN)
    assert "9753" not in caplog.text
    assert PIN not in caplog.text
    assert "9753" not in repr(CheckPin("9753"))


def test_trouble_with_the_printer_is_seen_and_led_to(front: Front) -> None:
    front.staff.settings.current = StaffSettings(printer=FEW_PRINTERS[0].choice)
    front.staff.printers.state = "paper_out"
    enter(front)
    front.visitor.wait(0.2)
    assert view(front).notice == "프린터에 종이가 없어요."
    front.visitor.touch("page:printer")
    assert view(front).states[0].note == "덮개를 열고 새 종이를 넣어 주세요."
    front.staff.printers.state = "ready"
    front.kiosk.conductor.printerChanged.emit()
    front.visitor.wait(0.2)
    assert view(front).states[0].icon == "check"
    front.visitor.touch("roll")
    assert front.staff.printers.roll_left_m == 50.0
    front.visitor.touch("back")
    front.visitor.touch("back")
    assert view(front).notice == ""
    assert ("printer", "roll_changed") in actions(front)


def test_the_last_of_many_printers_can_be_touched(front: Front) -> None:
    front.staff.printers.offered = MANY_PRINTERS
    enter(front)
    front.visitor.touch("page:settings")
    front.visitor.touch("page:printer")
    front.visitor.touch("printer:none")
    assert front.staff.settings.current.printer == "none"
    assert len(view(front).choices) == len(MANY_PRINTERS) + 2
