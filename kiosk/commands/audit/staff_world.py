"""A world for staff to rehearse in: plausible answers, made up, and sticks that come when they are told to.

Everything is a `core.staff_ports` port. What takes time waits until the rehearsal lets it happen.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from kiosk.core.clock import Clock
from kiosk.core.counts import PERIODS_DAYS, DayCounts, MonthCounts, PeriodCounts, VisitCounts
from kiosk.core.errors import KioskError
from kiosk.core.front import StaffSettings
from kiosk.core.printers import Channel, PrinterChoice, PrinterState
from kiosk.core.staff_ports import (
    CheckResult,
    Done,
    ExportDone,
    ExportPhase,
    ExportProgress,
    ExportProposal,
    NewsFault,
    NewsNotice,
    NewsPreview,
    NewsProgramme,
    PinAnswer,
    PrinterLook,
    PrinterOffer,
    StaffWorld,
    Stick,
)
from kiosk.services.staff_pin import PinTooSimple, wait_after

PIN = "2580"
FINGERPRINT = "K7QXD-3MZPA-RW5TN-H2VJC-6YBGE"
STICK = Stick("sdb1", "청년꿈터", "/media/stick", 15_500_000_000, 11_200_000_000)
OTHER_STICK = Stick("sdc1", "", "/media/other", 31_000_000_000, 30_100_000_000)
LOCKED_STICK = Stick("sdd1", "자료", "/media/locked", 8_000_000_000, 2_000_000_000, read_only=True)
_EARLIER = (9, 14, 0, 22, 31, 18, 12, 0, 0, 27, 33, 19, 24, 16, 0, 21, 38, 41, 25, 17, 11, 0, 19)
_WEEK = (23, 29, 34, 18, 26, 40, 36)


class Trouble(KioskError):
    """A trouble with the sentence of this key."""

    def __init__(self, message_key: str) -> None:
        super().__init__(message_key)
        self.message_key = message_key


class RehearsedPin:
    """A `PinDesk` in memory, with the real waits."""

    def __init__(self, pin: str, clock: Clock) -> None:
        self._pin, self._clock = pin, clock
        self._wrong = 0
        self._open_at_s = 0.0

    @property
    def is_set(self) -> bool:
        return bool(self._pin)

    @property
    def wait_s(self) -> float:
        return max(0.0, self._open_at_s - self._clock.monotonic_s())

    def forget(self) -> None:
        """As at the very first start: there is no PIN."""
        self._pin = ""

    def check(self, pin: str, done: Done[PinAnswer]) -> None:
        done(self._judge(pin))

    def _judge(self, pin: str) -> PinAnswer:
        right = not self.wait_s and pin == self._pin
        if not self.wait_s:
            self._wrong = 0 if right else self._wrong + 1
            self._open_at_s = self._clock.monotonic_s() + wait_after(self._wrong)
        return PinAnswer(right, self.wait_s)

    def set_first(self, pin: str, done: Done[None]) -> None:
        if len(set(pin)) == 1:
            done(PinTooSimple())
            return
        self._pin = pin
        done(None)

    def change(self, old: str, new: str, done: Done[PinAnswer]) -> None:
        if len(set(new)) == 1:
            done(PinTooSimple())
            return
        answer = self._judge(old)
        if answer.right:
            self._pin = new
        done(answer)


class RehearsedCounts:
    """A `CountDesk` of a kiosk that people like."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today

    def count(self, done: Done[VisitCounts]) -> None:
        today = self._today()
        used = (*_EARLIER, *_WEEK)
        days = tuple(
            DayCounts(today - timedelta(days=29 - n), round(one * 1.2), one, round(one * 0.8))
            for n, one in enumerate(used)
        )
        jobs = (("drone_traffic", 214, 171), ("smart_farm", 188, 160), ("care_robot", 97, 71))
        done(VisitCounts(tuple(_period(days[-length:], length) for length in PERIODS_DAYS), days, jobs))

    def month(self, year: int, month: int, done: Done[MonthCounts]) -> None:
        days = tuple(DayCounts(date(year, month, n + 1), one, one, one - 3) for n, one in enumerate(_WEEK))
        done(MonthCounts(year, month, _period(days, 30), (), 21, 12, 173, 88))


