"""The arm on its way between belt and pallet: speeding up, cruising, braking, gripping."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

from kiosk.experiences.robot_cell.protection import BRAKE_LIGHT_MPS2, brake_mps2
from kiosk.experiences.robot_cell.state import SPEEDS_MPS, Arm, Phase

PATH_M = 1.5
"""Way of the gripper from belt to pallet: an arc of 115° with a radius of 0.75 m."""

GRIP_S = 0.4
"""Time to close or open the gripper†."""

ARRIVED_M = 1e-6

_AFTER = {
    Phase.PICK: Phase.CARRY,
    Phase.CARRY: Phase.PLACE,
    Phase.PLACE: Phase.BACK,
    Phase.BACK: Phase.PICK,
}


def travel_s(speed_mps: float, rate_mps2: float) -> float:
    """Time over PATH_M from rest to rest: d/v + v/a, or 2 √(d/a) where the speed is never reached."""
    if speed_mps**2 / rate_mps2 >= PATH_M:
        return 2.0 * sqrt(PATH_M / rate_mps2)
    return PATH_M / speed_mps + speed_mps / rate_mps2


def cycle_s(speed_mps: float, heavy: bool) -> float:
    """Time for one part: there with it, back without, closing and opening the gripper."""
    return travel_s(speed_mps, brake_mps2(heavy)) + travel_s(speed_mps, BRAKE_LIGHT_MPS2) + 2 * GRIP_S


def parts_per_hour(speed: int, heavy: bool) -> float:
    """Parts an hour if nobody ever comes near."""
    return 3600.0 / cycle_s(SPEEDS_MPS[speed], heavy)


def moved(arm: Arm, dt_s: float, speed_mps: float, heavy: bool, *, brakes: bool) -> Arm:
    """The arm `dt_s` later. With `brakes` it slows down on its way and then stands."""
    if arm.phase in (Phase.PICK, Phase.PLACE):
        if brakes:
            return arm
        left_s = arm.grip_s - dt_s
        return replace(arm, grip_s=left_s) if left_s > 1e-9 else _next(arm)
    rate = brake_mps2(heavy) if arm.phase is Phase.CARRY else BRAKE_LIGHT_MPS2
    left_m = PATH_M - arm.along_m if arm.phase is Phase.CARRY else arm.along_m
    now = arm.speed_mps
    if brakes and now <= rate * dt_s:
        step_m, then = now * now / (2.0 * rate), 0.0
    else:
        then = now - rate * dt_s if brakes else _speed_after(now, dt_s, speed_mps, rate, left_m)
        step_m = 0.5 * (now + then) * dt_s
    if step_m >= left_m - ARRIVED_M:
        return _next(arm)
    sign = 1.0 if arm.phase is Phase.CARRY else -1.0
    return replace(arm, along_m=arm.along_m + sign * step_m, speed_mps=then)


def _speed_after(now: float, dt_s: float, wanted: float, rate: float, left_m: float) -> float:
    """Speed after `dt_s`: towards the wanted one, but never too fast to stop at the end of the way."""
    # v'² = 2 a (d − ½ (v + v') Δt): braking from v' on, the arm ends exactly where its way does
    change = rate * dt_s
    most = 0.5 * (sqrt(max(0.0, change * change - 4.0 * change * now + 8.0 * rate * left_m)) - change)
    towards = min(now + rate * dt_s, wanted) if now <= wanted else max(now - rate * dt_s, wanted)
    return min(towards, max(0.0, most))


def _next(arm: Arm) -> Arm:
    phase = _AFTER[arm.phase]
    at_pallet = phase in (Phase.PLACE, Phase.BACK)
    return Arm(phase, PATH_M if at_pallet else 0.0, 0.0, GRIP_S)
