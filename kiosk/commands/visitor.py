"""Hands for bots and tests: finds controls on the real screen and touches them as a finger would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from time import perf_counter

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.app import Kiosk

FRAME_S = 0.05
TICK_S = 0.2
AFTER_TOUCH_S = 0.5
"""A little longer than the guard after a screen change."""
MOST_PAGES = 12
ANSWER_WAIT_S = 10.0
NEXT_PAGE, FIRST_PAGE, MORE = "pageNext", "pagePrevious", "deskMore"


class NotOnScreen(LookupError):
    """No visible control has this id: a screen lacks what the visit offers, which is a bug."""


class SteppedClock:
    """A clock that only moves when told to: a whole visit takes seconds, and every run is alike."""

    def __init__(self, start: datetime | None = None) -> None:
        self._start = start or datetime.now(UTC)
        self._s = 0.0

    def monotonic_s(self) -> float:
        return self._s

    def utc(self) -> datetime:
        return self._start + timedelta(seconds=self._s)

    def advance(self, seconds: float) -> None:
        self._s += seconds


class Visitor:
    """One person in front of the kiosk. Time passes only while this visitor lets it."""

    def __init__(self, kiosk: Kiosk, clock: SteppedClock) -> None:
        self._kiosk = kiosk
        self._clock = clock
        self._finger = QTest.createTouchDevice()
        self._since_tick_s = 0.0

    def wait(self, seconds: float) -> None:
        """Let time pass for clock, frames and Qt, in steps of one frame."""
        for _ in range(round(seconds / FRAME_S)):
            self._clock.advance(FRAME_S)
            self._kiosk.shell.frame(FRAME_S)
            self._since_tick_s += FRAME_S
            if self._since_tick_s >= TICK_S:
                self._since_tick_s = 0.0
                self._kiosk.tick()
            self._kiosk.application.processEvents()

    def wait_for_store(self) -> None:
        """Give the log's thread real time to answer, while the kiosk's own clock stands still."""
        self._wait_really(lambda: self._kiosk.conductor.visit.saving_since is None)
        self.wait(AFTER_TOUCH_S)

    def wait_for_slip(self) -> None:
        """Give the printer's thread real time to answer."""
        self._wait_really(lambda: self._kiosk.conductor.visit.slip != "issuing")

    def _wait_really(self, there: Callable[[], bool]) -> None:
        until = perf_counter() + ANSWER_WAIT_S
        while not there() and perf_counter() < until:
            QTest.qWait(5)

    def sees(self, action_id: str) -> bool:
        """Whether a control is on the page now shown."""
        return self._find(action_id) is not None

    def touch(self, action_id: str) -> None:
        """Touch a control, turning pages until it is there. Raises NotOnScreen."""
        control = self._find(action_id) or self._turn_pages_to(action_id)
        if control is None:
            raise NotOnScreen(f"{action_id} on screen {self._kiosk.conductor.visit.screen}")
        self._press(control)
        self.wait(AFTER_TOUCH_S)

    def turn_page(self) -> bool:
        """Touch 다음 쪽 if there is one."""
        return self._turn(NEXT_PAGE)

    def controls(self) -> list[str]:
        """Ids of every control on the page now shown."""
        return [str(item.property("actionId")) for item in self._items() if item.property("actionId")]

    def _turn_pages_to(self, action_id: str) -> QQuickItem | None:
        while self._turn(FIRST_PAGE):
            pass
        for turn in (NEXT_PAGE, MORE):
            for _ in range(MOST_PAGES):
                found = self._find(action_id)
                if found is not None:
                    return found
                if not self._turn(turn):
                    break
        return self._find(action_id)

    def _turn(self, name: str) -> bool:
        button = next((item for item in self._items() if item.objectName() == name), None)
        if button is None or not button.isEnabled():
            return False
        self._press(button)
        self.wait(AFTER_TOUCH_S)
        return True

    def _find(self, action_id: str) -> QQuickItem | None:
        found = [item for item in self._items() if item.property("actionId") == action_id]
        return found[-1] if found else None  # what is painted last lies on top

    def _items(self) -> Iterator[QQuickItem]:
        yield from visible_items(self._kiosk.window.contentItem())

    def centre_of(self, action_id: str) -> QPoint:
        """Where on the window a control is touched. Raises NotOnScreen."""
        control = self._find(action_id)
        if control is None:
            raise NotOnScreen(action_id)
        return _centre(control)

    def touch_at(self, where: QPoint) -> None:
        """Touch the screen there, whatever is there."""
        self._touch_at(where)
        self.wait(AFTER_TOUCH_S)

    def _press(self, item: QQuickItem) -> None:
        self._touch_at(_centre(item))

    def _touch_at(self, where: QPoint) -> None:
        window = self._kiosk.window
        for act in ("press", "release"):
            # Kept in a name and committed by hand: the sequence must outlive what its own events delete.
            sequence = QTest.touchEvent(window, self._finger, False)
            getattr(sequence, act)(0, where, window)
            sequence.commit()
            self._kiosk.application.processEvents()


def _centre(item: QQuickItem) -> QPoint:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def visible_items(item: QQuickItem) -> Iterator[QQuickItem]:
    """An item and all below it that can be seen, in painting order."""
    if not item.isVisible() or item.opacity() == 0:
        return
    yield item
    for child in item.childItems():
        yield from visible_items(child)
