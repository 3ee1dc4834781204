"""The layout audit finds each fault that is planted, and nothing where nothing is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from kiosk.commands.audit.look import Panel, look
from kiosk.commands.audit.rules import RULES, faults_of, lost_controls
from kiosk.commands.audit.seen import Box, Page, SeenControl
from kiosk.kit.action_model import ActionModel
from tests.ui.kit_window import kit_window

BUTTON = """
component Pressable: Surface {
    property string actionId
    property bool emphasised: false
    property string says: actionId
    height: Theme.target
    width: 300
    Words { anchors.centerIn: parent; spoken: false; text: parent.says }
    Press { anchors.fill: parent; spoken: parent.says }
}
"""
SOUND = """
Title { x: 40; y: 40; text: "오늘은 어떤 일을 해 볼까요?" }
Words { x: 40; y: 200; width: 900; text: "여러 가지를 해 봐도 좋아요. 하나에 3분쯤 걸려요." }
Pressable { x: 40; y: 1400; actionId: "start"; says: "시작하기"; emphasised: true }
Pressable { x: 40; y: 1600; actionId: "help"; says: "도움말" }
Icon { x: 600; y: 1400; width: 60; height: 60; name: "help" }
"""


@dataclass(frozen=True)
class Planted:
    """A piece of QML with a fault in it, and the rule that must find it."""

    rule: str
    qml: str


PLANTED = (
    Planted(
        "truncated text",
        'Words { width: 90; text: "관제사드론교통"; wrapMode: Text.NoWrap; elide: Text.ElideRight }',
    ),
    Planted("truncated text", 'Words { x: 40; y: 40; width: 120; text: "드론교통관제사가되려면" }'),
    Planted(
        "truncated text",
        "Item { clip: true; width: 600; height: 62;"
        ' Words { width: 300; text: "첫 줄은 보이고 둘째 줄은 잘려요" } }',
    ),
    Planted("overlapping text", 'Words { x: 40; y: 40; text: "하나" } Words { x: 60; y: 50; text: "둘" }'),
    Planted(
        "overlapping text",
        'Words { x: 40; y: 60; text: "단추 밑의 말" } Pressable { x: 40; y: 40; actionId: "a" }',
    ),
    Planted(
        "overlapping text",
        'Words { x: 40; y: 40; text: "덮인 말" }'
        ' Rectangle { x: 30; y: 30; width: 400; height: 90; color: "white" }',
    ),
    Planted(
        "text outside", 'Surface { x: 40; y: 40; width: 120; height: 60; Words { text: "밖으로 나간 말" } }'
    ),
    Planted("text outside", 'Words { x: 1030; y: 40; text: "창 밖" }'),
    Planted("small text", 'Words { x: 40; y: 40; font.pixelSize: 30; text: "작은 말" }'),
    Planted("small text", 'Title { x: 40; y: 40; font.pixelSize: 40; text: "작은 제목" }'),
    Planted(
        "small text",
        'Words { x: 40; y: 40; width: 60; text: "줄어든 말"; wrapMode: Text.NoWrap;'
        " fontSizeMode: Text.HorizontalFit }",
    ),
    Planted("small target", 'Pressable { x: 40; y: 40; actionId: "a"; height: 48; says: "가" }'),
    Planted(
        "small gap", 'Pressable { x: 40; y: 40; actionId: "a" } Pressable { x: 345; y: 40; actionId: "b" }'
    ),
    Planted("unnamed control", 'Pressable { x: 40; y: 40; actionId: "a"; says: "" }'),
    Planted(
        "unnamed control",
        'Pressable { x: 40; y: 40; actionId: "a";'
        ' Press { anchors.fill: parent; spoken: "가"; Accessible.ignored: true } }',
    ),
    Planted(
        "two emphasised",
        'Pressable { x: 40; y: 40; actionId: "a"; emphasised: true }'
        ' Pressable { x: 40; y: 200; actionId: "b"; emphasised: true }',
    ),
    Planted("low contrast", 'Words { x: 40; y: 40; color: "#9A9A9A"; text: "흐린 말" }'),
    Planted("low contrast", 'Icon { x: 40; y: 40; width: 60; height: 60; color: "#E0E0E0"; name: "help" }'),
    Planted(
        "jumping order",
        'Pressable { x: 40; y: 400; actionId: "a" } Pressable { x: 40; y: 40; actionId: "b" }',
    ),
    Planted(
        "jumping order",
        'Pressable { x: 600; y: 40; actionId: "a" } Pressable { x: 40; y: 40; actionId: "b" }',
    ),
    Planted(
        "missing picture", 'Image { x: 40; y: 40; width: 60; height: 60; property string name: "nowhere" }'
    ),
    Planted("missing picture", 'Icon { x: 40; y: 40; width: 60; height: 60; name: "no_such_icon" }'),
)


@pytest.fixture(autouse=True)
def _accessible(qapp: object) -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def seen(qtbot: QtBot, qml: str, *, zoom: int = 100, reach_top: float = 0.0) -> Page:
    """One look at a window with this in it."""
    with kit_window(qtbot, BUTTON + "color: Theme.paper\n" + qml, ActionModel(), zoom=zoom) as shown:
        qtbot.wait(60)
        image = shown.window.grabWindow()
        panel = Panel(float(shown.theme.property("rawMm")), zoom, False, reach_top)
        return look(shown.root, shown.engine.rootContext(), image, panel, "planted", 1)


def rules_broken(page: Page) -> set[str]:
    return {fault.rule for fault in faults_of(page)}


def test_a_sound_page_has_no_fault(qtbot: QtBot) -> None:
    page = seen(qtbot, SOUND)
    assert faults_of(page) == []
    assert len(page.texts) == 4
    assert [control.action_id for control in page.controls] == ["start", "help"]


@pytest.mark.qt_log_ignore("Cannot open")
@pytest.mark.parametrize("planted", PLANTED, ids=[f"{n}-{one.rule}" for n, one in enumerate(PLANTED)])
def test_each_planted_fault_is_found(qtbot: QtBot, planted: Planted) -> None:
    assert planted.rule in rules_broken(seen(qtbot, planted.qml))


def test_what_does_not_grow_with_the_zoom_is_too_small(qtbot: QtBot) -> None:
    fixed = 'Words { x: 40; y: 40; font.pixelSize: 40; text: "그대로인 말" }'
    assert "small text" not in rules_broken(seen(qtbot, fixed))
    assert "small text" in rules_broken(seen(qtbot, fixed, zoom=200))


def test_in_low_layout_nothing_stands_above_the_reach_zone(qtbot: QtBot) -> None:
    assert "out of reach" not in rules_broken(seen(qtbot, SOUND))
    found = [
        fault for fault in faults_of(seen(qtbot, SOUND, reach_top=1500.0)) if fault.rule == "out of reach"
    ]
    assert len(found) == 4  # title, text, the upper control and its words


def test_high_contrast_asks_for_more(qtbot: QtBot) -> None:
    page = seen(qtbot, 'Words { x: 40; y: 40; color: "#666666"; text: "중간" }')
    assert "low contrast" not in rules_broken(page)
    assert "low contrast" in rules_broken(replace(page, high_contrast=True))


def test_a_control_that_no_page_shows_is_lost(qtbot: QtBot) -> None:
    page = seen(qtbot, SOUND)
    assert lost_controls("hall", {"start", "help"}, [page]) == []
    assert [fault.what for fault in lost_controls("hall", {"start", "finish"}, [page])] == ["finish"]


def test_every_rule_has_a_fault_planted_for_it(qtbot: QtBot) -> None:
    """A rule that is added without one fails here: what it finds must be seen to be found."""
    planted = {one.rule for one in PLANTED} | {"out of reach"}
    named = {"small target", "small gap"}
    assert {rule.__name__ for rule in RULES} == {
        "truncated_text",
        "overlapping_text",
        "text_outside",
        "small_text",
        "small_target",
        "unnamed_control",
        "two_emphasised",
        "low_contrast",
        "out_of_reach",
        "jumping_order",
        "missing_picture",
    }
    assert len(planted - named) == len(RULES) - 1


def test_boxes_measure_gaps_and_overlaps() -> None:
    one = Box(0, 0, 10, 10)
    assert one.distance(Box(13, 0, 20, 10)) == 3
    assert one.distance(Box(13, 14, 20, 20)) == 5
    assert one.distance(Box(8, 0, 20, 10)) == -2
    assert one.common(Box(5, 5, 20, 20)) == Box(5, 5, 10, 10)
    assert one.common(Box(20, 20, 30, 30)).empty


def test_a_fault_says_where_what_and_how_it_should_be() -> None:
    control = SeenControl("a", "/a", "위로", "Button", True, Box(0, 0, 20, 20), Box(0, 0, 99, 99), False)
    page = Page("play", 2, Box(0, 0, 99, 99), 2.0, 100, False, 0.0, (), (control,), ())
    assert str(faults_of(page)[0]) == (
        "play p2: small target: control “위로”: 10.0×10.0 mm, expected 20 mm square or more"
    )
