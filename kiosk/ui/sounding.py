"""What is heard beside speech: cues at the volume that the site, the hour and the visitor allow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from kiosk.core import events as ev
from kiosk.core.contract import Progress
from kiosk.core.ports import Sounds
from kiosk.core.site import Sound
from kiosk.core.sounds import sound_volume, voice_volume
from kiosk.core.visit import Aids, Visit
from kiosk.ui.cues import cue, situation_cue

APART_S = 3.0
"""Between two sounds of the situation, in seconds of the model: a busy sky is no alarm clock."""


class Sounding:
    """Plays the cue of what happened. `local_time` gives the local time of day.

    `site` is how loud the place is: its site file's word, or that of its staff.
    """

    def __init__(self, sounds: Sounds, site: Sound, local_time: Callable[[], time]) -> None:
        self._sounds, self._local_time = sounds, local_time
        self.site = site
        self._heard: Progress | None = None
        self._told: Progress | None = None

    def answer(self, event: ev.Event, before: Visit, after: Visit) -> None:
        """The visit answered an event. Who muted it leaves in silence; who unmutes it hears that at once."""
        aids = after.aids if isinstance(event, ev.AidToggled) else before.aids
        self.play(cue(event, before, after), aids)

    def begin(self, progress: Progress) -> None:
        """A play begins: its first event was chosen, not sprung on anybody."""
        self._heard, self._told = progress, None

    def situation(self, progress: Progress, aids: Aids, *, pressed: bool) -> None:
        """The play changed. What the visitor's own press (`pressed`) turned up has its answer already."""
        before, self._heard = self._heard, progress
        if before is None or pressed or self._just_told(progress):
            return
        name = situation_cue(before, progress)
        if name:
            self._told = progress
        self.play(name, aids)

    def _just_told(self, now: Progress) -> bool:
        told = self._told
        return told is not None and told.round == now.round and told.seconds_left - now.seconds_left < APART_S

    def play(self, name: str, aids: Aids) -> None:
        """One sound by name; "" is none."""
        if not name:
            return
        volume = sound_volume(self.site, self._local_time(), wanted=aids.sound, speaks=aids.voice)
        if volume > 0:
            self._sounds.play(name, volume)

    def voice_volume(self) -> float:
        """How loud speech is now, 0..1."""
        return voice_volume(self.site, self._local_time())
