"""What the shop and its street are at one moment: frozen records and choices. Days, 만원, won."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.contract import Level


class Menu(StrEnum):
    """What the shop can make."""

    LUNCH = "lunch"  # 도시락
    COFFEE = "coffee"  # 커피와 빵
    SIDES = "sides"  # 반찬


class Place(StrEnum):
    """Where the shop can be."""

    STATION = "station"  # 역 앞: many people, dear
    OFFICE = "office"  # 회사 옆: lunch crowds, empty at weekends
    LANE = "lane"  # 집 근처 골목: fewer people, cheap


MENUS, PLACES = tuple(Menu), tuple(Place)
PRICE_STEPS, HOURS_STEPS = 3, 3


@dataclass(frozen=True, slots=True)
class Settings:
    """What the visitor has chosen. `price` and `hours` are indices, the cheapest and the shortest first."""

    place: Place
    menu: Menu
    price: int = 1
    hours: int = 1


@dataclass(frozen=True, slots=True)
class Ask:
    """One round of asking five people: when it began, about what at which price, and what they say."""

    day: float
    menu: Menu
    price: int
    says: tuple[bool, ...]

    @property
    def yes(self) -> int:
        """How many would buy."""
        return sum(self.says)


@dataclass(frozen=True, slots=True)
class Walker:
    """One figure on the street, for the Stage: `number` decides who it is, `born` when it came, in days."""

    number: int
    born: float
    buys: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One choice and what it was expected to do: money a day before and after, by what was known then."""

    day: float
    what: str
    before: Settings
    after: Settings
    paid: float
    profit_before: float
    profit_after: float


@dataclass(frozen=True, slots=True)
class Books:
    """Where the money went so far, in 만원. `paid` is all that is paid once."""

    sales: float = 0.0
    goods: float = 0.0
    rent: float = 0.0
    wages: float = 0.0
    upkeep: float = 0.0
    paid: float = 0.0


@dataclass(frozen=True, slots=True)
class Shop:
    """The whole play at one moment.

    `appeal` is what nobody knows: by menu, the share of its usual price that half of those interested would
    pay. `answers` are dealt by menu, a number for each person who may be asked. `wet` says of every day
    whether it rains. `awareness` is the share of the street that knows the shop, `sold_days` for how long
    each menu was really sold. `closed_until` is when rebuilding ends, `rebuilding` what it is for. `learned`
    is the share of doubt about the menu that asking took away before the doors opened. `passed` and `bought`
    count figures of the Stage.
    """

    level: Level
    short: bool
    appeal: tuple[float, ...]
    answers: tuple[tuple[float, ...], ...]
    wet: tuple[bool, ...]
    rival_day: float
    settings: Settings
    cash: float
    day: float = 0.0
    books: Books = Books()
    asks: tuple[Ask, ...] = ()
    opened_day: float | None = None
    closed_until: float = 0.0
    rebuilding: str = ""
    awareness: float = 0.0
    sold_days: tuple[float, ...] = (0.0, 0.0, 0.0)
    sold: float = 0.0
    lowest_cash: float = 0.0
    rival_menu: Menu | None = None
    rival_place: Place | None = None
    learned: float = 0.0
    changes: tuple[Change, ...] = ()
    walkers: tuple[Walker, ...] = ()
    passed: float = 0.0
    bought: float = 0.0
    event: str = ""
    touches: int = 0
    finished: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the doors have ever opened."""
        return self.opened_day is not None

    @property
    def rebuilt(self) -> bool:
        """Whether the shop is shut for rebuilding now."""
        return self.is_open and self.day < self.closed_until - 1e-9

    def rival_at(self, place: Place) -> Menu | None:
        """What a rival next door makes, None where there is none."""
        return self.rival_menu if place is self.rival_place else None

    @property
    def selling(self) -> bool:
        """Whether customers can come in."""
        return self.is_open and not self.rebuilt
