"""What the Stage shows of the company: rows of numbers and words, ready to be scaled.

Places are units of the sheet (floor.py). Nothing here decides; it only says what the state is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import atan2, degrees, hypot, log10

from kiosk.core.contract import Line, line
from kiosk.experiences.security_monitor.evidence import CARDS, LOWERS, PRIOR, RAISES, odds
from kiosk.experiences.security_monitor.floor import (
    CORNERS,
    ROOM,
    Place,
    at,
    junction,
    middle,
    seats,
    way_out,
)
from kiosk.experiences.security_monitor.state import CROWN_JEWELS, Alert, Room, State, Verdict

Say = Callable[[Line], str]

SCALE = (-3.0, 2.0)
"""Ends of the gauge in powers of ten of the odds, 1 : 1000 to 100 : 1. A card pushes it by its ratio."""

MARK_S = 4.0
"""How long a verdict stands over its room."""

PIN_Z, PIN_APART = 22.0, 40.0
SEAT_FOOT = (9.0, 29.0)
"""Where somebody sits, from the back corner of the desk, on the floor."""

UP_FOOT = (-2.0, 27.0)
PACKETS = 2
"""Packets on the line of a room that works."""

MOST_PARCELS = 9


@dataclass(frozen=True, slots=True)
class RoomRow:
    """One room: its back corner, where its signs and its line stand, and how it fares.

    `packets` travel on its line: everyday traffic. `cut` is off the network, `inside` that a missed attack
    sits there, `barred` that one connection is cut. `vault` is a crown jewel, which a lock at its door tells.
    """

    key: str
    mapX: float
    mapY: float
    markX: float
    markY: float
    lockX: float
    lockY: float
    barX: float
    barY: float
    route: str
    packets: int
    chosen: bool
    cut: bool
    barred: bool
    inside: bool
    vault: bool


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One computer: the back corner of its desk or rack, who sits there, and whether it works."""

    key: str
    mapX: float
    mapY: float
    footX: float
    footY: float
    upX: float
    upY: float
    who: int
    rack: bool
    working: bool


@dataclass(frozen=True, slots=True)
class PinRow:
    """One alert over its room. `looking` is that its evidence is looked at now."""

    key: str
    mapX: float
    mapY: float
    picture: str
    name: str
    chosen: bool
    looking: bool
    leaking: bool


@dataclass(frozen=True, slots=True)
class MarkRow:
    """What an answer turned out to be, over its room for a little while."""

    key: str
    mapX: float
    mapY: float
    picture: str


@dataclass(frozen=True, slots=True)
class WayRow:
    """One straight piece of the way by which the attack came in: from here, so long, turned so far."""

    key: str
    mapX: float
    mapY: float
    long: float
    turn: float


@dataclass(frozen=True, slots=True)
class CardRow:
    """One piece of evidence of the alert in hand: face down, looked at (`share` of it done), or open."""

    key: str
    name: str
    icon: str
    words: str
    open: bool
    points: bool
    looking: bool


CARD_ICONS = {"log": "hours", "file": "search", "person": "person"}


def room_rows(state: State, chosen: Alert | None) -> list[RoomRow]:
    """The rooms, from the back to the front."""
    rows = []
    for room, (x, y) in CORNERS.items():
        cut = any(one.room is room and one.whole for one in state.stops)
        barred = any(one.room is room and not one.whole for one in state.stops)
        corner = at(x, y)
        mark, bar = at(x + 0.86 * ROOM[0], y + 0.2 * ROOM[1], 16.0), at(*junction(room))
        lock = at(x + 0.22 * ROOM[0], y + 0.88 * ROOM[1], 8.0)
        rows.append(
            RoomRow(
                key=room,
                mapX=corner[0],
                mapY=corner[1],
                markX=mark[0],
                markY=mark[1],
                lockX=lock[0],
                lockY=lock[1],
                barX=bar[0],
                barY=bar[1],
                route=route(way_out(room)),
                packets=0 if cut else PACKETS,
                chosen=chosen is not None and chosen.room is room,
                cut=cut,
                barred=barred and not cut,
                inside=room in state.inside,
                vault=room in CROWN_JEWELS,
            )
        )
    return rows


