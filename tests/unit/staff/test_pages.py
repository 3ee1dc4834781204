"""What staff do on the page: each thing is a fact, and an order or an errand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kiosk.core import front as fr
from kiosk.core import staff as st
from kiosk.core import staff_errands as er
from kiosk.core.counts import MonthCounts, PeriodCounts
from kiosk.core.errors import KioskError
from kiosk.core.facts import StaffActed
from kiosk.core.front import Front, GroupSlot, StaffSettings
from kiosk.core.staff_pages import ORDERED, PRESSES, TEAM
from kiosk.core.staff_ports import (
    CheckResult,
    ExportDone,
    ExportProgress,
    ExportProposal,
    NewsFault,
    NewsPreview,
    Stick,
)
from kiosk.installation import PACKAGE
from tests.unit.staff.desk import NOW, StaffDesk

ONE, TWO = Stick("a", "하나", "/a", 10, 5), Stick("b", "둘", "/b", 10, 5)
MONTH = MonthCounts(2026, 11, PeriodCounts(30))
TEAM_ON = Front(group=GroupSlot("old-team", 10, 7, 120.0))


class Refused(KioskError):
    message_key = "error-unknown"


@pytest.fixture
def desk() -> StaffDesk:
    desk = StaffDesk()
    desk.enter()
    return desk


def export_ready(desk: StaffDesk) -> None:
    desk.press("page:export")
    desk.answer(er.Propose, ExportProposal(12, 99, 1000, 9000, NOW - timedelta(days=3)))
    desk.happen(st.SticksSeen((ONE,)))
    desk.ordered()


def test_it_leaves_by_itself_after_three_minutes(desk: StaffDesk) -> None:
    desk.wait(st.LEAVE_S - 2)
    desk.press("days:7")
    desk.wait(st.LEAVE_S - 2)
    assert desk.staff.entered
    desk.wait(3)
    assert not desk.staff.is_open
    assert desk.told() == [("left", "timed_out")]


def test_an_export_under_way_keeps_it_open_and_lets_nobody_away(desk: StaffDesk) -> None:
    export_ready(desk)
    desk.press("take")
    assert desk.ordered() == [er.TakeAway(ONE, everything=False, xapi=False)]
    desk.wait(st.LEAVE_S * 2)
    desk.press("leave", "back", "page:settings")
    assert desk.staff.entered
    assert desk.staff.page == "export"
    desk.happen(st.Progressed(ExportProgress("writing", 0.5)))
    desk.happen(st.Answered(er.TakeAway(ONE, everything=False, xapi=False), ExportDone("x", 12, True)))
    assert desk.staff.taking.done == ExportDone("x", 12, True)
    desk.wait(st.LEAVE_S + 1)
    assert not desk.staff.entered


def test_an_export_takes_what_was_chosen_and_can_be_cancelled(desk: StaffDesk) -> None:
    export_ready(desk)
    desk.press("everything", "xapi", "take", "take_cancel")
    assert desk.ordered() == [er.TakeAway(ONE, everything=True, xapi=True), er.CancelTaking()]
    assert desk.staff.taking.cancelling
    desk.happen(st.Answered(er.TakeAway(ONE, everything=True, xapi=True), Refused()))
    assert not desk.staff.taking.running
    assert desk.staff.notice == st.Notice("error-unknown", False)


def test_a_stick_that_hangs_keeps_nobody_at_the_page(desk: StaffDesk) -> None:
    export_ready(desk)
    desk.press("take", "take_cancel")
    desk.wait(st.STUCK_S - 1)
    assert desk.staff.taking.running
    desk.wait(2)
    assert not desk.staff.taking.running
    assert desk.staff.notice == st.Notice("export-stuck", False)
    desk.happen(st.Answered(er.TakeAway(ONE, everything=False, xapi=False), ExportDone("x", 12, True)))
    assert desk.staff.taking.done is None, (
        "what comes after all is in the export book, and nobody waits for it"
    )
    desk.press("leave")
    assert not desk.staff.entered


def test_of_two_sticks_one_is_chosen_and_a_locked_one_takes_nothing(desk: StaffDesk) -> None:
    export_ready(desk)
    desk.happen(st.SticksSeen((ONE, TWO)))
    desk.press("take")
    assert desk.ordered() == []
    desk.press("stick:b", "take")
    assert desk.ordered() == [er.TakeAway(TWO, everything=False, xapi=False)]
    locked = StaffDesk()
    locked.enter()
    export_ready(locked)
    locked.happen(st.SticksSeen((Stick("c", "", "/c", 1, 1, read_only=True),)))
    locked.press("take")
    assert locked.ordered() == []


def test_sticks_are_watched_only_where_they_matter(desk: StaffDesk) -> None:
    desk.press("page:export", "page:month")
    assert [one for one in desk.ordered() if isinstance(one, er.WatchSticks | er.LeaveSticks)] == [
        er.WatchSticks()
    ]
    desk.press("home")
    assert er.LeaveSticks() in desk.ordered()
    desk.press("page:news", "leave")
    assert desk.ordered()[-1] == er.LeaveSticks()


def test_pulling_the_stick_out_ends_what_was_said_of_it(desk: StaffDesk) -> None:
    export_ready(desk)
    desk.press("take")
    desk.answer(er.TakeAway, ExportDone("x", 12, True))
    desk.happen(st.SticksSeen((Stick("a", "하나", "/a", 10, 1),)))
    assert desk.staff.taking.done is not None
    desk.happen(st.SticksSeen(()))
    assert desk.staff.taking.done is None


def test_settings_hold_at_once_and_are_kept(desk: StaffDesk) -> None:
    desk.press("page:settings", "volume:up")
    settings = StaffSettings(volume=0.7)
    assert desk.ordered() == [fr.SettingsObeyed(settings), er.KeepSettings(settings)]
    desk.press("quiet", "quiet_from:up", "quiet_until:down", "short_rounds", "test_mode", "printer:")
    assert desk.staff.settings == StaffSettings(0.7, "22:30", "07:30", "", short_rounds=True, is_test=True)
    assert desk.told() == [
        ("setting", "volume"),
        *[("setting", "quiet_hours")] * 3,
        ("setting", "short_rounds"),
        ("setting", "test_mode"),
        ("setting", "printer"),
    ]
    desk.press("quiet")
    assert (desk.staff.settings.quiet_from, desk.staff.settings.quiet_until) == ("", "")


def test_volume_stays_between_nothing_and_all(desk: StaffDesk) -> None:
    desk.press(*["volume:down"] * 12)
    assert desk.staff.settings.volume == 0.0
    desk.press(*["volume:up"] * 12)
    assert desk.staff.settings.volume == 1.0


def test_settings_that_could_not_be_kept_are_told(desk: StaffDesk) -> None:
    desk.press("page:settings", "volume:up")
    desk.answer(er.KeepSettings, Refused())
    assert desk.staff.notice == st.Notice("error-unknown", False)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (["clock_minute:down"], datetime(2026, 1, 31, 23, 59)),
        (["clock_month:up"], datetime(2026, 2, 28, 0, 0)),
        (["clock_day:up"], datetime(2026, 1, 1, 0, 0)),
        (["clock_hour:down"], datetime(2026, 1, 31, 23, 0)),
        (["clock_year:up", "clock_year:up", "clock_month:up"], datetime(2028, 2, 29, 0, 0)),
    ],
)
def test_each_step_of_the_clock_turns_one_part_of_it(
    desk: StaffDesk, steps: list[str], expected: datetime
) -> None:
    desk.around(local=datetime(2026, 1, 31, 0, 0, 12))
    desk.press("page:clock", *steps)
    assert desk.staff.clock == expected


def test_the_clock_is_set_after_a_second_yes(desk: StaffDesk) -> None:
    desk.press("page:clock", "clock_year:up", "clock_set")
    desk.ordered()
    desk.press("yes")
    (errand,) = desk.ordered()
    assert errand == er.SetClock(NOW.replace(year=2027))
    desk.happen(st.Answered(errand, None))
    assert desk.told() == [("kiosk", "clock_set")]


def test_a_team_begins_and_hands_the_kiosk_over(desk: StaffDesk) -> None:
    desk.press("page:group", "people_to:10", "people:up", "minutes:20", "team_begin")
    assert desk.ordered() == [fr.TeamBegun("team-id", 20, 11)]
    assert not desk.staff.is_open
    assert desk.told() == [("group", "started"), ("left", "")]


def test_a_team_that_is_on_can_be_paused_followed_and_ended() -> None:
    for control, order, word in (
        ("pause", fr.GroupPaused(), "paused"),
        ("resume", fr.GroupResumed(), "resumed"),
        ("team_next", fr.TeamBegun("team-id", 10, 7), "next_team"),
    ):
        desk = StaffDesk(front=TEAM_ON)
        desk.enter()
        desk.press("page:group", control)
        assert desk.ordered() == [order]
        assert desk.told() == [("group", word), ("left", "")]
    desk = StaffDesk(front=TEAM_ON)
    desk.enter()
    desk.press("page:group", "team_end", "yes")
    assert desk.ordered() == [fr.GroupEnded()]
    assert desk.told() == [("group", "ended")]


@pytest.mark.parametrize(
    ("control", "order", "facts"),
    [
        ("wipe", fr.Wiped(), [("kiosk", "wiped"), ("left", "")]),
        ("closed", fr.ClosedForToday(), [("kiosk", "closed")]),
        ("restart", er.Restart(), [("kiosk", "restarted")]),
        ("shut_down", er.ShutDown(), [("kiosk", "shut_down")]),
        ("exit", er.ExitProgram(), [("kiosk", "exited")]),
    ],
)
def test_what_stills_the_kiosk_is_asked_once_more(
    desk: StaffDesk, control: str, order: object, facts: list[tuple[str, str]]
) -> None:
    desk.press("page:machine", control, "no")
    assert (desk.ordered(), desk.told()) == ([], [])
    desk.press(control, "yes")
    assert desk.ordered() == [order]
    assert desk.told() == facts


def test_a_call_is_acknowledged_once() -> None:
    desk = StaffDesk(called=True)
    desk.enter()
    desk.press("page:machine", "call_done")
    desk.around(called=False)
    desk.press("call_done")
    assert desk.ordered() == [er.AcknowledgeCall()]
    assert desk.told() == [("call", "acknowledged")]


def test_the_checklist_runs_when_one_comes_and_not_twice_at_a_time(desk: StaffDesk) -> None:
    desk.press("page:checklist", "check_again")
    assert desk.ordered() == [er.RunChecklist(1)]
    desk.happen(st.CheckSeen(CheckResult("disk", "pass", "free"), 1))
    desk.happen(st.Answered(er.RunChecklist(1), None))
    assert [check.name for check in desk.staff.checks] == ["disk"]
    desk.press("check_again")
    assert desk.staff.checks == ()
    assert desk.told() == [("checklist", "run"), ("checklist", "run")]


def test_the_month_before_january_is_december(desk: StaffDesk) -> None:
    desk.around(local=datetime(2027, 1, 4))
    desk.press("page:month", "month:1")
    assert [one for one in desk.ordered() if isinstance(one, er.CountMonth)] == [
        er.CountMonth(2027, 1),
        er.CountMonth(2026, 12),
    ]


def test_a_month_is_printed_or_saved_and_either_is_told(desk: StaffDesk) -> None:
    desk.press("page:month")
    desk.answer(er.CountMonth, MONTH)
    desk.press("month_print", "month_print")
    desk.answer(er.IssueMonth, "printed")
    desk.happen(st.SticksSeen((ONE,)))
    desk.press("month_save")
    desk.answer(er.SaveMonth, "월보고.pdf")
    desk.press("month_print")
    desk.answer(er.IssueMonth, Refused())
    assert desk.told() == [("month", "printed"), ("month", "saved"), ("month", "failed")]


def test_lines_of_an_earlier_run_are_not_taken_for_those_of_this(desk: StaffDesk) -> None:
    late = CheckResult("database", "pass", "whole")
    desk.press("page:checklist")
    desk.press("page:today")
    desk.press("page:checklist")
    desk.happen(st.CheckSeen(late, 1))
    desk.happen(st.Answered(er.RunChecklist(1), None))
    assert (desk.staff.checks, desk.staff.busy) == ((), "checks")
    desk.happen(st.CheckSeen(late, 2))
    assert desk.staff.checks == (late,)


def test_a_stick_that_was_mounted_meanwhile_is_the_same_stick(desk: StaffDesk) -> None:
    preview = NewsPreview("소식", (), (), ())
    desk.press("page:news")
    desk.happen(st.SticksSeen((replace(ONE, mounted=False),)))
    (look,) = [errand for errand in desk.ordered() if isinstance(errand, er.LookAtNews)]
    desk.happen(st.SticksSeen((ONE,)))
    desk.happen(st.Answered(look, preview))
    assert desk.staff.news == preview
    assert not [errand for errand in desk.ordered() if isinstance(errand, er.LookAtNews)][1:]


def test_what_was_done_is_written_down_though_nobody_waited_for_it(desk: StaffDesk) -> None:
    desk.press("page:checklist")
    desk.happen(st.Answered(er.RunChecklist(1), None))
    desk.press("test_print")
    desk.press("leave")
    desk.happen(st.Answered(er.PrintTest(), None))
    assert desk.told()[-1] == ("test_print", "printed")
    assert not desk.staff.is_open


def test_a_test_slip_is_told_whether_it_came_or_not(desk: StaffDesk) -> None:
    desk.press("page:checklist")
    desk.happen(st.Answered(er.RunChecklist(1), None))
    desk.press("test_print")
    desk.answer(er.PrintTest, None)
    desk.press("test_print")
    desk.answer(er.PrintTest, Refused())
    assert desk.told() == [("checklist", "run"), ("test_print", "printed"), ("test_print", "failed")]


def test_news_are_looked_at_by_themselves_and_taken_over_whole(desk: StaffDesk) -> None:
    preview = NewsPreview("소식", (), (), ())
    desk.press("page:news")
    desk.happen(st.SticksSeen((ONE,)))
    desk.answer(er.LookAtNews, preview)
    desk.press("news_take")
    desk.answer(er.TakeOverNews, None)
    desk.press("news_drop", "yes")
    desk.answer(er.RemoveNews, None)
    assert desk.told() == [("news", "taken_over"), ("news", "removed")]


def test_news_with_a_fault_cannot_be_taken_over(desk: StaffDesk) -> None:
    desk.press("page:news")
    desk.happen(st.SticksSeen((ONE,)))
    desk.answer(er.LookAtNews, NewsPreview("소식", (), (), (NewsFault("7행", "missing"),)))
    desk.ordered()
    desk.press("news_take")
    assert desk.ordered() == []
    assert desk.told() == [("news", "refused")]


def test_what_was_seen_on_a_stick_that_is_gone_counts_no_more(desk: StaffDesk) -> None:
    desk.press("page:news")
    desk.happen(st.SticksSeen((ONE,)))
    desk.happen(st.SticksSeen((TWO,)))
    desk.happen(st.Answered(er.LookAtNews(ONE), NewsPreview("소식", (), (), ())))
    assert desk.staff.news is None
    assert desk.ordered()[-1] == er.LookAtNews(TWO)


def test_a_late_answer_to_nobody_changes_nothing(desk: StaffDesk) -> None:
    desk.press("leave")
    before = desk.staff
    desk.happen(st.Answered(er.CountVisits(), Refused()))
    desk.happen(st.SticksSeen((ONE,)))
    assert desk.staff == before


def test_a_control_that_does_not_exist_changes_nothing(desk: StaffDesk) -> None:
    before = desk.staff
    desk.press("nonsense", "page:nowhere", "digit:1")
    assert desk.staff.shown == before.shown
    assert desk.ordered() == []


def test_every_fact_is_of_the_closed_vocabulary() -> None:
    root = PACKAGE.parent
    words = set()
    for migration in (root / "db" / "migrations").glob("*.sql"):
        sql = migration.read_text("utf-8")
        for block in re.findall(r"INSERT INTO staff_word.*?;", sql, re.DOTALL):
            words |= set(re.findall(r"\('([a-z0-9_]+)', '([a-z0-9_]*)'\)", block))
    told: set[tuple[str, str]] = set()
    for control in (*PRESSES, *ORDERED, *TEAM):
        for value in ("", "1", "up", "settings", "clock"):
            desk = StaffDesk(front=TEAM_ON, called=True, visiting=True)
            desk.enter()
            try:
                desk.press(f"{control}:{value}" if value else control, "yes")
            except ValueError:
                continue  # a number was meant
            told |= {(fact.action, fact.detail) for fact in desk.facts if isinstance(fact, StaffActed)}
    assert len(told) > 15
    assert told - words == set()
