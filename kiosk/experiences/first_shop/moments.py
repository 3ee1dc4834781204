"""What happened when, told of this visitor's own choices with the model's numbers."""

from __future__ import annotations

from kiosk.core.contract import Moment, line
from kiosk.experiences.first_shop import belief
from kiosk.experiences.first_shop.advice import menu_name, place_name
from kiosk.experiences.first_shop.market import ASK_COST, FIT_OUT, UPKEEP, appeal_of, willing
from kiosk.experiences.first_shop.state import Ask, Change, Shop

MOST_MOMENTS = 5
TELLING = 2.0
"""A change that brings less a day, in 만원, is not worth telling."""


def moments(shop: Shop) -> tuple[Moment, ...]:
    """The most telling moments, in the order they happened: asking, opening, what was changed, the rival."""
    chosen = [*_asked(shop), *_opening(shop), *_rebuilt(shop), *_changed(shop), *_rival(shop), *_debt(shop)]
    return tuple(sorted(chosen[:MOST_MOMENTS], key=lambda one: one.at_s))


def _share(shop: Shop, change: Change) -> float:
    """How many of 100 interested people would really buy what the shop makes then."""
    settings = change.after
    return 100.0 * willing(settings.menu, settings.price, appeal_of(shop.appeal, settings.menu))


def _asked(shop: Shop) -> list[Moment]:
    """An idea given up, and one taken, because people were asked before money was spent."""
    opened = shop.opened_day if shop.opened_day is not None else shop.day
    asks = [one for one in shop.asks if one.day < opened and belief.answered_day(one) <= opened]
    if not asks:
        return []
    least, most = min(asks, key=lambda one: one.yes), max(asks, key=lambda one: one.yes)
    told = []
    if least.yes <= 2 and shop.is_open and _given_up(shop, least):
        key = "moment-dropped" if least.yes else "moment-dropped-nobody"
        text = line(key, menu=menu_name(least.menu), yes=least.yes, ask=ASK_COST, fit=FIT_OUT)
        told.append(Moment(belief.answered_day(least), text, good=True))
    if most is not least and most.yes >= 3:
        text = line("moment-wanted", menu=menu_name(most.menu), yes=most.yes)
        told.append(Moment(belief.answered_day(most), text, good=True))
    return told


def _given_up(shop: Shop, ask: Ask) -> bool:
    """Whether the doors opened with another menu than the one asked about."""
    opening = next((one for one in shop.changes if one.what == "open"), None)
    return opening is not None and opening.after.menu is not ask.menu


def _opening(shop: Shop) -> list[Moment]:
    """How the doors opened: knowing something, or nothing; or never."""
    opening = next((one for one in shop.changes if one.what == "open"), None)
    if opening is None:
        return [Moment(shop.day, line("moment-never", upkeep=round(UPKEEP * shop.day)), good=False)]
    menu, share = menu_name(opening.after.menu), _share(shop, opening)
    if shop.learned <= 0.0:
        text = line("moment-blind", menu=menu, fit=FIT_OUT, share=share)
        return [Moment(opening.day, text, good=False)]
    text = line("moment-opened", menu=menu, place=place_name(opening.after), share=share)
    return [Moment(opening.day, text, good=share >= 50.0)]


def _rebuilt(shop: Shop) -> list[Moment]:
    """The dearest change after opening: what could have been known for the price of asking."""
    paid = [one for one in shop.changes if one.what in ("make", "place") and one.paid > 0.0]
    if not paid:
        return []
    total = sum(one.paid for one in paid)
    return [
        Moment(paid[0].day, line("moment-rebuilt", times=len(paid), paid=total, ask=ASK_COST), good=False)
    ]


def _changed(shop: Shop) -> list[Moment]:
    """The price or the hours that made most of a difference after opening."""
    opened = shop.opened_day if shop.opened_day is not None else shop.day
    after = [one for one in shop.changes if one.what in ("price", "hours") and one.day > opened]
    gain = max(after, key=lambda one: abs(one.profit_after - one.profit_before), default=None)
    if gain is None or abs(gain.profit_after - gain.profit_before) < TELLING:
        return []
    more = gain.profit_after - gain.profit_before
    key = f"moment-{gain.what}-{'more' if more > 0.0 else 'less'}"
    return [Moment(gain.day, line(key, money=round(abs(more))), good=more > 0.0)]


def _rival(shop: Shop) -> list[Moment]:
    """What was done when a rival opened next door."""
    if shop.rival_menu is None:
        return []
    soon = [one for one in shop.changes if shop.rival_day <= one.day <= shop.rival_day + 10.0]
    answer = next((one for one in soon if _answers(one)), None)
    if answer is None:
        return [Moment(shop.rival_day, line("moment-rival", menu=menu_name(shop.rival_menu)), good=False)]
    days = max(1.0, answer.day - shop.rival_day)
    return [Moment(answer.day, line("moment-rival-answered", days=days), good=True)]


def _answers(change: Change) -> bool:
    """Whether a choice is an answer to a rival: a better price, leaflets, another menu, another place."""
    better = change.profit_after > change.profit_before
    return change.what in ("advert", "make", "place") or (change.what == "price" and better)


def _debt(shop: Shop) -> list[Moment]:
    """Money ran out."""
    if shop.lowest_cash >= 0.0:
        return []
    return [Moment(shop.day, line("moment-debt", debt=round(-shop.lowest_cash)), good=False)]
