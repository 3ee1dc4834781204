"""Every page of staff and every state of it worth seeing, as one story."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QUrl

from kiosk.commands.audit.rehearsal import Rehearsal
from kiosk.commands.audit.staff_world import FAULTS, LOCKED_STICK, MANY_PRINTERS, OTHER_STICK, STICK
from kiosk.core.staff import LEAVE_S
from kiosk.installation import illustrations

_MOST_TRIES = 4


def staff(kiosk: Rehearsal) -> Iterator[str]:
    """A Monday morning and the last day of a month."""
    yield from _pad(kiosk)
    yield from _opening(kiosk)
    yield from _taking(kiosk)
    yield from _news(kiosk)
    yield from _settings(kiosk)
    yield from _group(kiosk)
    yield from _machine(kiosk)


def _pad(kiosk: Rehearsal) -> Iterator[str]:
    kiosk.staff.pin.forget()
    kiosk.idle(1.0)
    yield "staff-attract-no-pin"
    kiosk.knock()
    yield "staff-pad-first"
    kiosk.touch_staff(*_digits("2580"), "enter", *_digits("2581"), "enter")
    yield "staff-pad-differs"
    kiosk.touch_staff(*_digits("2580"), "enter", *_digits("2580"), "enter", "leave")
    kiosk.knock()
    kiosk.touch_staff(*_digits("25"))
    yield "staff-pad"
    kiosk.touch_staff("erase", "erase")
    for _ in range(_MOST_TRIES - 1):
        kiosk.touch_staff(*_digits("1357"), "enter")
    yield "staff-pad-wait"
    kiosk.idle(31.0)
    kiosk.let_in()


def _digits(pin: str) -> tuple[str, ...]:
    return tuple(f"digit:{digit}" for digit in pin)


def _opening(kiosk: Rehearsal) -> Iterator[str]:
    yield "staff-today"
    kiosk.touch_staff("days:30")
    yield "staff-today-30"
    kiosk.idle(LEAVE_S - 12)
    yield "staff-leaving"
    kiosk.staff.checklist.held = 2
    kiosk.touch_staff("go_on", "page:checklist")
    yield "staff-checklist-running"
    kiosk.staff.checklist.go_on()
    yield "staff-checklist"
    kiosk.touch_staff("page:touch", "cell:1", "cell:5")
    yield "staff-touch"


def _taking(kiosk: Rehearsal) -> Iterator[str]:
    exporter, sticks = kiosk.staff.exporter, kiosk.staff.sticks
    kiosk.touch_staff("page:export")
    yield "staff-export-no-stick"
    sticks.put(LOCKED_STICK)
    yield "staff-export-locked"
    sticks.put(STICK, OTHER_STICK)
    yield "staff-export-two-sticks"
    sticks.put(STICK)
    kiosk.touch_staff("xapi")
    yield "staff-export"
    kiosk.touch_staff("take")
    exporter.reach("checking", 0.62)
    yield "staff-export-running"
    exporter.fail("export-stick-full")
    yield "staff-export-trouble"
    kiosk.touch_staff("take")
    exporter.finish()
    yield "staff-export-done"
    kiosk.touch_staff("back", "page:month")
    yield "staff-month"
    kiosk.touch_staff("month_save")
    yield "staff-month-saved"


def _news(kiosk: Rehearsal) -> Iterator[str]:
    news, sticks = kiosk.staff.news, kiosk.staff.sticks
    sticks.put()
    kiosk.touch_staff("page:news")
    yield "staff-news-no-stick"
    news.faults = FAULTS
    sticks.put(STICK)
    yield "staff-news-faults"
    news.faults, news.picture = (), QUrl(illustrations()["hall"]).toLocalFile()
    kiosk.touch_staff("news_look")
    yield "staff-news"
    kiosk.touch_staff("news_take")
    yield "staff-news-taken"
    kiosk.touch_staff("news_drop")
    yield "staff-news-ask"
    kiosk.touch_staff("no")


def _settings(kiosk: Rehearsal) -> Iterator[str]:
    kiosk.touch_staff("page:settings", "quiet", "test_mode")
    yield "staff-settings"
    yield from _printer(kiosk)
    kiosk.touch_staff("page:clock", "clock_hour:up")
    yield "staff-clock"
    kiosk.touch_staff("back", "pin_change")
    yield "staff-pad-old"
    kiosk.touch_staff("pad_close")


def _printer(kiosk: Rehearsal) -> Iterator[str]:
    printers = kiosk.staff.printers
    kiosk.touch_staff("page:printer")
    yield "staff-printer"
    kiosk.touch_staff(f"printer:{printers.offered[0].choice}")
    yield "staff-printer-ready"
    printers.roll_left_m = 2.4
    kiosk.printer_becomes("paper_low")
    yield "staff-printer-low"
    kiosk.touch_staff("roll")
    yield "staff-printer-new-roll"
    kiosk.printer_becomes("unknown")
    yield "staff-printer-unknown"
    printers.offered = MANY_PRINTERS
    kiosk.printer_becomes("cover_open")
    kiosk.touch_staff("back", "page:printer")
    yield "staff-printer-many"
    kiosk.printer_becomes("paper_out")
    kiosk.touch_staff("page:today")
    yield "staff-today-trouble"
    kiosk.printer_becomes("ready")


def _group(kiosk: Rehearsal) -> Iterator[str]:
    kiosk.touch_staff("page:group")
    yield "staff-group"
    kiosk.touch_staff("team_begin")
    kiosk.let_in()
    kiosk.touch_staff("page:group")
    yield "staff-group-on"


def _machine(kiosk: Rehearsal) -> Iterator[str]:
    kiosk.touch_staff("team_end", "yes", "page:machine")
    yield "staff-machine"
    kiosk.touch_staff("shut_down")
    yield "staff-machine-ask"
    kiosk.staff.machine.refuses = "error-unknown"
    kiosk.touch_staff("yes")
    yield "staff-machine-refused"
