"""The keypad's way through a screen: arrows to the next control that way, Enter to press it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QMetaObject, QObject, QRectF, Qt, Slot
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem

QML_IMPORT_NAME = "kiosk.kit"
QML_IMPORT_MAJOR_VERSION = 1

_SIDEWAYS_COSTS = 3.0
"""A step off the arrow's way counts as much as this many steps along it."""

_LEANING_COSTS = 0.1
"""Among controls straight ahead, the one whose middle is nearest wins."""

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)


@QmlElement
class FocusWalk(QObject):
    """Moves the focus among the controls inside `root`, and presses the one that has it (`now`).

    Items are handed in and never asked for their window: PySide makes the window a child of the passing
    item's wrapper, and when that goes the window's own wrapper is dead.

    A control is whatever Tab would reach: visible, enabled, focusable. None is a trap: an arrow with nothing
    ahead of it goes on in reading order, from the last to the first.
    """

    @Slot(QQuickItem, QQuickItem, int)
    def go(self, root: QQuickItem, now: QQuickItem | None, key: int) -> None:
        """From the focused control to the nearest one the arrow points at; without one, to the first."""
        stops = list(stops_in(root))
        if now is None or now not in stops:
            self.first(root, now)
            return
        arrow = Qt.Key(key)
        step = 1 if arrow in _FORWARD else -1
        onward = stops[(stops.index(now) + step) % len(stops)]
        _focus(nearest(now, stops, arrow) or onward)

    @Slot(QQuickItem, QQuickItem)
    def first(self, root: QQuickItem, now: QQuickItem | None) -> None:
        """Focus the first control, unless one has the focus already."""
        stops = list(stops_in(root))
        if stops and now not in stops:
            _focus(stops[0])

    @Slot(QQuickItem, QQuickItem, bool)
    def click(self, root: QQuickItem, now: QQuickItem | None, repeated: bool) -> None:
        """Press the focused control; a key held down is no second press."""
        if not repeated and now is not None and now in stops_in(root):
            QMetaObject.invokeMethod(now, "click")


def stops_in(root: QQuickItem) -> Iterator[QQuickItem]:
    """Every control inside `root` that the keypad reaches, in reading order."""
    for item in root.childItems():
        if item.isVisible() and item.isEnabled():
            if item.activeFocusOnTab():
                yield item
            yield from stops_in(item)


def nearest(now: QQuickItem, stops: list[QQuickItem], arrow: Qt.Key) -> QQuickItem | None:
    """The control the arrow points at: ahead, and rather straight on than near; None if none is ahead."""
    costs = [(_cost(now, stop, arrow), index) for index, stop in enumerate(stops) if stop is not now]
    ahead = [(cost, index) for cost, index in costs if cost is not None]
    return stops[min(ahead)[1]] if ahead else None


def _cost(now: QQuickItem, stop: QQuickItem, arrow: Qt.Key) -> float | None:
    here, there = _place(now), _place(stop)
    if arrow in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        here, there = _turned(here), _turned(there)
    if arrow in (Qt.Key.Key_Up, Qt.Key.Key_Left):
        here, there = there, here
    ahead = there.top() - here.bottom()
    if ahead < -1:
        return None
    apart = max(0.0, there.left() - here.right(), here.left() - there.right())
    return ahead + apart * _SIDEWAYS_COSTS + abs(there.center().x() - here.center().x()) * _LEANING_COSTS


def _turned(place: QRectF) -> QRectF:
    """The same with x and y exchanged, so that sideways is reckoned like up and down."""
    return QRectF(place.y(), place.x(), place.height(), place.width())


def _place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _focus(stop: QQuickItem) -> None:
    stop.forceActiveFocus(Qt.FocusReason.TabFocusReason)
