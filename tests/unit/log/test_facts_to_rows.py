"""Every fact ends in its row."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from kiosk.core.doors import work_step
from kiosk.core.facts import (
    AidUsed,
    AudienceChosen,
    Fact,
    FirstDecision,
    PartySizeChosen,
    PlayLiked,
    ReferralShown,
    ReferralTaken,
    SlipIssued,
    StaffAcknowledged,
    StaffCalled,
    SurveyAnswered,
)
from kiosk.core.ports import LogRecovered, LogTrouble
from kiosk.services.fact_writer import _write
from tests.doubles import ManualClock
from tests.unit.log.scene import (
    SOON_S,
    Answers,
    OpenLog,
    a_whole_visit,
    ended,
    play_finished,
    play_started,
    record_all,
    rows,
    screen,
    settle,
    started,
    uuid_of,
)

VISIT = uuid_of(1)
LONGEST_STEP = work_step("w" * 34)
PLAY = uuid_of(101)


def test_every_fact_has_its_place() -> None:
    assert {fact for fact in get_args(Fact) if fact in _write.registry} == set(get_args(Fact))


def test_a_visit_is_a_row_with_its_start_its_end_and_who_wrote_it(
    open_log: OpenLog, clock: ManualClock, path: Path
) -> None:
    log = open_log()
    log.record(started())
    clock.advance(169.4)
    log.record(ended(by="home"))
    settle(log)
    assert rows(
        path,
        "SELECT id, seq, site, kiosk, started_at, ended_at, duration_s, clock_ok, ended_by, language,"
        " is_test, app_version FROM visit",
    ) == [
        (
            VISIT, 1, "demo", 3, "2026-03-02T01:00:00.000Z", "2026-03-02T01:02:49.400Z", 169.4, 1, "home",
            "ko", 0, "1.2.3",
        )
    ]  # fmt: skip


def test_screens_become_the_funnel_in_order(open_log: OpenLog, clock: ManualClock, path: Path) -> None:
    log = open_log()
    log.record(started())
    for name in ("hall", "play", "hall"):
        log.record(screen(name))
        clock.advance(10)
    log.record(ended())
    settle(log)
    assert rows(path, "SELECT n, screen, substr(entered_at, 18, 2), substr(left_at, 18, 2) FROM step") == [
        (1, "hall", "00", "10"),
        (2, "play", "10", "20"),
        (3, "hall", "20", "30"),
    ]


def test_a_finished_play_is_complete_enough_to_replay(open_log: OpenLog, path: Path) -> None:
    log = open_log()
    record_all(log, (started(), play_started(), play_finished()))
    settle(log)
    ((actions, measures, *rest),) = rows(
        path,
        "SELECT actions, measures, experience, version, level, short, seed, outcome, round_reached, score,"
        " stars FROM play",
    )
    assert json.loads(actions) == [[31, "a3/climb"], [57, "a1/hold"]]
    assert json.loads(measures) == {"separation_m": 84.0, "delay_s": 0.1 + 0.2}
    assert rest == ["drone_traffic", "1.0.0", "standard", 0, 2**40 + 7, "completed", 3, 0.71, 2]


def test_a_play_that_has_begun_is_a_row_without_an_end(open_log: OpenLog, path: Path) -> None:
    log = open_log()
    log.record(started())
    log.record(play_started())
    settle(log)
    assert rows(path, "SELECT outcome, ended_at, actions FROM play") == [(None, None, None)]


@pytest.mark.parametrize(
    ("visit_end", "play_end"),
    [("idle", "idle"), ("crashed", "crashed"), ("home", "abandoned"), ("replaced", "abandoned")],
)
def test_a_play_left_without_its_end_ends_with_the_visit(
    open_log: OpenLog, path: Path, visit_end: str, play_end: str
) -> None:
    log = open_log()
    record_all(log, (started(), play_started(), ended(by=visit_end)))
    settle(log)
    assert rows(path, "SELECT outcome FROM play") == [(play_end,)]


def test_choices_of_a_visit_are_kept_and_can_be_taken_back(open_log: OpenLog, path: Path) -> None:
    log = open_log()
    record_all(
        log,
        (
            started(),
            FirstDecision(VISIT, 11.8),
            play_started(),
            play_finished(),
            PlayLiked(VISIT, PLAY, 5),
            PlayLiked(VISIT, PLAY, None),
            AudienceChosen(VISIT, "40-64"),
            AudienceChosen(VISIT, None),
            PartySizeChosen(VISIT, 4),
            SurveyAnswered(VISIT, "clear", 2),
            SurveyAnswered(VISIT, "clear", 4),
        ),
    )
    settle(log)
    assert rows(path, "SELECT answered_at FROM survey_answer") == [("2026-03-02T01:00:00.000Z",)]
    assert rows(path, "SELECT first_action_s, audience, party_size FROM visit") == [(11.8, None, 4)]
    assert rows(path, "SELECT liking FROM play") == [(None,)]
    assert rows(path, "SELECT item, value FROM survey_answer") == [("clear", 4)]


def test_a_programme_can_be_shown_taken_and_put_back(open_log: OpenLog, path: Path) -> None:
    log = open_log()
    record_all(
        log,
        (
            started(),
            ReferralShown(VISIT, "startup_talk"),
            ReferralShown(VISIT, "job_centre"),
            ReferralTaken(VISIT, "job_centre", taken=True),
            ReferralTaken(VISIT, "startup_talk", taken=True),
            ReferralTaken(VISIT, "startup_talk", taken=False),
            ReferralTaken(VISIT, "from_a_door", taken=True),
            ReferralTaken(VISIT, LONGEST_STEP, taken=True),
            ReferralTaken(VISIT, "stage-idea", taken=True),
        ),
    )
    settle(log)
    assert rows(path, "SELECT programme, shown, taken FROM referral ORDER BY programme") == [
        ("from_a_door", 0, 1),
        ("job_centre", 1, 1),
        ("stage-idea", 0, 1),
        ("startup_talk", 1, 0),
        (LONGEST_STEP, 0, 1),
    ]


def test_a_drivers_own_sentence_is_not_kept(open_log: OpenLog, path: Path) -> None:
    log = open_log()
    log.record(started())
    log.record(SlipIssued(VISIT, "screen", "shown"))
    log.record(SlipIssued(VISIT, "printer", "printed", "paper_low"))
    log.record(SlipIssued(VISIT, "printer", "failed", "홍길동의 프린터: 용지 없음"))
    settle(log)
    assert rows(path, "SELECT channel, outcome, printer_status FROM slip") == [
        ("screen", "shown", ""),
        ("printer", "printed", "paper_low"),
        ("printer", "failed", "other"),
    ]


def test_aids_are_counted_by_the_day_in_seoul(open_log: OpenLog, clock: ManualClock, path: Path) -> None:
    log = open_log()
    clock.advance(13 * 3600 + 3599)  # 23:59:59 in Seoul
    log.record(AidUsed("voice"))
    log.record(AidUsed("voice"))
    clock.advance(1)
    log.record(AidUsed("voice"))
    settle(log)
    assert rows(path, "SELECT day, aid, count FROM aid_use") == [
        ("2026-03-02", "voice", 2),
        ("2026-03-03", "voice", 1),
    ]


def test_a_call_for_staff_is_acknowledged_once(open_log: OpenLog, clock: ManualClock, path: Path) -> None:
    log = open_log()
    log.record(StaffCalled())
    clock.advance(30)
    log.record(StaffAcknowledged())
    clock.advance(30)
    log.record(StaffAcknowledged())
    settle(log)
    assert rows(path, "SELECT at, acknowledged_at FROM staff_call") == [
        ("2026-03-02T01:00:00.000Z", "2026-03-02T01:00:30.000Z")
    ]


def test_visits_are_numbered_without_gaps_in_the_order_they_close(open_log: OpenLog, path: Path) -> None:
    log = open_log()
    record_all(log, (started(1), started(2), started(3), ended(2), ended(3), ended(1)))
    settle(log)
    assert rows(path, "SELECT id, seq FROM visit ORDER BY seq") == [
        (uuid_of(2), 1),
        (uuid_of(3), 2),
        (uuid_of(1), 3),
    ]


def test_a_number_does_not_come_again_when_exported_visits_were_deleted(
    open_log: OpenLog, path: Path
) -> None:
    log = open_log()
    record_all(log, a_whole_visit(1) + a_whole_visit(2))
    log.write(_export_everything_and_delete_it).result(SOON_S)
    record_all(log, a_whole_visit(3))
    settle(log)
    assert rows(path, "SELECT seq FROM visit") == [(3,)]


def _export_everything_and_delete_it(db: sqlite3.Connection) -> None:
    db.execute(
        "INSERT INTO export (at, first_seq, last_seq, rows, sha256) VALUES (?, 1, 2, '{}', ?)",
        ["2026-03-02T01:00:00.000Z", "0" * 64],
    )
    db.execute("DELETE FROM visit")


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(AudienceChosen(VISIT, "홍길동, 1999년생"), id="not a band"),
        pytest.param(SurveyAnswered(VISIT, "satisfied", 6), id="off the scale"),
        pytest.param(AudienceChosen(uuid_of(9), "u13"), id="no such visit"),
        pytest.param(screen("hall", visit=9), id="no such visit for a screen"),
        pytest.param(replace(play_finished(), actions=((1, "홍길동"),)), id="words in the recording"),
        pytest.param(replace(play_finished(), measures=(("delay_s", float("nan")),)), id="not a number"),
        pytest.param(replace(play_started(102), seed=2**63), id="seed too large"),
        pytest.param(ended(visit=9), id="an end without a beginning"),
    ],
)
def test_a_fact_that_is_not_allowed_is_refused_alone_and_told(
    open_log: OpenLog, answers: Answers, path: Path, caplog: pytest.LogCaptureFixture, bad: Fact
) -> None:
    log = open_log()
    log.record(started())
    log.record(play_started())
    log.record(bad)
    log.record(screen("farewell"))
    settle(log)
    assert answers.wait_for(LogRecovered) == LogRecovered(lost=1)
    assert [trouble.kind for trouble in answers.troubles] == ["other"]
    assert isinstance(answers.all[0], LogTrouble)
    assert answers.stored == []
    assert rows(path, "SELECT screen FROM step") == [("farewell",)]
    assert rows(path, "SELECT outcome, audience FROM play, visit") == [(None, None)]
    assert type(bad).__name__ in caplog.text
