"""The model of the first shop: numbers worked by hand, what is kept, what a finer step changes."""

from __future__ import annotations

from dataclasses import replace
from math import exp, fsum

import pytest

from kiosk.core.contract import Level
from kiosk.core.errors import IllegalAction
from kiosk.experiences.first_shop import belief, market, trade
from kiosk.experiences.first_shop.money import runway_weeks
from kiosk.experiences.first_shop.schedule import wet_spell
from kiosk.experiences.first_shop.simulation import SIMULATION, advance
from kiosk.experiences.first_shop.state import Ask, Menu, Place, Settings, Shop
from tests.experiences.first_shop.first_shop_states import (
    acted,
    after,
    asked,
    new_shop,
    opened,
    street,
    until,
)


def test_half_of_those_interested_buy_where_the_price_is_their_limit() -> None:
    assert market.willing(Menu.LUNCH, 1, 1.0) == pytest.approx(0.5)
    # p/p0 - a = -0.24: 1 / (1 + e^(-0.24 / 0.14))
    assert market.willing(Menu.LUNCH, 1, 1.24) == pytest.approx(0.8474, abs=1e-4)
    # 7,000 / 8,000 = 0.875
    assert market.willing(Menu.LUNCH, 0, 1.0) == pytest.approx(1 / (1 + exp(-0.125 / 0.14)))


def test_a_weekday_beside_the_offices_is_worked_by_hand() -> None:
    shop = opened(street(appeal=(1.0, 1.0, 1.0)), awareness=1.0)
    # 2,400 pass, 0.80 while it is open, 0.072 interested, half of them buy
    sold = 2400 * 0.80 * 0.072 * 0.5
    assert trade.sold_now(shop) == pytest.approx(sold) == pytest.approx(69.12)
    # 4,000 won are left of each; rent 9, nine hours at 1.3, upkeep 3
    assert market.profit(shop.settings, sold) == pytest.approx(69.12 * 0.4 - 9 - 11.7 - 3)


def test_a_day_in_the_books_is_what_the_equations_say() -> None:
    shop = opened(street(appeal=(1.0, 1.0, 1.0)), awareness=1.0)
    before = shop.cash
    a_day = after(shop, 1.0)
    assert a_day.cash - before == pytest.approx(69.12 * 0.4 - 23.7)
    assert a_day.books.sales == pytest.approx(69.12 * 0.8)
    assert a_day.books.paid == market.FIT_OUT


def test_at_the_weekend_the_offices_are_empty() -> None:
    shop = opened(street(), awareness=1.0)
    friday, saturday = replace(shop, day=4.0), replace(shop, day=5.0)
    assert trade.sold_now(saturday) / trade.sold_now(friday) == pytest.approx(600 / 2400)
    assert market.mean_passers(Place.OFFICE) == pytest.approx((5 * 2400 + 2 * 600) / 7)


def test_rain_keeps_people_home() -> None:
    shop = opened(street(), awareness=1.0)
    wet = replace(shop, wet=(True,) * len(shop.wet))
    assert trade.sold_now(wet) == pytest.approx(market.RAIN_SHARE * trade.sold_now(shop))


def test_word_gets_round_as_the_equation_says() -> None:
    shop = opened(street())
    later = after(shop, 21.0)
    assert later.awareness == pytest.approx(1 - 0.55 * exp(-1.0), abs=1e-6)
    told = SIMULATION.act(shop, "advert")
    assert told.awareness == pytest.approx(0.45 + 0.5 * 0.55)
    assert told.cash == pytest.approx(shop.cash - 20)


def test_the_same_leaflet_goes_out_once_a_week() -> None:
    told = SIMULATION.act(opened(street()), "advert")
    assert "advert" not in _offered(after(told, 6.9))
    assert "advert" in _offered(after(told, 7.0))


