"""A job's picture in the online hall is the tile that the kiosk's hall shows, standing still."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickWindow
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from kiosk.hall.pictures import LAYERS, job_picture
from tests.experiences.stage_window import REPOSITORY, painted, stage_window

SIZE = (400, 320)
MOST_DIFFERENCE = 0.5
"""Of 255, the mean over the sheet: two renderers draw edges a little differently. A heart more makes 3."""

FOLDERS = sorted(file.parent for file in (REPOSITORY / "kiosk" / "experiences").glob("*/experience.toml"))


def picture(image: QImage) -> Image.Image:
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    return Image.frombytes(
        "RGB", (rgb.width(), rgb.height()), bytes(rgb.constBits()), "raw", "RGB", rgb.bytesPerLine()
    )


def drawn(svg: str, ground: QColor) -> Image.Image:
    image = QImage(*SIZE, QImage.Format.Format_ARGB32)
    image.fill(ground)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(svg.encode()).render(painter, QRectF(0, 0, *SIZE))
    painter.end()
    return picture(image)


def still(qtbot: QtBot, window: QQuickWindow) -> QImage:
    """The tile once all of it is drawn, with nothing on it moving."""
    tile = window.contentItem().childItems()[0].childItems()[0]
    tile.setProperty("idle", False)
    qtbot.waitUntil(lambda: painted(window))
    return window.grabWindow()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_picture_is_the_tile(qtbot: QtBot, folder: Path) -> None:
    if not (folder / "pictures" / LAYERS).exists():
        pytest.skip("shows its tile.svg as it is")
    with stage_window(qtbot, folder / "Tile.qml", SIZE) as window:
        tile = still(qtbot, window)
    ground = tile.pixelColor(0, 0)
    difference = ImageChops.difference(picture(tile), drawn(job_picture(folder / "pictures"), ground))
    found = sum(ImageStat.Stat(difference).mean) / 3
    assert found <= MOST_DIFFERENCE
