"""What the Stage shows of the airspace: pure numbers, ready to be scaled.

Places are shares of the map, 0..1, x to the right and y downwards (north is up); `lift` is height as the eye
shall see it, 0 on the ground and 1 in the top layer; `presence` 0..1 fades newcomers in and the gone out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil

from kiosk.core.contract import Line, line
from kiosk.experiences.drone_traffic.airspace import SEPARATION_M, predicted_track
from kiosk.experiences.drone_traffic.flight import RESERVE, arrival_battery
from kiosk.experiences.drone_traffic.simulation import GONE_AFTER_S
from kiosk.experiences.drone_traffic.state import (
    AREA_M,
    LAYERS_M,
    Aircraft,
    Conflict,
    Kind,
    Phase,
    Point,
    State,
)

FADE_S = 0.6
"""How long a newcomer takes to appear."""

LOWEST_LIFT = 0.36
"""Lift of the lowest layer: for the eye, layers lie farther apart than their true heights."""

SAME_LAYER_M = 5.0
"""Nearer than this to a layer's height counts as having reached it."""

SET_DOWN = 0.4
"""Share of a delivery's farewell after which the parcel stands on its pad."""

Say = Callable[[Line], str]


@dataclass(frozen=True, slots=True)
class AircraftRow:
    """One drone. `heading` is degrees clockwise from north, `layers` how many layers it reached (0..3).

    `batteryLow` is whether it would arrive with less than the reserve.
    """

    key: str
    mapX: float
    mapY: float
    heading: float
    lift: float
    layers: int
    altitude: float
    battery: float
    batteryLow: bool
    kind: str
    loaded: bool
    label: str
    shortLabel: str
    labelled: bool
    selected: bool
    conflicting: bool
    presence: float


@dataclass(frozen=True, slots=True)
class TrackRow:
    """One straight piece of a predicted path, flown at `lift`."""

    key: str
    mapX: float
    mapY: float
    toX: float
    toY: float
    lift: float
    first: bool
    selected: bool
    conflicting: bool
    presence: float


@dataclass(frozen=True, slots=True)
class PadRow:
    """A landing pad, where a delivery goes. `lift` is how high its drone comes in."""

    key: str
    mapX: float
    mapY: float
    lift: float
    medical: bool
    filled: bool
    selected: bool
    presence: float


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Where two drones will be too close.

    `radius` is a share of the map, `label` how near and when; short of room it is nothing, as the banner says
    it too.
    """

    key: str
    mapX: float
    mapY: float
    lift: float
    radius: float
    label: str
    shortLabel: str
    lost: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything the Stage shows at one instant of display time."""

    aircraft: tuple[AircraftRow, ...]
    tracks: tuple[TrackRow, ...]
    pads: tuple[PadRow, ...]
    conflicts: tuple[ConflictRow, ...]


def lift_of(altitude_m: float) -> float:
    """How high an altitude is drawn, 0..1."""
    lowest, highest = LAYERS_M[0], LAYERS_M[-1]
    if altitude_m <= lowest:
        return LOWEST_LIFT * altitude_m / lowest
    return LOWEST_LIFT + (1 - LOWEST_LIFT) * (altitude_m - lowest) / (highest - lowest)


def between(a: float, b: float, fraction: float) -> float:
    """The value `fraction` of the way from a to b."""
    return a + (b - a) * fraction


def turning(a_deg: float, b_deg: float, fraction: float) -> float:
    """The heading `fraction` of the shorter way round from a to b, 0..360."""
    return (a_deg + ((b_deg - a_deg + 180.0) % 360.0 - 180.0) * fraction) % 360.0


def stage(previous: State, state: State, fraction: float, selected: str, say: Say) -> Stage:
    """The picture between two states. `selected` is the aircraft the Desk speaks to, "" for none."""
    now_s = between(previous.time_s, state.time_s, fraction)
    troubled = frozenset(one for conflict in state.conflicts for one in conflict.pair)
    flights = [
        _Flight(previous.find(one.id) or one, one, fraction, now_s, one.id == selected, one.id in troubled)
        for one in state.aircraft
    ]
    return Stage(
        tuple(flight.row(say) for flight in flights),
        tuple(track for flight in flights for track in flight.tracks()),
        tuple(pad for flight in flights for pad in flight.pads()),
        tuple(_conflict(previous, one, fraction, say) for one in state.conflicts),
    )


