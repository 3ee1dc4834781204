"""The app's end of the line to the supervisor that started it: pulses go out, and its end is noticed.

Out: one line of ASCII each, on what was stdout. In: nothing; a stdin that closes says that it is gone.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, MutableMapping
from contextlib import suppress

from kiosk.core.pulse import PREFIX

SUPERVISED = "KIOSK_SUPERVISED"

_LOG = logging.getLogger(__name__)
_STDIN, _STDOUT, _STDERR = 0, 1, 2


class SupervisorLine:
    """Takes both pipes for itself: what anything else prints goes to stderr, and children inherit neither.

    A child that kept them would look like a kiosk still there, and its words could split a pulse. `say` never
    waits: the UI thread must not stand still because a supervisor does.
    """

    def __init__(self) -> None:
        self._gone = threading.Event()
        self._in, self._out = os.dup(_STDIN), os.dup(_STDOUT)
        os.dup2(_STDERR, _STDOUT)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, _STDIN)
        os.close(nothing)
        with suppress(AttributeError, OSError):  # Windows knows it for pipes from Python 3.12 on
            os.set_blocking(self._out, False)

    @property
    def is_gone(self) -> bool:
        """Whether the supervisor has closed its end."""
        return self._gone.is_set()

    def say(self, words: str) -> None:
        """One pulse. What cannot be said is dropped: the supervisor draws its own conclusion from silence."""
        try:
            os.write(self._out, PREFIX + words.encode("ascii") + b"\n")
        except OSError as fault:
            _LOG.warning("the supervisor does not hear: %s", fault)

    def listen(self, gone: Callable[[], None]) -> None:
        """Call `gone` once, from a thread of its own, when the supervisor closes its end."""
        # A daemon reading the descriptor itself: neither ends of the program wait for it.
        threading.Thread(target=self._read, args=[gone], name="supervisor", daemon=True).start()

    def _read(self, gone: Callable[[], None]) -> None:
        with suppress(OSError):
            while os.read(self._in, 4096):
                pass
        _LOG.info("the supervisor is gone")
        self._gone.set()
        gone()


def line_to_supervisor(environment: MutableMapping[str, str]) -> SupervisorLine | None:
    """The line where a supervisor started this program, and `starting` said on it; None where nobody did.

    The mark is taken out of the environment: what this program starts is not supervised.
    """
    if environment.pop(SUPERVISED, "") != "1":
        return None
    line = SupervisorLine()
    line.say("starting")
    return line
