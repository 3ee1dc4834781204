"""Speech: an end that was heard is reported, one that was cut is not, and silence holds nothing up."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from kiosk.core.ports import Voice
from kiosk.services.voice import EngineVoice, LateVoice, SilentVoice, system_voice


def test_silence_is_over_as_soon_as_it_is_asked_for() -> None:
    ended: list[str] = []
    voice: Voice = SilentVoice(lambda: ended.append("end"))
    voice.say("안녕하세요", "ko")
    assert ended == ["end"]
    assert not voice.ready


def test_a_voice_is_looked_for_when_it_first_speaks_and_keeps_what_was_set() -> None:
    ended: list[str] = []
    volumes: list[float] = []

    class Heard(SilentVoice):
        def set_volume(self, volume: float) -> None:
            volumes.append(volume)

    looked: list[Heard] = []

    def find() -> Voice:
        looked.append(Heard(lambda: ended.append("end")))
        return looked[-1]

    voice = LateVoice(find)
    voice.set_volume(0.3)
    voice.stop()
    assert looked == []
    voice.say("안녕하세요", "ko")
    voice.say("다시", "ko")
    assert len(looked) == 1
    assert volumes == [0.3]
    assert ended == ["end", "end"]


@pytest.mark.usefixtures("qapp")
@pytest.mark.qt_log_ignore("speech|pipewire|Speech")
def test_a_machine_speaks_by_a_ready_engine_or_is_silent() -> None:
    voice = system_voice(lambda: None)
    assert voice.ready is not isinstance(voice, SilentVoice)
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
    assert voice.ready
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
