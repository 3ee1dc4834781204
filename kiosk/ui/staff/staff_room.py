"""The staff room: lets the staff page answer every touch, tick and answer, and makes the world follow.

Here its one direction closes: touch → event → state, facts, orders → errands into the world → answers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.core import staff as st
from kiosk.core import staff_errands as er
from kiosk.core.clock import Clock
from kiosk.core.facts import Fact, StaffActed
from kiosk.core.front import Front, FrontOrder
from kiosk.core.staff_pages import TEAM
from kiosk.core.staff_ports import StaffWorld
from kiosk.core.staff_turn import handle
from kiosk.core.staff_work import Order
from kiosk.ui.staff.present import present
from kiosk.ui.staff.staff_view import StaffView, StaffWords


@dataclass(frozen=True, slots=True)
class StaffTies:
    """What ties the staff page to the rest of the kiosk, handed in by `app`.

    `front`, `visiting` (a visit is on), `called` (staff were called and nobody came yet) and `local` (the
    wall clock here) are asked before every event. `obey` is the visitors' front.
    """

    world: StaffWorld
    clock: Clock
    record: Callable[[Fact], None]
    obey: Callable[[FrontOrder], None]
    front: Callable[[], Front]
    visiting: Callable[[], bool]
    called: Callable[[], bool]
    acknowledge: Callable[[], None]
    leave_program: Callable[[], None]
    new_id: Callable[[], str]
    local: Callable[[], datetime]


class StaffRoom(QObject):
    """Holds the staff page's state and view. `changed` says that the view differs.

    `announced(str)` carries what assistive technology says; `heard` brings answers from any thread.
    """

    changed = Signal()
    announced = Signal(str)
    heard = Signal(object)

    def __init__(self, ties: StaffTies, words: StaffWords) -> None:
        super().__init__()
        self._ties, self._words = ties, words
        self._staff = st.Staff(self._look_around(), settings=ties.world.settings.current)
        self.view = StaffView()
        self._closed = False
        self.heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    @property
    def staff(self) -> st.Staff:
        return self._staff

    def knock(self) -> None:
        """Five touches in the corner, or F12."""
        self.handle(st.Knocked())

    def press(self, control: str) -> None:
        """A control was pressed."""
        name = control.partition(":")[0]
        self.handle(st.Pressed(control, self._ties.new_id() if name in TEAM else ""))

    def touch(self) -> None:
        """Any other input: somebody is there."""
        self.handle(st.Touched())

    def tick(self) -> None:
        """Time passed; called a few times a second."""
        if self._staff.is_open:
            self.handle(st.Ticked())

    @Slot()
    def follow_printer(self) -> None:
        """The printer says something else of itself."""
        if self._staff.is_open:
            self.handle(st.PrinterChanged())

    def close(self) -> None:
        """The program ends: who is in leaves, and nothing is heard any more."""
        if self._staff.entered:
            self._ties.record(StaffActed("left", ""))
        self._closed = True

    def handle(self, event: st.StaffEvent) -> None:
        """Let the state answer an event, then make the world and the screen follow."""
        if self._closed:
            return
        now_s = self._ties.clock.monotonic_s()
        asked = replace(self._staff, around=self._look_around())
        self._staff, facts, orders = handle(asked, event, now_s, self._words.rules)
        for fact in facts:
            self._ties.record(fact)
        for order in orders:
            self._give(order)
        self._show(now_s)

    @Slot(object)
    def _hear(self, event: st.StaffEvent) -> None:
        self.handle(event)

    def _look_around(self) -> st.Around:
        ties = self._ties
        return st.Around(
            local=ties.local(),
            front=ties.front(),
            visiting=ties.visiting(),
            called=ties.called(),
            pin_set=ties.world.pin.is_set,
            pin_wait_s=ties.world.pin.wait_s,
        )

    def _show(self, now_s: float) -> None:
        before = self.view
        self.view = present(self._words, self._staff, now_s) if self._staff.is_open else StaffView()
        if self.view != before:
            self.changed.emit()
        if self.view.spoken and self.view.spoken != before.spoken:
            self.announced.emit(self.view.spoken)

    def _give(self, order: Order) -> None:
        """An errand into the world, or an order to the visitors' front."""
        if isinstance(order, FrontOrder):
            self._ties.obey(order)
        else:
            self._run(order, lambda result: self.heard.emit(st.Answered(order, result)))

    def _run(self, errand: er.Errand, done: Callable[[object], None]) -> None:
        world = self._ties.world
        match errand:
            case er.CheckPin(pin=pin):
                world.pin.check(pin, done)
            case er.SetFirstPin(pin=pin):
                world.pin.set_first(pin, done)
            case er.ChangePin(old=old, new=new):
                world.pin.change(old, new, done)
            case er.CountVisits():
                world.counts.count(done)
            case er.CountMonth(year=year, month=month):
                world.counts.month(year, month, done)
            case er.RunChecklist(run=run):
                world.checklist.run(lambda one: self.heard.emit(st.CheckSeen(one, run)), done)
            case er.KeepSettings(settings=settings):
                world.settings.keep(settings, done)
            case er.ReadFingerprint():
                world.fingerprint(done)
            case _:
                self._run_printer(errand, done)

    def _run_printer(self, errand: er.Errand, done: Callable[[object], None]) -> None:
        """What has to do with the printer."""
        world = self._ties.world
        match errand:
            case er.ListPrinters():
                world.printers.offers(done)
            case er.LookAtPrinter():
                world.printers.look(done)
            case er.ChangeRoll():
                world.printers.roll_changed(done)
            case er.IssueMonth(counts=counts):
                world.month.issue(counts, done)
            case er.PrintTest():
                world.month.print_test_slip(done)
            case _:
                self._run_stick(errand, done)

    def _run_stick(self, errand: er.Errand, done: Callable[[object], None]) -> None:
        """What has to do with sticks."""
        world = self._ties.world
        match errand:
            case er.WatchSticks():
                world.sticks.watch(lambda sticks: self.heard.emit(st.SticksSeen(sticks)))
            case er.LeaveSticks():
                world.sticks.stop()
            case er.Propose():
                world.exporter.propose(done)
            case er.TakeAway(stick=stick, everything=everything, xapi=xapi):
                world.exporter.start(
                    stick,
                    everything=everything,
                    xapi=xapi,
                    progress=lambda progress: self.heard.emit(st.Progressed(progress)),
                    done=done,
                )
            case er.CancelTaking():
                world.exporter.cancel()
            case er.SaveMonth(stick=stick, counts=counts):
                world.month.save_to(stick, counts, done)
            case er.LookAtNews(stick=stick):
                world.news.look(stick, done)
            case er.TakeOverNews(preview=preview):
                world.news.take_over(preview, done)
            case er.RemoveNews():
                world.news.remove_all(done)
            case _:
                self._run_machine(errand, done)

    def _run_machine(self, errand: er.Errand, done: Callable[[object], None]) -> None:
        ties = self._ties
        match errand:
            case er.Restart():
                ties.world.machine.restart(done)
            case er.ShutDown():
                ties.world.machine.shut_down(done)
            case er.SetClock(local=local):
                ties.world.machine.set_clock(local, done)
            case er.AcknowledgeCall():
                ties.acknowledge()
            case er.ExitProgram():
                ties.leave_program()
            case _:
                raise ValueError(f"an errand nobody runs: {errand}")
