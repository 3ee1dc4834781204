"""Holds the visitors' front for staff, and keeps the visit's time: it stands still while everything does."""

from __future__ import annotations

from kiosk.core.clock import Clock
from kiosk.core.facts import Fact
from kiosk.core.front import Front, FrontOrder
from kiosk.core.front_turn import Obeyed, obey, pass_time, stands_still


class Holding:
    """The front as staff left it. `visit_s` are the visit's monotonic seconds, `real_s` the clock's."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.front = Front()
        self.real_s = self.visit_s = clock.monotonic_s()

    def pass_time(self, *, visited: bool) -> tuple[Fact, ...]:
        """Let the time passed since last asked come to the front and, unless it stands still, the visit."""
        now_s = self._clock.monotonic_s()
        passed_s, self.real_s = now_s - self.real_s, now_s
        if not stands_still(self.front):
            self.visit_s += passed_s
        self.front, facts = pass_time(self.front, passed_s, visited=visited)
        return facts

    def obey(self, order: FrontOrder) -> Obeyed:
        answer = obey(self.front, order)
        self.front = answer.front
        return answer
