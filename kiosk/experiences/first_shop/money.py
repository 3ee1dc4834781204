"""How long the money lasts."""

from __future__ import annotations

from kiosk.experiences.first_shop import trade
from kiosk.experiences.first_shop.market import UPKEEP
from kiosk.experiences.first_shop.state import Shop

MOST_WEEKS = 52.0
"""A year is for ever here: longer is not told."""


def day_result(shop: Shop) -> float:
    """Money left of a day in 만원, on the average of a dry week; before opening only the upkeep goes."""
    return trade.week_profit(shop) if shop.is_open else -UPKEEP


def runway_weeks(shop: Shop) -> float:
    """Weeks until the money is gone, 0..52: cash / money lost in a week. A shop that earns has a year."""
    if shop.cash <= 0.0:
        return 0.0
    result = day_result(shop)
    if result >= 0.0:
        return MOST_WEEKS
    return min(MOST_WEEKS, shop.cash / (-7.0 * result))
