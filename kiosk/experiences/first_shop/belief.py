"""What is known of a menu's appeal: Bayes over a grid, from five answers at a time or from real sales."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from math import floor, fsum, sqrt

from kiosk.experiences.first_shop.market import ASK_DAYS, willing
from kiosk.experiences.first_shop.state import MENUS, PRICE_STEPS, Ask, Menu, Shop

GRID = tuple(0.60 + 0.05 * n for n in range(17))
"""Appeals thought possible, all alike before anybody is asked†."""

SURE_DAYS = 5.0
"""After so many days of selling the till has told everything†."""

Weights = tuple[float, ...]


def knows(shop: Shop, menu: Menu) -> bool:
    """Whether real sales have shown how much a menu is wanted."""
    return shop.sold_days[MENUS.index(menu)] >= SURE_DAYS


@lru_cache(maxsize=4096)
def weights(asks: tuple[Ask, ...], menu: Menu) -> Weights:
    """How probable each appeal of GRID is after these answers; they add up to 1."""
    found = []
    for appeal in GRID:
        likely = 1.0
        for ask in asks:
            if ask.menu is menu:
                share = willing(menu, ask.price, appeal)
                likely *= share**ask.yes * (1.0 - share) ** (len(ask.says) - ask.yes)
        found.append(likely)
    total = fsum(found)
    return tuple(one / total for one in found)


@lru_cache(maxsize=4096)
def _shares(asks: tuple[Ask, ...], menu: Menu) -> tuple[float, ...]:
    """Expected share of those interested who would buy, by price."""
    chances = weights(asks, menu)
    return tuple(
        fsum(chance * willing(menu, price, appeal) for chance, appeal in zip(chances, GRID, strict=True))
        for price in range(PRICE_STEPS)
    )


def asked(shop: Shop) -> tuple[Ask, ...]:
    """All answers heard so far: of those who are being asked now only some have answered yet."""
    if not asking(shop):
        return shop.asks
    now = shop.asks[-1]
    heard = answered(now, shop.day)
    return (*shop.asks[:-1], replace(now, says=now.says[:heard])) if heard else shop.asks[:-1]


def answered(ask: Ask, day: float) -> int:
    """How many of those asked have answered: one after another, evenly."""
    return max(0, min(len(ask.says), floor((day - ask.day) * len(ask.says) / ASK_DAYS + 1e-6)))


def asking(shop: Shop) -> bool:
    """Whether people are being asked now."""
    return bool(shop.asks) and shop.day < answered_day(shop.asks[-1]) - 1e-9


def answered_day(ask: Ask) -> float:
    """When the last of them has answered."""
    return ask.day + ASK_DAYS


def heard_before(shop: Shop, menu: Menu, day: float) -> int:
    """How many people had answered about a menu by a day."""
    return sum(answered(one, day) for one in shop.asks if one.menu is menu)


def asked_of(shop: Shop, menu: Menu) -> int:
    """How many people have answered about a menu."""
    return sum(len(one.says) for one in asked(shop) if one.menu is menu)


def share(shop: Shop, menu: Menu, price: int) -> float:
    """The share of those interested who would buy, as far as the visitor can know it."""
    if knows(shop, menu):
        return willing(menu, price, shop.appeal[MENUS.index(menu)])
    return _shares(asked(shop), menu)[price]


def doubt(asks: tuple[Ask, ...], menu: Menu) -> float:
    """Standard deviation of the appeal."""
    chances = weights(asks, menu)
    mean = fsum(chance * appeal for chance, appeal in zip(chances, GRID, strict=True))
    return sqrt(fsum(c * (appeal - mean) ** 2 for c, appeal in zip(chances, GRID, strict=True)))


def learned(asks: tuple[Ask, ...], menu: Menu) -> float:
    """Share 0..1 of the first doubt about a menu that these answers took away."""
    return max(0.0, 1.0 - doubt(asks, menu) / doubt((), menu))


def between(shop: Shop, menu: Menu, price: int) -> tuple[float, float]:
    """The share who would buy lies between these, four chances in five; both are equal once known."""
    if knows(shop, menu):
        only = share(shop, menu, price)
        return only, only
    chances = weights(asked(shop), menu)
    low = _quantile(chances, 0.1)
    high = _quantile(chances, 0.9)
    return willing(menu, price, low), willing(menu, price, high)


def _quantile(chances: Weights, wanted: float) -> float:
    total = 0.0
    for chance, appeal in zip(chances, GRID, strict=True):
        total += chance
        if total >= wanted - 1e-12:
            return appeal
    return GRID[-1]
