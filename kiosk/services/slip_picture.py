"""Draws the one picture of a slip: black and white, 203 dpi, the same on screen, on paper and in the PDF.

Needs a QGuiApplication; may be called from a worker thread. Qt is imported when a picture is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from math import cos, pi, sin
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.slip import SlipContent
from kiosk.services.atomic_file import write_atomically
from kiosk.services.qr import qr_matrix
from kiosk.services.resources import resource
from kiosk.services.slip_layout import (
    DPI,
    PAPER_DOTS,
    Box,
    Code,
    Dots,
    Mark,
    Measure,
    Sheet,
    Star,
    Weight,
    Words,
    dots_mm,
    lay_out,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPagedPaintDevice, QPainter

_FAMILY = "Pretendard"
_WEIGHTS: tuple[Weight, ...] = ("Regular", "SemiBold", "ExtraBold")
_MM_PER_INCH = 25.4
_PAPER_GREY = 0xFFC8C8C8
"""Ground before the image becomes 1-bit: a pixel is black from a cover of 0.36 on, so thin strokes survive
printing; white type on black keeps its own edge."""
_WORD = re.compile(r"\S+")
_INNER_RADIUS = 0.42
"""Of a star, as a share of its outer radius."""


def slip_image(content: SlipContent, paper_mm: int) -> QImage:
    """The slip as a 1-bit image, 384 (58 mm) or 576 (80 mm) dots wide and as long as its content.

    Raises ValueError for another paper width or an address too long for the paper.
    """
    matrix = qr_matrix(content.url) if content.url else None
    return sheet_image(lambda width, measure: lay_out(content, matrix, width, measure), paper_mm)


def sheet_image(write: Callable[[int, Measure], Sheet], paper_mm: int) -> QImage:
    """What `write` lays out for paper of so many dots across, as a 1-bit image.

    Raises ValueError for another paper width.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter

    if paper_mm not in PAPER_DOTS:
        raise ValueError(f"no slip paper is {paper_mm} mm wide")
    _load_fonts()
    type_case = _TypeCase()
    sheet = write(PAPER_DOTS[paper_mm], type_case.width)
    # Not 8-bit grey: Qt paints that by way of 32 bits, line by line, and takes twice as long.
    image = QImage(sheet.width, sheet.height, QImage.Format.Format_RGB32)
    image.fill(_PAPER_GREY)
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = _Ink(painter, type_case)
        for mark in sheet.marks:
            ink.paint(mark)
    finally:
        painter.end()
    one_bit = image.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    dots_per_metre = round(DPI / _MM_PER_INCH * 1000)
    one_bit.setDotsPerMeterX(dots_per_metre)
    one_bit.setDotsPerMeterY(dots_per_metre)
    return one_bit


def slip_png(content: SlipContent, paper_mm: int, path: Path) -> None:
    """Write the picture as PNG. Raises OSError where it cannot be written; then there is no half of it."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImageWriter

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(slip_image(content, paper_mm)):
        raise OSError(writer.errorString())
    write_atomically(path, bytes(buffer.data().data()))


def slip_pdf(content: SlipContent, paper_mm: int, path: Path) -> None:
    """Write the same picture as a one-page PDF of true size. Raises OSError where it cannot be written."""
    image_pdf(slip_image(content, paper_mm), content.title, paper_mm, path)


def image_pdf(image: QImage, title: str, paper_mm: int, path: Path) -> None:
    """Write a strip's image as a one-page PDF of true size. Raises OSError where it cannot be written."""
    write_atomically(path, pdf_of(image, title, paper_mm))


