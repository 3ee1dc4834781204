"""Keeps a kiosk on the screen: starts it, listens to it, starts it again, and shows 점검 중 between.

    starting → serving → down, backing off → starting …

It is over when somebody stops it, when staff left the program, or when the display is gone. One thread
decides, woken by a pulse, a signal, or the next moment at which something is due.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue

from kiosk.core.pulse import Leaving, Migrating, Pulse
from kiosk.core.restarts import End, Pace, Restarts, Watch
from kiosk.session.child import Child, Heard
from kiosk.session.notify import Notifier
from kiosk.session.state_file import StateFile

LOOK_S = 1.0
"""Whether the app still runs is seen at least this often, and at once when it closes its output."""
SOON_S = 0.05
"""The same between a closed output, or a kill, and the end that follows."""
BEAT_S = 5.0
"""How often systemd hears of us where it named no watchdog time."""
EXTEND_USEC = 30_000_000
"""How much longer systemd may wait for READY, told with every beat until then."""
SCREEN_POLITE_S = 1.0
AT_ONCE = 1000
"""So much is heard before looking at the clock again: an app gone mad does not get all our time."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a supervisor is handed.

    `start_app` and `start_screen` raise OSError where the program cannot be started. `display_gone` may take
    two seconds to find out. `stay_away` keeps the system from bringing us back: staff left the program.
    """

    start_app: Callable[[Heard], Child]
    start_screen: Callable[[], Child]
    notifier: Notifier
    state: StateFile
    display_gone: Callable[[], bool]
    stay_away: Callable[[], None]
    pace: Pace = Pace()
    monotonic_s: Callable[[], float] = time.monotonic


class Supervisor:
    """One kiosk's supervisor. `run` returns when it is over; `stop` may be called by a signal handler."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._pace = around.pace
        # Its put() may interrupt its own get() on the same thread, which is what a signal does.
        self._heard: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._app: Child | None = None
        self._screen: Child | None = None
        self._watch = Watch(0.0)
        self._restarts = Restarts()
        self._starts = 0
        self._start_at_s = self._beat_at_s = 0.0
        self._killed = self._ready = self._over = False

    def run(self) -> int:
        """Supervise until it is over; the exit code, which is 0: whatever the app did is dealt with here."""
        try:
            while not self._over:
                self._do_what_is_due(self._around.monotonic_s())
                self._listen()
        finally:
            self._close()
        return 0

    def stop(self) -> None:
        """End the app politely, and be over."""
        self._heard.put(self._end)

    def _do_what_is_due(self, now_s: float) -> None:
        if self._app is not None:
            self._look_at(self._app, now_s)
        elif self._lost_screen():
            self._end()
        elif now_s >= self._start_at_s:
            self._start(now_s)
        if now_s >= self._beat_at_s:
            self._beat(now_s)

    def _look_at(self, app: Child, now_s: float) -> None:
        if (code := app.code()) is not None:
            self._after(app, code, now_s)
        elif now_s >= self._watch.hangs_at_s(self._pace) and not self._killed:
            _LOG.error("nothing heard of the kiosk for %.0f s: killed", now_s - self._watch.heard_s)
            self._killed = True
            app.kill()

    def _listen(self) -> None:
        """Wait until something is said or due, then hear everything that was said."""
        begun_s = self._around.monotonic_s()
        wait_s = 0.0 if self._over else min(max(0.0, self._due_at_s(begun_s) - begun_s), LOOK_S)
        said: Callable[[], None] | None = None
        with suppress(Empty):
            said = self._heard.get(timeout=wait_s)
        self._excuse(self._around.monotonic_s() - begun_s - wait_s)
        if said:
            said()
        with suppress(Empty):
            for _ in range(AT_ONCE):
                self._heard.get_nowait()()

    def _due_at_s(self, now_s: float) -> float:
        if self._app is None:
            return min(self._start_at_s, self._beat_at_s)
        if self._app.mute or self._killed:
            return now_s + SOON_S
        return min(self._watch.hangs_at_s(self._pace), self._beat_at_s)

    def _excuse(self, late_s: float) -> None:
        if late_s > self._pace.late_s:
            _LOG.warning("stood still for %.0f s", late_s)
            self._watch = self._watch.excuse(late_s)

    def _start(self, now_s: float) -> None:
        around = self._around
        if self._display_gone():
            self._end()
            return
        self._watch, self._killed = Watch(now_s), False
        around.state.started(self._starts)
        self._starts += 1
        self._tell_status("starting")
        try:
            self._app = around.start_app(
                lambda child, pulse: self._heard.put(partial(self._hear, child, pulse))
            )
        except OSError as fault:
            _LOG.exception("the kiosk could not be started")
            self._again("crashed", f"not started: {fault}", now_s)

    def _hear(self, child: Child, pulse: Pulse | None) -> None:
        if pulse is None or child is not self._app:
            return
        before = self._watch.pulse
        self._watch = self._watch.hear(pulse, self._around.monotonic_s())
        business = self._watch.business
        if business and not self._ready:  # until it could be told: systemd may be slow to listen
            self._ready = self._around.notifier.tell(READY=1)
        if self._watch.pulse == before:
            return
        if business:
            self._hide_screen()
            self._around.state.is_now(business)
            self._tell_status(f"serving: {business}")
        elif isinstance(self._watch.pulse, Migrating):
            self._tell_status("bringing the log up to date")
        elif isinstance(self._watch.pulse, Leaving):
            self._tell_status(f"leaving: {self._watch.pulse.reason}")

    def _after(self, app: Child, code: int, now_s: float) -> None:
        """The app has ended."""
        app.bury()
        self._app = None
        end = self._watch.end_of(code, killed=self._killed)
        if end == "left":
            self._around.state.ended("left by staff")
            self._around.state.is_now("left")
            self._around.stay_away()
            self._end()
            return
        how = {"hung": "hung", "bad_input": "bad input"}.get(end) or _code_in_words(code)
        self._again(end, how, now_s)

    def _again(self, end: End, how: str, now_s: float) -> None:
        """Start again, at once or after a wait."""
        around = self._around
        around.state.ended(how)
        self._restarts, wait_s = self._restarts.after(end, now_s, self._watch.served_s(now_s), self._pace)
        self._start_at_s = now_s + wait_s
        _LOG.error("the kiosk ended (%s); next start in %.0f s", how, wait_s)
        if wait_s == 0:
            return
        around.state.is_now("down")
        if self._display_gone():
            self._end()
            return
        self._tell_status(f"{how}; starting again after {wait_s:.0f} s")
        self._show_screen()

    def _show_screen(self) -> None:
        if self._screen is not None and self._screen.code() is None:
            return
        try:
            self._screen = self._around.start_screen()
        except OSError:  # the kiosk itself matters more
            _LOG.exception("the screen could not be started")

    def _lost_screen(self) -> bool:
        """Whether the screen ended by itself and took the display with it, or the other way round."""
        if self._screen is None or self._screen.code() is None:
            return False
        self._hide_screen()
        return self._display_gone()

    def _display_gone(self) -> bool:
        gone = self._around.display_gone()
        if gone:
            _LOG.error("the display does not answer: the system has to start it anew")
        return gone

    def _hide_screen(self) -> None:
        if self._screen is not None:
            self._screen.end(SCREEN_POLITE_S)
            self._screen = None

    def _beat(self, now_s: float) -> None:
        notifier = self._around.notifier
        self._beat_at_s = now_s + (notifier.watchdog_s / 3 if notifier.watchdog_s else BEAT_S)
        if not self._ready:
            notifier.tell(EXTEND_TIMEOUT_USEC=EXTEND_USEC)
        notifier.tell(WATCHDOG=1)

    def _tell_status(self, status: str) -> None:
        self._around.notifier.tell(STATUS=status)

    def _end(self) -> None:
        self._over = True

    def _close(self) -> None:
        around = self._around
        around.notifier.tell(STOPPING=1)
        if self._app is not None:
            self._app.end(self._pace.polite_s)
        self._hide_screen()
        if around.state.state.app != "left":
            around.state.is_now("down")
        around.notifier.close()


def _code_in_words(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
