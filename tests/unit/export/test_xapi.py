"""The statements a learning record store gets."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

from kiosk.services.export.xapi import HOME
from tests.unit.export.scene import Scene, a_look, a_rich_visit, a_test_visit
from tests.unit.log.scene import ended, play_started, started, uuid_of


def statements(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "xapi/statements.jsonl").read_bytes().splitlines()
    return [json.loads(line) for line in lines]


def verbs(said: list[dict[str, Any]]) -> list[str]:
    return [statement["verb"]["id"].rpartition("/")[2] for statement in said]


def test_a_visit_with_a_finished_play_and_an_answer(scene: Scene) -> None:
    scene.log(a_rich_visit(1))
    made = scene.export(xapi=True)
    said = statements(made.folder)
    assert verbs(said) == ["initialized", "initialized", "completed", "answered", "terminated"]
    completed = said[2]
    assert completed["object"]["id"] == f"{HOME}/experience/drone_traffic"
    assert completed["result"]["score"] == {"scaled": 0.71}
    assert completed["result"]["completion"] is True
    assert said[3]["result"]["score"] == {"raw": 5, "min": 1, "max": 5}
    assert said[4]["result"]["duration"] == "PT169.4S"
    manifest = json.loads((made.folder / "manifest.json").read_text())
    assert manifest["files"]["xapi/statements.jsonl"]["rows"] == 5
    assert scene.judge_folder(made.folder).genuine


def test_a_play_that_was_left_says_how_far_it_came(scene: Scene) -> None:
    scene.log([started(1), play_started(101), ended(1, by="idle")])
    scene.sql("UPDATE play SET round_reached = 2")
    said = statements(scene.export(xapi=True).folder)
    assert verbs(said) == ["initialized", "initialized", "progressed", "abandoned", "terminated"]
    assert list(said[2]["result"]["extensions"].values()) == [33]
    assert said[3]["result"]["completion"] is False


def test_the_actor_lives_for_one_visit_and_nowhere_on_the_web(scene: Scene) -> None:
    scene.log(a_rich_visit(1))
    scene.log(a_look(2))
    said = statements(scene.export(xapi=True).folder)
    actors = {statement["actor"]["account"]["name"] for statement in said}
    assert actors == {uuid_of(1), uuid_of(2)}
    assert all(s["actor"]["account"]["homePage"].startswith("https://miraekiosk.invalid/") for s in said)


def test_ids_are_uuids_that_differ_and_times_are_whole_minutes(scene: Scene) -> None:
    scene.log(a_rich_visit(1))
    scene.log(a_rich_visit(2))
    said = statements(scene.export(xapi=True).folder)
    assert len({uuid.UUID(statement["id"]) for statement in said}) == len(said)
    assert all(statement["timestamp"].endswith(":00Z") for statement in said)


def test_test_visits_are_left_out(scene: Scene) -> None:
    scene.log(a_test_visit(1))
    assert statements(scene.export(xapi=True).folder) == []
