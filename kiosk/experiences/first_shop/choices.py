"""What each choice changes and costs."""

from __future__ import annotations

from dataclasses import replace

from kiosk.experiences.first_shop import belief
from kiosk.experiences.first_shop.market import (
    ADVERT_COST,
    ADVERT_SHARE,
    ASK_COST,
    FIT_OUT,
    KNOWN_FIRST,
    MENU_COST,
    MENU_DAYS,
    MOVE_COST,
    MOVE_DAYS,
    OTHER_MENU_KNOWN,
    PEOPLE,
    willing,
)
from kiosk.experiences.first_shop.schedule import MOST_ASKED, wet_spell
from kiosk.experiences.first_shop.state import (
    HOURS_STEPS,
    MENUS,
    PLACES,
    PRICE_STEPS,
    Ask,
    Change,
    Settings,
    Shop,
)
from kiosk.experiences.first_shop.trade import expected

REBUILDING = {"place": (MOVE_COST, MOVE_DAYS), "make": (MENU_COST, MENU_DAYS)}
"""Choices that shut an open shop: what they cost and for how long it is shut."""


def set_by(settings: Settings, action_id: str) -> Settings:
    """The settings after a choice; the others leave them alone."""
    match action_id:
        case "place":
            return replace(settings, place=PLACES[(PLACES.index(settings.place) + 1) % len(PLACES)])
        case "make":
            return replace(settings, menu=MENUS[(MENUS.index(settings.menu) + 1) % len(MENUS)])
        case "price":
            return replace(settings, price=(settings.price + 1) % PRICE_STEPS)
        case "hours":
            return replace(settings, hours=(settings.hours + 1) % HOURS_STEPS)
        case _:
            return settings


def pays(shop: Shop, action_id: str) -> float:
    """What a choice costs at once, in 만원. Stepping on while it is rebuilt for that costs nothing."""
    if action_id in REBUILDING:
        again = shop.rebuilt and shop.rebuilding == action_id
        return REBUILDING[action_id][0] if shop.is_open and not again else 0.0
    return {"ask": ASK_COST, "open": FIT_OUT, "advert": ADVERT_COST}.get(action_id, 0.0)


def chosen(shop: Shop, action_id: str) -> Shop:
    """The shop after a legal choice, paid for and remembered."""
    after = set_by(shop.settings, action_id)
    cost = pays(shop, action_id)
    change = Change(
        day=shop.day,
        what=action_id,
        before=shop.settings,
        after=after,
        paid=cost,
        profit_before=_promised(shop, shop.settings),
        profit_after=_promised(shop, after),
    )
    shop = replace(
        _done(shop, action_id),
        settings=after,
        cash=shop.cash - cost,
        books=replace(shop.books, paid=shop.books.paid + cost),
        changes=(*shop.changes, change),
        touches=shop.touches + 1,
    )
    return replace(shop, lowest_cash=min(shop.lowest_cash, shop.cash))


def _promised(shop: Shop, settings: Settings) -> float:
    """Money left of a day, as can be known: of an open shop with today's awareness, in a wet spell wet."""
    if not shop.is_open:
        return expected(shop, settings)
    return expected(shop, settings, shop.awareness, wet=wet_spell(shop) is not None)


def _done(shop: Shop, action_id: str) -> Shop:
    """What a choice does besides the settings and the money."""
    if action_id == "ask":
        return replace(shop, asks=(*shop.asks, _ask(shop)))
    if action_id == "open":
        learned = belief.learned(belief.asked(shop), shop.settings.menu)
        return replace(shop, opened_day=shop.day, awareness=KNOWN_FIRST, learned=learned)
    if action_id == "advert":
        return replace(shop, awareness=shop.awareness + ADVERT_SHARE * (1.0 - shop.awareness))
    if action_id in REBUILDING and shop.is_open:
        again = shop.rebuilt and shop.rebuilding == action_id
        days = REBUILDING[action_id][1]
        until = shop.closed_until if again else max(shop.closed_until, shop.day) + days
        shop = replace(shop, closed_until=round(until, 6), rebuilding=action_id)
        if again:
            return shop
        known = KNOWN_FIRST if action_id == "place" else OTHER_MENU_KNOWN * shop.awareness
        return replace(shop, awareness=min(shop.awareness, known))
    return shop


def _ask(shop: Shop) -> Ask:
    """The next five people and what they will say about the menu at its price."""
    settings = shop.settings
    before = sum(len(one.says) for one in shop.asks if one.menu is settings.menu)
    dealt = shop.answers[MENUS.index(settings.menu)]
    appeal = shop.appeal[MENUS.index(settings.menu)]
    share = willing(settings.menu, settings.price, appeal)
    says = tuple(dealt[(before + n) % MOST_ASKED] < share for n in range(PEOPLE))
    return Ask(round(shop.day, 6), settings.menu, settings.price, says)
