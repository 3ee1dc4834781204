"""Between the panel and the screen: palms and crowds of fingers are ignored, any input shows presence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTouchEvent

MOST_CONTACTS = 2
"""Three or more simultaneous contacts are a palm, a sleeve or a game; they mean nothing."""

_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd)
_BEGINNINGS = (QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress)
_INPUTS = (QEvent.Type.TouchEnd, QEvent.Type.MouseButtonRelease, QEvent.Type.KeyRelease)
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Tab)


class RoughHands(QObject):
    """An event filter for the window. `felt` follows every touch, click and key, `moved` an arrow key.

    `landed` comes before any of them, when it begins: connect it directly.
    Connect `felt` queued: what was touched must answer first. Otherwise 새로 시작하기 would find the idle
    warning already closed by its own touch.
    """

    landed = Signal()
    felt = Signal()
    moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._crowded = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow touches from the third contact on until every finger is off the panel."""
        kind = event.type()
        if kind in _BEGINNINGS:
            self.landed.emit()
        if kind in _TOUCHES and isinstance(event, QTouchEvent) and self._swallows(watched, event):
            return True
        if kind in _INPUTS:
            arrow = isinstance(event, QKeyEvent) and event.key() in _ARROWS
            (self.moved if arrow else self.felt).emit()
        return False

    def _swallows(self, watched: QObject, event: QTouchEvent) -> bool:
        ended = event.type() == QEvent.Type.TouchEnd
        if event.type() == QEvent.Type.TouchBegin:
            self._crowded = False  # a cancelled touch never ends
        if self._crowded:
            self._crowded = not ended
            return True
        if len(event.points()) <= MOST_CONTACTS:
            return False
        self._crowded = not ended
        # What was pressed by the first finger must let go without having been chosen.
        QCoreApplication.sendEvent(watched, QTouchEvent(QEvent.Type.TouchCancel, event.pointingDevice()))
        return True
