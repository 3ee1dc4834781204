"""Large drawings kept as they were drawn: a picture of 4,000 shapes costs a quarter of a second at each size.

A kept picture is a file `<key>.png` whose key is made of the drawing's content, the size and Qt's version, so
that a changed drawing has another key. The file ends with its own SHA-256: a damaged one is ignored
and drawn anew. The folder is capped; what is oldest goes.
"""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.services.data_dir import cap_files

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

HEAVY_BYTES = 100_000
"""Drawings from this size on are kept; lighter ones are drawn faster than a file is read."""
MOST_FILES, MOST_BYTES = 24, 48_000_000
PNG_QUALITY = 80
"""Writes in 60 ms what the best compression packs in 170 ms, at the same size within a sixth."""

_DIGEST_BYTES = 32
_LOG = logging.getLogger(__name__)


class DrawnPictures:
    """Draws pictures at a size, or finds them drawn in `folder`, which is made when the first is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, Path] = {}

    def name_of(self, path: Path) -> str:
        """The name by which `image` knows a drawing; "" for one that is not worth keeping."""
        try:
            heavy = path.suffix == ".svg" and path.stat().st_size >= HEAVY_BYTES
        except OSError:
            return ""
        if not heavy:
            return ""
        name = hashlib.sha256(str(path).encode()).hexdigest()[:16]
        self._known[name] = path
        return name

    def image(self, name: str, width: int, height: int) -> QImage:
        """The drawing at this size in pixels; a null image for a name that was not given out."""
        from PySide6.QtGui import QImage

        path = self._known.get(name)
        if path is None or width <= 0 or height <= 0:
            return QImage()
        kept = self._folder / f"{_key(path, width, height)}.png"
        found = _read(kept)
        if (found.width(), found.height()) == (width, height):
            return found
        drawn = _draw(path, width, height)
        self._keep(kept, drawn)
        return drawn

    def _keep(self, path: Path, image: QImage) -> None:
        """A disk that refuses costs the next start a quarter of a second, nothing more."""
        content = _png(image)
        part = path.with_suffix(".part")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            part.write_bytes(content + hashlib.sha256(content).digest())
            part.replace(path)
            cap_files(self._folder, most_files=MOST_FILES, most_bytes=MOST_BYTES)
        except OSError as fault:
            _LOG.warning("a drawn picture could not be kept: %s", fault)


def _key(path: Path, width: int, height: int) -> str:
    from PySide6.QtCore import qVersion

    about = f"{width}x{height} {qVersion()} ".encode()
    return hashlib.sha256(about + path.read_bytes()).hexdigest()[:32]


def _draw(path: Path, width: int, height: int) -> QImage:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QImage, QImageReader

    reader = QImageReader(str(path))
    reader.setScaledSize(QSize(width, height))
    return reader.read().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _read(path: Path) -> QImage:
    """What is kept at `path`; a null image where nothing, or nothing whole, is."""
    from PySide6.QtGui import QImage

    try:
        whole = path.read_bytes()
    except OSError:
        return QImage()
    content, digest = whole[:-_DIGEST_BYTES], whole[-_DIGEST_BYTES:]
    if hashlib.sha256(content).digest() != digest:
        return QImage()
    image = QImage.fromData(content, "PNG")  # type: ignore[arg-type]  # the stub says bytes, Qt wants str
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _png(image: QImage) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", PNG_QUALITY)  # type: ignore[call-overload]  # the stub wants bytes, Qt takes both
    return bytes(buffer.data().data())