def pdf_of(image: QImage, title: str, paper_mm: int) -> bytes:
    """A strip's image as a one-page PDF of true size."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QPdfWriter

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    put_on_page(image, paper_mm, writer)
    return bytes(buffer.data().data())


def put_on_page(image: QImage, paper_mm: int, device: QPagedPaintDevice) -> None:
    """Paint a slip's image on one page of just its size, at true size, centred across the paper.

    Raises OSError if the device (a PDF file, a printer) refuses.
    """
    from PySide6.QtCore import QMarginsF, QRectF, QSizeF
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter

    size = QPageSize(QSizeF(paper_mm, dots_mm(image.height())), QPageSize.Unit.Millimeter, "slip")
    page = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    page.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(page)
    painter = QPainter()
    if not painter.begin(device):
        raise OSError("the page cannot be begun")
    scale = device.logicalDpiX() / DPI
    width = image.width() * scale
    left = (paper_mm / _MM_PER_INCH * device.logicalDpiX() - width) / 2
    painter.drawImage(QRectF(left, 0, width, image.height() * scale), image)
    if not painter.end():
        raise OSError("the page cannot be finished")


def _load_fonts() -> None:
    """Give Qt the bundled weights it does not have yet."""
    from PySide6.QtGui import QFontDatabase

    for weight in _WEIGHTS:
        if weight not in QFontDatabase.styles(_FAMILY):
            QFontDatabase.addApplicationFont(str(resource("assets", "fonts", f"{_FAMILY}-{weight}.otf")))


def slip_font(size: int, weight: Weight) -> QFont:
    """The slip's type at `size` dots to the em."""
    from PySide6.QtGui import QFont

    font = QFont(_FAMILY)
    font.setPixelSize(size)
    weights = {"Regular": QFont.Weight.Normal, "SemiBold": QFont.Weight.DemiBold}
    font.setWeight(weights.get(weight, QFont.Weight.ExtraBold))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class _TypeCase:
    """The fonts and widths of one sheet: a layout asks for the same ones ten times over."""

    def __init__(self) -> None:
        from PySide6.QtGui import QFontMetricsF

        self._metrics_of = QFontMetricsF
        self._fonts: dict[tuple[int, Weight], tuple[QFont, QFontMetricsF]] = {}
        self._widths: dict[tuple[str, int, Weight], float] = {}

    def font(self, size: int, weight: Weight) -> QFont:
        return self._of(size, weight)[0]

    def width(self, text: str, size: int, weight: Weight) -> float:
        """In dots."""
        key = (text, size, weight)
        if key not in self._widths:
            self._widths[key] = self._of(size, weight)[1].horizontalAdvance(text)
        return self._widths[key]

    def _of(self, size: int, weight: Weight) -> tuple[QFont, QFontMetricsF]:
        key = (size, weight)
        if key not in self._fonts:
            font = slip_font(size, weight)
            self._fonts[key] = (font, self._metrics_of(font))
        return self._fonts[key]


class _Ink:
    """Paints the marks of one sheet.

    It keeps Qt's modules: importing them anew for each of 200 marks, through PySide's hook, took a quarter of
    the whole time.
    """

    def __init__(self, painter: QPainter, type_case: _TypeCase) -> None:
        from PySide6 import QtCore, QtGui

        self._core, self._gui = QtCore, QtGui
        self._painter = painter
        self._type_case = type_case
        self._black, self._white = QtGui.QColorConstants.Black, QtGui.QColorConstants.White

    def paint(self, mark: Mark) -> None:
        match mark:
            case Words():
                self._words(mark)
            case Box():
                area = self._core.QRectF(mark.x, mark.y, mark.width, mark.height)
                self._painter.setPen(self._core.Qt.PenStyle.NoPen)
                self._painter.setBrush(self._white if mark.light else self._black)
                self._painter.drawRoundedRect(area, mark.radius, mark.radius)
            case Star():
                self._painter.setPen(self._gui.QPen(self._black, 2.5))
                self._painter.setBrush(self._black if mark.earned else self._white)
                self._painter.drawPolygon([self._core.QPointF(x, y) for x, y in _star_points(mark)])
            case Dots():
                self._dots(mark)
            case Code():
                self._code(mark)

    def _words(self, mark: Words) -> None:
        # As outlines: drawn as glyphs, the first picture differs from the next by a column of dots.
        # Word by word: Qt fills a long outline in several passes, each over the whole of it.
        font = self._type_case.font(mark.size, mark.weight)
        colour = self._white if mark.light else self._black
        for word in _WORD.finditer(mark.text):
            left = self._type_case.width(mark.text[: word.start()], mark.size, mark.weight)
            outline = self._gui.QPainterPath()
            outline.addText(self._core.QPointF(mark.x + left, mark.baseline), font, word.group())
            self._painter.fillPath(outline, colour)

    def _dots(self, mark: Dots) -> None:
        qt = self._core.Qt
        pen = self._gui.QPen(self._black, 3, qt.PenStyle.CustomDashLine, qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 3.2])
        self._painter.setPen(pen)
        start = self._core.QPointF(mark.x, mark.y)
        self._painter.drawLine(start, self._core.QPointF(mark.x + mark.width, mark.y))

    def _code(self, code: Code) -> None:
        x, y, module = round(code.x), round(code.y), code.module
        for row, modules in enumerate(code.matrix):
            column = 0
            for dark, run in groupby(modules):
                length = len(list(run))
                if dark:
                    left, top = x + column * module, y + row * module
                    self._painter.fillRect(left, top, length * module, module, self._black)
                column += length


def _star_points(star: Star) -> list[tuple[float, float]]:
    """The ten corners, the first one at the top."""
    outer = star.size / 2
    points = []
    for corner in range(10):
        radius = outer if corner % 2 == 0 else outer * _INNER_RADIUS
        angle = pi * corner / 5
        points.append((star.x + outer + radius * sin(angle), star.y + outer - radius * cos(angle)))
    return points