def test_five_answers_move_the_odds_by_their_likelihood() -> None:
    four = Ask(0.0, Menu.LUNCH, 1, (True, True, True, True, False))
    found = belief.weights((four,), Menu.LUNCH)
    assert fsum(found) == pytest.approx(1.0)
    low, high = belief.GRID.index(0.60), len(belief.GRID) - 1
    q_low, q_high = market.willing(Menu.LUNCH, 1, 0.60), market.willing(Menu.LUNCH, 1, belief.GRID[-1])
    wanted = (q_high**4 * (1 - q_high)) / (q_low**4 * (1 - q_low))
    assert found[high] / found[low] == pytest.approx(wanted)
    # nobody has been asked about coffee
    assert belief.weights((four,), Menu.COFFEE) == pytest.approx((1 / 17,) * 17)


def test_the_first_five_teach_more_than_the_next() -> None:
    five = Ask(0.0, Menu.LUNCH, 1, (True, True, True, True, False))
    once, twice = belief.doubt((five,), Menu.LUNCH), belief.doubt((five, five), Menu.LUNCH)
    nothing = belief.doubt((), Menu.LUNCH)
    assert nothing == pytest.approx(0.245, abs=0.001)
    assert nothing - once > 3 * (once - twice) > 0


def test_answers_come_one_by_one_and_narrow_the_guess() -> None:
    shop = SIMULATION.act(street(), "ask")
    assert shop.cash == 2500 - 3
    widths = []
    for _ in range(6):
        low, high = belief.between(shop, Menu.LUNCH, 1)
        widths.append(high - low)
        shop = after(shop, 0.5)
    assert len(shop.asks[0].says) == 5
    assert not belief.asking(shop)
    assert widths[-1] < 0.7 * widths[0]
    assert [belief.answered(shop.asks[0], day) for day in (0.4, 0.5, 1.2, 2.5, 9.0)] == [0, 1, 2, 5, 5]


def test_who_says_yes_was_dealt() -> None:
    shop = street()
    share = market.willing(Menu.LUNCH, 1, 1.24)
    told = SIMULATION.act(shop, "ask").asks[0]
    assert told.says == tuple(one < share for one in shop.answers[0][:5])


def test_the_till_tells_everything_after_five_days() -> None:
    shop = opened(street())
    assert not belief.knows(after(shop, 4.9), Menu.LUNCH)
    known = after(shop, 5.0)
    assert belief.knows(known, Menu.LUNCH)
    assert belief.share(known, Menu.LUNCH, 1) == pytest.approx(market.willing(Menu.LUNCH, 1, 1.24))
    assert "ask" not in _offered(known)
    assert "ask" in _offered(SIMULATION.act(known, "make"))


def test_what_was_learned_is_fixed_when_the_doors_open() -> None:
    blind, told = opened(street()), opened(asked(street()))
    assert blind.learned == 0.0
    assert told.learned == pytest.approx(belief.learned(told.asks, Menu.LUNCH))
    assert told.learned > 0.3
    other = opened(SIMULATION.act(asked(street()), "make"))
    assert other.learned == 0.0


def test_planning_costs_nothing_but_the_days() -> None:
    shop = acted(street(), "make", "place", "price", "hours")
    assert shop.cash == 2500
    assert after(shop, 10.0).cash == pytest.approx(2500 - 10 * 3)


def test_rebuilding_costs_money_days_and_customers() -> None:
    shop = after(opened(street(), awareness=0.9), 1.0)
    moved = SIMULATION.act(shop, "place")
    assert moved.cash == pytest.approx(shop.cash - 250)
    assert moved.rebuilt
    assert moved.awareness == market.KNOWN_FIRST
    assert trade.sold_now(moved) == 0.0
    on = SIMULATION.act(moved, "place")
    assert on.cash == moved.cash
    assert on.closed_until == moved.closed_until
    assert not after(on, 3.0).rebuilt
    made = SIMULATION.act(shop, "make")
    assert made.awareness == pytest.approx(0.8 * shop.awareness)
    assert made.closed_until == pytest.approx(shop.day + 1.0)


