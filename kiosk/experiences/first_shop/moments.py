"""What happened when, told of this visitor's own choices with the model's numbers."""

from __future__ import annotations

from kiosk.core.contract import Moment, line
from kiosk.experiences.first_shop import belief
from kiosk.experiences.first_shop.advice import menu_name, place_name
from kiosk.experiences.first_shop.market import ASK_COST, FIT_OUT, MENU_COST, UPKEEP, appeal_of, willing
from kiosk.experiences.first_shop.state import Change, Shop

MOST_MOMENTS = 5
WANTED = 50.0
"""From so many buyers of 100 interested people on, opening was good†."""

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
    """An idea given up, and the one taken, because people were asked about it before money was spent."""
    opening = opening_of(shop)
    if opening is None or not asked_before(shop):
        return []
    asks = [one for one in shop.asks if belief.answered_day(one) <= opening.day + 1e-9]
    left = [one for one in asks if one.menu is not opening.after.menu and one.yes <= 2]
    taken = [one for one in asks if one.menu is opening.after.menu and one.yes >= 3]
    told = []
    if left:
        least = min(left, key=lambda one: one.yes)
        key = "moment-dropped" if least.yes else "moment-dropped-nobody"
        text = line(key, menu=menu_name(least.menu), yes=least.yes, ask=ASK_COST, fit=MENU_COST)
        told.append(Moment(belief.answered_day(least), text, good=True))
    if taken:
        most = max(taken, key=lambda one: one.yes)
        text = line("moment-wanted", menu=menu_name(most.menu), yes=most.yes)
        told.append(Moment(belief.answered_day(most), text, good=True))
    return told


def opening_of(shop: Shop) -> Change | None:
    """The choice that opened the doors, if they opened."""
    return next((one for one in shop.changes if one.what == "open"), None)


def asked_before(shop: Shop) -> bool:
    """Whether somebody had answered about what the shop opened with."""
    opening = opening_of(shop)
    return opening is not None and belief.heard_before(shop, opening.after.menu, opening.day) > 0


def _opening(shop: Shop) -> list[Moment]:
    """How the doors opened: knowing something of this menu, or nothing; or never."""
    opening = opening_of(shop)
    if opening is None:
        return [Moment(shop.day, line("moment-never", upkeep=round(UPKEEP * shop.day)), good=False)]
    menu, share = menu_name(opening.after.menu), _share(shop, opening)
    if not asked_before(shop):
        text = line("moment-blind", menu=menu, fit=FIT_OUT, share=share)
        return [Moment(opening.day, text, good=share >= WANTED)]
    text = line("moment-opened", menu=menu, place=place_name(opening.after), share=share)
    return [Moment(opening.day, text, good=share >= WANTED)]


def _rebuilt(shop: Shop) -> list[Moment]:
    """Other menus after opening: what could have been known for the price of asking."""
    paid = [one for one in shop.changes if one.what == "make" and one.paid > 0.0]
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
