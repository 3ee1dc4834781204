"""What the drone job's QML repeats of its drawings is what was drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.experiences.drone_traffic import camera

REPOSITORY = Path(__file__).resolve().parents[3]
SCRIPTS = REPOSITORY / "assets" / "illustrations"
FOLDER = REPOSITORY / "kiosk" / "experiences" / "drone_traffic"

pytestmark = pytest.mark.usefixtures("scripts")


def test_rotors_turn_where_they_are_drawn() -> None:
    from drone import ROTORS

    drone_qml = (FOLDER / "Drone.qml").read_text()
    for rotors in ROTORS.values():
        assert ", ".join(f"Qt.point({x}, {y})" for x, y in rotors) in drone_qml


def test_the_tile_is_as_large_as_its_picture_and_its_drone_turned_as_its_parcel() -> None:
    from kiosk.experiences.drone_traffic.pictures.draw import TILE, TILE_HEADING, TILE_TILT

    tile = (FOLDER / "Tile.qml").read_text()
    assert f"tilt: {TILE_TILT}\n" in tile
    assert f"heading: {TILE_HEADING}\n" in tile
    assert f"width: {TILE[0]:.0f} * root.unit" in tile
    assert f"height: {TILE[1]:.0f} * root.unit" in tile


def test_the_map_lies_where_the_town_is_drawn() -> None:
    from kiosk.experiences.drone_traffic.pictures.neighbourhood import BLEED, TILT

    frame = (FOLDER / "MapFrame.qml").read_text()
    assert f"real drawnTilt: {TILT}\n" in frame
    assert BLEED == camera.BLEED
    assert f"real bleedX: {BLEED[0]}\n" in frame
    assert f"real bleedTop: {BLEED[1]}\n" in frame
    assert f"real bleedBottom: {BLEED[2]}\n" in frame


def test_the_lit_sides_of_the_town_are_lighter_than_the_others() -> None:
    from solids import Material

    from kiosk.experiences.drone_traffic.pictures.neighbourhood import DARK_TOWN, LIGHT_TOWN

    for town in (LIGHT_TOWN, DARK_TOWN):
        for name in town.__slots__:
            material = getattr(town, name)
            assert isinstance(material, Material)
            tones = [_lightness(tone) for tone in material]
            assert tones == sorted(tones, reverse=True), name


def _lightness(colour: str) -> float:
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue
