"""`core.staff_ports.Checklist`: every check in one fixed order, for the staff page and `kiosk doctor`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.core.clock import Clock
from kiosk.core.printers import PrinterChoice, PrinterState
from kiosk.core.programmes import Programme
from kiosk.core.site import Site
from kiosk.core.staff_ports import CheckResult, Done
from kiosk.services.data_dir import DataDir
from kiosk.services.fact_writer import SEOUL
from kiosk.services.staff.checks.content import check_experiences, check_key, check_programmes
from kiosk.services.staff.checks.devices import check_disk, check_printer, check_stick, check_voice
from kiosk.services.staff.checks.log import check_clock, check_database, check_export
from kiosk.services.staff.checks.screen import (
    check_display,
    check_frames,
    check_opening,
    check_renderer,
    check_touch,
)
from kiosk.services.staff.panel import Panel
from kiosk.services.staff.worker import Worker

NAMES = (
    "display",
    "touch",
    "renderer",
    "frames",
    "printer",
    "stick",
    "disk",
    "clock",
    "opening",
    "database",
    "export",
    "programmes",
    "experiences",
    "voice",
    "key",
)
"""The order in which results come."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the checks look at, and callables for what may change meanwhile. `key_file` is its name.

    `printer` is where slips go now, and what it says when asked; `frame_rate` in frames a second, None where
    nobody measured; `sticks` how many are in, None where nobody looks; `experiences` the ids that are
    offered and those that are broken. `panel` is asked on the thread that runs the list, everything else on
    the worker; it answers None where there is no display to look at.
    """

    site: Site
    data_dir: DataDir
    key_file: str
    clock: Clock
    build_date: date
    tier: str
    panel: Callable[[], Panel | None]
    frame_rate: Callable[[], float | None]
    printer: Callable[[], tuple[PrinterChoice, PrinterState]]
    sticks: Callable[[], int | None]
    programmes: Callable[[], Sequence[Programme]]
    experiences: Callable[[], tuple[Sequence[str], Sequence[str]]]


class OpeningChecklist:
    """Looks again each time it is run."""

    def __init__(self, surroundings: Surroundings, worker: Worker) -> None:
        self._around = surroundings
        self._worker = worker

    def run(self, each: Callable[[CheckResult], None], done: Done[None]) -> None:
        """Called on the UI thread; `each` and `done` hear from the worker."""
        panel = self._around.panel()

        def look() -> None:
            for check in checks(self._around, panel):
                each(check())

        self._worker.do(look, done)


def checks(around: Surroundings, panel: Panel | None) -> tuple[Callable[[], CheckResult], ...]:
    """The checks as functions that look when called, in the order of NAMES."""
    visits, now = around.data_dir.visits, around.clock.utc
    return (
        lambda: check_display(panel, around.site.screen),
        lambda: check_touch(panel),
        lambda: check_renderer(around.tier),
        lambda: check_frames(around.frame_rate()),
        lambda: check_printer(*around.printer()),
        lambda: check_stick(around.sticks()),
        lambda: check_disk(around.data_dir.root),
        lambda: check_clock(visits, now(), around.build_date, computers_offset(around.clock)),
        lambda: check_opening(around.site.opening, now().astimezone().replace(tzinfo=None)),
        lambda: check_database(visits),
        lambda: check_export(visits, now()),
        lambda: check_programmes(around.programmes(), now().astimezone(SEOUL).date()),
        lambda: check_experiences(*around.experiences()),
        lambda: check_voice(panel),
        lambda: check_key(around.data_dir.root / around.key_file),
    )


def computers_offset(clock: Clock) -> timedelta | None:
    """How far this computer's own time zone is from UTC now."""
    return clock.utc().astimezone().utcoffset()
