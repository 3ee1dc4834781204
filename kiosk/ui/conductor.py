"""The conductor: lets the visit answer every touch, tick and answer, and makes the world follow.

This is where the one direction closes: touch → event → visit and facts → view, log, printer, voice.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from math import ceil

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.core import events as ev
from kiosk.core.contract import line
from kiosk.core.facts import Fact
from kiosk.core.front import Front, FrontOrder, GroupEnded, SettingsObeyed, VisitStopped
from kiosk.core.news import Notice
from kiosk.core.ports import LogAnswer, LogTrouble, PlayStored, SlipReceipt
from kiosk.core.printers import choice_of
from kiosk.core.programmes import Programme
from kiosk.core.site_rules import printer_under, rules_under, sound_under
from kiosk.core.slip import SlipContent
from kiosk.core.turn import handle
from kiosk.core.visit import Rules, Visit
from kiosk.ui.attraction import Attraction
from kiosk.ui.cues import COUNTED_S
from kiosk.ui.front_view import hold, shows
from kiosk.ui.holding import Holding
from kiosk.ui.offer import Offer
from kiosk.ui.paper import Paper
from kiosk.ui.places import way_to
from kiosk.ui.presenter import Presenter
from kiosk.ui.presses import event_for
from kiosk.ui.screens_view import present
from kiosk.ui.sounding import Sounding
from kiosk.ui.stage import Stage
from kiosk.ui.takeaway import slip_of, ticket_url_of
from kiosk.ui.telling import Telling
from kiosk.ui.view import View
from kiosk.ui.visitors_play import VisitorsPlay
from kiosk.ui.world import World

RESTING = ("closed", "group_wait", "asleep")
"""Faces of a front where nobody plays, and no bot either."""


class Conductor(QObject):
    """Holds the visit, the front for staff, and their view.

    `changed` says that the view differs, `stageChanged` that another play is on, `countdownChanged` that the
    idle warning counts, `frontChanged` that `front` or its face differs; `aidsChanged(Aids)` and
    `languageChanged(str)` that the display must follow; `announced(str)` carries what assistive technology
    says, `phaseAdvanced(float)` seconds of idle motion.
    `printed`, `printerChanged`, `answered`, `spoke`, `bugFound`, `keyCame` and
    `newsCame(programmes, notices)` may come from any thread; they arrive on the UI thread.
    """

    changed = Signal()
    stageChanged = Signal()
    countdownChanged = Signal()
    frontChanged = Signal()
    aidsChanged = Signal(object)
    languageChanged = Signal(str)
    announced = Signal(str)
    boothFailed = Signal(str)
    phaseAdvanced = Signal(float)
    printed = Signal(str, object)
    printerChanged = Signal()
    answered = Signal(object)
    spoke = Signal()
    bugFound = Signal()
    newsCame = Signal(object, object)
    keyCame = Signal()

    def __init__(self, offer: Offer, rules: Rules, home: Visit, world: World) -> None:
        super().__init__()
        self._offer, self._rules, self._home, self._world = offer, rules, home, world
        self._visit = home
        self._log_trouble = self._booth_trouble = False
        self._phase_s = 0.0
        self._sounding = Sounding(world.sounds, offer.site.sound, world.local_time)
        self._paper = Paper(world.printer, choice_of(offer.site.printer), self.printerChanged.emit)
        self._holding = Holding(world.clock, offer.site.opening)
        volume, begin = self._sounding.voice_volume, partial(self.handle, ev.SpeechStarted())
        self._telling = Telling(
            lambda: self._world.voice, volume, lambda: self._visit, self.announced.emit, begin
        )
        self.countdown = 0
        self.view = View()
        self.stage = Stage(self)
        self._playing = VisitorsPlay(
            self.stage,
            self._sounding,
            self._telling,
            lambda: self._visit,
            self.handle,
            self._lose_booth,
            self,
        )
        self._attraction = Attraction(self.stage, world.chance.new_seed, world.today)
        self.stage.changed.connect(self.stageChanged)
        self.stage.failed.connect(self._lose_booth)
        self.printed.connect(self._receive_receipt)
        self.printerChanged.connect(self._show_printer)
        self.answered.connect(self._receive_answer)
        self.spoke.connect(self._receive_silence)
        self.bugFound.connect(self.close_crashed)
        self.newsCame.connect(self.renew_offer)
        self.keyCame.connect(self._show_signed)
        self._show()

    @property
    def visit(self) -> Visit:
        return self._visit

    @property
    def front(self) -> Front:
        """How the visitors' front is held, and its team."""
        return self._holding.front

    @property
    def offer(self) -> Offer:
        return self._offer

    @property
    def ticket_url(self) -> str:
        """What the QR of this visit says now; "" where the site has no online hall."""
        return ticket_url_of(self._visit, self._offer, self._world.today(), self._world.sign)

    def obey(self, order: FrontOrder) -> None:
        """Staff want something of the front."""
        self._now_s()
        answer = self._holding.obey(order)
        if isinstance(order, SettingsObeyed):
            self._sounding.site = sound_under(self._offer.site, order.settings)
            self._paper.exchange(printer_under(self._offer.site, order.settings))
        if answer.stops_visit:
            self.handle(ev.Stopped())
        self._record(answer.facts)
        self._show()
        self._count()

    def _now_s(self) -> float:
        """The visit's time, after all that passed has come to the front."""
        self._record(self._holding.pass_time(visited=bool(self._visit.id), printing=self._paper.issuing))
        return self._holding.visit_s

    def _record(self, facts: tuple[Fact, ...]) -> None:
        for fact in facts:
            self._world.log.record(fact)

    def rouse(self) -> bool:
        """Somebody is there. Whether that ended the black page: then it means nothing else."""
        self._now_s()
        if woke := self._holding.rouse():
            self._show()
        return woke

    def _accepts_touch(self) -> bool:
        if self.rouse():
            return False
        return self._holding.accepts_touch(self._visit)

    def press(self, action_id: str) -> None:
        """A control was pressed. Touches meant for the screen before, and unknown ids, only show presence."""
        if not self._accepts_touch():
            return
        if self.view.screen == "play" and not self.view.overlay and self._playing.press(action_id):
            return
        event = event_for(action_id, self._visit, self._offer, self._world.chance, self._paper.now)
        there = not self._holding.face or shows(self.view, action_id)
        self.handle(event if event and there else ev.Touched())

    @Slot()
    def turn_page(self) -> None:
        """A page of the screen was turned: the screen did it, this is what is heard."""
        self._sounding.play("touch", self._visit.aids)

    @Slot()
    def touch(self) -> None:
        """Any input at all: somebody is there. On the farewell it is the next visitor."""
        if not self._accepts_touch():
            return
        if self._visit.screen == "farewell" and not self._visit.overlay:
            self.handle(ev.Started(self._world.chance.new_id()))
        else:
            self.handle(ev.Touched())

    @Slot()
    def move_focus(self) -> None:
        """An arrow key was used."""
        if not self.rouse():
            self.handle(ev.FocusMoved())

    @Slot()
    def tick(self) -> None:
        """Time passed; called a few times a second."""
        self.handle(ev.Ticked())
        if self._holding.differs(self._visit):
            self._show()
        self._count()

    def _count(self) -> None:
        """The seconds that a countdown on the screen shows; those of the idle warning are also heard."""
        wiped = self.front.held == "wipe"
        left_s = self.front.wipe_left_s if wiped else self._visit.countdown_s(self._rules, self._now_s())
        left = ceil(left_s)
        if left == self.countdown:
            return
        self.countdown = left
        self.countdownChanged.emit()
        if left in COUNTED_S and not self._holding.face:
            self._sounding.play("tick", self._visit.aids)
            self._telling.tell(self._offer.say(self._visit.language, line("countdown", seconds=left)))

    def frame(self, elapsed_s: float) -> None:
        """One display frame: idle motion, and the play whose clock runs. Under an overlay nothing moves."""
        if self.view.overlay:
            return
        self._phase_s += elapsed_s
        self.phaseAdvanced.emit(self._phase_s)
        if self.view.screen == "attract":
            if self._attraction.advance(elapsed_s, self._offer, self._visit, self._home):
                self._show()
                self._telling.tell(self.view.notice_text)
        elif self.view.screen == "play" and self.stage.play is not None:
            self.stage.play.advance(elapsed_s)

    @Slot(object, object)
    def renew_offer(self, programmes: tuple[Programme, ...], notices: tuple[Notice, ...]) -> None:
        """From now on these are offered and shown; a visit that is on keeps what it was offered."""
        self._attraction.bring(programmes, notices)
        self._follow_news()
        self._show()

    def _follow_news(self) -> None:
        if self._visit.screen == "attract":
            self._offer = self._attraction.follow(self._offer)
            self._rules = self._offer.ruling(self._rules, self._world.today)

    def handle(self, event: ev.Event) -> None:
        """Let the visit answer an event, then make the world and the screen follow."""
        now_s, before = self._now_s(), self._visit
        event = self._holding.admit(event)
        rules = rules_under(self._rules, self._offer.site, self.front)
        self._visit, facts = handle(before, event, now_s, rules=rules, home=self._home)
        self._record(facts)
        self._sounding.answer(event, before, self._visit)
        if self._visit is not before:
            self._follow(before)

    def close(self) -> None:
        """The kiosk is stopped politely: a visit under way ends by staff, and so does a group visit."""
        self.obey(VisitStopped())
        self.obey(GroupEnded())

    @Slot()
    def close_crashed(self) -> None:
        """The one hook caught a bug: close the visit and go back to the attract screen."""
        self.handle(ev.Crashed())

    def _follow(self, before: Visit) -> None:
        now = self._visit
        if now.language != before.language:
            self.stage.speak(self._offer.texts[now.language])
            self.languageChanged.emit(now.language)
        if now.aids != before.aids:
            self.aidsChanged.emit(now.aids)
            if not now.aids.voice:
                self._world.voice.stop()
                self.spoke.emit()
        if now.called_at is not None and before.called_at is None:
            self._world.signal_staff()
        self._playing.follow(before, self._offer)
        if now.slip == "issuing" != before.slip:
            self._issue_slip()
        if now.screen != before.screen:
            self._attraction.rest()
            self._follow_news()
        self._show()

    def fail_view(self) -> None:
        """The View on Stage does not load."""
        self._playing.fail()

    @Slot(str)
    def _lose_booth(self, experience: str) -> None:
        self._offer = self._offer.without(experience)
        self._booth_trouble = True
        self.boothFailed.emit(experience)
        self._show()

    def _issue_slip(self) -> None:
        visit_id = self._visit.id
        self._paper.issue(visit_id, self.slip(), lambda receipt: self.printed.emit(visit_id, receipt))

    def slip(self) -> SlipContent:
        """What the slip of this visit says."""
        return slip_of(self._visit, self._offer, self._world.today(), self._world.sign)

    @Slot(str, object)
    def _receive_receipt(self, visit_id: str, receipt: SlipReceipt) -> None:
        self._paper.receive(visit_id, receipt)
        self.handle(ev.SlipDone(visit_id, receipt.outcome, receipt.status))

    @Slot()
    def _show_printer(self) -> None:
        """출력하기 goes or comes back under the visitor's eyes, and is told to whoever does not see it."""
        before = self.view
        self._paper.heed()
        self._show()
        if self.view.has_paper != before.has_paper and not self.view.overlay:
            self._telling.tell(self.view.paper_told)

    @Slot()
    def _show_signed(self) -> None:
        """The kiosk's key is there: what was shown before is signed now."""
        self._show()

    @Slot(object)
    def _receive_answer(self, answer: LogAnswer) -> None:
        """What the log says. Trouble never holds a visitor up; staff see that there is some."""
        if isinstance(answer, PlayStored):
            self.handle(ev.PlaySaved(answer.play_id))
        else:
            self._log_trouble = isinstance(answer, LogTrouble)
            self.handle(ev.PlaySaved())
        self._show()

    @Slot()
    def _receive_silence(self) -> None:
        self.handle(ev.SpeechEnded())

    def _show(self) -> None:
        """Make every model and property follow the visit."""
        visit, before = self._visit, self.view
        paper, today = self._paper.now, self._world.today()
        trouble = self._log_trouble or self._paper.trouble or self._booth_trouble
        notice = self._attraction.notice
        presenter = Presenter(self._offer, visit.language, paper, today, trouble, notice)
        differs, last_call = self._holding.differs(visit), self._holding.turn_face(visit)
        if self._holding.face in RESTING:
            self.stage.clear()
        view = hold(
            presenter, visit, present(presenter, visit, self.ticket_url), self.front, self._holding.face
        )
        way = before.way if view.place == before.place else way_to(view.place, before.place)
        self.view = replace(view, way=way)
        self.changed.emit()
        self._telling.tell_view(view, before, self.stage.play)
        if last_call:
            self._telling.tell(self._offer.say(visit.language, line("team-last-call")))
        if differs:
            self.frontChanged.emit()
