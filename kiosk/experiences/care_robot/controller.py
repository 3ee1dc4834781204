"""The Stage's side of the play: translates the neighbourhood into models for View.qml."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Property, QAbstractItemModel, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.core.contract import line
from kiosk.experiences.care_robot.contact import LIMIT_MIN
from kiosk.experiences.care_robot.offers import minutes_to_start
from kiosk.experiences.care_robot.plan import SHEET
from kiosk.experiences.care_robot.reading import minutes
from kiosk.experiences.care_robot.schedule import plan
from kiosk.experiences.care_robot.stage import (
    BubbleRow,
    DotRow,
    HelperRow,
    HomeRow,
    bubbles,
    dots,
    droop,
    helpers,
    homes,
)
from kiosk.experiences.care_robot.state import Request, State, Status
from kiosk.kit.play_controller import PlayController
from kiosk.kit.row_model import RowModel
from kiosk.kit.stage_controller import StageController

QML_IMPORT_NAME = "kiosk.experiences.care_robot"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made for every play")
class CareRobotController(StageController):  # type: ignore[operator]  # the stub lacks __call__
    """Models for View.qml: helpers move with every display frame, the rest with every step of the play."""

    sheet = SHEET
    changed = Signal()

    def __init__(self, play: PlayController, parent: QObject | None = None) -> None:
        super().__init__(play, parent)
        self._homes = RowModel(HomeRow, self)
        self._bubbles = RowModel(BubbleRow, self)
        self._helpers = RowModel(HelperRow, self)
        self._dots = RowModel(DotRow, self)
        play.changed.connect(self._changed)
        play.framed.connect(self._move)
        self._changed()

    @Property(QAbstractItemModel, constant=True)
    def homes(self) -> RowModel:
        """Roles: the fields of HomeRow."""
        return self._homes

    @Property(QAbstractItemModel, constant=True)
    def bubbles(self) -> RowModel:
        """Roles: the fields of BubbleRow."""
        return self._bubbles

    @Property(QAbstractItemModel, constant=True)
    def helpers(self) -> RowModel:
        """Roles: the fields of HelperRow."""
        return self._helpers

    @Property(QAbstractItemModel, constant=True)
    def dots(self) -> RowModel:
        """Roles: the fields of DotRow; empty where nobody is to be sent."""
        return self._dots

    @Property(str, notify=changed)
    def clock(self) -> str:
        """The time of day in words."""
        state = self._state
        current = plan(state.level, state.short)[state.round - 1]
        now = int(current.clock_min + state.time_min - current.start_min)
        return self._play.say(line("label-clock", hour=now // 60, minute=now % 60))

    @Property(str, notify=changed)
    def refusal(self) -> str:
        """The door sign of the home looked at in words; "" where robots may come."""
        selected = self._selected
        if selected is None or self._state.home(selected.home).consents:
            return ""
        return self._play.say(line("label-refused", number=selected.home))

    @Property(str, notify=changed)
    def askedKind(self) -> str:
        """What the home looked at asks for; "" where nothing waits."""
        selected = self._selected
        return selected.kind.value if selected else ""

    @Property(float, notify=changed)
    def askedSpent(self) -> float:
        """Share of its limit that the request looked at has waited, 0..1."""
        selected = self._selected
        return min(1.0, selected.waited_min / LIMIT_MIN[selected.kind]) if selected else 0.0

    @Property(bool, notify=changed)
    def askedOver(self) -> bool:
        """Whether it has waited past its limit."""
        selected = self._selected
        return selected is not None and selected.waited_min > LIMIT_MIN[selected.kind]

    @Property(int, notify=changed)
    def askedDroop(self) -> int:
        """How far the plant at its home hangs its head, 0..3."""
        selected = self._selected
        return droop(self._state.home(selected.home).lonely) if selected else 0

    @Property(bool, notify=changed)
    def askedRefuses(self) -> bool:
        """Whether no robot may come there."""
        selected = self._selected
        return selected is not None and not self._state.home(selected.home).consents

    @Property(str, notify=changed)
    def lonely(self) -> str:
        """Mean loneliness of the eight homes in words."""
        mean = sum(one.lonely for one in self._state.homes) / len(self._state.homes)
        return self._play.say(line("label-lonely", lonely=100.0 * mean))

    @property
    def _state(self) -> State:
        state = self._play.play.state
        assert isinstance(state, State)
        return state

    @property
    def _selected(self) -> Request | None:
        return self._state.request(cast("str", self._play.selectedTarget))

    @Slot()
    def _changed(self) -> None:
        state, selected = self._state, self._selected
        self._homes.show(homes(state, selected))
        self._bubbles.show(bubbles(state, selected, self._minutes(state)))
        self._dots.show(dots(state, selected))
        self._move()
        self.changed.emit()

    def _minutes(self, state: State) -> dict[str, str]:
        """When who was sent will be there, in words, by request."""
        return {
            one.id: self._play.say(line("label-minutes", minutes=minutes(minutes_to_start(state, one))))
            for one in state.requests
            if one.status is Status.ASSIGNED
        }

    @Slot()
    def _move(self) -> None:
        play = self._play.play
        before, now = play.previous, play.state
        assert isinstance(before, State)
        assert isinstance(now, State)
        self._helpers.show(helpers(before, now, play.fraction))


Controller = CareRobotController
