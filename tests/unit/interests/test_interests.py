"""The interest summary: worked by hand, silent while it knows too little."""

from __future__ import annotations

import pytest

from kiosk.core.interests import LikedPlay, interests, lead_type
from kiosk.core.manifest import Interests

DRONE = Interests(C=1.0, R=0.5, E=0.25)
FARM = Interests(R=1.0, I=0.5)
CARE = Interests(S=1.0, E=0.5, R=0.25)


def test_three_plays_give_the_values_worked_by_hand() -> None:
    summary = interests([LikedPlay(DRONE, 4), LikedPlay(FARM, 2), LikedPlay(CARE, 5)])
    assert summary is not None
    values = dict(summary.values)
    # R: (0.5·1 + 1·(−1) + 0.25·2) / (0.5 + 1 + 0.25 + 1) = 0 / 2.75
    assert values["R"] == pytest.approx(0.0)
    # I: 0.5·(−1) / (0.5 + 1)
    assert values["I"] == pytest.approx(-1 / 3)
    assert values["A"] == 0.0
    # S: 1·2 / (1 + 1)
    assert values["S"] == pytest.approx(1.0)
    # E: (0.25·1 + 0.5·2) / (0.25 + 0.5 + 1) = 1.25 / 1.75
    assert values["E"] == pytest.approx(5 / 7)
    # C: 1·1 / (1 + 1)
    assert values["C"] == pytest.approx(0.5)
    assert summary.leaning == "S"


def test_two_plays_say_nothing_yet() -> None:
    assert interests([LikedPlay(DRONE, 5), LikedPlay(CARE, 5)]) is None


def test_three_plays_of_one_lead_type_say_nothing_yet() -> None:
    assert interests([LikedPlay(DRONE, 5), LikedPlay(DRONE, 1), LikedPlay(DRONE, 5)]) is None


def test_two_lead_types_are_enough_even_when_one_was_played_twice() -> None:
    assert interests([LikedPlay(DRONE, 5), LikedPlay(DRONE, 4), LikedPlay(CARE, 3)]) is not None


def test_a_day_on_which_nothing_was_liked_leans_nowhere() -> None:
    summary = interests([LikedPlay(DRONE, 1), LikedPlay(FARM, 2), LikedPlay(CARE, 3)])
    assert summary is not None
    assert summary.leaning is None


def test_the_lead_type_is_the_heaviest_and_a_tie_goes_by_the_fixed_order() -> None:
    assert lead_type(DRONE) == "C"
    assert lead_type(Interests(S=0.5, I=0.5)) == "I"
