"""`supervisor.json`: what an update, a technician or a test may know of the running kiosk."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

NAME = "supervisor.json"

App = Literal["starting", "idle", "visit", "staff", "down", "left"]
"""`down`: nothing serves; `left`: nothing will, by order of staff."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class State:
    """What the file says. `since`: when `app` became what it is, UTC; `last_end` is English, for people."""

    version: str
    pid: int
    app: App
    since: str
    restarts: int = 0
    last_end: str = ""


class StateFile:
    """Keeps the file up to date. Without a directory, or with one that cannot be written, it keeps quiet."""

    def __init__(self, run_dir: Path | None, version: str, utc: Callable[[], datetime]) -> None:
        self._path = run_dir / NAME if run_dir else None
        if run_dir:
            with suppress(OSError):  # writing will say what is wrong
                run_dir.mkdir(parents=True, exist_ok=True)
        self._utc = utc
        self._warned = False
        self.state = State(version, os.getpid(), "down", self._now())

    def is_now(self, app: App) -> None:
        """The app became this."""
        if app != self.state.app:
            self._write(replace(self.state, app=app, since=self._now()))

    def ended(self, how: str) -> None:
        """The app ended like this."""
        self._write(replace(self.state, last_end=how))

    def started(self, restarts: int) -> None:
        """The app was started; before that, so many times."""
        self._write(replace(self.state, app="starting", since=self._now(), restarts=restarts))

    def _now(self) -> str:
        return self._utc().isoformat(timespec="seconds")

    def _write(self, state: State) -> None:
        """Replaced whole, so nobody reads half of it. Not synced: worth nothing after a power cut."""
        self.state = state
        if self._path is None:
            return
        part = self._path.with_name(f"{NAME}.part")
        try:
            part.write_text(json.dumps(asdict(state)) + "\n", "ascii")
            part.replace(self._path)
        except OSError as fault:
            if not self._warned:
                _LOG.warning("%s cannot be written: %s", self._path, fault)
            self._warned = True


def read_state(run_dir: Path) -> State | None:
    """What the file of this run directory says; None where there is none that can be read."""
    try:
        return State(**json.loads((run_dir / NAME).read_text("ascii")))
    except (OSError, ValueError, TypeError):
        return None
