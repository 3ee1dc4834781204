"""Where the cell's floor lies on the Stage's sheet: the projection that drawings and moving things share.

Sheet units; the sheet is shown as large as there is room. Space as in people.py, z up, in metres.
"""

from __future__ import annotations

from math import cos, pi, sin, sqrt

SHEET = (640.0, 344.0)
"""Width and height of the Stage's sheet."""

ORIGIN = (320.0, 164.0)
"""Where the floor under the robot lands."""

UNITS_PER_M = 29.0
"""Drawing units of a metre: a grown-up is 50 units tall."""

SCALE = 2.0
"""Sheet units of a drawing unit."""

HALF_M = 3.8
"""Half the side of the floor that is drawn."""

TURN, TILT = sqrt(0.5), 0.5
RISE = sqrt(1.0 - TILT**2)
METRE = UNITS_PER_M * SCALE

FENCE_AT_M = 1.75
"""How far from the robot's middle a fence stands."""

BELT_Y_M, BELT_HALF_M, BELT_TOP_M = 0.73, 0.24, 0.52
"""The belt's middle line, half its width and its height; it runs along x from the edge of the floor."""

FOOT_TOP_M = 0.62
"""Height of the robot's foot, on which its shoulder turns."""

HEAD_AT = (0.4, 0.4)
"""Where the sensor's head stands."""

PICK_RAD, SWEEP_RAD = 102.0 * pi / 180.0, -115.0 * pi / 180.0
"""Where the arm picks up, counted from x towards y, and how far it turns to the pallet."""

PICK = (0.75 * cos(PICK_RAD), 0.75 * sin(PICK_RAD))
PALLET = (0.75 * cos(PICK_RAD + SWEEP_RAD), 0.75 * sin(PICK_RAD + SWEEP_RAD))
PALLET_TOP_M = 0.14

Point = tuple[float, float]


def at(x: float, y: float, z: float = 0.0) -> Point:
    """Where a point of the cell lands on the sheet."""
    right, near = (x - y) * TURN, (x + y) * TURN
    return ORIGIN[0] + METRE * right, ORIGIN[1] + METRE * (near * TILT - z * RISE)
