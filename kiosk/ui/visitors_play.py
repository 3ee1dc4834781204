"""The visitor's play: put on Stage, kept as the visit wants it, and heard; what comes of it is an event."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from kiosk.core import events as ev
from kiosk.core.contract import Level
from kiosk.core.visit import PlayRecord, Visit
from kiosk.kit.play_controller import NEXT_TARGET, PlayController
from kiosk.ui.offer import Offer
from kiosk.ui.sounding import Sounding
from kiosk.ui.stage import Stage
from kiosk.ui.telling import Telling


class VisitorsPlay(QObject):
    """What the conductor does with the play of `visit`.

    `handle` is told the play's own events, `lose` the job that broke. A QObject with Slots, because
    what PySide keeps for any other connected method outlives the play.
    """

    def __init__(
        self,
        stage: Stage,
        sounding: Sounding,
        telling: Telling,
        visit: Callable[[], Visit],
        handle: Callable[[ev.Event], None],
        lose: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._stage, self._sounding, self._telling = stage, sounding, telling
        self._visit, self._handle, self._lose = visit, handle, lose
        self._pressing = False

    def press(self, action_id: str) -> bool:
        """A control of the play's own Desk; False for one that it does not have."""
        play = self._stage.play
        if play is None:
            return False
        self._pressing = True
        counted = play.press(action_id)
        self._pressing = False
        if counted:
            if action_id == NEXT_TARGET:
                self._sounding.play("touch", self._visit().aids)
            self._handle(ev.Touched())
        return counted

    def follow(self, before: Visit, offer: Offer) -> None:
        """Put the visitor's play on Stage, take it off, and keep its pace as chosen."""
        now = self._visit()
        record = now.play if now.screen == "play" else None
        if record is not None and len(now.plays) != len(before.plays):
            if not self._begin(record, offer):
                self._handle(ev.PlayCrashed())
                return
        elif now.screen not in ("play", "attract") or (now.screen == "attract" != before.screen):
            self._stage.clear()
        play = self._stage.play
        if play is None or record is None:
            return
        if before.overlay and not now.overlay:
            play.next_round()  # whichever overlay stood over the hand-over last
        if now.level is not before.level:
            play.set_untimed(now.level is Level.CALM)

    def fail(self) -> None:
        """The View on Stage does not load: end the visitor's play as crashed, and hide the job."""
        play = self._stage.play
        if play is None:
            return
        self._lose(play.owner)
        self._stage.clear()
        if self._visit().screen == "play":
            self._handle(ev.PlayCrashed())

    def _begin(self, record: PlayRecord, offer: Offer) -> bool:
        booth = offer.booth(record.experience)
        if booth is None:
            return False
        visit = self._visit()
        play = self._stage.put(
            booth, offer, visit.language, level=record.level, short=record.short, seed=record.seed
        )
        if play is not None:
            play.set_untimed(visit.level is Level.CALM)  # the pace is chosen, the situation is dealt
            self._sounding.begin(play.play.progress)
            self._listen(play)
        return play is not None

    def _listen(self, play: PlayController) -> None:
        play.decided.connect(self._decide)
        play.roundOver.connect(self._end_round)
        play.finished.connect(self._complete)
        play.crashed.connect(self._crash)
        play.changed.connect(self._tell)

    @Slot(int, str)
    def _decide(self, step: int, action_id: str) -> None:
        self._handle(ev.Decided(step, action_id))

    @Slot(int)
    def _end_round(self, number: int) -> None:
        self._handle(ev.RoundOver(number))

    @Slot()
    def _complete(self) -> None:
        outcome = self._stage.play.outcome if self._stage.play else None
        if outcome is not None:
            self._handle(ev.PlayCompleted(outcome))

    @Slot()
    def _crash(self) -> None:
        play = self._visit().play
        if play is not None:
            self._lose(play.experience)
        self._handle(ev.PlayCrashed())

    @Slot()
    def _tell(self) -> None:
        play = self._stage.play
        if play is None:
            return
        self._sounding.situation(play.play.progress, self._visit().aids, pressed=self._pressing)
        self._telling.tell_situation(play)
