"""The opening checklist: each check passes and fails as it should, and every sentence exists."""

from __future__ import annotations

import json
import os
import time
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.cli import main
from kiosk.commands.doctor import sentence_of
from kiosk.core.printers import STATES, PrinterChoice
from kiosk.core.programmes import Programme
from kiosk.core.site import Opening, Place, Screen, Site
from kiosk.core.staff_ports import CheckResult
from kiosk.core.texts import Texts
from kiosk.installation import build_date
from kiosk.services.data_dir import DataDir
from kiosk.services.export.signing_key import open_signing_key
from kiosk.services.staff.checklist import NAMES, OpeningChecklist, Surroundings
from kiosk.services.staff.checks.content import check_experiences, check_key, check_programmes
from kiosk.services.staff.checks.devices import (
    check_disk,
    check_printer,
    check_stick,
    check_voice,
    judge_disk,
)
from kiosk.services.staff.checks.log import check_clock, check_database, check_export
from kiosk.services.staff.checks.screen import (
    check_display,
    check_frames,
    check_opening,
    check_renderer,
    check_touch,
)
from kiosk.services.staff.panel import Panel, look_at_panel
from kiosk.services.staff.worker import Worker
from kiosk.services.text_files import read_words
from tests.doubles import ManualClock
from tests.unit.staff_services.scene import Heard, Pages, seoul

ROOT = Path(__file__).parents[3]
BUILT = date(2026, 2, 1)
SEOUL_OFFSET = timedelta(hours=9)
NOW = seoul("2026-03-02 10:00")
PANEL = Panel(((1080, 1920),), touch=True, voice="korean")


def texts(language: str) -> Texts:
    return Texts(language, read_words(ROOT / "kiosk" / "ui" / "texts" / f"{language}.toml"))


def said(result: CheckResult) -> tuple[str, str]:
    """State and reason; and both languages have the sentence with its values."""
    for language in ("ko", "en"):
        assert "{" not in sentence_of(result, texts(language))
    return result.state, result.reason


def programme(name: str, until: date) -> Programme:
    return Programme(
        id="entry_one", number=1, name=name, provider="금천구", path="jobs", what="한 문장이에요.",
        checked_on=date(2026, 1, 1), valid_until=until,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("panel", "expected"),
    [
        (PANEL, ("pass", "right")),
        (Panel(((1920, 1080),), touch=True, voice="korean"), ("fail", "turned")),
        (Panel(((1280, 800),), touch=True, voice="korean"), ("fail", "other-size")),
        (Panel((), touch=True, voice="korean"), ("unknown", "none")),
        (None, ("unknown", "none")),
    ],
)
def test_the_display_has_the_size_of_the_site_file(panel: Panel | None, expected: tuple[str, str]) -> None:
    assert said(check_display(panel, Screen())) == expected


def test_touch_and_voice_are_what_qt_found() -> None:
    assert said(check_touch(PANEL)) == ("pass", "found")
    assert said(check_touch(Panel((), touch=False, voice="none"))) == ("fail", "none")
    assert said(check_touch(None)) == ("unknown", "not-seen")
    assert said(check_voice(PANEL)) == ("pass", "korean")
    assert said(check_voice(Panel((), touch=False, voice="no-korean"))) == ("fail", "no-korean")
    assert said(check_voice(Panel((), touch=False, voice="none"))) == ("fail", "none")
    assert said(check_voice(None)) == ("unknown", "not-seen")


def test_qt_is_asked_for_screens_in_physical_pixels(qapp: object) -> None:
    panel = look_at_panel()
    assert all(width > 0 and height > 0 for width, height in panel.screens)


def test_renderer_and_frames() -> None:
    assert said(check_renderer("flat")) == ("pass", "flat")
    assert said(check_renderer("spatial")) == ("pass", "spatial")
    assert said(check_renderer("")) == ("unknown", "not-chosen")
    assert said(check_frames(59.6)) == ("pass", "smooth")
    assert said(check_frames(29.9)) == ("fail", "slow")
    assert said(check_frames(None)) == ("unknown", "unmeasured")


def test_when_the_screen_is_lit_is_told_and_fails_nothing() -> None:
    weekdays = Opening(mon="09:00-18:00", tue="10:00-24:00")
    monday = datetime(2026, 3, 2)
    assert said(check_opening(Opening(), monday)) == ("pass", "always")
    assert said(check_opening(weekdays, monday)) == ("pass", "closed")
    opened = check_opening(weekdays, monday.replace(hour=12))
    assert said(opened) == ("pass", "open")
    assert dict(opened.values) == {"month": 3, "day": 2, "time": "18:00"}
    assert sentence_of(opened, texts("ko")) == (
        "화면 켜는 시간: 지금은 켜 두는 시간이에요. 3월 2일 18:00에 꺼져요."
    )


