"""Which sounds there are, and how loud anything is: the site's volume, quiet hours, the visitor's mute."""

from __future__ import annotations

from datetime import time

from kiosk.core.site import Sound

SOUNDS = ("touch", "confirm", "back", "notice", "alert", "round", "done", "taken", "tick")
"""Names of the visitor's sounds; each is a file in assets/sounds. What they say: `kiosk/ui/cues.py`."""

BELOW_SPEECH = 0.4
"""While 음성 안내 is on, sounds have this share of their volume: words are understood over them."""

QUIET_VOICE = 0.5
"""In quiet hours the voice has this share of its volume. It is never silent: who switched it on needs it."""


def is_quiet(sound: Sound, at: time) -> bool:
    """Whether `at` (local time) lies in the site's quiet hours, which may run over midnight.

    The first minute of `quiet_from` is quiet, that of `quiet_until` is not. The same time twice is all day.
    """
    if not sound.quiet_from or not sound.quiet_until:
        return False
    begin, end, now = time.fromisoformat(sound.quiet_from), time.fromisoformat(sound.quiet_until), at
    if begin < end:
        return begin <= now < end
    return now >= begin or now < end


def sound_volume(sound: Sound, at: time, *, wanted: bool, speaks: bool) -> float:
    """Loudness 0..1 of a sound at local time `at`: 0 in quiet hours and for a visitor who muted them.

    `wanted` is the visitor's switch 소리, `speaks` whether 음성 안내 is on.
    """
    if not wanted or is_quiet(sound, at):
        return 0.0
    return sound.volume * (BELOW_SPEECH if speaks else 1.0)


def voice_volume(sound: Sound, at: time) -> float:
    """Loudness 0..1 of speech at local time `at`. The switch 소리 does not touch it: 음성 안내 is its own."""
    return sound.volume * (QUIET_VOICE if is_quiet(sound, at) else 1.0)
