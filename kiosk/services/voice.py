"""Speech by the system's engine (QtTextToSpeech), and silence where there is none."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from kiosk.core.ports import Voice

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

_MOCK = "mock"
"""Qt's test engine: it says it is ready and makes no sound."""

_LISTEN_S = 0.05
"""How often the thread of a voice looks for what the engine says, while something is being said."""

_MOST_ASKED = 100
"""An engine that hangs for days is not told of every word of every visit."""

_CLOSE_S = 1.0
_FIND_S = 10.0
_SLOWEST_S = 0.6


def reading_limit_s(text: str) -> float:
    """In how many seconds these words have been spoken, by the slowest voice that was still to be found.

    Korean is spoken at four syllables a second and more; a blank or an English letter counts as one.
    """
    return _FIND_S + _SLOWEST_S * len(text)


class SilentVoice:
    """No engine: nothing is heard, and speech has ended as soon as it is asked for."""

    def __init__(self, on_idle: Callable[[], None]) -> None:
        self._on_idle = on_idle

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


class OwnThreadVoice:
    """A voice that is looked for when it first has something to say, and lives on a thread of its own.

    An engine may take seconds to be found, and one whose service hangs never answers: it keeps nobody waiting
    here. Words overtaken by newer ones are not begun. Speech that has not ended after a time in which anybody
    would have read it aloud counts as ended, because a visit's clock waits for it.
    """

    def __init__(
        self,
        find: Callable[[Callable[[], None]], Voice],
        on_idle: Callable[[], None],
        limit_s: Callable[[str], float] = reading_limit_s,
    ) -> None:
        """`find` is handed what its voice calls at the end of speech, on the thread where that voice lives.

        `on_idle` is called from any thread.
        """
        self._find = find
        self._on_idle = on_idle
        self._limit_s = limit_s
        self._asked: SimpleQueue[Callable[[Voice], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._volume = 1.0
        self._lock = threading.Lock()
        self._turn = 0
        self._limit: threading.Timer | None = None
        self._said = 0
        """The turn whose words the voice was given last; of its thread."""

    def say(self, text: str, language: str) -> None:
        """Ask for these words, in place of all earlier ones."""
        turn = self._begin_turn(self._limit_s(text))
        if self._thread is None:
            self._thread = threading.Thread(target=self._live, name="voice", daemon=True)
            self._thread.start()
            self.set_volume(self._volume)

        def speak(voice: Voice) -> None:
            if turn == self._turn:
                self._said = turn
                voice.say(text, language)

        self._ask(speak)

    def stop(self) -> None:
        """Harmless while nothing was said yet."""
        self._begin_turn(None)
        self._ask(lambda voice: voice.stop())

    def set_volume(self, volume: float) -> None:
        """Loudness 0..1, kept for the voice that will be found."""
        self._volume = volume
        self._ask(lambda voice: voice.set_volume(volume))

    def close(self) -> None:
        """Fall silent for good. An engine that hangs is left behind."""
        self.stop()
        if self._thread is not None:
            self._asked.put(None)
            self._thread.join(_CLOSE_S)

    def _ask(self, do: Callable[[Voice], None]) -> None:
        if self._thread is not None and self._asked.qsize() < _MOST_ASKED:
            self._asked.put(do)

    def _begin_turn(self, limit_s: float | None) -> int:
        """What was asked for before is over; words that begin now end after `limit_s` at the latest."""
        with self._lock:
            self._turn += 1
            if self._limit is not None:
                self._limit.cancel()
            self._limit = None
            if limit_s is not None:
                self._limit = threading.Timer(limit_s, self._end, (self._turn,))
                self._limit.daemon = True
                self._limit.start()
            return self._turn

    def _end(self, turn: int) -> None:
        """The words of this turn have ended, or took too long."""
        with self._lock:
            if turn != self._turn or self._limit is None:
                return
            self._limit.cancel()
            self._limit = None
        self._on_idle()

    def _live(self) -> None:
        """The thread: does what is asked, and lets Qt deliver what the engine says meanwhile."""
        from PySide6.QtCore import QEventLoop

        events = QEventLoop()
        voice = self._find(lambda: self._end(self._said))
        while True:
            do: Callable[[Voice], None] | None
            try:
                do = self._asked.get(timeout=None if self._limit is None else _LISTEN_S)
            except Empty:
                do = _nothing
            if do is None:
                return
            do(voice)
            events.processEvents()


def _nothing(_: Voice) -> None:
    """Only the engine had something to say."""


def system_voice(on_idle: Callable[[], None]) -> Voice:
    """The first engine of the system that is ready, else silence.

    Engines are tried in the order Qt lists them (Windows: winrt, sapi; Linux: speechd), never the mock one.
    The thread that calls this is the voice's own, and hears `on_idle`; a QCoreApplication exists. A machine
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
