"""What every piece of the kit may hear of the visitor's hands, wherever it stands."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

QML_IMPORT_NAME = "kiosk.kit"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Hands(QObject):
    """Signals for every piece of the kit.

    `landed`: a touch or a key begins, and no control has heard of it yet: what still moves comes to rest
    now, so that the touch lands where things will be. `turned`: a page was turned, which only the page knows.
    """

    landed = Signal()
    turned = Signal()

    @Slot()
    def land(self) -> None:
        """A touch or a key begins."""
        self.landed.emit()

    @Slot()
    def turn(self) -> None:
        """A page was turned."""
        self.turned.emit()
