"""How far a person must be kept from a moving robot: speed and separation monitoring (README.md, Distance).

Lengths in metres, times in seconds, speeds in m/s. Everything here is a pure function of a few numbers.
"""

from __future__ import annotations

from kiosk.experiences.robot_cell.state import FIELDS_M, SPEEDS_MPS, Sensor, Settings

HUMAN_MPS = 1.6
"""How fast a person is taken to walk up to the robot (ISO 13855, used by ISO/TS 15066)."""

BRAKE_LIGHT_MPS2, BRAKE_HEAVY_MPS2 = 2.5, 1.25
"""How hard the arm can brake and speed up with a light or no part, and with one twice as heavy†."""

RESPONSE_S = {Sensor.SLOW: 0.4, Sensor.FAST: 0.1}
"""Time from a foot in the field to the command to brake†."""

ADDED_M = {Sensor.SLOW: 0.4, Sensor.FAST: 0.2}
"""C: reach of an arm over the field, and how badly the sensor may mistake a distance†."""


def brake_mps2(heavy: bool) -> float:
    """How hard the arm brakes with the part it carries."""
    return BRAKE_HEAVY_MPS2 if heavy else BRAKE_LIGHT_MPS2


def brake_s(speed_mps: float, heavy: bool) -> float:
    """t_b: time from the command until the arm stands, from a speed."""
    return speed_mps / brake_mps2(heavy)


def stopping_m(speed_mps: float, response_s: float, stop_s: float) -> float:
    """How far the arm still moves after a foot entered the field: v t_s at full speed, then ½ v t_b."""
    return speed_mps * response_s + 0.5 * speed_mps * stop_s


def separation_m(speed_mps: float, response_s: float, stop_s: float, added_m: float) -> float:
    """S = v_h (t_s + t_b) + v_r t_s + ½ v_r t_b + C: the distance at which a person must be noticed."""
    person = HUMAN_MPS * (response_s + stop_s)
    return person + stopping_m(speed_mps, response_s, stop_s) + added_m


def needed_m(settings: Settings, heavy: bool) -> float:
    """S of a cell as it is set, for the heaviest part it carries."""
    speed = SPEEDS_MPS[settings.speed]
    sensor = settings.sensor
    return separation_m(speed, RESPONSE_S[sensor], brake_s(speed, heavy), ADDED_M[sensor])


def margin_m(settings: Settings, heavy: bool) -> float:
    """How much farther the sensor looks than it must; negative is unsafe."""
    return FIELDS_M[settings.field] - needed_m(settings, heavy)
