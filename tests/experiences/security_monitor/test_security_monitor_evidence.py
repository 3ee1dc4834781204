"""security_monitor's odds: worked by hand, and true for every alert."""

from __future__ import annotations

import random
from dataclasses import replace
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.contract import Level
from kiosk.experiences.security_monitor.deal import deal
from kiosk.experiences.security_monitor.evidence import (
    LOWERS,
    PRIOR,
    RAISES,
    chance,
    odds,
    points_if_false,
    points_if_real,
    ratios,
)
from kiosk.experiences.security_monitor.scoring import percent
from kiosk.experiences.security_monitor.state import CROWN_JEWELS, Kind
from tests.experiences.security_monitor.alerts import alert


def test_two_percent_times_five_times_twenty_is_sixty_seven_percent() -> None:
    # prior odds 0.02 / 0.98 = 0.020408; × 5 (log) × 20 (file) = 2.0408; 2.0408 / 3.0408 = 0.6711
    told = alert(severity=1, cards=(True, True, False), opened=2)
    assert odds(told) == pytest.approx(2.0408, abs=1e-4)
    assert chance(told) == pytest.approx(0.6711, abs=1e-4)
    assert percent(chance(told)) == "67"


def test_evidence_that_disagrees_leaves_a_doubt() -> None:
    # 0.10 / 0.90 = 0.1111; × 5 (log points) ÷ 5 (file does not) = 0.1111 again, 10 %
    # ÷ 10 (person does not) = 0.0111, which is 1.1 %
    assert chance(alert(severity=3, cards=(True, False, False), opened=2)) == pytest.approx(0.10)
    assert chance(alert(severity=3, cards=(True, False, False), opened=3)) == pytest.approx(0.0110, abs=1e-4)


def test_how_often_a_card_points_follows_from_its_ratios() -> None:
    # log: f = (1 − 1/4) / (5 − 1/4) = 0.75 / 4.75 = 0.1579; s = 5 × 0.1579 = 0.7895
    assert points_if_false(0) == pytest.approx(0.1579, abs=1e-4)
    assert points_if_real(0) == pytest.approx(0.7895, abs=1e-4)
    for card in range(3):
        false, real = points_if_false(card), points_if_real(card)
        assert 0.0 < false < real < 1.0
        assert real / false == pytest.approx(RAISES[card])
        assert (1.0 - real) / (1.0 - false) == pytest.approx(LOWERS[card])


@given(
    st.integers(1, 3),
    st.tuples(st.booleans(), st.booleans(), st.booleans()),
    st.integers(0, 3),
    st.booleans(),
)
def test_odds_are_the_prior_times_the_ratios_of_the_open_cards(
    severity: int, cards: tuple[bool, bool, bool], opened: int, real: bool
) -> None:
    told = alert(severity=severity, cards=cards, opened=opened, real=real)
    product = PRIOR[severity] / (1 - PRIOR[severity])
    for ratio in ratios(told):
        product *= ratio
    assert len(ratios(told)) == opened
    assert isclose(odds(told), product)
    assert 0.0 < chance(told) < 1.0


def test_data_that_is_seen_to_leave_is_evidence_too() -> None:
    # 0.1111 × 1000 = 111.1, which is 99.1 %
    leaving = replace(alert(severity=3, kind=Kind.TRANSFER, real=True), struck=True)
    assert chance(leaving) == pytest.approx(0.9911, abs=1e-4)


def test_a_closed_card_says_nothing_and_the_truth_moves_no_odds() -> None:
    assert chance(alert(cards=(True, True, True))) == chance(alert(cards=(False, False, False)))
    assert chance(alert(real=True, opened=2)) == chance(alert(real=False, opened=2))


@pytest.mark.parametrize(
    ("value", "words"), [(0.0001, "0.1"), (0.0054, "0.5"), (0.02, "2"), (0.67, "67"), (0.9999, "99")]
)
def test_a_chance_is_never_read_as_nothing_or_certainty(value: float, words: str) -> None:
    assert percent(value) == words


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("short", [False, True])
def test_every_play_holds_the_whole_chain_and_a_backup_that_looks_like_the_leak(
    level: Level, short: bool
) -> None:
    for seed in range(40):
        planned = deal(level, short, random.Random(seed)).plan
        assert [one.step for one in planned if one.real] == [1, 2, 3, 4, 5]
        leak = next(one for one in planned if one.step == 5)
        backup = next(one for one in planned if one.kind is Kind.TRANSFER and not one.real)
        assert {leak.room, backup.room} == set(CROWN_JEWELS)
        assert backup.severity == leak.severity
        assert backup.cards[0] is leak.cards[0] is True
        assert abs(planned.index(backup) - planned.index(leak)) == 1


def test_dealt_evidence_points_as_often_as_its_ratios_say() -> None:
    # about 1,800 false alarms: one standard error of 15.8 % is 0.9 %
    rng = random.Random(1)
    dealt = [one for _ in range(200) for one in deal(Level.STANDARD, False, rng).plan]
    false = [one for one in dealt if not one.real and one.kind is not Kind.TRANSFER]
    for card in range(3):
        share = sum(one.cards[card] for one in false) / len(false)
        assert share == pytest.approx(points_if_false(card), abs=0.03)
