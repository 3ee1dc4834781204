"""`kiosk demo` through every job of the hall: each play kept and replayable, and what they say together."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PySide6.QtGui import QGuiApplication

from kiosk.cli import main
from kiosk.core.interests import FEWEST_LEADS, FEWEST_PLAYS, lead_type
from tests.e2e.replaying import replay_stored
from tests.jobs import CATALOGUE, IDS


@pytest.fixture(scope="module")
def demo(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("several")
    asked = [word for job in IDS for word in ("--experience", job)]
    done = CliRunner().invoke(main, ["demo", "--out", str(out), *asked], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return out


def stored(demo: Path, question: str) -> list[Any]:
    db = sqlite3.connect(demo / "data" / "visits.db")
    rows = db.execute(question).fetchall()
    db.close()
    return rows


def test_every_job_is_played_to_its_end_in_one_visit(demo: Path) -> None:
    plays = stored(demo, "select experience, outcome, liking is null from play order by rowid")
    assert sorted(plays) == sorted((job, "completed", 0) for job in IDS)


def test_every_stored_play_replays_to_the_identical_outcome(demo: Path) -> None:
    for (play_id,) in stored(demo, "select id from play"):
        replay_stored(demo / "data" / "visits.db", play_id)


def test_the_result_speaks_of_interests_as_the_rule_allows(demo: Path) -> None:
    manifests = [entry.manifest for entry in CATALOGUE.entries if entry.manifest]
    enough = len(manifests) >= FEWEST_PLAYS
    different = len({lead_type(manifest.interests) for manifest in manifests}) >= FEWEST_LEADS
    report = json.loads((demo / "demo.json").read_text("utf-8"))
    assert bool(report["interests"]) == (enough and different)
