"""What the first shop's QML repeats of its drawings is what was drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[3]
FOLDER = REPOSITORY / "kiosk" / "experiences" / "first_shop"

pytestmark = pytest.mark.usefixtures("scripts")


def test_people_stand_where_their_feet_are_drawn() -> None:
    from kiosk.experiences.first_shop.pictures.passers import FOOT, SIZE

    person = (FOLDER / "Person.qml").read_text("utf-8")
    assert f"height: {SIZE[1]:.0f} * unit" in person
    assert f"width: {SIZE[0]:.0f} * unit" in person
    assert f"y: spotY * unit - {FOOT[1]:.0f} * unit" in person
    assert FOOT[0] == SIZE[0] / 2


def test_an_umbrella_is_as_large_as_it_is_drawn() -> None:
    from kiosk.experiences.first_shop.pictures.goods import UMBRELLA

    person = (FOLDER / "Person.qml").read_text("utf-8")
    assert f"width: {UMBRELLA[0]:.0f} * root.unit" in person
    assert f"height: {UMBRELLA[1]:.0f} * root.unit" in person


def test_the_tile_is_as_large_as_its_picture() -> None:
    from kiosk.experiences.first_shop.pictures.tile import TILE

    tile = (FOLDER / "Tile.qml").read_text("utf-8")
    assert f"width: {TILE[0]:.0f} * root.unit" in tile
    assert f"height: {TILE[1]:.0f} * root.unit" in tile
