"""News that staff brought on a stick: notices of the attract screen, and newer programmes.

Pure: which notice is on, whose number is whose, and how both lists of programmes become one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import msgspec

from kiosk.core.programmes import Programme

PLAY_S = 20.0
"""How long the bot plays before a notice takes its turn."""
NOTICE_S = 8.0
"""How long a notice stays: its words, at most 60 letters, read twice at leisure."""
ASSUMED_DAYS = 30
"""A picture that no sheet gives days to is shown today and for 29 days more."""
MOST_TEXT = 60
"""Letters of what is said of a notice: what stands below it at 200 %."""

FIRST_GIVEN, LAST_GIVEN = 500, 999
"""Numbers that a kiosk gives by itself. Those below belong to the site's own list."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A picture by its path, what is said of it, and its first and last day in Seoul."""

    picture: str
    text: str
    first: date
    last: date

    def current(self, today: date) -> bool:
        return self.first <= today <= self.last


@dataclass(frozen=True, slots=True)
class Given:
    """A 확인 번호 and whose it is, for good: it stands on slips that are in people's pockets."""

    number: int
    id: str
    name: str
    provider: str


@dataclass(frozen=True, slots=True)
class News:
    """What was taken over last. `trouble`, in English: why it is not there."""

    notices: tuple[Notice, ...] = ()
    programmes: tuple[Programme, ...] = ()
    numbers: tuple[Given, ...] = ()
    trouble: str = ""


def current_notices(notices: Iterable[Notice], today: date) -> tuple[Notice, ...]:
    """Those that may be shown on this day, in their own order."""
    return tuple(notice for notice in notices if notice.current(today))


@dataclass(frozen=True, slots=True)
class Turns:
    """Whose turn it is on the attract screen. `on` is the notice shown, None while the bot plays.

    `since_s` is how long that has been so; `after` how many turns notices have had.
    """

    on: Notice | None = None
    since_s: float = 0.0
    after: int = 0


def pass_time(turns: Turns, elapsed_s: float, notices: Sequence[Notice]) -> Turns:
    """The turns `elapsed_s` seconds later, among the notices of today.

    A notice whose last day has passed, or that was taken away, leaves at once; without notices the bot plays.
    """
    if not notices:
        return Turns(after=turns.after)
    since_s = turns.since_s + elapsed_s
    if turns.on is not None and (turns.on not in notices or since_s >= NOTICE_S):
        return Turns(after=turns.after)
    if turns.on is None and since_s >= PLAY_S:
        return Turns(notices[turns.after % len(notices)], after=turns.after + 1)
    return replace(turns, since_s=since_s)


def merge(own: Iterable[Programme], newer: Sequence[Programme], today: date) -> tuple[Programme, ...]:
    """The site's own programmes, each replaced by the newer one of its id or number, then what is only new.

    An own programme stays until the day before its successor begins; never are both current.
    """
    by_id = {entry.id: entry for entry in newer}
    by_number = {entry.number: entry for entry in newer}
    merged: list[Programme] = []
    for entry in own:
        successor = by_id.get(entry.id) or by_number.get(entry.number)
        if successor is None:
            merged.append(entry)
        elif successor.valid_from and successor.valid_from > today:
            eve = successor.valid_from - timedelta(days=1)
            merged.append(msgspec.structs.replace(entry, valid_until=min(entry.valid_until, eve)))
    return (*merged, *sorted(newer, key=lambda entry: entry.number))


def numbers_of(own: Iterable[Programme], given: Iterable[Given]) -> dict[int, Given]:
    """Whose each number is: the site's own programmes, and those that ever came with news."""
    known = {entry.number: _given(entry) for entry in own}
    return {**{one.number: one for one in given}, **known}


def all_of(*lists: Iterable[Given]) -> tuple[Given, ...]:
    """Every number of these lists once, in order; the later list knows better."""
    all_ = {one.number: one for given in lists for one in given}
    return tuple(all_[number] for number in sorted(all_))


def remembered(given: Iterable[Given], programmes: Iterable[Programme]) -> tuple[Given, ...]:
    """The numbers ever given, with those of these programmes, whose names are the newest."""
    return all_of(given, map(_given, programmes))


def known_as(name: str, provider: str, known: Mapping[int, Given]) -> Given | None:
    """The number of a programme that was here before under this very name."""
    return next((one for one in known.values() if (one.name, one.provider) == (name, provider)), None)


def free_number(taken: Iterable[int]) -> int | None:
    """The lowest number that nobody ever had; None when all are given."""
    had = frozenset(taken)
    return next((number for number in range(FIRST_GIVEN, LAST_GIVEN + 1) if number not in had), None)


def _given(entry: Programme) -> Given:
    return Given(entry.number, entry.id, entry.name, entry.provider)
