"""One aircraft: how it moves, what that costs its battery, and what an instruction does to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import hypot

from kiosk.experiences.drone_traffic.airspace import (
    ACCELERATION_MPS2,
    CLIMB_MPS,
    DESCENT_MPS,
    bearing_deg,
    legs,
    position,
    remaining_m,
    unit,
)
from kiosk.experiences.drone_traffic.state import AREA_M, LAYERS_M, Aircraft, Kind, Phase, Point

MASS_KG = 9.0
HOVER_W = 900.0
BATTERY_J = 550.0 * 3600.0
"""A delivery multirotor with its parcel†: 37 minutes of hovering."""

CRUISE_SAVING = 0.15
"""Share of hover power saved in forward flight at or above CRUISE_SAVING_MPS (less induced power)†."""

CRUISE_SAVING_MPS = 8.0
CLIMB_EFFICIENCY = 0.5
GRAVITY_MPS2 = 9.81

SQUEEZE = 10.0
"""Batteries empty this many times faster than real ones, as an hour's work is squeezed into minutes†."""

RESERVE = 0.10
"""Charge an aircraft must land with†."""

SIDESTEP_M = 90.0
"""How far a sidestep leads off the track, and how far ahead†."""


def power_w(speed_mps: float, climbing: bool) -> float:
    """Electrical power in flight. Forward flight needs less than hovering, climbing m·g·v/η more."""
    level = HOVER_W * (1.0 - CRUISE_SAVING * min(1.0, speed_mps / CRUISE_SAVING_MPS))
    return level + (MASS_KG * GRAVITY_MPS2 * CLIMB_MPS / CLIMB_EFFICIENCY if climbing else 0.0)


def spent(speed_mps: float, climbing: bool, seconds: float) -> float:
    """Share of the battery used in so many seconds of flight."""
    return SQUEEZE * power_w(speed_mps, climbing) * seconds / BATTERY_J


def climb_cost() -> float:
    """Share of the battery that climbing one layer takes over and above level flight."""
    seconds = (LAYERS_M[1] - LAYERS_M[0]) / CLIMB_MPS
    return spent(0.0, True, seconds) - spent(0.0, False, seconds)


def arrival_battery(aircraft: Aircraft) -> float:
    """Charge left on arrival if it flies on now as cleared (may be negative: it would not arrive)."""
    level_s = remaining_m(aircraft) / aircraft.cruise_mps
    climb_s = max(0.0, aircraft.cleared_m - aircraft.altitude_m) / CLIMB_MPS
    extra = spent(0.0, True, climb_s) - spent(0.0, False, climb_s)
    return aircraft.battery - spent(aircraft.cruise_mps, False, level_s) - extra


def fly(aircraft: Aircraft, dt_s: float, now_s: float) -> Aircraft:
    """The aircraft `dt_s` later, at model time `now_s`. One that is over stays as it is."""
    if not aircraft.flying:
        return aircraft
    goal_mps = aircraft.cruise_mps if aircraft.phase is Phase.CRUISING else 0.0
    change = ACCELERATION_MPS2 * dt_s
    speed = min(max(goal_mps, aircraft.speed_mps - change), aircraft.speed_mps + change)
    climbing = aircraft.cleared_m > aircraft.altitude_m
    rate = CLIMB_MPS if climbing else DESCENT_MPS
    gap_m = aircraft.cleared_m - aircraft.altitude_m
    altitude_m = aircraft.altitude_m + min(max(gap_m, -rate * dt_s), rate * dt_s)
    battery = aircraft.battery
    if aircraft.kind is not Kind.UNREGISTERED:
        battery = max(0.0, battery - spent(speed, climbing, dt_s))
    mean_mps = (aircraft.speed_mps + speed) / 2
    moved, left_m = _move(aircraft, mean_mps * dt_s)
    waited_s = aircraft.waited_s + (dt_s if aircraft.phase is Phase.HOLDING else 0.0)
    moved = replace(moved, speed_mps=speed, altitude_m=altitude_m, battery=battery, waited_s=waited_s)
    # the end of a flight within the step is taken to the instant, so it does not depend on the step's length
    return _settle(moved, now_s - (left_m / mean_mps if left_m else 0.0), now_s)


def _move(aircraft: Aircraft, distance_m: float) -> tuple[Aircraft, float]:
    """The aircraft moved along its path, way points reached taken off; and what was left over at its end."""
    x_m, y_m, heading, path = aircraft.x_m, aircraft.y_m, aircraft.heading_deg, aircraft.path
    if aircraft.phase is not Phase.CRUISING:
        east, north = unit(heading)
        return replace(aircraft, x_m=x_m + east * distance_m, y_m=y_m + north * distance_m), 0.0
    while path and distance_m > 0.0:
        east_m, north_m = path[0].x_m - x_m, path[0].y_m - y_m
        left_m = hypot(east_m, north_m)
        if left_m <= distance_m:
            x_m, y_m, path, distance_m = path[0].x_m, path[0].y_m, path[1:], distance_m - left_m
            continue
        heading = bearing_deg(east_m, north_m)
        x_m, y_m = x_m + east_m * distance_m / left_m, y_m + north_m * distance_m / left_m
        distance_m = 0.0
    return replace(aircraft, x_m=x_m, y_m=y_m, heading_deg=heading, path=path), distance_m


