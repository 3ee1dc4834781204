"""Speech by the system's engine (QtTextToSpeech), and silence where there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.core.ports import Voice

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

_MOCK = "mock"
"""Qt's test engine: it says it is ready and makes no sound."""


class SilentVoice:
    """No engine: nothing is heard, and speech has ended as soon as it is asked for."""

    def __init__(self, on_idle: Callable[[], None]) -> None:
        self._on_idle = on_idle

    @property
    def ready(self) -> bool:
        return False

    def say(self, text: str, language: str) -> None:
        """Calls `on_idle` at once, so that nothing waits for words nobody hears."""
        if text:
            self._on_idle()

    def stop(self) -> None:
        """Nothing speaks."""

    def set_volume(self, volume: float) -> None:
        """Silence has no volume."""


class EngineVoice:
    """Speaks through one engine. New speech cuts old; `on_idle` is called when speech has ended by itself."""

    def __init__(self, engine: QTextToSpeech, on_idle: Callable[[], None]) -> None:
        self._engine = engine
        self._on_idle = on_idle
        self._asked = False
        self._heard = False
        engine.stateChanged.connect(self._state_changed)

    @property
    def ready(self) -> bool:
        """Whether the engine can speak now or is speaking."""
        return _usable(self._engine)

    def say(self, text: str, language: str) -> None:
        """Speak `text` in `language` ("ko", "en"), in that language's voice where the engine has one."""
        from PySide6.QtCore import QLocale

        self.stop()
        self._engine.setLocale(QLocale(language))
        self._asked = True
        self._engine.say(text)

    def stop(self) -> None:
        """Cut the speech; this is not an ending, so `on_idle` is not called."""
        self._asked = False
        self._heard = False
        self._engine.stop()

    def set_volume(self, volume: float) -> None:
        """Loudness 0..1, from the next words on."""
        self._engine.setVolume(max(0.0, min(1.0, volume)))

    def _state_changed(self) -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech

        state = self._engine.state()
        if state == QTextToSpeech.State.Speaking:
            self._heard = self._asked
        # An engine may report the end of the words that were cut only after the new ones were asked for: what
        # was never heard has not ended.
        over = (state == QTextToSpeech.State.Ready and self._heard) or state == QTextToSpeech.State.Error
        if over and self._asked:
            self._asked = False
            self._heard = False
            self._on_idle()


class LateVoice:
    """A voice that is looked for when it first has something to say: most visits need none.

    `find` gives the real one.
    """

    def __init__(self, find: Callable[[], Voice]) -> None:
        self._find = find
        self._voice: Voice | None = None
        self._volume = 1.0

    @property
    def ready(self) -> bool:
        """Whether the voice can speak; looks for it."""
        return self._found().ready

    def say(self, text: str, language: str) -> None:
        self._found().say(text, language)

    def stop(self) -> None:
        """Harmless while nothing was said yet."""
        if self._voice is not None:
            self._voice.stop()

    def set_volume(self, volume: float) -> None:
        """Loudness 0..1, kept for the voice that will be found."""
        self._volume = volume
        if self._voice is not None:
            self._voice.set_volume(volume)

    def _found(self) -> Voice:
        if self._voice is None:
            self._voice = self._find()
            self._voice.set_volume(self._volume)
        return self._voice


def system_voice(on_idle: Callable[[], None]) -> Voice:
    """The first engine of the system that is ready, else silence.

    Engines are tried in the order Qt lists them (Windows: winrt, sapi; Linux: speechd), never the mock one.
    Called on the UI thread once a QCoreApplication exists; `on_idle` is called on that thread. A machine
    without the sound libraries that QtTextToSpeech links (libpulse) is a silent one.
    """
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:
        return SilentVoice(on_idle)

    for name in QTextToSpeech.availableEngines():
        if name == _MOCK:
            continue
        engine = QTextToSpeech(name)
        if _usable(engine):
            return EngineVoice(engine, on_idle)
        engine.deleteLater()
    return SilentVoice(on_idle)


def _usable(engine: QTextToSpeech) -> bool:
    from PySide6.QtTextToSpeech import QTextToSpeech

    return engine.state() in (
        QTextToSpeech.State.Ready,
        QTextToSpeech.State.Speaking,
        QTextToSpeech.State.Synthesizing,
    )
