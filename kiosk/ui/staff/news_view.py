"""소식 넣기: what a stick brings, what is wrong in it, and taking it over whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kiosk.core.staff import Staff
from kiosk.core.staff_ports import NewsFault, NewsNotice, NewsPreview, NewsProgramme
from kiosk.kit.action_model import Control
from kiosk.ui.staff.export_view import with_sticks
from kiosk.ui.staff.staff_view import StaffView, StaffWords


def news(words: StaffWords, staff: Staff, view: StaffView) -> StaffView:
    """First a stick, then what is on it, then one yes."""
    drop = words.control("news_drop", "staff-news-drop", icon="close", enabled=not staff.busy)
    view = replace(view, desk=(drop,))
    if staff.notice is not None and staff.notice.good:
        return view
    if not staff.sticks:
        hint = Control(
            "hint", words.say("staff-news-none"), words.say("staff-news-none-note"), kind="row", icon="stick"
        )
        return replace(view, lead=words.say("staff-news-lead"), checks=(hint,))
    view = with_sticks(words, staff, view)
    again = words.control("news_look", "staff-news-look", icon="restart", enabled=not staff.busy)
    if staff.news is None:
        lead = {"look": "staff-news-looking", "": "staff-news-lead"}.get(staff.busy, "staff-news-working")
        return replace(view, lead=words.say(lead), desk=(again, drop))
    if staff.news.faults:
        return replace(
            view,
            lead=words.say("staff-news-faults", n=len(staff.news.faults)),
            checks=tuple(_fault(words, n, fault) for n, fault in enumerate(staff.news.faults)),
            desk=(again, drop),
        )
    return _preview(words, staff, staff.news, replace(view, desk=(again, drop)))


def _preview(words: StaffWords, staff: Staff, preview: NewsPreview, view: StaffView) -> StaffView:
    found = (len(preview.notices), len(preview.programmes))
    if not any(found):
        return replace(view, lead=words.say("staff-news-empty"))
    take = words.control("news_take", "staff-news-take", kind="primary", icon="check", enabled=not staff.busy)
    lead = "staff-news-working" if staff.busy else "staff-news-found"
    return replace(
        view,
        lead=words.say(lead, notices=found[0], programmes=found[1]),
        checks=tuple(_programme(words, entry) for entry in preview.programmes),
        foot=words.say("staff-news-assumed") if preview.days_assumed and preview.notices else "",
        pictures=tuple(_notice(words, n, notice) for n, notice in enumerate(preview.notices)),
        desk=(take, *view.desk),
    )


def _fault(words: StaffWords, n: int, fault: NewsFault) -> Control:
    note = words.say(f"news-fault-{fault.reason}", **dict(fault.values))
    return Control(f"fault:{n}", fault.where, note, kind="row", icon="warning")


def _notice(words: StaffWords, n: int, notice: NewsNotice) -> Control:
    dates = words.say("staff-news-dates", first=words.day(notice.first), last=words.day(notice.last))
    picture = Path(notice.preview).as_uri() if notice.preview else ""
    return Control(f"notice:{n}", notice.text or notice.file, dates, kind="row", picture=picture)


def _programme(words: StaffWords, entry: NewsProgramme) -> Control:
    dates = words.say("staff-news-dates", first=words.day(entry.first), last=words.day(entry.last))
    kind = words.say("staff-news-new" if entry.is_new else "staff-news-changed")
    return Control(
        f"programme:{entry.row}", entry.name, f"{kind} · {entry.provider} · {dates}", kind="row", icon="check"
    )
