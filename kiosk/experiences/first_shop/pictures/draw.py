"""The first shop's pictures: street, shop and rival, people, what is made, the tile."""

from __future__ import annotations

from collections.abc import Iterator

from palette import Look
from solids import Sheet

from kiosk.experiences.first_shop.pictures.goods import goods
from kiosk.experiences.first_shop.pictures.passers import people
from kiosk.experiences.first_shop.pictures.shops import shops
from kiosk.experiences.first_shop.pictures.street import street
from kiosk.experiences.first_shop.pictures.tile import tile


def drawings(look: Look) -> Iterator[tuple[str, Sheet]]:
    """Every picture of the job by name."""
    yield from street(look)
    yield from shops(look)
    yield from people(look)
    yield from goods(look)
    yield "tile", tile(look)
