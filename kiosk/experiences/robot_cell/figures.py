"""What moves on the Stage, as rows of numbers in sheet units: the arm's links, parts, people."""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, atan2, cos, degrees, floor, hypot, pi, sin

from kiosk.experiences.robot_cell import people
from kiosk.experiences.robot_cell.meetings import in_danger, is_live
from kiosk.experiences.robot_cell.motion import PATH_M
from kiosk.experiences.robot_cell.protection import needed_m
from kiosk.experiences.robot_cell.reading import group_coming
from kiosk.experiences.robot_cell.scene import (
    BELT_TOP_M,
    BELT_Y_M,
    FOOT_TOP_M,
    HALF_M,
    PALLET,
    PALLET_TOP_M,
    PICK,
    PICK_RAD,
    SWEEP_RAD,
    at,
)
from kiosk.experiences.robot_cell.schedule import is_heavy
from kiosk.experiences.robot_cell.state import FIELDS_M, Cell, Kind, Phase, Visit

SHOULDER_M = FOOT_TOP_M + 0.3
UPPER_M, LOWER_M = 0.86, 0.78
"""Height of the shoulder, lengths of the upper and the lower arm†."""

HAND_M, PART_M = 0.36, 0.18
"""How far the gripper hangs below the wrist, and how high a part is†."""

LIFT_M = 0.3
"""How much higher than straight over the arm swings†."""

SPACING_M = 0.72
"""Between two parts on the belt†."""

GRID = tuple(sorted(((i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)), key=sum))
GRID_M = 0.27
"""Places of one layer on the pallet, the farthest from the viewer first, and their distance†."""

FADE_S = 0.4
"""How long somebody takes to come into the picture, and to leave it†."""

INWARD = 0.92
"""How far towards the robot, as a share, the sign for somebody announced stands from where she comes in†."""

STRIDE_M = 0.62
"""Length of a step†."""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link of the arm: where it starts, how long it looks, and which way (clockwise from rightwards)."""

    key: str
    x0: float
    y0: float
    length: float
    angle: float


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part, by where its foot stands. `seen` is its opacity."""

    key: str
    picture: str
    spotX: float
    spotY: float
    seen: float


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody: her picture, by where the feet stand, and its opacity `seen`.

    `sign` is an icon over her head, `inside` says that she walks on the robot's side of a fence.
    """

    key: str
    picture: str
    spotX: float
    spotY: float
    sign: str
    alarm: bool
    inside: bool
    seen: float


@dataclass(frozen=True, slots=True)
class ArmPose:
    """The arm's joints and its hand on the sheet; `floor` is the place right under the hand."""

    shoulder: tuple[float, float]
    elbow: tuple[float, float]
    wrist: tuple[float, float]
    floor: tuple[float, float]

    @property
    def links(self) -> tuple[LinkRow, LinkRow]:
        """Upper and lower arm."""
        return _link("upper", self.shoulder, self.elbow), _link("lower", self.elbow, self.wrist)


def pose(along_m: float, layer_m: float) -> ArmPose:
    """The arm with its gripper so far on the way to a pallet that is filled `layer_m` high there."""
    share = along_m / PATH_M
    turn, radius = PICK_RAD + share * SWEEP_RAD, hypot(*PICK)
    low, high = BELT_TOP_M + PART_M + HAND_M, PALLET_TOP_M + layer_m + PART_M + HAND_M
    wrist_z = low + share * (high - low) + LIFT_M * sin(pi * share)
    rise = wrist_z - SHOULDER_M
    reach = min(hypot(radius, rise), UPPER_M + LOWER_M - 1e-6)
    bend = acos((UPPER_M**2 + reach**2 - LOWER_M**2) / (2.0 * UPPER_M * reach))
    up = atan2(rise, radius) + bend
    out, elbow_z = UPPER_M * cos(up), SHOULDER_M + UPPER_M * sin(up)
    hand = (radius * cos(turn), radius * sin(turn))
    return ArmPose(
        shoulder=at(0.0, 0.0, SHOULDER_M),
        elbow=at(out * cos(turn), out * sin(turn), elbow_z),
        wrist=at(*hand, wrist_z),
        floor=at(*hand),
    )


