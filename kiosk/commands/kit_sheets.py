"""Sheets of pictures: one component in every manner, and all components on one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

SHARE = 0.5
"""Pictures on a component's sheet are half as large as on the screen."""
COLUMNS = 3
THUMB_PX = 300
OVERVIEW_COLUMNS = 4
_EDGE_PX, _CAPTION_PX = 24, 40
_GROUND, _INK = QColor("#8A8F98"), QColor("#16181D")


def sheet(name: str, shown: Sequence[tuple[str, QImage]]) -> QImage:
    """One component: its pictures with their captions, COLUMNS in a row, under its name."""
    small = [(caption, _scaled(image, round(image.width() * SHARE))) for caption, image in shown]
    wide = max(image.width() for _, image in small) + _EDGE_PX
    rows = [small[n : n + COLUMNS] for n in range(0, len(small), COLUMNS)]
    high = [max(image.height() for _, image in row) + _CAPTION_PX + _EDGE_PX for row in rows]
    whole = _blank(wide * COLUMNS + _EDGE_PX, 2 * _CAPTION_PX + sum(high))
    painter = _painter(whole)
    _write(painter, QPoint(_EDGE_PX, 0), name, 2 * _CAPTION_PX, bold=True)
    y = 2 * _CAPTION_PX
    for row, height in zip(rows, high, strict=True):
        for n, (caption, image) in enumerate(row):
            x = _EDGE_PX + n * wide
            painter.drawImage(x, y, image)
            _write(painter, QPoint(x, y + image.height()), caption, _CAPTION_PX)
        y += height
    painter.end()
    return whole


def overview(shown: Sequence[tuple[str, Sequence[QImage]]]) -> QImage:
    """Every component small, its pictures side by side under its name, wherever there is most room."""
    blocks = [(name, [_scaled(image, THUMB_PX) for image in images]) for name, images in shown]
    wide = max(len(images) for _, images in blocks) * (THUMB_PX + _EDGE_PX // 4) + _EDGE_PX
    ends = [_EDGE_PX] * OVERVIEW_COLUMNS
    places: list[QPoint] = []
    for _, images in blocks:
        column = ends.index(min(ends))
        places.append(QPoint(_EDGE_PX + column * wide, ends[column]))
        ends[column] += max(image.height() for image in images) + _CAPTION_PX + _EDGE_PX
    whole = _blank(wide * OVERVIEW_COLUMNS + _EDGE_PX, max(ends))
    painter = _painter(whole)
    for (name, images), place in zip(blocks, places, strict=True):
        _write(painter, place, name, _CAPTION_PX, bold=True)
        for n, image in enumerate(images):
            painter.drawImage(place + QPoint(n * (THUMB_PX + _EDGE_PX // 4), _CAPTION_PX), image)
    painter.end()
    return whole


def _scaled(image: QImage, width: int) -> QImage:
    return image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)


def _blank(width: int, height: int) -> QImage:
    whole = QImage(width, height, QImage.Format.Format_RGB32)
    whole.fill(_GROUND)
    return whole


def _painter(whole: QImage) -> QPainter:
    painter = QPainter(whole)
    painter.setPen(_INK)
    return painter


def _write(painter: QPainter, at: QPoint, words: str, height: int, *, bold: bool = False) -> None:
    """A line of words in the middle of a strip of this height."""
    font = QFont("Pretendard")
    font.setPixelSize(round(height * 0.6))
    font.setWeight(QFont.Weight.ExtraBold if bold else QFont.Weight.Normal)
    painter.setFont(font)
    strip = QRect(at.x(), at.y(), painter.device().width() - at.x(), height)
    painter.drawText(strip, Qt.AlignmentFlag.AlignVCenter, words)
