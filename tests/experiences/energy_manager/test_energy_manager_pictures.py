"""What the energy job's QML repeats of its drawings and data is what was drawn and written."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import kiosk.experiences.energy_manager as package

FOLDER = Path(package.__file__).parent
SCRIPTS = FOLDER.parents[2] / "assets" / "illustrations"
NEAR = 0.2
"""Units by which a number written in QML may differ from the drawing's."""


def written(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def numbers(pattern: str, text: str) -> list[float]:
    found = re.search(pattern, text)
    assert found is not None
    return [float(one) for one in found.groups()]


pytestmark = pytest.mark.usefixtures("scripts")


def test_the_sheet_is_as_large_as_the_picture_of_the_block() -> None:
    from kiosk.experiences.energy_manager.pictures.draw import SCENE

    assert written("Block.qml").count(f"sheetHeight: {SCENE[1]:.0f}") == 2
    assert written("Block.qml").count(f"sheetWidth: {SCENE[0]:.0f}") == 2


def test_cars_stand_in_their_bays() -> None:
    from kiosk.experiences.energy_manager.pictures.draw import BAYS_Y, SCENE_CAMERA

    text = written("Car.qml")
    x, step_x = numbers(r"x: \(([\d.]+) - ([\d.]+) \* bay", text)
    y, step_y = numbers(r"y: \(([\d.]+) \+ ([\d.]+) \* bay", text)
    for bay, along in enumerate(BAYS_Y):
        middle = SCENE_CAMERA.at(123.0, along)
        assert (x - step_x * bay, y + step_y * bay) == pytest.approx(middle, abs=NEAR)


def test_the_level_fills_the_window_of_the_battery() -> None:
    from kiosk.experiences.energy_manager.pictures.draw import CABINET, SCENE_CAMERA

    (x, y, _), (_, depth, _) = CABINET
    left, bottom = SCENE_CAMERA.at(x + 8, y + depth, 7)
    right, _ = SCENE_CAMERA.at(x + 62, y + depth, 7)
    _, top = SCENE_CAMERA.at(x + 8, y + depth, 55)
    text = written("Block.qml")
    height, width, at_x, base, rise = numbers(
        r"height: ([\d.]+) \* scene.unit\s+share: .+\s+width: ([\d.]+) \* scene.unit\s+"
        r"x: ([\d.]+) \* scene.unit\s+y: \(([\d.]+) - ([\d.]+)\)",
        text,
    )

    assert (at_x, width) == pytest.approx((left, right - left), abs=NEAR)
    assert (base, height) == pytest.approx((bottom, bottom - top), abs=NEAR)
    assert rise == height


def test_the_grid_line_comes_down_the_pylon() -> None:
    from kiosk.experiences.energy_manager.pictures.draw import ARMS, PYLON, SCENE_CAMERA

    text = written("Lines.qml")
    for height in (ARMS[0][0] + 6.0, 0.0):
        x, y = SCENE_CAMERA.at(*PYLON, height)
        assert f"{x:.1f} {y:.1f}" in text


def test_the_view_has_the_hue_of_the_job() -> None:
    hue = tomllib.loads(written("experience.toml"))["hue"]

    for name, colour in hue.items():
        assert f'{name}: "{colour}"' in written("View.qml")


def test_every_light_of_the_windows_lies_on_a_window() -> None:
    from palette import LIGHT

    from kiosk.experiences.energy_manager.pictures.draw import windows

    both = [
        {tuple(map(tuple, shape)) for _, _, shapes in windows(LIGHT, half).paths for shape in shapes}
        for half in (0, 1)
    ]

    assert both[0]
    assert both[1]
    assert not both[0] & both[1]
