"""What every test gets: Qt without a screen, a clock that stands still, and no leftovers.

Any Qt or QML warning fails the test that caused it (pytest-qt, `qt_log_level_fail`). A test that expects one
says so with `@pytest.mark.qt_log_ignore("pattern")`; `qt_log_ignore` in pyproject.toml has the few that
come from the machine and mean nothing.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

# Before anything loads Qt: no screen needed, the renderer of the `flat` tier, the same pictures everywhere.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["QML_DISABLE_DISK_CACHE"] = "1"

import pytest
from hypothesis import settings
from PySide6.QtGui import QGuiApplication

from tests.doubles import ManualClock

# No deadlines: machines of every speed run these. On CI the examples are the same each time.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")

THREAD_END_S = 3.0
"""How long a thread may take to end after its test; one that is still there then has been forgotten."""


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """The kiosk has no widgets, so its application is a QGuiApplication."""
    return QGuiApplication


@pytest.fixture
def clock() -> ManualClock:
    """A clock that moves when told to."""
    return ManualClock()


@pytest.fixture(autouse=True)
def _no_thread_is_left_running() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    started = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)  # Qt's own, merely seen
    ]
    for thread in started:
        vars(thread)["_started"].wait(THREAD_END_S)  # one that is just being started cannot be joined yet
        thread.join(THREAD_END_S)
    left = [thread.name for thread in started if thread.is_alive()]
    assert not left, f"threads left running: {left}"
