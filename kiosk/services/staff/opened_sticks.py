"""Sticks that the system found and did not mount, opened for as long as one thing needs them.

The exporter opens sticks by itself; here the same is done for the news and for the month on paper.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kiosk.core.counts import MonthCounts
from kiosk.core.errors import KioskError
from kiosk.core.staff_ports import Done, MonthPaper, NewsDesk, NewsPreview, Stick
from kiosk.services.export.sticks import Mounter
from kiosk.services.staff.worker import Worker


class StickOpener:
    """Mounts a stick on a worker, lets `use` work with it, and unmounts what it mounted."""

    def __init__(self, mounter: Mounter, worker: Worker) -> None:
        self._mounter = mounter
        self._worker = worker

    def with_open(self, stick: Stick, use: Callable[[Stick, Done[Any]], None], done: Done[Any]) -> None:
        """`use` gets the stick as it is mounted, and its answer goes on to `done`. Errors: ExportFailed."""
        if stick.mounted:
            use(stick, done)
            return

        def go_on(path: str | KioskError) -> None:
            if isinstance(path, KioskError):
                done(path)
            else:
                use(replace(stick, path=path, mounted=True), close_then_answer)

        def close_then_answer(answer: Any) -> None:
            self._mounter.unmount(stick)
            done(answer)

        self._worker.do(lambda: self._mounter.mount(stick), go_on)


class NewsFromAnyStick:
    """A `core.staff_ports.NewsDesk` that also looks at sticks that are not mounted yet."""

    def __init__(self, desk: NewsDesk, opener: StickOpener) -> None:
        self._desk = desk
        self._opener = opener

    def look(self, stick: Stick, done: Done[NewsPreview]) -> None:
        """A look copies all it needs, so the stick may be taken out afterwards."""
        self._opener.with_open(stick, self._desk.look, done)

    def take_over(self, preview: NewsPreview, done: Done[None]) -> None:
        self._desk.take_over(preview, done)

    def remove_all(self, done: Done[None]) -> None:
        self._desk.remove_all(done)


class MonthToAnyStick:
    """A `core.staff_ports.MonthPaper` that also saves onto sticks that are not mounted yet."""

    def __init__(self, paper: MonthPaper, opener: StickOpener) -> None:
        self._paper = paper
        self._opener = opener

    def issue(self, counts: MonthCounts, done: Done[str]) -> None:
        self._paper.issue(counts, done)

    def save_to(self, stick: Stick, counts: MonthCounts, done: Done[str]) -> None:
        def save(opened: Stick, answer: Done[str]) -> None:
            self._paper.save_to(opened, counts, answer)

        self._opener.with_open(stick, save, done)

    def print_test_slip(self, done: Done[None]) -> None:
        self._paper.print_test_slip(done)
