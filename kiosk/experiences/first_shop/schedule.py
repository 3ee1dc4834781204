"""Rounds, levels, weather and what people would pay: all chance is dealt here. A second is a day."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.contract import Level, Rng
from kiosk.experiences.first_shop.market import START_CASH
from kiosk.experiences.first_shop.state import MENUS, PLACES, Settings, Shop

SHORT_DAYS = 90.0
ROUND_DAYS = {Level.CALM: 42.0, Level.STANDARD: 42.0, Level.KEEN: 35.0}
"""Six weeks a round, five at 도전†."""

TITLES = ("idea", "open", "rival")

APPEALS = (1.24, 1.0, 0.76)
APPEAL_SPREAD = 0.06
"""Of the three menus one is wanted, one so-so, one hardly, a little more or less; dealt in any order†."""

MOST_ASKED = 30
"""Answers dealt for each menu; asking on begins with the first again."""

RAIN_DAYS = {Level.CALM: 7, Level.STANDARD: 7, Level.KEEN: 9}
"""How long the wet spell of the last round lasts†."""

SHOWER_SHARE = 0.12
"""Share of single wet days before it†."""


@dataclass(frozen=True, slots=True)
class Round:
    """One round: its title and when it begins and ends, in days."""

    title: str
    start: float
    end: float


def plan(level: Level, short: bool) -> tuple[Round, ...]:
    """The rounds of a play, in order."""
    if short:
        return (Round("short", 0.0, SHORT_DAYS),)
    days = ROUND_DAYS[level]
    return tuple(Round(title, n * days, (n + 1) * days) for n, title in enumerate(TITLES))


def last_day(level: Level, short: bool) -> float:
    """When the play ends."""
    return plan(level, short)[-1].end


def part_days(level: Level, short: bool) -> float:
    """Length of each of the three parts a play has: its rounds, or thirds of the short one."""
    return last_day(level, short) / 3.0


def round_number(shop: Shop) -> int:
    """The round at this day, from 1."""
    rounds = plan(shop.level, shop.short)
    return next((n for n, one in enumerate(rounds, 1) if shop.day < one.end - 1e-9), len(rounds))


def deal(level: Level, short: bool, rng: Rng) -> Shop:
    """The first state: an idea, savings, and everything nobody knows yet."""
    order = _shuffled(rng)
    appeal = tuple(APPEALS[n] + APPEAL_SPREAD * (2.0 * rng.random() - 1.0) for n in order)
    answers = tuple(tuple(rng.random() for _ in range(MOST_ASKED)) for _ in MENUS)
    days, part = round(last_day(level, short)), part_days(level, short)
    showers = [rng.random() < SHOWER_SHARE for _ in range(days)]
    first, second = round(2.0 * part) + 3, round(2.0 * part) + (15 if not short else 13)
    rival, rain = (first, second) if rng.random() < 0.5 else (second, first)
    wet = tuple(
        rain <= day < rain + RAIN_DAYS[level] or (shower and 3 < day < rain)
        for day, shower in enumerate(showers)
    )
    place = PLACES[int(rng.random() * len(PLACES))]
    # the idea one begins with is never the best: whoever asks finds that out
    menu = MENUS[order.index(1 if rng.random() < 0.5 else 2)]
    return Shop(level, short, appeal, answers, wet, float(rival), Settings(place, menu), START_CASH)


def _shuffled(rng: Rng) -> list[int]:
    """0, 1, 2 in any order."""
    left = [0, 1, 2]
    return [left.pop(int(rng.random() * len(left))) for _ in range(3)]


def is_wet(shop: Shop, day: float) -> bool:
    """Whether it rains on that day."""
    return shop.wet[min(int(day + 1e-9), len(shop.wet) - 1)]


def wet_spell(shop: Shop) -> int | None:
    """The first day of the wet spell while it lasts (three wet days running), else None."""
    today = min(int(shop.day + 1e-9), len(shop.wet) - 1)
    if not shop.wet[today]:
        return None
    start = today
    while start > 0 and shop.wet[start - 1]:
        start -= 1
    end = today
    while end + 1 < len(shop.wet) and shop.wet[end + 1]:
        end += 1
    return start if end - start >= 3 else None
