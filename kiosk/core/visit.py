"""One visit as a value: everything the kiosk's front shows follows from it.

How it answers an event is in `turn.py`. Nothing here reads a clock, shows a screen or writes a row. What must
happen in the world (print, speak, store) is read from the new state and from the facts by whoever holds it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.core.contract import Level, Outcome
from kiosk.core.doors import DoorPages

GUARD_S = 0.4
"""Touches this soon after a screen change belong to the screen before."""

STORE_WAIT_S = 2.0
"""The debrief waits at most this long for the log."""

PRINT_WAIT_S = 20.0
"""The farewell waits at most this much longer for the paper."""

MOST_PRINTS = 2
"""Slips on paper that one visit may ask for: one, and once again."""

SPEECH_LIMIT_S = 60.0
"""Speech postpones the idle clock, but not for ever: an engine may never say that it ended."""

STAFF_CALL_S = 120.0
MAX_TAKEN = 3
"""Programmes and steps that fit on a slip."""

ZOOMS = (100, 150, 200)
LARGE_ZOOM = 130
"""Above this, texts are told in pieces that fit a page each."""

PATHS = ("transition", "startup", "jobs")


@dataclass(frozen=True, slots=True)
class PlayRecord:
    """One play of this visit. `outcome` is None until it is completed; `liking` 1..5 or None."""

    id: str
    experience: str
    version: str
    level: Level
    short: bool
    seed: int
    ended: str = ""
    outcome: Outcome | None = None
    liking: int | None = None


Fit = Callable[[str | None, tuple[str, ...]], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site and its staff decide: idle limits in seconds by screen, and which programmes fit whom.

    `fit(audience, played)` gives programme ids in order of fit, `door_page(path, trail)` what stands behind
    a door. `is_test` and `group_id` are of visits begun from now on; None without a team.
    """

    idle_s: dict[str, float]
    warning_s: float
    fit: Fit
    door_page: DoorPages
    short_rounds: bool = False
    is_test: bool = False
    has_qr: bool = True
    group_id: str | None = None


@dataclass(frozen=True, slots=True)
class Aids:
    """The visitor's display, voice and sound settings; back to the site's defaults after every visit.

    `sound` off mutes the sounds, not the voice, which has its own switch.
    """

    zoom: int = 100
    high_contrast: bool = False
    voice: bool = False
    low_layout: bool = False
    reduced_motion: bool = False
    sound: bool = True


@dataclass(frozen=True, slots=True)
class Visit:
    """The whole state of the kiosk's front. `id` is "" on the attract screen.

    Times are monotonic seconds: `shown_at` of the current screen or overlay, `input_at` of the last input,
    `started_at` of the visit. `slip` is "", issuing, printed, saved, failed, or `shown` where the
    code on the screen has to do, as in a printer's trouble; `prints` counts slips asked for on paper. `trail`
    is what was chosen behind the `door` so far; it is kept while a job begun there is played.
    """

    language: str = "ko"
    aids: Aids = Aids()
    id: str = ""
    screen: str = "attract"
    overlay: str = ""
    shown_at: float = 0.0
    input_at: float = 0.0
    started_at: float = 0.0
    level: Level = Level.STANDARD
    plays: tuple[PlayRecord, ...] = ()
    round: int = 1
    recording: tuple[tuple[int, str], ...] = ()
    first_decided: bool = False
    saving_since: float | None = None
    facts_shown: bool = False
    door: str = ""
    trail: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    audience: str | None = None
    audience_asked: bool = False
    party_size: int | None = None
    slip: str = ""
    prints: int = 0
    slip_done_at: float | None = None
    survey: tuple[tuple[str, int], ...] = ()
    called_at: float | None = None
    speaking_since: float | None = None

    @property
    def play(self) -> PlayRecord | None:
        """The play on screen, or the last one."""
        return self.plays[-1] if self.plays else None

    @property
    def completed(self) -> tuple[PlayRecord, ...]:
        return tuple(play for play in self.plays if play.ended == "completed")

    def earlier(self, play: PlayRecord) -> PlayRecord | None:
        """The last completed play before `play` of the very same situation, for comparison."""
        same = [p for p in self.completed if p.id != play.id and _situation(p) == _situation(play)]
        return same[-1] if same else None

    @property
    def played(self) -> tuple[str, ...]:
        """Experiences completed in this visit, in order, each once."""
        return tuple(dict.fromkeys(play.experience for play in self.completed))

    @property
    def may_print_again(self) -> bool:
        """Whether the slip is done with, and one more may be asked for."""
        return self.slip not in ("", "issuing") and self.prints < MOST_PRINTS

    def accepts_touch(self, now_s: float) -> bool:
        return now_s - self.shown_at >= GUARD_S

    def countdown_s(self, rules: Rules, now_s: float) -> float:
        """Seconds until the idle warning sends the kiosk home; 0 outside the warning."""
        if self.overlay != "idle_warning":
            return 0.0
        return max(0.0, rules.warning_s - (now_s - self.shown_at))


def _situation(play: PlayRecord) -> tuple[object, ...]:
    return (play.experience, play.version, play.level, play.short, play.seed)


def harder(level: Level) -> Level:
    """The next level up; 도전 stays 도전."""
    return {Level.CALM: Level.STANDARD}.get(level, Level.KEEN)
