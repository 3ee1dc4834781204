"""The Stage follows the block: its numbers, rows and words are the state's, and its View loads cleanly."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

import kiosk.experiences.energy_manager as package
from kiosk.core.contract import Level
from kiosk.core.play import start
from kiosk.core.texts import Texts
from kiosk.experiences.energy_manager import stage
from kiosk.experiences.energy_manager.controller import EnergyManagerController
from kiosk.experiences.energy_manager.simulation import SIMULATION
from kiosk.experiences.energy_manager.state import State
from kiosk.kit.play_controller import PlayController
from kiosk.kit.row_model import RowModel
from kiosk.services.catalogue import Catalogue
from tests.experiences.stage_window import painted, stage_window

FOLDER = Path(package.__file__).parent
REPOSITORY = FOLDER.parents[2]


@pytest.fixture
def play(qapp: object) -> PlayController:
    entry = Catalogue.discover(FOLDER.parent, ("ko", "en")).get("energy_manager")
    assert entry is not None
    begun = start(SIMULATION, Level.STANDARD, random.Random(3))
    return PlayController(begun, Texts("ko", entry.texts["ko"]), "")


def until(play: PlayController, hour: float, day: int = 0) -> State:
    """Lets the play run to an hour of a day; hands are needed only to begin."""
    if play.play.step == 0:
        play.press("keep")
    while not (play.play.state.index == day and play.play.state.hour >= hour - 1e-6):
        play.advance(0.1)
        play.next_round()
    state = play.play.state
    assert isinstance(state, State)
    return state


def rows(model: RowModel) -> list[dict[str, object]]:
    """What a model says, by role."""
    names = {role: bytes(name.data()).decode() for role, name in model.roleNames().items()}
    return [
        {name: model.data(model.index(row), role) for role, name in names.items()}
        for row in range(model.rowCount())
    ]


def seen(controller: EnergyManagerController, name: str) -> Any:
    """A property as QML sees it."""
    return controller.property(name)


def test_power_flows_out_until_the_battery_takes_it(play: PlayController) -> None:
    controller = EnergyManagerController(play)
    assert seen(controller, "exporting")
    assert seen(controller, "gridWords").startswith("나감 ")
    assert seen(controller, "battery") == 0.0

    play.press("charge")

    assert seen(controller, "battery") == 1.0
    assert not seen(controller, "giving")
    assert "+30" in seen(controller, "batteryWords")
    assert seen(controller, "grid") < 0.2


def test_the_level_of_the_battery_moves_between_steps(play: PlayController) -> None:
    controller = EnergyManagerController(play)
    play.press("charge")
    play.advance(0.1)
    first = seen(controller, "stored")
    play.advance(0.05)

    assert first < seen(controller, "stored") < play.play.state.day.stored_kwh / 100.0 + 1e-9


def test_discharging_turns_the_pulses_round(play: PlayController) -> None:
    controller = EnergyManagerController(play)
    until(play, 18.5)
    play.press("discharge")

    assert seen(controller, "giving")
    assert "−" in seen(controller, "batteryWords")


def test_cars_drive_in_charge_wait_and_are_full(play: PlayController) -> None:
    controller = EnergyManagerController(play)
    first = rows(seen(controller, "cars"))[0]
    assert (first["away"], first["charging"], first["waiting"]) == (0.0, True, False)

    play.press("defer")
    assert rows(seen(controller, "cars"))[0]["waiting"]
    assert seen(controller, "carsWords") == "1대 기다림"
    play.press("resume")
    until(play, 16.0)
    done = rows(seen(controller, "cars"))[0]
    assert (done["got"], done["charging"], done["waiting"]) == (1.0, False, False)
    assert seen(controller, "carsWords") == "다 찼어요"
    arrives = play.play.state.dealt.cars[2].comes_h
    until(play, arrives - 0.1)
    assert 0.0 < float(str(rows(seen(controller, "cars"))[-1]["away"])) < 1.0


def test_the_curve_has_a_column_for_every_quarter_hour_so_far(play: PlayController) -> None:
    controller = EnergyManagerController(play)
    state = until(play, 13.0)
    columns = rows(seen(controller, "columns"))

    assert len(columns) == 12
    assert columns[3]["amount"] == pytest.approx(state.day.windows[3].use_kw / 100.0)
    assert columns[3]["part"] == 0.0
    assert seen(controller, "now") == pytest.approx(3.0 / 12.5, abs=0.005)
    assert seen(controller, "limit") == pytest.approx(state.goal.peak_kw / 100.0)


def test_the_price_of_the_hour_is_marked_and_the_dearest_is_the_highest_step(play: PlayController) -> None:
    controller = EnergyManagerController(play)
    morning = rows(seen(controller, "tiers"))
    until(play, 15.0)
    afternoon = rows(seen(controller, "tiers"))

    assert [row["level"] for row in morning] == [2, 3, 2, 1]
    assert [row["now"] for row in morning] == [True, False, False, False]
    assert [row["now"] for row in afternoon] == [False, True, False, False]
    assert afternoon[1]["words"] == "최대부하 200원"
    assert (morning[0]["start"], morning[-1]["end"]) == (0.0, 1.0)


def test_a_cloud_drifts_past_the_sun_while_the_roof_loses_light(play: PlayController) -> None:
    controller = EnergyManagerController(play)
    state = until(play, 10.2, day=1)
    cloud = state.dealt.clouds[0]
    before = rows(seen(controller, "clouds"))[0]
    until(play, (cloud.start_h + cloud.end_h) / 2, day=1)
    over = rows(seen(controller, "clouds"))[0]

    assert float(str(before["away"])) > 0.5
    assert abs(float(str(over["away"]))) < 0.1
    assert seen(controller, "solar") < 0.5


def test_the_request_is_announced_then_counted(play: PlayController) -> None:
    controller = EnergyManagerController(play)
    assert seen(controller, "requestWords") == ""
    until(play, 18.0, day=2)
    assert seen(controller, "requestWords") == "60분 뒤 30\u00a0kW 줄이기"
    until(play, 19.1, day=2)
    assert seen(controller, "requestWords") == "30 중 0\u00a0kW 줄임"
    assert not seen(controller, "requestKept")
    for action in ("discharge", "defer"):
        play.press(action)
    assert seen(controller, "requestKept")


def test_the_evening_gets_dark_and_saving_is_seen(play: PlayController) -> None:
    controller = EnergyManagerController(play)
    assert seen(controller, "dark") == 0.0
    until(play, 19.5)
    assert seen(controller, "dark") == 1.0
    assert seen(controller, "overGoal")
    play.press("save")
    assert seen(controller, "saving")
    assert seen(controller, "loadWords").startswith("절전")


def test_the_roofs_forecast_is_a_line_over_the_whole_day() -> None:
    state = SIMULATION.begin(Level.STANDARD, random.Random(3))
    points = stage.outline(state).removeprefix("M").split(" L")

    assert len(points) == 51
    assert points[0].startswith("0.0 ")
    assert points[-1] == "100.0 100.0"


@pytest.mark.parametrize("contrast", [False, True])
@pytest.mark.parametrize(("size", "zoom"), [((960, 740), 100), ((900, 780), 100), ((960, 300), 200)])
def test_the_view_draws_and_changes_with_the_day(
    play: PlayController, qtbot: QtBot, size: tuple[int, int], zoom: int, contrast: bool
) -> None:
    controller = EnergyManagerController(play)
    with stage_window(
        qtbot, FOLDER / "View.qml", size, controller, zoom=zoom, high_contrast=contrast
    ) as shown:
        qtbot.waitUntil(lambda: painted(shown))
        morning = shown.grabWindow()
        until(play, 19.0)
        assert shown.grabWindow() != morning
