"""What the airspace is at one moment: frozen records with units in their names.

Positions are metres east (`x_m`) and north (`y_m`) of the south-west corner of an 800 m square;
headings are degrees clockwise from north; batteries are fractions 0..1; times are model seconds since begin.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.contract import Level, Line, line

AREA_M = 800.0
"""Side of the square neighbourhood."""

LAYERS_M = (60.0, 90.0, 120.0)
"""The altitude layers†, all under the Korean ceiling of 150 m above ground."""


class Kind(StrEnum):
    """Whose flight it is, and so what may be asked of it."""

    PARCEL = "parcel"
    MEDICAL = "medical"  # absolute priority: others give way
    UNREGISTERED = "unregistered"  # obeys nobody, so it is offered no actions


class Phase(StrEnum):
    """What an aircraft is doing. The last three are over; they stay in the picture for GONE_AFTER_S."""

    CRUISING = "cruising"
    HOLDING = "holding"
    LANDING = "landing"  # on instruction or with an empty battery; the delivery is lost
    DELIVERED = "delivered"
    LANDED = "landed"
    LEFT = "left"


class Area(StrEnum):
    """The part of 금천구 a flight comes from; with its number it is the aircraft's name."""

    GASAN = "gasan"
    DOKSAN = "doksan"
    SIHEUNG = "siheung"


@dataclass(frozen=True, slots=True)
class Point:
    """A place over the neighbourhood."""

    x_m: float
    y_m: float


@dataclass(frozen=True, slots=True)
class Aircraft:
    """One drone in the picture.

    `path` is what lies ahead: way points, the destination last (empty once it is over). `cleared_m` is the
    altitude it was told to fly, `altitude_m` the one it has. `cruise_mps` is its own speed, `speed_mps` the
    present one. `deadline_s` is when the delivery is due (it means nothing for the unregistered one),
    `waited_s` how long it has hovered. `entered_s` and `phase_since_s` let a view fade it in and out.
    """

    id: str
    kind: Kind
    area: Area
    number: int
    x_m: float
    y_m: float
    altitude_m: float
    cleared_m: float
    heading_deg: float
    speed_mps: float
    cruise_mps: float
    battery: float
    path: tuple[Point, ...]
    deadline_s: float
    entered_s: float
    phase: Phase = Phase.CRUISING
    phase_since_s: float = 0.0
    waited_s: float = 0.0

    @property
    def name(self) -> Line:
        """Its spoken name, as `가산 3`."""
        if self.kind is Kind.PARCEL:
            return line(f"drone-{self.area}", number=self.number)
        return line(f"drone-{self.kind}", number=self.number)

    @property
    def flying(self) -> bool:
        return self.phase in (Phase.CRUISING, Phase.HOLDING, Phase.LANDING)

    @property
    def obeys(self) -> bool:
        """Whether instructions can be given to it now."""
        return self.kind is not Kind.UNREGISTERED and self.phase in (Phase.CRUISING, Phase.HOLDING)

    @property
    def delivered(self) -> bool:
        return self.phase is Phase.DELIVERED

    @property
    def destination(self) -> Point | None:
        return self.path[-1] if self.path else None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two aircraft that will come too close unless something changes, or already are (`lost`).

    `pair` is their ids, `in_s` the time to the closest point (0 when it is now or past), `miss_m` the
    horizontal distance then, `point` halfway between them then, `altitude_m` where it happens,
    `lost_for_s` how long the separation will be lost in all.
    """

    pair: tuple[str, str]
    miss_m: float
    in_s: float
    point: Point
    altitude_m: float
    lost: bool = False
    lost_for_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Encounter:
    """One conflict from its first prediction until it has been absent for a while.

    `predicted_m` is the miss distance first predicted, `closest_m` the smallest distance that really came
    about at the same height, `lost_s` how long separation was lost, `answer` the verb of the last instruction
    given to one of the two, "" while nobody dealt with it. `present` is whether it is predicted now.
    """

    id: str
    pair: tuple[str, str]
    names: tuple[Line, Line]
    began_s: float
    seen_s: float
    predicted_m: float
    closest_m: float
    lost_s: float = 0.0
    answer: str = ""
    due: bool = True
    present: bool = True


@dataclass(frozen=True, slots=True)
class Delivery:
    """How one flight ended: `late_s` ≤ 0 is on time, `lost` came down without delivering."""

    name: Line
    kind: Kind
    at_s: float
    late_s: float
    waited_s: float
    battery: float
    lost: bool = False

    @property
    def on_time(self) -> bool:
        return not self.lost and self.late_s <= 0.0


@dataclass(frozen=True, slots=True)
class Order:
    """One dealt flight: how it will meet the traffic, decided by chance in begin().

    `bearing_deg` is its course, `cruise_mps` its speed, `offset` (±1 at most) by how much it misses whom it
    meets, `length_m` how far it flies, `slack` (0..1) where in the level's range of patience its deadline
    lies, `arrival_battery` the charge it would arrive with if it flew straight.
    """

    bearing_deg: float
    cruise_mps: float
    offset: float
    length_m: float
    slack: float
    arrival_battery: float
    area: Area


@dataclass(frozen=True, slots=True)
class State:
    """The whole play at one moment. Views read `aircraft`, `conflicts` and `time_s`.

    `conflicts` come soonest first; `ready` are held aircraft that could go on safely now; `low` those that
    would arrive under the battery reserve. `orders` wait their turn; `arrived` counts the special arrivals of
    this play so far and `numbers` the flights by the letter of their id. `coach` is the action that the first
    event points at until the first instruction.
    """

    level: Level
    short: bool
    time_s: float
    aircraft: tuple[Aircraft, ...]
    orders: tuple[Order, ...]
    conflicts: tuple[Conflict, ...] = ()
    ready: tuple[str, ...] = ()
    low: tuple[str, ...] = ()
    next_departure_s: float = 0.0
    arrived: int = 0
    numbers: tuple[tuple[str, int], ...] = ()
    encounters: tuple[Encounter, ...] = ()
    closed: tuple[Encounter, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    lowest_battery: float = 1.0
    instructions: int = 0
    coach: str = ""
    finished: bool = False

    def find(self, aircraft_id: str) -> Aircraft | None:
        """The aircraft with this id, or None once it is out of the picture."""
        return next((one for one in self.aircraft if one.id == aircraft_id), None)
