"""Controls as touch, keypad and assistive technology find them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QMetaObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.kit.action_model import ActionModel, Control
from kiosk.kit.focus_walk import FocusWalk, stops_in
from tests.ui.kit_window import KitWindow, kit_window

DESK = """
Desk {
    anchors.fill: parent
    heading: "가산 1에게 지시하기"
    model: window.model
    onPressed: actionId => window.note(actionId)
}
"""
CHOICES = """
Sheet {
    anchors.fill: parent
    ChoiceGrid { model: window.model; columns: 3; onPressed: actionId => window.note(actionId) }
}
"""
SWITCHES = """
Sheet {
    anchors.fill: parent
    SwitchGrid { model: window.model; onPressed: actionId => window.note(actionId) }
}
"""
PAGES = """
Pages {
    anchors.fill: parent
    TitleSection { text: "오늘은 어떤 일을 해 볼까요?" }
    SwitchGrid { columns: 1; model: window.model; onPressed: actionId => window.note(actionId) }
}
"""

ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)

CONTROLS = [
    Control("up", "위로", "120 m로 올라가기", icon="up", coached=True),
    Control("down", "아래로", "60 m로 내려가기", icon="down"),
    Control("wait", "기다리기", "제자리에서 기다리기", icon="wait", enabled=False),
    Control("land", "착륙", "배달을 멈추고 내려오기", icon="land"),
]


def a_model(controls: list[Control]) -> ActionModel:
    model = ActionModel()
    model.show(controls)
    return model


@pytest.fixture(params=[False, True], ids=["reader comes later", "reader is there"])
def reader(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whether assistive technology is at work before anything is shown: a Button then speaks for itself."""
    QAccessible.setActive(request.param)
    yield
    QAccessible.setActive(False)
    gc.collect()  # wrappers of nodes that are gone must not be found again at the same address


def touch(shown: KitWindow, index: int) -> None:
    control = shown.controls()[index]
    middle = control.mapToScene(QPoint(int(control.width() / 2), int(control.height() / 2))).toPoint()
    QTest.mouseClick(shown.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)


def test_a_touch_is_reported_once_and_a_disabled_control_is_silent(qtbot: QtBot) -> None:
    with kit_window(qtbot, DESK, a_model(CONTROLS)) as shown:
        touch(shown, 1)
        touch(shown, 2)
        assert shown.pressed == ["down"]