def _period(days: tuple[DayCounts, ...], length: int) -> PeriodCounts:
    started, used, completed = (
        sum(day.started for day in days),
        sum(day.used for day in days),
        sum(day.completed for day in days),
    )
    answers = round(used * 0.6)
    return PeriodCounts(
        days=length,
        started=started,
        used=used,
        completed=completed,
        people=round(used * 1.6),
        people_answers=round(used * 0.7),
        plays=round(used * 1.4),
        plays_completed=round(used * 1.4 * 0.8),
        first_action_s=12.4,
        rounds=(round(used * 1.4), round(used * 1.26), round(used * 1.15)),
        satisfied=round(answers * 0.87),
        answers=answers,
        mean_satisfaction=4.4,
    )


CHECKS = (
    CheckResult("display", "pass", "right", (("width", 1080), ("height", 1920))),
    CheckResult("printer", "fail", "refused", (("printer", "TM-m30III"),)),
    CheckResult("stick", "unknown", "none"),
    CheckResult("disk", "pass", "room", (("free_gb", 41),)),
    CheckResult("opening", "pass", "closed", (("month", 11), ("day", 3), ("time", "09:00"))),
    CheckResult("export", "fail", "overdue", (("days", 41),)),
)


class RehearsedChecklist:
    """A `Checklist` whose lines come at once; `held` ones come at `go_on`."""

    def __init__(self) -> None:
        self.results = CHECKS
        self.held = 0
        self._rest: Callable[[], None] = lambda: None

    def run(self, each: Callable[[CheckResult], None], done: Done[None]) -> None:
        first, rest = self.results[: len(self.results) - self.held], self.results[-self.held or None :]
        for result in first:
            each(result)

        def finish() -> None:
            for result in rest if self.held else ():
                each(result)
            done(None)

        if self.held:
            self._rest = finish
        else:
            done(None)

    def go_on(self) -> None:
        """The lines that were held come now."""
        self._rest()


class RehearsedSticks:
    """A `StickWatch` that sees what the rehearsal puts in."""

    def __init__(self) -> None:
        self._sticks: tuple[Stick, ...] = ()
        self._seen: Callable[[tuple[Stick, ...]], None] | None = None

    def watch(self, seen: Callable[[tuple[Stick, ...]], None]) -> None:
        self._seen = seen
        seen(self._sticks)

    def stop(self) -> None:
        self._seen = None

    @property
    def watched(self) -> bool:
        """Whether somebody wants to hear of sticks."""
        return self._seen is not None

    def put(self, *sticks: Stick) -> None:
        """From now on these are in, and no others."""
        self._sticks = sticks
        if self._seen is not None:
            self._seen(sticks)


class RehearsedExporter:
    """An `Exporter` that goes on when the rehearsal says how far it is."""

    def __init__(self, at: Callable[[], datetime]) -> None:
        self._at = at
        self.new = 124
        self.cancelled = False
        self.wanted: tuple[Stick, bool, bool] | None = None
        self._progress: Callable[[ExportProgress], None] = lambda _: None
        self._done: Done[ExportDone] = lambda _: None

    def propose(self, done: Done[ExportProposal]) -> None:
        last = self._at() - timedelta(days=20)
        done(ExportProposal(self.new, 2310, 900_000, 14_000_000, last))

    def start(
        self,
        stick: Stick,
        *,
        everything: bool,
        xapi: bool,
        progress: Callable[[ExportProgress], None],
        done: Done[ExportDone],
    ) -> None:
        self.wanted, self.cancelled = (stick, everything, xapi), False
        self._progress, self._done = progress, done

    def cancel(self) -> None:
        self.cancelled = True

    def reach(self, phase: ExportPhase, share: float) -> None:
        """So far it is."""
        self._progress(ExportProgress(phase, share))

    def finish(self) -> None:
        """It is whole."""
        self._done(ExportDone("miraekiosk/demo-1/20261013_20261102_7", self.new, safe_to_remove=True))
        self.new = 0

    def fail(self, message_key: str) -> None:
        """It came to nothing, for this reason."""
        self._done(Trouble(message_key))


class RehearsedSettings:
    """A `SettingDesk` in memory."""

    def __init__(self) -> None:
        self.current = StaffSettings()

    def keep(self, settings: StaffSettings, done: Done[None]) -> None:
        self.current = settings
        done(None)


def _offer(channel: Channel, target: str, name: str = "") -> PrinterOffer:
    return PrinterOffer(PrinterChoice(channel, target).text, name or target)


FEW_PRINTERS = (_offer("escpos-usb", "04b8:0e28", "EPSON TM-m30III"), _offer("system", "사무실 프린터"))
MANY_PRINTERS = (
    *FEW_PRINTERS,
    _offer("escpos-network", "slip-printer.lobby.example:9100"),
    _offer("escpos-file", "/dev/usb/lp0"),
    _offer("windows-raw", "POS-80C"),
    *(_offer("system", f"Canon_LBP6230dw_2F_Office_{n}") for n in range(1, 5)),
)


