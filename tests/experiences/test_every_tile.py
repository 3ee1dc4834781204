"""The hall's picture of whichever jobs there are loads without a warning and draws, small and large."""

from __future__ import annotations

from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from kiosk.installation import PACKAGE
from tests.experiences.stage_window import painted, stage_window
from tests.jobs import IDS


@pytest.mark.parametrize(("zoom", "dark"), [(100, False), (100, True), (150, True)])
@pytest.mark.parametrize("job", IDS)
def test_a_tile_draws_at_any_size(qtbot: QtBot, job: str, zoom: int, dark: bool) -> None:
    tile = PACKAGE / "experiences" / job / "Tile.qml"
    for size in ((120, 90), (420, 300)):
        with stage_window(qtbot, tile, size, zoom=zoom, high_contrast=dark) as shown:
            qtbot.waitUntil(partial(painted, shown))
