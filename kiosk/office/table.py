"""What a table of the report is, and what all of them are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.office import words
from kiosk.office.figures import Figures
from kiosk.office.periods import Period
from kiosk.office.small_cells import Cell, Protected, ratio
from kiosk.office.targets import Target
from kiosk.office.words import Names

Kind = Literal["text", "count", "share", "mean", "change", "hours"]
USE = ("started", "used", "completed")


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, and what stands under it. Shares and changes are fractions, hours are hours."""

    title: str
    kind: Kind = "count"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: rows of cells under columns; `strong` are the numbers of rows that are totals."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    strong: frozenset[int] = frozenset()
    extra_note: str = ""

    @property
    def note(self) -> str:
        """How its figures are made."""
        return " ".join(filter(None, (words.METHOD[self.id], self.extra_note)))


@dataclass(frozen=True, slots=True)
class Report:
    """What a report is made of: figures, the period up to the last month that has any, names, targets."""

    figures: Figures
    period: Period
    names: Names
    targets: tuple[Target, ...] = ()

    @property
    def months(self) -> tuple[str, ...]:
        return self.period.months


def at(shown: Protected, place: int) -> Cell:
    """The cell at `place`, where the total stands behind the cells."""
    return shown.total if place == len(shown.cells) else shown.cells[place]


def change(now: int, before: int, *shown: Cell) -> Cell:
    """By what share `now` lies above `before`; None where there was nothing before."""
    return ratio(now - before, before, *shown)
