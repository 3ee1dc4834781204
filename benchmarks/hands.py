"""Touches in real time, and how long the picture takes to answer."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest

from kiosk.app import Kiosk
from kiosk.commands.visitor import visible_items

ANSWER_LIMIT_S = 2.0


def press(kiosk: Kiosk, action_id: str) -> None:
    """One touch on a control, by its id."""
    where = centre_of(kiosk, action_id)
    finger = QTest.createTouchDevice()
    QTest.touchEvent(kiosk.window, finger).press(0, where, kiosk.window).commit()
    QTest.touchEvent(kiosk.window, finger).release(0, where, kiosk.window).commit()


def touch_and_time(kiosk: Kiosk, action_id: str, swapped: list[float]) -> float:
    """Seconds from a finger down to the next frame on screen; the press itself changes the picture."""
    QTest.qWait(60)
    where = centre_of(kiosk, action_id)
    before = len(swapped)
    began = perf_counter()
    finger = QTest.createTouchDevice()
    QTest.touchEvent(kiosk.window, finger).press(0, where, kiosk.window).commit()
    while len(swapped) == before and perf_counter() - began < ANSWER_LIMIT_S:
        kiosk.application.processEvents()
    answered = swapped[-1]
    QTest.touchEvent(kiosk.window, finger).release(0, where, kiosk.window).commit()
    return answered - began


def centre_of(kiosk: Kiosk, action_id: str) -> QPoint:
    """Where to put the finger. Raises StopIteration if the control is not on screen."""
    items = visible_items(kiosk.window.contentItem())
    item = next(item for item in items if item.property("actionId") == action_id)
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
