"""What staff changed at the kiosk: table `setting` of the log, read at the start and kept by its writer."""

from __future__ import annotations

import json
import logging
import re
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.clock import Clock
from kiosk.core.errors import BadInput
from kiosk.core.front import StaffSettings
from kiosk.core.staff_ports import Done
from kiosk.services.database import open_reader
from kiosk.services.log_entries import Stamp
from kiosk.services.staff.worker import Worker
from kiosk.services.visit_log import VisitLog

_LOG = logging.getLogger(__name__)

_TIME_OF_DAY = re.compile(r"([01]\d|2[0-3]):[0-5]\d")

Value = float | str | bool


def load_settings(path: Path) -> StaffSettings:
    """The settings kept in the log at `path`; what is missing or damaged is left to the site file.

    Cheap: it is part of every start. A log that does not exist yet, or cannot be read, has no settings.
    """
    if not path.is_file():
        return StaffSettings()
    try:
        with closing(open_reader(path)) as db:
            rows = {row["name"]: row["value"] for row in db.execute("SELECT name, value FROM setting")}
    except (BadInput, sqlite3.Error) as fault:
        _LOG.warning("settings: the site file decides, %s cannot be read: %s", path.name, fault)
        return StaffSettings()
    return settings_of(rows)


def settings_of(rows: Mapping[str, str]) -> StaffSettings:
    """Settings out of names and JSON values; a damaged one is named in our log and left to the site file."""
    found = {name: _value(name, rows[name]) for name in _RIGHT if name in rows}
    for name, value in found.items():
        if value is None:
            _LOG.warning("settings: the site file decides %s, found %s", name, rows[name])
    quiet = (found.get("quiet_from"), found.get("quiet_until"))
    if None in quiet or ("" in quiet and quiet != ("", "")):
        if quiet != (None, None):
            _LOG.warning("settings: the site file decides the quiet hours, found %s to %s", *quiet)
        quiet = (None, None)
    volume, printer, short = found.get("volume"), found.get("printer"), found.get("short_rounds")
    return StaffSettings(
        volume=float(volume) if volume is not None else None,
        quiet_from=str(quiet[0]) if quiet[0] is not None else None,
        quiet_until=str(quiet[1]) if quiet[1] is not None else None,
        printer=str(printer) if printer is not None else None,
        short_rounds=bool(short) if short is not None else None,
    )


def rows_of(settings: StaffSettings) -> dict[str, Value | None]:
    """What is kept of each setting by its name in the table; None: no row, the site file decides.

    Test mode is not kept: forgotten, it would leave every visit out of every figure for good.
    """
    return {
        "volume": settings.volume,
        "quiet_from": settings.quiet_from,
        "quiet_until": settings.quiet_until,
        "printer": settings.printer,
        "short_rounds": settings.short_rounds,
    }


def _is_volume(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _is_time(value: object) -> bool:
    return isinstance(value, str) and (value == "" or _TIME_OF_DAY.fullmatch(value) is not None)


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


_RIGHT: dict[str, Callable[[object], bool]] = {
    "volume": _is_volume,
    "quiet_from": _is_time,
    "quiet_until": _is_time,
    "printer": lambda value: isinstance(value, str),
    "short_rounds": _is_switch,
}


def _value(name: str, text: str) -> Value | None:
    """The value behind a JSON text, None if it is not one of this setting."""
    try:
        value: Value = json.loads(text)
    except ValueError:
        return None
    return value if _RIGHT[name](value) else None


@dataclass(frozen=True, slots=True)
class _Kept:
    """Changes as rows: values to write, and names whose rows go."""

    written: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]


class KeptSettings:
    """`core.staff_ports.SettingDesk`; `loaded` is what the start found.

    `keep` answers with LogUnavailable while the log cannot be written; then `current` is as it was.
    """

    def __init__(self, log: VisitLog, clock: Clock, worker: Worker, loaded: StaffSettings) -> None:
        self._log = log
        self._clock = clock
        self._worker = worker
        self._current = loaded

    @property
    def current(self) -> StaffSettings:
        return self._current

    def keep(self, settings: StaffSettings, done: Done[None]) -> None:
        """Keep all of `settings`; only what differs is written."""
        self._worker.do(lambda: self._keep(settings), done)

    def keep_again(self, done: Done[None]) -> None:
        """Write all of `current` once more: a log in the place of a damaged one has no settings yet."""
        self._worker.do(lambda: self._write(rows_of(StaffSettings()), self._current), done)

    def _keep(self, settings: StaffSettings) -> None:
        self._write(rows_of(self._current), settings)
        self._current = settings

    def _write(self, before: dict[str, Value | None], settings: StaffSettings) -> None:
        after = rows_of(settings)
        changed = {name: value for name, value in after.items() if value != before[name]}
        kept = _Kept(
            tuple((n, json.dumps(v, ensure_ascii=False)) for n, v in changed.items() if v is not None),
            tuple(name for name, value in changed.items() if value is None),
        )
        at = Stamp(self._clock.utc(), clock_ok=True).iso
        self._log.write(lambda db: _write(db, kept, at)).result()


def _write(db: sqlite3.Connection, kept: _Kept, at: str) -> None:
    db.executemany(
        "INSERT INTO setting (name, value, changed_at) VALUES (?, ?, ?) ON CONFLICT (name)"
        " DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at",
        [(name, value, at) for name, value in kept.written],
    )
    db.executemany("DELETE FROM setting WHERE name = ?", [(name,) for name in kept.gone])
