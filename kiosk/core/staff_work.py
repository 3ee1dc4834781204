"""One event at work on the staff page: what every answer of it may do, and what each page begins with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kiosk.core import facts as ft
from kiosk.core import front as fr
from kiosk.core import staff as st
from kiosk.core import staff_errands as er
from kiosk.core.errors import KioskError

STICK_PAGES = ("export", "month", "news")
PRINTER_PAGES = ("today", "printer")
"""Pages that say how the printer is."""

Order = fr.FrontOrder | er.Errand


@dataclass(slots=True)
class StaffTurn:
    """One event at work: the state as it becomes, the facts and orders so far."""

    staff: st.Staff
    now_s: float
    rules: st.StaffRules
    facts: list[ft.Fact] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)

    def be(self, **changes: object) -> None:
        self.staff = replace(self.staff, **changes)  # type: ignore[arg-type]

    def acted(self, action: str, detail: str = "") -> None:
        self.facts.append(ft.StaffActed(action, detail))

    def order(self, *orders: Order) -> None:
        self.orders += orders

    def tell(self, key: str, *, good: bool, **values: str | int | float) -> None:
        self.be(notice=st.Notice(key, good, tuple(values.items())))

    def leave(self, detail: str = "") -> None:
        """Nobody is at the staff page any more."""
        self.acted("left", detail)
        if self.staff.page in STICK_PAGES:
            self.order(er.LeaveSticks())
        self.staff = self.staff.closed()

    def show(self, page: str) -> None:
        """Go to a page, and begin what it needs."""
        before = self.staff.page
        self.be(page=page, notice=None, ask="", busy="", touched=frozenset(), clock=None)
        if page in STICK_PAGES and before not in STICK_PAGES:
            self.order(er.WatchSticks())
        elif before in STICK_PAGES and page not in STICK_PAGES:
            self.order(er.LeaveSticks())
            self.be(sticks=(), stick_id="")
        if arrival := _ARRIVALS.get(page):
            arrival(self)

    def keep(self, word: str, **changes: object) -> None:
        """Settings from now on: obeyed at once, then kept."""
        settings = replace(self.staff.settings, **changes)  # type: ignore[arg-type]
        if settings == self.staff.settings:
            return
        self.be(settings=settings, notice=None)
        self.acted("setting", word)
        self.order(fr.SettingsObeyed(settings), er.KeepSettings(settings))


def trouble_of(result: object) -> str:
    """The key of the sentence for an answer that is a trouble; "" for one that is none."""
    return result.message_key if isinstance(result, KioskError) else ""


def look_for_news(turn: StaffTurn) -> None:
    """On the page of news a stick that is there is looked at by itself."""
    staff = turn.staff
    if staff.page == "news" and staff.stick is not None and staff.news is None and not staff.busy:
        turn.be(busy="look")
        turn.order(er.LookAtNews(staff.stick))


def look_at_printer(turn: StaffTurn) -> None:
    """Ask the printer how it is, where there is one; what it said before stands until it answers."""
    choice = turn.rules.printer(turn.staff.settings)
    if choice.on_paper:
        turn.order(er.LookAtPrinter(choice.text))


def _arrive_today(turn: StaffTurn) -> None:
    turn.order(er.CountVisits())
    look_at_printer(turn)


def _arrive_printer(turn: StaffTurn) -> None:
    turn.order(er.ListPrinters())
    look_at_printer(turn)


def _arrive_export(turn: StaffTurn) -> None:
    turn.be(taking=st.Taking())
    turn.order(er.Propose(), er.ReadFingerprint())


def _arrive_news(turn: StaffTurn) -> None:
    turn.be(news=None)
    look_for_news(turn)


def _arrive_group(turn: StaffTurn) -> None:
    """A team that is on proposes its own size and time for the next."""
    if team := turn.staff.around.front.group:
        turn.be(people=team.people, minutes=team.minutes)


def count_month(turn: StaffTurn, value: str = "0") -> None:
    """This month, or the one `value` months before it."""
    turn.be(months_back=int(value), month=None, notice=None)
    today = turn.staff.around.local.date()
    months = today.year * 12 + today.month - 1 - int(value)
    turn.order(er.CountMonth(months // 12, months % 12 + 1))


def run_checklist(turn: StaffTurn, _: str = "") -> None:
    """The opening checklist, line by line; not twice at a time."""
    if turn.staff.busy != "checks":
        run = turn.staff.check_run + 1
        turn.be(checks=(), busy="checks", check_run=run)
        turn.acted("checklist", "run")
        turn.order(er.RunChecklist(run))


_ARRIVALS: dict[str, Callable[[StaffTurn], None]] = {
    "today": _arrive_today,
    "checklist": run_checklist,
    "export": _arrive_export,
    "news": _arrive_news,
    "month": count_month,
    "printer": _arrive_printer,
    "clock": lambda turn: turn.be(clock=turn.staff.around.local.replace(second=0, microsecond=0)),
    "group": _arrive_group,
}
