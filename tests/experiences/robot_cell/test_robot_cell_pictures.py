"""What the robot job's QML repeats of its drawings is what was drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[3]
SCRIPTS = REPOSITORY / "assets" / "illustrations"
FOLDER = REPOSITORY / "kiosk" / "experiences" / "robot_cell"

pytestmark = pytest.mark.usefixtures("scripts")


def test_people_stand_where_their_feet_are_drawn() -> None:
    from kiosk.experiences.robot_cell.pictures.staff import FOOT, SIZE

    person = (FOLDER / "Person.qml").read_text()
    assert f"height: {SIZE[1]:.0f} * unit" in person
    assert f"width: {SIZE[0]:.0f} * unit" in person
    assert f"y: spotY * unit - {FOOT[1]:.0f} * unit" in person
    assert FOOT[0] == SIZE[0] / 2


def test_a_link_is_turned_about_its_end() -> None:
    from kiosk.experiences.robot_cell.pictures.cell import LINK

    link = (FOLDER / "Link.qml").read_text()
    assert f"width: {LINK[0]:.0f} * root.grown" in link
    assert f"height: {LINK[1]:.0f} * root.grown" in link
    assert f"x: -{LINK[1] / 2:.0f} * root.grown" in link


def test_a_zone_has_the_rim_of_its_sheet() -> None:
    from kiosk.experiences.robot_cell.pictures.zones import RADIUS, SIDE

    assert f"unit * {SIDE / 2 / RADIUS:.2f}" in (FOLDER / "Zone.qml").read_text()


def test_the_tile_is_as_large_as_its_picture() -> None:
    from kiosk.experiences.robot_cell.pictures.tile import TILE

    tile = (FOLDER / "Tile.qml").read_text()
    assert f"width: {TILE[0]:.0f} * root.unit" in tile
    assert f"height: {TILE[1]:.0f} * root.unit" in tile
