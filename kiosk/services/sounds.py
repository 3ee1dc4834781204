"""The kiosk's sounds through the machine's loudspeaker (QSoundEffect), and silence where there is none."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from kiosk.core.sounds import SOUNDS
from kiosk.services.resources import resource

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

_LOG = logging.getLogger(__name__)


class SilentSounds:
    """Nothing is heard: a demo, and whatever is measured."""

    def play(self, name: str, volume: float) -> None:
        """Plays nothing."""


class SystemSounds:
    """Sounds decoded beforehand, so that one is heard within a frame of its touch.

    Silent until `load` was called, and for as long as the machine has no loudspeaker: one that appears later
    (a screen switched on after the computer) is found. On the UI thread only.
    """

    def __init__(self) -> None:
        self._effects: dict[str, QSoundEffect] = {}
        self._devices: QMediaDevices | None = None

    def load(self) -> None:
        """Decode every sound, once. Costs a quarter of a second: for when the first frame is on screen."""
        if self._devices is not None:
            return
        try:
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError as fault:  # no sound libraries on this machine
            _LOG.info("no sounds: %s", fault)
            return
        self._devices = QMediaDevices()
        self._devices.audioOutputsChanged.connect(self._decode)
        self._decode()

    def play(self, name: str, volume: float) -> None:
        """Play it now, from its start; unknown here, not decoded or silent: nothing."""
        effect = self._effects.get(name)
        if effect is None or volume <= 0.0 or not effect.isLoaded():
            return
        effect.setVolume(min(1.0, volume))
        effect.play()

    def close(self) -> None:
        """Let the loudspeaker go, before Qt does."""
        self._effects.clear()
        self._devices = None

    def _decode(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        if QMediaDevices.defaultAudioOutput().isNull():
            _LOG.info("no sounds: no loudspeaker")
            self._effects.clear()
            return
        if self._effects:
            return
        for name in SOUNDS:
            effect = QSoundEffect()
            effect.setSource(QUrl.fromLocalFile(str(resource("assets", "sounds", f"{name}.wav"))))
            self._effects[name] = effect
