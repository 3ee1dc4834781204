"""db/README.md as data."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.services.resources import resource


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: str
    nullable: bool
    example: str

    @property
    def value(self) -> str | int | float:
        """The example as the database takes it."""
        if self.type in ("integer", "flag"):
            return int(self.example)
        return float(self.example) if self.type == "number" else self.example


STORED_AS = {"integer": "INTEGER", "flag": "INTEGER", "number": "REAL"}
"""Storage of a type of the dictionary; every other is TEXT."""

CLOSED_TEXT_TYPES = frozenset({"uuid", "utc", "day", "word", "token", "version", "language", "json", "hash"})
"""What a TEXT column may be so that nobody's words fit in."""


def dictionary() -> dict[str, list[Column]]:
    """The columns of each table, as the page lists them."""
    tables: dict[str, list[Column]] = {}
    for text in resource("db", "README.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        lines = text.splitlines()
        cells = [
            [cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")
        ]
        header, *columns = cells
        assert header == ["column", "type", "unit", "meaning", "example"], lines[0]
        tables[lines[0]] = [
            Column(name, kind.rstrip("?"), kind.endswith("?"), example)
            for name, kind, _unit, _meaning, example in columns
        ]
    return tables
