"""The kiosk by keypad and by assistive technology: everything reachable, named and pressable."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.commands.visitor import visible_items
from tests.e2e.conftest import Front
from tests.jobs import FIRST

WAYS = {
    "attract": [],
    "hall": ["start"],
    "play": ["start", f"booth:{FIRST}"],
    "door": ["start", "door:jobs"],
    "door_fields": ["start", "door:transition"],
    "door_works": ["start", "door:transition", "way:guarding"],
    "door_work": ["start", "door:transition", "way:guarding", "way:smart_safety"],
    "door_question": ["start", "door:startup"],
    "door_stage": ["start", "door:startup", "way:idea"],
    "takeaway": ["start", "finish"],
    "survey": ["start", "finish", "print"],
    "farewell": ["start", "finish", "print", "survey_done"],
    "help": ["help"],
    "settings": ["display"],
    "home_confirm": ["start", "home"],
}
PRESSABLE = (
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
)
MOST_KEYS = 80


@pytest.fixture
def accessible() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)
    gc.collect()  # wrappers of nodes that are gone must not be found again at the same address


@pytest.mark.usefixtures("accessible")
@pytest.mark.parametrize("where", list(WAYS))
def test_every_control_has_a_korean_name_a_role_and_a_press_action(front: Front, where: str) -> None:
    for control in WAYS[where]:
        front.visitor.touch(control)
    wanted = _pressable(front.visitor.controls())
    assert wanted
    named = [node for node in _tree(front) if node.role() in PRESSABLE]
    assert len(named) >= len(wanted)
    for node in named:
        name = node.text(QAccessible.Text.Name)
        assert any("가" <= letter <= "힣" for letter in name) or name == "English", name
        assert "Press" in node.actionInterface().actionNames(), name


@pytest.mark.usefixtures("accessible")
def test_the_press_action_of_assistive_technology_works(front: Front) -> None:
    start = next(node for node in _tree(front) if node.text(QAccessible.Text.Name) == "시작하기")
    start.actionInterface().doAction("Press")
    front.visitor.wait(0.5)
    assert front.screen == "hall"


@pytest.mark.usefixtures("accessible")
def test_headings_and_sentences_are_in_the_tree(front: Front) -> None:
    texts = [node.text(QAccessible.Text.Name) for node in _tree(front)]
    assert any("미래의 일을 직접 해 보세요" in text for text in texts)


@pytest.mark.parametrize("where", list(WAYS))
def test_arrow_keys_reach_every_control(front: Front, where: str) -> None:
    for control in WAYS[where]:
        front.visitor.touch(control)
    wanted = _pressable(
        str(item.property("actionId"))
        for item in visible_items(front.kiosk.window.contentItem())
        if item.property("actionId") and _enabled(item)
    )
    if front.overlay:
        wanted -= {"home", "help", "call_staff", "display"} | _behind(front)
    reached: set[str] = set()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        for _ in range(MOST_KEYS):
            QTest.keyClick(front.kiosk.window, key)
            reached.add(_focused(front))
            if wanted <= reached:
                break
    assert wanted <= reached


def test_a_visit_is_completed_with_arrows_and_enter_alone(front: Front) -> None:
    for control in ("start", "finish", "print", "survey_done"):
        _go_to(front, control)
        QTest.keyClick(front.kiosk.window, Qt.Key.Key_Return)
        front.visitor.wait(0.5)
    assert front.screen == "farewell"


def test_both_buttons_of_the_idle_warning_can_be_chosen_by_keys(front: Front) -> None:
    front.visitor.touch("start")
    first = front.kiosk.conductor.visit.id
    front.visitor.wait(61)
    _go_to(front, "start_over")
    QTest.keyClick(front.kiosk.window, Qt.Key.Key_Return)
    front.visitor.wait(0.5)
    assert front.screen == "hall"
    assert front.kiosk.conductor.visit.id != first


@pytest.mark.parametrize(
    ("key", "overlay"),
    [(Qt.Key.Key_Home, "home_confirm"), (Qt.Key.Key_F1, "help"), (Qt.Key.Key_Escape, "home_confirm")],
)
def test_the_keypads_own_keys_work(front: Front, key: Qt.Key, overlay: str) -> None:
    front.visitor.touch("start")
    QTest.keyClick(front.kiosk.window, key)
    front.visitor.wait(0.5)
    assert front.overlay == overlay


def _go_to(front: Front, action_id: str) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        for _ in range(MOST_KEYS):
            if _focused(front) == action_id:
                return
            QTest.keyClick(front.kiosk.window, key)
    raise AssertionError(f"{action_id} is out of the arrows' reach")


def _focused(front: Front) -> str:
    """The action id of the focused control, held by it or by what it is part of."""
    item = front.kiosk.window.activeFocusItem()
    while item is not None:
        if item.property("actionId"):
            return str(item.property("actionId"))
        item = item.parentItem()
    return ""


def _pressable(ids: Iterable[str]) -> set[str]:
    """Without the questions of the survey, which only hold their answers."""
    return {name for name in ids if not (name.startswith("survey:") and name.count(":") == 1)}


def _enabled(item: QQuickItem) -> bool:
    return item.isEnabled() and bool(item.property("enabled"))


def _behind(front: Front) -> set[str]:
    """Controls of the screen under an overlay: seen, but out of reach on purpose."""
    view = front.kiosk.conductor.view
    over = {control.id for control in (*view.overlay_desk, *view.settings, *view.languages, *view.levels)}
    return {str(i) for i in front.visitor.controls()} - over


def _tree(front: Front) -> list[QAccessibleInterface]:
    root = QAccessible.queryAccessibleInterface(front.kiosk.window)
    found: list[QAccessibleInterface] = []

    def walk(node: QAccessibleInterface, visit: Callable[[QAccessibleInterface], None]) -> None:
        for n in range(node.childCount()):
            child = node.child(n)
            if child is not None and not child.state().invisible:
                visit(child)
                walk(child, visit)

    walk(root, found.append)
    return found
