"""Large drawings for QML, as `image://drawn/<name>`: drawn once per size and machine."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

SCHEME = "drawn"


class PictureProvider(QQuickImageProvider):
    """Answers with `draw(name, width, height)`. Asked on the UI thread: its images are not asynchronous."""

    def __init__(self, draw: Callable[[str, int, int], QImage]) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._draw = draw

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002 - Qt's name
        image = self._draw(id, requestedSize.width(), requestedSize.height())
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image
