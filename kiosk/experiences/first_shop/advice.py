"""What would help now: choices tried out in thought, by what the visitor can know. One at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.core.contract import Line, line
from kiosk.experiences.first_shop import belief, trade
from kiosk.experiences.first_shop.choices import REBUILDING, pays
from kiosk.experiences.first_shop.market import (
    ADVERT_COST,
    ADVERT_PAUSE_DAYS,
    ADVERT_SHARE,
    KNOWN_DAYS,
    WON,
    buyers,
    margin_won,
    mean_passers,
    price_won,
    profit,
)
from kiosk.experiences.first_shop.schedule import last_day, part_days, wet_spell
from kiosk.experiences.first_shop.state import MENUS, Menu, Settings, Shop

GOOD_PROFIT = 4.0
"""A plan that promises as much a day is worth opening: no other idea need be asked about†."""

LEAST_PROFIT = 1.0
"""A plan that promises less a day leaves hardly anything†."""

WORTH = 0.8
"""Less a day is not worth changing price or hours for†."""

SURE = 1.3
"""By how much what a change of place or menu brings must exceed what it costs†."""

ENOUGH_PEOPLE = 10
"""Asking more people about one menu teaches less than it costs†."""

LATE = 0.9
"""Share of the first part after which one opens with what one knows†."""


ADVERT_UP_TO = 0.95
"""When nearly everybody knows the shop there is nobody left to hand an advert to†."""


@dataclass(frozen=True, slots=True)
class Advice:
    """An action and the sentence that says why."""

    action: str
    text: Line


def advice(shop: Shop) -> Advice | None:
    """What would help most; None when all is well or there is something to wait for."""
    if shop.finished:
        return None
    return _opened(shop) if shop.is_open else _planned(shop)


def _planned(shop: Shop) -> Advice | None:
    """Before the doors open: ask, choose what is wanted, where it fits, at which price; then open."""
    settings = shop.settings
    late = shop.day >= LATE * part_days(shop.level, shop.short)
    if belief.asking(shop):
        return None
    known = [menu for menu in MENUS if belief.asked_of(shop, menu)] or [settings.menu]
    plan = max(
        (one for one in trade.everything() if one.menu in known), key=lambda one: trade.expected(shop, one)
    )
    promised = trade.expected(shop, plan)
    # who is late opens with what is known, unless that promises nothing
    hurried = late and promised >= LEAST_PROFIT
    if not belief.asked_of(shop, settings.menu) and not hurried:
        return Advice("ask", line("say-ask", menu=menu_name(settings.menu)))
    unasked = [menu for menu in MENUS if menu not in known]
    if unasked and not hurried and promised < GOOD_PROFIT:
        return Advice("make", line("say-other-menu"))
    if not hurried and settings.menu is plan.menu and _doubtful(shop, plan):
        return Advice("ask", line("say-ask-again", menu=menu_name(plan.menu)))
    step = _towards(shop, plan)
    if step is None and promised < LEAST_PROFIT:
        return Advice("open", line("say-open-thin"))
    return step or Advice("open", line("say-open", profit=round(promised)))


def _doubtful(shop: Shop, plan: Settings) -> bool:
    """Whether what was heard may still turn out a loss, and a few more people could tell."""
    low, _ = belief.between(shop, plan.menu, plan.price)
    passing = mean_passers(plan.place)
    worst = profit(plan, buyers(passing, plan, low, trade.STEADY, shop.rival_at(plan.place)))
    return worst < 0.0 and belief.asked_of(shop, plan.menu) < ENOUGH_PEOPLE


def _towards(shop: Shop, plan: Settings) -> Advice | None:
    """The next step towards a plan."""
    settings = shop.settings
    if settings.menu is not plan.menu:
        return Advice("make", line("say-make", menu=menu_name(plan.menu)))
    if settings.place is not plan.place:
        return Advice("place", line("say-place", place=place_name(plan), menu=menu_name(plan.menu)))
    if settings.price != plan.price:
        return Advice("price", line("say-price", price=price_won(plan), margin=margin_won(plan)))
    if settings.hours != plan.hours:
        return Advice("hours", line("say-hours"))
    return None


def _opened(shop: Shop) -> Advice | None:
    """After that: what brings more than it costs in the days that are left."""
    left = last_day(shop.level, shop.short) - shop.day
    if shop.rebuilt:
        return _rebuilding(shop)
    return _price_or_hours(shop) or _rebuild(shop, left) or _advert(shop, left)


def _rebuilding(shop: Shop) -> Advice | None:
    """While the shop is rebuilt: on to the setting it is rebuilt for."""
    plan = _other_plan(shop)
    same = shop.settings.menu is plan.menu if shop.rebuilding == "make" else shop.settings.place is plan.place
    if same:
        return None
    if shop.rebuilding == "make":
        return Advice("make", line("say-make", menu=menu_name(plan.menu)))
    return Advice("place", line("say-place", place=place_name(plan), menu=menu_name(plan.menu)))


def _price_or_hours(shop: Shop) -> Advice | None:
    settings, known = shop.settings, shop.awareness
    now = trade.expected(shop, settings, known)
    price = replace(settings, price=trade.best_price(shop, settings, known))
    if trade.expected(shop, price, known) - now > WORTH:
        return Advice("price", line("say-price", price=price_won(price), margin=margin_won(price)))
    wet = wet_spell(shop) is not None
    hours = replace(settings, hours=trade.best_hours(shop, settings, known))
    if trade.expected(shop, hours, known, wet=wet) - trade.expected(shop, settings, known, wet=wet) > WORTH:
        return Advice("hours", line("say-hours"))
    return None


def _other_plan(shop: Shop) -> Settings:
    """The best plan that changes the menu or the place, but not both (while rebuilding: what it is for)."""
    settings = shop.settings
    one_change = [
        one
        for one in trade.everything()
        if (one.menu is settings.menu) + (one.place is settings.place) >= 1
        and (shop.rebuilding != "make" or not shop.rebuilt or one.place is settings.place)
        and (shop.rebuilding != "place" or not shop.rebuilt or one.menu is settings.menu)
    ]
    return max(one_change, key=lambda one: trade.expected(shop, one))


def _rebuild(shop: Shop, left: float) -> Advice | None:
    plan = _other_plan(shop)
    what = "make" if plan.menu is not shop.settings.menu else "place"
    now = trade.expected(shop, shop.settings)
    gain = (trade.expected(shop, plan) - now) * (left - REBUILDING[what][1])
    if plan.menu is shop.settings.menu and plan.place is shop.settings.place:
        return None
    if gain < SURE * (pays(shop, what) + 0.3 * KNOWN_DAYS * max(0.0, trade.expected(shop, plan))):
        return None
    return _towards(shop, replace(plan, price=shop.settings.price, hours=shop.settings.hours))


def advert_offered(shop: Shop) -> bool:
    """Whether leaflets can be handed out: the shop sells, some do not know it, the last are a week old."""
    last = max((one.day for one in shop.changes if one.what == "advert"), default=-ADVERT_PAUSE_DAYS)
    return shop.selling and shop.awareness < ADVERT_UP_TO and shop.day >= last + ADVERT_PAUSE_DAYS - 1e-9


def _advert(shop: Shop, left: float) -> Advice | None:
    """An advert pays while many do not know the shop: it fades, as they would have heard anyway."""
    if not advert_offered(shop):
        return None
    sold = trade.expected_sold(shop, shop.settings, awareness=1.0)
    brings = ADVERT_SHARE * (1.0 - shop.awareness) * sold * margin_won(shop.settings) / WON
    if brings * min(left, KNOWN_DAYS) * 0.63 < SURE * ADVERT_COST:
        return None
    return Advice("advert", line("say-advert", known=100.0 * shop.awareness))


def menu_name(menu: Menu) -> Line:
    """A menu in words."""
    return line(f"menu-{menu}")


def place_name(settings: Settings) -> Line:
    """A place in words."""
    return line(f"place-{settings.place}")
