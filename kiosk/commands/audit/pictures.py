"""Pictures of the audit: faulty pages with their faults marked, and a contact sheet of each case."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from kiosk.commands.audit.seen import Fault

if TYPE_CHECKING:
    from kiosk.commands.audit.run import Scene

THUMB_PX = 300
"""Width of a picture on the contact sheet."""
COLUMNS = 8
_EDGE_PX, _CAPTION_PX = 10, 26
_MARK = QColor("#D500F9")


def keep(scene: Scene, faults: Sequence[Fault], folder: Path) -> None:
    """Write every page of the scene that has a fault, with the faults framed."""
    for page, image in zip(scene.pages, scene.images, strict=True):
        here = [fault for fault in faults if fault.page == page.number]
        if here:
            folder.mkdir(parents=True, exist_ok=True)
            _marked(image, here).save(str(folder / f"{scene.name}-p{page.number}.png"))


def _marked(image: QImage, faults: Sequence[Fault]) -> QImage:
    marked = image.copy()
    painter = QPainter(marked)
    painter.setPen(QPen(_MARK, 4))
    for fault in faults:
        painter.drawRect(QRectF(fault.box.left, fault.box.top, fault.box.width, fault.box.height))
    painter.end()
    return marked


def sheet(scenes: Sequence[Scene], path: Path) -> None:
    """Write the first page of every scene onto one picture, with their names."""
    first = scenes[0].images[0]
    height = round(first.height() * THUMB_PX / first.width())
    rows = -(-len(scenes) // COLUMNS)
    wide, high = THUMB_PX + _EDGE_PX, height + _EDGE_PX + _CAPTION_PX
    whole = QImage(COLUMNS * wide + _EDGE_PX, rows * high + _EDGE_PX, QImage.Format.Format_RGB32)
    whole.fill(QColor("#8A8F98"))
    painter = QPainter(whole)
    font = QFont("Pretendard")
    font.setPixelSize(_CAPTION_PX - 10)
    painter.setFont(font)
    for n, scene in enumerate(scenes):
        x, y = _EDGE_PX + n % COLUMNS * wide, _EDGE_PX + n // COLUMNS * high
        small = scene.images[0].scaled(
            THUMB_PX, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(x, y, small)
        painter.drawText(x, y + height + _CAPTION_PX - 8, f"{scene.name} ({len(scene.pages)})")
    painter.end()
    path.parent.mkdir(parents=True, exist_ok=True)
    whole.save(str(path))
