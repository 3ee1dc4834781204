"""The Stage's side of the play: translates the airspace into models, and places the name tags."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from PySide6.QtCore import Property, QAbstractItemModel, QObject, QRectF, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.core.contract import line
from kiosk.experiences.drone_traffic.labels import Rect, Tag, place
from kiosk.experiences.drone_traffic.row_model import RowModel
from kiosk.experiences.drone_traffic.stage import (
    AircraftRow,
    ConflictRow,
    PadRow,
    Stage,
    TrackRow,
    lift_of,
    stage,
)
from kiosk.experiences.drone_traffic.state import LAYERS_M, State
from kiosk.kit.play_controller import PlayController

QML_IMPORT_NAME = "kiosk.experiences.drone_traffic"
QML_IMPORT_MAJOR_VERSION = 1

TAG_PADDING_EM = 0.8
"""Width a tag has beyond its words, in font sizes; its height is TAG_HEIGHT_EM."""
TAG_HEIGHT_EM = 1.45

RING = 0.72
"""Half the width of a drone with its rings, in drone sizes."""

TAG_SHARE = 0.4
"""Share of the picture's width beyond which a tag says less."""


@dataclass(frozen=True, slots=True)
class TagRow:
    """A name tag where it stands, in pixels."""

    key: str
    text: str
    tagX: float
    tagY: float
    tagWidth: float
    tagHeight: float
    selected: bool
    conflicting: bool


@dataclass(frozen=True, slots=True)
class LayerRow:
    """One altitude layer: its lift and its height in words."""

    key: str
    lift: float
    words: str


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the View scales: the map, the room for tags, a full lift, a drone and a letter, in pixels."""

    map: Rect
    room: Rect
    lift: float
    drone: float
    letter: float

    def place(self, x: float, y: float, lift: float) -> tuple[float, float]:
        return self.map[0] + x * self.map[2], self.map[1] + y * self.map[3] - lift * self.lift

    def fitting(self, mark: AircraftRow | ConflictRow, metrics: QFontMetricsF) -> tuple[str, float]:
        """A mark's words and the width of their tag; the shorter words where the long ones take too much."""
        for words in (mark.label, mark.shortLabel):
            width = metrics.horizontalAdvance(words) + TAG_PADDING_EM * self.letter
            if width <= TAG_SHARE * self.room[2]:
                break
        return words, min(width, self.room[2])


@QmlElement
@QmlUncreatable("made for every play")
class DroneTrafficController(QObject):  # type: ignore[operator]  # the stub lacks __call__
    """Models for View.qml, renewed with every display frame of the play."""

    changed = Signal()

    def __init__(self, play: PlayController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._play = play
        self._say = play.say
        self._frame: _Frame | None = None
        self._metrics: QFontMetricsF | None = None
        self._sides: dict[str, str] = {}
        self._aircraft = RowModel(AircraftRow, self)
        self._tracks = RowModel(TrackRow, self)
        self._pads = RowModel(PadRow, self)
        self._conflicts = RowModel(ConflictRow, self)
        self._tags = RowModel(TagRow, self)
        self._layers = RowModel(LayerRow, self)
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

    @Property(int, notify=changed)
    def round(self) -> int:
        return self._play.play.progress.round

    @Slot(QRectF, QRectF, float, float, str, int)
    def arrange(
        self, area: QRectF, room: QRectF, lift: float, drone: float, family: str, text_px: int
    ) -> None:
        """The View's sizes in pixels: `area` is the map, `room` where tags may stand."""
        font = QFont(family)
        font.setPixelSize(max(1, text_px))
        font.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetricsF(font)
        self._frame = _Frame(_rect(area), _rect(room), lift, drone, float(text_px))
        self._show()

    def _changed(self) -> None:
        self._layers.show(
            [
                LayerRow(f"{layer:.0f}", lift_of(layer), self._say(line("label-layer", layer=layer)))
                for layer in reversed(LAYERS_M)
            ]
        )
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        play = self._play.play
        previous, state = play.previous, play.state
        assert isinstance(previous, State)
        assert isinstance(state, State)
        selected = cast("str", self._play.selectedTarget)
        picture = stage(previous, state, play.fraction, selected, self._say)
        self._aircraft.show(picture.aircraft)
        self._tracks.show(picture.tracks)
        self._pads.show(picture.pads)
        self._conflicts.show(picture.conflicts)
        if self._frame is not None and self._metrics is not None:
            self._tags.show(self._placed(picture, self._frame, self._metrics))

    def _placed(self, picture: Stage, frame: _Frame, metrics: QFontMetricsF) -> list[TagRow]:
        """Tags of the soonest conflict, then of the selected drone, then of those in conflict."""
        named = sorted((one for one in picture.aircraft if one.labelled), key=lambda one: not one.selected)
        marks: dict[str, TagRow] = {}
        tags: list[Tag] = []
        seen: list[AircraftRow | ConflictRow] = [*picture.conflicts[:1], *named]
        for mark in seen:
            x, y = frame.place(mark.mapX, mark.mapY, mark.lift)
            words, width = frame.fitting(mark, metrics)
            if not words:
                continue
            height = TAG_HEIGHT_EM * frame.letter
            chosen, troubled = (
                (False, True) if isinstance(mark, ConflictRow) else (mark.selected, mark.conflicting)
            )
            marks[mark.key] = TagRow(mark.key, words, 0, 0, width, height, chosen, troubled)
            tags.append(Tag(mark.key, x, y, width, height))
        clear = (RING * frame.drone, RING * frame.drone * frame.map[3] / frame.map[2])
        placed = place(tags, _obstacles(picture, frame), frame.room, clear, self._sides)
        self._sides = {one.key: one.side for one in placed}
        return [replace(marks[one.key], tagX=one.left, tagY=one.top) for one in placed]


Controller = DroneTrafficController


def _rect(rectangle: QRectF) -> Rect:
    return rectangle.x(), rectangle.y(), rectangle.width(), rectangle.height()


def _obstacles(picture: Stage, frame: _Frame) -> list[Rect]:
    """Drones and conflict bubbles, which no tag should cover."""
    areas: list[Rect] = []
    for drone in picture.aircraft:
        x, y = frame.place(drone.mapX, drone.mapY, drone.lift)
        areas.append((x - frame.drone / 2, y - frame.drone / 2, frame.drone, frame.drone))
    for bubble in picture.conflicts:
        x, y = frame.place(bubble.mapX, bubble.mapY, bubble.lift)
        radius = bubble.radius * frame.map[2]
        areas.append((x - radius, y - radius, 2 * radius, 2 * radius))
    return areas
