"""Who is in the building: people of all ages without faces, and whoever looks after it."""

from __future__ import annotations

from dataclasses import replace

from palette import Palette
from solids import Camera, Material, Sheet
from things import limb, person

FOLK = (40.0, 64.0)
"""Sheet of somebody; their feet are at FEET."""
FEET = (20.0, 58.0)

GREY = Material("#E8E8E8", "#C9C9CC", "#A5A5AC")


def folk(palette: Palette, n: int) -> Sheet:
    """Somebody who lives or works here."""
    coats = (palette.blue, palette.brick, palette.leaf, palette.glass, palette.sand, palette.white)
    sheet = Sheet(Camera(FEET), *FOLK)
    calm = replace(palette, shade_share=0.0)
    person(
        sheet,
        0,
        0,
        calm,
        coats[n],
        tall=(1.0, 0.94, 1.04, 0.78, 0.97, 1.0)[n],
        hair=GREY if n in (1, 4) else None,
    )
    return sheet


def guard(palette: Palette) -> Sheet:
    """The guard: a bright vest over a dark coat, a cap, a torch."""
    sheet = Sheet(Camera(FEET), *FOLK)
    calm = replace(palette, shade_share=0.0)
    person(sheet, 0, 0, calm, palette.sun, hat=palette.dark)
    x, y = sheet.camera.at(0, 0, 26)
    sheet.fill([(x - 7.4, y), (x + 7.4, y), (x + 7.0, y + 3.4), (x - 7.0, y + 3.4)], palette.white.top)
    limb(sheet, (6, 4, 22), (13, 6, 20), 1.6, palette.dark)
    return sheet
