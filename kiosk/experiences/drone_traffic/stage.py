"""What the Stage shows of the airspace: pure numbers, ready to be scaled.

Places are shares of the map, 0..1, x to the right and y downwards (north is up); `lift` is height as the eye
shall see it, 0 on the ground and 1 in the top layer; `presence` 0..1 fades the gone out. Newcomers are there
at once, as the clock may stand still on their first step; the View lets them appear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import hypot, inf

from kiosk.core.contract import Line, line
from kiosk.experiences.drone_traffic.airspace import (
    LOOKAHEAD_S,
    SEPARATION_M,
    legs,
    position,
    predicted_track,
)
from kiosk.experiences.drone_traffic.flight import RESERVE, arrival_battery
from kiosk.experiences.drone_traffic.reading import seconds_to, urgent_conflicts
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

LOWEST_LIFT = 0.28
"""Lift of the lowest layer: for the eye, layers lie farther apart than their true heights."""

SAME_LAYER_M = 5.0
"""Nearer than this to a layer's height counts as having reached it."""

SET_DOWN = 0.3
"""Share of a delivery's farewell after which the parcel stands on its pad."""

DRONE_GOES, PAD_GOES = (0.45, 0.65), (0.85, 1.0)
"""Between which shares of its farewell a drone that delivered fades, and its pad with the parcel."""

Say = Callable[[Line], str]

Place = tuple[float, float]
"""A place as shares of the map."""


@dataclass(frozen=True, slots=True)
class AircraftRow:
    """One drone. `heading` is degrees clockwise from north, `layers` how many layers it reached (0..3).

    `goal` is the lift it is cleared for, `pace` its speed as a share of its own cruise speed (0 hovers),
    `order` the icon of the instruction it is carrying out ("" for none); `batteryLow` is whether it would
    arrive with less than the reserve. `conflicting` are the two the banner names, `watched` who is in another
    conflict.
    """

    key: str
    mapX: float
    mapY: float
    heading: float
    lift: float
    goal: float
    layers: int
    pace: float
    order: str
    battery: float
    batteryLow: bool
    kind: str
    loaded: bool
    label: str
    shortLabel: str
    labelled: bool
    selected: bool
    conflicting: bool
    watched: bool
    presence: float


@dataclass(frozen=True, slots=True)
class TrackRow:
    """One straight piece of a predicted path, flown at `lift`; `dash` is the drawing of its dashes."""

    key: str
    mapX: float
    mapY: float
    toX: float
    toY: float
    lift: float
    first: bool
    dash: str
    presence: float


@dataclass(frozen=True, slots=True)
class PadRow:
    """A landing pad, where a delivery goes. `lift` is how high its drone comes in, `filled` that it came."""

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
    """Where two drones will be too close, or (`lost`) are.

    `radius` is a share of the map; `nearness` goes from 0, just predicted, to 1, now. From x, y, lift and to
    x, y, lift are the two drones. `urgent` is the one the banner speaks of; its `label` says how near and
    when, in the banner's own numbers; short of room it is nothing.
    """

    key: str
    mapX: float
    mapY: float
    lift: float
    fromX: float
    fromY: float
    fromLift: float
    toX: float
    toY: float
    toLift: float
    radius: float
    nearness: float
    label: str
    shortLabel: str
    lost: bool
    urgent: bool


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
    first = next(iter(urgent_conflicts(state)), None)
    watched = {name for one in state.conflicts for name in one.pair}
    flights = {
        one.id: _Flight(
            previous.find(one.id) or one,
            one,
            fraction,
            now_s,
            one.id == selected,
            _meeting(one, first),
            one.id in watched,
        )
        for one in state.aircraft
    }
    return Stage(
        tuple(flight.row(say) for flight in flights.values()),
        tuple(track for flight in flights.values() for track in flight.tracks()),
        tuple(pad for flight in flights.values() for pad in flight.pads()),
        tuple(
            _conflict(
                previous, one, fraction, (flights[one.pair[0]], flights[one.pair[1]]), say, one is first
            )
            for one in state.conflicts
        ),
    )


def _meeting(aircraft: Aircraft, first: Conflict | None) -> Point | None:
    """Where this aircraft will be in the most urgent conflict; None if it is not in it."""
    if first is None or aircraft.id not in first.pair:
        return None
    return position(legs(aircraft), first.in_s) or first.point


