"""The robot job's pictures: the cell, what moves in it, zones on the floor, people, and the hall's tile."""

from __future__ import annotations

from collections.abc import Iterator

from palette import Look
from solids import Sheet

from kiosk.experiences.robot_cell.pictures.cell import cell
from kiosk.experiences.robot_cell.pictures.staff import staff
from kiosk.experiences.robot_cell.pictures.tile import tile
from kiosk.experiences.robot_cell.pictures.zones import zones


def drawings(look: Look) -> Iterator[tuple[str, Sheet]]:
    """Every picture of the job by name."""
    yield from cell(look)
    yield from zones(look)
    yield from staff(look)
    yield "tile", tile(look)
