"""Shops and streets for the tests of first_shop."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from kiosk.core.contract import Level
from kiosk.experiences.first_shop.market import KNOWN_FIRST
from kiosk.experiences.first_shop.reading import event_of
from kiosk.experiences.first_shop.simulation import SIMULATION
from kiosk.experiences.first_shop.state import Menu, Place, Settings, Shop


def new_shop(level: Level = Level.STANDARD, seed: int = 1, *, short: bool = False) -> Shop:
    """A play as it begins."""
    return SIMULATION.begin(level, random.Random(seed), short=short)


def street(
    menu: Menu = Menu.LUNCH,
    place: Place = Place.OFFICE,
    appeal: tuple[float, float, float] = (1.24, 1.0, 0.76),
) -> Shop:
    """A dry street without a rival, on which this is planned."""
    shop = new_shop()
    shop = replace(
        shop, appeal=appeal, wet=(False,) * len(shop.wet), rival_day=1e6, settings=Settings(place, menu)
    )
    return replace(shop, event=event_of(shop))


def opened(shop: Shop, awareness: float = KNOWN_FIRST) -> Shop:
    """The shop with its doors open."""
    return replace(SIMULATION.act(shop, "open"), awareness=awareness)


def acted(shop: Shop, *actions: str) -> Shop:
    """The shop after these choices, one right after the other."""
    for action in actions:
        shop = SIMULATION.act(shop, action)
    return shop


def after(shop: Shop, days: float) -> Shop:
    """The shop so many days later, untouched."""
    for _ in range(round(days * 10)):
        shop = SIMULATION.step(shop)
    return shop


def until(shop: Shop, wanted: Callable[[Shop], bool], most_days: float = 140.0) -> Shop:
    """The first state from here on that is as wanted."""
    for _ in range(round(most_days * 10)):
        if wanted(shop):
            return shop
        shop = SIMULATION.step(shop)
    raise AssertionError("never came")


def asked(shop: Shop) -> Shop:
    """The shop after five people have been asked and have answered."""
    return after(SIMULATION.act(shop, "ask"), 2.5)