class RehearsedPrinters:
    """A `PrinterDesk` that finds what is in `offered`; the printer in use is in `state`."""

    def __init__(self) -> None:
        self.offered: tuple[PrinterOffer, ...] = FEW_PRINTERS
        self.state: PrinterState = "ready"
        self.roll_left_m: float | None = 31.0

    def offers(self, done: Done[tuple[PrinterOffer, ...]]) -> None:
        done(self.offered)

    def look(self, done: Done[PrinterLook]) -> None:
        done(PrinterLook(self.state, printed_today=12, roll_left_m=self.roll_left_m))

    def roll_changed(self, done: Done[None]) -> None:
        self.roll_left_m = 50.0
        done(None)


class RehearsedMonth:
    """A `MonthPaper` whose paper always comes."""

    def issue(self, counts: MonthCounts, done: Done[str]) -> None:
        done("printed")

    def save_to(self, stick: Stick, counts: MonthCounts, done: Done[str]) -> None:
        done(f"월보고_{counts.year}-{counts.month:02d}.pdf")

    def print_test_slip(self, done: Done[None]) -> None:
        done(None)


class RehearsedNews:
    """A `NewsDesk` that finds what the rehearsal put into `found`."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today
        self.faults: tuple[NewsFault, ...] = ()
        self.picture = ""
        self.taken: NewsPreview | None = None

    def look(self, stick: Stick, done: Done[NewsPreview]) -> None:
        today = self._today()
        last = today + timedelta(days=40)
        notices = tuple(
            NewsNotice(file, self.picture, today, last) for file in ("겨울특강.png", "쉬는날.jpg")
        )
        programmes = (
            NewsProgramme(4, "로봇 조립 첫걸음", "금천청년꿈터", "하루에 배워요.", today, last, is_new=True),
            NewsProgramme(5, "취업 상담", "일자리센터", "상담사와 이야기해요.", today, last, is_new=False),
        )
        done(NewsPreview("소식", notices, programmes, self.faults, days_assumed=True))

    def take_over(self, preview: NewsPreview, done: Done[None]) -> None:
        self.taken = preview
        done(None)

    def remove_all(self, done: Done[None]) -> None:
        self.taken = None
        done(None)


FAULTS = (
    NewsFault("프로그램.xlsx 7행 ‘마지막 날’", "day-past", (("today", "2026-11-02"),)),
    NewsFault("프로그램.xlsx 9행 ‘전화’", "missing"),
    NewsFault("쉬는날.jpg", "picture-too-small", (("width", 400), ("height", 300), ("least", 800))),
)


class RehearsedMachine:
    """A `Machine` that only remembers. `refuses` is the key of the trouble it answers with, "" for none."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.refuses = ""

    def restart(self, done: Done[None]) -> None:
        self._do("restart", done)

    def shut_down(self, done: Done[None]) -> None:
        self._do("shut_down", done)

    def set_clock(self, local: datetime, done: Done[None]) -> None:
        self._do(f"clock {local:%Y-%m-%d %H:%M}", done)

    def _do(self, what: str, done: Done[None]) -> None:
        self.done.append(what)
        done(Trouble(self.refuses) if self.refuses else None)


class RehearsedStaff:
    """All ports together; `world` is what the kiosk is given. `pin` is "" for a kiosk that has none yet."""

    def __init__(self, clock: Clock, pin: str = PIN) -> None:
        def local() -> datetime:
            return clock.utc().astimezone()

        self.pin = RehearsedPin(pin, clock)
        self.counts = RehearsedCounts(lambda: local().date())
        self.checklist = RehearsedChecklist()
        self.sticks = RehearsedSticks()
        self.exporter = RehearsedExporter(local)
        self.settings = RehearsedSettings()
        self.printers = RehearsedPrinters()
        self.month = RehearsedMonth()
        self.news = RehearsedNews(lambda: local().date())
        self.machine = RehearsedMachine()

    @property
    def world(self) -> StaffWorld:
        return StaffWorld(
            pin=self.pin,
            counts=self.counts,
            checklist=self.checklist,
            sticks=self.sticks,
            exporter=self.exporter,
            settings=self.settings,
            printers=self.printers,
            month=self.month,
            news=self.news,
            machine=self.machine,
            fingerprint=lambda done: done(FINGERPRINT),
        )
