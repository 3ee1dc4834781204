"""Where everything stands on a slip, in printer dots: pure layout, with text widths asked of the caller.

`Column` is the pen that every paper strip is written with; `lay_out` writes a visitor's slip.

The paper is a thermal roll at 203 dpi, so one dot is 0.125 mm: 58 mm paper prints 384 dots, 80 mm paper 576.
The smallest type is 38 dots to the em, which in Pretendard makes a Hangul glyph 32 dots = 4 mm high.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from kiosk.core.slip import SlipContent, SlipPlay, SlipProgramme, SlipStep
from kiosk.services.qr import QrMatrix

DPI = 203
_MM_PER_INCH = 25.4
PAPER_DOTS = {58: 384, 80: 576}
"""Printable dots across, by paper width in mm."""

SMALLEST_TYPE = 38
LEAST_MODULE = 4
"""Dots a QR module: 0.5 mm."""

_MOST_MODULE = 6
_MARGIN = 12
_LEADING = 1.26
_BASELINE = 0.98
_STAR = 34
_STAR_GAP = 6
_NARROW = 480

Weight = Literal["Regular", "SemiBold", "ExtraBold"]
Measure = Callable[[str, int, Weight], float]
"""Width in dots of a text at a size (dots to the em) and weight."""


def dots_mm(dots: float) -> float:
    """How long so many dots are on paper."""
    return dots / DPI * _MM_PER_INCH


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text: left end, baseline, size; `light` is white on black."""

    x: float
    baseline: float
    text: str
    size: int
    weight: Weight
    light: bool = False


@dataclass(frozen=True, slots=True)
class Star:
    """A five-pointed star in a square; earned ones are filled, others outlined."""

    x: float
    y: float
    size: float
    earned: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle with rounded corners; `light` cuts it out of black."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0
    light: bool = False


@dataclass(frozen=True, slots=True)
class Dots:
    """A dotted rule across."""

    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Code:
    """The QR code, quiet zone included, `module` dots a module."""

    x: float
    y: float
    module: int
    matrix: QrMatrix


Mark = Words | Star | Box | Dots | Code


@dataclass(frozen=True, slots=True)
class Sheet:
    """A laid-out slip: size in dots and its marks from top to bottom."""

    width: int
    height: int
    marks: tuple[Mark, ...]


def lay_out(content: SlipContent, matrix: QrMatrix | None, width: int, measure: Measure) -> Sheet:
    """The slip on paper `width` dots wide; `matrix` is the code of `content.url`, None without one.

    Raises ValueError for a code too dense for this paper.
    """
    column = Column(width, measure)
    column.skyline()
    column.header(content.title, content.site_name, content.date_text)
    column.heading(content.plays_heading)
    if content.plays_empty:
        column.paragraph(content.plays_empty)
    for play in content.plays:
        column.play(play)
    if content.programmes_heading:
        column.heading(content.programmes_heading)
    for step in content.steps:
        column.step(step)
    for programme in content.programmes:
        column.programme(programme)
    if content.programmes:
        column.paragraph(content.code_note)
    column.rule()
    if matrix:
        column.code(matrix)
        column.paragraph(content.qr_caption, centred=True)
        column.rule()
    column.paragraph(content.closing, centred=True, weight="SemiBold")
    column.paragraph(content.privacy, centred=True)
    return column.sheet()


