"""What the cell is at one moment: frozen records and the choices there are. Metres, seconds, m/s."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.contract import Level

SPEEDS_MPS = (0.5, 1.0, 1.5)
"""Speeds the arm can be set to."""

FIELDS_M = (0.9, 1.2, 1.5, 1.8, 2.1, 2.4, 2.7)
"""Distances from the arm's reach at which the sensor can be set to notice somebody."""

REACH_M = 1.0
"""How far the arm reaches around its base: all distances to the robot count from there."""


class Sensor(StrEnum):
    """What watches the floor: the scanner that came with the robot, and a faster, dearer one."""

    SLOW = "slow"
    FAST = "fast"


class Side(StrEnum):
    """The two sides of the cell along which people walk, as a visitor sees them."""

    LEFT = "left"
    RIGHT = "right"


FENCES: tuple[Side | None, ...] = (None, Side.LEFT, Side.RIGHT)
"""Where the fence can stand, in the order in which one control steps through them."""


class Kind(StrEnum):
    """What somebody comes for."""

    PASSER = "passer"  # walks along an aisle
    GROUP = "group"  # one of several who walk along an aisle one after another
    SERVICE = "service"  # looks after the belt, and kneels where the sensor cannot see


class Phase(StrEnum):
    """What the arm is doing."""

    PICK = "pick"
    CARRY = "carry"
    PLACE = "place"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the visitor has set. `speed` and `field` are indices of SPEEDS_MPS and FIELDS_M."""

    speed: int = 0
    sensor: Sensor = Sensor.SLOW
    field: int = 3
    fence: Side | None = None


@dataclass(frozen=True, slots=True)
class Arm:
    """Where the arm is on its way.

    `along_m` counts from the belt (0) to the pallet, also on the way back; `grip_s` is what is left of
    closing or opening the gripper.
    """

    phase: Phase = Phase.PICK
    along_m: float = 0.0
    speed_mps: float = 0.0
    grip_s: float = 0.4


@dataclass(frozen=True, slots=True)
class Guard:
    """What the safety controller knows. `seen_s` and `clear_s` count how long it has been so."""

    seen_s: float = 0.0
    clear_s: float = 0.0
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody who comes, dealt in the beginning.

    `lane_m` is how near a passer's way comes to the arm's reach; `ahead` which way along the aisle. The
    `side` of SERVICE becomes the open one when she comes.
    """

    kind: Kind
    at_s: float
    side: Side
    lane_m: float
    walk_mps: float
    ahead: bool
    kneel_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Meeting:
    """How one visit went, so far.

    `stood_s` how long the arm stood while she was in the field, `exposed_s` how long it moved although the
    sensor was set too near for her; `margin_m` the smallest margin while the arm moved and she was near,
    `nearest_m` her smallest distance; `fenced` says that a fence kept her apart, `locked` that the robot was
    switched off while she knelt.
    """

    stood_s: float = 0.0
    exposed_s: float = 0.0
    margin_m: float = 9.0
    nearest_m: float = 9.0
    fenced: bool = False
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One choice: when, which, and what it did.

    Needed distance and parts an hour before and after it, the margin and the fence after it.
    """

    at_s: float
    what: str
    before_m: float
    after_m: float
    before_rate: float
    after_rate: float
    margin_m: float
    fence: Side | None


@dataclass(frozen=True, slots=True)
class Cell:
    """The whole play at one moment. `visits` and `meetings` belong together by index.

    `event` is what needs attention and `touches` how often the visitor has touched something since it began.
    `light_parts` of the `parts` were light ones. `running_s + stood_s + off_s` is `time_s`. `busy` is the
    side most people use.
    """

    level: Level
    short: bool
    visits: tuple[Visit, ...]
    meetings: tuple[Meeting, ...]
    busy: Side
    settings: Settings = Settings()
    on: bool = False
    time_s: float = 0.0
    arm: Arm = Arm()
    guard: Guard = Guard()
    parts: int = 0
    light_parts: int = 0
    running_s: float = 0.0
    stood_s: float = 0.0
    off_s: float = 0.0
    cost: int = 0
    owns_fast: bool = False
    owns_fence: bool = False
    event: str = ""
    touches: int = 0
    changes: tuple[Change, ...] = ()
    finished: bool = False
