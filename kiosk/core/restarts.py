"""When a kiosk that ended is started again, how long that waits, and what silence is a hang.

Pure: times are seconds of one monotonic clock, handed in.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from kiosk.core.pulse import Alive, Business, Leaving, Migrating, Pulse, Starting

BAD_INPUT_CODE = 2

End = Literal["crashed", "hung", "bad_input", "left"]
"""How the kiosk ended. `left`: staff ordered it. Any other end that nobody here ordered is a crash."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The times of a supervisor, in seconds."""

    serving_s: float = 5.0
    """Silence while serving that is a hang."""
    starting_s: float = 60.0
    """The same before the first sign of serving; a migrating kiosk has it anew with each line."""
    leaving_s: float = 60.0
    """The same after it said that it leaves: a slip may still be printing."""
    free: int = 3
    """So many ends within `window_s` are answered at once; from the next on there are waits."""
    window_s: float = 300.0
    waits_s: tuple[float, ...] = (5.0, 10.0, 20.0, 40.0, 60.0)
    bad_input_s: float = 60.0
    forget_s: float = 300.0
    """Having served so long, a kiosk has no past."""
    polite_s: float = 3.0
    """How long the kiosk may take to end when it is told to."""
    late_s: float = 2.0
    """A supervisor that wakes up so much too late stood still itself: the machine slept, or was busy."""


@dataclass(frozen=True, slots=True)
class Restarts:
    """The ends that still count: when each was, and how many waits there have been in a row."""

    ends_s: tuple[float, ...] = ()
    waits: int = 0

    def after(self, end: End, now_s: float, served_s: float, pace: Pace) -> tuple[Restarts, float]:
        """What counts after an end, and the wait until the next start in seconds.

        The kiosk ended at `now_s`, having served for `served_s`.
        """
        known = Restarts() if served_s >= pace.forget_s else self
        if end == "bad_input":  # somebody has to mend a file: no use in trying soon, and no crash
            return known, pace.bad_input_s
        ends_s = (*(t for t in known.ends_s if now_s - t <= pace.window_s), now_s)[-pace.free - 1 :]
        if not known.waits and len(ends_s) <= pace.free:
            return Restarts(ends_s), 0.0
        wait_s = pace.waits_s[min(known.waits, len(pace.waits_s) - 1)]
        return Restarts(ends_s, known.waits + 1), wait_s


@dataclass(frozen=True, slots=True)
class Watch:
    """One run of the kiosk as its supervisor hears it. `heard_s`: the last sign of life that counts."""

    heard_s: float
    pulse: Pulse = field(default_factory=Starting)
    served_from_s: float | None = None

    def hear(self, pulse: Pulse, now_s: float) -> Watch:
        """The run after this pulse. `starting` starts nothing anew: it is said once."""
        match pulse:
            case Starting():
                return self
            case Migrating() if self.served_from_s is None:
                return replace(self, heard_s=now_s, pulse=pulse)
            case Alive() if not self.leaving:
                served_from_s = now_s if self.served_from_s is None else self.served_from_s
                return Watch(now_s, pulse, served_from_s)
            case Leaving() if not self.leaving:
                return replace(self, heard_s=now_s, pulse=pulse)
        return self

    def excuse(self, late_s: float) -> Watch:
        """The supervisor itself stood still for so long (a sleeping machine): nobody could be heard."""
        return replace(self, heard_s=self.heard_s + late_s)

    @property
    def leaving(self) -> bool:
        return isinstance(self.pulse, Leaving)

    @property
    def business(self) -> Business | None:
        """What it serves with; None before it serves and while it leaves."""
        return self.pulse.business if isinstance(self.pulse, Alive) else None

    def silence_allowed_s(self, pace: Pace) -> float:
        if self.leaving:
            return pace.leaving_s
        return pace.starting_s if self.served_from_s is None else pace.serving_s

    def hangs_at_s(self, pace: Pace) -> float:
        """From this moment on the kiosk counts as hung, if nothing is heard until then."""
        return self.heard_s + self.silence_allowed_s(pace)

    def served_s(self, now_s: float) -> float:
        return 0.0 if self.served_from_s is None else now_s - self.served_from_s

    def end_of(self, code: int, *, killed: bool) -> End:
        """How a run ended whose program answered `code`; `killed` by the supervisor for its silence.

        Staff's order stands, however well the kiosk carried it out.
        """
        if self.pulse == Leaving("staff"):
            return "left"
        if killed:
            return "hung"
        return "bad_input" if code == BAD_INPUT_CODE else "crashed"
