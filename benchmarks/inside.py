"""The kiosk with a line to ask it questions: `python -m benchmarks.inside DATA_DIR live|fast`.

Questions come as lines of JSON on the standard input, answers go to the standard output. `live` is the kiosk
as it runs at a site; `fast` stands still until it is asked for visits, whose time then passes in large steps.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, QSocketNotifier, Qt, QTimer

from benchmarks.bot import BotVisitor
from benchmarks.recording import fixed_chance
from kiosk.app import Kiosk
from kiosk.commands.visitor import SteppedClock, visible_items
from kiosk.settings import settings_from

LOOK_MS = 500
STEP_S = 0.5
"""A visitor's pace in `fast`: longer than the guard after a screen change."""
LOOKS = 4


class Inside:
    """Answers one question at a time."""

    def __init__(self, kiosk: Kiosk, clock: SteppedClock | None) -> None:
        self._kiosk = kiosk
        self._clock = clock
        self._input = b""
        self._under_way: Iterator[None] = iter(())
        self._waiting = False
        self._timer = QTimer(interval=LOOK_MS)
        self._notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)
        kiosk.window.frameSwapped.connect(self._go_on, Qt.ConnectionType.QueuedConnection)

    def _read(self) -> None:
        chunk = os.read(0, 4096)
        if not chunk:
            self._kiosk.application.quit()
            self._notifier.setEnabled(False)
        self._input += chunk
        while b"\n" in self._input:
            line, _, self._input = self._input.partition(b"\n")
            question, about = json.loads(line)
            self._safely(partial(self._answer, question, about))

    def _answer(self, question: str, about: Any) -> None:
        if question == "visits":
            self._under_way, self._waiting = self._visits(about), True
            self._kiosk.window.update()
        else:
            _say({"answer": getattr(self, question)(*([] if about is None else [about]))})

    def _safely(self, act: Callable[[], None]) -> None:
        try:
            act()
        except Exception as fault:  # noqa: BLE001 - whatever it is, who asked must not wait for ever
            _say({"fault": repr(fault)})

    def find(self, control: str) -> list[int]:
        items = visible_items(self._kiosk.window.contentItem())
        item = [one for one in items if one.property("actionId") == control][-1]
        corner = item.mapToScene(QPointF(0, 0))
        return [round(side) for side in (corner.x(), corner.y(), item.width(), item.height())]

    def coached(self) -> str:
        return BotVisitor(self._kiosk).coached()

    def play(self) -> None:
        bot = BotVisitor(self._kiosk)
        self._timer.timeout.connect(bot.look)
        self._timer.start()

    def _go_on(self) -> None:
        """A frame was drawn: the next step of the visits under way, from the event loop as everything is."""
        if self._waiting:
            self._safely(self._step)

    def _step(self) -> None:
        assert self._clock is not None
        if next(self._under_way, self) is self:
            self._waiting = False
            _say({"answer": None})
            return
        self._clock.advance(STEP_S)
        self._kiosk.shell.frame(STEP_S)
        self._kiosk.conductor.tick()
        self._kiosk.window.update()

    def _visits(self, count: int) -> Iterator[None]:
        """Start, job, the first decision and four more looks, finish, takeaway, slip, survey, farewell.

        Each step is half a second of the visit and at least one frame.
        """
        conductor = self._kiosk.conductor
        for _ in range(count):
            yield
            conductor.press("start")
            yield
            conductor.press(f"booth:{conductor.offer.booths[0].id}")
            yield
            bot = BotVisitor(self._kiosk)
            conductor.press(bot.coached())
            for _ in range(LOOKS):
                yield
                bot.look()
            for control in ("finish", "audience:19-39", "print"):
                yield
                conductor.press(control)
            while conductor.visit.slip == "issuing":
                yield
            yield
            conductor.press(f"{conductor.view.survey_items[0].id}:5")
            yield
            conductor.press("survey_done")
            while conductor.visit.screen != "attract":
                yield


def _say(answer: dict[str, Any]) -> None:
    os.write(1, json.dumps(answer).encode() + b"\n")


def main() -> None:
    fast = sys.argv[2] == "fast"
    clock = SteppedClock() if fast else None
    options: dict[str, Any] = {"clock": clock, "live": not fast}
    settings = settings_from(None, data_dir=Path(sys.argv[1]), tier="flat", chance=fixed_chance(), **options)
    kiosk = Kiosk(settings)
    try:
        inside = Inside(kiosk, clock)
        signal.signal(signal.SIGTERM, lambda *_: kiosk.application.quit())
        kiosk.application.setOverrideCursor(Qt.CursorShape.BlankCursor)
        kiosk.window.showFullScreen()
        kiosk.application.exec()
        del inside
    finally:
        kiosk.close()


if __name__ == "__main__":
    main()
