"""How the neighbourhood lies on the Stage's sheet: metres of the street plan into the sheet's units."""

from __future__ import annotations

from math import cos, radians, sin, sqrt

from kiosk.experiences.care_robot.streets import (
    CENTRE_X_M,
    LOWER_X_M,
    LOWER_Y_M,
    STUB_M,
    UPPER_X_M,
    UPPER_Y_M,
)

SHEET = (408.0, 274.0)
"""The Stage's sheet; View.qml knows it from the controller."""

MIDDLE_M = (140.0, 130.0)
ORIGIN = (204.0, 163.0)
"""Where the middle of the plan lands on the sheet."""

TURN_DEG, TILT = 45.0, 0.5
RISE = sqrt(1 - TILT**2)

HOUSE = (38.0, 30.0, 24.0)
"""A home's width, depth and height to the eaves; its roof rises by 0.55 of the width."""

FRONT_M = 8.0
"""A home's front lies this far behind its door's node."""


def on_sheet(x_m: float, y_m: float, up: float = 0.0) -> tuple[float, float]:
    """Where a point of the plan lands on the sheet, `up` units above the ground."""
    turn = radians(TURN_DEG)
    x, y = x_m - MIDDLE_M[0], y_m - MIDDLE_M[1]
    right, near = x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)
    return ORIGIN[0] + right, ORIGIN[1] + near * TILT - up * RISE


def front(number: int) -> tuple[float, float]:
    """The middle of a home's front wall, in metres."""
    upper = number <= len(UPPER_X_M)
    x = UPPER_X_M[number - 1] if upper else LOWER_X_M[number - 1 - len(UPPER_X_M)]
    return x, (UPPER_Y_M if upper else LOWER_Y_M) - STUB_M - FRONT_M


def centre_front() -> tuple[float, float]:
    """The middle of the care centre's front wall, in metres."""
    return CENTRE_X_M, UPPER_Y_M - STUB_M - FRONT_M