def test_a_rival_copies_what_the_shop_makes_and_takes_its_share() -> None:
    shop = replace(opened(street(), awareness=1.0), rival_day=2.0)
    with_rival = after(shop, 2.0)
    assert with_rival.rival_menu is Menu.LUNCH
    alone = replace(with_rival, rival_menu=None, rival_place=None)
    assert trade.sold_now(with_rival) == pytest.approx(0.62 * trade.sold_now(alone))
    cheaper = replace(with_rival.settings, price=0)
    assert market.rival_share(cheaper, Menu.LUNCH) == 0.80
    assert market.rival_share(replace(cheaper, menu=Menu.SIDES), Menu.LUNCH) == 0.94
    assert with_rival.rival_at(Place.LANE) is None


def test_runway_is_cash_over_what_a_week_loses() -> None:
    shop = opened(street(menu=Menu.SIDES), awareness=1.0)
    loss = -trade.week_profit(shop)
    assert loss > 0
    assert runway_weeks(shop) == pytest.approx(shop.cash / (7 * loss))
    assert runway_weeks(replace(shop, cash=0.0)) == 0.0
    assert runway_weeks(opened(street(), awareness=1.0)) == 52.0


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("seed", range(6))
def test_what_is_dealt(level: Level, seed: int) -> None:
    shop = new_shop(level, seed)
    ranked = sorted(shop.appeal)
    for appeal, middle in zip(ranked, (0.76, 1.0, 1.24), strict=True):
        assert appeal == pytest.approx(middle, abs=0.06)
    assert market.appeal_of(shop.appeal, shop.settings.menu) < ranked[-1]
    third = 2 / 3 * len(shop.wet)
    assert shop.rival_day >= third
    spells = [day for day in range(len(shop.wet)) if wet_spell(replace(shop, day=day + 0.5)) is not None]
    assert spells
    assert min(spells) > third - 7


def test_only_what_is_offered_can_be_done() -> None:
    shop = street()
    for action in ("advert", "close", "ask:5"):
        with pytest.raises(IllegalAction):
            SIMULATION.act(shop, action)
    with pytest.raises(IllegalAction):
        SIMULATION.act(SIMULATION.act(shop, "ask"), "ask")


def test_the_books_balance_over_a_whole_play_and_a_forged_one_is_found() -> None:
    shop = acted(asked(new_shop(seed=3)), "make", "open", "hours")
    while not shop.finished:
        assert not list(SIMULATION.broken_rules(shop))
        shop = SIMULATION.step(shop)
    assert list(SIMULATION.broken_rules(replace(shop, cash=shop.cash + 1.0)))
    assert list(SIMULATION.broken_rules(replace(shop, awareness=1.2)))


def _played(shop: Shop, days: float) -> Shop:
    while not shop.finished:
        shop = advance(shop, days)
    return shop


def test_a_finer_step_changes_little() -> None:
    shop = opened(asked(new_shop(seed=3)))
    coarse, fine = _played(shop, 0.1), _played(shop, 0.05)
    assert fine.cash == pytest.approx(coarse.cash, abs=0.002 * 2500)
    assert fine.sold == pytest.approx(coarse.sold, rel=0.005)


def test_a_play_ends_after_its_rounds() -> None:
    for level, days in ((Level.STANDARD, 126.0), (Level.KEEN, 105.0)):
        assert until(new_shop(level), lambda one: one.finished).day == days
    assert until(new_shop(short=True), lambda one: one.finished).day == 90.0


def test_the_best_menu_has_a_place_of_its_own() -> None:
    for menu, place in ((0, Place.OFFICE), (1, Place.STATION), (2, Place.LANE)):
        appeal = tuple(1.24 if n == menu else 0.8 for n in range(3))
        shop = replace(street(), appeal=appeal, sold_days=(9.0, 9.0, 9.0))
        best = max(trade.everything(), key=lambda one: trade.expected(shop, one))
        assert (best.place, best.menu) == (place, tuple(Menu)[menu])
        assert trade.expected(shop, best) > 4.0


def test_settings_hold_their_prices() -> None:
    settings = Settings(Place.LANE, Menu.COFFEE, price=2)
    assert market.price_won(settings) == 5600
    assert market.margin_won(settings) == 5600 - 1700


def _offered(shop: Shop) -> set[str]:
    return {one.id for one in SIMULATION.actions(shop)}
