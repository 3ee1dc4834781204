"""The Stage's side of the play: translates the cell into properties and rows for View.qml."""

from __future__ import annotations

from PySide6.QtCore import Property, QAbstractItemModel, QObject, QPointF, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.core.contract import line
from kiosk.experiences.robot_cell import figures, people
from kiosk.experiences.robot_cell.figures import LinkRow, PartRow, PersonRow
from kiosk.experiences.robot_cell.protection import margin_m, needed_m
from kiosk.experiences.robot_cell.scene import HEAD_AT, METRE, ORIGIN, SHEET, at
from kiosk.experiences.robot_cell.schedule import is_heavy, target
from kiosk.experiences.robot_cell.state import FIELDS_M, REACH_M, Cell, Phase, Sensor
from kiosk.kit.play_controller import PlayController
from kiosk.kit.row_model import RowModel
from kiosk.kit.stage_controller import StageController

QML_IMPORT_NAME = "kiosk.experiences.robot_cell"
QML_IMPORT_MAJOR_VERSION = 1

SCALE_M = (-1.0, 1.5)
"""Ends of the gauge: margins in metres."""

SWEEP_S = {Sensor.SLOW: 4.0, Sensor.FAST: 1.6}
"""How long the sensor's beam on the Stage takes to go round: for the eye only."""


