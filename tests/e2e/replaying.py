"""A stored play, held against what its rules make of it again."""

from __future__ import annotations

import random
from pathlib import Path

from kiosk.core.contract import Level
from kiosk.core.play import replay
from kiosk.services import stored_plays
from tests.jobs import CATALOGUE


def replay_stored(path: Path, play_id: str) -> None:
    """Play it again from what the log keeps, and compare score and measures to the last digit."""
    stored = stored_plays.load(path, play_id)
    entry = CATALOGUE.get(stored.experience)
    assert entry is not None
    simulation = entry.simulation()
    state = replay(
        simulation, Level(stored.level), random.Random(stored.seed), stored.actions, short=stored.short
    )
    outcome = simulation.outcome(state)
    assert outcome is not None
    assert outcome.score == stored.score
    assert {measure.key: measure.value for measure in outcome.measures} == dict(stored.measures)
