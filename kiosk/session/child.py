"""A process that ends with us: the kiosk itself, or the screen that stands in for it.

It knows that we are there by its standard input, which closes when we end or ask it to. Linux kills it
too, should it not listen (`setpriv --pdeathsig`: setting that between fork and exec ourselves is not safe).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from io import BufferedReader
from typing import cast

from kiosk.core.pulse import LONGEST, Pulse, pulse_in

ON_WINDOWS = sys.platform == "win32"
CHUNK = 1 << 16

Heard = Callable[["Child", Pulse | None], None]
"""Called on the reading thread; None when the process closed its output, which is most often its end."""


class Child:
    """A started process. Raises OSError where it cannot be started."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], heard: Heard | None = None
    ) -> None:
        """With `heard` its pulses go there, and all else it prints to our standard error."""
        self._process = subprocess.Popen(
            [*_dies_with_us(), *command],
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE if heard else subprocess.DEVNULL,
            # A group of its own: what it started and left behind is ended with it, and Ctrl+C is ours alone.
            process_group=None if ON_WINDOWS else 0,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows: no console over the kiosk
        )
        self.pid = self._process.pid
        self.mute = heard is None
        if heard:
            output = cast("BufferedReader", self._process.stdout)
            threading.Thread(target=self._read, args=(output, heard), name="pulse", daemon=True).start()

    def code(self) -> int | None:
        """Its exit code, negative for a signal; None while it runs."""
        return self._process.poll()

    def ask_to_end(self) -> None:
        """Close its input, and send SIGTERM where there is such a thing. Harmless if done twice."""
        if self._process.stdin:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
        if not ON_WINDOWS:
            self._process.terminate()

    def wait(self, limit_s: float) -> int | None:
        """Its exit code, if it ends within the limit."""
        try:
            return self._process.wait(limit_s)
        except subprocess.TimeoutExpired:
            return None

    def kill(self) -> None:
        """End it now. It may take a moment to be gone, in a driver even longer."""
        self._process.kill()

    def bury(self) -> None:
        """It ended: let go of it, and end what it left behind."""
        if self._process.stdin:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
        if not ON_WINDOWS:
            with contextlib.suppress(OSError):
                os.killpg(self.pid, signal.SIGKILL)

    def end(self, polite_s: float) -> None:
        """Ask it to end, wait, and end it anyway."""
        self.ask_to_end()
        if self.wait(polite_s) is None:
            self.kill()
            self.wait(polite_s)
        self.bury()

    def _read(self, output: BufferedReader, heard: Heard) -> None:
        """Pulses to `heard`, everything else to our standard error, however long its lines are."""
        rest = b""
        with output:
            while chunk := output.read1(CHUNK):
                *lines, rest = (rest + chunk).split(b"\n")
                for line in lines:
                    before, pulse = pulse_in(line)
                    if pulse is not None:
                        heard(self, pulse)
                    if before:
                        _pass_on(before + b"\n")
                if len(rest) > CHUNK:
                    _pass_on(rest[:-LONGEST])
                    rest = rest[-LONGEST:]
        self.mute = True
        heard(self, None)


def _dies_with_us() -> tuple[str, ...]:
    setpriv = None if ON_WINDOWS else shutil.which("setpriv")
    return (setpriv, "--pdeathsig", "KILL", "--") if setpriv else ()


def _pass_on(words: bytes) -> None:
    """To our standard error; where there is none (a Windows program without a console) they are lost."""
    with contextlib.suppress(OSError, ValueError):
        if sys.stderr:
            sys.stderr.buffer.write(words)
            sys.stderr.buffer.flush()
