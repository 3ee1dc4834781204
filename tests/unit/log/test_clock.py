"""Wall clocks lie: rows say so, durations do not come from them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.core.facts import AidUsed, StaffCalled
from kiosk.services.log_entries import ClockWatch
from kiosk.services.system_clock import SystemClock
from kiosk.services.visit_log import Pace
from tests.doubles import ManualClock
from tests.unit.log.scene import ORIGIN, SOON_S, OpenLog, ended, rows, screen, settle, started


def trust(path: Path) -> list[int]:
    return [ok for (ok,) in rows(path, "SELECT clock_ok FROM visit ORDER BY seq")]


@pytest.mark.parametrize("jump", [timedelta(seconds=4), timedelta(seconds=-4), timedelta(days=3000)])
def test_a_jump_during_a_visit_marks_that_visit_and_no_other(
    open_log: OpenLog, clock: ManualClock, path: Path, jump: timedelta
) -> None:
    log = open_log()
    for visit in (1, 2, 3):
        log.record(started(visit))
        clock.advance(5)
        if visit == 2:
            clock.set_wall(clock.utc() + jump)
        log.record(screen("hall", visit))
        log.record(ended(visit))
        clock.advance(5)
    settle(log)
    assert trust(path) == [1, 0, 1]


def test_a_jump_noticed_by_a_fact_of_no_visit_marks_the_visit_going_on(
    open_log: OpenLog, clock: ManualClock, path: Path
) -> None:
    log = open_log()
    log.record(started())
    clock.set_wall(clock.utc() + timedelta(hours=1))
    log.record(AidUsed("voice"))
    log.record(ended())
    settle(log)
    assert trust(path) == [0]


def test_before_the_application_was_built_no_time_is_believed(
    open_log: OpenLog, clock: ManualClock, path: Path
) -> None:
    clock.set_wall(datetime(2020, 1, 1, tzinfo=UTC))
    log = open_log()
    log.record(started())
    log.record(ended())
    settle(log)
    assert trust(path) == [0]
    assert rows(path, "SELECT clock_ok FROM uptime") == [(0,)]


def test_a_jump_that_a_fact_notices_marks_the_run_for_good(
    open_log: OpenLog, clock: ManualClock, path: Path
) -> None:
    log = open_log()
    settle(log)
    clock.set_wall(clock.utc() + timedelta(days=3650))
    log.record(StaffCalled())
    settle(log)
    log.record(StaffCalled())
    settle(log)
    assert rows(path, "SELECT clock_ok FROM uptime") == [(0,)]


def test_a_jump_leaves_the_duration_alone(open_log: OpenLog, clock: ManualClock, path: Path) -> None:
    log = open_log()
    log.record(started())
    clock.set_wall(clock.utc() - timedelta(days=1))
    log.record(ended(duration_s=12.5))
    settle(log)
    assert rows(path, "SELECT duration_s FROM visit") == [(12.5,)]


def test_a_quiet_night_of_slow_drift_is_not_a_jump(clock: ManualClock) -> None:
    watch = ClockWatch(clock, ORIGIN.build_date)
    watch.stamp()
    clock.advance(12 * 3600)
    clock.set_wall(clock.utc() + timedelta(seconds=20))
    assert watch.stamp().clock_ok


def test_an_idle_kiosk_notes_that_it_still_runs(open_log: OpenLog, clock: ManualClock, path: Path) -> None:
    log = open_log(Pace(beat_s=0.01))
    settle(log)
    clock.advance(3600)
    give_up_at_s = SystemClock().monotonic_s() + SOON_S
    while rows(path, "SELECT ended_at FROM uptime") != [("2026-03-02T02:00:00.000Z",)]:
        assert SystemClock().monotonic_s() < give_up_at_s
    assert rows(path, "SELECT started_at, ended_how FROM uptime") == [("2026-03-02T01:00:00.000Z", None)]


def test_the_machines_clock_is_in_utc_and_does_not_go_back() -> None:
    clock = SystemClock()
    assert clock.utc().tzinfo is UTC
    first = clock.monotonic_s()
    assert clock.monotonic_s() >= first
