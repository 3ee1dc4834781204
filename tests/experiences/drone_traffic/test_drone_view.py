"""The drone Stage's View and the hall's Tile: what lies over what, and that they load cleanly."""

from __future__ import annotations

import re

import pytest
from pytestqt.qtbot import QtBot

from kiosk.experiences.drone_traffic.controller import DroneTrafficController
from kiosk.kit.play_controller import PlayController
from tests.experiences.drone_traffic.drone_scene import FOLDER
from tests.experiences.stage_window import stage_window


def test_tags_are_drawn_above_everything_else() -> None:
    drawn = (FOLDER / "View.qml").read_text()
    parts = ["Pad {", "Aircraft {", "Lost {", "Ladder {", "Leader {", "NameTag {"]
    assert [drawn.index(part) for part in parts] == sorted(drawn.index(part) for part in parts)
    before = drawn[: drawn.index("Pad {")].rstrip().splitlines()
    assert [line.strip() for line in before if line.strip()][-4:-2] == ["Item {", "anchors.fill: parent"]


def test_the_selection_ring_stands_clear_of_the_red_one() -> None:
    drawn = (FOLDER / "Aircraft.qml").read_text()
    sizes = dict(re.findall(r'name: "(ring\w*)"\n\s+size: root.frame.droneSize \* ([\d.]+)', drawn))
    inner_of_selected, outer_of_alert = 0.422, 0.495
    assert float(sizes["ring"]) * inner_of_selected > float(sizes["ring_alert"]) * 1.03 * outer_of_alert


@pytest.mark.parametrize("high_contrast", [False, True])
@pytest.mark.parametrize(("width", "height", "zoom"), [(1080, 1000, 100), (1080, 500, 200)])
def test_the_view_loads_and_draws_without_a_warning(
    play: PlayController, qtbot: QtBot, width: int, height: int, zoom: int, high_contrast: bool
) -> None:
    controller = DroneTrafficController(play)
    with stage_window(
        qtbot, FOLDER / "View.qml", (width, height), controller, zoom=zoom, high_contrast=high_contrast
    ) as shown:
        empty = shown.grabWindow()
        for _ in range(30):
            play.advance(0.1)
        assert shown.grabWindow() != empty
    controller.deleteLater()
