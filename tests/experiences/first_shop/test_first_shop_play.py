"""Whole plays of the first shop: who wins how, what is said, what the debrief tells."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from kiosk.core.bot_play import BotPlay, play_with_bot
from kiosk.core.contract import Level, Line, Outcome
from kiosk.experiences.first_shop import belief, trade
from kiosk.experiences.first_shop.advice import advice
from kiosk.experiences.first_shop.bots import BOTS
from kiosk.experiences.first_shop.scoring import earned_share, needed_won
from kiosk.experiences.first_shop.simulation import SIMULATION
from kiosk.experiences.first_shop.state import Menu, Place, Shop
from tests.experiences.first_shop.first_shop_states import (
    acted,
    after,
    asked,
    new_shop,
    opened,
    street,
    until,
)
from tests.experiences.outcomes import measures_of, moments_of
from tests.jobs import KOREAN


def _play(bot: str, seed: int = 3, level: Level = Level.STANDARD) -> BotPlay[Shop]:
    def say(sentence: Line) -> str:
        return KOREAN.say(sentence, "first_shop")

    return play_with_bot(SIMULATION, BOTS[bot], level, random.Random(seed), random.Random(seed), say)


def _outcome(shop: Shop) -> Outcome:
    found = SIMULATION.outcome(until(shop, lambda one: one.finished))
    assert found is not None
    return found


def test_the_first_event_is_settled_by_the_one_touch_that_is_coached() -> None:
    shop = new_shop()
    progress = SIMULATION.progress(shop)
    assert (progress.event, progress.coach) == ("idea", "ask")
    assert SIMULATION.decision_due(shop)
    told = SIMULATION.act(shop, "ask")
    assert SIMULATION.progress(told).event == "asking:1"
    assert SIMULATION.progress(told).coach == ""
    assert not SIMULATION.decision_due(told)
    assert SIMULATION.progress(after(told, 2.5)).event.startswith("answer:")


def test_asking_first_against_opening_blind() -> None:
    expert, careless = _play("expert").outcome, _play("careless").outcome
    assert expert is not None
    assert careless is not None
    knowing, blind = measures_of(expert), measures_of(careless)
    assert knowing["learned"] > 30 > blind["learned"] == 0
    assert knowing["cash"] > blind["cash"] + 1000
    assert expert.tradeoff.key == "tradeoff-asked"
    assert careless.tradeoff.key == "tradeoff-blind"
    assert "moment-dropped" in moments_of(expert)
    assert "moment-blind" in moments_of(careless)


def test_testing_small_and_location_first_are_two_ways() -> None:
    expert, thrifty = _play("expert"), _play("thrifty")
    assert {"do-advert", "do-hours"} & set(expert.verbs)
    assert not {"do-advert", "do-hours"} & set(thrifty.verbs)
    assert thrifty.score >= 0.7


@pytest.mark.parametrize("seed", range(3))
def test_a_listener_is_told_what_to_do(seed: int) -> None:
    assert _play("listener", seed, Level.CALM).score >= 0.8


def test_advice_goes_from_asking_to_opening() -> None:
    # rice boxes beside the station: wanted, but beside the offices more people look for them
    shop = street(place=Place.STATION)
    verbs = []
    for _ in range(20):
        found = advice(shop)
        if found is not None:
            verbs.append(found.action)
            shop = SIMULATION.act(shop, found.action)
        if shop.is_open:
            break
        shop = after(shop, 2.5)
    assert verbs[0] == "ask"
    assert verbs[1] == "place"
    assert verbs[-1] == "open"
    assert (shop.settings.menu, shop.settings.place) == (Menu.LUNCH, Place.OFFICE)


def test_an_idea_nobody_wants_is_not_opened() -> None:
    found = advice(asked(street(menu=Menu.SIDES)))
    assert found is not None
    assert found.action == "make"


def test_who_waits_too_long_is_told_to_open() -> None:
    shop = after(new_shop(), 42.0)
    assert SIMULATION.progress(shop).event == "late"
    assert SIMULATION.progress(shop).urgent


def test_at_the_calm_level_nobody_is_kept_for_ever() -> None:
    shop = new_shop(Level.CALM)
    for _ in range(12):
        shop = SIMULATION.act(shop, "hours")
    assert not SIMULATION.decision_due(shop)
    losing = until(opened(shop), lambda one: one.event == "loss")
    for _ in range(4):
        losing = SIMULATION.act(losing, "hours")
    assert not SIMULATION.decision_due(losing)


def test_a_shop_that_never_opens_is_told_so() -> None:
    outcome = _outcome(new_shop())
    # 126 days at 3 만원
    assert moments_of(outcome)["moment-never"]["upkeep"] == pytest.approx(378)
    assert measures_of(outcome)["cash"] == pytest.approx(2500 - 378)
    assert outcome.tradeoff.key == "tradeoff-never"
    assert outcome.stars == 1


def test_what_was_spent_on_rebuilding_is_compared_with_asking() -> None:
    shop = after(opened(street(menu=Menu.SIDES)), 8.0)
    told = moments_of(_outcome(SIMULATION.act(shop, "make")))["moment-rebuilt"]
    assert told["paid"] == 80
    assert told["ask"] == 3


def test_the_margin_needed_is_the_day_s_cost_over_its_buyers() -> None:
    shop = opened(street(appeal=(1.0, 1.0, 1.0)), awareness=1.0)
    sold = (5 * 2400 + 2 * 600) / 7 * 0.80 * 0.072 * 0.5
    assert needed_won(shop) == pytest.approx(23.7 * 10_000 / sold)
    assert needed_won(street()) == 6000


def test_fitting_out_is_no_loss_of_the_trade() -> None:
    shop = opened(street())
    assert earned_share(after(shop, 0.1)) > -1.0
    assert shop.cash == 2500 - 800


def test_debt_is_spoken_of() -> None:
    shop = until(acted(street(menu=Menu.SIDES, place=Place.STATION), "open"), lambda one: one.cash < 0.0)
    assert SIMULATION.progress(shop).event == "debt"
    assert moments_of(_outcome(shop))["moment-debt"]["debt"] > 0


def test_an_answer_is_told_with_its_range() -> None:
    shop = asked(street())
    notice, more = SIMULATION.progress(shop).notice, SIMULATION.progress(shop).notice_more
    assert notice is not None
    assert more is not None
    assert dict(notice.values)["yes"] == shop.asks[0].yes
    low, high = belief.between(shop, Menu.LUNCH, 1)
    assert dict(more.values)["low"] == pytest.approx(100 * low)
    assert dict(more.values)["high"] == pytest.approx(100 * high)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("bot", ["expert", "thrifty", "careless"])
def test_four_measures_and_at_most_five_moments_in_order(bot: str, seed: int) -> None:
    outcome = _play(bot, seed).outcome
    assert outcome is not None
    assert len(outcome.measures) == 4
    assert 1 <= len(outcome.moments) <= 5
    assert [one.at_s for one in outcome.moments] == sorted(one.at_s for one in outcome.moments)


@pytest.mark.parametrize(("dealt", "key"), [(0.0, "notice-answer-all"), (0.999, "notice-answer-nobody")])
def test_five_who_agree_are_told_as_one(dealt: float, key: str) -> None:
    shop = street(menu=Menu.COFFEE)
    told = asked(replace(shop, answers=((dealt,) * 30,) * 3))
    notice = SIMULATION.progress(told).notice
    assert notice is not None
    assert notice.key == key


def test_a_dearer_price_is_no_answer_to_a_rival() -> None:
    shop = replace(opened(street(), awareness=1.0), rival_day=8.0)
    beside = after(shop, 9.0)
    dearer, cheaper = acted(beside, "price"), acted(beside, "price", "price")
    assert (dearer.settings.price, cheaper.settings.price) == (2, 0)
    assert "moment-rival" in moments_of(_outcome(dearer))
    assert "moment-rival-answered" in moments_of(_outcome(cheaper))


def test_who_might_still_lose_asks_five_more_and_no_more_than_that() -> None:
    # four of five say yes, twice: after five, one chance in ten says that only half would buy
    four_of_five = (0.0, 0.0, 0.0, 0.0, 0.999) * 6
    once = asked(replace(street(), answers=(four_of_five,) * 3))
    first = advice(once)
    assert first is not None
    assert (first.action, first.text.key) == ("ask", "say-ask-again")
    second = advice(asked(once))
    assert second is not None
    assert second.action != "ask"


def test_asking_about_one_menu_and_opening_with_another_is_opening_unasked() -> None:
    outcome = _outcome(acted(asked(street(menu=Menu.SIDES)), "make", "open"))
    told = moments_of(outcome)
    assert outcome.tradeoff.key == "tradeoff-blind"
    assert "moment-blind" in told
    assert not {"moment-dropped", "moment-dropped-nobody", "moment-wanted", "moment-opened"} & set(told)


def test_an_idea_given_up_is_told_with_what_changing_it_later_costs() -> None:
    no, yes = (0.999,) * 30, (0.0,) * 30
    shop = replace(street(menu=Menu.SIDES), answers=(yes, yes, no))
    outcome = _outcome(acted(asked(acted(asked(shop), "make")), "open"))
    told = moments_of(outcome)
    assert told["moment-dropped-nobody"] == {"yes": 0, "ask": 3, "fit": 80}
    assert told["moment-wanted"]["yes"] == 5
    assert dict(outcome.tradeoff.values)["people"] == 10


def test_who_was_lucky_unasked_is_not_scolded() -> None:
    blind = next(
        one for one in _outcome(opened(street(), awareness=0.9)).moments if one.text.key == "moment-blind"
    )
    assert blind.good
    assert dict(blind.text.values)["share"] == pytest.approx(84.7, abs=0.1)


def test_shorter_hours_in_the_rain_are_judged_by_the_rain() -> None:
    wet = replace(opened(street(appeal=(1.0, 1.0, 1.0)), awareness=0.8), wet=(True,) * 200)
    longer = SIMULATION.act(after(wet, 2.0), "hours")
    shorter = SIMULATION.act(longer, "hours")
    change = shorter.changes[-1]
    assert (change.before.hours, change.after.hours) == (2, 0)
    assert change.profit_after > change.profit_before
    assert change.profit_before == pytest.approx(
        trade.expected(longer, longer.settings, longer.awareness, wet=True)
    )


def test_moving_is_nothing_that_asking_could_havemoments_of() -> None:
    moved = SIMULATION.act(after(opened(street()), 8.0), "place")
    assert "moment-rebuilt" not in moments_of(_outcome(moved))


def test_a_plan_that_leaves_nothing_is_not_praised() -> None:
    hopeless = replace(street(appeal=(0.7, 0.7, 0.7)), answers=((0.999,) * 30,) * 3)
    said = []
    for _ in range(60):
        found = advice(hopeless)
        if found is not None:
            said.append(found.text.key)
            if found.action == "open":
                break
            hopeless = SIMULATION.act(hopeless, found.action)
        hopeless = after(hopeless, 0.5)
    assert said[-1] == "say-open-thin"
    assert "say-open" not in said
    assert all(belief.asked_of(hopeless, menu) for menu in Menu)


def test_money_that_shrinks_over_a_week_is_not_said_to_grow() -> None:
    shop = opened(street(appeal=(1.0, 1.0, 1.0)), awareness=0.95)
    assert -4.0 < trade.week_profit(shop) < 0.0
    assert SIMULATION.describe(shop)[-1].key == "say-status-year"
    assert SIMULATION.describe(opened(street(), awareness=0.9))[-1].key == "say-status-good"


def test_the_banner_and_the_stage_tell_the_same_buyers() -> None:
    shop = after(opened(street()), 5.5)  # a Saturday beside the offices
    notice = SIMULATION.progress(shop).notice
    assert notice is not None
    assert (notice.key, dict(notice.values)["sold"]) == ("notice-opened", trade.sold_now(shop))
