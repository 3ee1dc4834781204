"""How a cell of the report is written."""

from __future__ import annotations

from kiosk.office.small_cells import Cell

NOTHING = "–"


def shown(cell: Cell, kind: str) -> str:
    """A cell in words: marks as they are, "–" for what does not exist. `kind` is that of its column."""
    if cell is None:
        return NOTHING
    if isinstance(cell, str):
        return cell
    match kind:
        case "share":
            return f"{cell * 100:.1f}%"
        case "change":
            sign = "+" if cell > 0 else "△" if cell < 0 else ""  # △ is minus in public papers
            return f"{sign}{abs(cell) * 100:.1f}%"
        case "mean":
            return f"{cell:.2f}"
        case "hours":
            return f"{cell:,.1f}"
        case _:
            return f"{cell:,}"
