"""Where things stand in the drawing of the greenhouse: shared by the pictures and by what moves over them.

Space is x along the ridge, y towards the viewer's left, z up, in units of the drawing; a place on the sheet
is in the sheet's units. The camera is the isometric of all pictures (assets/README.md).
"""

from __future__ import annotations

from math import cos, radians, sin, sqrt

SHEET = (400.0, 320.0)
ORIGIN, SCALE = (200.0, 214.0), 1.4
TURN_DEG, TILT = 45.0, 0.5

HALF_LONG, HALF_DEEP = 100.0, 60.0
"""Half the floor: along the ridge and across it."""

EAVE, RIDGE = 84.0, 112.0
PLINTH = (116.0, 76.0)

ROWS = (-36.0, 0.0, 36.0)
ALONG = (-66.0, -31.0, 4.0, 39.0, 74.0)
"""Where the rows of plants run, and where along them plants stand."""

GUTTER = 8.0
PLANT, PLANT_FOOT = (64.0, 84.0), (32.0, 78.0)
"""Size of a plant's own sheet, and where on it the plant stands."""

STRIPS = 6
"""Pieces of the shade screen, which slide out from under one another."""

STRIP_BOX = (92.0, 20.0, 208.0, 126.0)
"""Where on the sheet the first piece of the screen lies: left, top, width, height."""

LAMPS = (-60.0, 0.0, 60.0)
LAMP_UP = 84.0
VENTS = ((-92.0, -6.0), (6.0, 92.0))
"""The two flaps beside the ridge: from where to where along it."""

VENT_SHARE = 0.4
"""How far down the slope a flap reaches."""

PIPES = (-18.0, 18.0, 52.0)
"""Where heating pipes run between the rows."""

DIAL, DIAL_RADIUS = (-100.0, 43.0, 50.0), 13.5
SENSOR = (18.0, -18.0, 68.0)
DOOR = (130.0, 49.0, 0.0)
"""Where somebody who goes to the sensor comes from."""


def at(x: float, y: float, z: float = 0.0) -> tuple[float, float]:
    """Where a point of space lands on the sheet."""
    turn = radians(TURN_DEG)
    right, near = x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)
    return ORIGIN[0] + SCALE * right, ORIGIN[1] + SCALE * (near * TILT - z * sqrt(1 - TILT**2))


def on_slope(x: float, share: float) -> tuple[float, float, float]:
    """A point of the front roof: `share` 0 at the ridge, 1 at the eave."""
    return x, HALF_DEEP * share, RIDGE + (EAVE - RIDGE) * share