def layer_m(cell: Cell) -> float:
    """How high the pallet is filled where the arm goes to, or comes from."""
    going_back = cell.arm.phase is Phase.BACK
    return PART_M * ((max(0, cell.parts - int(going_back))) // len(GRID))


def stack(cell: Cell) -> list[PartRow]:
    """The finished parts on the pallet, in the order in which they hide one another."""
    return [PartRow(str(n), _part(n >= cell.light_parts), *_stacked(n), 1.0) for n in range(cell.parts)]


def belt(cell: Cell, along_m: float) -> list[PartRow]:
    """The parts that wait on the belt; it moves on while the arm comes back."""
    phase = cell.arm.phase
    picked = cell.parts + int(phase in (Phase.CARRY, Phase.PLACE))
    gap = {Phase.PICK: 0.0, Phase.BACK: along_m / PATH_M}.get(phase, 1.0)
    rows = []
    for k in range(6):
        x = PICK[0] - SPACING_M * (k + gap)
        seen = min(1.0, (x + HALF_M - 0.35) / 0.3)
        if seen > 0.0:
            spot = at(x, BELT_Y_M, BELT_TOP_M)
            rows.append(PartRow(str(picked + k), _part(is_heavy(cell)), *spot, seen))
    return rows[::-1]


def carried(cell: Cell) -> str:
    """Picture of what the gripper holds, "" for nothing."""
    return _part(is_heavy(cell)) if cell.arm.phase in (Phase.CARRY, Phase.PLACE) else ""


def expected(cell: Cell) -> tuple[float, float] | None:
    """Where somebody announced will come in, until she is there; None for nobody."""
    service = people.service_now(cell)
    coming = service or group_coming(cell)
    if coming is None or people.is_here(coming, cell.time_s) or cell.time_s > coming.at_s:
        return None
    entering = people.with_open_side(coming, cell.settings.fence)
    x, y = people.place(entering, entering.at_s)
    return at(x * INWARD, y * INWARD)


def crowd(cell: Cell, time_s: float) -> list[PersonRow]:
    """Everybody in the picture, those farther away first."""
    here = [(n, one) for n, one in enumerate(cell.visits) if people.is_here(one, time_s)]
    here.sort(key=lambda one: sum(people.place(one[1], time_s)))
    return [_person(cell, n, one, time_s) for n, one in here]


def _person(cell: Cell, index: int, visit: Visit, time_s: float) -> PersonRow:
    spot = people.place(visit, time_s)
    kneels = people.kneels(visit, time_s)
    sign, alarm = _sign(cell, visit, people.distance_m(spot), kneels)
    return PersonRow(
        key=str(index),
        picture="kneel" if kneels else _walk(index, visit, time_s),
        spotX=at(*spot)[0],
        spotY=at(*spot)[1],
        sign=sign,
        alarm=alarm,
        inside=visit.kind is Kind.SERVICE,
        seen=max(0.0, min(1.0, (time_s - visit.at_s) / FADE_S, (people.ends_s(visit) - time_s) / FADE_S)),
    )


def _walk(index: int, visit: Visit, time_s: float) -> str:
    """Her picture: coat, aisle, and which foot is in front."""
    who = "s" if visit.kind is Kind.SERVICE else "ab"[index % 2]
    ahead = people.facing(visit, time_s)
    axis = "x" if abs(ahead[0]) > abs(ahead[1]) else "y"
    step = floor((time_s - visit.at_s) * visit.walk_mps / STRIDE_M) % 2 if ahead != (0.0, 0.0) else 0
    return f"walk_{who}_{axis}_{step}"


def _sign(cell: Cell, visit: Visit, distance: float, kneels: bool) -> tuple[str, bool]:
    """What is to be known of somebody: in danger, seen by the sensor, or nothing."""
    if people.fenced(cell, visit):
        return "", False
    needed = needed_m(cell.settings, is_heavy(cell))
    looks = 0.0 if kneels else FIELDS_M[cell.settings.field]
    if is_live(cell) and in_danger(distance, looks, needed):
        return "warning", True
    return ("watch", False) if distance <= looks else ("", False)


def _part(heavy: bool) -> str:
    return "part_heavy" if heavy else "part_light"


def _stacked(n: int) -> tuple[float, float]:
    i, j = GRID[n % len(GRID)]
    level = PALLET_TOP_M + PART_M * (n // len(GRID))
    return at(PALLET[0] + GRID_M * i, PALLET[1] + GRID_M * j, level)


def _link(key: str, start: tuple[float, float], end: tuple[float, float]) -> LinkRow:
    across, down = end[0] - start[0], end[1] - start[1]
    return LinkRow(key, *start, hypot(across, down), degrees(atan2(down, across)))