def test_a_printer_is_as_it_says_and_none_is_a_choice() -> None:
    assert said(check_printer(PrinterChoice("pdf"), "unknown")) == ("pass", "kept-as-pdf")
    assert said(check_printer(PrinterChoice("none"), "unknown")) == ("pass", "screen-only")
    passes = {"ready": "pass", "paper_low": "pass", "unknown": "unknown"}
    for state in STATES:
        result = check_printer(PrinterChoice("escpos-network", "printer.example"), state)
        assert said(result) == (passes.get(state, "fail"), state.replace("_", "-"))


def test_sticks() -> None:
    assert said(check_stick(1)) == ("pass", "found")
    assert said(check_stick(0)) == ("unknown", "none")
    assert said(check_stick(None)) == ("unknown", "not-looked")


def test_a_disk_needs_a_gigabyte_and_a_twentieth(tmp_path: Path) -> None:
    assert said(judge_disk(10**9, 2 * 10**9)) == ("pass", "room")
    assert said(judge_disk(10**9 - 1, 2 * 10**9)) == ("fail", "nearly-full")
    assert said(judge_disk(4 * 10**9, 100 * 10**9)) == ("fail", "nearly-full")
    assert check_disk(tmp_path / "not" / "made" / "yet").reason in {"room", "nearly-full"}


def test_a_clock_before_the_build_or_in_another_zone_fails(path: Path) -> None:
    assert said(check_clock(path, NOW, BUILT, SEOUL_OFFSET)) == ("pass", "plausible")
    assert said(check_clock(path, NOW, BUILT, timedelta(0))) == ("fail", "zone")
    assert said(check_clock(path, seoul("2026-01-31 12:00"), BUILT, SEOUL_OFFSET)) == ("fail", "before-build")


def test_a_clock_before_the_newest_row_fails(path: Path, pages: Pages) -> None:
    pages.visit("2026-03-02 10:05")
    assert said(check_clock(path, NOW, BUILT, SEOUL_OFFSET)) == ("fail", "before-newest")


def test_a_clock_that_jumped_in_this_run_fails(path: Path, pages: Pages) -> None:
    pages.run("2026-03-01 09:00", "2026-03-01 18:00")
    pages.run("2026-03-02 09:00", "2026-03-02 09:30", clock_ok=0)
    assert said(check_clock(path, NOW, BUILT, SEOUL_OFFSET)) == ("fail", "jumped")


def test_a_clock_far_ahead_of_the_last_run_is_for_a_person_to_judge(path: Path, pages: Pages) -> None:
    pages.run("2026-03-01 09:00", "2026-03-01 18:00")
    pages.run("2036-03-02 09:00", "2036-03-02 09:30")
    assert said(check_clock(path, seoul("2036-03-02 10:00"), BUILT, SEOUL_OFFSET)) == ("unknown", "long-off")
    pages.run("2036-03-02 10:00", "2036-03-02 10:30")
    assert check_clock(path, seoul("2036-03-02 11:00"), BUILT, SEOUL_OFFSET).state == "pass"


def test_a_sound_log_a_missing_one_and_one_set_aside(path: Path, pages: Pages) -> None:
    assert said(check_database(path)) == ("pass", "sound")
    assert said(check_database(path.with_name("other.db"))) == ("unknown", "none")
    path.with_name("visits.damaged-20260301T000000Z.db").touch()
    assert said(check_database(path)) == ("fail", "set-aside")


def test_a_damaged_log_is_found(path: Path) -> None:
    pages = Pages(path)
    for minute in range(60):
        pages.visit(f"2026-03-01 10:{minute:02d}")
    pages.close()
    content = bytearray(path.read_bytes())
    content[8192 : len(content) - 4096] = b"\xa5" * (len(content) - 12288)
    path.write_bytes(content)
    assert said(check_database(path)) == ("fail", "damaged")
    assert check_clock(path, NOW, BUILT, SEOUL_OFFSET).state == "unknown"
    path.write_bytes(b"not a database" * 400)
    assert said(check_database(path)) == ("fail", "damaged")
    assert said(check_clock(path, NOW, BUILT, SEOUL_OFFSET)) == ("unknown", "log-unreadable")
    assert said(check_export(path, NOW)) == ("unknown", "log-unreadable")


def test_a_log_too_large_to_read_in_time_is_left_alone(path: Path, pages: Pages) -> None:
    pages.db.execute("BEGIN")
    for n in range(2000):
        pages.visit(f"2026-03-01 10:{n % 60:02d}")
    pages.db.execute("COMMIT")
    assert said(check_database(path, limit_s=-1.0)) == ("unknown", "too-large")


