"""All chance of a play, dealt once: which alerts come, which are the attack, what evidence would show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.core.contract import Level, Rng
from kiosk.experiences.security_monitor.evidence import CARDS, points_if_false, points_if_real
from kiosk.experiences.security_monitor.schedule import QUIET_END_S, Round, plan
from kiosk.experiences.security_monitor.state import CROWN_JEWELS, Kind, Planned, Room

Cards = tuple[bool, bool, bool]

SPARES = 8
"""Second attempts whose evidence is dealt beforehand; more are not made."""

FILLERS = {Level.CALM: 2, Level.STANDARD: 5, Level.KEEN: 5}
"""False alarms kept for quiet times in 40 s†: who answers fast gets more to look at."""

JITTER_S = 0.8
LEAD_S = 1.0

KINDS = {
    "morning": (Kind.MAIL, Kind.LOGIN),
    "afternoon": (Kind.MAIL, Kind.LOGIN, Kind.MOVE),
    "night": (Kind.LOGIN, Kind.MOVE),
    "day": (Kind.MAIL, Kind.LOGIN, Kind.MOVE),
}
"""What false alarms report, by round†."""

WAY = (
    (Kind.MAIL, (1, 2), (Room.DESK,)),
    (Kind.MAIL, (2, 2), (Room.MEETING, Room.ACCOUNTS)),
    (Kind.LOGIN, (2, 2), (Room.ACCOUNTS, Room.DEVELOPMENT)),
    (Kind.MOVE, (2, 3), (Room.DEVELOPMENT, Room.SERVERS)),
    (Kind.TRANSFER, (3, 3), CROWN_JEWELS),
)
"""The attack's steps: kind, severity (from, to) and the rooms it may come to."""


@dataclass(frozen=True, slots=True)
class Deal:
    """A play's alerts in the order of their arrival, those for quiet times, evidence of second attempts."""

    plan: tuple[Planned, ...]
    fillers: tuple[Planned, ...]
    spares: tuple[Cards, ...]


def deal(level: Level, short: bool, rng: Rng) -> Deal:
    """Everything that chance decides in a play."""
    planned: list[Planned] = []
    vault = _pick(CROWN_JEWELS, rng)
    for one in plan(level, short):
        steps, backup = _places(one, rng)
        for n, at_s in enumerate(_times(one, rng)):
            if n == backup:
                planned.append(_backup(at_s, vault))
            elif n in steps:
                planned.append(_real(at_s, _first_step(one) + steps.index(n), vault, rng))
            else:
                planned.append(_false(at_s, one, planned[-1].room, rng))
    spares = tuple(_cards(True, rng) for _ in range(SPARES))
    fillers = []
    for one in plan(level, short):
        room = Room.DESK
        for _ in range(FILLERS[level] * round(one.end_s - one.start_s) // 40):
            fillers.append(_false(one.start_s, one, room, rng))
            room = fillers[-1].room
    return Deal(tuple(planned), tuple(fillers), spares)


def _first_step(one: Round) -> int:
    """The first of the attack's steps that falls into a round, from 1."""
    return {"morning": 1, "afternoon": 3, "night": 5, "day": 1}[one.title]


def _places(one: Round, rng: Rng) -> tuple[Sequence[int], int]:
    """Which alerts of a round are the attack's steps, and which is the backup (-1 for none)."""
    if one.title == "morning":
        return (0, 2 + int(rng.random() * (one.alerts - 2))), -1
    if one.title == "afternoon":
        half = one.alerts // 2
        return (int(rng.random() * half), half + int(rng.random() * half)), -1
    first = int(rng.random() * 2)
    pair = (2 + first, 3 + first) if one.title == "night" else (9 + first, 10 + first)
    leak, backup = pair if rng.random() < 0.5 else pair[::-1]
    if one.title == "night":
        return (leak,), backup
    return (0, 2 + int(rng.random() * 2), 4 + int(rng.random() * 2), 6 + int(rng.random() * 3), leak), backup


def _times(one: Round, rng: Rng) -> list[float]:
    """When the alerts of a round arrive: evenly spread, each a little late, the very first at once."""
    first_s = one.start_s if one.start_s == 0.0 else one.start_s + LEAD_S
    gap_s = (one.end_s - QUIET_END_S - first_s) / (one.alerts - 1)
    late = [rng.random() * JITTER_S for _ in range(one.alerts)]
    times = [first_s + n * gap_s + late[n] for n in range(one.alerts)]
    return [0.0, *times[1:]] if one.start_s == 0.0 else times


def _pick(of: Sequence[Room], rng: Rng) -> Room:
    return of[int(rng.random() * len(of))]


def _cards(real: bool, rng: Rng) -> Cards:
    """What the evidence will show, by the stated chances."""
    first, second, third = (
        rng.random() < (points_if_real(n) if real else points_if_false(n)) for n in range(len(CARDS))
    )
    return first, second, third


def _real(at_s: float, step: int, vault: Room, rng: Rng) -> Planned:
    """One step of the attack. The very first comes with two cards open, all pointing to it.

    The leak's log points to it, and one of the other two cards at least.
    """
    kind, (low, high), rooms = WAY[step - 1]
    severity = low + int(rng.random() * (high - low + 1))
    room, cards = _pick(rooms, rng), _cards(True, rng)
    if step == 1:
        return Planned(at_s, room, kind, 1, True, step, (True, True, True), opened=2)
    if kind is Kind.TRANSFER:
        return Planned(at_s, vault, kind, severity, True, step, (True, cards[1] or not cards[2], cards[2]))
    return Planned(at_s, room, kind, severity, True, step, cards)


def _false(at_s: float, one: Round, before: Room, rng: Rng) -> Planned:
    """A false alarm, never in the room of the alert before it."""
    kinds = KINDS[one.title]
    kind = kinds[int(rng.random() * len(kinds))]
    room = _pick([other for other in Room if other is not before], rng)
    luck = rng.random()
    severity = 1 if luck < 0.4 else 2 if luck < 0.8 else 3
    return Planned(at_s, room, kind, severity, False, 0, _cards(False, rng))


def _backup(at_s: float, vault: Room) -> Planned:
    """The innocent backup in the other vault: as loud as the leak, and its log looks the same."""
    room = next(one for one in CROWN_JEWELS if one is not vault)
    return Planned(at_s, room, Kind.TRANSFER, 3, False, 0, (True, False, False))
