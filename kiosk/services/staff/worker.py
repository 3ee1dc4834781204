"""One thread that does what staff asked for, in order, and answers each once."""

from __future__ import annotations

import queue
import sqlite3
import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from kiosk.core.errors import KioskError
from kiosk.core.staff_ports import Done
from kiosk.services.visit_log import LogUnavailable

T = TypeVar("T")


class Worker:
    """A thread that begins with the first task. Tasks wait for one another.

    A task that raises a KioskError answers with it, and with LogUnavailable for trouble with the database. A
    bug answers with a bare KioskError, so that nobody waits for it, and goes on to `threading.excepthook`.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._tasks: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None

    def do(self, task: Callable[[], T], done: Done[T]) -> None:
        """Let the thread run `task` and hand what it returns or raises to `done`. Returns at once."""
        self._begin()
        self._tasks.put(lambda: done(self._result_of(task)))

    def close(self, timeout_s: float = 10.0) -> None:
        """Finish what was asked for and stop. Called once, at the end of the program."""
        self._tasks.put(None)
        with self._guard:
            thread = self._thread
        if thread is not None:
            thread.join(timeout_s)

    def _begin(self) -> None:
        with self._guard:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None:
            try:
                task()
            except Exception:  # noqa: BLE001 - goes on to the one hook for bugs
                _report_bug()

    def _result_of(self, task: Callable[[], Any]) -> Any:
        try:
            return task()
        except KioskError as trouble:
            return trouble
        except sqlite3.Error as fault:
            return LogUnavailable(str(fault))
        except Exception as bug:  # noqa: BLE001 - goes on to the one hook for bugs
            _report_bug()
            return KioskError(f"{self._name}: {bug!r}")


def _report_bug() -> None:
    """What Python does with an exception that ends a thread, without ending this one."""
    kind, fault, trace = sys.exc_info()
    assert kind is not None
    threading.excepthook(threading.ExceptHookArgs((kind, fault, trace, threading.current_thread())))
