"""The two strategies differ, and the debrief tells the visitor's own choices with the model's numbers."""

from __future__ import annotations

import random

import pytest

from kiosk.core.bot_play import BotPlay, play_with_bot
from kiosk.core.contract import Level, Line, Outcome
from kiosk.experiences.robot_cell.bots import BOTS
from kiosk.experiences.robot_cell.scoring import smallest_margin_m
from kiosk.experiences.robot_cell.simulation import SIMULATION
from kiosk.experiences.robot_cell.state import Cell
from tests.experiences.outcomes import measures_of, moments_of
from tests.experiences.robot_cell.robot_cell_states import acted, after, lonely, new_cell, passer, until


def _play(bot: str, seed: int = 3, level: Level = Level.STANDARD) -> BotPlay[Cell]:
    def say(sentence: Line) -> str:
        return sentence.key

    return play_with_bot(SIMULATION, BOTS[bot], level, random.Random(seed), random.Random(seed), say)


def test_fast_and_dear_against_slow_and_open() -> None:
    expert, thrifty = _play("expert"), _play("thrifty")
    assert expert.outcome is not None
    assert thrifty.outcome is not None
    dear, cheap = measures_of(expert.outcome), measures_of(thrifty.outcome)
    assert dear["parts"] > 1.3 * cheap["parts"]
    assert cheap["cost"] == 0.0 < dear["cost"]
    assert cheap["stood"] > dear["stood"]
    assert dear["margin"] >= 0.0
    assert cheap["margin"] >= 0.0
    assert {"do-sensor", "do-speed", "do-fence"} & set(expert.verbs)
    assert not {"do-sensor", "do-speed", "do-fence"} & set(thrifty.verbs)
    assert expert.outcome.tradeoff.key == "tradeoff-fast"
    assert thrifty.outcome.tradeoff.key == "tradeoff-slow"


def test_the_debrief_tells_the_sensor_and_the_speed_with_their_distances() -> None:
    told = moments_of(_outcome_of(_finish(acted(new_cell(), "sensor", "speed", "start"))))
    sensor, speed = told["moment-sensor"], told["moment-speed"]
    assert sensor["before"] == pytest.approx(1.61)
    assert sensor["after"] == pytest.approx(0.78)
    assert speed["after"] == pytest.approx(1.30)
    assert speed["rate"] == pytest.approx(3600 / 4.6)


def test_danger_is_told_with_how_many_centimetres_were_missing() -> None:
    # 1 m/s with the slow sensor needs 2.28 m; 1.8 m are set: 48 cm short.
    reckless = _finish(acted(new_cell(), "speed", "start"))
    outcome = _outcome_of(reckless)
    assert outcome.tradeoff.key == "tradeoff-danger"
    assert any(not one.good for one in outcome.moments)
    assert {"moment-danger", "moment-kneel"} & set(moments_of(outcome))
    assert measures_of(outcome)["margin"] < 0.0
    assert outcome.stars == 1


def test_the_danger_of_one_passer_is_worked_by_hand() -> None:
    cell = after(lonely(passer(lane_m=1.2), speed=1, field=3), 7.0)
    assert smallest_margin_m(cell) == pytest.approx(-0.48)


def test_answering_the_heavy_parts_is_told_with_its_time() -> None:
    cell = until(SIMULATION.act(new_cell(), "start"), lambda one: one.event == "short:heavy")
    answered = SIMULATION.act(after(cell, 2.0), "wider")
    told = moments_of(_outcome_of(_finish(answered)))
    values = told["moment-heavy"]
    # 1.98 m needed, 1.8 m set; noticed after two seconds
    assert values["short"] == pytest.approx(18.0)
    assert values["seconds"] == pytest.approx(2.0, abs=0.2)


def test_a_cell_that_never_produces_is_told_so_and_worth_little() -> None:
    outcome = _outcome_of(_finish(new_cell()))
    assert "moment-never" in moments_of(outcome)
    assert outcome.score == pytest.approx(0.15)


def test_a_fence_is_told_with_who_passed_behind_it() -> None:
    cell = new_cell()
    fences = 1 if cell.busy == "left" else 2
    told = moments_of(_outcome_of(_finish(acted(cell, "start", *["fence"] * fences))))
    assert told["moment-fence"]["count"] >= 4


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("bot", ["expert", "thrifty", "careless"])
def test_three_to_five_measures_and_at_most_five_moments_in_order(bot: str, seed: int) -> None:
    outcome = _play(bot, seed).outcome
    assert outcome is not None
    assert len(outcome.measures) == 4
    assert 1 <= len(outcome.moments) <= 5
    assert [one.at_s for one in outcome.moments] == sorted(one.at_s for one in outcome.moments)


def _finish(cell: Cell) -> Cell:
    return until(cell, lambda one: one.finished, most_s=200.0)


def _outcome_of(cell: Cell) -> Outcome:
    outcome = SIMULATION.outcome(cell)
    assert outcome is not None
    return outcome
