"""The greenhouse's Stage: its numbers follow the state, its drawings fit, its View loads cleanly."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from kiosk.core.contract import Level
from kiosk.core.play import Play, start
from kiosk.experiences.smart_farm import geometry, stage
from kiosk.experiences.smart_farm.controller import SmartFarmController
from kiosk.experiences.smart_farm.simulation import SIMULATION
from kiosk.experiences.smart_farm.state import Alert, Need, Settings, State
from kiosk.kit.icons import ICON_PATHS
from kiosk.kit.play_controller import PlayController
from tests.experiences.smart_farm.farm import FOLDER, begun, holding, in_the_rain, run
from tests.experiences.stage_window import painted, stage_window
from tests.jobs import KOREAN

REPOSITORY = Path(__file__).resolve().parents[3]
SCRIPTS = REPOSITORY / "assets" / "illustrations"


@pytest.fixture
def play(qtbot: QtBot) -> Iterator[PlayController]:
    begun_play: Play[State] = start(SIMULATION, Level.STANDARD, random.Random(5))
    controller = PlayController(begun_play, KOREAN, "smart_farm")
    yield controller
    controller.deleteLater()


def showing(play: PlayController, state: State) -> SmartFarmController:
    """The Stage of a play that has come to this state."""
    play._play = replace(play.play, state=state, previous=state)
    return SmartFarmController(play)


def see(shown: SmartFarmController, name: str) -> Any:
    """What QML sees of the Stage."""
    return shown.property(name)


def test_what_is_set_is_what_is_shown(play: PlayController) -> None:
    shown = showing(play, replace(begun(), settings=Settings(vent=2, screen=1, fog=1, heat=2, lamp=1)))
    assert (
        see(shown, "vent"),
        see(shown, "screen"),
        see(shown, "fog"),
        see(shown, "heat"),
        see(shown, "lit"),
    ) == (2, 0.5, 1, 2, True)
    shown.deleteLater()


def test_the_stage_follows_a_touch_at_once(play: PlayController, qtbot: QtBot) -> None:
    shown = SmartFarmController(play)
    with qtbot.waitSignal(shown.changed):
        play.press("vent:1")
    assert see(shown, "vent") == 1
    shown.deleteLater()


def test_plants_show_thirst_illness_water_and_growth(play: PlayController) -> None:
    state = begun()
    crop = replace(state.crop, droop=0.7, wet=0.4, disease=0.3, growth=9.5)
    shown = showing(play, replace(state, crop=crop))
    assert (see(shown, "droop"), see(shown, "wet"), see(shown, "disease")) == (0.7, 0.4, 0.3)
    assert see(shown, "ripeness") == 1.0
    assert see(shown, "stature") > see(SmartFarmController(play), "stature") - 1e-9 > stage.SMALL
    shown.deleteLater()


def test_the_sky_follows_hour_and_weather(play: PlayController) -> None:
    morning, rain = showing(play, begun()), in_the_rain()
    assert 0.2 < see(morning, "sunShare") < 0.3
    assert see(morning, "clear") == 1.0
    assert see(morning, "raining") is False
    wet = showing(play, run(rain, 39.0))
    assert see(wet, "raining") is True
    assert see(wet, "clear") < 0.3
    assert see(wet, "night") > 0.5
    assert see(wet, "brightness") < 0.1
    morning.deleteLater()
    wet.deleteLater()


def test_only_warm_air_is_seen_to_leave_by_the_vents() -> None:
    warm, cold = holding(begun(), 30.0, 0.6, Settings(vent=2)), holding(begun(), 10.0, 0.6, Settings(vent=2))
    assert stage.escaping(warm) == 1.0
    assert stage.escaping(cold) == 0.0
    assert stage.escaping(replace(warm, settings=Settings())) == 0.0


def test_sensor_and_dial_part_when_the_sensor_lies(play: PlayController) -> None:
    state = holding(in_the_rain(), 17.0, 0.92)
    lying = replace(
        state,
        sensor=replace(state.sensor, failed=True, stuck_rh=0.4),
        alert=Alert(9, Need.JUMP, state.time_s),
    )
    shown = showing(play, lying)
    assert see(shown, "humidity") == "센서 40\u00a0%"
    assert see(shown, "needle") == pytest.approx(stage.needle_deg(0.92))
    assert see(shown, "doubtful") is True
    assert see(shown, "pullShare") < 0.7
    shown.deleteLater()


def test_words_of_the_instruments(play: PlayController) -> None:
    shown = showing(play, holding(begun(), 34.2, 0.75))
    assert (see(shown, "clock"), see(shown, "temperature")) == ("오전 9:00", "34\u00a0°C")
    assert see(shown, "harsh") is True
    assert see(shown, "feels") == "물기가 모자라요"
    fine = showing(play, holding(begun(), 23.0, 0.7))
    assert see(fine, "feels") == "물기가 알맞아요"
    assert see(fine, "harsh") is False
    assert see(shown, "goodFrom") <= see(fine, "pullShare") <= see(shown, "goodTo")
    shown.deleteLater()
    fine.deleteLater()


def test_the_gauge_runs_from_dry_on_the_left_to_wet_on_the_right() -> None:
    assert stage.gauge_share(3.0) == 0.0
    assert stage.gauge_share(0.0) == 1.0
    assert stage.gauge_share(1.2) == pytest.approx(0.5)


def test_who_goes_to_the_sensor_walks_in_and_out_again(play: PlayController) -> None:
    out, inside, back = (stage.walker_at(share) for share in (0.0, 0.5, 1.0))
    assert out == back
    assert out[0] > inside[0]
    shown = showing(play, SIMULATION.act(begun(), "check"))
    assert see(shown, "checking") is True
    assert see(shown, "walker") == QPointF(*out)
    shown.deleteLater()


def test_on_the_attract_screen_the_numbers_are_left_out(qtbot: QtBot) -> None:
    watched = PlayController(
        start(SIMULATION, Level.STANDARD, random.Random(5)), KOREAN, "smart_farm", watched=True
    )
    shown = SmartFarmController(watched)
    assert see(shown, "guided") is False
    watched.deleteLater()


def test_all_that_stands_on_the_sheet_stands_inside_it() -> None:
    for rows in (stage.PLANTS, stage.PUFFS, stage.WARMTHS, stage.ESCAPES):
        assert len({row.key for row in rows}) == len(rows)
        for row in rows:
            assert 0 < row.across < geometry.SHEET[0]
            assert 0 < row.down < geometry.SHEET[1]


def test_icons_that_the_job_asks_for_exist() -> None:
    asked = {
        name
        for file in FOLDER.glob("*.qml")
        for name in re.findall(r'(?:icon|name): "(\w+)"', file.read_text())
    }
    drawn = {path.stem for path in (FOLDER / "pictures").glob("*.svg")}
    assert {name for name in asked - drawn if not name.endswith("_")} <= ICON_PATHS.keys()


@pytest.mark.usefixtures("scripts")
def test_what_the_qml_repeats_of_the_drawings_is_what_was_drawn() -> None:
    from solids import Camera

    from kiosk.experiences.smart_farm.pictures import draw

    camera = Camera(geometry.ORIGIN, geometry.SCALE)
    assert camera.at(30.0, -20.0, 50.0) == pytest.approx(geometry.at(30.0, -20.0, 50.0))
    width, height = (f"{side:.0f}" for side in geometry.SHEET)
    view, tile, plant = ((FOLDER / f"{name}.qml").read_text() for name in ("View", "Tile", "Plant"))
    assert f"sheetWidth: {width}\n" in view
    assert f"width: {width} * root.unit" in tile
    assert f"height: {height} * root.unit" in tile
    assert f"width: {geometry.PLANT[0]:.0f} * unit * size" in plant
    assert f"height: {geometry.PLANT[1]:.0f} * unit * size" in plant
    assert f"x: (across - {geometry.PLANT_FOOT[0]:.0f} * size) * unit" in plant
    assert f"y: (down - {geometry.PLANT_FOOT[1]:.0f} * size) * unit" in plant
    house, sky = (FOLDER / "House.qml").read_text(), (FOLDER / "Sky.qml").read_text()
    assert f"height: {draw.WALKER[1]:.0f} * root.unit" in house
    assert f"width: {draw.WALKER[0]:.0f} * root.unit" in house
    assert f"height: width * {draw.CLOUD[1]:.0f} / {draw.CLOUD[0]:.0f}" in sky


@pytest.mark.parametrize("high_contrast", [False, True])
@pytest.mark.parametrize(
    ("width", "height", "zoom"), [(960, 740, 100), (900, 780, 100), (960, 300, 200), (400, 200, 200)]
)
def test_the_view_loads_and_draws_without_a_warning(
    play: PlayController, qtbot: QtBot, width: int, height: int, zoom: int, high_contrast: bool
) -> None:
    controller = SmartFarmController(play)
    with stage_window(
        qtbot, FOLDER / "View.qml", (width, height), controller, zoom=zoom, high_contrast=high_contrast
    ) as shown:
        empty = shown.grabWindow()
        for action in ("vent:1", "fog:1", "heat:1", "screen:1", "lamp:1", "check"):
            assert play.press(action)
        for _ in range(20):
            play.advance(0.1)
        qtbot.waitUntil(partial(painted, shown))
        assert shown.grabWindow() != empty
    controller.deleteLater()
