"""The answers of an engine as figures: added up by whatever a table of the report needs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.office.engines import Answers, Row

Sums = dict[str, int]
Filter = Callable[[Row], bool]

_EPOCH = date(1970, 1, 1)
_KEYS = frozenset(
    ("site", "month", "audience", "experience", "item", "programme", "channel", "outcome", "aid")
)


@dataclass(frozen=True, slots=True)
class Figures:
    """All answers of one lake."""

    answers: Answers

    def by(
        self, query: str, key: str, months: Collection[str], only: Filter | None = None
    ) -> dict[str, Sums]:
        """The numbers of a query added up by one of its keys, within `months`. A missing number is 0."""
        found: dict[str, Sums] = {}
        for row in self.answers[query]:
            if row["month"] in months and (only is None or only(row)):
                add(found.setdefault(str(row[key]), {}), row)
        return dict(sorted(found.items()))

    def total(self, query: str, months: Collection[str], only: Filter | None = None) -> Sums:
        """The numbers of a query added up, within `months`."""
        sums: Sums = {}
        for row in self.answers[query]:
            if row["month"] in months and (only is None or only(row)):
                add(sums, row)
        return sums

    def months(self) -> list[str]:
        """Months with a visit whose clock could be believed, in order."""
        found = {row["month"] for row in self.answers["usage"] if row["started"] > row["unsure"]}
        return sorted(found)

    def years(self) -> list[int]:
        return sorted({int(month[:4]) for month in self.months()})

    def running_days(self, months: Collection[str]) -> dict[str, dict[int, set[date]]]:
        """Days on which each kiosk ran, by site and kiosk."""
        found: dict[str, dict[int, set[date]]] = {}
        for row in self.answers["operating_days"]:
            day = _EPOCH + timedelta(days=row["day_number"])
            if f"{day:%Y-%m}" in months:
                found.setdefault(row["site"], {}).setdefault(row["kiosk"], set()).add(day)
        return found

    def not_collected(self) -> dict[str, int]:
        """Visits by kiosk that were numbered and never reached the lake."""
        found: dict[str, int] = {}
        for row in self.answers["records"]:
            if missing := max(0, int(row["last_seq"] or 0) - row["here"]):
                name = f"{row['site']}-{row['kiosk']}"
                found[name] = found.get(name, 0) + missing
        return dict(sorted(found.items()))

    def unsure_outside(self, months: Collection[str]) -> int:
        """Visits whose clock cannot be believed and which it puts outside of every month that can."""
        return sum(row["unsure"] for row in self.answers["usage"] if row["month"] not in months)


def add(sums: Sums, row: Row) -> None:
    """Adds the numbers of one row to `sums`."""
    for name, value in row.items():
        if name not in _KEYS and isinstance(value, int):
            sums[name] = sums.get(name, 0) + value


def summed(rows: Iterable[Sums]) -> Sums:
    """All of them in one."""
    sums: Sums = {}
    for row in rows:
        add(sums, dict(row))
    return sums
