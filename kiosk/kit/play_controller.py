"""One play for the screen: translates touches and frames into a Play, and the Play into words and a Desk."""

from __future__ import annotations

import logging
from typing import Any

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.core.contract import Action, Line, Outcome, Setting, Target
from kiosk.core.errors import IllegalAction
from kiosk.core.play import Phase, Play
from kiosk.core.texts import Texts
from kiosk.kit.action_model import ActionModel, Control

QML_IMPORT_NAME = "kiosk.kit"
QML_IMPORT_MAJOR_VERSION = 1

NEXT_TARGET = "next_target"
NO_SETTING = Setting(0, 0)

_LOG = logging.getLogger(__name__)


@QmlElement
@QmlUncreatable("the shell makes one for every play")
class PlayController(QObject):  # type: ignore[operator]  # the stub lacks __call__
    """The play on Stage and Desk.

    `changed` says that the model, the selection or the words changed; `framed` comes with every display frame
    while the clock runs. `decided(step, action_id)`, `roundOver(round)` and `finished` report the play's own
    events; `crashed` that the experience raised, after which the controller stands still.
    """

    changed = Signal()
    framed = Signal()
    decided = Signal(int, str)
    roundOver = Signal(int)
    finished = Signal()
    crashed = Signal()

    def __init__(
        self,
        play: Play[Any],
        texts: Texts,
        owner: str,
        parent: QObject | None = None,
        *,
        watched: bool = False,
    ) -> None:
        super().__init__(parent)
        self._play = play
        self._texts = texts
        self._owner = owner
        self._watched = watched
        self._desk = ActionModel(self)
        self._selected = ""
        self._event = ""
        self._places: dict[str, Action] = {}
        self._addressed: Target | None = None
        self._broken = False
        self._refresh()

    @property
    def owner(self) -> str:
        """Id of the experience."""
        return self._owner

    @property
    def watched(self) -> bool:
        """Whether a bot plays and people only watch, as on the attract screen: nobody at the Desk."""
        return self._watched

    @property
    def play(self) -> Play[Any]:
        return self._play

    @property
    def controls(self) -> tuple[Control, ...]:
        """What the Desk offers for the target looked at."""
        return self._desk.controls

    @property
    def outcome(self) -> Outcome | None:
        return self._play.outcome

    def say(self, sentence: Line) -> str:
        """A sentence of this experience in the language now in use."""
        return self._texts.say(sentence, self._owner)

    def speak(self, texts: Texts) -> None:
        """Go on in another language."""
        self._texts = texts
        self._refresh()

    def press(self, action_id: str) -> bool:
        """Take a decision or look at the next target. A stale id is ignored; returns whether it counted."""
        if self._broken:
            return False
        if action_id == NEXT_TARGET:
            self._select_next()
            return True
        before = self._play
        try:
            self._play = before.act(action_id)
            self._selected = ""
            self._refresh()
        except IllegalAction:
            return False
        except Exception:  # noqa: BLE001 - whatever an experience raises ends its play, not the kiosk
            self._break()
            return False
        self.decided.emit(before.step, action_id)
        if self._play.phase is not before.phase:
            self._report_phase()
        return True

    def advance(self, elapsed_s: float) -> None:
        """Let display time pass; the model takes whole steps of it."""
        if self._broken or not self._play.running:
            return
        before = self._play
        try:
            self._play = before.advance(elapsed_s)
            if self._play.step != before.step:
                self._refresh()
        except Exception:  # noqa: BLE001 - as in `press`
            self._break()
            return
        self.framed.emit()
        if self._play.phase is not before.phase:
            self._report_phase()

    def set_untimed(self, untimed: bool) -> None:
        self._set(self._play.with_untimed(untimed))

    def next_round(self) -> None:
        self._set(self._play.next_round())

    @Property(QObject, constant=True)
    def desk(self) -> ActionModel:
        return self._desk

    @Property(str, notify=changed)
    def deskHeading(self) -> str:
        """Whom the Desk speaks to, or spoke to last, so that it stands still while nothing waits."""
        target = self._target() or self._addressed
        return self.say(Line("desk-heading", (("target", target.name),))) if target else ""

    @Property(int, notify=changed)
    def round(self) -> int:
        return self._play.progress.round

    @Property(int, notify=changed)
    def rounds(self) -> int:
        return self._play.progress.rounds

    @Property(str, notify=changed)
    def roundTitle(self) -> str:
        return self.say(self._play.progress.round_title)

    @Property(int, notify=changed)
    def secondsLeft(self) -> int:
        return int(-(-self._play.progress.seconds_left // 1))

    @Property(float, notify=changed)
    def roundFraction(self) -> float:
        """How much of the round is over, 0..1."""
        progress = self._play.progress
        return 1 - progress.seconds_left / progress.round_seconds if progress.round_seconds else 1.0

    @Property(str, notify=changed)
    def notice(self) -> str:
        """What needs attention; when nothing does, how things stand, so that the place is never empty."""
        notice = self._play.progress.notice or self._play.simulation.describe(self._play.state)[0]
        return self.say(notice)

    @Property(str, notify=changed)
    def noticeMore(self) -> str:
        more = self._play.progress.notice_more
        return self.say(more) if more else ""

    @Property(bool, notify=changed)
    def urgent(self) -> bool:
        return self._play.progress.urgent

    def describe(self) -> str:
        """The situation in one to three sentences, most urgent first."""
        try:
            sentences = self._play.simulation.describe(self._play.state)
            return " ".join(self.say(sentence) for sentence in sentences)
        except Exception:  # noqa: BLE001 - as in `press`
            self._break()
            return ""

    @Property(str, notify=changed)
    def situation(self) -> str:
        return self.describe()

    @Property(str, notify=changed)
    def intro(self) -> str:
        """The one sentence over the first event, while it waits for the first touch."""
        return self.say(Line("intro")) if self._play.phase is Phase.OPENING else ""

    @Property(bool, notify=changed)
    def opening(self) -> bool:
        return self._play.phase is Phase.OPENING

    @Property(bool, notify=changed)
    def between(self) -> bool:
        return self._play.phase is Phase.BETWEEN

    @Property(bool, notify=changed)
    def waiting(self) -> bool:
        """At 차분하게: the clock stands still until the visitor decides."""
        return self._play.phase is Phase.RUNNING and not self._play.running and not self._play.paused

    @Property(str, notify=changed)
    def selectedTarget(self) -> str:
        target = self._target()
        return target.id if target else ""

    @Property(float, notify=framed)
    def fraction(self) -> float:
        return self._play.fraction

    def _set(self, play: Play[Any]) -> None:
        self._play = play
        self._refresh()

    def _report_phase(self) -> None:
        if self._play.phase is Phase.BETWEEN:
            self.roundOver.emit(self._play.progress.round)
        elif self._play.phase is Phase.FINISHED:
            self.finished.emit()

    def _break(self) -> None:
        _LOG.exception("experience %s raised during a play", self._owner)
        if not self._broken:
            self._broken = True
            self.crashed.emit()

    def _targets(self) -> tuple[Target, ...]:
        seen = {action.target.id: action.target for action in self._play.actions if action.target}
        return tuple(seen.values())

    def _target(self) -> Target | None:
        """The visitor's choice while it can still be instructed, else the most urgent."""
        targets = self._targets()
        chosen = next((target for target in targets if target.id == self._selected), None)
        return chosen or (targets[0] if targets else None)

    def _select_next(self) -> None:
        targets, current = self._targets(), self._target()
        if current is not None:
            ids = [target.id for target in targets]
            self._selected = ids[(ids.index(current.id) + 1) % len(ids)]
        self._refresh()

    def _refresh(self) -> None:
        """Something new that needs attention takes the selection back to the most urgent target."""
        event = self._play.progress.event
        if event != self._event:
            self._event = event
            if event:
                self._selected = ""
        self._desk.show(self._controls())
        self.changed.emit()

    def _controls(self) -> list[Control]:
        """The Desk: a control rests in its place while its action is not offered; hands can learn it."""
        target = self._target()
        self._addressed = target or self._addressed
        coach = self._play.progress.coach if self._play.phase is Phase.OPENING else ""
        offered = {
            action.slot or action.id.partition(":")[0]: action
            for action in self._play.actions
            if action.target is None or target is None or action.target.id == target.id
        }
        self._places |= offered
        controls = [
            self._control(seen, coached=seen.id == coach) if slot in offered else self._resting(slot, seen)
            for slot, seen in self._places.items()
        ]
        if len(self._targets()) > 1:
            label = self.say(Line("next-target"))
            controls.append(Control(NEXT_TARGET, label, icon="next", kind="quiet"))
        return controls

    def _resting(self, slot: str, action: Action) -> Control:
        """The place of an action that is not offered now: its name, nothing that it would do."""
        return Control(f"resting:{slot}", self.say(action.label), icon=action.icon, enabled=False)

    def _control(self, action: Action, *, coached: bool) -> Control:
        label = self.say(action.label)
        note = self.say(action.note) if action.note else ""
        name = self.say(action.target.name) if action.target else ""
        spoken = ", ".join(part for part in (name, label, note) if part)
        setting = action.setting or NO_SETTING
        return Control(
            action.id,
            label,
            note,
            icon=action.icon,
            coached=coached,
            level=setting.now,
            levels=setting.most,
            spoken=spoken,
        )
