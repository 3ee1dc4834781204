"""The Stage's side of the play: translates the tank into what View.qml shows."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.core.contract import line
from kiosk.experiences.first_shop.simulation import (
    BAND_M,
    FULL_M,
    Tank,
)
from kiosk.kit.play_controller import PlayController

QML_IMPORT_NAME = "kiosk.experiences.first_shop"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made for every play")
class FirstShopController(QObject):  # type: ignore[operator]  # the stub lacks __call__
    """Shares 0..1 of the tank's height, renewed with every display frame."""

    changed = Signal()

    def __init__(self, play: PlayController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._play = play
        play.changed.connect(self.changed)
        play.framed.connect(self.changed)

    @Property(float, notify=changed)
    def water(self) -> float:
        """How full the tank is, between the last two states."""
        return self._height_m() / FULL_M

    @Property(float, constant=True)
    def bandFrom(self) -> float:
        return BAND_M[0] / FULL_M

    @Property(float, constant=True)
    def bandTo(self) -> float:
        return BAND_M[1] / FULL_M

    @Property(bool, notify=changed)
    def good(self) -> bool:
        return BAND_M[0] <= self._height_m() <= BAND_M[1]

    @Property(str, notify=changed)
    def height(self) -> str:
        """The height in words."""
        return self._play.say(line("label-height", height=self._height_m()))

    def _height_m(self) -> float:
        play = self._play.play
        before, now = play.previous, play.state
        assert isinstance(before, Tank)
        assert isinstance(now, Tank)
        return before.height_m + (now.height_m - before.height_m) * play.fraction


Controller = FirstShopController
