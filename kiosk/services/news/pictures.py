"""Pictures from a stick: looked at by their bytes, then drawn anew at the size of the screen.

What is kept is a picture of ours: whatever else the file carried (where it was taken, by whom) is gone.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kiosk.services.news.cells import Wrong

if TYPE_CHECKING:
    from PySide6.QtCore import QBuffer, QSize
    from PySide6.QtGui import QImage, QImageReader

MOST_BYTES = 20_000_000
LEAST_SIDE_PX = 800
MOST_PIXELS = 40_000_000
"""A sheet of A2 at 300 dpi. Decoded it takes 160 MB for a moment."""
JPEG_QUALITY = 90
PNG_QUALITY = 80
"""Writes several times faster than the best compression, at the same size within a sixth."""

_ALLOCATION_MB = 256
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_BARE_MARKERS = frozenset((0x01, *range(0xD0, 0xD9)))
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture as it is kept: PNG where it came as one, else JPEG. `name` follows from its content."""

    content: bytes
    name: str


def prepare(content: bytes, box: tuple[int, int]) -> Prepared | Wrong:
    """The picture inside these bytes, at most as large as `box` (width, height in px), on white."""
    wrong = looked_over(content)
    if wrong is not None:
        return wrong
    reader, _bytes = _opened(content)
    size = reader.size()
    if not size.isValid():
        return Wrong("picture-damaged")
    if size.width() * size.height() > MOST_PIXELS:
        return Wrong("picture-too-large", (("width", size.width()), ("height", size.height())))
    if min(size.width(), size.height()) < LEAST_SIDE_PX:
        told = (("width", size.width()), ("height", size.height()), ("least", LEAST_SIDE_PX))
        return Wrong("picture-too-small", told)
    reader.setScaledSize(_fitted(reader, size, box))
    image = reader.read()
    if image.isNull():
        return Wrong("picture-damaged")
    return _kept(_on_white(image), "PNG" if content.startswith(_PNG) else "JPEG")


def looked_over(content: bytes) -> Wrong | None:
    """What can be said of a picture without decoding it."""
    if len(content) > MOST_BYTES:
        return Wrong("picture-too-big", (("most", MOST_BYTES // 1_000_000),))
    if content.startswith(_PNG):
        return _look_over_png(content)
    if content.startswith(_JPEG):
        return None if _is_whole_jpeg(content) else Wrong("picture-damaged")
    return Wrong("picture-not-real")


def is_sound(content: bytes) -> bool:
    """Whether a kept picture can be shown."""
    if looked_over(content) is not None:
        return False
    reader, _bytes = _opened(content)
    return not reader.read().isNull()


def _look_over_png(content: bytes) -> Wrong | None:
    """Walk the chunks: a picture cut short has no end, and one that moves says so."""
    at = len(_PNG)
    while at + 12 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            break
        (told,) = struct.unpack_from(">I", content, end - 4)
        if zlib.crc32(memoryview(content)[at + 4 : end - 4]) != told:
            break
        if kind == b"acTL":
            return Wrong("picture-animated")
        if kind == b"IEND":
            return None
        at = end
    return Wrong("picture-damaged")


def _is_whole_jpeg(content: bytes) -> bool:
    """Whether there is an end after the first scan; that of a small picture in a segment does not count."""
    at = 2
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            return False
        marker = content[at + 1]
        if marker == 0xFF or marker in _BARE_MARKERS:
            at += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        at += 2 + length
        if marker == _START_OF_SCAN:
            return content.find(bytes((0xFF, _END_OF_IMAGE)), at) >= 0
    return False


def _opened(content: bytes) -> tuple[QImageReader, QBuffer]:
    """Reads what the bytes are, whatever the file was called. The reader lives as long as its buffer."""
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtGui import QImageReader

    QImageReader.setAllocationLimit(_ALLOCATION_MB)
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"png" if content.startswith(_PNG) else b"jpeg")
    reader.setAutoTransform(True)
    return reader, buffer


def _fitted(reader: QImageReader, size: QSize, box: tuple[int, int]) -> QSize:
    """The size to read at; a picture that a camera says is turned is turned after it was read."""
    from PySide6.QtCore import QSize, Qt
    from PySide6.QtGui import QImageIOHandler

    room = QSize(*box)
    if reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90:
        room.transpose()
    if size.width() <= room.width() and size.height() <= room.height():
        return size
    return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)


def _on_white(image: QImage) -> QImage:
    """Without holes: dark words on nothing could not be read in high contrast."""
    from PySide6.QtGui import QColor, QImage, QPainter

    white = QImage(image.size(), QImage.Format.Format_RGB32)
    white.fill(QColor("white"))
    painter = QPainter(white)
    painter.drawImage(0, 0, image)
    painter.end()
    return white


def _kept(image: QImage, kind: Literal["PNG", "JPEG"]) -> Prepared:
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    quality = PNG_QUALITY if kind == "PNG" else JPEG_QUALITY
    image.save(buffer, kind, quality)  # type: ignore[call-overload]  # the stub wants bytes, Qt takes both
    content = bytes(buffer.data().data())
    suffix = "png" if kind == "PNG" else "jpg"
    return Prepared(content, f"{hashlib.sha256(content).hexdigest()[:16]}.{suffix}")
