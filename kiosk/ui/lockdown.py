"""Only the kiosk's own keys, fingers and the left button mean anything; only staff end the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtQuick import QQuickWindow

_DIGITS = range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)
KEYS = frozenset(
    {
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab),
        *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select),
        *(Qt.Key.Key_Escape, Qt.Key.Key_Back, Qt.Key.Key_Backspace),
        *(Qt.Key.Key_Home, Qt.Key.Key_HomePage, Qt.Key.Key_F1, Qt.Key.Key_Help),
        Qt.Key.Key_F12,
        *(Qt.Key(digit) for digit in _DIGITS),
    }
)
"""Those of the keypad, F12 and the digits of the PIN; all others are a stranger's keyboard."""

_COMBINING = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)
_BUTTONS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick)
_NEVER = (QEvent.Type.ContextMenu, QEvent.Type.NativeGesture)


class Lockdown(QObject):
    """An event filter for the window, which must be the first to see its events: `watch` again after others.

    While it `holds`, the window neither closes nor stays minimised. A window on a developer's desktop is not
    held. The way out is `left`, from any thread, also before the event loop has begun.
    """

    left = Signal()

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__()
        self._window = window
        self.holds = False
        self.left.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self.watch()

    def watch(self) -> None:
        """See every event before any filter that was installed so far."""
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow what is not the kiosk's."""
        kind = event.type()
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return event.key() not in KEYS or bool(event.modifiers() & _COMBINING)
        if kind in _BUTTONS and isinstance(event, QMouseEvent):
            return event.button() != Qt.MouseButton.LeftButton
        if kind == QEvent.Type.Close and self.holds:
            event.ignore()
            return True
        if kind == QEvent.Type.WindowStateChange and self.holds:
            self._come_back()
        return kind in _NEVER

    @Slot()
    def _end(self) -> None:
        """Not `quit`, which first closes every window and is refused where one stays."""
        QCoreApplication.exit(0)

    def _come_back(self) -> None:
        if self._window.windowStates() & Qt.WindowState.WindowMinimized:
            QTimer.singleShot(0, self._window.showFullScreen)
