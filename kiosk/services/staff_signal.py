"""The signal that 직원 부르기 raises beside the screen: a sound, or a command for a lamp or relay."""

from __future__ import annotations

import logging
import subprocess
import threading
from typing import TYPE_CHECKING

from kiosk.core.site import StaffCall
from kiosk.services.resources import resource

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

COMMAND_TIMEOUT_S = 10.0

_LOG = logging.getLogger(__name__)


class StaffSignal:
    """Raises a site's signal without waiting for it; a broken lamp is logged and never holds a visitor up."""

    def __init__(self, call: StaffCall) -> None:
        self._call = call
        self._effect: QSoundEffect | None = None

    def __call__(self) -> None:
        """Raise it once."""
        if self._call.signal == "command" and self._call.command:
            threading.Thread(target=self._run, name="staff-signal", daemon=True).start()
        elif self._call.signal == "sound":
            self._chime()

    def _run(self) -> None:
        try:
            subprocess.run(
                self._call.command,
                timeout=COMMAND_TIMEOUT_S,
                check=True,
                stdin=subprocess.DEVNULL,
                capture_output=True,
            )
        except (OSError, subprocess.SubprocessError) as fault:
            _LOG.warning("staff signal %s failed: %s", self._call.command, fault)

    def _chime(self) -> None:
        from PySide6.QtCore import QUrl

        try:
            from PySide6.QtMultimedia import QSoundEffect
        except ImportError as fault:  # no sound system on this machine
            _LOG.warning("staff signal: no sound: %s", fault)
            return
        if self._effect is None:
            self._effect = QSoundEffect()
            self._effect.setSource(QUrl.fromLocalFile(str(resource("assets", "sounds", "call.wav"))))
        self._effect.play()
