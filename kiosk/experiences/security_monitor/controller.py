"""The Stage's side of the play."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.kit.play_controller import PlayController

QML_IMPORT_NAME = "kiosk.experiences.security_monitor"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made for every play")
class SecurityMonitorController(QObject):  # type: ignore[operator]  # the stub lacks __call__
    """Models for View.qml."""

    changed = Signal()

    def __init__(self, play: PlayController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._play = play
        play.changed.connect(self.changed)


Controller = SecurityMonitorController
