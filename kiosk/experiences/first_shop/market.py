"""Who passes, who buys, what it costs: the equations of README.md. Money in 만원 a day, prices in won."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from kiosk.experiences.first_shop.state import MENUS, Menu, Place, Settings


@dataclass(frozen=True, slots=True)
class Goods:
    """One menu: its prices from cheap to dear and what one costs to make, in won†."""

    prices: tuple[int, int, int]
    cost: int


@dataclass(frozen=True, slots=True)
class Lot:
    """One place: people passing on a weekday and at a weekend day, rent in 만원 a day†."""

    weekday: float
    weekend: float
    rent: float


GOODS = {
    Menu.LUNCH: Goods((7000, 8000, 9000), 4000),
    Menu.COFFEE: Goods((4400, 5000, 5600), 1700),
    Menu.SIDES: Goods((6200, 7000, 7800), 3200),
}
LOTS = {
    Place.STATION: Lot(3000.0, 2000.0, 12.0),
    Place.OFFICE: Lot(2400.0, 600.0, 9.0),
    Place.LANE: Lot(1300.0, 1500.0, 5.0),
}

INTEREST = {
    Place.STATION: {Menu.LUNCH: 0.036, Menu.COFFEE: 0.067, Menu.SIDES: 0.024},
    Place.OFFICE: {Menu.LUNCH: 0.072, Menu.COFFEE: 0.060, Menu.SIDES: 0.018},
    Place.LANE: {Menu.LUNCH: 0.036, Menu.COFFEE: 0.052, Menu.SIDES: 0.084},
}
"""Share of those who pass and would think of buying this here at all†."""

OPEN_HOURS = (6, 9, 12)
OPEN_SHARE = (0.55, 0.80, 0.95)
"""Hours a day, and the share of the passers who come by in them†."""

WAGE = 1.3
"""Wages of one open hour†."""

UPKEEP = 3.0
"""What every day costs, open or not: power, telephone, the founder's bread†."""

SPREAD = 0.14
"""How much people differ in what they would pay, as a share of the usual price†."""

START_CASH, FIT_OUT, MOVE_COST, MENU_COST = 2500.0, 800.0, 250.0, 80.0
"""Savings; what fitting out, moving and another menu cost once†."""

MOVE_DAYS, MENU_DAYS = 3.0, 1.0
"""For how long the shop is shut for it†."""

ASK_COST, ASK_DAYS, PEOPLE = 3.0, 2.5, 5
"""Asking five people: samples, days, people†."""

ADVERT_COST = 20.0
"""What a round of leaflets costs†."""

ADVERT_PAUSE_DAYS = 7.0
"""Nobody takes the same leaflet again sooner†."""

KNOWN_FIRST, KNOWN_DAYS = 0.45, 21.0
"""Share of the street that knows a new shop, and how fast the rest hears of it†."""

ADVERT_SHARE = 0.5
"""Share of those who do not know the shop whom an advert reaches†."""

OTHER_MENU_KNOWN = 0.8
"""Share of those who know the shop that follows it to another menu†."""

RAIN_SHARE = 0.55
"""Share of the passers who come when it rains†."""

RIVAL_SHARE = (0.80, 0.62, 0.45)
"""What is left beside a rival with the same menu at the usual price, by one's own price†."""

RIVAL_OTHER = 0.94
"""What is left beside a rival who makes something else†."""

WON = 10_000.0


def weekend(day: float) -> bool:
    """Whether a day is a Saturday or a Sunday; day 0 is a Monday."""
    return int(day + 1e-9) % 7 >= 5


def usual(menu: Menu) -> int:
    """The usual price of a menu, in won."""
    return GOODS[menu].prices[1]


def price_won(settings: Settings) -> int:
    """What one costs the customer."""
    return GOODS[settings.menu].prices[settings.price]


def margin_won(settings: Settings) -> int:
    """What is left of one after its ingredients."""
    return price_won(settings) - GOODS[settings.menu].cost


def willing(menu: Menu, price: int, appeal: float) -> float:
    """Share of those interested who buy at a price: q = 1 / (1 + exp((p/p₀ − a)/σ))."""
    return 1.0 / (1.0 + exp((GOODS[menu].prices[price] / usual(menu) - appeal) / SPREAD))


def passers(place: Place, day: float, *, wet: bool) -> float:
    """People passing on that day."""
    lot = LOTS[place]
    return (lot.weekend if weekend(day) else lot.weekday) * (RAIN_SHARE if wet else 1.0)


def mean_passers(place: Place) -> float:
    """People passing on a day of a dry week, on the average."""
    return (5.0 * LOTS[place].weekday + 2.0 * LOTS[place].weekend) / 7.0


def rival_share(settings: Settings, rival: Menu | None) -> float:
    """What a rival leaves."""
    if rival is None:
        return 1.0
    return RIVAL_SHARE[settings.price] if rival is settings.menu else RIVAL_OTHER


def buyers(passing: float, settings: Settings, share: float, awareness: float, rival: Menu | None) -> float:
    """Buyers a day: passers × open × interest × willing × know it × left by a rival."""
    interest = INTEREST[settings.place][settings.menu]
    at_all = passing * OPEN_SHARE[settings.hours] * interest
    return at_all * share * awareness * rival_share(settings, rival)


def wages(settings: Settings) -> float:
    """Wages of an open day."""
    return WAGE * OPEN_HOURS[settings.hours]


def fixed_cost(settings: Settings) -> float:
    """What an open day costs before anything is sold."""
    return LOTS[settings.place].rent + wages(settings) + UPKEEP


def profit(settings: Settings, sold: float) -> float:
    """Money left of a day on which so many were sold."""
    return sold * margin_won(settings) / WON - fixed_cost(settings)


def appeal_of(appeal: tuple[float, ...], menu: Menu) -> float:
    """The dealt appeal of one menu."""
    return appeal[MENUS.index(menu)]
