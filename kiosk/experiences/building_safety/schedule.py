"""The plan of a play: rounds, what is signalled in them, and what each level changes (load and time)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum
from typing import TypeVar

from kiosk.core.contract import Level, Rng
from kiosk.experiences.building_safety.state import LIVED_IN, TOP, Kind, Signal

T = TypeVar("T")

PER_S = 10.0
"""A second of play is ten seconds in the building†."""

ROUND_S = {Level.CALM: 450.0, Level.STANDARD: 420.0, Level.KEEN: 380.0}
"""Length of a round: seconds in the building, ten times as many as of play†."""

SHORT_S = 900.0

RECORDS = (2, 4, 6, 8)
"""How often in ten a sensor was right so far†."""

SECOND_RIGHT = 0.9
"""How often the second sensor says what is so†."""

STUBBORN = 0.5
"""How often the fire of the last round is too much for an extinguisher†."""

JITTER_S = 12.0


@dataclass(frozen=True, slots=True)
class Round:
    """One round: its title and when it begins and ends."""

    title: str
    start_s: float
    end_s: float


def _rounds(level: Level) -> tuple[Round, ...]:
    length = ROUND_S[level]
    titles = ("quiet", "pair", "fire")
    return tuple(Round(title, n * length, (n + 1) * length) for n, title in enumerate(titles))


_PLANS = {(level, False): _rounds(level) for level in Level} | {
    (level, True): (Round("night", 0.0, SHORT_S),) for level in Level
}


def plan(level: Level, short: bool) -> tuple[Round, ...]:
    """The rounds of a play."""
    return _PLANS[level, short]


@dataclass(frozen=True, slots=True)
class _Slot:
    """One alarm to be dealt: when (a share of the round), what, and whether it is real."""

    share: float
    kind: Kind
    real: bool
    stubborn: float = 0.0


def deal(level: Level, short: bool, rng: Rng) -> tuple[Signal, ...]:
    """All that will be signalled, in the order of time; the first is an open fire door, at once."""
    signals: list[Signal] = []
    for number, one in enumerate(plan(level, short)):
        slots = _short(rng) if short else (_quiet, _pairs, _fire)[number](rng)
        length = one.end_s - one.start_s
        floors = _Floors(rng)
        for slot in slots:
            first = not signals
            at_s = one.start_s + slot.share * length
            at_s += 0.0 if first else round(JITTER_S * rng.random())
            signals.append(_signal(at_s, slot, floors, rng, first=first))
    return tuple(sorted(signals, key=lambda each: each.at_s))


def _quiet(rng: Rng) -> list[_Slot]:
    later = _shuffled([(Kind.SMOKE, False), (Kind.WATER, True), (Kind.LIFT, False)], rng)
    shares = (0.2, 0.45, 0.68)
    return [
        _Slot(0.0, Kind.DOOR, real=True),
        *(_Slot(share, kind, real) for share, (kind, real) in zip(shares, later, strict=True)),
    ]


def _pairs(rng: Rng) -> list[_Slot]:
    first, second = rng.random() < 0.5, rng.random() < 0.5
    return [
        _Slot(0.04, Kind.SMOKE, real=first),
        _Slot(0.04, Kind.WATER, real=not first),
        _Slot(0.50, Kind.LIFT, real=second),
        _Slot(0.50, Kind.DOOR, real=not second),
    ]


def _fire(rng: Rng) -> list[_Slot]:
    early, late = _shuffled([(Kind.WATER, False), (Kind.DOOR, False)], rng)
    return [
        _Slot(0.02, early[0], early[1]),
        _Slot(0.10, Kind.SMOKE, real=True, stubborn=STUBBORN),
        _Slot(0.15, Kind.LIFT, real=True),
        _Slot(0.52, late[0], late[1]),
    ]


def _short(rng: Rng) -> list[_Slot]:
    return [
        _Slot(0.0, Kind.DOOR, real=True),
        _Slot(0.10, Kind.LIFT, real=False),
        _Slot(0.22, Kind.SMOKE, real=False),
        _Slot(0.22, Kind.WATER, real=True),
        _Slot(0.42, Kind.DOOR, real=False),
        _Slot(0.48, Kind.SMOKE, real=True, stubborn=STUBBORN),
        _Slot(0.52, Kind.LIFT, real=True),
        _Slot(0.76, Kind.WATER, real=False),
    ]


class _Floors:
    """Deals storeys, so that no two alarms of a round are of one storey while there are others.

    Two alarms of one kind never are, so that no two choices sound the same.
    """

    def __init__(self, rng: Rng) -> None:
        self._rng = rng
        self._pool: list[int] = []
        self._dealt: list[tuple[Kind, int]] = []

    def deal(self, kind: Kind, most: int = TOP) -> int:
        """A storey up to `most` for an alarm of this kind."""
        fits = [one for one in self._pool if self._fits(kind, one, most)]
        if not fits:
            self._pool += _shuffled(LIVED_IN, self._rng)
            fits = [one for one in self._pool if self._fits(kind, one, most)]
        self._pool.remove(fits[0])
        self._dealt.append((kind, fits[0]))
        return fits[0]

    def _fits(self, kind: Kind, floor: int, most: int) -> bool:
        return floor <= most and (kind, floor) not in self._dealt


def _signal(at_s: float, slot: _Slot, floors: _Floors, rng: Rng, *, first: bool) -> Signal:
    # a fire has a storey above it that its smoke can reach
    most = 3 if first else TOP - 1 if slot.kind is Kind.SMOKE and slot.real else TOP
    record = RECORDS[-1] if first else _record(slot.real, rng)
    right = first or rng.random() < SECOND_RIGHT
    people = 2 + int(2 * rng.random()) if slot.kind is Kind.LIFT and slot.real else 0
    return Signal(
        at_s=at_s,
        kind=slot.kind,
        floor=floors.deal(slot.kind, most),
        real=slot.real,
        record=record,
        agrees=slot.real is right,
        people=people,
        stubborn=rng.random() < slot.stubborn,
    )


def _record(real: bool, rng: Rng) -> int:
    """How often in ten a sensor was right, dealt so that a sensor with r of ten is right in r of ten."""
    weights = [one if real else 10 - one for one in RECORDS]
    at = rng.random() * fsum(weights)
    for one, weight in zip(RECORDS, weights, strict=True):
        at -= weight
        if at < 0.0:
            return one
    return RECORDS[-1]


def _shuffled(items: Sequence[T], rng: Rng) -> list[T]:
    pool = list(items)
    for n in range(len(pool) - 1, 0, -1):
        other = int(rng.random() * (n + 1))
        pool[n], pool[other] = pool[other], pool[n]
    return pool
