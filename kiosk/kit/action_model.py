"""Controls as a list model, diffed by id: a delegate survives a changing label.

A rebuilt list between press and release swallows the touch; so rows are only inserted, removed, moved or
updated, and a control that stays keeps its item.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "kiosk.kit"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Control:
    """One thing to touch or one row to read, ready to show: words rendered, state decided.

    `kind`: `primary` (the one emphasised button), `button`, `quiet`, `choice` (one of several, `checked`),
    `switch` (on/off, `checked`), `tile` (booth or door with `picture`), `row` (reading only).
    `detail` is a short value at the side ("24 m"), `compare` the same of the earlier play, `value` a small
    whole number (stars 0..3, a survey answer 1..5). `caption` is the word at a switch for what it does or
    has done ("담기", "담음"), `reason` why a control cannot be pressed. `level` of `levels`
    is how far the device is turned up that it turns. `deep`/`pale` are the hue, "" for the theme's own.
    `spoken` is what assistive technology and voice say; defaults to label and note.
    """

    id: str
    label: str
    note: str = ""
    kind: str = "button"
    icon: str = ""
    picture: str = ""
    checked: bool = False
    enabled: bool = True
    coached: bool = False
    detail: str = ""
    compare: str = ""
    value: int = 0
    caption: str = ""
    reason: str = ""
    level: int = 0
    levels: int = 0
    deep: str = ""
    pale: str = ""
    spoken: str = ""


_ROLES = {
    Qt.ItemDataRole.UserRole + 1 + n: field.name
    for n, field in enumerate(fields(Control))
    if field.name != "id"
}
_ID_ROLE = Qt.ItemDataRole.UserRole + 100
_NO_INDEX = QModelIndex()


@QmlElement
@QmlUncreatable("controllers own their models")
class ActionModel(QAbstractListModel):  # type: ignore[operator]  # the stub lacks __call__
    """Rows of Controls. QML roles: `actionId` and the fields of Control by their names."""

    countChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controls: list[Control] = []

    @property
    def controls(self) -> tuple[Control, ...]:
        return tuple(self._controls)

    @Property(int, notify=countChanged)
    def count(self) -> int:
        return len(self._controls)

    def show(self, controls: Sequence[Control]) -> None:
        """Make the rows these, touching only what differs. Ids must be unique."""
        before = len(self._controls)
        wanted = [control.id for control in controls]
        if len(set(wanted)) != len(wanted):
            raise ValueError(f"control ids repeat: {wanted}")
        for row in range(len(self._controls) - 1, -1, -1):
            if self._controls[row].id not in wanted:
                self.beginRemoveRows(_NO_INDEX, row, row)
                del self._controls[row]
                self.endRemoveRows()
        for row, control in enumerate(controls):
            self._place(row, control)
        if len(self._controls) != before:
            self.countChanged.emit()

    def _place(self, row: int, control: Control) -> None:
        at = next((n for n, old in enumerate(self._controls) if old.id == control.id), None)
        if at is None:
            self.beginInsertRows(_NO_INDEX, row, row)
            self._controls.insert(row, control)
            self.endInsertRows()
            return
        if at != row:
            self.beginMoveRows(_NO_INDEX, at, at, _NO_INDEX, row)
            self._controls.insert(row, self._controls.pop(at))
            self.endMoveRows()
        if self._controls[row] != control:
            self._controls[row] = control
            index = self.index(row)
            self.dataChanged.emit(index, index)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._controls)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not 0 <= index.row() < len(self._controls):
            return None
        control = self._controls[index.row()]
        if role == _ID_ROLE:
            return control.id
        name = _ROLES.get(role)
        if name is None:
            return None
        if name == "spoken" and not control.spoken:
            return ", ".join(part for part in (control.label, control.note, control.detail) if part)
        return getattr(control, name)

    def roleNames(self) -> dict[int, QByteArray]:
        names = {role: QByteArray(name.encode()) for role, name in _ROLES.items()}
        return names | {_ID_ROLE: QByteArray(b"actionId")}
