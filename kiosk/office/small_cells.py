"""No figure of fewer than five visits or people, neither printed nor to be had by subtraction.

Zero stays, nobody is behind it, unless its total is small. "5 미만" stands for 1 to 4. Where a total would
give such a cell away, its neighbours go too, and then all of them read "비공개": at least one of them is
small, and nobody can tell which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SMALLEST = 5
SMALL = "5 미만"
WITHHELD = "비공개"

Cell = int | float | str | None
"""A number, a mark, or None for what does not exist (a mean of nothing)."""


@dataclass(frozen=True, slots=True)
class Protected:
    """Cells and their total as they may be printed."""

    cells: tuple[Cell, ...]
    total: Cell


def is_small(count: int) -> bool:
    """Whether so few are behind a figure that it must not be printed."""
    return 1 <= count < SMALLEST


def one(count: int) -> Cell:
    """A figure that stands alone, with no total beside it."""
    return SMALL if is_small(count) else count


def protect(values: Sequence[int], *, total_known: bool = True, must_hide: bool = False) -> Protected:
    """Cells that add up to a total, and the total.

    `total_known` is False where the total is printed nowhere. `must_hide`: the total was withheld elsewhere,
    so at least one cell must be, or the total could be added up again.
    """
    total = sum(values)
    if is_small(total):  # zeros go too: four cells that are not zero would each be 1
        return Protected((SMALL,) * len(values), SMALL if total_known else WITHHELD)
    small = [n for n, value in enumerate(values) if is_small(value)]
    if not total_known:
        hidden = set(small)
        if must_hide and not hidden and total:
            hidden = {min((n for n, value in enumerate(values) if value), key=lambda n: values[n])}
        mark = WITHHELD if hidden - set(small) else SMALL
        return Protected(_marked(values, hidden, mark), WITHHELD)
    if not small:
        return Protected(tuple(values), total)
    rest = sum(values[n] for n in small)
    if len(small) < rest < (SMALLEST - 1) * len(small) and len(small) > 1:
        return Protected(_marked(values, set(small), SMALL), total)
    hidden = set(small)
    others = sorted(
        (n for n, value in enumerate(values) if value and n not in hidden), key=lambda n: values[n]
    )
    for n in others:
        if len(hidden) > 1 and sum(values[h] for h in hidden) > len(hidden) and hidden != set(small):
            break
        hidden.add(n)
    enough = len(hidden) > 1 and sum(values[n] for n in hidden) > len(hidden)
    return Protected(_marked(values, hidden, WITHHELD), total if enough else WITHHELD)


def protect_nested(groups: Sequence[Sequence[int]]) -> tuple[tuple[Protected, ...], Cell]:
    """Groups with subtotals under one total: months of half-years of a year. Subtotals come first."""
    above = protect([sum(group) for group in groups])
    below = tuple(_under(group, subtotal) for group, subtotal in zip(groups, above.cells, strict=True))
    undone = any(group.total != subtotal for group, subtotal in zip(below, above.cells, strict=True))
    return below, WITHHELD if undone else above.total


def _under(group: Sequence[int], subtotal: Cell) -> Protected:
    if isinstance(subtotal, str):
        return Protected(protect(group, total_known=False, must_hide=True).cells, subtotal)
    return protect(group)


def _marked(values: Sequence[int], hidden: set[int], mark: str) -> tuple[Cell, ...]:
    return tuple(mark if n in hidden else value for n, value in enumerate(values))


def ratio(part: int, whole: int, *shown: Cell) -> Cell:
    """Part / whole, None without a whole; withheld where one of the cells beside it is hidden."""
    if any(isinstance(cell, str) for cell in shown):
        return WITHHELD
    return part / whole if whole else None
