"""Running the shop in thought: what the choices would bring, by what the visitor can know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from kiosk.experiences.first_shop import belief
from kiosk.experiences.first_shop.market import (
    RAIN_SHARE,
    appeal_of,
    buyers,
    mean_passers,
    passers,
    profit,
    willing,
)
from kiosk.experiences.first_shop.schedule import is_wet, wet_spell
from kiosk.experiences.first_shop.state import (
    HOURS_STEPS,
    MENUS,
    PLACES,
    PRICE_STEPS,
    Settings,
    Shop,
)

STEADY = 0.9
"""Share of the street that knows a shop after some weeks: plans count with it†."""


def sold_now(shop: Shop) -> float:
    """Buyers a day at this moment, in truth; 0 while the shop is shut."""
    if not shop.selling:
        return 0.0
    settings = shop.settings
    share = willing(settings.menu, settings.price, appeal_of(shop.appeal, settings.menu))
    passing = passers(settings.place, shop.day, wet=is_wet(shop, shop.day))
    return buyers(passing, settings, share, shop.awareness, shop.rival_at(settings.place))


def sold_in_week(shop: Shop) -> float:
    """Buyers on a day of a dry week, on the average, in truth and with today's awareness."""
    settings = shop.settings
    share = willing(settings.menu, settings.price, appeal_of(shop.appeal, settings.menu))
    return buyers(
        mean_passers(settings.place), settings, share, shop.awareness, shop.rival_at(settings.place)
    )


def week_profit(shop: Shop) -> float:
    """Money left of a day of such a week."""
    return profit(shop.settings, sold_in_week(shop))


def expected_sold(shop: Shop, settings: Settings, awareness: float = STEADY, *, wet: bool = False) -> float:
    """Buyers on a day of a dry week (or a wet one), as far as the visitor can know."""
    share = belief.share(shop, settings.menu, settings.price)
    passing = mean_passers(settings.place) * (RAIN_SHARE if wet else 1.0)
    return buyers(passing, settings, share, awareness, shop.rival_at(settings.place))


def expected(shop: Shop, settings: Settings, awareness: float = STEADY, *, wet: bool = False) -> float:
    """Money left of such a day."""
    return profit(settings, expected_sold(shop, settings, awareness, wet=wet))


def everything() -> Iterator[Settings]:
    """All settings there are."""
    for place, menu, price, hours in product(PLACES, MENUS, range(PRICE_STEPS), range(HOURS_STEPS)):
        yield Settings(place, menu, price, hours)


def best_price(shop: Shop, settings: Settings, awareness: float) -> int:
    """The price that promises most, all else as it is."""
    return max(
        range(PRICE_STEPS), key=lambda price: expected(shop, replace(settings, price=price), awareness)
    )


def best_hours(shop: Shop, settings: Settings, awareness: float) -> int:
    """The hours that promise most in this weather, all else as it is."""
    wet = wet_spell(shop) is not None
    return max(
        range(HOURS_STEPS),
        key=lambda hours: expected(shop, replace(settings, hours=hours), awareness, wet=wet),
    )


def potential(shop: Shop) -> float:
    """Money left of a day in the best shop there could be, known to all: what the score compares with."""
    return max(
        profit(
            one,
            buyers(
                mean_passers(one.place),
                one,
                willing(one.menu, one.price, appeal_of(shop.appeal, one.menu)),
                1.0,
                None,
            ),
        )
        for one in everything()
    )
