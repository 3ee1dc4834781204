"""The tables of an export bundle: what the kiosk writes into `csv/` and the district reads out of it.

Column names and meanings are those of db/README.md. Times are rounded down to the minute. `setting`,
`staff_word` and `export` stay on the kiosk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "minute", "integer", "number"]
"""`minute` is UTC as `2026-11-22T05:06Z`; `integer` and `number` are plain decimals; "" is NULL in all."""


@dataclass(frozen=True, slots=True)
class BundleTable:
    """One CSV file: its columns in order, and which of them tell its rows apart.

    `origin` says that the key is unique only together with site, kiosk and signing key, because the kiosk
    numbers those rows itself. `month_of` is the column whose day decides the lake's month; "" takes it from
    the row's visit. `grows` is a count that never gets smaller: where a newer bundle tells less of a row (a
    damaged database was replaced on that day) the older one knows more.
    """

    name: str
    columns: tuple[tuple[str, Kind], ...]
    key: tuple[str, ...]
    origin: bool = False
    month_of: str = ""
    grows: str = ""

    @property
    def file(self) -> str:
        return f"csv/{self.name}.csv"


TABLES: tuple[BundleTable, ...] = (
    BundleTable(
        "visit",
        (
            ("id", "text"),
            ("seq", "integer"),
            ("site", "text"),
            ("kiosk", "integer"),
            ("started_at", "minute"),
            ("ended_at", "minute"),
            ("duration_s", "number"),
            ("clock_ok", "integer"),
            ("ended_by", "text"),
            ("language", "text"),
            ("audience", "text"),
            ("party_size", "integer"),
            ("group_id", "text"),
            ("first_action_s", "number"),
            ("is_test", "integer"),
            ("app_version", "text"),
        ),
        key=("id",),
        month_of="started_at",
    ),
    BundleTable(
        "play",
        (
            ("id", "text"),
            ("visit_id", "text"),
            ("experience", "text"),
            ("version", "text"),
            ("level", "text"),
            ("short", "integer"),
            ("seed", "integer"),
            ("actions", "text"),
            ("started_at", "minute"),
            ("ended_at", "minute"),
            ("outcome", "text"),
            ("round_reached", "integer"),
            ("score", "number"),
            ("stars", "integer"),
            ("measures", "text"),
            ("liking", "integer"),
        ),
        key=("id",),
    ),
    BundleTable(
        "step",
        (
            ("visit_id", "text"),
            ("n", "integer"),
            ("screen", "text"),
            ("entered_at", "minute"),
            ("left_at", "minute"),
        ),
        key=("visit_id", "n"),
    ),
    BundleTable(
        "survey_answer",
        (("visit_id", "text"), ("item", "text"), ("value", "integer")),
        key=("visit_id", "item"),
    ),
    BundleTable(
        "slip",
        (
            ("id", "integer"),
            ("visit_id", "text"),
            ("channel", "text"),
            ("requested_at", "minute"),
            ("outcome", "text"),
            ("printer_status", "text"),
        ),
        key=("visit_id", "id"),
    ),
    BundleTable(
        "referral",
        (("visit_id", "text"), ("programme", "text"), ("shown", "integer"), ("taken", "integer")),
        key=("visit_id", "programme"),
    ),
    BundleTable(
        "group_slot",
        (
            ("id", "text"),
            ("started_at", "minute"),
            ("ended_at", "minute"),
            ("minutes", "integer"),
            ("people", "integer"),
        ),
        key=("id",),
        month_of="started_at",
    ),
    BundleTable(
        "aid_use",
        (("day", "text"), ("aid", "text"), ("count", "integer")),
        key=("day", "aid"),
        origin=True,
        month_of="day",
        grows="count",
    ),
    BundleTable(
        "staff_call",
        (("id", "integer"), ("at", "minute"), ("acknowledged_at", "minute")),
        key=("id", "at"),
        origin=True,
        month_of="at",
    ),
    BundleTable(
        "staff_action",
        (("id", "integer"), ("at", "minute"), ("action", "text"), ("detail", "text")),
        key=("id", "at"),
        origin=True,
        month_of="at",
    ),
    BundleTable(
        "uptime",
        (
            ("id", "integer"),
            ("started_at", "minute"),
            ("ended_at", "minute"),
            ("ended_how", "text"),
            ("clock_ok", "integer"),
        ),
        key=("id", "started_at"),
        origin=True,
        month_of="started_at",
    ),
    BundleTable(
        "daily_count",
        (("day", "text"), ("measure", "text"), ("subject", "text"), ("count", "integer")),
        key=("day", "measure", "subject"),
        origin=True,
        month_of="day",
        grows="count",
    ),
)
"""`visit` to `referral` hold the visits of the bundle's range; the others hold everything the kiosk has."""

VISIT_TABLES = ("visit", "play", "step", "survey_answer", "slip", "referral")

_FORMULA = re.compile(r"^'*[=+\-@\t\r\n|%]")


def safe_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula: a leading `'` where it begins like one.

    `plain_cell` undoes it. For `text` columns only; numbers stay numbers.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def plain_cell(cell: str) -> str:
    """The text that `safe_cell` made safe."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell
