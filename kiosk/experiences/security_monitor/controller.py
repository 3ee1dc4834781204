"""The Stage's side of the play: translates the company into models and words for View.qml."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Property, QAbstractItemModel, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.core.contract import STEP_S, line
from kiosk.experiences.security_monitor import stage
from kiosk.experiences.security_monitor.evidence import chance
from kiosk.experiences.security_monitor.schedule import minute_of_day, round_at
from kiosk.experiences.security_monitor.scoring import percent
from kiosk.experiences.security_monitor.state import Alert, State
from kiosk.kit.play_controller import PlayController
from kiosk.kit.row_model import RowModel
from kiosk.kit.stage_controller import StageController

QML_IMPORT_NAME = "kiosk.experiences.security_monitor"
QML_IMPORT_MAJOR_VERSION = 1

EVEN = stage.share_of(1.0)
"""Where the gauge says that both are as likely."""


@QmlElement
@QmlUncreatable("made for every play")
class SecurityMonitorController(StageController):  # type: ignore[operator]  # the stub lacks __call__
    """Models for View.qml, renewed with every step of the play; `framed` comes with every display frame."""

    changed = Signal()
    framed = Signal()

    def __init__(self, play: PlayController, parent: QObject | None = None) -> None:
        super().__init__(play, parent)
        self._rooms = RowModel(stage.RoomRow, self)
        self._seats = RowModel(stage.SeatRow, self)
        self._pins = RowModel(stage.PinRow, self)
        self._marks = RowModel(stage.MarkRow, self)
        self._way = RowModel(stage.WayRow, self)
        self._cards = RowModel(stage.CardRow, self)
        play.changed.connect(self._show)
        play.framed.connect(self.framed)
        self._show()

    @Property(QAbstractItemModel, constant=True)
    def rooms(self) -> RowModel:
        """Roles: the fields of RoomRow."""
        return self._rooms

    @Property(QAbstractItemModel, constant=True)
    def seats(self) -> RowModel:
        """Roles: the fields of SeatRow."""
        return self._seats

    @Property(QAbstractItemModel, constant=True)
    def pins(self) -> RowModel:
        """Roles: the fields of PinRow."""
        return self._pins

    @Property(QAbstractItemModel, constant=True)
    def marks(self) -> RowModel:
        """Roles: the fields of MarkRow."""
        return self._marks

    @Property(QAbstractItemModel, constant=True)
    def way(self) -> RowModel:
        """Roles: the fields of WayRow."""
        return self._way

    @Property(QAbstractItemModel, constant=True)
    def cards(self) -> RowModel:
        """Roles: the fields of CardRow."""
        return self._cards

    @Property(bool, notify=changed)
    def active(self) -> bool:
        """Whether an alert is in hand, of which the gauge and the cards speak."""
        return self._chosen() is not None

    @Property(float, notify=changed)
    def before(self) -> float:
        """Where the gauge stood before any evidence, 0..1."""
        one = self._chosen()
        return stage.gauge_shares(one)[0] if one else 0.0

    @Property(float, notify=changed)
    def now(self) -> float:
        """Where the gauge stands, 0..1."""
        one = self._chosen()
        return stage.gauge_shares(one)[1] if one else 0.0

    @Property(float, constant=True)
    def even(self) -> float:
        """Where attack and false alarm are as likely, 0..1."""
        return EVEN

    @Property(str, notify=changed)
    def chanceName(self) -> str:
        return self._play.say(line("label-chance"))

    @Property(str, notify=changed)
    def chanceWords(self) -> str:
        """The chance in words, "" where no alert is in hand."""
        one = self._chosen()
        return self._play.say(line("label-percent", chance=percent(chance(one)))) if one else ""

    @Property(float, notify=framed)
    def looked(self) -> float:
        """How much of the evidence looked at has been seen, 0..1."""
        play = self._play.play
        return stage.looked_share(self._state(), (play.fraction - 1.0) * STEP_S)

    @Property(bool, notify=changed)
    def night(self) -> bool:
        state = self._state()
        return round_at(state.level, state.short, state.time_s).title == "night"

    @Property(str, notify=changed)
    def clock(self) -> str:
        """The time of the company's day in words."""
        state = self._state()
        minute = minute_of_day(state.level, state.short, state.time_s)
        return self._play.say(line("label-clock", hour=minute // 60 % 24, minute=minute % 60))

    @Property(str, notify=changed)
    def leakRoute(self) -> str:
        """The way of data that leaves as an SVG path on the sheet, "" where none does."""
        return stage.leak_route(self._state())

    @Property(int, notify=changed)
    def leakParcels(self) -> int:
        """How many parcels of data are on their way out."""
        return stage.leak_parcels(self._state())

    @Property(str, notify=changed)
    def leaked(self) -> str:
        """What has left in words, "" while nothing has."""
        state = self._state()
        gone = state.leaked_gb >= 0.5 or state.leak is not None
        return self._play.say(line("label-leaked", gb=state.leaked_gb)) if gone else ""

    @Property(str, notify=changed)
    def stopped(self) -> str:
        """How many computers stand still in words, "" while all work."""
        machines = stage.machines_stopped(self._state())
        return self._play.say(line("label-stopped", machines=machines)) if machines else ""

    @Property(str, notify=changed)
    def team(self) -> str:
        """That the expert team is at work, "" while it is not."""
        reported = any(one.reported for one in self._state().alerts)
        return self._play.say(line("label-team")) if reported else ""

    def _state(self) -> State:
        state = self._play.play.state
        assert isinstance(state, State)
        return state

    def _chosen(self) -> Alert | None:
        return self._state().find(cast("str", self._play.selectedTarget))

    @Slot()
    def _show(self) -> None:
        state, chosen, say = self._state(), self._chosen(), self._play.say
        self._rooms.show(stage.room_rows(state, chosen))
        self._seats.show(stage.seat_rows(state))
        self._pins.show(stage.pin_rows(state, chosen, say))
        self._marks.show(stage.mark_rows(state))
        self._way.show(stage.way_rows(state))
        self._cards.show(stage.card_rows(state, chosen, say))
        self.changed.emit()
        self.framed.emit()


Controller = SecurityMonitorController
