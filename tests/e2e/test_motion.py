"""Transitions on the real screens: where things come from, and that a touch puts them in their place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Q_ARG, QMetaObject, QObject, QPoint, QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.commands.visitor import visible_items
from kiosk.core.visit import Aids
from kiosk.kit.qml_types import Hands
from tests.e2e.conftest import Front

TRANSITION_MS = (200, 280)


@pytest.fixture
def lively(open_front: Callable[..., Front]) -> Front:
    """A kiosk that moves."""
    return open_front(aids=Aids())


def part(front: Front, name: str) -> QQuickItem:
    """The item of the window with this QML type."""
    items: list[QQuickItem] = [front.kiosk.window.contentItem()]
    while items:
        item = items.pop()
        if item.metaObject().className().split("_QML")[0] == name:
            return item
        items += item.childItems()
    raise LookupError(name)


def off(item: QQuickItem) -> tuple[float, float]:
    """How far an item is drawn from where it is laid out, right and down, in pixels."""
    parent = item.parentItem()
    drawn = item.mapToItem(parent, QPointF(0, 0))
    return drawn.x() - item.x(), drawn.y() - item.y()


def at_rest(item: QQuickItem) -> bool:
    right, down = off(item)
    return abs(right) < 0.5 and abs(down) < 0.5 and item.opacity() == 1


def press(front: Front, action_id: str) -> None:
    """A press once everything is at rest, and not a moment after it."""
    front.visitor.wait(0.5)
    rest(front)
    front.kiosk.conductor.press(action_id)


def rest(front: Front) -> None:
    """Stepped time is faster than a transition: let it end."""
    hands: Hands = front.kiosk.engine.singletonInstance("kiosk.kit", "Hands")  # type: ignore[assignment]
    hands.land()


def touch(front: Front, *controls: str) -> None:
    """Touch one control after another, each at rest."""
    for control in controls:
        rest(front)
        front.visitor.touch(control)
    rest(front)


def test_deeper_comes_from_the_right_back_from_the_left(lively: Front) -> None:
    screens = part(lively, "ScreenLoader")
    press(lively, "start")
    assert off(screens)[0] > 0
    press(lively, "door:jobs")
    assert off(screens)[0] > 0
    press(lively, "other")
    assert off(screens)[0] < 0


def test_an_arrival_ends_in_its_place_by_itself(lively: Front, qtbot: QtBot) -> None:
    assert TRANSITION_MS[0] <= lively.kiosk.theme.property("motionMs") <= TRANSITION_MS[1]
    press(lively, "start")
    screens = part(lively, "ScreenLoader")
    assert not at_rest(screens)
    qtbot.waitUntil(lambda: at_rest(screens), timeout=3000)


def test_an_overlay_rises_from_below_while_the_dim_grows(lively: Front, qtbot: QtBot) -> None:
    press(lively, "help")
    overlay = part(lively, "ShellOverlay")
    dim, card = overlay.childItems()[:2]
    assert off(card)[1] > 0
    assert dim.opacity() < 0.3
    qtbot.waitUntil(lambda: at_rest(card), timeout=3000)
    assert dim.opacity() > 0.5


@pytest.mark.parametrize("by", ["touch", "mouse", "key"])
def test_any_touch_or_key_ends_a_transition_at_once(lively: Front, by: str) -> None:
    press(lively, "start")
    screens, window, nowhere = part(lively, "ScreenLoader"), lively.kiosk.window, QPoint(2, 2)
    assert not at_rest(screens)
    if by == "touch":
        finger = QTest.touchEvent(window, QTest.createTouchDevice(), False)
        finger.press(0, nowhere, window)
        finger.commit()
    elif by == "mouse":
        QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, nowhere)
    else:
        QTest.keyPress(window, Qt.Key.Key_Down)
    assert at_rest(screens)


def test_a_touch_during_a_transition_lands_where_the_control_will_be(lively: Front) -> None:
    touch(lively, "start", "display")
    place = lively.visitor.centre_of("aid:high_contrast")
    overlay = part(lively, "ShellOverlay")
    rising = next(child for child in overlay.children() if _is(child, "Arrival"))
    QMetaObject.invokeMethod(rising, "setOut", Q_ARG(int, 0))  # once more, now that all is laid out
    assert off(overlay.childItems()[1])[1] > 40
    lively.clock.advance(1)  # the guard after a screen change is not what this is about
    lively.visitor.touch_at(place)
    assert lively.kiosk.conductor.visit.aids.high_contrast


def test_pages_come_from_the_side_they_were_turned_to(open_front: Callable[..., Front]) -> None:
    front = open_front(aids=Aids(zoom=200))
    front.visitor.touch("start")
    sheet = next(item for item in visible_items(part(front, "Pages")) if _is(item, "Sheet"))
    _turn(front, "pageNext")
    assert off(sheet)[0] > 0
    _turn(front, "pagePrevious")
    assert off(sheet)[0] < 0


def test_with_reduced_motion_everything_is_in_its_place_at_once(front: Front) -> None:
    screens = part(front, "ScreenLoader")
    for control in ("start", "door:jobs", "other"):
        press(front, control)
        assert at_rest(screens)
    press(front, "help")
    assert at_rest(part(front, "ShellOverlay").childItems()[1])


def test_less_motion_stills_the_attract_screen_until_the_next_visitor(lively: Front) -> None:
    lively.visitor.wait(6)
    touch(lively, "display", "aid:reduced_motion", "close")
    play = lively.kiosk.conductor.stage.play
    assert play is not None
    step, phase = play.play.step, lively.kiosk.theme.property("phaseS")
    lively.visitor.wait(6)
    assert (play.play.step, lively.kiosk.theme.property("phaseS")) == (step, phase)
    lively.visitor.wait(60)  # whoever it was is gone
    assert play.play.step > step


def test_nothing_moves_under_an_overlay(lively: Front) -> None:
    touch(lively, "help")
    phase = lively.kiosk.theme.property("phaseS")
    lively.visitor.wait(2)
    assert lively.kiosk.theme.property("phaseS") == phase
    touch(lively, "close")
    assert lively.kiosk.theme.property("phaseS") > phase


def _is(item: QObject, name: str) -> bool:
    return item.metaObject().className().split("_QML")[0] == name


def _turn(front: Front, name: str) -> None:
    """Press a page button and look before a frame has passed."""
    rest(front)
    button = next(
        item for item in visible_items(front.kiosk.window.contentItem()) if item.objectName() == name
    )
    middle = button.mapToScene(QPointF(button.width() / 2, button.height() / 2)).toPoint()
    QTest.mouseClick(front.kiosk.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
