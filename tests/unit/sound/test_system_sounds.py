"""The loudspeaker: silent until loaded, silent without one, and never an error."""

from __future__ import annotations

import pytest

from kiosk.core.ports import Sounds
from kiosk.services.sounds import SilentSounds, SystemSounds

pytestmark = pytest.mark.qt_log_ignore("va|multimedia|Pulse|pipewire|QSoundEffect|audio", extend=True)


@pytest.mark.parametrize("sounds", [SilentSounds(), SystemSounds()], ids=["silent", "not loaded"])
def test_what_cannot_be_heard_is_no_error(sounds: Sounds) -> None:
    sounds.play("touch", 0.5)
    sounds.play("no such sound", 0.5)


@pytest.mark.usefixtures("qapp")
def test_a_loaded_machine_plays_or_is_silent_and_lets_its_loudspeaker_go() -> None:
    sounds = SystemSounds()
    sounds.load()
    sounds.play("touch", 0.5)
    sounds.play("touch", 0.0)
    sounds.close()
    sounds.play("touch", 0.5)