@dataclass(frozen=True, slots=True)
class _Flight:
    """One aircraft between two states."""

    before: Aircraft
    after: Aircraft
    fraction: float
    now_s: float
    selected: bool
    meeting: Point | None
    in_conflict: bool

    @property
    def conflicting(self) -> bool:
        return self.meeting is not None

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
        """Those that landed stay a while, those that delivered go, one that left the area fades at once."""
        gone = self.over
        if self.after.phase is not Phase.LEFT:
            gone = _share_of(gone, DRONE_GOES if self.after.delivered else PAD_GOES)
        return 1 - gone

    @property
    def order(self) -> str:
        """The icon of what it was told and is still doing."""
        one = self.after
        if one.phase is Phase.LANDING:
            return "land"
        if not one.obeys:
            return ""
        if abs(one.cleared_m - one.altitude_m) > SAME_LAYER_M / 5:
            return "up" if one.cleared_m > one.altitude_m else "down"
        if one.phase is Phase.HOLDING:
            return "hold"
        return "sidestep" if len(one.path) > 1 else ""

    def row(self, say: Say) -> AircraftRow:
        one = self.after
        label = line("label-aircraft", name=one.name, altitude=self.altitude_m)
        return AircraftRow(
            key=one.id,
            mapX=self.x,
            mapY=self.y,
            heading=turning(self.before.heading_deg, one.heading_deg, self.fraction),
            lift=self.lift,
            goal=lift_of(one.cleared_m) if one.flying else self.lift,
            layers=sum(self.altitude_m > layer - SAME_LAYER_M for layer in LAYERS_M) if one.flying else 0,
            pace=between(self.before.speed_mps, one.speed_mps, self.fraction) / one.cruise_mps,
            order=self.order,
            battery=between(self.before.battery, one.battery, self.fraction),
            batteryLow=one.obeys and arrival_battery(one) < RESERVE,
            kind=one.kind.value,
            loaded=one.kind is Kind.PARCEL and not self.set_down,
            label=say(label),
            shortLabel=say(one.name),
            labelled=one.flying and (self.selected or self.conflicting),
            selected=self.selected,
            conflicting=self.conflicting,
            watched=self.in_conflict and not self.conflicting,
            presence=self.presence,
        )

    def tracks(self) -> Iterator[TrackRow]:
        """Its way to the destination; of one whose plan is unknown or that waits, only what is predicted.

        Up to where it comes too close to another the way is drawn as an alarm.
        """
        one = self.after
        if not one.flying:
            return
        corners = predicted_track(one)[1:]
        if one.phase is Phase.CRUISING and one.kind is not Kind.UNREGISTERED:
            corners = one.path
        ends = [(corner.x_m / AREA_M, 1 - corner.y_m / AREA_M) for corner in corners]
        split = 0
        if self.meeting:
            ends, split = _split(
                (self.x, self.y), ends, (self.meeting.x_m / AREA_M, 1 - self.meeting.y_m / AREA_M)
            )
        x, y = self.x, self.y
        for n, (to_x, to_y) in enumerate(ends):
            yield TrackRow(
                key=f"{one.id}:{len(ends) - n}",
                mapX=x,
                mapY=y,
                toX=to_x,
                toY=to_y,
                lift=self.lift,
                first=n == 0,
                dash="dash_alert" if n < split else "dash_selected" if self.selected else "dash",
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
            presence=1 - _share_of(self.over, PAD_GOES),
        )


def _share_of(value: float, span: tuple[float, float]) -> float:
    """How far `value` has gone through a span, 0..1."""
    return min(1.0, max(0.0, (value - span[0]) / (span[1] - span[0])))


def _split(start: Place, ends: list[Place], at: Place) -> tuple[list[Place], int]:
    """A way through `ends`, cut where it comes nearest to `at`; and how many pieces lie before the cut."""
    best, cut, piece = inf, at, 0
    x, y = start
    for n, (to_x, to_y) in enumerate(ends):
        length2 = (to_x - x) ** 2 + (to_y - y) ** 2
        share = 0.0 if length2 == 0 else ((at[0] - x) * (to_x - x) + (at[1] - y) * (to_y - y)) / length2
        share = min(1.0, max(0.0, share))
        near = (between(x, to_x, share), between(y, to_y, share))
        away = hypot(near[0] - at[0], near[1] - at[1])
        if away < best:
            best, cut, piece = away, near, n
        x, y = to_x, to_y
    return [*ends[:piece], cut, *ends[piece:]], piece + 1


def _conflict(
    previous: State, conflict: Conflict, fraction: float, pair: tuple[_Flight, _Flight], say: Say, first: bool
) -> ConflictRow:
    """The bubble glides from where the same pair was predicted to meet one step ago."""
    before = next((one for one in previous.conflicts if one.pair == conflict.pair), conflict)
    words = line("label-conflict", miss=conflict.miss_m, seconds=seconds_to(conflict))
    if conflict.lost:
        words = line("label-lost", miss=conflict.miss_m)
    in_s = between(before.in_s, conflict.in_s, fraction)
    return ConflictRow(
        key="+".join(conflict.pair),
        mapX=between(before.point.x_m, conflict.point.x_m, fraction) / AREA_M,
        mapY=1 - between(before.point.y_m, conflict.point.y_m, fraction) / AREA_M,
        lift=lift_of(between(before.altitude_m, conflict.altitude_m, fraction)),
        fromX=pair[0].x,
        fromY=pair[0].y,
        fromLift=pair[0].lift,
        toX=pair[1].x,
        toY=pair[1].y,
        toLift=pair[1].lift,
        radius=SEPARATION_M / 2 / AREA_M,
        nearness=1.0 if conflict.lost else 1 - min(1.0, max(0.0, in_s / LOOKAHEAD_S)),
        label=say(words),
        shortLabel="",
        lost=conflict.lost,
        urgent=first,
    )
