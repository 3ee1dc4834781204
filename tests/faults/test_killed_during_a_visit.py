"""kill -9, a power cut: what was committed is there, what was open is closed as crashed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kiosk.core.facts import Fact
from kiosk.services import stored_plays
from tests.doubles import ManualClock
from tests.unit.log.scene import (
    OpenLog,
    a_whole_visit,
    play_finished,
    play_started,
    record_all,
    rows,
    screen,
    settle,
    started,
    uuid_of,
)


def kill_a_kiosk_in_a_visit(path: Path) -> None:
    """Starts a real one on `path` and kills it when it has said that the finished play is stored."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.faults.killed_visitor", str(path)]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as kiosk:
        assert kiosk.stdout is not None
        said = kiosk.stdout.readline()
        kiosk.kill()
    assert said == "stored\n"


def test_the_next_start_closes_the_visit_as_crashed_and_the_finished_play_is_there(
    path: Path, open_log: OpenLog
) -> None:
    kill_a_kiosk_in_a_visit(path)
    settle(open_log())
    assert rows(path, "SELECT seq, ended_by, ended_at IS NOT NULL, duration_s FROM visit") == [
        (1, "crashed", 1, None)
    ]
    assert rows(path, "SELECT id, outcome, ended_at IS NOT NULL FROM play ORDER BY id") == [
        (uuid_of(101), "completed", 1),
        (uuid_of(102), "crashed", 1),
    ]
    assert stored_plays.load(path, uuid_of(101)).actions == play_finished().actions


def test_the_run_before_is_marked_unclean_and_the_new_one_is_open_until_it_closes(
    path: Path, open_log: OpenLog
) -> None:
    kill_a_kiosk_in_a_visit(path)
    log = open_log()
    settle(log)
    assert rows(path, "SELECT ended_how FROM uptime ORDER BY id") == [("unclean",), (None,)]
    log.close()
    assert rows(path, "SELECT ended_how FROM uptime ORDER BY id") == [("unclean",), ("clean",)]


def test_after_a_clean_stop_nothing_is_crashed(path: Path, open_log: OpenLog) -> None:
    log = open_log()
    record_all(log, a_whole_visit())
    log.close()
    settle(open_log())
    assert rows(path, "SELECT ended_by FROM visit") == [("finished",)]
    assert rows(path, "SELECT ended_how FROM uptime ORDER BY id") == [("clean",), (None,)]


def test_visits_go_on_being_numbered_after_the_crashed_one(path: Path, open_log: OpenLog) -> None:
    kill_a_kiosk_in_a_visit(path)
    log = open_log()
    record_all(log, a_whole_visit(2))
    settle(log)
    assert rows(path, "SELECT seq, ended_by FROM visit ORDER BY seq") == [(1, "crashed"), (2, "finished")]


def test_a_visit_ended_by_the_stop_ends_at_the_last_moment_it_is_known(
    path: Path, open_log: OpenLog, clock: ManualClock
) -> None:
    log = open_log()
    facts: tuple[Fact, ...] = (started(), screen("hall"), play_started(), screen("play"))
    for fact in facts:
        log.record(fact)
        clock.advance(10)
    log.close()
    settle(open_log())
    assert rows(path, "SELECT ended_at FROM visit") == [("2026-03-02T01:00:30.000Z",)]
    assert rows(path, "SELECT screen, left_at IS NULL FROM step ORDER BY n") == [("hall", 0), ("play", 1)]
