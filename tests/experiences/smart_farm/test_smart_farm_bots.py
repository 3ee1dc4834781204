"""smart_farm, its players: the bounds on a few seeds (`kiosk experiences check` takes many)."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from math import fsum

import pytest

from kiosk.core.bot_play import BotPlay
from kiosk.core.calibration import Player
from kiosk.core.contract import Level
from kiosk.core.trial import play
from kiosk.experiences.smart_farm.bots import BOTS
from kiosk.experiences.smart_farm.simulation import SIMULATION
from kiosk.experiences.smart_farm.state import State
from tests.experiences.smart_farm.farm import say

SEEDS = range(2)


@cache
def plays(player: Player, level: Level, short: bool = False) -> tuple[BotPlay[State], ...]:
    return tuple(
        play(SIMULATION, BOTS, player, level, seed, random.Random, say, short=short) for seed in SEEDS
    )


def mean(player: Player, level: Level, short: bool = False) -> float:
    return fsum(one.score for one in plays(player, level, short)) / len(SEEDS)


def measured(player: Player, key: str) -> float:
    """Mean of one measure over the seeds at 보통."""
    outcomes = [one.outcome for one in plays(player, Level.STANDARD)]
    values = [each.value for one in outcomes if one for each in one.measures if each.key == key]
    return fsum(values) / len(values)


@pytest.mark.parametrize(("level", "short"), [*((level, False) for level in Level), (Level.STANDARD, True)])
def test_every_player_keeps_its_bound_at_every_level(level: Level, short: bool) -> None:
    assert mean(Player.EXPERT, level, short) >= 0.85
    assert mean(Player.THRIFTY, level, short) >= 0.70
    assert mean(Player.CARELESS, level, short) <= 0.60
    assert mean(Player.RANDOM, level, short) <= 0.55
    assert mean(Player.NOBODY, level, short) <= 0.35
    assert mean(Player.EXPERT, level, short) - mean(Player.RANDOM, level, short) >= 0.30


@pytest.mark.parametrize("short", [False, True])
def test_the_job_can_be_done_by_ear(short: bool) -> None:
    assert mean(Player.LISTENER, Level.CALM, short) >= 0.70


def test_growth_first_and_lean_energy_act_differently_and_pay_differently() -> None:
    verbs = [
        Counter(verb for one in plays(player, Level.STANDARD) for verb in one.verbs)
        for player in (Player.EXPERT, Player.THRIFTY)
    ]
    apart = sum(((verbs[0] - verbs[1]) + (verbs[1] - verbs[0])).values())
    assert apart > 0.15 * sum((verbs[0] + verbs[1]).values())
    assert measured(Player.EXPERT, "growth") > measured(Player.THRIFTY, "growth") + 5.0
    assert measured(Player.EXPERT, "energy") > 2.0 * measured(Player.THRIFTY, "energy")


def test_who_compares_sensor_and_dial_loses_little_time_to_the_wrong_number() -> None:
    assert measured(Player.EXPERT, "sensor") < 60.0
    assert measured(Player.CARELESS, "sensor") > 120.0


def test_untouched_plants_burn_and_rot() -> None:
    assert measured(Player.NOBODY, "growth") < 40.0
    assert measured(Player.NOBODY, "disease") > 50.0
    assert measured(Player.NOBODY, "energy") == 0.0
