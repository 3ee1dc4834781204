"""drone_traffic, its players: the bounds on a few seeds (`kiosk experiences check` takes many)."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from math import fsum

import pytest

from kiosk.core.bot_play import BotPlay, sight_of
from kiosk.core.calibration import Player
from kiosk.core.contract import Level, Line
from kiosk.core.trial import play
from kiosk.experiences.drone_traffic.bots import BOTS
from kiosk.experiences.drone_traffic.simulation import SIMULATION
from kiosk.experiences.drone_traffic.state import Kind, State
from tests.experiences.drone_traffic.drone_sky import drone, sky
from tests.jobs import KOREAN

SEEDS = range(4)


def say(sentence: Line) -> str:
    return KOREAN.say(sentence, "drone_traffic")


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


@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("level", Level)
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


def test_the_two_strategies_act_differently_and_pay_differently() -> None:
    verbs = {
        player: Counter(verb for one in plays(player, Level.STANDARD) for verb in one.verbs)
        for player in (Player.EXPERT, Player.THRIFTY)
    }

    assert verbs[Player.EXPERT]["do-climb"] > 3 * verbs[Player.THRIFTY]["do-climb"]
    assert verbs[Player.THRIFTY]["do-hold"] > 3 * verbs[Player.EXPERT]["do-hold"]
    assert measured(Player.THRIFTY, "on-time") < measured(Player.EXPERT, "on-time")


def test_nobody_touching_anything_is_punctual_and_unsafe() -> None:
    assert measured(Player.NOBODY, "on-time") > 95.0
    assert measured(Player.NOBODY, "separation") > 20.0


def test_the_expert_keeps_medicine_flying() -> None:
    given = [
        (state_of_action, action)
        for one in plays(Player.EXPERT, Level.KEEN)
        for state_of_action, action in one.recording
        if action in ("hold:M1", "land:M1")
    ]

    assert given == []


def test_the_listener_follows_what_is_said_of_the_drone_that_is_named() -> None:
    state = sky(drone("G12", at=(250, 400), to=(700, 400)), drone("G1", at=(400, 250), to=(400, 700)))
    sight = sight_of(SIMULATION, state, say, hears_only=True)

    chosen = BOTS["listener"].choose(sight, random.Random(0))

    assert sight.spoken[1] == "가산 1은 위쪽 120 m가 비어 있어요."
    assert chosen == "climb:G1"


def test_who_hears_of_medicine_hears_who_gives_way() -> None:
    state = sky(
        drone("G1", at=(250, 400), to=(700, 400)),
        drone("M2", at=(400, 250), to=(400, 700), kind=Kind.MEDICAL),
    )

    spoken = sight_of(SIMULATION, state, say, hears_only=True).spoken

    assert spoken[0] == "가산 1과 약 배송이 90 m 높이에서 10초 뒤 0 m까지 가까워져요."
    assert spoken[1].startswith("가산 1은 ")