def test_visits_are_to_be_taken_away_every_month(path: Path, pages: Pages) -> None:
    assert said(check_export(path.with_name("other.db"), NOW)) == ("pass", "nothing-yet")
    assert said(check_export(path, NOW)) == ("pass", "nothing-yet")
    pages.visit("2026-01-01 10:00")
    assert said(check_export(path, NOW)) == ("fail", "never")
    pages.export(1, "2026-01-20 10:00", verified=False)
    assert said(check_export(path, NOW)) == ("fail", "never")
    pages.export(1, "2026-01-20 10:00")
    assert said(check_export(path, NOW)) == ("pass", "all-taken")
    pages.visit("2026-02-01 10:00")
    assert said(check_export(path, seoul("2026-02-24 11:00"))) == ("pass", "recent")
    assert said(check_export(path, NOW)) == ("fail", "overdue")


def test_programmes_expire() -> None:
    today = date(2026, 3, 2)
    assert said(check_programmes([programme("상담", today)], today)) == ("pass", "current")
    gone = check_programmes([programme("지난 과정", date(2026, 3, 1)), programme("상담", today)], today)
    assert said(gone) == ("fail", "expired")
    assert dict(gone.values) == {"count": 1, "names": "지난 과정"}
    assert said(check_programmes([], today)) == ("fail", "none")


def test_experiences_that_are_broken_are_named() -> None:
    assert said(check_experiences(["smart_farm"], [])) == ("pass", "all-work")
    broken = check_experiences(["smart_farm"], ["care_robot"])
    assert said(broken) == ("fail", "broken")
    assert dict(broken.values)["names"] == "care_robot"
    assert said(check_experiences([], [])) == ("fail", "none")


def test_the_key_is_there_can_be_read_and_says_its_public_half(tmp_path: Path) -> None:
    key = tmp_path / "kiosk.key"
    assert said(check_key(key)) == ("fail", "missing")
    key.write_bytes(b"k" * 32)
    assert said(check_key(key)) == ("fail", "unreadable")
    key.unlink()
    made = open_signing_key(key)
    present = check_key(key)
    assert said(present) == ("pass", "present")
    assert dict(present.values) == {"fingerprint": made.fingerprint, "public_key": made.public_bytes.hex()}


def test_results_come_one_by_one_in_the_fixed_order(
    tmp_path: Path, path: Path, pages: Pages, worker: Worker, clock: ManualClock
) -> None:
    around = Surroundings(
        site=Site(site=Place(id="demo", number=0, name="시연")),
        data_dir=DataDir(tmp_path),
        key_file="kiosk.key",
        clock=clock,
        build_date=BUILT,
        tier="flat",
        panel=lambda: PANEL,
        frame_rate=lambda: 60.0,
        printer=lambda: (PrinterChoice(), "unknown"),
        sticks=lambda: 0,
        programmes=lambda: [programme("상담", date(2026, 12, 31))],
        experiences=lambda: (["smart_farm"], []),
    )
    results: list[CheckResult] = []
    heard: Heard[None] = Heard()
    OpeningChecklist(around, worker).run(results.append, heard)
    assert heard.result is None
    assert tuple(result.name for result in results) == NAMES
    for result in results:
        said(result)


def doctor(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["doctor", *arguments])
    return done.exit_code, done.output


def test_the_command_tells_what_to_do_and_fails_where_a_check_does(tmp_path: Path, qapp: object) -> None:
    code, said_ = doctor("--data-dir", str(tmp_path))
    assert code == 1
    assert "FAIL  Signing key: Missing. Restart." in said_
    assert len(said_.splitlines()) == len(NAMES)


def test_the_command_prints_json(tmp_path: Path, path: Path, pages: Pages, qapp: object) -> None:
    code, printed = doctor("--json", "--data-dir", str(tmp_path))
    rows = json.loads(printed)
    assert code == 1
    assert [row["name"] for row in rows] == list(NAMES)
    assert {"name": "database", "state": "pass", "reason": "sound", "values": {}} in rows


def test_a_bad_site_file_is_bad_input(tmp_path: Path) -> None:
    code, said_ = doctor("--site", str(tmp_path / "none.toml"))
    assert code == 2
    assert said_.startswith("Error: ")


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has one time zone a process")
def test_a_program_installed_this_morning_in_seoul_trusts_its_clock(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = seoul("2026-03-02 08:00")  # still the first of March in UTC
    program = tmp_path / "program.py"
    program.touch()
    os.utime(program, (installed.timestamp(), installed.timestamp()))
    monkeypatch.setenv("TZ", "Asia/Seoul")
    time.tzset()
    try:
        assert check_clock(path, installed, build_date(program), SEOUL_OFFSET).state == "pass"
    finally:
        monkeypatch.undo()
        time.tzset()
