"""What staff changed is there after a restart; what is damaged is left to the site file."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.core.front import StaffSettings
from kiosk.services.staff.setting_desk import KeptSettings, load_settings
from kiosk.services.staff.worker import Worker
from kiosk.services.visit_log import LogUnavailable
from tests.doubles import ManualClock
from tests.unit.log.scene import Answers, OpenLog, logs, rows
from tests.unit.staff_services.scene import Heard, Pages

ALL = StaffSettings(
    volume=0.0,
    quiet_from="21:00",
    quiet_until="08:30",
    printer="영수증 프린터",
    short_rounds=False,
)


@pytest.fixture
def open_log(path: Path, clock: ManualClock) -> Iterator[OpenLog]:
    with logs(path, clock, Answers()) as opener:
        yield opener


def keep(desk: KeptSettings, settings: StaffSettings) -> None:
    heard: Heard[None] = Heard()
    desk.keep(settings, heard)
    assert heard.result is None


@pytest.mark.parametrize(
    "settings",
    [
        ALL,
        StaffSettings(),
        StaffSettings(quiet_from="", quiet_until="", printer=""),
        StaffSettings(volume=1.0, short_rounds=True),
    ],
)
def test_what_was_kept_is_loaded_at_the_next_start(
    path: Path, open_log: OpenLog, clock: ManualClock, worker: Worker, settings: StaffSettings
) -> None:
    desk = KeptSettings(open_log(), clock, worker, load_settings(path))
    keep(desk, settings)
    assert desk.current == settings
    assert load_settings(path) == settings


def test_test_mode_ends_with_the_program(
    path: Path, open_log: OpenLog, clock: ManualClock, worker: Worker
) -> None:
    desk = KeptSettings(open_log(), clock, worker, load_settings(path))
    keep(desk, replace(ALL, is_test=True))
    assert desk.current.is_test
    assert load_settings(path) == ALL


def test_what_is_given_back_to_the_site_file_leaves_no_row(
    path: Path, open_log: OpenLog, clock: ManualClock, worker: Worker
) -> None:
    desk = KeptSettings(open_log(), clock, worker, StaffSettings())
    keep(desk, ALL)
    assert len(rows(path, "SELECT * FROM setting")) == 5
    keep(desk, StaffSettings())
    assert rows(path, "SELECT * FROM setting") == []


def test_only_what_changed_is_written(
    path: Path, open_log: OpenLog, clock: ManualClock, worker: Worker
) -> None:
    desk = KeptSettings(open_log(), clock, worker, StaffSettings())
    keep(desk, StaffSettings(volume=0.5, short_rounds=True))
    clock.advance(minutes=5)
    keep(desk, StaffSettings(volume=0.8, short_rounds=True))
    assert rows(path, "SELECT name, value, changed_at FROM setting ORDER BY name") == [
        ("short_rounds", "true", "2026-03-02T01:00:00.000Z"),
        ("volume", "0.8", "2026-03-02T01:05:00.000Z"),
    ]


def test_a_log_that_refuses_leaves_the_settings_as_they_were(
    open_log: OpenLog, clock: ManualClock, worker: Worker
) -> None:
    log = open_log()
    log.close()
    desk = KeptSettings(log, clock, worker, StaffSettings(volume=0.2))
    heard: Heard[None] = Heard()
    desk.keep(ALL, heard)
    assert isinstance(heard.answer, LogUnavailable)
    assert desk.current == StaffSettings(volume=0.2)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("volume", '"loud"'),
        ("volume", "1.5"),
        ("volume", "true"),
        ("quiet_from", '"25:00"'),
        ("quiet_until", "8"),
        ("printer", "17"),
        ("short_rounds", "1"),
    ],
)
def test_a_damaged_value_is_left_to_the_site_file_and_named_once(
    path: Path, pages: Pages, caplog: pytest.LogCaptureFixture, name: str, value: str
) -> None:
    pages.db.execute("INSERT INTO setting VALUES (?, ?, '2026-03-02T01:00:00.000Z')", [name, value])
    with caplog.at_level(logging.WARNING):
        assert load_settings(path) == StaffSettings()
    assert [record.getMessage() for record in caplog.records if name in record.getMessage()]


def test_half_of_the_quiet_hours_is_none(path: Path, pages: Pages, caplog: pytest.LogCaptureFixture) -> None:
    pages.db.execute("""INSERT INTO setting VALUES ('quiet_from', '"21:00"', '2026-03-02T01:00:00.000Z')""")
    assert load_settings(path) == StaffSettings()
    assert len(caplog.records) == 1


def test_a_log_that_is_not_there_or_not_one_has_no_settings(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert load_settings(tmp_path / "visits.db") == StaffSettings()
    assert caplog.records == []
    (tmp_path / "visits.db").write_bytes(b"not a database" * 99)
    assert load_settings(tmp_path / "visits.db") == StaffSettings()
    assert len(caplog.records) == 1
