"""What the Stage's side of every job has: the play that it translates, and what each View asks alike."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.kit.play_controller import PlayController

QML_IMPORT_NAME = "kiosk.kit"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("each job has its own, made for every play")
class StageController(QObject):  # type: ignore[operator]  # the stub lacks __call__
    """The base of a job's controller. `sheet` is the size of its scene's sheet, in the sheet's own units."""

    sheet: ClassVar[tuple[float, float]] = (0.0, 0.0)

    def __init__(self, play: PlayController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._play = play

    @Property(bool, constant=True)
    def guided(self) -> bool:
        """Whether somebody plays: without a visitor the Stage explains nothing."""
        return not self._play.watched

    @Property(float, constant=True)
    def sheetWidth(self) -> float:
        return self.sheet[0]

    @Property(float, constant=True)
    def sheetHeight(self) -> float:
        return self.sheet[1]
