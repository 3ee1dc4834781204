"""The Stage's side of the play: translates the block into numbers, words and rows for View.qml."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Property, QAbstractItemModel, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.experiences.energy_manager import stage
from kiosk.experiences.energy_manager.battery import CAPACITY_KWH
from kiosk.experiences.energy_manager.needs import goal_kw
from kiosk.experiences.energy_manager.state import State
from kiosk.kit.play_controller import PlayController
from kiosk.kit.row_model import RowModel
from kiosk.kit.stage_controller import StageController

QML_IMPORT_NAME = "kiosk.experiences.energy_manager"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made for every play")
class EnergyManagerController(StageController):  # type: ignore[operator]  # the stub lacks __call__
    """Everything View.qml shows. `changed` comes with the model's steps, `moved` with every display frame."""

    changed = Signal()
    moved = Signal()

    def __init__(self, play: PlayController, parent: QObject | None = None) -> None:
        super().__init__(play, parent)
        self._clouds = RowModel(stage.CloudRow, self)
        self._cars = RowModel(stage.CarRow, self)
        self._columns = RowModel(stage.ColumnRow, self)
        self._tiers = RowModel(stage.TierRow, self)
        self._hour = 0.0
        self._stored = 0.0
        self._words: dict[str, str] = {}
        self._strengths: dict[str, float] = {}
        self._outline = ""
        play.changed.connect(self._changed)
        play.framed.connect(self._move)
        self._changed()

    @Property(QAbstractItemModel, constant=True)
    def clouds(self) -> RowModel:
        """Roles: the fields of CloudRow."""
        return self._clouds

    @Property(QAbstractItemModel, constant=True)
    def cars(self) -> RowModel:
        """Roles: the fields of CarRow."""
        return self._cars

    @Property(QAbstractItemModel, constant=True)
    def columns(self) -> RowModel:
        """Roles: the fields of ColumnRow."""
        return self._columns

    @Property(QAbstractItemModel, constant=True)
    def tiers(self) -> RowModel:
        """Roles: the fields of TierRow."""
        return self._tiers

    @Property(float, notify=moved)
    def now(self) -> float:
        """Where the day stands, 0..1."""
        return stage.share_of_day(self._hour)

    @Property(float, notify=moved)
    def sun(self) -> float:
        """How far the sun is on its way, 0..1; more once it has set."""
        return stage.sun_share(self._hour)

    @Property(float, notify=moved)
    def dark(self) -> float:
        """0 by day, 1 at night."""
        return stage.darkness(self._hour)

    @Property(float, notify=moved)
    def stored(self) -> float:
        """How full the battery is, 0..1."""
        return self._stored / CAPACITY_KWH

    @Property(float, notify=changed)
    def solar(self) -> float:
        """Strength of the roof's line, 0..1."""
        return self._strengths["solar"]

    @Property(float, notify=changed)
    def load(self) -> float:
        """Strength of the houses' line, 0..1."""
        return self._strengths["load"]

    @Property(float, notify=changed)
    def carsFlow(self) -> float:
        """Strength of the chargers' line, 0..1."""
        return self._strengths["cars"]

    @Property(float, notify=changed)
    def battery(self) -> float:
        """Strength of the battery's line, 0..1."""
        return self._strengths["battery"]

    @Property(float, notify=changed)
    def grid(self) -> float:
        """Strength of the grid line, 0..1."""
        return self._strengths["grid"]

    @Property(bool, notify=changed)
    def giving(self) -> bool:
        """Whether power leaves the battery rather than enters it."""
        return self._state.day.flows.discharge_kw > 0.0

    @Property(bool, notify=changed)
    def exporting(self) -> bool:
        """Whether power leaves over the grid line rather than comes."""
        return self._state.day.flows.export_kw > 0.0

    @Property(bool, notify=changed)
    def saving(self) -> bool:
        return self._state.controls.saving

    @Property(bool, notify=changed)
    def overGoal(self) -> bool:
        """Whether more comes over the line than the day's goal allows."""
        return stage.over_goal(self._state)

    @Property(bool, notify=changed)
    def requestKept(self) -> bool:
        """Whether as much less is used as was asked."""
        return stage.request_kept(self._state)

    @Property(float, notify=changed)
    def limit(self) -> float:
        """The day's goal, as a share of the curve's height."""
        return goal_kw(self._state) / stage.SCALE_KW

    @Property(str, notify=changed)
    def outline(self) -> str:
        """The roof's forecast, as an SVG path in a square of 100."""
        return self._outline

    @Property(float, notify=changed)
    def outlineStart(self) -> float:
        """How high the roof's forecast begins, 0..1."""
        return self._state.dealt.window_solar_kw[0] / stage.SCALE_KW

    @Property(bool, notify=changed)
    def anyCar(self) -> bool:
        """Whether a car stands at a charger."""
        return self._cars.rowCount() > 0

    @Property(str, notify=changed)
    def solarWords(self) -> str:
        return self._words["solar"]

    @Property(str, notify=changed)
    def loadWords(self) -> str:
        return self._words["load"]

    @Property(str, notify=changed)
    def batteryWords(self) -> str:
        return self._words["battery"]

    @Property(str, notify=changed)
    def carsWords(self) -> str:
        return self._words["cars"]

    @Property(str, notify=changed)
    def gridWords(self) -> str:
        return self._words["grid"]

    @Property(str, notify=changed)
    def clockWords(self) -> str:
        return self._words["clock"]

    @Property(str, notify=changed)
    def savedWords(self) -> str:
        """Money spared so far over doing nothing."""
        return self._words["saved"]

    @Property(str, notify=changed)
    def requestWords(self) -> str:
        """What the grid asks for, "" while it asks for nothing."""
        return self._words.get("request", "")

    @property
    def _state(self) -> State:
        state = self._play.play.state
        assert isinstance(state, State)
        return state

    @Slot()
    def _changed(self) -> None:
        state = self._state
        self._words = {name: self._play.say(sentence) for name, sentence in stage.words(state).items()}
        self._strengths = stage.strengths(state)
        self._outline = stage.outline(state)
        self._columns.show(list(stage.columns(state)))
        self._tiers.show(
            [
                replace(row, words=self._play.say(words), brief=self._play.say(brief))
                for row, words, brief in stage.tiers(state)
            ]
        )
        self._move()
        self.changed.emit()

    @Slot()
    def _move(self) -> None:
        """Between the last two steps, where display time is; not across a night."""
        play, state = self._play.play, self._state
        before = play.previous
        assert isinstance(before, State)
        share = play.fraction if before.index == state.index else 1.0
        self._hour = before.hour + (state.hour - before.hour) * share
        stored = before.day.stored_kwh + (state.day.stored_kwh - before.day.stored_kwh) * share
        self._stored = stored if before.index == state.index else state.day.stored_kwh
        self._clouds.show(list(stage.clouds(state, self._hour)))
        self._cars.show(list(stage.cars(state, self._hour)))
        self.moved.emit()


Controller = EnergyManagerController
