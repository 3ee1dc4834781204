"""No way out: a plugged keyboard, a mouse, a closing window and too many fingers change nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest

from tests.e2e.conftest import Front
from tests.jobs import FIRST

PLACES = {"attract": (), "hall": ("start",), "play": ("start", f"booth:{FIRST}"), "help": ("start", "help")}
NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
META, SHIFT = Qt.KeyboardModifier.MetaModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key

WAYS_OUT = [
    (KEY.Key_F4, ALT),
    (KEY.Key_Tab, ALT),
    (KEY.Key_Tab, ALT | SHIFT),
    (KEY.Key_Escape, ALT),
    (KEY.Key_Escape, CTRL),
    (KEY.Key_Escape, CTRL | SHIFT),
    (KEY.Key_Delete, CTRL | ALT),
    (KEY.Key_F1, CTRL | ALT),
    (KEY.Key_F12, CTRL),
    (KEY.Key_Return, ALT),
    (KEY.Key_Return, CTRL),
    (KEY.Key_Home, ALT),
    (KEY.Key_Left, ALT),
    *((key, CTRL) for key in (KEY.Key_Q, KEY.Key_W, KEY.Key_P, KEY.Key_N, KEY.Key_S, KEY.Key_R)),
    *((key, META) for key in (KEY.Key_D, KEY.Key_E, KEY.Key_R, KEY.Key_L, KEY.Key_Tab, KEY.Key_Home)),
    *((key, NONE) for key in (KEY.Key_Meta, KEY.Key_Super_L, KEY.Key_Super_R, KEY.Key_Menu, KEY.Key_Alt)),
    *((key, NONE) for key in (KEY.Key_Print, KEY.Key_SysReq, KEY.Key_Pause, KEY.Key_Insert, KEY.Key_End)),
    *((KEY(KEY.Key_F1 + n), NONE) for n in range(1, 24) if n != 11),
    *((key, NONE) for key in (KEY.Key_Forward, KEY.Key_Refresh, KEY.Key_Stop, KEY.Key_Search)),
    *((key, NONE) for key in (KEY.Key_Favorites, KEY.Key_LaunchMail, KEY.Key_LaunchMedia, KEY.Key_WWW)),
    *((key, NONE) for key in (KEY.Key_MediaPlay, KEY.Key_MediaNext, KEY.Key_VolumeUp, KEY.Key_VolumeMute)),
    *((key, NONE) for key in (KEY.Key_PowerOff, KEY.Key_Sleep, KEY.Key_Calculator, KEY.Key_Launch0)),
    *((key, NONE) for key in (KEY.Key_Q, KEY.Key_Space, KEY.Key_CapsLock, KEY.Key_PageDown)),
]


def seen(front: Front) -> tuple[object, ...]:
    """All that a visitor or staff could notice."""
    conductor, staff = front.kiosk.conductor, front.kiosk.staff
    return (
        conductor.visit,
        conductor.view.screen,
        conductor.view.overlay,
        conductor.view.place,
        staff is not None and staff.is_open,
        front.kiosk.window.isVisible(),
        front.kiosk.left_by,
    )


def go(front: Front, place: str) -> None:
    for control in PLACES[place]:
        front.visitor.touch(control)


@pytest.mark.qt_log_ignore("^keyToAscii Unhandled key code")  # QTest, of keys that print nothing
@pytest.mark.parametrize("place", list(PLACES))
def test_a_plugged_keyboard_changes_no_screen(front: Front, place: str) -> None:
    go(front, place)
    front.kiosk.lockdown.holds = True
    before = seen(front)
    for key, modifiers in WAYS_OUT:
        QTest.keyClick(front.kiosk.window, key, modifiers)
        front.kiosk.application.processEvents()
        assert seen(front) == before, f"{key} with {modifiers}"


def test_the_keypads_keys_and_staffs_key_still_work(front: Front) -> None:
    go(front, "hall")
    QTest.keyClick(front.kiosk.window, KEY.Key_F1)
    front.visitor.wait(0.5)
    assert front.overlay == "help"
    QTest.keyClick(front.kiosk.window, KEY.Key_F12)
    front.visitor.wait(0.5)
    assert front.kiosk.staff is not None
    assert front.kiosk.staff.is_open
    QTest.keyClick(front.kiosk.window, KEY.Key_4, Qt.KeyboardModifier.KeypadModifier)
    assert front.kiosk.staff.room is not None
    pad = front.kiosk.staff.room.staff.pad
    assert pad is not None
    assert pad.entry == "4"


def test_a_held_window_does_not_close_and_the_program_goes_on(front: Front) -> None:
    front.kiosk.lockdown.holds = True
    assert not front.kiosk.window.close()
    front.kiosk.application.quit()  # first closes every window, and one stays
    front.visitor.touch("start")
    assert front.kiosk.window.isVisible()
    assert front.screen == "hall"


def test_a_window_on_a_desktop_closes(front: Front) -> None:
    assert front.kiosk.window.close()


def test_a_held_window_that_was_minimised_comes_back(front: Front) -> None:
    front.kiosk.lockdown.holds = True
    front.kiosk.window.showMinimized()
    front.visitor.wait(0.5)
    assert not front.kiosk.window.windowStates() & Qt.WindowState.WindowMinimized
    assert front.kiosk.window.isVisible()


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_only_the_left_button_presses(front: Front, button: Qt.MouseButton) -> None:
    where, before = front.visitor.centre_of("start"), seen(front)
    QTest.mouseClick(front.kiosk.window, button, NONE, where)
    QTest.mouseDClick(front.kiosk.window, button, NONE, where)
    front.visitor.wait(0.5)
    assert seen(front) == before
    QTest.mouseClick(front.kiosk.window, Qt.MouseButton.LeftButton, NONE, where)
    front.visitor.wait(0.5)
    assert front.screen == "hall"


def test_a_context_menu_is_swallowed(front: Front) -> None:
    where = front.visitor.centre_of("start")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, where, NONE)
    assert event.type() == QEvent.Type.ContextMenu
    assert QCoreApplication.sendEvent(front.kiosk.window, event)
    assert front.screen == "attract"


def test_a_swipe_with_three_fingers_turns_no_page_and_presses_nothing(front: Front) -> None:
    go(front, "hall")
    before = seen(front)
    window, finger = front.kiosk.window, QTest.createTouchDevice()
    start = QPoint(window.width() // 2, window.height() // 2)
    for way in (QPoint(60, 0), QPoint(-60, 0), QPoint(0, 60), QPoint(0, -60)):
        at = [start + QPoint(80 * n, 0) for n in range(3)]
        for step in range(8):
            sequence = QTest.touchEvent(window, finger, False)
            for n, place in enumerate(at):
                if step == 0:
                    sequence.press(n, place, window)
                elif step == 7:
                    sequence.release(n, place, window)
                else:
                    at[n] = place + way
                    sequence.move(n, at[n], window)
            sequence.commit()
            front.kiosk.application.processEvents()
        front.visitor.wait(0.5)
        assert seen(front) == before
    front.visitor.touch("help")
    assert front.overlay == "help"


def test_staffs_way_out_is_open_while_the_window_is_held(front: Front) -> None:
    front.kiosk.lockdown.holds = True
    assert front.kiosk.staff is not None
    front.kiosk.staff.leftProgram.emit()
    assert front.kiosk.left_by == "staff"
    assert front.kiosk.application.exec() == 0