def route(way: Iterable[Place]) -> str:
    """A way over the floor as an SVG path on the sheet."""
    points = [at(*place) for place in way]
    return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def seat_rows(state: State) -> list[SeatRow]:
    """Every computer, from the back to the front; in a room that stands still the first ones stand still."""
    rows = []
    for number, room in enumerate(CORNERS):
        stopped = max((one.machines for one in state.stops if one.room is room), default=0)
        for n, (x, y) in enumerate(seats(room)):
            place = at(x, y)
            foot, up = at(x + SEAT_FOOT[0], y + SEAT_FOOT[1]), at(x + UP_FOOT[0], y + UP_FOOT[1])
            working = n >= stopped
            who = (number + 2 * n) % 3
            rack = room is Room.SERVERS
            rows.append(SeatRow(f"{room}{n}", *place, *foot, *up, who, rack, working))
    return rows


def pin_rows(state: State, chosen: Alert | None, say: Say) -> list[PinRow]:
    """Alerts that wait or are with the team, side by side where a room has several."""
    rows = []
    shown = [one for one in state.alerts if one.waiting or one.reported]
    for one in shown:
        here = [other.id for other in shown if other.room is one.room]
        aside = (here.index(one.id) - (len(here) - 1) / 2) * PIN_APART
        x, y = at(*middle(one.room), PIN_Z)
        rows.append(
            PinRow(
                key=one.id,
                mapX=x + aside,
                mapY=y,
                picture="pin_team" if one.reported else f"pin_{one.kind}_{one.severity}",
                name=say(one.name),
                chosen=chosen is not None and chosen.id == one.id,
                looking=state.check is not None and state.check.alert_id == one.id,
                leaking=one.struck,
            )
        )
    return rows


def mark_rows(state: State) -> list[MarkRow]:
    """Fresh verdicts: an attack stopped, or work stopped without need."""
    pictures = {Verdict.CAUGHT: "mark_caught", Verdict.NEEDLESS: "mark_needless"}
    rows = []
    for one in state.alerts:
        if one.verdict in pictures and state.time_s - one.closed_s < MARK_S:
            x, y = at(*middle(one.room), PIN_Z)
            rows.append(MarkRow(one.id, x, y, pictures[one.verdict]))
    return rows


def way_rows(state: State) -> list[WayRow]:
    """The way of the attack that sits inside, as far as it is known: along the trunk, and into each room."""
    rooms = list(dict.fromkeys(state.inside))
    if not rooms:
        return []
    deepest = min(rooms, key=lambda room: junction(room)[0])
    pieces = [("trunk", way_out(deepest)[-1], junction(deepest))]
    pieces += [(str(room), junction(room), middle(room)) for room in rooms]
    rows = []
    for key, start, end in pieces:
        (x, y), (to_x, to_y) = at(*start), at(*end)
        rows.append(WayRow(key, x, y, hypot(to_x - x, to_y - y), degrees(atan2(to_y - y, to_x - x))))
    return rows


def card_rows(state: State, chosen: Alert | None, say: Say) -> list[CardRow]:
    """The three cards of the alert in hand; face down where there is none."""
    rows = []
    for n, card in enumerate(CARDS):
        opened = chosen is not None and n < chosen.opened
        points = opened and chosen is not None and chosen.cards[n]
        looking = (
            chosen is not None
            and state.check is not None
            and state.check.alert_id == chosen.id
            and n == chosen.opened
        )
        times = RAISES[n] if points else 1.0 / LOWERS[n]
        words = say(line("card-raises" if points else "card-lowers", times=times)) if opened else ""
        rows.append(
            CardRow(card, say(line(f"card-{card}")), CARD_ICONS[card], words, opened, bool(points), looking)
        )
    return rows


def looked_share(state: State, ahead_s: float) -> float:
    """How much of the evidence looked at has been seen, 0..1; `ahead_s` is display time since the state."""
    check = state.check
    if check is None:
        return 0.0
    return min(1.0, max(0.0, (state.time_s + ahead_s - check.since_s) / (check.done_s - check.since_s)))


def share_of(odds_for: float) -> float:
    """Where odds stand on the gauge, 0..1."""
    low, high = SCALE
    return min(1.0, max(0.0, (log10(odds_for) - low) / (high - low)))


def gauge_shares(one: Alert) -> tuple[float, float]:
    """Where an alert's odds stood before any evidence, and where they stand now, 0..1."""
    prior = PRIOR[one.severity]
    return share_of(prior / (1.0 - prior)), share_of(odds(one))


def leak_route(state: State) -> str:
    """The way of data that leaves, "" where none does."""
    return route(way_out(state.leak.room)) if state.leak else ""


def leak_parcels(state: State) -> int:
    """How many parcels are on their way out: the more, the stronger the leak."""
    return min(MOST_PARCELS, 3 + round(state.leak.rate_gb_per_min)) if state.leak else 0


def machines_stopped(state: State) -> int:
    """How many computers stand still now."""
    return sum(not row.working for row in seat_rows(state))
