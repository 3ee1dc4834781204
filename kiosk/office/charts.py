"""The report's charts: small SVG drawings with title and description, in ink that a grey printer keeps apart.

A mark of `small_cells` stands in its place as a word; nothing is drawn for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TypeGuard

from kiosk.office.small_cells import Cell

INK, PALE, LINE = "#1b2a4a", "#5b6b86", "#c9d1de"
SERIES = ("#123f8c", "#4f8fe0", "#b9d4f7")
"""Dark to light: they stay apart in grey."""

_WIDTH = 680
_ROW = 30


def columns(title: str, labels: Sequence[str], series: Sequence[tuple[str, Sequence[Cell]]]) -> str:
    """Upright bars in groups: one group a label, one bar a series."""
    height, top, bottom, left = 220, 30, 190, 46
    highest = max((value for _, values in series for value in values if _is_number(value)), default=0)
    step = _step(float(highest))
    most = step * max(1, -(-int(highest) // step)) if step else 1
    group = (_WIDTH - left) / max(1, len(labels))
    bar = min(26.0, group * 0.8 / max(1, len(series)))
    parts = []
    for mark in range(0, most + 1, step or 1):
        y = bottom - (bottom - top) * mark / most
        parts.append(f'<line x1="{left}" x2="{_WIDTH}" y1="{y:.1f}" y2="{y:.1f}" stroke="{LINE}"/>')
        parts.append(_text(left - 6, y + 4, f"{mark:,}", anchor="end", fill=PALE))
    for place, label in enumerate(labels):
        middle = left + group * (place + 0.5)
        parts.append(_text(middle, bottom + 17, label, anchor="middle"))
        for number, (_, values) in enumerate(series):
            x = middle + bar * (number - len(series) / 2)
            parts.append(_column(values[place], x, bar, bottom, (bottom - top) / most, SERIES[number]))
    parts.append(_legend([name for name, _ in series], left))
    spoken = "; ".join(
        f"{label}: " + ", ".join(f"{name} {_said(values[place])}" for name, values in series)
        for place, label in enumerate(labels)
    )
    return _svg(title, spoken, height, parts)


def bars(title: str, rows: Sequence[tuple[str, Cell, str]], *, most: float | None = None) -> str:
    """Lying bars: label, value, and the words at the end of the bar. `most` is the full width's value."""
    highest = max((float(value) for _, value, _ in rows if _is_number(value)), default=0.0)
    full = most or highest or 1.0
    left, right = 240, 96
    parts = []
    for place, (label, value, words) in enumerate(rows):
        y = 6 + place * _ROW
        width = (_WIDTH - left - right) * float(value) / full if _is_number(value) else 0.0
        parts.append(_text(left - 10, y + 16, _cut(label), anchor="end"))
        parts.append(f'<rect x="{left}" y="{y + 2}" width="{width:.1f}" height="20" fill="{SERIES[0]}"/>')
        parts.append(_text(left + width + 6, y + 16, words))
    spoken = "; ".join(f"{label}: {words}" for label, _, words in rows)
    return _svg(title, spoken, 8 + _ROW * len(rows), parts)


def _column(value: Cell, x: float, width: float, bottom: float, scale: float, fill: str) -> str:
    if not _is_number(value):
        return ""
    height = float(value) * scale
    return (
        f'<rect x="{x:.1f}" y="{bottom - height:.1f}" width="{width - 1:.1f}" height="{height:.1f}"'
        f' fill="{fill}" stroke="{INK}" stroke-width="0.4"/>'
    )


def _legend(names: Sequence[str], left: int) -> str:
    parts = []
    for number, name in enumerate(names):
        x = left + number * 90
        parts.append(
            f'<rect x="{x}" y="4" width="12" height="12" fill="{SERIES[number]}" stroke="{INK}"'
            ' stroke-width="0.4"/>'
        )
        parts.append(_text(x + 18, 15, name))
    return "".join(parts)


def _svg(title: str, spoken: str, height: int, parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{escape(title)}</title><desc>{escape(spoken)}</desc>{''.join(parts)}</svg>"
    )


def _text(x: float, y: float, words: str, *, anchor: str = "start", fill: str = INK) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}">{escape(words)}</text>'


def _step(highest: float) -> int:
    """A round distance between two lines of a scale, four or five of them."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if highest <= step * factor * 4:
                return step * factor
        step *= 10


def _cut(label: str) -> str:
    return label if len(label) <= 22 else label[:21] + "…"


def _said(value: Cell) -> str:
    return f"{value:,}" if _is_number(value) else str(value or "없음")


def _is_number(value: Cell) -> TypeGuard[int | float]:
    return isinstance(value, int | float)
