"""PySide6 6.12.0 loses references to None on Python 3.11, which ends a kiosk within minutes."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QImage, QPainter

CALLS = 400
NOISE = 40
IMMORTAL = sys.version_info >= (3, 12)


class Bell(QObject):
    rang = Signal(bool)


def _void_calls() -> Callable[[], object]:
    image = QImage(4, 4, QImage.Format.Format_Grayscale8)
    return lambda: image.fill(0)


def _painting() -> Callable[[], object]:
    image = QImage(4, 4, QImage.Format.Format_RGB32)

    def paint() -> None:
        painter = QPainter(image)
        painter.setPen(QColor("black"))
        painter.end()

    return paint


def _signals() -> Callable[[], object]:
    bell = Bell()
    bell.rang.connect(lambda _: None)
    return lambda: bell.rang.emit(True)


@pytest.mark.skipif(IMMORTAL, reason="None and True cannot be lost from Python 3.12 on")
@pytest.mark.parametrize("making", [_void_calls, _painting, _signals])
@pytest.mark.parametrize("singleton", [None, True])
def test_qt_calls_leave_the_singletons_counts_alone(
    making: Callable[[], Callable[[], object]], singleton: object
) -> None:
    call = making()
    call()
    before = sys.getrefcount(singleton)
    for _ in range(CALLS):
        call()
    assert abs(sys.getrefcount(singleton) - before) < NOISE
