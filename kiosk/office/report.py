"""`kiosk office report`: a lake becomes `report.html` and `report.xlsx`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.core.errors import BadInput
from kiosk.office.book import write_book
from kiosk.office.engines import Engine
from kiosk.office.figures import Figures
from kiosk.office.lake import open_lake
from kiosk.office.page import page_of
from kiosk.office.periods import Period
from kiosk.office.summary import keys_of, points_of
from kiosk.office.table import Report
from kiosk.office.tables import all_tables
from kiosk.office.targets import Target
from kiosk.office.words import Names

PAGE, BOOK = "report.html", "report.xlsx"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report is to be about. Without a period: the year of the newest visit."""

    period: Period | None = None
    targets: tuple[Target, ...] = ()
    names: Names = Names()


def write_report(lake_folder: Path, out: Path, engine: Engine, wanted: Wanted, *, made_on: date) -> Report:
    """Writes both files below `out`, each at once. The same lake and day give the same files.

    Raises BadInput where there is no lake, or nothing in it.
    """
    lake = open_lake(lake_folder)
    figures = Figures(engine.answer(lake))
    months = figures.months()
    if not months:
        raise BadInput(str(lake_folder), "", "no visit", "a lake with visits that are no tests")
    period = wanted.period or Period(int(months[-1][:4]))
    report = Report(figures, period.until(months[-1]), wanted.names, wanted.targets)
    tables = all_tables(report)
    keys, points = keys_of(report), points_of(report, tables, unfinished=lake.is_unfinished)
    try:
        out.mkdir(parents=True, exist_ok=True)
        page = out / f"{PAGE}.new"
        page.write_text(page_of(report, tables, keys, points, made_on=made_on), "utf-8")
        book = out / f"{BOOK}.new"
        write_book(book, report, tables, keys, points, made_on=made_on)
        os.replace(page, out / PAGE)
        os.replace(book, out / BOOK)
    except OSError as fault:
        raise BadInput(str(out), "", fault.strerror or "an error", "a folder that can be written") from fault
    return report