@dataclass(frozen=True, slots=True)
class _Flight:
    """One aircraft between two states."""

    before: Aircraft
    after: Aircraft
    fraction: float
    now_s: float
    selected: bool
    conflicting: bool

    @property
    def x(self) -> float:
        return between(self.before.x_m, self.after.x_m, self.fraction) / AREA_M

    @property
    def y(self) -> float:
        return 1 - between(self.before.y_m, self.after.y_m, self.fraction) / AREA_M

    @property
    def altitude_m(self) -> float:
        return between(self.before.altitude_m, self.after.altitude_m, self.fraction)

    @property
    def over(self) -> float:
        """How far its farewell has gone, 0 while it flies, 1 when it leaves the picture."""
        if self.after.flying:
            return 0.0
        return min(1.0, max(0.0, (self.now_s - self.after.phase_since_s) / GONE_AFTER_S))

    @property
    def set_down(self) -> bool:
        return self.after.delivered and self.over > SET_DOWN

    @property
    def lift(self) -> float:
        """A delivery is shown to its end: the drone comes down to the pad."""
        down = min(1.0, self.over / SET_DOWN) if self.after.delivered else 0.0
        return lift_of(self.altitude_m) * (1 - 0.95 * down)

    @property
    def presence(self) -> float:
        """Those on the ground stay a while; one that left the area fades at once."""
        staying = 0.0 if self.after.phase is Phase.LEFT else 0.6
        leaving = max(0.0, self.over - staying) / (1 - staying)
        entering = (self.now_s - self.after.entered_s) / FADE_S if self.after.entered_s > 0 else 1.0
        return min(1.0, max(0.0, entering), 1 - leaving)

    def row(self, say: Say) -> AircraftRow:
        one = self.after
        label = line("label-aircraft", name=one.name, altitude=self.altitude_m)
        return AircraftRow(
            key=one.id,
            mapX=self.x,
            mapY=self.y,
            heading=turning(self.before.heading_deg, one.heading_deg, self.fraction),
            lift=self.lift,
            layers=sum(self.altitude_m > layer - SAME_LAYER_M for layer in LAYERS_M),
            altitude=self.altitude_m,
            battery=between(self.before.battery, one.battery, self.fraction),
            batteryLow=one.obeys and arrival_battery(one) < RESERVE,
            kind=one.kind.value,
            loaded=one.kind is Kind.PARCEL and not self.set_down,
            label=say(label),
            shortLabel=say(one.name),
            labelled=one.flying and (self.selected or self.conflicting),
            selected=self.selected,
            conflicting=self.conflicting,
            presence=self.presence,
        )

    def tracks(self) -> Iterator[TrackRow]:
        """Its way to the destination; of one whose plan is unknown or that waits, only what is predicted."""
        one = self.after
        if not one.flying:
            return
        corners = predicted_track(one)[1:]
        if one.phase is Phase.CRUISING and one.kind is not Kind.UNREGISTERED:
            corners = one.path
        x, y = self.x, self.y
        for n, corner in enumerate(corners):
            to_x, to_y = corner.x_m / AREA_M, 1 - corner.y_m / AREA_M
            yield TrackRow(
                key=f"{one.id}:{len(corners) - n}",
                mapX=x,
                mapY=y,
                toX=to_x,
                toY=to_y,
                lift=self.lift,
                first=n == 0,
                selected=self.selected,
                conflicting=self.conflicting,
                presence=self.presence,
            )
            x, y = to_x, to_y

    def pads(self) -> Iterator[PadRow]:
        one = self.after
        place = one.destination or (Point(one.x_m, one.y_m) if one.delivered else None)
        if one.kind is Kind.UNREGISTERED or one.phase is Phase.LANDING or place is None:
            return
        yield PadRow(
            key=one.id,
            mapX=place.x_m / AREA_M,
            mapY=1 - place.y_m / AREA_M,
            lift=self.lift,
            medical=one.kind is Kind.MEDICAL,
            filled=self.set_down,
            selected=self.selected,
            presence=self.presence,
        )


def _conflict(previous: State, conflict: Conflict, fraction: float, say: Say) -> ConflictRow:
    """The bubble glides from where the same pair was predicted to meet one step ago."""
    before = next((one for one in previous.conflicts if one.pair == conflict.pair), conflict)
    words = line("label-conflict", miss=conflict.miss_m, seconds=ceil(conflict.in_s))
    if conflict.lost:
        words = line("label-lost", miss=conflict.miss_m)
    return ConflictRow(
        key="+".join(conflict.pair),
        mapX=between(before.point.x_m, conflict.point.x_m, fraction) / AREA_M,
        mapY=1 - between(before.point.y_m, conflict.point.y_m, fraction) / AREA_M,
        lift=lift_of(between(before.altitude_m, conflict.altitude_m, fraction)),
        radius=SEPARATION_M / AREA_M,
        label=say(words),
        shortLabel="",
        lost=conflict.lost,
    )
