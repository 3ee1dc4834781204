"""What the tests of every Stage stand on finds the faults that it is for."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.experiences.stage_window import stage_window, words_apart

TWO_WORDS = """
import QtQuick
Item {{
    Text {{ text: "one" }}
    Text {{ text: "two"; x: {x}; y: {y} }}
    Text {{ text: "unseen"; visible: false }}
}}
"""


@pytest.mark.parametrize(("x", "y", "sound"), [(0, 100, True), (5, 0, False), (395, 100, False)])
def test_words_over_one_another_or_over_the_edge_are_found(
    qtbot: QtBot, tmp_path: Path, x: int, y: int, sound: bool
) -> None:
    view = tmp_path / "View.qml"
    view.write_text(TWO_WORDS.format(x=x, y=y))
    with stage_window(qtbot, view, (400, 300)) as shown:
        if sound:
            assert words_apart(shown) == 2
        else:
            with pytest.raises(AssertionError):
                words_apart(shown)
