"""What moves on the Stage, as rows in sheet units: who walks by, who goes in, who is being asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from kiosk.experiences.first_shop import belief
from kiosk.experiences.first_shop.crowd import BUY_DAYS, PASS_DAYS
from kiosk.experiences.first_shop.market import PEOPLE
from kiosk.experiences.first_shop.scene import DOOR_X, FRONT_Y, HALF, LANES_Y, at, depth
from kiosk.experiences.first_shop.schedule import is_wet
from kiosk.experiences.first_shop.state import Ask, Place, Shop, Walker

CROWDS = {
    Place.STATION: (
        "youth", "adult", "worker", "elder", "student", "adult", "wheel", "child", "parent", "worker",
    ),
    Place.OFFICE: (
        "worker", "adult", "youth", "worker", "adult", "elder", "student", "wheel", "worker", "parent",
    ),
    Place.LANE: (
        "grandma", "parent", "child", "adult", "elder", "student", "child", "wheel", "parent", "grandma",
    ),
}  # fmt: skip
"""Whom one meets where†."""

ASKED_WHO = ("student", "grandma", "worker", "parent", "elder")
"""Those who are asked: people of all ages."""

FADE_DAYS, STEP_UNITS = 0.08, 15.0
"""How long somebody takes to come into the picture (nobody stays half seen†); length of a step."""

EDGE_UNITS = 26.0
"""How far from the plate's ends people come and go: a wheelchair or a pram stays on it."""

SIDE_UNITS = 76.0
"""How far beside the door somebody who goes in comes into the picture."""

BESIDE_SHARE, IN_SHARE = 0.62, 0.90
"""Shares of the time until a buyer stands before the door, and is inside."""

ASKED_X, ASKED_GAP = -66.0, 25.0
ASKED_Y = 22.0
FOUNDER = (DOOR_X + 34.0, FRONT_Y + 14.0)
"""Where those asked and the founder stand."""

STAY_DAYS = 2.5
"""How long those asked stay after the last answer, to be counted."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody: the picture, where the feet stand, how much is seen, and what they say of the idea."""

    key: str
    picture: str
    spotX: float
    spotY: float
    seen: float
    umbrella: bool
    says: str


def crowd(shop: Shop, day: float) -> list[PersonRow]:
    """Everybody on the street at a moment, those farther away first."""
    wet = is_wet(shop, shop.day)
    placed = [*_walkers(shop, day, wet), *_asked(shop, day, wet)]
    founder = PersonRow("founder", "founder", *at(*FOUNDER), 1.0, False, "")
    placed.append((depth(*FOUNDER), founder))
    placed.sort(key=lambda one: one[0])
    return [row for _, row in placed]


def _walkers(shop: Shop, day: float, wet: bool) -> Iterator[tuple[float, PersonRow]]:
    names = CROWDS[shop.settings.place]
    for one in shop.walkers:
        age = day - one.born
        last = BUY_DAYS if one.buys else PASS_DAYS
        if not 0.0 <= age <= last:
            continue
        (x, y), way = _buyer(one, age) if one.buys else _passer(one, age)
        walked = age * (2.0 * (HALF[0] - EDGE_UNITS) / PASS_DAYS)
        who = names[one.number * 7 % len(names)]
        picture = f"walk_{who}_{way}_{floor(walked / STEP_UNITS) % 2}"
        seen = max(0.0, min(1.0, age / FADE_DAYS, (last - age) / FADE_DAYS))
        key = f"{'b' if one.buys else 'w'}{one.number}"
        yield depth(x, y), PersonRow(key, picture, *at(x, y), seen, wet, "")


def _passer(one: Walker, age: float) -> tuple[tuple[float, float], str]:
    """Along one of the lanes, from one end to the other."""
    lane = one.number % len(LANES_Y)
    right = (one.number // len(LANES_Y) + lane) % 2 == 0
    along = (HALF[0] - EDGE_UNITS) * (2.0 * age / PASS_DAYS - 1.0)
    return (along if right else -along, LANES_Y[lane]), "r" if right else "l"


def _buyer(one: Walker, age: float) -> tuple[tuple[float, float], str]:
    """Along the shop front and in at the door."""
    right = one.number % 2 == 0
    share, side = age / BUY_DAYS, -1.0 if right else 1.0
    x = DOOR_X + side * SIDE_UNITS * max(0.0, 1.0 - share / BESIDE_SHARE)
    inside = min(1.0, max(0.0, (share - BESIDE_SHARE) / (IN_SHARE - BESIDE_SHARE)))
    y = 2.0 + (FRONT_Y + 3.0 - 2.0) * inside
    return (x, y), "r" if right else "l"


def asked_now(shop: Shop, day: float) -> Ask | None:
    """The round of asking whose people are on the Stage."""
    if not shop.asks:
        return None
    last = shop.asks[-1]
    moved_on = any(one.day > belief.answered_day(last) and one.what == "open" for one in shop.changes)
    stays = belief.answered_day(last) + (0.0 if moved_on else STAY_DAYS)
    return last if day <= stays else None


def _asked(shop: Shop, day: float, wet: bool) -> Iterator[tuple[float, PersonRow]]:
    ask = asked_now(shop, day)
    if ask is None:
        return
    age = day - ask.day
    left = belief.answered_day(ask) + STAY_DAYS - day
    for n in range(PEOPLE):
        x, y = ASKED_X + ASKED_GAP * n, ASKED_Y
        says = ("yes" if ask.says[n] else "no") if n < belief.answered(ask, day) else "wait"
        seen = max(0.0, min(1.0, age / 0.3, left / FADE_DAYS))
        way = "r" if n < 2 else "l"
        key = f"a{len(shop.asks)}.{n}"
        yield depth(x, y), PersonRow(key, f"walk_{ASKED_WHO[n]}_{way}_0", *at(x, y), seen, wet, says)
