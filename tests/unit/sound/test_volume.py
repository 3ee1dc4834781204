"""How loud the kiosk is: the site's volume, quiet hours by local time, the visitor's switches."""

from __future__ import annotations

from datetime import time

import pytest

from kiosk.core.site import Sound
from kiosk.core.sounds import is_quiet, sound_volume, voice_volume

NOON, NIGHT = time(12, 0), time(23, 30)
OVERNIGHT = Sound(volume=0.6, quiet_from="21:00", quiet_until="09:00")
LUNCH = Sound(volume=0.6, quiet_from="12:00", quiet_until="13:00")


@pytest.mark.parametrize(
    ("sound", "at", "quiet"),
    [
        (OVERNIGHT, time(20, 59, 59), False),
        (OVERNIGHT, time(21, 0), True),
        (OVERNIGHT, time(23, 59), True),
        (OVERNIGHT, time(0, 0), True),
        (OVERNIGHT, time(8, 59), True),
        (OVERNIGHT, time(9, 0), False),
        (LUNCH, time(11, 59), False),
        (LUNCH, time(12, 0), True),
        (LUNCH, time(13, 0), False),
        (Sound(quiet_from="08:00", quiet_until="08:00"), NOON, True),
        (Sound(), NIGHT, False),
        (Sound(quiet_from="21:00"), NIGHT, False),
    ],
)
def test_quiet_hours_wrap_midnight_and_end_at_their_minute(sound: Sound, at: time, quiet: bool) -> None:
    assert is_quiet(sound, at) is quiet


def test_sounds_have_the_volume_of_the_site_and_less_under_speech() -> None:
    assert sound_volume(OVERNIGHT, NOON, wanted=True, speaks=False) == 0.6
    assert 0 < sound_volume(OVERNIGHT, NOON, wanted=True, speaks=True) < 0.3


def test_a_muted_visit_and_quiet_hours_make_no_sound() -> None:
    assert sound_volume(OVERNIGHT, NOON, wanted=False, speaks=False) == 0
    assert sound_volume(OVERNIGHT, NIGHT, wanted=True, speaks=False) == 0


def test_the_voice_is_lower_in_quiet_hours_and_never_silent() -> None:
    assert 0 < voice_volume(OVERNIGHT, NIGHT) < voice_volume(OVERNIGHT, NOON) == 0.6
