"""From the state of the staff page to its view. One function a page, in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from kiosk.core.staff import Staff
from kiosk.ui.staff.ask_view import ask
from kiosk.ui.staff.checklist_view import checklist, touch_test
from kiosk.ui.staff.export_view import export, month
from kiosk.ui.staff.group_view import group
from kiosk.ui.staff.machine_view import machine
from kiosk.ui.staff.news_view import news
from kiosk.ui.staff.pad_view import pad
from kiosk.ui.staff.printer_view import printer
from kiosk.ui.staff.settings_view import clock, settings
from kiosk.ui.staff.staff_view import Rows, StaffView, StaffWords
from kiosk.ui.staff.today_view import today

Page = Callable[[StaffWords, Staff, StaffView], StaffView]


def present(words: StaffWords, staff: Staff, now_s: float) -> StaffView:
    """The whole view of the pad and the page at `now_s`."""
    view = StaffView()
    if staff.entered:
        view = _page(words, staff)
        view = ask(words, staff, view, now_s)
    return pad(words, staff, view) if staff.pad is not None else view


def _page(words: StaffWords, staff: Staff) -> StaffView:
    title = words.say(f"staff-{staff.page}-title")
    notice = staff.notice
    view = StaffView(
        page=staff.page,
        title=title,
        notice=words.say(notice.key, **dict(notice.values)) if notice else "",
        notice_good=notice.good if notice else True,
        bar=_bar(words, staff),
    )
    view = _PAGES[staff.page](words, staff, view)
    spoken = " ".join(filter(None, (view.notice, view.title, view.lead)))
    return replace(view, spoken=view.spoken or spoken)


def _bar(words: StaffWords, staff: Staff) -> Rows:
    """The way back and the way out. While an export runs there is neither."""
    if staff.taking.running:
        return ()
    leave = words.control("leave", "staff-leave", icon="exit")
    if staff.page == "today":
        return (leave,)
    return (words.control("back", "staff-back", icon="arrow_left"), leave)


_PAGES: Mapping[str, Page] = {
    "today": today,
    "checklist": checklist,
    "touch": touch_test,
    "export": export,
    "month": month,
    "news": news,
    "settings": settings,
    "printer": printer,
    "clock": clock,
    "group": group,
    "machine": machine,
}
