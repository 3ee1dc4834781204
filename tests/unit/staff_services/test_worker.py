"""One thread, in order, one answer each; a bug is heard by whoever waits and by the one hook."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from kiosk.core.errors import KioskError
from kiosk.services.staff.worker import Worker
from kiosk.services.staff_pin import PinTooSimple
from kiosk.services.visit_log import LogUnavailable
from tests.unit.staff_services.scene import Heard


def test_tasks_are_done_in_order_on_one_other_thread(worker: Worker) -> None:
    done: list[tuple[int, int]] = []
    last: Heard[None] = Heard()
    for number in range(5):
        worker.do(lambda number=number: done.append((number, threading.get_ident())), lambda _: None)  # type: ignore[misc]
    worker.do(lambda: None, last)
    assert last.result is None
    assert [number for number, _ in done] == [0, 1, 2, 3, 4]
    assert {thread for _, thread in done} - {threading.get_ident()} == {done[0][1]}


def test_expected_trouble_is_the_answer(worker: Worker) -> None:
    def simple() -> None:
        raise PinTooSimple

    def unreadable() -> None:
        sqlite3.connect("/nowhere/at/all.db")

    for task, trouble in ((simple, PinTooSimple), (unreadable, LogUnavailable)):
        heard: Heard[None] = Heard()
        worker.do(task, heard)
        assert isinstance(heard.answer, trouble)


def test_a_bug_is_answered_told_to_the_hook_and_the_worker_goes_on(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException | None] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: told.append(args.exc_value))
    heard: Heard[float] = Heard()
    worker.do(lambda: 1 / 0, heard)
    assert type(heard.answer) is KioskError
    after: Heard[str] = Heard()
    worker.do(lambda: "on", after)
    assert after.result == "on"
    assert [type(bug) for bug in told] == [ZeroDivisionError]


def test_closing_finishes_what_was_asked_for(tmp_path: Path) -> None:
    works = Worker("staff")
    heard: Heard[str] = Heard()
    works.do(lambda: "done", heard)
    works.close()
    assert heard.result == "done"
    Worker("never asked").close()
