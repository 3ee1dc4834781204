"""Taking the records away on a stick, and the month on paper where sticks are not wanted."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.staff import Staff
from kiosk.core.staff_ports import Stick
from kiosk.kit.action_model import Control
from kiosk.ui.staff.printer_view import breakable
from kiosk.ui.staff.staff_view import StaffView, StaffWords
from kiosk.ui.staff.today_view import figures

_GB = 1e9
MOST_STICKS = 6


def export(words: StaffWords, staff: Staff, view: StaffView) -> StaffView:
    """From the stick to 꺼내셔도 됩니다: always the one next thing to do."""
    taking = staff.taking
    foot = words.say("staff-fingerprint", code=breakable(staff.fingerprint)) if staff.fingerprint else ""
    if taking.running:
        return _running(words, staff, view)
    if taking.done is not None:
        key = "staff-export-done" if taking.done.safe_to_remove else "staff-export-done-busy"
        return replace(
            view,
            lead=words.say("staff-export-taken", n=taking.done.visits),
            notice=words.say(key),
            foot=words.say("staff-export-folder", folder=taking.done.folder.replace("/", " / ")),
        )
    month = words.control("page:month", "staff-go-month", icon="print")
    view = replace(view, foot=foot, desk=(month,))
    if taking.proposal is None:
        return replace(view, lead=words.say("staff-counting"))
    view = replace(view, lead=_proposal(words, staff))
    if not staff.sticks:
        return replace(view, checks=(_hint(words, "staff-stick-none"),))
    view = with_sticks(words, staff, view)
    ready = staff.stick is not None and not staff.stick.read_only
    return replace(
        view,
        switches=(
            _switch(words, "everything", on=taking.everything, n=taking.proposal.all),
            _switch(words, "xapi", on=taking.xapi),
        ),
        desk=(
            words.control("take", "staff-take", kind="primary", icon="stick", enabled=ready),
            month,
        ),
    )


def _running(words: StaffWords, staff: Staff, view: StaffView) -> StaffView:
    progress = staff.taking.progress
    phase = "cancelling" if staff.taking.cancelling else progress.phase if progress else "preparing"
    share = progress.share if progress else 0.0
    percent = words.say("staff-percent", percent=int(100 * share))
    return replace(
        view,
        lead=words.say("staff-export-stay"),
        share=share,
        progress=f"{words.say(f'staff-phase-{phase}')} {percent}",
        desk=(
            words.control("take_cancel", "staff-take-cancel", icon="close", enabled=phase != "cancelling"),
        ),
        spoken=words.say(f"staff-phase-{phase}"),
    )


def _proposal(words: StaffWords, staff: Staff) -> str:
    proposal = staff.taking.proposal
    if proposal is None:
        return ""
    if proposal.last_verified_at is None:
        return words.say("staff-export-never", n=proposal.new)
    day = words.day(proposal.last_verified_at.astimezone(staff.around.local.tzinfo))
    return words.say("staff-export-new" if proposal.new else "staff-export-nothing", n=proposal.new, day=day)


def _switch(words: StaffWords, name: str, *, on: bool, **values: int) -> Control:
    note = words.say(f"staff-{name}-note", **values)
    return words.control(name, f"staff-{name}", kind="switch", checked=on, note=note)


def _hint(words: StaffWords, key: str) -> Control:
    return Control("hint", words.say(key), words.say(f"{key}-note"), kind="row", icon="stick")


def with_sticks(words: StaffWords, staff: Staff, view: StaffView) -> StaffView:
    """Which stick is meant: said of one, chosen among several."""
    if len(staff.sticks) == 1:
        return replace(view, checks=(_stick(words, staff.sticks[0]),))
    return replace(
        view,
        choices_label=words.say("staff-stick-which"),
        choices=tuple(
            words.choice(f"stick:{stick.id}", _name(words, stick, n), checked=staff.stick_id == stick.id)
            for n, stick in enumerate(staff.sticks[:MOST_STICKS], start=1)
        ),
    )


def _stick(words: StaffWords, stick: Stick) -> Control:
    label = stick.label or words.say("staff-stick")
    if stick.read_only:
        return Control("stick", label, words.say("staff-stick-read-only"), kind="row", icon="warning")
    free = f"{stick.free_bytes / _GB:.1f}"
    note = words.say("staff-stick-free", free=free) if stick.mounted else words.say("staff-stick-found")
    return Control("stick", label, note, kind="row", icon="check")


def _name(words: StaffWords, stick: Stick, n: int) -> str:
    return words.say("staff-stick-named", n=n, label=stick.label or words.say("staff-stick"))


def month(words: StaffWords, staff: Staff, view: StaffView) -> StaffView:
    """The totals of this month or the last, to be printed, or as a PDF onto a stick."""
    today = staff.around.local.date()
    months = today.year * 12 + today.month - 1
    view = replace(
        view,
        choices=tuple(
            words.choice(
                f"month:{back}",
                words.say("staff-month", year=(months - back) // 12, month=(months - back) % 12 + 1),
                checked=staff.months_back == back,
            )
            for back in (0, 1)
        ),
    )
    counts = staff.month
    if counts is None:
        return replace(view, lead="" if view.notice else words.say("staff-counting"))
    free = not staff.busy
    return replace(
        view,
        lead=words.say(
            "staff-month-lead",
            days=counts.operating_days,
            calls=counts.staff_calls,
            slips=counts.slips_printed,
        ),
        figures=figures(words, counts.period),
        foot="" if staff.sticks else words.say("staff-month-stick"),
        desk=(
            words.control("month_print", "staff-month-print", kind="primary", icon="print", enabled=free),
            words.control(
                "month_save", "staff-month-save", icon="stick", enabled=free and staff.stick is not None
            ),
        ),
    )
