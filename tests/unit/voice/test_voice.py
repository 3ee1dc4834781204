"""Speech: an end that was heard is reported, one that was cut is not, and silence holds nothing up."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from queue import SimpleQueue

import pytest
from pytestqt.qtbot import QtBot

from kiosk.core.ports import Voice
from kiosk.services.voice import EngineVoice, OwnThreadVoice, SilentVoice, reading_limit_s, system_voice

PATIENCE_S = 10.0


class Engine(SilentVoice):
    """Notes what it is asked, on which thread; while `hangs` is clear speaking never ends."""

    def __init__(self, on_idle: Callable[[], None]) -> None:
        super().__init__(on_idle)
        self.on_idle = on_idle
        self.asked: SimpleQueue[str] = SimpleQueue()
        self.threads: set[str] = set()
        self.hangs = threading.Event()
        self.hangs.set()

    def say(self, text: str, language: str) -> None:
        self.threads.add(threading.current_thread().name)
        self.asked.put(text)
        self.hangs.wait(PATIENCE_S)

    def set_volume(self, volume: float) -> None:
        self.asked.put(f"volume {volume}")


class Speaking:
    """A voice on a thread of its own over such an engine, and how often speech has ended."""

    def __init__(self, limit_s: float = PATIENCE_S) -> None:
        self.engines: list[Engine] = []
        self.found = threading.Event()
        self.ended: SimpleQueue[str] = SimpleQueue()
        self.voice = OwnThreadVoice(self._find, lambda: self.ended.put("end"), lambda _: limit_s)

    def _find(self, on_idle: Callable[[], None]) -> Voice:
        self.engines.append(Engine(on_idle))
        self.found.set()
        return self.engines[-1]

    def hears(self) -> str:
        return self.engines[0].asked.get(timeout=PATIENCE_S)


def test_silence_is_over_as_soon_as_it_is_asked_for() -> None:
    ended: list[str] = []
    voice: Voice = SilentVoice(lambda: ended.append("end"))
    voice.say("안녕하세요", "ko")
    assert ended == ["end"]


@pytest.fixture
def speaking(qapp: object) -> Iterator[Speaking]:
    speaking = Speaking()
    yield speaking
    speaking.voice.close()


def first_words(speaking: Speaking) -> Engine:
    """The engine, once it has heard its first words and the volume."""
    speaking.voice.say("안녕하세요", "ko")
    speaking.found.wait(PATIENCE_S)
    while speaking.hears() != "안녕하세요":
        pass
    return speaking.engines[0]


def test_an_engine_is_looked_for_when_it_first_speaks_and_told_what_was_set(speaking: Speaking) -> None:
    speaking.voice.set_volume(0.3)
    speaking.voice.stop()
    assert "voice" not in {thread.name for thread in threading.enumerate()}
    assert speaking.engines == []
    speaking.voice.say("안녕하세요", "ko")
    speaking.found.wait(PATIENCE_S)
    assert speaking.hears() == "volume 0.3"
    assert speaking.hears() == "안녕하세요"
    assert speaking.engines[0].threads == {"voice"}


def test_an_end_the_engine_tells_is_told_once(speaking: Speaking) -> None:
    engine = first_words(speaking)
    engine.on_idle()
    assert speaking.ended.get(timeout=PATIENCE_S) == "end"
    engine.on_idle()
    assert speaking.ended.empty()


def test_words_that_were_stopped_have_not_ended(speaking: Speaking) -> None:
    engine = first_words(speaking)
    speaking.voice.stop()
    engine.on_idle()
    assert speaking.ended.empty()


@pytest.mark.usefixtures("qapp")
def test_an_engine_that_hangs_holds_nobody_up_and_new_words_overtake_old_ones() -> None:
    speaking = Speaking(limit_s=0.05)
    engine = first_words(speaking)
    assert speaking.ended.get(timeout=PATIENCE_S) == "end"
    engine.hangs.clear()
    speaking.voice.say("하나", "ko")
    assert speaking.hears() == "하나"
    assert speaking.ended.get(timeout=PATIENCE_S) == "end"  # though nobody came back from speaking
    for words in ("둘", "셋"):
        speaking.voice.say(words, "ko")
        assert speaking.ended.get(timeout=PATIENCE_S) == "end"
    engine.hangs.set()
    assert speaking.hears() == "셋"
    speaking.voice.close()
    assert "voice" not in {thread.name for thread in threading.enumerate()}


def test_a_long_text_is_given_longer_than_a_short_one() -> None:
    assert reading_limit_s("짧은 말") < reading_limit_s("긴 말 " * 100)
    assert reading_limit_s("가" * 100) > 100 / 4  # four syllables a second are slow, and must end in time


@pytest.mark.usefixtures("qapp")
@pytest.mark.qt_log_ignore("speech|pipewire|Speech")
def test_a_machine_speaks_by_a_ready_engine_or_is_silent() -> None:
    voice = system_voice(lambda: None)
    assert isinstance(voice, SilentVoice | EngineVoice)
    voice.set_volume(0.0)
    voice.stop()


@pytest.fixture
def ended() -> list[str]:
    return []


@pytest.fixture
def voice(qapp: object, ended: list[str]) -> EngineVoice:
    """A voice on Qt's own soundless test engine: a virtual device with the real engine's states."""
    speech = pytest.importorskip(
        "PySide6.QtTextToSpeech", reason="no sound libraries here", exc_type=ImportError
    )
    return EngineVoice(speech.QTextToSpeech("mock"), lambda: ended.append("end"))


@pytest.mark.qt_log_ignore("pipewire")
def test_the_end_of_speech_is_reported_once(voice: EngineVoice, ended: list[str], qtbot: QtBot) -> None:
    voice.say("one two", "en")
    assert ended == []
    qtbot.waitUntil(lambda: ended == ["end"], timeout=10_000)


@pytest.mark.qt_log_ignore("pipewire")
def test_new_words_cut_the_old_and_only_their_own_end_counts(
    voice: EngineVoice, ended: list[str], qtbot: QtBot
) -> None:
    voice.say("one two three four five", "en")
    voice.say("six", "en")
    assert ended == []
    qtbot.waitUntil(lambda: ended == ["end"], timeout=10_000)


@pytest.mark.qt_log_ignore("pipewire")
def test_speech_that_was_stopped_has_not_ended(voice: EngineVoice, ended: list[str], qtbot: QtBot) -> None:
    voice.say("one two three", "en")
    voice.stop()
    voice.say("four", "en")
    qtbot.waitUntil(lambda: bool(ended), timeout=10_000)
    assert ended == ["end"]
