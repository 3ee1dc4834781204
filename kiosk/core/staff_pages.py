"""What each control of the staff page does, by its id: `name` or `name:value`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.core import front as fr
from kiosk.core import staff as st
from kiosk.core import staff_errands as er
from kiosk.core.staff_steps import STEPS
from kiosk.core.staff_work import StaffTurn, count_month, look_at_printer, look_for_news, run_checklist

ASKED = ("wipe", "closed", "restart", "shut_down", "exit", "news_drop", "team_end", "clock_set")
"""Orders that are given only after a second yes."""


def _page(turn: StaffTurn, page: str) -> None:
    if page in st.PAGES:
        turn.show(page)


def _back(turn: StaffTurn, _: str) -> None:
    if turn.staff.page == "today":
        turn.leave()
    else:
        turn.show(st.UP.get(turn.staff.page, "today"))


def _days(turn: StaffTurn, value: str) -> None:
    turn.be(days=int(value))


def _cell(turn: StaffTurn, value: str) -> None:
    turn.be(touched=turn.staff.touched | {int(value)})


def _choose_stick(turn: StaffTurn, stick_id: str) -> None:
    turn.be(stick_id=stick_id, notice=None, news=None)
    look_for_news(turn)


def _flip_everything(turn: StaffTurn, _: str) -> None:
    turn.be(taking=replace(turn.staff.taking, everything=not turn.staff.taking.everything))


def _flip_xapi(turn: StaffTurn, _: str) -> None:
    turn.be(taking=replace(turn.staff.taking, xapi=not turn.staff.taking.xapi))


def _take(turn: StaffTurn, _: str) -> None:
    staff, taking = turn.staff, turn.staff.taking
    if staff.stick is None or staff.stick.read_only or taking.proposal is None:
        return
    turn.be(taking=replace(taking, running=True, cancelled_at=None, progress=None, done=None), notice=None)
    turn.order(er.TakeAway(staff.stick, taking.everything, taking.xapi))


def _look_again(turn: StaffTurn, _: str) -> None:
    turn.be(news=None, notice=None)
    look_for_news(turn)


def _take_news(turn: StaffTurn, _: str) -> None:
    preview = turn.staff.news
    if preview is not None and not preview.faults and not turn.staff.busy:
        turn.be(busy="news")
        turn.order(er.TakeOverNews(preview))


def _drop_news(turn: StaffTurn) -> None:
    turn.be(busy="news")
    turn.order(er.RemoveNews())


def _print_month(turn: StaffTurn, _: str) -> None:
    if turn.staff.month is not None and not turn.staff.busy:
        turn.be(busy="month", notice=None)
        turn.order(er.IssueMonth(turn.staff.month))


def _save_month(turn: StaffTurn, _: str) -> None:
    staff = turn.staff
    if staff.month is not None and staff.stick is not None and not staff.busy:
        turn.be(busy="month", notice=None)
        turn.order(er.SaveMonth(staff.stick, staff.month))


def _print_test(turn: StaffTurn, _: str) -> None:
    if not turn.staff.busy:
        turn.be(busy="test", notice=None)
        turn.order(er.PrintTest())


def _change_pin(turn: StaffTurn, _: str) -> None:
    turn.be(pad=st.Pad("old"), notice=None)


def _wipe(turn: StaffTurn) -> None:
    turn.acted("kiosk", "wiped")
    turn.order(fr.Wiped())
    turn.leave()


def _close_for_today(turn: StaffTurn) -> None:
    turn.acted("kiosk", "closed")
    turn.order(fr.ClosedForToday())
    turn.tell("staff-closed-now", good=True)


def _reopen(turn: StaffTurn, _: str) -> None:
    turn.acted("kiosk", "reopened")
    turn.order(fr.Reopened())
    turn.tell("staff-reopened-now", good=True)


def _restart(turn: StaffTurn) -> None:
    turn.acted("kiosk", "restarted")
    turn.be(busy="machine")
    turn.order(er.Restart())


def _shut_down(turn: StaffTurn) -> None:
    turn.acted("kiosk", "shut_down")
    turn.be(busy="machine")
    turn.order(er.ShutDown())


def _exit(turn: StaffTurn) -> None:
    turn.acted("kiosk", "exited")
    turn.order(er.ExitProgram())


def _set_clock(turn: StaffTurn) -> None:
    if turn.staff.clock is not None:
        turn.be(busy="clock")
        turn.order(er.SetClock(turn.staff.clock))


def _acknowledge(turn: StaffTurn, _: str) -> None:
    if turn.staff.around.called:
        turn.acted("call", "acknowledged")
        turn.order(er.AcknowledgeCall())
        turn.tell("staff-call-done-now", good=True)


def _people_to(turn: StaffTurn, value: str) -> None:
    turn.be(people=int(value))


def _minutes(turn: StaffTurn, value: str) -> None:
    turn.be(minutes=int(value))


def _begin_team(turn: StaffTurn, new_id: str) -> None:
    turn.acted("group", "started")
    turn.order(fr.TeamBegun(new_id, turn.staff.minutes, turn.staff.people))
    turn.leave()


def _next_team(turn: StaffTurn, new_id: str) -> None:
    team = turn.staff.around.front.group
    if team is not None:
        turn.acted("group", "next_team")
        turn.order(fr.TeamBegun(new_id, turn.staff.minutes, turn.staff.people))
        turn.leave()


def _pause_team(turn: StaffTurn, _: str) -> None:
    turn.acted("group", "paused")
    turn.order(fr.GroupPaused())
    turn.leave()


def _resume_team(turn: StaffTurn, _: str) -> None:
    turn.acted("group", "resumed")
    turn.order(fr.GroupResumed())
    turn.leave()


def _end_team(turn: StaffTurn) -> None:
    turn.acted("group", "ended")
    turn.order(fr.GroupEnded())


def _choose_printer(turn: StaffTurn, choice: str) -> None:
    before = turn.rules.printer(turn.staff.settings)
    turn.keep("printer", printer=choice)
    if turn.rules.printer(turn.staff.settings) != before:
        turn.be(printer=None)
        look_at_printer(turn)


def _change_roll(turn: StaffTurn, _: str) -> None:
    if not turn.staff.busy:
        turn.be(busy="roll", notice=None)
        turn.order(er.ChangeRoll())


Press = Callable[[StaffTurn, str], None]
TEAM: dict[str, Press] = {"team_begin": _begin_team, "team_next": _next_team}
"""Controls that take a fresh id; they get it instead of a value."""
PRESSES: dict[str, Press] = {
    "page": _page,
    "back": _back,
    "home": lambda turn, _: turn.show("today"),
    "leave": lambda turn, _: turn.leave(),
    "days": _days,
    "check_again": run_checklist,
    "cell": _cell,
    "stick": _choose_stick,
    "everything": _flip_everything,
    "xapi": _flip_xapi,
    "take": _take,
    "month": count_month,
    "month_print": _print_month,
    "month_save": _save_month,
    "test_print": _print_test,
    "news_look": _look_again,
    "news_take": _take_news,
    "pin_change": _change_pin,
    "printer": _choose_printer,
    "roll": _change_roll,
    "reopen": _reopen,
    "call_done": _acknowledge,
    "people_to": _people_to,
    "minutes": _minutes,
    "pause": _pause_team,
    "resume": _resume_team,
    **STEPS,
}
ORDERED: dict[str, Callable[[StaffTurn], None]] = {
    "wipe": _wipe,
    "closed": _close_for_today,
    "restart": _restart,
    "shut_down": _shut_down,
    "exit": _exit,
    "news_drop": _drop_news,
    "team_end": _end_team,
    "clock_set": _set_clock,
}
