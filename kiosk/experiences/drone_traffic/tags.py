"""Which names the Stage says and where: the controller's rows and sizes in, placed tags in pixels out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import atan2, degrees, hypot

from kiosk.experiences.drone_traffic.camera import Rect
from kiosk.experiences.drone_traffic.labels import Tag, place
from kiosk.experiences.drone_traffic.stage import AircraftRow, ConflictRow, PadRow, Stage

TAG_PADDING_EM = 0.8
"""Width a tag has beyond its words, in font sizes; its height is TAG_HEIGHT_EM."""
TAG_HEIGHT_EM = 1.4

PLAIN, ALARMED, RINGED = (0.56, 0.46), (0.71, 0.5), (0.96, 0.58)
"""Half the width and height of a drone, of one in danger, of the selected one with its ring, in drones."""

MARKED = 0.68
"""How far up the marks over a drone reach, in drones."""

SIGN, SIGN_UP = 0.66, 0.5
"""The warning over two that are too close, in drones: its size, and how far over the upper one it stands.

Lost.qml draws it so (a test compares).
"""

ORDER, KIND, DONE = (-0.62, -0.52), (0.15, -0.66), (-0.25, -0.96)
"""Left top corners of the marks about a drone and over a delivery, in drones from its middle or its pad's."""
MARK, DONE_MARK = 0.42, 0.5
"""How wide they are, in drones."""

BODY = (0.34, 0.24)
"""Where a leader ends at a drone: half the width and height of what it points at, in drones."""

TAG_SHARE = 0.4
"""Share of the picture's width beyond which a tag says less."""

Advance = Callable[[str], float]
"""Width of words in pixels."""


@dataclass(frozen=True, slots=True)
class TagRow:
    """A name tag where it stands, in pixels.

    A leader ties it to what it names: from `leadX`, `leadY` on its edge, `lead` long (0: it touches), turned
    by `leadTurn` degrees.
    """

    key: str
    text: str
    tagX: float
    tagY: float
    tagWidth: float
    tagHeight: float
    leadX: float
    leadY: float
    lead: float
    leadTurn: float
    selected: bool
    conflicting: bool


@dataclass(frozen=True, slots=True)
class Sight:
    """How the View draws at this instant, in pixels.

    The map, the room for tags, a full lift, a drone, a letter, how near to the Stage's edge a sign may stand,
    and what no tag may cover (the ladder).
    """

    map: Rect
    room: Rect
    lift: float
    drone: float
    letter: float
    edge: float = 0.0
    barred: tuple[Rect, ...] = ()

    def place(self, x: float, y: float, lift: float) -> tuple[float, float]:
        """Where a place of the map lies on the Stage."""
        return self.map[0] + x * self.map[2], self.map[1] + y * self.map[3] - lift * self.lift

    def words(self, mark: AircraftRow | ConflictRow, advance: Advance) -> Iterator[tuple[str, float]]:
        """What a tag may say, the fuller words first, and how wide it is then."""
        for text in (mark.label, mark.shortLabel):
            width = advance(text) + TAG_PADDING_EM * self.letter
            if text and width <= TAG_SHARE * self.room[2]:
                yield text, width
        width = advance(mark.shortLabel) + TAG_PADDING_EM * self.letter
        if mark.shortLabel and TAG_SHARE * self.room[2] < width <= self.room[2]:
            yield mark.shortLabel, width


def tags(
    picture: Stage, sight: Sight, advance: Advance, sides: dict[str, str], most: int = 9
) -> tuple[list[TagRow], dict[str, str]]:
    """The tags, and on which side of its drone each stands (to be handed in next time).

    First come the two the banner names, then the selected drone if it is another, then where the two will
    meet; `most` tags in all. Only the two (without them the selected) may cover a little of another drone;
    any other that finds no free place is left out. No tag covers a mark.
    """
    named = sorted(
        (one for one in picture.aircraft if one.labelled),
        key=lambda one: (not one.conflicting, not one.selected),
    )
    urgent = [one for one in picture.conflicts if one.urgent]
    wanted: list[AircraftRow | ConflictRow] = [*named, *urgent]
    wide = TAG_HEIGHT_EM * sight.letter
    rows: list[TagRow] = []
    stood: dict[str, str] = {}
    taken: list[Rect] = [*sight.barred, *(_sign(one, sight) for one in urgent if one.lost)]
    taken += _marks(picture, sight)
    for mark in wanted:
        if len(rows) == most:
            break
        x, y = _middle(mark, sight)
        chosen = isinstance(mark, AircraftRow) and mark.selected
        must = isinstance(mark, AircraftRow) and (mark.conflicting or not urgent)
        others = obstacles(picture, sight, mark.key)
        for text, width in sight.words(mark, advance):
            half = _half(mark, sight)
            tag = Tag(mark.key, x, y, width, wide)
            found = place(tag, taken, others, sight.room, half, sides.get(mark.key, ""), must=must)
            if found is None:
                continue
            troubled = isinstance(mark, ConflictRow) or mark.conflicting
            area = (found.left, found.top, width, wide)
            rows.append(TagRow(mark.key, text, *area, *_leader(mark, area, sight), chosen, troubled))
            stood[mark.key] = found.side
            taken.append(area)
            break
    return rows, stood