def _settle(aircraft: Aircraft, arrived_s: float, now_s: float) -> Aircraft:
    """The aircraft with the phase its place and charge give it."""
    phase = aircraft.phase
    if phase is Phase.CRUISING and not aircraft.path:
        phase = Phase.LEFT if aircraft.kind is Kind.UNREGISTERED else Phase.DELIVERED
    elif phase is Phase.LANDING and aircraft.altitude_m <= 0.0:
        phase = Phase.LANDED
    elif phase is not Phase.LANDING and aircraft.battery <= 0.0:
        phase = Phase.LANDING
    if phase is aircraft.phase:
        return aircraft
    cleared_m = 0.0 if phase is Phase.LANDING else aircraft.cleared_m
    since_s = now_s if phase in (Phase.LANDING, Phase.LANDED) else arrived_s
    return replace(aircraft, phase=phase, phase_since_s=since_s, cleared_m=cleared_m)


def layer_above(aircraft: Aircraft) -> float | None:
    """The next layer over the cleared one, or None at the top."""
    return next((layer for layer in LAYERS_M if layer > aircraft.cleared_m), None)


def layer_below(aircraft: Aircraft) -> float | None:
    """The next layer under the cleared one, or None at the bottom."""
    return next((layer for layer in reversed(LAYERS_M) if layer < aircraft.cleared_m), None)


def verbs(aircraft: Aircraft) -> tuple[str, ...]:
    """The instructions this aircraft can be given now, in the order a Desk shows them."""
    if not aircraft.obeys:
        return ()
    holding = aircraft.phase is Phase.HOLDING
    offered = (
        ("climb", layer_above(aircraft) is not None),
        ("descend", layer_below(aircraft) is not None),
        ("resume" if holding else "hold", True),
        ("sidestep", not holding and bool(_sidesteps(aircraft))),
        ("land", True),
    )
    return tuple(verb for verb, legal in offered if legal)


def instructed(aircraft: Aircraft, verb: str, others: Sequence[Aircraft], now_s: float) -> Aircraft:
    """The aircraft after an instruction out of `verbs(aircraft)`; `others` tell a sidestep its free side."""
    match verb:
        case "climb":
            return replace(aircraft, cleared_m=layer_above(aircraft) or aircraft.cleared_m)
        case "descend":
            return replace(aircraft, cleared_m=layer_below(aircraft) or aircraft.cleared_m)
        case "hold":
            return replace(aircraft, phase=Phase.HOLDING, phase_since_s=now_s)
        case "resume":
            return replace(aircraft, phase=Phase.CRUISING, phase_since_s=now_s)
        case "sidestep":
            return _sidestepped(aircraft, others)
        case _:
            return replace(aircraft, phase=Phase.LANDING, phase_since_s=now_s, cleared_m=0.0)


def _sidesteps(aircraft: Aircraft) -> tuple[Point, ...]:
    """The way points a sidestep may lead over, the right-hand one first as the rules of the air have it."""
    if len(aircraft.path) != 1 or remaining_m(aircraft) < 1.5 * SIDESTEP_M:
        return ()
    goal = aircraft.path[0]
    ahead = unit(bearing_deg(goal.x_m - aircraft.x_m, goal.y_m - aircraft.y_m))
    points = tuple(
        Point(
            aircraft.x_m + SIDESTEP_M * (ahead[0] + side * ahead[1]),
            aircraft.y_m + SIDESTEP_M * (ahead[1] - side * ahead[0]),
        )
        for side in (1.0, -1.0)
    )
    return tuple(point for point in points if 0.0 <= point.x_m <= AREA_M and 0.0 <= point.y_m <= AREA_M)


def _sidestepped(aircraft: Aircraft, others: Sequence[Aircraft]) -> Aircraft:
    """The aircraft led over the side that keeps it farther from the others at its height."""
    rivals = [legs(one) for one in others if one.flying and abs(one.cleared_m - aircraft.cleared_m) < 1.0]
    choices = [replace(aircraft, path=(point, aircraft.path[0])) for point in _sidesteps(aircraft)]

    def clearance_m(choice: Aircraft) -> float:
        own = legs(choice)
        gaps = [
            hypot(here.x_m - there.x_m, here.y_m - there.y_m)
            for chain in rivals
            for second in range(1, 20)
            if (here := position(own, float(second))) and (there := position(chain, float(second)))
        ]
        return min(gaps, default=AREA_M)

    return max(choices, key=clearance_m)
