"""Where everything stands on the company's floor, and where that lies on the Stage's sheet.

Space is x to the right and y towards the viewer on the floor, z up; the sheet is SHEET units large and looks
at the floor turned by 45°, its depth squashed to a half. The pictures are drawn with the same numbers.
"""

from __future__ import annotations

from math import sqrt

from kiosk.experiences.security_monitor.state import MACHINES, Room

Place = tuple[float, float]
"""A place on the floor, or on the sheet."""

SHEET = (476.0, 288.0)
ORIGIN = (190.0, 52.0)
TILT = 0.5
RISE = sqrt(1.0 - TILT**2)

WIDTH, DEPTH = 360.0, 240.0
"""The floor."""

ROOM = (120.0, 104.0)
"""A room: three behind and three before the corridor."""

CORRIDOR_Y = 120.0
"""The middle of the corridor, along which the trunk line runs."""

GATE_X, OUTSIDE_X = 360.0, 452.0
"""Where the trunk leaves the building, and where it ends."""

CORNERS = {
    Room.SERVERS: (0.0, 0.0),
    Room.RESEARCH: (120.0, 0.0),
    Room.MEETING: (240.0, 0.0),
    Room.ACCOUNTS: (0.0, 136.0),
    Room.DEVELOPMENT: (120.0, 136.0),
    Room.DESK: (240.0, 136.0),
}
"""The back corner of every room. The vaults lie deepest inside, the front desk at the gate."""

_DESKS = ((18.0, 16.0), (70.0, 16.0), (18.0, 60.0), (70.0, 60.0))
_RACKS = tuple((14.0 + 17.0 * n, 24.0) for n in range(6))
_PAIR = ((22.0, 36.0), (70.0, 36.0))


def at(x: float, y: float, z: float = 0.0) -> Place:
    """Where a place of the floor lies on the sheet."""
    right, near = (x - y) / sqrt(2.0), (x + y) / sqrt(2.0)
    return ORIGIN[0] + right, ORIGIN[1] + near * TILT - z * RISE


def seats(room: Room) -> tuple[Place, ...]:
    """The back corner of every desk (or rack) of a room, on the floor; as many as it has computers."""
    places = _RACKS if room is Room.SERVERS else _DESKS if MACHINES[room] == 4 else _PAIR
    left, back = CORNERS[room]
    return tuple((left + x, back + y) for x, y in places)


def middle(room: Room) -> Place:
    """The middle of a room, on the floor."""
    left, back = CORNERS[room]
    return left + ROOM[0] / 2, back + ROOM[1] / 2


def junction(room: Room) -> Place:
    """Where a room's line meets the trunk, on the floor."""
    return middle(room)[0], CORRIDOR_Y


def way_out(room: Room) -> tuple[Place, ...]:
    """The line from a room to the outside, on the floor."""
    return middle(room), junction(room), (OUTSIDE_X, CORRIDOR_Y)
