"""The program's own log (English, for technicians), and the one place where bugs arrive."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

MOST_BYTES = 1_000_000
MOST_FILES = 5

_LOG = logging.getLogger("kiosk")


def log_to(folder: Path) -> Callable[[], None]:
    """Write the log to `folder`, capped in size and number; returns what ends that."""
    handler = RotatingFileHandler(
        folder / "kiosk.log", maxBytes=MOST_BYTES, backupCount=MOST_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)

    def end() -> None:
        _LOG.removeHandler(handler)
        handler.close()

    return end


class BugHook:
    """Catches what nobody caught, on any thread: logs it with its context and says so once."""

    def __init__(self, context: Callable[[], str], on_bug: Callable[[], None]) -> None:
        """`context` says in a word where the kiosk was; `on_bug` may be called from any thread."""
        self._context = context
        self._on_bug = on_bug
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._in_main
        threading.excepthook = self._in_thread

    def remove(self) -> None:
        sys.excepthook, threading.excepthook = self._before

    def _in_main(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            self._before[0](kind, error, trace)
            return
        _LOG.critical("bug on screen %s", self._context(), exc_info=(kind, error, trace))
        self._on_bug()

    def _in_thread(self, args: threading.ExceptHookArgs) -> None:
        error = args.exc_value or args.exc_type()
        name = args.thread.name if args.thread else "unknown"
        _LOG.critical("bug in thread %s", name, exc_info=(args.exc_type, error, args.exc_traceback))
        self._on_bug()
