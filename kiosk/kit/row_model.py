"""Rows of numbers for the Stage as a list model, diffed by key: a drone keeps its item while it moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, ClassVar, Protocol

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

_NO_INDEX = QModelIndex()
_FIRST_ROLE = Qt.ItemDataRole.UserRole + 1


class Row(Protocol):
    """A frozen dataclass whose `key` says which row it is; its other fields are the roles."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def key(self) -> str: ...


class RowModel(QAbstractListModel):
    """Rows of one dataclass. QML roles are its fields by their names."""

    def __init__(self, row_type: type[Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(field.name for field in fields(row_type))
        self._rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Make the rows these, announcing only the roles that differ. Keys are unique."""
        wanted = {row.key for row in rows}
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].key not in wanted:
                self.beginRemoveRows(_NO_INDEX, place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(rows):
            self._place(place, row)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        column = role - _FIRST_ROLE
        if not (0 <= index.row() < len(self._rows) and 0 <= column < len(self._names)):
            return None
        return getattr(self._rows[index.row()], self._names[column])

    def roleNames(self) -> dict[int, QByteArray]:
        return {_FIRST_ROLE + n: QByteArray(name.encode()) for n, name in enumerate(self._names)}

    def _place(self, place: int, row: Row) -> None:
        at = next((n for n, old in enumerate(self._rows) if old.key == row.key), None)
        if at is None:
            self.beginInsertRows(_NO_INDEX, place, place)
            self._rows.insert(place, row)
            self.endInsertRows()
            return
        if at != place:
            self.beginMoveRows(_NO_INDEX, at, at, _NO_INDEX, place)
            self._rows.insert(place, self._rows.pop(at))
            self.endMoveRows()
        old, self._rows[place] = self._rows[place], row
        differing = [
            _FIRST_ROLE + n for n, name in enumerate(self._names) if getattr(old, name) != getattr(row, name)
        ]
        if differing:
            index = self.index(place)
            self.dataChanged.emit(index, index, differing)
