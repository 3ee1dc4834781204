"""The building job's pictures: the building cut open, who is in it, smoke and fire, signs, the tile."""

from __future__ import annotations

from collections.abc import Iterator

from palette import Look
from solids import Sheet

from kiosk.experiences.building_safety.pictures.building import building
from kiosk.experiences.building_safety.pictures.people import folk, guard
from kiosk.experiences.building_safety.pictures.signs import signs
from kiosk.experiences.building_safety.pictures.things import door, engine, fan, flame, lift, puddle, smoke
from kiosk.experiences.building_safety.pictures.tile import tile


def drawings(look: Look) -> Iterator[tuple[str, Sheet]]:
    """Every picture of the job by name."""
    palette = look.palette
    yield "ground", building(palette, dim=look.dim)
    yield "tile", tile(palette)
    for n in range(6):
        yield f"folk_{n}", folk(palette, n)
    yield "guard", guard(palette)
    for n in (1, 2, 3):
        yield f"smoke_{n}", smoke(palette, n, dim=look.dim)
    yield "flame", flame(palette, look.inks)
    yield "lift", lift(palette, lit=False)
    yield "lift_stuck", lift(palette, lit=True)
    yield "door_open", door(palette)
    yield "puddle", puddle(palette)
    yield "engine", engine(palette)
    yield "fan", fan(palette)
    yield from signs(palette, look.inks)