@QmlElement
@QmlUncreatable("made for every play")
class RobotCellController(StageController):  # type: ignore[operator]  # the stub lacks __call__
    """What the Stage shows, renewed with every display frame; all lengths are in units of its sheet."""

    sheet = SHEET
    changed = Signal()
    moved = Signal()

    def __init__(self, play: PlayController, parent: QObject | None = None) -> None:
        super().__init__(play, parent)
        self._links = RowModel(LinkRow, self)
        self._belt = RowModel(PartRow, self)
        self._stack = RowModel(PartRow, self)
        self._people = RowModel(PersonRow, self)
        self._pose = figures.pose(0.0, 0.0)
        play.changed.connect(self._changed)
        play.framed.connect(self._show)
        self._changed()

    @Property(QAbstractItemModel, constant=True)
    def links(self) -> RowModel:
        """Roles: the fields of LinkRow."""
        return self._links

    @Property(QAbstractItemModel, constant=True)
    def belt(self) -> RowModel:
        """Roles: the fields of PartRow."""
        return self._belt

    @Property(QAbstractItemModel, constant=True)
    def stack(self) -> RowModel:
        """Roles: the fields of PartRow."""
        return self._stack

    @Property(QAbstractItemModel, constant=True)
    def people(self) -> RowModel:
        """Roles: the fields of PersonRow."""
        return self._people

    @Property(QPointF, constant=True)
    def middle(self) -> QPointF:
        """Where the floor under the robot is."""
        return QPointF(*ORIGIN)

    @Property(QPointF, notify=moved)
    def elbow(self) -> QPointF:
        return QPointF(*self._pose.elbow)

    @Property(QPointF, notify=moved)
    def wrist(self) -> QPointF:
        return QPointF(*self._pose.wrist)

    @Property(QPointF, notify=moved)
    def under(self) -> QPointF:
        """The place on the floor right under the hand."""
        return QPointF(*self._pose.floor)

    @Property(QPointF, constant=True)
    def shoulder(self) -> QPointF:
        return QPointF(*figures.pose(0.0, 0.0).shoulder)

    @Property(str, notify=changed)
    def carried(self) -> str:
        """Picture of what the gripper holds, "" for nothing."""
        return figures.carried(self._cell)

    @Property(bool, notify=changed)
    def gripping(self) -> bool:
        return self._cell.arm.phase in (Phase.CARRY, Phase.PLACE)

    @Property(float, notify=changed)
    def fieldRadius(self) -> float:
        """Where the sensor notices people, from the robot's middle."""
        return (REACH_M + FIELDS_M[self._cell.settings.field]) * METRE

    @Property(float, notify=changed)
    def neededRadius(self) -> float:
        """Where it must notice them at the latest."""
        return (REACH_M + needed_m(self._cell.settings, is_heavy(self._cell))) * METRE

    @Property(bool, notify=changed)
    def unsafe(self) -> bool:
        """Whether the sensor looks less far than it must."""
        return self._margin_m() < 0.0

    @Property(str, notify=changed)
    def condition(self) -> str:
        """How the robot is: `run`, `hold` for somebody in the field, `off`."""
        cell = self._cell
        return "off" if not cell.on else "hold" if cell.guard.holds else "run"

    @Property(str, notify=changed)
    def fence(self) -> str:
        """Which side is fenced: left, right, or "" for none."""
        return self._cell.settings.fence or ""

    @Property(str, notify=changed)
    def sensor(self) -> str:
        """Which sensor watches: slow or fast."""
        return self._cell.settings.sensor

    @Property(QPointF, constant=True)
    def head(self) -> QPointF:
        """Where the sensor stands."""
        return QPointF(*at(*HEAD_AT))

    @Property(bool, notify=changed)
    def blind(self) -> bool:
        """Whether somebody comes, or is there, who may be where the sensor cannot see."""
        return people.service_now(self._cell) is not None

    @Property(bool, notify=changed)
    def expecting(self) -> bool:
        """Whether the shop floor knows of somebody who will come in."""
        return figures.expected(self._cell) is not None

    @Property(QPointF, notify=changed)
    def entrance(self) -> QPointF:
        """Where they will come in."""
        return QPointF(*(figures.expected(self._cell) or ORIGIN))

    @Property(float, notify=changed)
    def sweepS(self) -> float:
        """How long the sensor's beam takes to go round."""
        return SWEEP_S[self._cell.settings.sensor]

    @Property(bool, notify=changed)
    def danger(self) -> bool:
        """Whether the arm could reach somebody now."""
        return any(row.alarm for row in figures.crowd(self._cell, self._cell.time_s))

    @Property(float, notify=changed)
    def margin(self) -> float:
        """The margin as a share of the gauge, 0..1; none at all for somebody whom the sensor cannot see."""
        return 0.0 if self._unseen() else _share(self._margin_m())

    @Property(float, constant=True)
    def goodFrom(self) -> float:
        return _share(0.0)

    @Property(str, notify=changed)
    def marginName(self) -> str:
        return self._play.say(line("label-margin"))

    @Property(str, notify=changed)
    def marginWords(self) -> str:
        if self._unseen():
            return self._play.say(line("label-unseen"))
        margin = 100.0 * self._margin_m()
        key = "label-margin-good" if margin >= 0.0 else "label-margin-short"
        return self._play.say(line(key, margin=abs(margin)))

    @Property(str, notify=changed)
    def marginBrief(self) -> str:
        """The margin where there is little room."""
        return self._play.say(line("label-margin-brief", margin=100.0 * self._margin_m()))

    @Property(str, notify=changed)
    def fieldWords(self) -> str:
        return self._play.say(line("label-field", field=FIELDS_M[self._cell.settings.field]))

    @Property(str, notify=changed)
    def neededWords(self) -> str:
        needed = needed_m(self._cell.settings, is_heavy(self._cell))
        return self._play.say(line("label-needed", needed=needed))

    @Property(str, notify=changed)
    def partsWords(self) -> str:
        cell = self._cell
        return self._play.say(line("label-parts", parts=cell.parts, goal=target(cell.level, cell.short)))

    @Property(str, notify=changed)
    def dangerWords(self) -> str:
        return self._play.say(line("label-danger"))

    @property
    def _cell(self) -> Cell:
        state = self._play.play.state
        assert isinstance(state, Cell)
        return state

    def _unseen(self) -> bool:
        """Whether the robot is on beside somebody whom the sensor cannot see."""
        return self._cell.event.startswith("kneel")

    def _margin_m(self) -> float:
        return margin_m(self._cell.settings, is_heavy(self._cell))

    @Slot()
    def _changed(self) -> None:
        self._stack.show(figures.stack(self._cell))
        self._show()
        self.changed.emit()

    @Slot()
    def _show(self) -> None:
        """Everything that moves, between the last two states."""
        play, now = self._play.play, self._cell
        before = play.previous
        assert isinstance(before, Cell)
        share = play.fraction
        along_m = before.arm.along_m + (now.arm.along_m - before.arm.along_m) * share
        time_s = before.time_s + (now.time_s - before.time_s) * share
        self._pose = figures.pose(along_m, figures.layer_m(now))
        self._links.show(self._pose.links)
        self._belt.show(figures.belt(now, along_m))
        self._people.show(figures.crowd(now, time_s))
        self.moved.emit()


def _share(margin: float) -> float:
    low, high = SCALE_M
    return min(1.0, max(0.0, (margin - low) / (high - low)))


Controller = RobotCellController
