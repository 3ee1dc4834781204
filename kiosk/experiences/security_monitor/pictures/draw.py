"""The security job's pictures: the company's floor cut open, who works there, signs, the hall's tile."""

from __future__ import annotations

from collections.abc import Iterator

from palette import Look
from solids import Sheet

from kiosk.experiences.security_monitor.pictures.office import floor, glow, lights, person_at_work, person_up
from kiosk.experiences.security_monitor.pictures.signs import signs
from kiosk.experiences.security_monitor.pictures.tile import tile


def drawings(look: Look) -> Iterator[tuple[str, Sheet]]:
    """Every picture of the job by name."""
    yield "floor", floor(look, night=False)
    yield "floor_night", floor(look, night=True)
    yield "glow", glow(look)
    yield "lights", lights(look)
    for n in range(3):
        yield f"work_{n}", person_at_work(look, n)
        yield f"up_{n}", person_up(look, n)
    yield from signs(look)
    yield "tile", tile(look)
