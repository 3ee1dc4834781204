"""`kiosk run`: the kiosk itself, by hand or under a supervisor."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.commands.options import DATA_DIR, LOCAL, SITE
from kiosk.commands.screen_size import SIZE

if TYPE_CHECKING:
    from kiosk.app import Kiosk
    from kiosk.services.supervisor_line import SupervisorLine
    from kiosk.services.visit_log import VisitLog

OPENING_S = 10.0
"""A disk that has not opened the log by then may hang for good, and visitors need not wait for it."""
STEP_S = 0.5
NO_OUTPUT_MS = 20_000
"""Without an output there is no first picture to wait for."""

_POLITE = ("SIGTERM", "SIGINT", "SIGBREAK")
"""The system's polite signals; SIGBREAK is what Windows has of them."""


@click.command()
@SITE
@LOCAL
@DATA_DIR
@click.option(
    "--kiosk",
    "number",
    type=click.IntRange(0, 255),
    help="This kiosk's number at its site, kept from the first start on; 1 unless the local file says it.",
)
@click.option("--windowed", type=SIZE, help="In a window of this size instead of fullscreen.")
@click.option("--tier", type=click.Choice(["flat", "spatial"]), help="Renderer; found out if not given.")
def run(
    site_file: Path | None,
    local_file: Path | None,
    data_dir: Path | None,
    number: int | None,
    windowed: tuple[int, int] | None,
    tier: str | None,
) -> None:
    """Run the kiosk."""
    from kiosk.services.supervisor_line import line_to_supervisor

    line = line_to_supervisor(os.environ)  # first: what follows takes a while
    from kiosk.app import Kiosk
    from kiosk.settings import settings_from

    settings = settings_from(site_file, local=local_file, data_dir=data_dir, kiosk=number, tier=tier or "")
    running = Kiosk(settings)
    try:
        code = serve(running, windowed=windowed, line=line)
    finally:
        running.close()
    raise SystemExit(code)


def serve(
    kiosk: Kiosk, *, windowed: tuple[int, int] | None = None, line: SupervisorLine | None = None
) -> int:
    """Show the screen, fullscreen or in a window of this size, and serve visitors until told to end.

    The system's polite signals end it: what is queued is written, and the log knows a clean stop. With a
    `line` the supervisor hears how the kiosk is, and its end ends the kiosk.
    """
    from PySide6.QtCore import QTimer

    for name in _POLITE:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: kiosk.leave("signal"))
    opened: list[Callable[[], None]] = [kiosk.loudspeaker.load, kiosk.open_backstage]
    if line is not None:
        line.listen(partial(kiosk.leave, "signal"))
        wait_for_migrations(kiosk.log, line.say, lambda: bool(kiosk.left_by))
        pulse = kiosk.beat(line.say)
        opened.append(pulse.begin)  # last: what comes before may be slow, and an early pulse promises to stay
        QTimer.singleShot(NO_OUTPUT_MS, pulse.begin)
    _show(kiosk, windowed, opened)
    code = kiosk.application.exec()
    kiosk.conductor.close()  # first: whoever ends us may not wait for an export or a printer to be done
    if line is not None and kiosk.left_by:
        line.say(f"leaving {kiosk.left_by}")
    return code


def _show(kiosk: Kiosk, windowed: tuple[int, int] | None, then: Sequence[Callable[[], None]]) -> None:
    """The window, held where it is fullscreen. What can wait follows the first frame, in this order."""
    from PySide6.QtCore import QObject, Qt, QTimer

    if windowed:
        kiosk.window.resize(*windowed)
        kiosk.window.show()
    else:
        kiosk.application.setOverrideCursor(Qt.CursorShape.BlankCursor)
        kiosk.lockdown.holds = True
        # The first picture is the right one: no title bar with a cross, no size that is not the screen's.
        kiosk.window.setFlag(Qt.WindowType.FramelessWindowHint)
        if not (room := kiosk.window.screen().geometry()).isEmpty():
            kiosk.window.setGeometry(room)
        kiosk.window.showFullScreen()
    shown = QTimer(kiosk.conductor, interval=0, singleShot=True)
    # The frame may be drawn on another thread: the timer's own starts it.
    first = kiosk.window.frameSwapped.connect(shown.start, Qt.ConnectionType.QueuedConnection)
    shown.timeout.connect(lambda: QObject.disconnect(first))
    for step in then:
        shown.timeout.connect(step)
    site = kiosk.settings.site.site.id
    logging.getLogger("kiosk").info("serving site %s, kiosk %s, tier %s", site, kiosk.number, kiosk.tier)


def wait_for_migrations(log: VisitLog, say: Callable[[str], None], given_up: Callable[[], bool]) -> None:
    """No first picture before the log is up to date; the supervisor waits with us as long as that takes."""
    waited_s = 0.0
    while not log.wait_until_open(STEP_S) and not given_up():
        if log.is_migrating:
            say("migrating")
        elif waited_s >= OPENING_S:
            return
        waited_s += STEP_S