def test_a_control_survives_a_changing_label_between_press_and_release(qtbot: QtBot) -> None:
    model = a_model(CONTROLS)
    with kit_window(qtbot, DESK, model) as shown:
        control = shown.controls()[1]
        middle = control.mapToScene(QPoint(int(control.width() / 2), int(control.height() / 2))).toPoint()
        QTest.mousePress(shown.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        model.show([CONTROLS[0], Control("down", "더 아래로", icon="down"), *CONTROLS[2:]])
        QTest.mouseRelease(shown.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        assert shown.pressed == ["down"]
        assert shown.names()[1] == "더 아래로"


@pytest.mark.usefixtures("reader")
def test_assistive_technology_finds_names_roles_states_and_a_press_that_counts_once(qtbot: QtBot) -> None:
    model = a_model([Control("a", "보통", kind="choice", checked=True), Control("b", "도전", kind="choice")])
    with kit_window(qtbot, CHOICES, model) as shown:
        first, second = (QAccessible.queryAccessibleInterface(control) for control in shown.controls())
        assert first.text(QAccessible.Text.Name) == "보통"
        assert {first.role(), second.role()} == {QAccessible.Role.RadioButton}
        assert (first.state().checked, second.state().checked) == (1, 0)
        second.actionInterface().doAction("Press")
        assert shown.pressed == ["b"]


@pytest.mark.usefixtures("reader")
def test_a_switch_says_that_it_is_one_and_that_it_is_on(qtbot: QtBot) -> None:
    model = a_model([Control("voice", "음성 안내", kind="switch", icon="volume", checked=True)])
    with kit_window(qtbot, SWITCHES, model) as shown:
        interface = QAccessible.queryAccessibleInterface(shown.controls()[0])
        assert interface.role() == QAccessible.Role.CheckBox
        assert interface.state().checked == 1


@pytest.mark.parametrize(("steady", "stays"), [("true", True), ("false", False)])
def test_a_steady_desk_asks_for_no_less_height_while_its_controls_rest(
    qtbot: QtBot, steady: str, stays: bool
) -> None:
    model = a_model(CONTROLS)
    qml = DESK.replace("anchors.fill: parent", f"width: 500; height: 900; steady: {steady}")
    with kit_window(qtbot, qml, model) as shown:
        (desk,) = shown.items("Desk")
        needed = desk.property("need")
        model.show([replace(control, note="", enabled=False, coached=False) for control in CONTROLS])
        for _ in range(3):
            shown.window.grabWindow()
            QCoreApplication.processEvents()
        assert (desk.property("need") == needed) == stays


def test_pips_say_how_far_a_device_is_turned_up_where_there_is_room(qtbot: QtBot) -> None:
    control = Control("vent", "창", "더 열기", icon="window", level=1, levels=3)
    with kit_window(qtbot, DESK, a_model([control])) as shown:
        (steps,) = shown.items("Steps")
        lit = [item.property("on") for item in steps.childItems() if item.property("on") is not None]
        assert steps.isVisible()
        assert lit == [True, False, False]
    plain = replace(control, level=0, levels=0)
    with kit_window(qtbot, DESK, a_model([plain])) as shown:
        assert not any(steps.isVisible() for steps in shown.items("Steps"))


def test_plain_words_and_headings_are_in_the_tree_and_words_of_controls_are_not(qtbot: QtBot) -> None:
    with kit_window(qtbot, DESK, a_model(CONTROLS)) as shown:
        told = {
            interface.text(QAccessible.Text.Name): interface.role()
            for interface in map(QAccessible.queryAccessibleInterface, shown.items("Words"))
            if interface is not None and not interface.state().invisible
        }
        assert told["가산 1에게 지시하기"] == QAccessible.Role.Heading


def focused_after(shown: KitWindow, start: QQuickItem, key: Qt.Key) -> QQuickItem:
    start.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    FocusWalk().go(shown.root, shown.window.activeFocusItem(), key.value)
    return shown.window.activeFocusItem()


def test_arrows_reach_every_control_from_every_other_and_skip_disabled_ones(qtbot: QtBot) -> None:
    with kit_window(qtbot, DESK, a_model(CONTROLS)) as shown:
        stops = list(stops_in(shown.root))
        assert [stop.property("spoken") for stop in stops] == [
            shown.names()[n] for n, control in enumerate(CONTROLS) if control.enabled
        ]
        for start in stops:
            reached, frontier = {start}, [start]
            while frontier:
                now = frontier.pop()
                onward = {focused_after(shown, now, arrow) for arrow in ARROWS} - reached
                reached |= onward
                frontier += onward
            assert reached == set(stops)


def test_an_arrow_goes_to_the_neighbour_it_points_at(qtbot: QtBot) -> None:
    with kit_window(qtbot, DESK, a_model([replace(control, enabled=True) for control in CONTROLS])) as shown:
        up, down, wait, land = shown.controls()
        assert focused_after(shown, up, Qt.Key.Key_Down) is wait
        assert focused_after(shown, wait, Qt.Key.Key_Right) is land
        assert focused_after(shown, land, Qt.Key.Key_Up) is down
        assert focused_after(shown, down, Qt.Key.Key_Left) is up


def test_enter_presses_the_focused_control_and_a_held_key_only_once(qtbot: QtBot) -> None:
    with kit_window(qtbot, DESK, a_model(CONTROLS)) as shown:
        walk = FocusWalk()
        walk.first(shown.root, None)
        for repeated in (False, True):
            walk.click(shown.root, shown.window.activeFocusItem(), repeated)
        assert shown.pressed == ["up"]


def test_the_focus_ring_shows_for_keys_and_not_for_fingers(qtbot: QtBot) -> None:
    with kit_window(qtbot, DESK, a_model(CONTROLS)) as shown:
        touch(shown, 1)
        assert not any(ring.isVisible() for ring in shown.items("FocusRing"))
        shown.controls()[0].forceActiveFocus(Qt.FocusReason.TabFocusReason)
        assert [ring.isVisible() for ring in shown.items("FocusRing")].count(True) == 1


MANY = [
    Control(f"p{n}", f"과정 {n}", "금천구 일자리센터 · 일자리를 찾아 드려요.", kind="switch")
    for n in range(9)
]


def new_names(shown: KitWindow, seen: tuple[str, ...]) -> list[str]:
    return [name for name in shown.names() if name.startswith("과정") and name not in seen]


def test_what_does_not_fit_waits_on_the_next_page_and_nothing_is_lost(qtbot: QtBot) -> None:
    with kit_window(qtbot, PAGES, a_model(MANY), size=(1080, 900)) as shown:
        pages = shown.items("Pages")[0]
        shown.wait_until(lambda: pages.property("pageCount") > 1)
        seen: list[str] = []
        for page in range(pages.property("pageCount")):
            pages.setProperty("page", page)
            seen += shown.wait_for(partial(new_names, shown, tuple(seen)))
        assert [name.split(",")[0] for name in seen] == [f"과정 {n}" for n in range(9)]


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_controls_are_big_enough_and_far_enough_apart_and_hold_their_words(qtbot: QtBot, zoom: int) -> None:
    with kit_window(qtbot, DESK, a_model(CONTROLS), zoom=zoom) as shown:
        raw_mm = shown.theme.property("rawMm")
        places = [control.mapRectToScene(control.boundingRect()) for control in shown.controls()]
        assert all(min(place.width(), place.height()) >= 20 * raw_mm for place in places)
        gap = 2.5 * raw_mm - 1
        for n, place in enumerate(places):
            near = place.adjusted(-gap, -gap, gap, gap)
            assert not any(near.intersects(other) for other in places[n + 1 :])
        for words in shown.items("Words"):
            if words.isVisible() and words.property("text"):
                assert words.property("contentWidth") <= words.width() + 1


def test_a_desk_that_loses_a_page_stays_on_one_it_has(qtbot: QtBot) -> None:
    model = a_model([Control(f"c{n}", f"조작 {n}", "무엇을 하는지", icon="up") for n in range(8)])
    with kit_window(qtbot, DESK, model, size=(1080, 420), zoom=150) as shown:
        desk = shown.items("Desk")[0]
        more = next(item for item in shown.items("PlainButton") if item.objectName() == "deskMore")
        press = next(item for item in shown.controls() if item.parentItem() is more)
        pages = int(desk.property("pageCount"))
        for _ in range(pages - 1):
            QMetaObject.invokeMethod(press, "click")
            qtbot.wait(10)
        model.show(model.controls[:4])
        shown.wait_until(lambda: int(desk.property("pageCount")) < pages)
        sheet = shown.items("Sheet")[0]
        shown.wait_until(lambda: int(sheet.property("page")) == int(sheet.property("pageCount")) - 1)
