"""The Stage's side of the play: translates the airspace into models, and places the name tags."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from PySide6.QtCore import Property, QAbstractItemModel, QObject, QRectF, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.core.contract import line
from kiosk.experiences.drone_traffic.camera import Lens, Rect, followed, of_interest, on_ground
from kiosk.experiences.drone_traffic.ladder import SEATS, MarkRow, marks
from kiosk.experiences.drone_traffic.stage import (
    AircraftRow,
    ConflictRow,
    PadRow,
    Stage,
    TrackRow,
    stage,
)
from kiosk.experiences.drone_traffic.state import LAYERS_M, State
from kiosk.experiences.drone_traffic.tags import Sight, TagRow, tags
from kiosk.kit.play_controller import PlayController
from kiosk.kit.row_model import RowModel
from kiosk.kit.stage_controller import StageController

QML_IMPORT_NAME = "kiosk.experiences.drone_traffic"
QML_IMPORT_MAJOR_VERSION = 1

EDGE_EM = 0.2
"""Room between a tag and the Stage's edge or the ladder, in font sizes."""


ONE_TAG, ALL_TAGS = 1, 4
"""How many tags the Stage has at most: on the attract screen, and for a visitor."""


@dataclass(frozen=True, slots=True)
class LayerRow:
    """One altitude layer: its height in words."""

    key: str
    words: str


@QmlElement
@QmlUncreatable("made for every play")
class DroneTrafficController(StageController):  # type: ignore[operator]  # the stub lacks __call__
    """Models for View.qml, renewed with every display frame of the play."""

    changed = Signal()
    viewChanged = Signal()

    def __init__(self, play: PlayController, parent: QObject | None = None) -> None:
        super().__init__(play, parent)
        self._say = play.say
        self._lens: Lens | None = None
        self._view: Rect | None = None
        self._sight: Sight | None = None
        self._metrics: QFontMetricsF | None = None
        self._sides: dict[str, str] = {}
        self._picture = Stage((), (), (), ())
        self._aircraft = RowModel(AircraftRow, self)
        self._tracks = RowModel(TrackRow, self)
        self._pads = RowModel(PadRow, self)
        self._conflicts = RowModel(ConflictRow, self)
        self._tags = RowModel(TagRow, self)
        self._layers = RowModel(LayerRow, self)
        self._marks = RowModel(MarkRow, self)
        play.changed.connect(self._changed)
        play.framed.connect(self._show)
        self._changed()

    @Property(QAbstractItemModel, constant=True)
    def aircraft(self) -> RowModel:
        """Roles: the fields of AircraftRow."""
        return self._aircraft

    @Property(QAbstractItemModel, constant=True)
    def tracks(self) -> RowModel:
        """Roles: the fields of TrackRow."""
        return self._tracks

    @Property(QAbstractItemModel, constant=True)
    def pads(self) -> RowModel:
        """Roles: the fields of PadRow."""
        return self._pads

    @Property(QAbstractItemModel, constant=True)
    def conflicts(self) -> RowModel:
        """Roles: the fields of ConflictRow."""
        return self._conflicts

    @Property(QAbstractItemModel, constant=True)
    def tags(self) -> RowModel:
        """Roles: the fields of TagRow. Empty until `arrange` was called."""
        return self._tags

    @Property(QAbstractItemModel, constant=True)
    def layers(self) -> RowModel:
        """Roles: the fields of LayerRow, the highest first."""
        return self._layers

    @Property(QAbstractItemModel, constant=True)
    def marks(self) -> RowModel:
        """Roles: the fields of MarkRow."""
        return self._marks

    @Property(float, constant=True)
    def seats(self) -> float:
        """How many large marks a rung of the ladder is wide."""
        return SEATS

    @Property(QRectF, notify=viewChanged)
    def view(self) -> QRectF:
        """Where the map shall lie on the Stage, in pixels; empty until `arrange` was called."""
        return QRectF(*self._view) if self._view else QRectF()

    @Slot(float, float, QRectF, float, float, float, str, int)
    def arrange(
        self,
        width: float,
        height: float,
        ladder: QRectF,
        lift: float,
        drone: float,
        tilt: float,
        family: str,
        text_px: int,
    ) -> None:
        """The View's sizes in pixels: the Stage, the ladder on it (empty for none), a full lift, a drone."""
        font = QFont(family)
        font.setPixelSize(max(1, text_px))
        font.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetricsF(font)
        edge = text_px * EDGE_EM
        barred = (
            (ladder.x() - edge, ladder.y() - edge, ladder.width() + 2 * edge, ladder.height() + 2 * edge),
        )
        before, self._lens = self._lens, Lens(width, height, ladder.right(), lift, drone, tilt)
        if self._view and before and before.tilt == tilt:
            self._view = on_ground(self._view, self._lens)
        else:
            self._view = None
        self._sight = Sight(
            map=self._sight.map if self._sight else (0.0, 0.0, 1.0, 1.0),
            room=(edge, edge, width - 2 * edge, height - 2 * edge),
            lift=lift,
            drone=drone,
            letter=float(text_px),
            edge=ladder.x(),
            barred=barred if ladder.width() > 0 else (),
        )
        self._follow()
        self.viewChanged.emit()
        self._tag()

    @Slot(QRectF)
    def look(self, area: QRectF) -> None:
        """Where the map lies at this instant, in pixels: tags go with it while the camera glides."""
        if self._sight:
            self._sight = replace(self._sight, map=(area.x(), area.y(), area.width(), area.height()))
            self._tag()

    @Slot()
    def _changed(self) -> None:
        self._layers.show(
            [
                LayerRow(f"{layer:.0f}", self._say(line("label-layer", layer=layer)))
                for layer in reversed(LAYERS_M)
            ]
        )
        self._show()
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        state = self._play.play.state
        assert isinstance(state, State)
        if self._lens is None:
            return
        selected = cast("str", self._play.selectedTarget)
        view = followed(self._view, of_interest(state, selected), self._lens)
        if view != self._view:
            self._view = view
            self.viewChanged.emit()

    @Slot()
    def _show(self) -> None:
        play = self._play.play
        previous, state = play.previous, play.state
        assert isinstance(previous, State)
        assert isinstance(state, State)
        selected = cast("str", self._play.selectedTarget)
        self._picture = stage(previous, state, play.fraction, selected, self._say)
        self._aircraft.show(self._picture.aircraft)
        self._tracks.show(self._picture.tracks)
        self._pads.show(self._picture.pads)
        self._conflicts.show(self._picture.conflicts)
        self._marks.show(marks(self._picture.aircraft))
        self._tag()

    def _tag(self) -> None:
        if self._sight and self._metrics:
            most = ONE_TAG if self._play.watched else ALL_TAGS
            rows, self._sides = tags(
                self._picture, self._sight, self._metrics.horizontalAdvance, self._sides, most
            )
            self._tags.show(rows)


Controller = DroneTrafficController
