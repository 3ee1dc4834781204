"""The printer: how it is and what to do, how much paper is left, and which one prints the slips."""

from __future__ import annotations

import re
from dataclasses import replace

from kiosk.core.printers import Channel, PrinterChoice, PrinterState, parse_choice
from kiosk.core.staff import Staff
from kiosk.core.staff_ports import PrinterLook, PrinterOffer
from kiosk.kit.action_model import Control
from kiosk.ui.staff.staff_view import Rows, StaffView, StaffWords

_SIGNS: dict[PrinterState, str] = {"ready": "check", "unknown": "minus"}
_WITHOUT_PAPER: tuple[Channel, ...] = ("none", "pdf")
_BREAK_AFTER = re.compile(r"([-_./:@])(?=.)")


def printer(words: StaffWords, staff: Staff, view: StaffView) -> StaffView:
    """First how it is, then all there are."""
    now = words.rules.printer(staff.settings)
    states, desk = _states(words, staff, now), _desk(words, staff, now)
    if staff.printers is None:
        return replace(view, lead=words.say("staff-printer-asking"), states=states, desk=desk)
    return replace(
        view,
        lead="" if staff.printers else words.say("staff-printer-nothing"),
        states=states,
        choices_label=words.say("staff-printer-which"),
        choices=_choices(words, staff.printers, now),
        desk=desk,
        spoken=_spoken(view, states),
    )


def with_trouble(words: StaffWords, staff: Staff, view: StaffView) -> StaffView:
    """What must be seen to at the printer, where staff land, and the way to it."""
    look = staff.printer
    on_paper = words.rules.printer(staff.settings).on_paper
    if view.notice or look is None or not on_paper or look.state in _SIGNS:
        return view
    return replace(
        view,
        notice=words.say(_key(look.state)),
        notice_good=False,
        links=(words.control("page:printer", "staff-see-printer", icon="print"),),
    )


def _key(state: PrinterState) -> str:
    return f"printer-{state.replace('_', '-')}"


def _spoken(view: StaffView, states: Rows) -> str:
    told = (f"{row.label} {row.note}".strip() for row in states)
    return " ".join(filter(None, (view.notice, view.title, *told)))


def _states(words: StaffWords, staff: Staff, now: PrinterChoice) -> Rows:
    if not now.on_paper:
        note = words.say(f"printer-off-{_without_paper(words, now.channel)}")
        return (words.row("state", "printer-off", icon="minus", note=note),)
    look = staff.printer
    if look is None:
        return (words.row("state", "printer-waiting", icon="wait"),)
    key = _key(look.state)
    state = words.row("state", key, icon=_SIGNS.get(look.state, "warning"), note=words.say(f"{key}-do"))
    return (state, _count(words, look))


def _count(words: StaffWords, look: PrinterLook) -> Control:
    """Slips of today and the paper that is left, which is no more than an estimate."""
    label = words.say("staff-printed-today", n=look.printed_today)
    return Control("printed", label, _paper_left(words, look), kind="row", icon="print")


def _paper_left(words: StaffWords, look: PrinterLook) -> str:
    if look.roll_left_m is None or look.state == "paper_out":
        return ""
    metres = round(look.roll_left_m)
    return words.say("staff-roll-left", m=metres) if metres >= 1 else words.say("staff-roll-nearly-out")


def _desk(words: StaffWords, staff: Staff, now: PrinterChoice) -> Rows:
    """A roll can be changed where one is counted; a test strip shows whether all is well."""
    if not now.on_paper:
        return ()
    free = not staff.busy
    test = words.control("test_print", "staff-test-print", icon="print", enabled=free)
    if staff.printer is None or staff.printer.roll_left_m is None:
        return (test,)
    return (words.control("roll", "staff-roll-change", icon="restart", enabled=free), test)


def _choices(words: StaffWords, offers: tuple[PrinterOffer, ...], now: PrinterChoice) -> Rows:
    """All that were found, the one in use even where it was not found (any more), and what needs no paper."""
    known = {offer.choice: offer.name for offer in offers}
    if now.on_paper and now.text not in known:
        known = {now.text: now.target, **known}
    rows = [_choice(words, text, name, checked=text == now.text) for text, name in known.items()]
    rows += [
        words.choice(
            f"printer:{way}",
            words.say(f"staff-printer-{_without_paper(words, way)}"),
            checked=way == now.channel,
        )
        for way in _WITHOUT_PAPER
    ]
    return tuple(rows)


def _without_paper(words: StaffWords, way: Channel) -> str:
    """Nothing speaks of a code where the site has no online hall."""
    return "nothing-to-take" if way == "none" and not words.site.hall.url else way


def _choice(words: StaffWords, text: str, name: str, *, checked: bool) -> Control:
    choice = parse_choice(text)
    kind = words.say(f"printer-by-{choice.channel}")
    told = words.say("staff-printer-one", name=name or choice.target, kind=kind)
    return replace(words.choice(f"printer:{text}", breakable(told), checked=checked), spoken=told)


def breakable(name: str) -> str:
    """A name that no space parts, with a place for a line break after each sign within it."""
    return _BREAK_AFTER.sub("\\1\u200b", name)
