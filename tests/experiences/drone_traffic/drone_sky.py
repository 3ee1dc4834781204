"""Aircraft and states for the tests of drone_traffic."""

from __future__ import annotations

from kiosk.core.contract import Level
from kiosk.experiences.drone_traffic.airspace import bearing_deg
from kiosk.experiences.drone_traffic.simulation import SIMULATION
from kiosk.experiences.drone_traffic.state import Aircraft, Area, Kind, Point, State


def drone(
    name: str = "G1",
    at: tuple[float, float] = (400.0, 400.0),
    to: tuple[float, float] = (700.0, 400.0),
    speed: float = 15.0,
    altitude: float = 90.0,
    kind: Kind = Kind.PARCEL,
    battery: float = 0.8,
) -> Aircraft:
    """One aircraft under way in a straight line."""
    return Aircraft(
        id=name,
        kind=kind,
        area=Area.GASAN,
        number=int(name[1:]),
        x_m=at[0],
        y_m=at[1],
        altitude_m=altitude,
        cleared_m=altitude,
        heading_deg=bearing_deg(to[0] - at[0], to[1] - at[1]),
        speed_mps=speed,
        cruise_mps=speed,
        battery=battery,
        path=(Point(*to),),
        deadline_s=60.0,
        entered_s=0.0,
    )


def sky(*aircraft: Aircraft, level: Level = Level.STANDARD) -> State:
    """A state half a second into the first round, looked at once, with these aircraft and no orders."""
    state = State(level, False, 0.4, aircraft, orders=(), next_departure_s=1e6)
    return SIMULATION.step(state)