def wrap(text: str, width: float, advance: Callable[[str], float]) -> tuple[str, ...]:
    """Lines no wider than `width`, broken between words; only a word wider than a whole line is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        together = f"{line} {word}" if line else word
        if advance(together) <= width:
            line = together
            continue
        if line:
            lines.append(line)
        line = word
        while advance(line) > width and len(line) > 1:
            end = len(line) - 1
            while end > 1 and advance(line[:end]) > width:
                end -= 1
            lines.append(line[:end])
            line = line[end:]
    return (*lines, line) if line else tuple(lines)


def balanced(text: str, width: float, advance: Callable[[str], float]) -> tuple[str, ...]:
    """As many lines as `wrap` needs, made as even as possible, so that no last word stands alone."""
    best = wrap(text, width, advance)
    narrower = width
    while narrower > width / 3:
        narrower -= 8
        lines = wrap(text, narrower, advance)
        if len(lines) > len(best) or _cuts_a_word(lines, text):
            break
        best = lines
    return best


def _cuts_a_word(lines: tuple[str, ...], text: str) -> bool:
    return " ".join(lines) != " ".join(text.split())


class Column:
    """A pen that goes down the paper; each method sets one block and moves on."""

    def __init__(self, width: int, measure: Measure) -> None:
        self._width = width
        self._measure = measure
        self._narrow = width < _NARROW
        self._y = 0.0
        self._marks: list[Mark] = []

    @property
    def _inner(self) -> float:
        return self._width - 2 * _MARGIN

    @property
    def _name_size(self) -> int:
        return 42 if self._narrow else 46

    def sheet(self) -> Sheet:
        return Sheet(self._width, round(self._y + 20), tuple(self._marks))

    def header(self, title: str, place: str, when: str) -> None:
        """The title, white on black over the whole width, and below it place and day."""
        size = 54 if self._narrow else 80
        while size > SMALLEST_TYPE and self._measure(title, size, "ExtraBold") > self._inner - 16:
            size -= 2
        lines = balanced(title, self._inner - 16, lambda text: self._measure(text, size, "ExtraBold"))
        height = len(lines) * size * _LEADING + 20
        self._marks.append(Box(0, self._y, self._width, height))
        self._y += 10
        self._lines(lines, size, "ExtraBold", centred=True, light=True)
        self._y += 10 + 14
        self.paragraph(place, centred=True, weight="SemiBold")
        self.paragraph(when, centred=True)

    def skyline(self) -> None:
        """The towers of G-Valley over the title: heights and windows by a fixed pattern, one star above."""
        ground, unit = 116, 32
        heights = (38, 62, 46, 84, 58, 34, 70, 50, 40, 92, 64, 44)
        for index in range(self._width // unit):
            tall = heights[index % len(heights)]
            x = index * unit
            self._marks.append(Box(x + 1, ground - tall, unit - 2, tall))
            for floor in range(10, tall - 8, 14):
                lit = (index * 3 + floor) % 4
                self._marks += [
                    Box(x + place, ground - tall + floor, 6, 7, light=True)
                    for place in ((7, 19) if lit else (7,))
                ]
        self._marks.append(Star(5 * unit - 2, 4, 36, earned=True))  # over the lowest tower
        self._y = ground

    def heading(self, text: str) -> None:
        size = self._name_size
        self._y += 26
        lines = wrap(text, self._inner, lambda part: self._measure(part, size, "ExtraBold"))
        last = self._measure(lines[-1], size, "ExtraBold")
        self._lines(lines, size, "ExtraBold")
        line_x = _MARGIN + last + 16
        if line_x < self._width - _MARGIN - 24:
            middle = self._y - size * (_LEADING - _BASELINE + 0.35)
            self._marks.append(Box(line_x, middle - 2, self._width - _MARGIN - line_x, 4))
        self._y += 12

    def paragraph(
        self, text: str, *, centred: bool = False, weight: Weight = "Regular", size: int = SMALLEST_TYPE
    ) -> None:
        lines = balanced(text, self._inner, lambda part: self._measure(part, size, weight))
        self._lines(lines, size, weight, centred=centred)

    def play(self, play: SlipPlay) -> None:
        stars_width = 3 * _STAR + 2 * _STAR_GAP if play.stars else 0
        beside = bool(stars_width) and not self._narrow
        room = self._inner - (stars_width + 20 if beside else 0)
        top = self._y
        size = self._name_size
        lines = wrap(play.name, room, lambda text: self._measure(text, size, "SemiBold"))
        self._lines(lines, size, "SemiBold")
        if beside:
            self._stars(self._width - _MARGIN - stars_width, top + (size * _LEADING - _STAR) / 2, play.stars)
        elif stars_width:
            self._stars(_MARGIN, self._y + 2, play.stars)
            self._y += _STAR + 10
        self.paragraph(play.note)
        self._y += 16

    def _stars(self, x: float, y: float, stars: int) -> None:
        for place in range(3):
            self._marks.append(Star(x + place * (_STAR + _STAR_GAP), y, _STAR, earned=place < stars))

    def step(self, step: SlipStep) -> None:
        """A task with a box to tick, and a line about it."""
        size = self._name_size
        side, edge = round(size * 0.8), 4
        box = (_MARGIN, self._y + (size * _LEADING - side) / 2)
        self._marks.append(Box(*box, side, side, radius=6))
        self._marks.append(
            Box(box[0] + edge, box[1] + edge, side - 2 * edge, side - 2 * edge, radius=3, light=True)
        )
        indent = side + 16
        self._indented(step.task, size, "SemiBold", indent)
        self._indented(step.note, SMALLEST_TYPE, "Regular", indent)
        self._y += 18

    def _indented(self, text: str, size: int, weight: Weight, indent: float) -> None:
        lines = balanced(text, self._inner - indent, lambda part: self._measure(part, size, weight))
        self._lines(lines, size, weight, indent=indent)

    def programme(self, programme: SlipProgramme) -> None:
        size = self._name_size
        pill = self._measure(programme.code, size, "ExtraBold") + 32
        pill_height = size * 1.3
        top = self._y
        beside = not self._narrow
        pill_x = self._width - _MARGIN - pill if beside else _MARGIN
        self._marks.append(Box(pill_x, top, pill, pill_height, radius=12))
        baseline = top + pill_height / 2 + size * 0.36
        self._marks.append(Words(pill_x + 16, baseline, programme.code, size, "ExtraBold", light=True))
        if not beside:
            self._y += pill_height + 4
        room = self._inner - (pill + 20 if beside else 0)
        name = wrap(programme.name, room, lambda text: self._measure(text, size, "SemiBold"))
        self._lines(name, size, "SemiBold")
        self._y = max(self._y, top + pill_height + 4)
        self.paragraph(programme.provider)
        self._rows(programme.rows)
        self._y += 18

    def _rows(self, rows: tuple[tuple[str, str], ...]) -> None:
        if not rows:
            return
        size = SMALLEST_TYPE
        indent = max(self._measure(label, size, "SemiBold") for label, _ in rows) + 16
        for label, value in rows:
            lines = balanced(value, self._inner - indent, lambda text: self._measure(text, size, "Regular"))
            self._marks.append(Words(_MARGIN, self._y + size * _BASELINE, label, size, "SemiBold"))
            self._lines(lines, size, "Regular", indent=indent)

    def figure(self, label: str, value: str) -> None:
        """A label, and its value at the right edge: on the same line where both fit, else on the next."""
        size = SMALLEST_TYPE
        width = self._measure(value, size, "SemiBold")
        room = self._inner - width - 16
        lines = wrap(label, self._inner, lambda text: self._measure(text, size, "Regular"))
        self._lines(lines, size, "Regular")
        if len(lines) == 1 and self._measure(label, size, "Regular") <= room:
            self._y -= size * _LEADING
        x = self._width - _MARGIN - width
        self._marks.append(Words(x, self._y + size * _BASELINE, value, size, "SemiBold"))
        self._y += size * _LEADING

    def code(self, matrix: QrMatrix) -> None:
        module = min(_MOST_MODULE, self._width // len(matrix))
        if module < LEAST_MODULE:
            raise ValueError(f"a code of {len(matrix)} modules does not fit {self._width} dots")
        side = module * len(matrix)
        self._marks.append(Code((self._width - side) // 2, round(self._y), module, matrix))
        self._y = round(self._y) + side

    def gap(self) -> None:
        """Air between figures and what is said of them."""
        self._y += 8

    def rule(self) -> None:
        self._y += 12
        self._marks.append(Dots(_MARGIN, self._y, self._inner))
        self._y += 16

    def _lines(
        self,
        lines: tuple[str, ...],
        size: int,
        weight: Weight,
        *,
        centred: bool = False,
        light: bool = False,
        indent: float = 0,
    ) -> None:
        for text in lines:
            spare = self._inner - self._measure(text, size, weight)
            x = _MARGIN + (spare / 2 if centred else indent)
            self._marks.append(Words(x, self._y + size * _BASELINE, text, size, weight, light))
            self._y += size * _LEADING
