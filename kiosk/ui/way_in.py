"""Staff's way in: five touches in a corner that nothing marks, or F12. The screen below hears them too."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent

TOUCHES = 5
WITHIN_S = 3.0
CORNER_MM = 25.0


class WayIn(QObject):
    """An event filter for the window that swallows nothing. `knocked(by_key)`: somebody wants in.

    `corner_px` is the side of the square in the top-left corner; `now_s` the monotonic clock.
    """

    knocked = Signal(bool)

    def __init__(self, corner_px: float, now_s: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._corner_px, self._now_s = corner_px, now_s
        self._touches: deque[float] = deque(maxlen=TOUCHES)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count touches in the corner; hear F12."""
        kind = event.type()
        if kind == QEvent.Type.TouchBegin and isinstance(event, QTouchEvent):
            self._touch(event.points()[0].position())
        elif kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if event.source() == Qt.MouseEventSource.MouseEventNotSynthesized:
                self._touch(event.position())
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_F12 and not event.isAutoRepeat():
                self.knocked.emit(True)
        return False

    def _touch(self, at: QPointF) -> None:
        if max(at.x(), at.y()) > self._corner_px:
            self._touches.clear()
            return
        self._touches.append(self._now_s())
        if len(self._touches) == TOUCHES and self._touches[-1] - self._touches[0] <= WITHIN_S:
            self._touches.clear()
            self.knocked.emit(False)
