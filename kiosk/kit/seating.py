"""Cells in rows of equal columns: who sits where. Pure; `cell_grid.py` applies it to items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum


@dataclass(frozen=True, slots=True)
class Seat:
    """A cell's place: row and column from 0, and how many columns it takes."""

    row: int
    column: int
    span: int


def columns_that_fit(wanted: int, cells: int, width_px: float, least_px: float, gap_px: float) -> int:
    """As many columns as the widest word allows, at least one, and no more than there are cells.

    Balanced: four cells where three would fit stand two by two.
    """
    fitting = int((width_px + gap_px) // (least_px + gap_px)) if least_px + gap_px > 0 else wanted
    most = max(1, min(wanted, cells, fitting))
    rows = -(-cells // most)
    return -(-cells // rows)


def seats(
    wholes: Sequence[bool], columns: int, *, fill: bool, favourite: int | None = None
) -> tuple[Seat, ...]:
    """A seat for each cell in order; a whole one has a row to itself.

    With `fill` the last cell before a whole one, or before the end, takes what is left of its row. If just
    one seat would stay empty, the `favourite` cell takes two.
    """
    spare = -len(wholes) % columns
    doubled = favourite if spare == 1 and not fill and not any(wholes) else None
    placed: list[Seat] = []
    row = column = 0
    for index, whole in enumerate(wholes):
        if whole and column:
            row, column = row + 1, 0
        last = index + 1 == len(wholes) or wholes[index + 1]
        span = columns if whole else columns - column if last and fill else 1
        if index == doubled and column + 1 < columns:
            span = 2
        placed.append(Seat(row, column, span))
        column += span
        if column >= columns:
            row, column = row + 1, 0
    return tuple(placed)


def row_heights_px(
    least_px: Sequence[float], wishes_px: Sequence[float], room_px: float
) -> tuple[float, ...]:
    """Heights that fill the room: first what each row needs, then what some wish for, then all alike."""
    spare = room_px - fsum(least_px)
    granted = min(1.0, max(0.0, spare) / fsum(wishes_px)) if fsum(wishes_px) > 0 else 0.0
    grown = (room_px - granted * fsum(wishes_px)) / fsum(least_px) if fsum(least_px) > 0 else 1.0
    return tuple(least * grown + wish * granted for least, wish in zip(least_px, wishes_px, strict=True))
