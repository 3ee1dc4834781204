"""What the building job's QML repeats of its drawings is what was drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.experiences.building_safety import plan

FOLDER = Path(__file__).resolve().parents[3] / "kiosk" / "experiences" / "building_safety"

pytestmark = pytest.mark.usefixtures("scripts")


def test_people_stand_where_their_feet_are_drawn() -> None:
    from kiosk.experiences.building_safety.pictures.people import FEET, FOLK

    person = (FOLDER / "Somebody.qml").read_text()
    assert f"width: height * {FOLK[0]:.0f} / {FOLK[1]:.0f}" in person
    assert f"y: -height * {FEET[1]:.0f} / {FOLK[1]:.0f}" in person
    assert FEET[0] == FOLK[0] / 2


def test_smoke_and_frame_are_as_wide_as_the_building() -> None:
    from kiosk.experiences.building_safety.pictures.things import SMOKE

    storey = (FOLDER / "Level.qml").read_text()
    assert plan.RIGHT - plan.LEFT == SMOKE[0]
    assert f"width: {SMOKE[0]:.0f} * root.unit" in storey
    assert f"height: {SMOKE[1]:.0f} * root.unit" in storey
    assert f"x: {plan.LEFT:.0f} * unit" in storey
    assert f"y: (atY - {SMOKE[1]:.0f}) * unit" in storey


def test_the_lift_hangs_in_its_shaft_and_the_engine_stands_on_the_street() -> None:
    from kiosk.experiences.building_safety.pictures.things import ENGINE, LIFT

    view = (FOLDER / "View.qml").read_text()
    assert f"width: {LIFT[0]:.0f} * scene.unit" in view
    assert f"x: {(plan.SHAFT[0] + plan.SHAFT[1] - LIFT[0]) / 2:.0f} * scene.unit" in view
    assert f"width: {ENGINE[0]:.0f} * scene.unit" in view
    assert f"x: ({plan.SHEET[0]:.0f} - 92 * root.controller.engine)" in view
    assert ENGINE[0] < 92 < plan.SHEET[0] - plan.RIGHT
    assert f"x: {plan.CALLOUT:.0f} * root.unit" in (FOLDER / "Callout.qml").read_text()


def test_the_tile_is_as_large_as_its_picture() -> None:
    from kiosk.experiences.building_safety.pictures.tile import TILE

    tile = (FOLDER / "Tile.qml").read_text()
    assert f"width: {TILE[0]:.0f} * root.unit" in tile
    assert f"height: {TILE[1]:.0f} * root.unit" in tile
