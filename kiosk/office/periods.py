"""Periods of a report: a year, a half-year or a month, as months `YYYY-MM` in Seoul."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kiosk.core.errors import BadInput

EXPECTED = "YYYY, YYYY-H1, YYYY-H2 or YYYY-MM"
_HALVES = {"H1": (1, 6), "H2": (7, 12)}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The months `first` to `last` (1–12) of a year."""

    year: int
    first: int = 1
    last: int = 12

    @property
    def months(self) -> tuple[str, ...]:
        return tuple(f"{self.year:04}-{month:02}" for month in range(self.first, self.last + 1))

    @property
    def name(self) -> str:
        """As officers write it: 2026년, 2026년 상반기, 2026년 3월, 2026년 1~11월."""
        if (self.first, self.last) == (1, 12):
            return f"{self.year}년"
        if (self.first, self.last) in _HALVES.values():
            return f"{self.year}년 {'상' if self.first == 1 else '하'}반기"
        months = f"{self.first}" if self.first == self.last else f"{self.first}~{self.last}"
        return f"{self.year}년 {months}월"

    @property
    def year_before(self) -> Period:
        """The same months of the year before."""
        return replace(self, year=self.year - 1)

    def until(self, month: str) -> Period:
        """Its months up to `month` where that lies inside: what has been of a year that goes on."""
        if month in self.months:
            return replace(self, last=int(month[5:]))
        return self

    def halves(self) -> tuple[Period, ...]:
        """Its half-years, as far as it reaches into them."""
        parts = ((max(self.first, a), min(self.last, b)) for a, b in _HALVES.values())
        return tuple(Period(self.year, a, b) for a, b in parts if a <= b)


def parse_period(text: str, where: str) -> Period:
    """The period that `text` names. `where` names the file or option in the BadInput it raises."""
    found = re.fullmatch(r"(20\d\d)(?:-(H[12]|0[1-9]|1[0-2]))?", text)
    if not found:
        raise BadInput(*where.partition(": ")[::2], repr(text), EXPECTED)
    year, part = int(found[1]), found[2]
    if part is None:
        return Period(year)
    if part in _HALVES:
        return Period(year, *_HALVES[part])
    return Period(year, int(part), int(part))
