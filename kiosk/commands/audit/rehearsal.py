"""A kiosk led through its screens without hands: a press arrives, whatever page its control is on."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from hashlib import sha512
from time import perf_counter

from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.app import Kiosk
from kiosk.commands.audit.crowd import notices
from kiosk.commands.audit.staff_world import PIN, RehearsedStaff
from kiosk.commands.visitor import SteppedClock, visible_items
from kiosk.core import events as ev
from kiosk.core.bot_play import LOOK_S, sight_of
from kiosk.core.front import FrontOrder
from kiosk.core.play import Phase
from kiosk.core.ports import SlipReceipt
from kiosk.core.printers import PrinterState
from kiosk.core.visit import GUARD_S
from kiosk.settings import Settings
from kiosk.ui.presses import Chance

SETTLE_MS = 35
"""Real time between two looks: pictures are drawn 30 ms after their size has come to rest."""
MOST_LOOKS = 60
ANSWER_WAIT_S = 10.0
MOST_ROUND_S = 120.0
PRESS_S = GUARD_S + 0.1
"""Between two presses: a little longer than the guard after a screen change."""


class RestlessError(RuntimeError):
    """A screen never came to rest, and no picture of it says how it looks."""


def is_pending(item: QQuickItem) -> bool:
    """Whether an item is a picture with a name and a place that is not drawn yet, or a Sheet to arrange."""
    if item.property("resting") is False:
        return True
    named = item.inherits("QQuickImage") and bool(item.property("name"))
    # One that is no half pixel wide is never drawn.
    return named and min(item.width(), item.height()) >= 0.5 and not item.property("implicitWidth")


class PaperPrinter:
    """A `core.ports.SlipPrinter` whose slips come out when the rehearsal says so, on paper or not."""

    state: PrinterState = "ready"

    def __init__(self, *, prints_on_paper: bool = True) -> None:
        self.prints_on_paper = prints_on_paper
        self._waiting: list[Callable[[SlipReceipt], None]] = []

    def issue(self, slip: object, done: Callable[[SlipReceipt], None]) -> None:
        self._waiting.append(done)

    def close(self) -> None:
        """Nothing is under way."""


def signature_of(message: bytes) -> bytes:
    """As long as a signature and always the same: a code that is rehearsed is as dense as a real one."""
    return sha512(message).digest()


def chance(rng: random.Random) -> Chance:
    """Ids and seeds that are the same at every rehearsal."""
    return Chance(lambda: str(uuid.UUID(int=rng.getrandbits(128), version=4)), lambda: rng.randrange(2**31))


class Rehearsal:
    """Opens a kiosk for `settings`, whose `clock` and `staff` are those given here; `close` it afterwards.

    `rng` is where all chance comes from, the visitor's too.
    """

    def __init__(
        self,
        settings: Settings,
        clock: SteppedClock,
        size: tuple[int, int],
        staff: RehearsedStaff,
        rng: random.Random,
    ) -> None:
        self.staff = staff
        self.kiosk = Kiosk(settings)
        self._clock = clock
        self._rng = rng
        self.kiosk.window.resize(*size)
        self.kiosk.window.show()
        self.settle()

    def begin(self, name: str) -> None:
        """What happens from now on depends on this name, and on nothing that happened before."""
        self._rng.seed(name)

    @property
    def screen(self) -> str:
        return self.kiosk.conductor.visit.screen

    def close(self) -> None:
        self.kiosk.close()

    def settle(self) -> QImage:
        """Wait until the screen is at rest, which is when two looks are alike, and give the last.

        Raises RestlessError for a screen that goes on changing: two looks at it may be alike by chance only.
        """
        before, image = QImage(), self.kiosk.window.grabWindow()
        for _ in range(MOST_LOOKS):
            before = image
            QTest.qWait(SETTLE_MS)
            image = self.kiosk.window.grabWindow()
            if image == before and not any(map(is_pending, visible_items(self.kiosk.window.contentItem()))):
                return image
        raise RestlessError(f"{self.screen} still changes after {MOST_LOOKS} looks")

    def press(self, *action_ids: str) -> None:
        """Press these one after another, each when the screen takes touches."""
        for action_id in action_ids:
            self._clock.advance(PRESS_S)
            self.kiosk.conductor.press(action_id)
        self._clock.advance(PRESS_S)

    def let_in(self) -> None:
        """Staff knock and give the right PIN."""
        self.knock()
        self.touch_staff(*(f"digit:{digit}" for digit in PIN), "enter")

    def knock(self) -> None:
        """Staff want in: the pad opens."""
        if self.kiosk.staff is not None:
            self.kiosk.staff.knock()
        self.settle()

    def touch_staff(self, *controls: str) -> None:
        """Press these on the pad or the page of staff, one after another, and hear what comes of it."""
        for control in controls:
            self._clock.advance(PRESS_S)
            if self.kiosk.staff is not None and self.kiosk.staff.room is not None:
                self.kiosk.staff.room.press(control)
            QTest.qWait(0)
        self._clock.advance(PRESS_S)

    def happen(self, event: ev.Event) -> None:
        """Let the world say something: a printer, a crash."""
        self.kiosk.conductor.handle(event)

    def order(self, *orders: FrontOrder) -> None:
        """What staff tell the front, one after another."""
        for order in orders:
            self.kiosk.conductor.obey(order)
        self._clock.advance(PRESS_S)

    def slip(self, outcome: str) -> None:
        """The printer's answer to the slip of this visit."""
        self.happen(ev.SlipDone(self.kiosk.conductor.visit.id, outcome))

    def printer_becomes(self, state: PrinterState) -> None:
        """The slip printer says this of itself from now on, to the front and to staff."""
        printer = self.kiosk.settings.printer
        if isinstance(printer, PaperPrinter):
            printer.prints_on_paper, printer.state = True, state
        self.staff.printers.state = state
        self.kiosk.conductor.printerChanged.emit()

    def idle(self, seconds: float) -> None:
        """Nobody touches anything for so long."""
        self._clock.advance(seconds)
        self.kiosk.tick()

    def watch(self, seconds: float) -> None:
        """The attract screen's bot plays for so long."""
        for _ in range(round(seconds / LOOK_S)):
            self.kiosk.conductor.frame(LOOK_S)

    def bring_news(self) -> None:
        """Staff brought two notices; the programmes are what they were."""
        kiosk = self.kiosk
        kiosk.conductor.renew_offer(kiosk.conductor.offer.programmes, notices(kiosk.data_dir.root))

    def play(self, bot: str, *, until: Callable[[], bool]) -> bool:
        """Let a bot play until something is so; False if the round or play ended first."""
        conductor = self.kiosk.conductor
        booth = conductor.offer.booth(conductor.visit.play.experience) if conductor.visit.play else None
        assert booth is not None
        player = booth.bots()[bot]
        for _ in range(round(MOST_ROUND_S / LOOK_S)):
            stage = conductor.stage.play
            if conductor.visit.overlay or stage is None or stage.play.phase is Phase.FINISHED:
                return False
            live = stage.play
            choice = player.choose(
                sight_of(live.simulation, live.state, stage.say, hears_only=False), self._rng
            )
            if choice is not None:
                stage.press(choice)
            self._clock.advance(LOOK_S)
            conductor.frame(LOOK_S)
            if until():
                return True
        return False

    def seconds_into_round(self, seconds: float) -> Callable[[], bool]:
        """Whether this round of the play on Stage has run so long."""
        begun = self._play_s()
        return lambda: self._play_s() - begun >= seconds

    def urgent(self) -> bool:
        """Whether the play on Stage says that something must be done now."""
        stage = self.kiosk.conductor.stage.play
        return stage is not None and bool(stage.property("urgent"))

    def offers(self, action_id: str) -> bool:
        """Whether the Desk of the play on Stage has this control now."""
        stage = self.kiosk.conductor.stage.play
        return stage is not None and any(control.id == action_id for control in stage.controls)

    def finish_play(self, bot: str) -> None:
        """Play on to the debrief, over every hand-over."""
        while self.screen == "play" and self.kiosk.conductor.visit.saving_since is None:
            self.play(bot, until=lambda: False)
            if self.kiosk.conductor.visit.overlay:
                self.press("close")
        self.wait_for(lambda: self.screen != "play")

    def wait_for(self, there: Callable[[], bool]) -> None:
        """Give the log's thread real time to answer."""
        until = perf_counter() + ANSWER_WAIT_S
        while not there() and perf_counter() < until:
            QTest.qWait(5)

    def _play_s(self) -> float:
        stage = self.kiosk.conductor.stage.play
        return stage.play.step * 0.1 if stage is not None else 0.0
