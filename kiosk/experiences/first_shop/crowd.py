"""The figures on the street: they come at the model's rate, and some of them go in."""

from __future__ import annotations

from dataclasses import replace
from math import floor

from kiosk.experiences.first_shop.market import passers
from kiosk.experiences.first_shop.schedule import is_wet
from kiosk.experiences.first_shop.state import Shop, Walker
from kiosk.experiences.first_shop.trade import sold_now

PASSERS_A_FIGURE, BUYERS_A_FIGURE = 1500.0, 60.0
"""How many people one figure stands for: one who passes, one who goes in†."""

PASS_DAYS, BUY_DAYS = 6.0, 2.6
"""How long a figure is on the Stage†."""


def begun(shop: Shop) -> Shop:
    """The street with the people who are there when the curtain rises."""
    rate = passers(shop.settings.place, 0.0, wet=False) / PASSERS_A_FIGURE
    count = floor(rate * PASS_DAYS)
    return replace(
        shop,
        walkers=tuple(Walker(n, -PASS_DAYS + (n + 1) / rate, buys=False) for n in range(count)),
        passed=float(count),
    )


def moved(shop: Shop, days: float) -> Shop:
    """The street so much later: who has passed is gone, new ones come. `shop` is after the step."""
    now = shop.day
    passed = shop.passed + days * passers(shop.settings.place, now, wet=is_wet(shop, now)) / PASSERS_A_FIGURE
    bought = shop.bought + days * sold_now(shop) / BUYERS_A_FIGURE
    came = [Walker(n, now, buys=False) for n in range(floor(shop.passed), floor(passed))]
    came += [Walker(n, now, buys=True) for n in range(floor(shop.bought), floor(bought))]
    if not came and all(now - one.born <= lasts(one) for one in shop.walkers):
        return replace(shop, passed=passed, bought=bought)
    stay = tuple(one for one in shop.walkers if now - one.born <= lasts(one))
    return replace(shop, walkers=(*stay, *came), passed=passed, bought=bought)


def lasts(walker: Walker) -> float:
    """How long a figure is there, in days."""
    return BUY_DAYS if walker.buys else PASS_DAYS
