"""The pulse: what it says of the kiosk, and when it keeps silent."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.core.front import GroupEnded, TeamBegun
from kiosk.ui.pulse import LOG_S, PICTURE_EVERY_S, PICTURE_S, Pulse
from tests.doubles import ManualClock
from tests.e2e.conftest import Front

SOON_MS = 20_000


class Listener:
    """Beats for the kiosk's pulse, second by second of its stepped clock, and hears what it says."""

    def __init__(self, front: Front) -> None:
        self._front = front
        self.said: list[str] = []
        front.kiosk.beat(self.said.append)
        front.kiosk.pulse.stop()  # the kiosk's clock is stepped: so is its pulse

    @property
    def pulse(self) -> Pulse:
        return self._front.kiosk.pulse

    def beats(self, seconds: int) -> list[str]:
        """What is said in the next seconds."""
        self.said.clear()
        for _ in range(seconds):
            self._front.clock.advance(1.0)
            self.pulse.beat()
            QTest.qWait(1)
        return list(self.said)


def draw(front: Front, qtbot: QtBot) -> None:
    """A picture is asked for and drawn."""
    with qtbot.waitSignal(front.kiosk.window.frameSwapped, timeout=SOON_MS):
        front.kiosk.window.update()
    QTest.qWait(1)


@pytest.fixture
def listener(front: Front, qtbot: QtBot) -> Listener:
    made = Listener(front)
    draw(front, qtbot)
    return made


def test_it_says_who_is_there(front: Front, listener: Listener) -> None:
    assert listener.beats(1) == ["alive idle"]
    front.visitor.touch("start")
    assert listener.beats(1) == ["alive visit"]
    assert front.kiosk.staff is not None
    front.kiosk.staff.knock()
    assert listener.beats(1) == ["alive staff"]


def test_a_team_is_not_disturbed_between_its_visitors(front: Front, listener: Listener) -> None:
    front.kiosk.conductor.obey(TeamBegun("00000000-0000-4000-8000-000000000001", 10, 5))
    assert listener.beats(1) == ["alive visit"]
    front.kiosk.conductor.obey(GroupEnded())
    assert listener.beats(1) == ["alive idle"]


def test_the_first_pulse_waits_for_the_first_picture(front: Front, qtbot: QtBot) -> None:
    listener = Listener(front)
    front.kiosk.window.frameSwapped.disconnect(listener.pulse._see_picture)
    assert listener.beats(30) == []
    front.kiosk.window.frameSwapped.connect(listener.pulse._see_picture)
    draw(front, qtbot)
    assert listener.beats(2) == ["alive idle"] * 2


def test_a_still_screen_goes_on_living(listener: Listener) -> None:
    assert listener.beats(60) == ["alive idle"] * 60


def test_a_picture_that_does_not_come_ends_it_and_one_that_comes_begins_it_again(
    front: Front, listener: Listener, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    front.kiosk.window.frameSwapped.disconnect(listener.pulse._see_picture)
    heard = listener.beats(60)
    assert len(heard) <= PICTURE_EVERY_S + PICTURE_S + 1
    assert caplog.text.count("no pulse: no picture") == 1
    front.kiosk.window.frameSwapped.connect(listener.pulse._see_picture)
    draw(front, qtbot)
    assert listener.beats(2) == ["alive idle"] * 2


def test_a_window_without_an_output_needs_no_picture(clock: ManualClock, qtbot: QtBot) -> None:
    window, said = QQuickWindow(), list[str]()
    pulse = Pulse(window, clock.monotonic_s, lambda answered: answered(), lambda: "idle", said.append)

    def beats(seconds: int) -> int:
        before = len(said)
        for _ in range(seconds):
            clock.advance(1.0)
            pulse.beat()
        return len(said) - before

    assert not window.isExposed()
    assert beats(40) == 40
    window.show()
    qtbot.waitUntil(window.isExposed, timeout=SOON_MS)
    window.frameSwapped.disconnect(pulse._see_picture)
    assert 0 < beats(40) < 10  # now it needs one
    window.destroy()
    assert not window.isExposed()
    assert beats(40) == 40


def test_a_log_whose_writer_hangs_ends_it(
    front: Front, listener: Listener, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    hangs, back = threading.Event(), threading.Event()

    def hang(_db: sqlite3.Connection) -> None:
        hangs.set()
        back.wait(30)

    held = front.kiosk.log.write(hang)
    try:
        assert hangs.wait(30)
        assert len(listener.beats(int(LOG_S) + 20)) == LOG_S
        assert "the visit log has not answered" in caplog.text
    finally:
        back.set()
    held.result(10)
    qtbot.waitUntil(lambda: bool(listener.beats(1)), timeout=SOON_MS)
