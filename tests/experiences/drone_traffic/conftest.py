"""A play of drone_traffic for the tests of its Stage."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kiosk.core.contract import Level
from kiosk.core.play import Phase as PlayPhase
from kiosk.core.play import Play, start
from kiosk.core.texts import Texts
from kiosk.experiences.drone_traffic.simulation import DroneTraffic
from kiosk.experiences.drone_traffic.state import State
from kiosk.kit.play_controller import PlayController
from tests.jobs import KOREAN


@pytest.fixture
def texts() -> Texts:
    return KOREAN


@pytest.fixture
def play(texts: Texts, qtbot: QtBot) -> Iterator[PlayController]:
    begun: Play[State] = start(DroneTraffic(), Level.STANDARD, random.Random(3))
    controller = PlayController(replace(begun, phase=PlayPhase.RUNNING), texts, "drone_traffic")
    yield controller
    controller.deleteLater()
