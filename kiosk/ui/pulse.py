"""The pulse of a supervised kiosk: once a second, and only while everything works that must."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtQuick import QQuickWindow

EVERY_MS = 1000
LOG_S = 30.0
"""The log's writer must have answered this recently; a slow disk is no hang."""
PICTURE_EVERY_S = 10.0
PICTURE_S = 5.0
"""A picture that was asked for may take this long, the very first one as long as the start may."""

_LOG = logging.getLogger(__name__)


class Pulse(QObject):
    """Says `alive <state>` while the UI loop turns, the log's writer answers and pictures are drawn.

    A still screen draws nothing by itself, so every 10 s one picture is asked for, and only while there is
    somewhere to show it: a window without an output is not exposed. `ping` asks the log's writer to call back
    (from its thread); `state` is idle, visit or staff.
    """

    def __init__(
        self,
        window: QQuickWindow,
        now_s: Callable[[], float],
        ping: Callable[[Callable[[], None]], None],
        state: Callable[[], str],
        say: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._window, self._now_s, self._ping = window, now_s, ping
        self._state, self._say = state, say
        self._log_answered_s = now_s()
        self._asked_s: float | None = None
        self._waits_for_picture = False
        self._has_picture = False
        self._has_beaten = False
        self._missing = ""
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.beat)
        window.frameSwapped.connect(self._see_picture)

    @Slot()
    def begin(self) -> None:
        """Now, and from now on once a second. Harmless if done twice."""
        self._timer.start()
        self.beat()

    def stop(self) -> None:
        """Say nothing more."""
        self._timer.stop()

    @Slot()
    def beat(self) -> None:
        """Say that the kiosk lives, or keep silent."""
        self._ping(self._hear_log)
        missing = self._what_is_missing(self._now_s())
        if missing and missing != self._missing:
            _LOG.log(logging.ERROR if self._has_beaten else logging.INFO, "no pulse: %s", missing)
        self._missing = missing
        if not missing:
            self._has_beaten = True
            self._say(f"alive {self._state()}")

    def _what_is_missing(self, now_s: float) -> str:
        if now_s - self._log_answered_s > LOG_S:
            return f"the visit log has not answered for {LOG_S:.0f} s"
        if not self._window.isExposed():
            self._asked_s, self._waits_for_picture = None, False
            return ""
        if not self._waits_for_picture and self._is_due(now_s):
            self._asked_s, self._waits_for_picture = now_s, True
            self._window.update()
        if not self._has_picture and not self._has_beaten:
            return "the first picture is not drawn yet"
        if self._asked_s is not None and self._waits_for_picture and now_s - self._asked_s > PICTURE_S:
            return f"no picture within {PICTURE_S:.0f} s"
        return ""

    def _is_due(self, now_s: float) -> bool:
        return self._asked_s is None or now_s - self._asked_s >= PICTURE_EVERY_S

    @Slot()
    def _see_picture(self) -> None:
        self._has_picture, self._waits_for_picture = True, False

    def _hear_log(self) -> None:
        self._log_answered_s = self._now_s()
