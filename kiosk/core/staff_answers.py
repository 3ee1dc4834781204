"""What comes back from the world: sticks, checks, progress, and the answer to every errand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.core import staff as st
from kiosk.core import staff_errands as er
from kiosk.core.counts import MonthCounts, VisitCounts
from kiosk.core.staff_pad import hear_pin
from kiosk.core.staff_ports import ExportDone, ExportProposal, NewsPreview, PrinterLook, Stick
from kiosk.core.staff_work import PRINTER_PAGES, StaffTurn, look_at_printer, look_for_news, trouble_of


def hear(turn: StaffTurn, event: st.StaffEvent) -> None:
    """An answer from the world. One that nobody waits for any more changes nothing."""
    staff = turn.staff
    match event:
        case st.SticksSeen(sticks=sticks):
            _see_sticks(turn, sticks)
        case st.CheckSeen(result=result, run=run) if staff.busy == "checks" and run == staff.check_run:
            turn.be(checks=(*staff.checks, result))
        case st.Progressed(progress=progress) if staff.taking.running:
            turn.be(taking=replace(staff.taking, progress=progress))
        case st.PrinterChanged() if staff.entered and staff.page in PRINTER_PAGES:
            look_at_printer(turn)
        case st.Answered(errand=er.LookAtPrinter(choice=choice)) if not _is_used(turn, choice):
            return
        case st.Answered(errand=er.CheckPin() | er.SetFirstPin() | er.ChangePin(), result=result):
            hear_pin(turn, result)
        case st.Answered(errand=er.RunChecklist(run=run)) if run != staff.check_run:
            return
        case st.Answered(errand=er.LookAtNews(stick=stick)) if not _is_in(staff, stick):
            turn.be(busy="" if staff.busy == "look" else staff.busy)
            look_for_news(turn)
        case st.Answered(errand=errand, result=result) if type(errand) in _HEARD:
            _HEARD[type(errand)](turn, result)
            if not staff.entered:  # who asked has left: what was done is written down, and nothing is shown
                turn.staff = staff
                turn.orders.clear()
        case _:
            return


def _is_in(staff: st.Staff, stick: Stick) -> bool:
    """Whether this stick is still the one that is looked at, however it is mounted by now."""
    return staff.stick is not None and staff.stick.id == stick.id


def _is_used(turn: StaffTurn, choice: str) -> bool:
    """Whether slips still go to this printer."""
    return turn.rules.printer(turn.staff.settings).text == choice


def _see_sticks(turn: StaffTurn, sticks: tuple[Stick, ...]) -> None:
    staff = turn.staff
    turn.be(sticks=sticks)
    now = turn.staff.stick.id if turn.staff.stick else ""
    if staff.stick is not None and staff.stick.id != now and not staff.taking.running:
        turn.be(news=None, notice=None, taking=replace(staff.taking, done=None))
    elif staff.stick is not None and staff.notice is not None:
        return  # the same stick, mounted or let go: what was said of it stands
    look_for_news(turn)


def _trouble(turn: StaffTurn, result: object) -> bool:
    """Tell what kept an errand from its end; False where nothing did."""
    key = trouble_of(result)
    if key:
        turn.tell(key, good=False)
    return bool(key)


def _counted(turn: StaffTurn, result: object) -> None:
    if not _trouble(turn, result) and isinstance(result, VisitCounts):
        turn.be(counts=result)


def _counted_month(turn: StaffTurn, result: object) -> None:
    if not _trouble(turn, result) and isinstance(result, MonthCounts):
        turn.be(month=result)


def _checked(turn: StaffTurn, result: object) -> None:
    if turn.staff.busy == "checks":
        turn.be(busy="")
        _trouble(turn, result)


def _proposed(turn: StaffTurn, result: object) -> None:
    if not _trouble(turn, result) and isinstance(result, ExportProposal):
        turn.be(taking=replace(turn.staff.taking, proposal=result))


def _taken(turn: StaffTurn, result: object) -> None:
    if not turn.staff.taking.running:
        return
    turn.be(input_at=turn.now_s)
    taking = replace(turn.staff.taking, running=False, cancelled_at=None)
    if isinstance(result, ExportDone):
        turn.be(taking=replace(taking, done=result, proposal=None))
        turn.order(er.Propose())
    else:
        turn.be(taking=taking)
        _trouble(turn, result)


def _kept(turn: StaffTurn, result: object) -> None:
    _trouble(turn, result)


def _printers(turn: StaffTurn, result: object) -> None:
    turn.be(printers=result if isinstance(result, tuple) else ())
    _trouble(turn, result)


def _looked_at_printer(turn: StaffTurn, result: object) -> None:
    turn.be(printer=result if isinstance(result, PrinterLook) else None)
    if turn.staff.page == "printer":
        _trouble(turn, result)


def _roll_changed(turn: StaffTurn, result: object) -> None:
    if turn.staff.busy == "roll":
        turn.be(busy="")
    if not _trouble(turn, result):
        turn.acted("printer", "roll_changed")
        turn.tell("staff-roll-changed", good=True)
        look_at_printer(turn)


def _issued(turn: StaffTurn, result: object) -> None:
    turn.be(busy="")
    if _trouble(turn, result):
        turn.acted("month", "failed")
    elif result == "printed":
        turn.acted("month", "printed")
        turn.tell("staff-month-printed", good=True)
    else:
        turn.acted("month", "saved")
        turn.tell("staff-month-kept", good=True)


def _saved(turn: StaffTurn, result: object) -> None:
    turn.be(busy="")
    if _trouble(turn, result):
        turn.acted("month", "failed")
    else:
        turn.acted("month", "saved")
        turn.tell("staff-month-saved", good=True, file=str(result))


def _test_printed(turn: StaffTurn, result: object) -> None:
    turn.be(busy="")
    if _trouble(turn, result):
        turn.acted("test_print", "failed")
    else:
        turn.acted("test_print", "printed")
        turn.tell("staff-test-printed", good=True)


def _looked(turn: StaffTurn, result: object) -> None:
    if turn.staff.busy != "look":
        return
    turn.be(busy="")
    if not _trouble(turn, result) and isinstance(result, NewsPreview):
        turn.be(news=result)
        if result.faults:
            turn.acted("news", "refused")


def _news_taken(turn: StaffTurn, result: object) -> None:
    turn.be(busy="")
    if _trouble(turn, result):
        turn.acted("news", "refused")
    else:
        turn.acted("news", "taken_over")
        turn.tell("staff-news-taken", good=True)


def _news_removed(turn: StaffTurn, result: object) -> None:
    turn.be(busy="")
    if not _trouble(turn, result):
        turn.acted("news", "removed")
        turn.tell("staff-news-removed", good=True)


def _clock_set(turn: StaffTurn, result: object) -> None:
    turn.be(busy="")
    if not _trouble(turn, result):
        turn.acted("kiosk", "clock_set")
        turn.tell("staff-clock-done", good=True)


def _machine(turn: StaffTurn, result: object) -> None:
    turn.be(busy="")
    _trouble(turn, result)


def _fingerprint(turn: StaffTurn, result: object) -> None:
    if not _trouble(turn, result):
        turn.be(fingerprint=str(result))


_HEARD: dict[type, Callable[[StaffTurn, object], None]] = {
    er.CountVisits: _counted,
    er.CountMonth: _counted_month,
    er.RunChecklist: _checked,
    er.Propose: _proposed,
    er.TakeAway: _taken,
    er.KeepSettings: _kept,
    er.ListPrinters: _printers,
    er.LookAtPrinter: _looked_at_printer,
    er.ChangeRoll: _roll_changed,
    er.IssueMonth: _issued,
    er.SaveMonth: _saved,
    er.PrintTest: _test_printed,
    er.LookAtNews: _looked,
    er.TakeOverNews: _news_taken,
    er.RemoveNews: _news_removed,
    er.SetClock: _clock_set,
    er.Restart: _machine,
    er.ShutDown: _machine,
    er.ReadFingerprint: _fingerprint,
}
