"""Players without hands: they see what a visitor sees (or only hear it) and do only what is offered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiosk.core.contract import Bot, Rng, Sight
from kiosk.core.listeners import ControlListener
from kiosk.experiences.first_shop import belief, trade
from kiosk.experiences.first_shop.advice import advice
from kiosk.experiences.first_shop.market import INTEREST
from kiosk.experiences.first_shop.state import MENUS, Menu, Place, Shop


@dataclass(slots=True)
class Expert:
    """Tests small: asks until an idea is wanted, goes where it fits, and keeps the numbers in view."""

    hears_only: bool = False

    def choose(self, sight: Sight[Shop], rng: Rng) -> str | None:
        if sight.state is None:
            return None
        found = advice(sight.state)
        return sight.offered(found.action) if found else None


@dataclass(slots=True)
class Thrifty:
    """Location first: a cheap shop among homes, and only then what sells there; never pays for an advert."""

    hears_only: bool = False

    def choose(self, sight: Sight[Shop], rng: Rng) -> str | None:
        shop = sight.state
        if shop is None or belief.asking(shop):
            return None
        return sight.offered(_kept(shop) if shop.is_open else _located(shop))


PLACES_LIKED = (Place.LANE, Place.OFFICE, Place.STATION)
"""The order in which Thrifty likes places: the cheapest first."""

ENOUGH = 4
"""So many of five who would buy are enough for it."""


def fits(place: Place) -> Menu:
    """What most people of a place would think of buying."""
    return max(MENUS, key=lambda menu: INTEREST[place][menu])


def _located(shop: Shop) -> str:
    """Before opening: the cheapest place where what fits is wanted; where nothing is, what most would buy."""
    tried = [place for place in PLACES_LIKED if belief.asked_of(shop, fits(place))]
    liked = [place for place in tried if _yes(shop, fits(place)) >= ENOUGH]
    left = [place for place in PLACES_LIKED if place not in tried]
    place = next(iter((*liked, *left)), max(tried or PLACES_LIKED, key=lambda one: _yes(shop, fits(one))))
    if shop.settings.place is not place:
        return "place"
    if shop.settings.menu is not fits(place):
        return "make"
    return "open" if place in tried else "ask"


def _yes(shop: Shop, menu: Menu) -> int:
    return sum(one.yes for one in belief.asked(shop) if one.menu is menu)


def _kept(shop: Shop) -> str | None:
    """After opening: the price, once the till has shown what people will pay; nothing that costs money."""
    settings = shop.settings
    if shop.rebuilt or not belief.knows(shop, settings.menu):
        return None
    price = trade.best_price(shop, settings, shop.awareness)
    better = replace(settings, price=price)
    if trade.expected(shop, better) > trade.expected(shop, settings) + 0.5:
        return "price"
    return None


@dataclass(slots=True)
class Careless:
    """In love with the idea: opens at once, and turns at the price when money runs away."""

    hears_only: bool = False

    def choose(self, sight: Sight[Shop], rng: Rng) -> str | None:
        shop = sight.state
        if shop is None or not sight.actions:
            return None
        if not shop.is_open:
            return sight.offered("open") if shop.day > 1.0 or shop.touches else sight.offered("place")
        if shop.event.startswith(("loss", "debt", "rival")) and shop.touches < 2:
            return sight.offered("price")
        return None


_HINTS = (
    ("만들 것을", "만들 것"),
    ("자리를", "가게 자리"),
    ("값을", "값"),
    ("여는 시간을", "여는 시간"),
    ("가게를 열면", "가게 열기"),
    ("열어도", "가게 열기"),
    ("전단을 돌리면", "전단 돌리기"),
    ("물어봐요", "물어보기"),
)
"""What the spoken situation says would help, and the word on the control that does it."""


BOTS: Mapping[str, Bot[Shop]] = {
    "expert": Expert(),
    "thrifty": Thrifty(),
    "careless": Careless(),
    "listener": ControlListener(_HINTS),
}
"""The players of this experience, by the names the checks know."""
