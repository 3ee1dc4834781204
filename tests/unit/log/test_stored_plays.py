"""A stored play comes back as it was played."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.contract import Level
from kiosk.core.errors import BadInput
from kiosk.services import stored_plays
from kiosk.services.stored_plays import StoredPlay
from tests.unit.log.scene import OpenLog, play_finished, play_started, record_all, settle, started, uuid_of


def test_a_stored_play_is_what_was_recorded(open_log: OpenLog, path: Path) -> None:
    log = open_log()
    record_all(log, (started(), play_started(), play_finished()))
    settle(log)
    assert stored_plays.load(path, uuid_of(101)) == StoredPlay(
        id=uuid_of(101),
        visit_id=uuid_of(1),
        experience="drone_traffic",
        version="1.0.0",
        level=Level.STANDARD,
        short=False,
        seed=2**40 + 7,
        actions=((31, "a3/climb"), (57, "a1/hold")),
        outcome="completed",
        round_reached=3,
        score=0.71,
        stars=2,
        measures=(("separation_m", 84.0), ("delay_s", 0.1 + 0.2)),
    )


@pytest.mark.parametrize(
    ("play", "found"), [(101, "a play without its recording"), (999, "no such play")], ids=["open", "unknown"]
)
def test_a_play_that_cannot_be_replayed_is_a_sentence(
    open_log: OpenLog, path: Path, play: int, found: str
) -> None:
    log = open_log()
    log.record(started())
    log.record(play_started())
    settle(log)
    with pytest.raises(BadInput, match=found):
        stored_plays.load(path, uuid_of(play))


def test_a_missing_log_is_a_sentence_and_is_not_made(path: Path) -> None:
    with pytest.raises(BadInput, match="no such file"):
        stored_plays.load(path, uuid_of(1))
    assert not path.exists()
