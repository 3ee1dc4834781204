"""The frozen records of a play: devices, air, crop, sensor, what waits for a choice, what was chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.core.contract import Level
from kiosk.experiences.smart_farm.weather import Day


class Device(StrEnum):
    """What can be set, in the Desk's order."""

    VENT = "vent"  # 창
    SCREEN = "screen"  # 차광막
    FOG = "fog"  # 안개
    HEAT = "heat"  # 난방
    LAMP = "lamp"  # 보조 조명


HIGHEST = {Device.VENT: 2, Device.SCREEN: 2, Device.FOG: 2, Device.HEAT: 2, Device.LAMP: 1}
"""The last setting of a device; 0 is closed or off. A touch goes one up, and from the last to 0."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where every device stands."""

    vent: int = 0
    screen: int = 0
    fog: int = 0
    heat: int = 0
    lamp: int = 0

    def of(self, device: Device) -> int:
        """The setting of one device."""
        return int(getattr(self, device))

    def following(self, device: Device) -> int:
        """The setting that the next touch of a device leads to."""
        return (self.of(device) + 1) % (HIGHEST[device] + 1)

    def with_device(self, device: Device, setting: int) -> Settings:
        """The same with one device set."""
        match device:
            case Device.VENT:
                return replace(self, vent=setting)
            case Device.SCREEN:
                return replace(self, screen=setting)
            case Device.FOG:
                return replace(self, fog=setting)
            case Device.HEAT:
                return replace(self, heat=setting)
            case Device.LAMP:
                return replace(self, lamp=setting)


@dataclass(frozen=True, slots=True)
class Air:
    """The one zone of the greenhouse: its temperature and the water vapour in a cubic metre."""

    temp_c: float
    vapour_kgpm3: float


@dataclass(frozen=True, slots=True)
class Crop:
    """The plants. `droop`, `wet` and `disease` are 0..1: thirst to be seen, wet leaves, risk of grey mould.

    `growth` and `possible` add up what grew and what light alone would have allowed, in hours of full growth.
    """

    droop: float = 0.0
    wet: float = 0.0
    disease: float = 0.0
    growth: float = 0.0
    possible: float = 0.0

    @property
    def grown(self) -> float:
        """Share of the possible growth that grew, 0 before the first light; lamps at night count on top."""
        return min(1.0, self.growth / self.possible) if self.possible > 0.0 else 0.0


@dataclass(frozen=True, slots=True)
class Ledger:
    """What went in and out since the round began, per m² of floor: heat in J, water in kg.

    The balance rule (`broken_rules`) holds it against what the air now holds.
    """

    from_air: Air
    solar_j: float = 0.0
    lamp_j: float = 0.0
    heater_j: float = 0.0
    cover_j: float = 0.0
    vent_j: float = 0.0
    evaporated_j: float = 0.0
    transpired_kg: float = 0.0
    fogged_kg: float = 0.0
    vented_kg: float = 0.0
    condensed_kg: float = 0.0


@dataclass(frozen=True, slots=True)
class Sensor:
    """The humidity sensor. From `fails_s` on it shows `stuck_rh`, until somebody looks at it.

    `checking_until_s` is when the person who walked to it is back, 0 for nobody on the way; `doubted` says
    that its sudden jump was told and answered, `believed_min` how long its wrong number stood, in minutes of
    the day.
    """

    fails_s: float
    stuck_rh: float
    failed: bool = False
    doubted: bool = False
    mended: bool = False
    checking_until_s: float = 0.0
    failed_at_s: float = 0.0
    mended_at_s: float = 0.0
    checks: int = 0
    believed_min: float = 0.0


class Need(StrEnum):
    """What waits to be looked at, by the instruments; the most urgent first."""

    JUMP = "jump"  # the sensor suddenly tells something else than the dial on the wall
    HOT = "hot"
    WET = "wet"
    COLD = "cold"
    DRY = "dry"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Alert:
    """A need that is told. It waits for a choice until `answered`, and again at `again_s` if it stays."""

    number: int
    need: Need
    since_s: float
    answered: bool = False
    again_s: float = 0.0

    @property
    def id(self) -> str:
        return f"{self.need}-{self.number}"


@dataclass(frozen=True, slots=True)
class Move:
    """Touches in quick succession, and what the model says they did: half an hour on with and without them.

    It began at `at_s` (and `hour` of the day) in `air` with the settings `before`. `gain` is the difference
    in worth (advice.py), > 0 when the move helped.
    """

    at_s: float
    last_s: float
    round: int
    hour: float
    air: Air
    before: Settings
    after: Settings
    temp_with_c: float
    temp_without_c: float
    vpd_with_kpa: float
    vpd_without_kpa: float
    gain: float


@dataclass(frozen=True, slots=True)
class State:
    """The whole play at one moment. `time_s` is play time; the sky of each round is dealt in `days`."""

    level: Level
    short: bool
    time_s: float
    days: tuple[Day, ...]
    settings: Settings
    air: Air
    crop: Crop
    ledger: Ledger
    sensor: Sensor
    mist: float = 0.0
    energy_kwh: float = 0.0
    good_min: float = 0.0
    hot_min: float = 0.0
    alert: Alert | None = None
    alerts: int = 0
    moves: tuple[Move, ...] = ()
    touches: int = 0
    coach: str = ""
    finished: bool = False

    @property
    def checking(self) -> bool:
        """Whether somebody is on the way to the sensor."""
        return self.sensor.checking_until_s > self.time_s

    @property
    def lying(self) -> bool:
        """Whether the humidity sensor shows a wrong number now."""
        return self.sensor.failed and not self.sensor.mended
