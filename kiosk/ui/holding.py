"""Holds the visitors' front for staff and for the night, and keeps the visit's time.

That stands still while everything does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk.core import events as ev
from kiosk.core import front_turn, standby
from kiosk.core.clock import Clock
from kiosk.core.facts import Fact
from kiosk.core.front import Front, FrontOrder, StaffSettings
from kiosk.core.opening import is_open
from kiosk.core.site import Opening
from kiosk.core.visit import GUARD_S, Visit

EARLIEST = date(2026, 1, 1)
"""No kiosk of ours stood anywhere before: a clock that says so has lost its battery, and must not make the
page black all day."""

MAY_SLEEP = ("", "closed")
"""How the front may be held while the page is black."""

BEFORE_LAST_CALL, LAST_CALL = ("minutes", 2), ("minutes", 1)


class Holding:
    """The front as staff left it, and the `face` shown last instead of the visit.

    That is one of `front_turn.face`, or `asleep`: outside the hours of `opening` the page is black.
    `visit_s` are the visit's monotonic seconds.
    """

    def __init__(self, clock: Clock, opening: Opening) -> None:
        self._clock, self._opening = clock, opening
        self._real_s = self.visit_s = clock.monotonic_s()
        self._faced_s = float("-inf")
        self._shown = _Shown()
        self._standby = standby.begin(self._real_s)
        self.front = Front()

    @property
    def face(self) -> str:
        return self._shown.face

    def obey(self, order: FrontOrder) -> front_turn.Obeyed:
        answer = front_turn.obey(self.front, order)
        self.front = answer.front
        return answer

    def pass_time(self, *, visited: bool, printing: bool) -> tuple[Fact, ...]:
        """Let the time passed since last asked come to the front and, unless it stands still, the visit.

        `visited`: a visit is on; `printing`: so is a slip, perhaps of the visit before.
        """
        now_s = self._clock.monotonic_s()
        passed_s, self._real_s = now_s - self._real_s, now_s
        if not front_turn.stands_still(self.front):
            self.visit_s += passed_s
        self.front, facts = front_turn.pass_time(self.front, passed_s, visited=visited)
        busy = visited or printing or self.front.group is not None or self.front.held not in MAY_SLEEP
        local = self._clock.utc().astimezone().replace(tzinfo=None)
        is_open_now = local.date() < EARLIEST or is_open(self._opening, local)
        self._standby = standby.pass_time(self._standby, now_s, is_open=is_open_now, busy=busy)
        return facts

    def rouse(self) -> bool:
        """Somebody is there. Whether what they saw until now was the black page."""
        self._standby = standby.rouse(self._standby, self._real_s)
        return self.face == "asleep"

    def accepts_touch(self, visit: Visit) -> bool:
        """Touches meant for what was shown before mean nothing, nor any while everything stands still."""
        if front_turn.stands_still(self.front) or self._real_s - self._faced_s < GUARD_S:
            return False
        return visit.accepts_touch(self.visit_s)

    def admit(self, event: ev.Event) -> ev.Event:
        """The event; where no visit may begin, one that begins a visit only shows that somebody is there."""
        refused = isinstance(event, ev.Started) and not front_turn.takes_visitors(self.front)
        return ev.Touched() if refused else event

    def differs(self, visit: Visit) -> bool:
        """Whether the front differs from what was shown last: face, team, what that reads, settings."""
        return self._seen(visit) != self._shown

    def turn_face(self, visit: Visit) -> bool:
        """Show the face that the front has now. Says whether the team hears its last call with it."""
        before, self._shown = self._shown, self._seen(visit)
        if self._shown.face != before.face:
            self._faced_s = self._real_s
        return self._shown.team_time == LAST_CALL and before.team_time == BEFORE_LAST_CALL

    def _seen(self, visit: Visit) -> _Shown:
        front = self.front
        team = front.group.id if front.group else ""
        face = "asleep" if self._standby.asleep and not visit.id else front_turn.face(front, visit)
        return _Shown(face, team, front_turn.team_time(front), front.settings)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is seen of the front, by visitors and by staff."""

    face: str = ""
    team: str = ""
    team_time: tuple[str, int] = ("", 0)
    settings: StaffSettings = StaffSettings()
