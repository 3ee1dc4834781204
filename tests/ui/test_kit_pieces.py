"""The pieces for a Stage say what they mean by shape, and are seen on whatever lies below them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from kiosk.kit.action_model import ActionModel
from tests.ui.kit_window import kit_window

FLOW = """
FlowLine {{ width: 200; height: 40; route: "M10 20H190"; strength: 1; unit: 1; backwards: {backwards} }}
"""
CHART = """
color: Theme.paper
TimeChart {
    anchors.fill: parent
    now: 1
    outline: "M0 50H100"
    plain: Theme.ink
    columns: ListModel { ListElement { key: "a"; start: 0; end: 1; amount: 1; part: 0 } }
}
"""
STEPS = "Steps { level: 1; levels: %d }"


@pytest.mark.parametrize(("backwards", "turned"), [("false", 0.0), ("true", 180.0)])
def test_drops_point_the_way_they_go_even_while_nothing_moves(
    qtbot: QtBot, backwards: str, turned: float
) -> None:
    with kit_window(qtbot, FLOW.format(backwards=backwards), ActionModel()) as shown:
        line, *drops = shown.items("QQuickShape")
        assert line.rotation() == 0
        assert len(drops) == 6
        assert {drop.rotation() for drop in drops} == {turned}


@pytest.mark.parametrize("high_contrast", [False, True])
def test_what_is_expected_is_seen_on_columns_of_its_own_colour(qtbot: QtBot, high_contrast: bool) -> None:
    with kit_window(qtbot, CHART, ActionModel(), size=(400, 200), high_contrast=high_contrast) as shown:
        image = shown.window.grabWindow()
        ink, surface = (shown.theme.property(name).name() for name in ("ink", "surface"))
        down = [image.pixelColor(200, y).name() for y in range(70, 130)]
    edge = down.index(surface)
    line = down.index(ink, edge)
    assert 0 < edge < line < down.index(surface, line) < len(down) - 1


@pytest.mark.parametrize("levels", [1, 3, 6])
def test_pips_rise_with_the_setting_and_stay_within_the_line(qtbot: QtBot, levels: int) -> None:
    with kit_window(qtbot, STEPS % levels, ActionModel()) as shown:
        (steps,) = shown.items("Steps")
        pips = [item for item in shown.items("QQuickRectangle") if item.property("on") is not None]
        heights = [pip.height() for pip in pips]
        assert len(heights) == levels
        assert heights == sorted(heights)
        assert heights[-1] <= steps.height()
        assert all(pip.mapToItem(steps, 0, 0).y() >= 0 for pip in pips)
