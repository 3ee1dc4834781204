"""Where the street lies on the Stage's sheet: the projection that drawings and moving things share.

Drawing units: a grown-up is 50 tall; x runs along the street to the right, y across it and nearer, z up.
The street is turned less than other scenes (22°), so that shop fronts face the visitor.
"""

from __future__ import annotations

from math import cos, radians, sin, sqrt

SHEET = (640.0, 372.0)
"""Width and height of the Stage's sheet."""

ORIGIN = (320.0, 238.0)
"""Where the middle of the street lands."""

SCALE = 1.68
"""Sheet units of a drawing unit."""

TURN_DEG, TILT = 22.0, 0.5
RISE = sqrt(1.0 - TILT**2)

HALF = (165.0, 78.0)
"""Half the sides of the plate."""

SHOP = (-58.0, -72.0)
SHOP_SIZE = (96.0, 50.0, 60.0)
"""The shop's corner and its width, depth and height."""

RIVAL = (56.0, -72.0)
RIVAL_SIZE = (92.0, 50.0, 56.0)
"""The same of the house next door."""

LEFT_LOT = (-160.0, -72.0)
LEFT_SIZE = (86.0, 50.0)
"""What says which place this is stands there: station, offices, homes."""

FRONT_Y = SHOP[1] + SHOP_SIZE[1]
"""Where shop fronts end and the pavement begins."""

KERB_Y, FAR_KERB_Y = 30.0, 56.0
"""The roadway lies between."""

DOOR_X = 14.0
"""Middle of the shop's door."""

LANES_Y = (6.0, 64.0, 18.0, 71.0)
"""Where people walk along the street."""

Point = tuple[float, float]


def at(x: float, y: float, z: float = 0.0) -> Point:
    """Where a point of the street lands on the sheet."""
    turn = radians(TURN_DEG)
    right, near = x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)
    return ORIGIN[0] + SCALE * right, ORIGIN[1] + SCALE * (near * TILT - z * RISE)


def depth(x: float, y: float) -> float:
    """How near a place is: what is nearer is drawn later."""
    turn = radians(TURN_DEG)
    return x * sin(turn) + y * cos(turn)
