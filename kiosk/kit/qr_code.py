"""A QR code on screen: black on white in every theme, each module a whole number of pixels."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

QML_IMPORT_NAME = "kiosk.kit"
QML_IMPORT_MAJOR_VERSION = 1

QUIET_ZONE = 4
"""White modules around the code; ISO/IEC 18004 asks for four."""


def bare(rows: list[str]) -> list[str]:
    """The code without any light border, so that the quiet zone is always ours."""
    dark_rows = [y for y, row in enumerate(rows) if "1" in row]
    dark_columns = [row.index("1") for row in rows if "1" in row]
    if not dark_rows:
        return []
    left = min(dark_columns)
    right = max(row.rindex("1") for row in rows if "1" in row)
    return [row[left : right + 1] for row in rows[dark_rows[0] : dark_rows[-1] + 1]]


@QmlElement
class QrCode(QQuickPaintedItem):
    """Paints `rows`: one string a row, "1" a dark module.

    The code is as large as whole-pixel modules allow inside the item, centred on white. The quiet zone is
    added here; one that is already there is replaced.
    """

    rowsChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str] = []
        self.setAntialiasing(False)

    @Slot()
    def forget(self) -> None:
        """Let the code go, at the end of the item.

        PySide 6.11 keeps the Python half of every item that QML made, for ever: let it be an empty one.
        """
        self._rows = []

    def paint(self, painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 0, self.width(), self.height()), Qt.GlobalColor.white)
        code = bare(self._rows)
        if not code:
            return
        modules = len(code) + 2 * QUIET_ZONE
        side = int(min(self.width(), self.height())) // modules
        left = (int(self.width()) - side * modules) // 2 + side * QUIET_ZONE
        top = (int(self.height()) - side * modules) // 2 + side * QUIET_ZONE
        for y, row in enumerate(code):
            for x, module in enumerate(row):
                if module == "1":
                    painter.fillRect(left + x * side, top + y * side, side, side, Qt.GlobalColor.black)

    def _get_rows(self) -> list[str]:
        return self._rows

    def _set_rows(self, rows: list[str]) -> None:
        if rows != self._rows:
            self._rows = list(rows)
            self.rowsChanged.emit()
            self.update()

    rows = Property(list, _get_rows, _set_rows, notify=rowsChanged)
