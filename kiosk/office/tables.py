"""The tables of the report. Page and workbook show the same ones, so they cannot disagree."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.office.detail_tables import (
    aids,
    referrals,
    rounds,
    running,
    satisfaction,
    screens,
    slips,
    teams,
)
from kiosk.office.table import Report, Table
from kiosk.office.use_tables import audiences, experiences, periods, sites, targets, years


def all_tables(report: Report) -> list[Table]:
    """Every table in the order of the report; those without a row are left out."""
    makers: tuple[Callable[[Report], Table], ...] = (
        targets,
        periods,
        years,
        sites,
        audiences,
        experiences,
        screens,
        rounds,
        satisfaction,
        referrals,
        slips,
        running,
        teams,
        aids,
    )
    return [table for table in (make(report) for make in makers) if table.rows]
