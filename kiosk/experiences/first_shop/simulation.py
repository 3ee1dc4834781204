"""The rules of the first shop: what is known, what is sold, what is left (README.md explains the model)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import exp, fsum

from kiosk.core.contract import STEP_S, Action, Level, Line, Outcome, Progress, Rng
from kiosk.core.errors import IllegalAction
from kiosk.experiences.first_shop import crowd, reading, scoring, trade
from kiosk.experiences.first_shop.choices import chosen
from kiosk.experiences.first_shop.market import (
    KNOWN_DAYS,
    LOTS,
    START_CASH,
    UPKEEP,
    WON,
    margin_won,
    price_won,
    wages,
)
from kiosk.experiences.first_shop.schedule import deal, last_day
from kiosk.experiences.first_shop.state import HOURS_STEPS, MENUS, PRICE_STEPS, Shop

DAYS_PER_S = 1.0
"""A second of play is a day of the shop†."""

SPLIT_DAYS = 1e-9


class FirstShop:
    """The simulation. It holds nothing; every method is a pure function of the state."""

    def begin(self, level: Level, rng: Rng, *, short: bool = False) -> Shop:
        """An idea, savings, a street full of people, and nothing known: the first event."""
        shop = crowd.begun(deal(level, short, rng))
        return _with_event(replace(shop, lowest_cash=shop.cash))

    def actions(self, state: Shop) -> tuple[Action, ...]:
        return () if state.finished else reading.actions(state)

    def act(self, state: Shop, action_id: str) -> Shop:
        """Take a choice. Raises IllegalAction for one that is not offered."""
        if action_id not in {one.id for one in self.actions(state)}:
            raise IllegalAction(action_id)
        return _with_event(chosen(state, action_id))

    def step(self, state: Shop) -> Shop:
        return advance(state, STEP_S * DAYS_PER_S)

    def decision_due(self, state: Shop) -> bool:
        return not state.finished and reading.due(state)

    def progress(self, state: Shop) -> Progress:
        return reading.progress(state)

    def describe(self, state: Shop) -> tuple[Line, ...]:
        return reading.describe(state)

    def outcome(self, state: Shop) -> Outcome | None:
        return scoring.outcome(state) if state.finished else None

    def broken_rules(self, state: Shop) -> Iterator[str]:
        """Invariants a state breaks, as short sentences; nothing when all is well."""
        books = state.books
        spent = fsum((books.goods, books.rent, books.wages, books.upkeep, books.paid))
        if abs(START_CASH + books.sales - spent - state.cash) > 1e-6:
            yield f"the books do not balance: {state.cash} left"
        if min(books.sales, books.goods, books.rent, books.wages, books.upkeep, books.paid) < 0.0:
            yield "money in the books is negative"
        if not 0.0 <= state.awareness <= 1.0:
            yield f"{state.awareness} of the street know the shop"
        if not state.is_open and (state.sold > 0.0 or state.awareness > 0.0):
            yield "a shop that never opened has sold something"
        if not 0.0 <= state.learned <= 1.0:
            yield f"learned {state.learned}"
        settings = state.settings
        if not 0 <= settings.price < PRICE_STEPS or not 0 <= settings.hours < HOURS_STEPS:
            yield f"impossible settings {settings}"
        if state.lowest_cash > state.cash + 1e-9:
            yield "the lowest cash is above the cash"


def advance(state: Shop, days: float) -> Shop:
    """The state so many days later. Days of the week and rain change at midnight, and steps end there."""
    if state.finished:
        return state
    sold = trade.sold_now(state) * days
    settings, books = state.settings, state.books
    sales = sold * price_won(settings) / WON
    goods = sales - sold * margin_won(settings) / WON
    rent = LOTS[settings.place].rent * days if state.is_open else 0.0
    pay = wages(settings) * days if state.selling else 0.0
    at = MENUS.index(settings.menu)
    sold_days = tuple(
        round(one + (days if n == at and state.selling else 0.0), 6) for n, one in enumerate(state.sold_days)
    )
    day = round(state.day + days, 6)
    known = 1.0 - (1.0 - state.awareness) * exp(-days / KNOWN_DAYS) if state.selling else state.awareness
    cash = state.cash + sales - goods - rent - pay - UPKEEP * days
    moved = replace(
        state,
        day=day,
        cash=cash,
        books=replace(
            books,
            sales=books.sales + sales,
            goods=books.goods + goods,
            rent=books.rent + rent,
            wages=books.wages + pay,
            upkeep=books.upkeep + UPKEEP * days,
        ),
        sold=state.sold + sold,
        sold_days=sold_days,
        awareness=known,
        lowest_cash=min(state.lowest_cash, cash),
        finished=day >= last_day(state.level, state.short) - SPLIT_DAYS,
    )
    return _with_event(crowd.moved(_with_rival(moved), days))


def _with_rival(state: Shop) -> Shop:
    """A rival opens next door with what the shop makes then: it has seen that it sells."""
    if state.rival_menu is not None or state.day < state.rival_day - SPLIT_DAYS or not state.is_open:
        return state
    return replace(state, rival_menu=state.settings.menu, rival_place=state.settings.place)


def _with_event(state: Shop) -> Shop:
    """The state with what needs attention now; touches count anew when that changes."""
    event = reading.event_of(state)
    return state if event == state.event else replace(state, event=event, touches=0)


SIMULATION = FirstShop()
"""What this experience plays by."""