def obstacles(picture: Stage, sight: Sight, but: str) -> list[Rect]:
    """Drones, conflict bubbles and pads, which no tag should cover; of `but` itself only its plumb line."""
    areas = [_drone_area(one, sight) for one in picture.aircraft if one.key != but and one.presence > 0]
    areas += [_plumb(one, sight) for one in picture.aircraft if one.key == but]
    for bubble in picture.conflicts:
        if bubble.key != but and not bubble.lost:
            x, y = sight.place(bubble.mapX, bubble.mapY, bubble.lift)
            across = bubble.radius * sight.map[2]
            down = across * sight.map[3] / sight.map[2]
            areas.append((x - across, y - down, 2 * across, 2 * down))
    areas += [_pad_area(pad, sight) for pad in picture.pads if pad.selected or pad.filled]
    return areas


def _drone_area(drone: AircraftRow, sight: Sight) -> Rect:
    x, y = sight.place(drone.mapX, drone.mapY, drone.lift)
    across, down = _half(drone, sight)
    return x - across, y - down, 2 * across, 1.8 * down


def _plumb(drone: AircraftRow, sight: Sight) -> Rect:
    """A drone's plumb line and its shadow at the foot."""
    x, y = sight.place(drone.mapX, drone.mapY, drone.lift)
    side = 0.5 * sight.drone
    return x - side / 2, y, side, drone.lift * sight.lift + side / 2


def _marks(picture: Stage, sight: Sight) -> list[Rect]:
    """Where marks stand about drones and over deliveries."""
    found: list[tuple[float, float, tuple[float, float], float]] = []
    for one in picture.aircraft:
        if one.presence > 0:
            place = sight.place(one.mapX, one.mapY, one.lift)
            found += [(*place, ORDER, MARK)] if one.order else []
            found += [(*place, KIND, MARK)] if one.batteryLow or one.kind != "parcel" else []
    for pad in picture.pads:
        if pad.filled:
            found.append((*sight.place(pad.mapX, pad.mapY, 0.0), DONE, DONE_MARK))
    unit = sight.drone
    return [(x + at[0] * unit, y + at[1] * unit, side * unit, side * unit) for x, y, at, side in found]


def _leader(mark: AircraftRow | ConflictRow, area: Rect, sight: Sight) -> tuple[float, float, float, float]:
    """From the nearest edge of a tag to what it names: where, how long, and which way."""
    x, y = _middle(mark, sight)
    from_x = min(max(x, area[0]), area[0] + area[2])
    from_y = min(max(y, area[1]), area[1] + area[3])
    dx, dy = x - from_x, y - from_y
    unit = max(1.0, sight.drone)
    reach = hypot(dx / (BODY[0] * unit), dy / (BODY[1] * unit))
    length = hypot(dx, dy) * (1 - 1 / reach) if reach > 1 else 0.0
    return from_x, from_y, length, degrees(atan2(dy, dx))


def _sign(conflict: ConflictRow, sight: Sight) -> Rect:
    """Where the warning over two that are too close stands."""
    x, y = sight.place(conflict.fromX, conflict.fromY, conflict.fromLift)
    to_x, to_y = sight.place(conflict.toX, conflict.toY, conflict.toLift)
    side = SIGN * sight.drone
    return (x + to_x) / 2 - side / 2, max(sight.edge, min(y, to_y) - SIGN_UP * sight.drone - side), side, side


def _middle(mark: AircraftRow | ConflictRow, sight: Sight) -> tuple[float, float]:
    """What a tag stands beside: a drone, a bubble, or the warning over two that are too close."""
    if isinstance(mark, ConflictRow) and mark.lost:
        left, top, width, height = _sign(mark, sight)
        return left + width / 2, top + height / 2
    return sight.place(mark.mapX, mark.mapY, mark.lift)


def _half(mark: AircraftRow | ConflictRow, sight: Sight) -> tuple[float, float]:
    """How far what belongs to a mark reaches across and up from its middle, in pixels."""
    if isinstance(mark, ConflictRow) and mark.lost:
        return 0.55 * SIGN * sight.drone, 0.55 * SIGN * sight.drone
    if isinstance(mark, ConflictRow):
        return ALARMED[0] * sight.drone, MARKED * sight.drone
    across, down = RINGED if mark.selected else ALARMED if mark.conflicting else PLAIN
    if mark.order or mark.batteryLow or mark.kind != "parcel":
        down = max(down, MARKED)
    return across * sight.drone, down * sight.drone


def _pad_area(pad: PadRow, sight: Sight) -> Rect:
    x, y = sight.place(pad.mapX, pad.mapY, 0.0)
    half = 0.3 * sight.drone
    return x - half, y - 1.5 * half, 2 * half, 2.5 * half
