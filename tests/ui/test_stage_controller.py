"""Every job's controller stands on the kit's: what all Views ask alike is answered in one place."""

from __future__ import annotations

import random
from importlib import import_module

import pytest
from pytestqt.qtbot import QtBot

from kiosk.core.contract import Level
from kiosk.core.play import start
from kiosk.kit.play_controller import PlayController
from kiosk.kit.stage_controller import StageController
from tests.jobs import CATALOGUE, IDS, KOREAN


@pytest.mark.parametrize("job", IDS)
@pytest.mark.parametrize("watched", [False, True])
def test_a_stage_says_whether_somebody_plays(qtbot: QtBot, job: str, watched: bool) -> None:
    entry = next(one for one in CATALOGUE.entries if one.id == job)
    begun = start(entry.simulation(), Level.STANDARD, random.Random(7))
    play = PlayController(begun, KOREAN, job, watched=watched)
    stage = import_module(f"kiosk.experiences.{job}.controller").Controller(play, play)
    assert isinstance(stage, StageController)
    assert stage.property("guided") is not watched
    assert (stage.property("sheetWidth"), stage.property("sheetHeight")) == stage.sheet
    play.deleteLater()
