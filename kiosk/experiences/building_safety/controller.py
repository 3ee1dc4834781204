"""The Stage's side of the play: translates the building into models for View.qml."""

from __future__ import annotations

from math import ceil
from typing import cast

from PySide6.QtCore import Property, QAbstractItemModel, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.core.contract import Line, line
from kiosk.experiences.building_safety.plan import SHEET, level
from kiosk.experiences.building_safety.reading import reading
from kiosk.experiences.building_safety.schedule import plan
from kiosk.experiences.building_safety.stage import (
    FigureRow,
    SignRow,
    StoreyRow,
    ThingRow,
    coming,
    figures,
    lift_height,
    signs,
    storeys,
    stuck,
    things,
    vented,
)
from kiosk.experiences.building_safety.state import LIVED_IN, Alarm, Kind, State
from kiosk.kit.play_controller import PlayController
from kiosk.kit.row_model import RowModel
from kiosk.kit.stage_controller import StageController

QML_IMPORT_NAME = "kiosk.experiences.building_safety"
QML_IMPORT_MAJOR_VERSION = 1

EVENING_MIN = 19 * 60
"""The first round begins at seven, each later one an hour after†."""


@QmlElement
@QmlUncreatable("made for every play")
class BuildingSafetyController(StageController):  # type: ignore[operator]  # the stub lacks __call__
    """Models for View.qml: people and lift move with every display frame, the rest with every step."""

    sheet = SHEET
    changed = Signal()
    moved = Signal()

    def __init__(self, play: PlayController, parent: QObject | None = None) -> None:
        super().__init__(play, parent)
        self._storeys = RowModel(StoreyRow, self)
        self._signs = RowModel(SignRow, self)
        self._figures = RowModel(FigureRow, self)
        self._things = RowModel(ThingRow, self)
        self._lift_y = 0.0
        self._engine = 0.0
        play.changed.connect(self._changed)
        play.framed.connect(self._move)
        self._changed()

    @Property(QAbstractItemModel, constant=True)
    def storeys(self) -> RowModel:
        """Roles: the fields of StoreyRow."""
        return self._storeys

    @Property(QAbstractItemModel, constant=True)
    def signs(self) -> RowModel:
        """Roles: the fields of SignRow."""
        return self._signs

    @Property(QAbstractItemModel, constant=True)
    def figures(self) -> RowModel:
        """Roles: the fields of FigureRow."""
        return self._figures

    @Property(QAbstractItemModel, constant=True)
    def things(self) -> RowModel:
        """Roles: the fields of ThingRow."""
        return self._things

    @Property(float, notify=moved)
    def liftY(self) -> float:
        """The height of the lift's floor on the sheet."""
        return self._lift_y

    @Property(float, notify=moved)
    def engine(self) -> float:
        """How near the fire engine is, 0 (not in sight) to 1 (here)."""
        return self._engine

    @Property(bool, notify=changed)
    def liftStuck(self) -> bool:
        """Whether people are known to stand in the lift."""
        alarm = stuck(self._state)
        return alarm is not None and alarm.signal.real and (alarm.known or alarm.second)

    @Property(bool, notify=changed)
    def vented(self) -> bool:
        """Whether the smoke fan runs."""
        return vented(self._state)

    @Property(str, notify=changed)
    def clock(self) -> str:
        """The time of day in words."""
        state = self._state
        current = plan(state.level, state.short)[state.round - 1]
        now = EVENING_MIN + 60 * (state.round - 1) + int((state.time_s - current.start_s) / 60.0)
        return self._play.say(line("label-clock", hour=now // 60, minute=now % 60))

    @Property(str, notify=changed)
    def engineWords(self) -> str:
        """When the fire engine is here, in words; "" while nobody called it."""
        state = self._state
        if state.engine_s < 0.0:
            return ""
        if state.engine_here:
            return self._play.say(line("label-engine-here"))
        minutes = ceil((state.engine_s - state.time_s) / 60.0 - 1e-9)
        return self._play.say(line("label-engine", minutes=minutes))

    @Property(str, notify=changed)
    def askedKind(self) -> str:
        """The picture of the alarm looked at; "" where nothing is signalled."""
        selected = self._selected
        return f"kind_{selected.kind.value}" if selected else ""

    @Property(str, notify=changed)
    def askedSecond(self) -> str:
        """What the second sensor says of it: yes, no, or "" (not yet)."""
        selected = self._selected
        if selected is None or not selected.second:
            return ""
        return "yes" if selected.signal.agrees else "no"

    @property
    def _state(self) -> State:
        state = self._play.play.state
        assert isinstance(state, State)
        return state

    @property
    def _selected(self) -> Alarm | None:
        found = self._state.alarm(cast("str", self._play.selectedTarget))
        return found if found is not None and found.open else None

    @Slot()
    def _changed(self) -> None:
        state, selected = self._state, self._selected
        names = {number: self._play.say(line("label-floor", floor=number)) for number in LIVED_IN}
        self._storeys.show(storeys(state, selected, names))
        self._signs.show(signs(state, selected, self._words(state)))
        self._things.show(things(state))
        self._move()
        self.changed.emit()

    def _words(self, state: State) -> dict[str, str]:
        """What each sign says: how much smoke, or for how long."""
        return {one.id: self._play.say(_reported(state, one)) for one in state.alarms if one.open}

    @Slot()
    def _move(self) -> None:
        play = self._play.play
        before, now = play.previous, play.state
        assert isinstance(before, State)
        assert isinstance(now, State)
        self._figures.show(figures(before, now, play.fraction))
        time_s = before.time_s + play.fraction * (now.time_s - before.time_s)
        height = lift_height(now, time_s)
        self._lift_y = level(height)
        self._engine = coming(now, time_s)
        self.moved.emit()


def _reported(state: State, alarm: Alarm) -> Line:
    if alarm.kind is Kind.SMOKE:
        return line("label-percent", percent=max(1, round(100.0 * reading(state, alarm))))
    since_s = int(state.time_s - alarm.at_s)
    if since_s < 10:
        return line("label-new")
    if since_s < 60:
        return line("label-seconds", seconds=10 * (since_s // 10))
    return line("label-minutes", minutes=since_s // 60)


Controller = BuildingSafetyController
