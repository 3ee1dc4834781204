"""A finger on a control shows in the next frame: on every kind of control, in every theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.kit.action_model import ActionModel, Control
from tests.ui.kit_window import KitWindow, kit_window

ROLES = "required actionId; required checked; required icon; required kind; required label; required spoken"
DELEGATES = {
    "BarButton": "BarButton { required actionId; required icon; required label; required spoken }",
    "AidTile": f"AidTile {{ {ROLES} }}",
    "Face": f"Face {{ {ROLES} }}",
    "SwitchRow": f"SwitchRow {{ {ROLES}; required note; required enabled; required detail }}",
    "Choice": f"Choice {{ {ROLES} }}",
    "ActionButton": f"ActionButton {{ {ROLES}; required note; required coached; required enabled }}",
    "BoothTile": f"BoothTile {{ {ROLES}; required note; required detail; required picture }}",
    "DoorTile": f"DoorTile {{ {ROLES}; required note; required picture }}",
}
SHEET = "Sheet {{ anchors.fill: parent; CellGrid {{ columns: 2; model: window.model; delegate: {} }} }}"
PAGER = (
    'Pager { height: 120; width: parent.width; page: 1; pageCount: 3; onTurned: page => window.note("t") }'
)
KINDS = ("primary", "button", "quiet", "choice", "switch", "tile")
SMALLEST_SHARE = 0.3
"""A control counts as answering if at least this share of what it covers looks different."""


def shares_changed(before: QImage, after: QImage, place: QRect) -> float:
    """Share of the pixels in `place` that differ."""
    points = [
        (x, y) for x in range(place.left(), place.right(), 7) for y in range(place.top(), place.bottom(), 5)
    ]
    return sum(before.pixel(x, y) != after.pixel(x, y) for x, y in points) / len(points)


def answer(shown: KitWindow, control: QQuickItem) -> float:
    """How much of a control the very next frame shows differently once a finger is down on it."""
    place = control.mapRectToScene(control.boundingRect()).toRect()
    shown.window.grabWindow()
    before = shown.window.grabWindow()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(shown.window, left, Qt.KeyboardModifier.NoModifier, place.center())
    after = shown.window.grabWindow()
    QTest.mouseRelease(shown.window, left, Qt.KeyboardModifier.NoModifier, QPoint(1079, 1919))
    return shares_changed(before, after, place)


def a_model() -> ActionModel:
    model = ActionModel()
    model.show(
        [
            Control(f"{kind}{on}", "위로", "올라가기", kind=kind, icon="up", checked=on, coached=on)
            for kind in KINDS
            for on in (False, True)
        ]
    )
    return model


@pytest.mark.parametrize("high_contrast", [False, True], ids=["light", "high contrast"])
@pytest.mark.parametrize("kind", DELEGATES)
def test_a_finger_down_shows_in_the_next_frame(qtbot: QtBot, kind: str, high_contrast: bool) -> None:
    with kit_window(qtbot, SHEET.format(DELEGATES[kind]), a_model(), high_contrast=high_contrast) as shown:
        controls = [control for control in shown.controls() if control.isEnabled()]
        assert len(controls) >= 6
        assert all(answer(shown, control) >= SMALLEST_SHARE for control in controls)


def test_the_buttons_that_turn_pages_answer_too(qtbot: QtBot) -> None:
    with kit_window(qtbot, PAGER, ActionModel()) as shown:
        assert [answer(shown, control) >= SMALLEST_SHARE for control in shown.controls()] == [True, True]


def test_a_disabled_control_does_not_pretend_to_be_pressed(qtbot: QtBot) -> None:
    model = ActionModel()
    model.show([Control("a", "위로", icon="up", enabled=False), Control("b", "아래로", icon="down")])
    with kit_window(qtbot, SHEET.format(DELEGATES["ActionButton"]), model) as shown:
        resting, ready = shown.controls()
        assert answer(shown, resting) == 0
        assert answer(shown, ready) >= SMALLEST_SHARE


def test_what_is_pressed_gives_way_unless_motion_is_reduced(qtbot: QtBot) -> None:
    for reduced, least in ((False, 0.98), (True, 1.0)):
        with kit_window(qtbot, SHEET.format(DELEGATES["Choice"]), a_model(), reduced_motion=reduced) as shown:
            control, plate = shown.controls()[0], shown.items("Surface")[0]
            middle = control.mapRectToScene(control.boundingRect()).toRect().center()
            QTest.mousePress(shown.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
            assert least <= plate.scale() <= 1.0
            assert (plate.scale() == 1.0) is reduced
