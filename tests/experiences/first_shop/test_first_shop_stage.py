"""The Stage of the first shop: what is shown follows the state, and the View draws it without a warning."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel
from pytestqt.qtbot import QtBot

from kiosk.core.contract import Level
from kiosk.core.play import start
from kiosk.experiences.first_shop import figures, scene
from kiosk.experiences.first_shop.controller import FirstShopController
from kiosk.experiences.first_shop.crowd import BUYERS_A_FIGURE, PASSERS_A_FIGURE
from kiosk.experiences.first_shop.simulation import SIMULATION
from kiosk.experiences.first_shop.state import MENUS, PLACES, Menu, Place, Shop
from kiosk.kit.icons import ICON_PATHS
from kiosk.kit.play_controller import PlayController
from tests.experiences.first_shop.first_shop_states import after, asked, opened, street
from tests.experiences.stage_window import stage_window, words_apart
from tests.jobs import KOREAN

REPOSITORY = Path(__file__).resolve().parents[3]
FOLDER = REPOSITORY / "kiosk" / "experiences" / "first_shop"


def test_people_pass_at_the_model_s_rate() -> None:
    week = after(street(), 7.0)
    # five weekdays of 2,400 and two weekend days of 600
    passed = week.passed - street().passed
    assert passed == pytest.approx((5 * 2400 + 2 * 600) / PASSERS_A_FIGURE)
    assert all(not one.buys for one in week.walkers)


def test_buyers_go_in_at_the_model_s_rate() -> None:
    shop = opened(street(appeal=(1.0, 1.0, 1.0)), awareness=1.0)
    assert after(shop, 1.0).bought == pytest.approx(69.12 / BUYERS_A_FIGURE)
    entering = after(shop, 3.0)
    last = [row for row in figures.crowd(entering, entering.day) if row.key.startswith("b")]
    assert last


def test_a_buyer_ends_at_the_door() -> None:
    shop = after(opened(street(), awareness=1.0), 3.0)
    buyer = next(one for one in shop.walkers if one.buys)
    rows = [figures.crowd(shop, buyer.born + age) for age in (0.3, 1.0, 2.56)]
    spots = [next(row for row in frame if row.key == f"b{buyer.number}") for frame in rows]
    door = scene.at(scene.DOOR_X, scene.FRONT_Y + 3.0)
    assert (spots[-1].spotX, spots[-1].spotY) == pytest.approx(door)
    assert spots[-1].seen < 1.0
    assert spots[0].spotX != pytest.approx(spots[1].spotX)


def test_everybody_walks_on_the_plate() -> None:
    shop = opened(asked(street()), awareness=1.0)
    for _ in range(80):
        shop = after(shop, 0.5)
        for row in figures.crowd(shop, shop.day):
            assert 0.0 <= row.spotX <= scene.SHEET[0]
            assert 0.0 <= row.spotY <= scene.SHEET[1]
            assert 0.0 <= row.seen <= 1.0


def test_nobody_hangs_over_the_plate_or_stays_half_seen() -> None:
    shop = opened(asked(street()), awareness=1.0)
    half_seen = rows = 0
    for _ in range(60):
        shop = after(shop, 0.5)
        for row in figures.crowd(shop, shop.day):
            if row.key.startswith("w"):
                rows += 1
                half_seen += 0.0 < row.seen < 1.0
    assert rows > 200
    assert half_seen < 0.06 * rows
    ends = [figures._passer(one, age)[0][0] for one in shop.walkers for age in (0.0, 6.0)]
    assert max(abs(x) for x in ends) + 24.0 <= scene.HALF[0]


def test_who_is_nearer_is_drawn_later() -> None:
    shop = street()
    rows = figures.crowd(shop, shop.day)
    assert [row.key for row in rows if row.key == "founder"] == ["founder"]
    assert rows[0].spotY < rows[-1].spotY


def test_what_five_people_say_stands_over_their_heads() -> None:
    shop = SIMULATION.act(street(), "ask")
    after_two = after(shop, 1.1)
    said = [row.says for row in figures.crowd(after_two, after_two.day) if row.key.startswith("a")]
    assert sorted(said).count("wait") == 3
    done = after(shop, 2.5)
    yes = [row.says for row in figures.crowd(done, done.day) if row.key.startswith("a")].count("yes")
    assert yes == done.asks[0].yes
    gone = after(shop, 6.0)
    assert figures.asked_now(gone, gone.day) is None


def test_it_rains_on_umbrellas() -> None:
    shop = street()
    wet = replace(shop, wet=(True,) * len(shop.wet))
    assert not any(row.umbrella for row in figures.crowd(shop, 0.0))
    assert all(row.umbrella for row in figures.crowd(wet, 0.0) if row.key != "founder")


def test_people_of_all_ages_pass_everywhere() -> None:
    for names in figures.CROWDS.values():
        assert len(names) == 10
        assert {"wheel", "parent"} <= set(names)
        assert {"elder", "grandma"} & set(names)


def test_every_picture_and_icon_asked_for_is_there() -> None:
    asked_for = {"founder", "umbrella", "wet", "tile", "next_empty", "next_rival", "shop_shut", "shop_work"}
    asked_for |= {f"shop_{menu}" for menu in MENUS} | {f"item_{menu}" for menu in MENUS}
    asked_for |= {f"ground_{place}" for place in PLACES}
    everybody = {who for names in figures.CROWDS.values() for who in names} | set(figures.ASKED_WHO)
    asked_for |= {f"walk_{who}_{way}_{step}" for who in everybody for way in "lr" for step in (0, 1)}
    for name in asked_for:
        for suffix in ("", "_hc"):
            assert (FOLDER / "pictures" / f"{name}{suffix}.svg").exists(), name
    used = {"survey", "make", "place", "price", "hours", "shop", "advert", "walk", "check", "close", "more"}
    assert used <= ICON_PATHS.keys()


@pytest.fixture
def play(qtbot: QtBot) -> Iterator[PlayController]:
    """A play on its first event."""
    controller = PlayController(start(SIMULATION, Level.STANDARD, random.Random(7)), KOREAN, "first_shop")
    yield controller
    controller.deleteLater()


def _shown(shop: Shop) -> tuple[PlayController, FirstShopController]:
    begun = start(SIMULATION, Level.STANDARD, random.Random(7))
    play = PlayController(replace(begun, state=shop, previous=shop), KOREAN, "first_shop")
    return play, FirstShopController(play)


def test_the_stage_says_what_the_desk_has_done(play: PlayController) -> None:
    stage = FirstShopController(play)
    assert stage.property("front") == "shut"
    assert stage.property("planned")
    assert stage.property("runwayWords") == "52주 넘게"
    assert stage.property("cashWords") == "2,500만\u00a0원"
    assert stage.property("dayWords") == "1주째 월요일"
    before = stage.property("place")
    play.press("place")
    assert stage.property("place") != before
    wide = stage.property("guessTo") - stage.property("guessFrom")
    play.press("ask")
    for _ in range(30):
        play.advance(0.1)
    assert stage.property("guessTo") - stage.property("guessFrom") < wide
    play.press("open")
    assert stage.property("front") == stage.property("menu")
    assert stage.property("cashWords").startswith("1,6")
    play.press("make")
    assert stage.property("front") == "work"
    stage.deleteLater()


def test_a_losing_shop_shows_its_weeks_and_a_rival_stands_next_door(qtbot: QtBot) -> None:
    losing = opened(street(menu=Menu.SIDES, place=Place.STATION), awareness=1.0)
    play, stage = _shown(replace(losing, rival_menu=Menu.SIDES, rival_place=Place.STATION))
    assert stage.property("runway") < stage.property("runwayGood")
    assert stage.property("runwayWords").endswith("주")
    assert stage.property("rival") == "sides"
    assert stage.property("soldWords").startswith("오늘 손님")
    assert stage.property("placeWords") == "역 앞, 7,000원"
    stage.deleteLater()
    play.deleteLater()


def test_what_the_till_told_is_one_number(qtbot: QtBot) -> None:
    play, stage = _shown(after(opened(street()), 6.0))
    assert stage.property("guessFrom") == stage.property("guessTo")
    assert stage.property("guessWords") == "85명"
    stage.deleteLater()
    play.deleteLater()


def test_people_move_between_two_steps(play: PlayController) -> None:
    stage = FirstShopController(play)
    model = stage.property("people")
    assert isinstance(model, QAbstractItemModel)
    role = next(role for role, name in model.roleNames().items() if name == b"spotX")
    play.press("hours")  # the street stands still until the first touch
    seen: set[float] = set()
    for _ in range(30):
        play.advance(1 / 30)
        seen.add(round(float(model.data(model.index(0, 0), role)), 3))
    assert len(seen) > 20
    stage.deleteLater()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("size", "zoom"), [((1005, 640), 100), ((900, 780), 100), ((1005, 300), 200), ((1005, 300), 100)]
)
def test_the_view_draws_at_any_size_and_its_words_stay_apart(
    play: PlayController, qtbot: QtBot, size: tuple[int, int], zoom: int, dark: bool
) -> None:
    stage = FirstShopController(play)
    with stage_window(qtbot, FOLDER / "View.qml", size, stage, zoom=zoom, high_contrast=dark) as shown:
        empty = shown.grabWindow()
        play.press("ask")
        for _ in range(30):
            play.advance(0.1)
        assert shown.grabWindow() != empty
        assert words_apart(shown)
    stage.deleteLater()
