"""The whole check of an experience, and the commands that show it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from kiosk.commands.experiences import experiences
from kiosk.core.calibration import BOUNDS, Player, levels_of
from kiosk.core.contract import Level
from kiosk.services.catalogue import PACKAGE
from kiosk.services.experience_check import Check, Source, check

if TYPE_CHECKING:
    from tests.unit.experiences.conftest import Jobs

RANDOM_ACTIONS = 600
SEEDS = 2


@pytest.fixture
def pool() -> Iterator[Executor]:
    """One thread instead of processes: what is imported here must be what the test wrote."""
    with ThreadPoolExecutor(1) as executor:
        yield executor


def checked(jobs: Jobs, pool: Executor) -> Check:
    source = Source(jobs.root, ("ko", "en"), PACKAGE)
    (one,) = check(source, ["water_tank"], SEEDS, pool, random_actions=RANDOM_ACTIONS)
    return one


def broken(one: Check) -> set[str]:
    """Bounds not kept, but for the full number of random actions (fewer are taken here)."""
    return {finding.bound.key for finding in one.findings if not finding.ok} - {"random_actions"}


def test_the_template_keeps_every_bound(jobs: Jobs, pool: Executor) -> None:
    jobs.new("water_tank")

    one = checked(jobs, pool)

    assert broken(one) == set()
    assert one.report.random_actions == RANDOM_ACTIONS
    assert one.report.step_ms > 0


def test_every_player_plays_every_level_it_is_measured_at_on_every_seed(jobs: Jobs, pool: Executor) -> None:
    jobs.new("water_tank")

    one = checked(jobs, pool)

    played = [(each.player, each.level, each.seed) for each in one.report.plays]
    assert sorted(played) == sorted(
        (player, level, seed) for player in Player for level in levels_of(player) for seed in range(SEEDS)
    )


def test_the_same_check_gives_the_same_scores(jobs: Jobs, pool: Executor) -> None:
    jobs.new("water_tank")

    assert checked(jobs, pool).report.plays == checked(jobs, pool).report.plays


def test_an_experience_that_cannot_be_imported_fails_and_is_named(jobs: Jobs, pool: Executor) -> None:
    jobs.new("water_tank")
    jobs.edit("water_tank", "simulation.py", "FULL_M = 4.0", "FULL_M = 4.0 / 0")

    one = checked(jobs, pool)

    assert not one.passed
    seen = {sentence for finding in one.findings for sentence in finding.seen}
    assert any("ZeroDivisionError" in sentence for sentence in seen)


def test_a_text_that_no_language_has_is_found_where_it_would_be_said(jobs: Jobs, pool: Executor) -> None:
    jobs.new("water_tank")
    for language in ("ko", "en"):
        jobs.edit("water_tank", f"texts/{language}.toml", "round-calm-day", "round-one")

    one = checked(jobs, pool)

    seen = {sentence for finding in one.findings for sentence in finding.seen}
    assert broken(one) == {"exception"}
    assert all("MissingText: 'ko: round-calm-day'" in sentence for sentence in seen)


def run(jobs: Jobs, *arguments: str) -> Result:
    return CliRunner().invoke(experiences, list(arguments), obj=jobs.root)


def as_json(result: Result) -> Any:
    assert result.exit_code == 0
    return json.loads(result.stdout)


def test_list_shows_every_experience_and_what_is_wrong_with_it(jobs: Jobs) -> None:
    for name in ("water_tank", "broken_job", "raising_job"):
        jobs.new(name)
    jobs.edit("broken_job", "experience.toml", "api = 1", "api = 2")
    jobs.edit("raising_job", "simulation.py", "FULL_M = 4.0", "FULL_M = 4.0 / 0")

    rows = {row["id"]: row for row in as_json(run(jobs, "list", "--json"))}
    text = run(jobs, "list").stdout

    assert {name: row["status"] for name, row in rows.items()} == {
        "water_tank": "ok",
        "broken_job": "invalid",
        "raising_job": "failed",
    }
    assert rows["water_tank"]["name"] == "물탱크 지킴이"
    assert "api: found 2, expected 1" in rows["broken_job"]["faults"][0]
    assert rows["broken_job"]["faults"][0] in text
    assert "ZeroDivisionError" in text


def test_play_prints_the_outcome_and_a_recording_that_belongs_to_it(jobs: Jobs) -> None:
    jobs.new("water_tank")

    play = as_json(run(jobs, "play", "water_tank", "--bot", "expert", "--seed", "3", "--json"))

    assert (play["experience"], play["bot"], play["seed"], play["level"]) == (
        "water_tank",
        "expert",
        3,
        "standard",
    )
    assert play["outcome"]["score"] == pytest.approx(1.0, abs=0.1)
    assert play["recording"][0][0] == 0
    assert play == as_json(run(jobs, "play", "water_tank", "--bot", "expert", "--seed", "3", "--json"))


@pytest.mark.parametrize("player", [player.value for player in Player])
def test_every_player_can_be_watched(jobs: Jobs, player: str) -> None:
    jobs.new("water_tank")

    result = run(jobs, "play", "water_tank", "--bot", player, "--level", "calm", "--short")

    assert result.exit_code == 0
    assert result.stdout.startswith(f"water_tank {player} at calm, seed 1: ")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("play", "bakery", "--bot", "expert"), "ID: found bakery, expected one of water_tank"),
        (("check", "bakery"), "ID: found bakery, expected one of water_tank"),
        (("play", "water_tank", "--bot", "genius"), "'genius' is not one of"),
        (("play", "water_tank", "--bot", "expert", "--seed", "-1"), "-1 is not in the range"),
        (("check", "--seeds", "0"), "0 is not in the range"),
    ],
)
def test_bad_input_ends_with_2_and_one_clear_sentence(
    jobs: Jobs, arguments: tuple[str, ...], sentence: str
) -> None:
    jobs.new("water_tank")

    result = run(jobs, *arguments)

    assert result.exit_code == 2
    assert sentence in result.stderr
    assert result.stdout == ""


def test_a_check_of_wrong_data_is_bad_input_and_names_every_fault(jobs: Jobs) -> None:
    jobs.new("water_tank")
    jobs.edit("water_tank", "experience.toml", "api = 1", "api = 2")
    jobs.edit("water_tank", "texts/en.toml", "Set {target}", "Set {tank}")

    result = run(jobs, "check")

    assert result.exit_code == 2
    assert "api: found 2" in result.stderr
    assert "desk-heading: found {tank}" in result.stderr


def test_a_play_of_an_experience_that_raises_is_a_failed_check(jobs: Jobs) -> None:
    jobs.new("water_tank")
    jobs.edit("water_tank", "simulation.py", "FULL_M = 4.0", "FULL_M = 4.0 / 0")

    result = run(jobs, "play", "water_tank", "--bot", "expert")

    assert result.exit_code == 1
    assert "ZeroDivisionError" in result.stderr


def test_the_bounds_are_those_of_the_design() -> None:
    bounds = {bound.key: (bound.low, bound.high) for bound in BOUNDS}

    assert {key: low for key, (low, _) in bounds.items() if low > 0} == {
        "expert": 0.85,
        "thrifty": 0.70,
        "thrifty_differs": 0.15,
        "listener": 0.70,
        "expert_minus_random": 0.30,
        "random_actions": 10_000,
    }
    assert (bounds["careless"][1], bounds["random"][1], bounds["nobody"][1]) == (0.60, 0.55, 0.35)
    assert levels_of(Player.LISTENER) == (Level.CALM,)


def test_a_check_ends_with_one_row_for_each_job(jobs: Jobs) -> None:
    jobs.new("water_tank")
    jobs.new("other_tank")
    jobs.edit("other_tank", "experience.toml", "number = 2", "number = 3")

    result = run(jobs, "check", "--seeds", "1", "--workers", "1")

    *_, first, second = result.stdout.splitlines()
    assert {first.split()[0], second.split()[0]} == {"water_tank", "other_tank"}
    assert all(len(row.split()) == 2 + len(Player) for row in (first, second))
