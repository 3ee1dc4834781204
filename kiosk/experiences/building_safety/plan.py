"""How the building lies on the Stage's sheet: storeys and places into the sheet's units."""

from __future__ import annotations

from math import floor

from kiosk.experiences.building_safety.state import LIVED_IN, Kind, Signal

SHEET = (408.0, 274.0)
"""The Stage's sheet; View.qml knows it from the controller."""

STOREY = 33.0
GROUND = 232.0
"""Height of a storey, and where the lobby's floor lies."""

LEFT, RIGHT = 112.0, 312.0
"""The outer walls."""

STAIRS = (186.0, 226.0)
SHAFT = (230.0, 252.0)
"""The stairs and the lift shaft between the rooms to the left and those to the right."""

SEATS = (172.0, 266.0, 152.0, 284.0, 132.0, 302.0)
"""Where the people of a storey stand: who leaves first stands last."""

POST = 150.0
"""Where the guard is while nothing calls: at the desk in the lobby."""

CALLOUT = 318.0
"""Where the signs beside the building begin."""

CROWD = (94.0, 79.0, 64.0, 49.0, 34.0, 19.0)
"""Where people gather outside, in rows."""

SPOTS = {Kind.LIFT: 241.0, Kind.WATER: 294.0, Kind.DOOR: 183.0}
STANDS = {Kind.LIFT: 222.0, Kind.WATER: 284.0, Kind.DOOR: 197.0}


def level(number: float) -> float:
    """The height at which a storey's floor lies on the sheet."""
    return GROUND - (number - 1.0) * STOREY


def spot(signal: Signal) -> float:
    """How far right the place of an alarm is."""
    if signal.kind is Kind.SMOKE:
        return 140.0 if signal.floor % 2 == 0 else 290.0
    return SPOTS[signal.kind]


def stand(signal: Signal) -> float:
    """Where the guard stands to see to an alarm."""
    if signal.kind is Kind.SMOKE:
        return 158.0 if signal.floor % 2 == 0 else 272.0
    return STANDS[signal.kind]


def on_stairs(height: float) -> tuple[float, float]:
    """Where somebody at a height in storeys is on the stairs: two flights a storey, back and forth."""
    low = floor(height)
    share = height - low
    near, far = STAIRS[1] - 5.0, STAIRS[0] + 6.0
    along = 2.0 * share if share <= 0.5 else 2.0 - 2.0 * share
    return near + (far - near) * along, level(height)


def gathered(n: int) -> tuple[float, float]:
    """Where the n-th outside stands, in rows from the door away."""
    row, seat = divmod(n, len(CROWD))
    return CROWD[seat] - 4.0 * (row % 2), GROUND + 8.0 + 5.5 * row


PEOPLE_ALL = len(LIVED_IN) * len(SEATS)
