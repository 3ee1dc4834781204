"""What a play was worth: measures, score, stars and the trade-off (README.md, Score)."""

from __future__ import annotations

from kiosk.core.contract import Line, Measure, Outcome, line
from kiosk.experiences.first_shop import belief, trade
from kiosk.experiences.first_shop.market import START_CASH, WON, fixed_cost, margin_won
from kiosk.experiences.first_shop.moments import asked_before, moments
from kiosk.experiences.first_shop.money import MOST_WEEKS, runway_weeks
from kiosk.experiences.first_shop.state import MENUS, Shop

EARNED_BAD, EARNED_GOOD = -0.60, 0.45
"""Money earned, as a share of what the best shop would earn, that is worth nothing and everything†."""

LEARNED_GOOD = 0.40
"""Share of doubt taken away before the doors opened that is worth everything†."""

WEIGHT_EARNED, WEIGHT_LEARNED = 0.75, 0.25

THREE_STARS, TWO_STARS = 0.80, 0.45
GOOD_WEEKS, GOOD_LEARNED = 26.0, 30.0
MOST_WON, MOST_CASH = 6000.0, 4000.0
"""Ends of two scales: nothing leaves more than 6,000 won; no play more than 4,000만 원."""


def outcome(shop: Shop) -> Outcome:
    """The outcome of a finished play."""
    worth = _between(earned_share(shop), EARNED_BAD, EARNED_GOOD)
    learned = _between(shop.learned, 0.0, LEARNED_GOOD)
    score = WEIGHT_EARNED * worth + WEIGHT_LEARNED * learned
    measures = (
        Measure("runway", runway_weeks(shop), GOOD_WEEKS, MOST_WEEKS),
        Measure("margin", float(margin_won(shop.settings)), needed_won(shop), MOST_WON),
        Measure("learned", 100.0 * shop.learned, GOOD_LEARNED, 100.0),
        Measure("cash", shop.cash, START_CASH * 2.0 / 3.0, MOST_CASH),
    )
    stars = 3 if score >= THREE_STARS else 2 if score >= TWO_STARS else 1
    return Outcome(score, stars, measures, moments(shop), _tradeoff(shop))


def _between(value: float, nothing: float, everything: float) -> float:
    """Worth 0..1 of a value between where it is worth nothing and everything."""
    return min(1.0, max(0.0, (value - nothing) / (everything - nothing)))


def earned_share(shop: Shop) -> float:
    """Money left of the days without what was invested to open, as a share of what the best shop would earn.

    The best shop is open from the first day, known to everybody, without rain and rival: nobody reaches 1.
    """
    invested = sum(one.paid for one in shop.changes if one.what == "open")
    return (shop.cash + invested - START_CASH) / (trade.potential(shop) * shop.day)


def needed_won(shop: Shop) -> float:
    """What must be left of one for a day to pay for itself, in won; never while nothing is sold."""
    sold = trade.sold_in_week(shop) if shop.is_open else 0.0
    return min(MOST_WON, fixed_cost(shop.settings) * WON / sold) if sold > 0.0 else MOST_WON


def _tradeoff(shop: Shop) -> Line:
    """The trade-off in the light of what the visitor did."""
    if shop.opened_day is None:
        return line("tradeoff-never", days=shop.day)
    if not asked_before(shop):
        return line("tradeoff-blind", day=max(1.0, shop.opened_day))
    people = sum(belief.heard_before(shop, menu, shop.opened_day) for menu in MENUS)
    return line("tradeoff-asked", people=people, days=shop.opened_day)
