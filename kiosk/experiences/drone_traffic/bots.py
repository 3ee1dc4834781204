"""Players without hands: they see what a visitor sees (or only hear it) and do only what is offered."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from kiosk.core.contract import Bot, Level, Rng, Sight
from kiosk.core.listeners import NameListener
from kiosk.experiences.drone_traffic.advice import BY_HEIGHT, way_out
from kiosk.experiences.drone_traffic.airspace import remaining_m
from kiosk.experiences.drone_traffic.flight import RESERVE, arrival_battery, climb_cost
from kiosk.experiences.drone_traffic.reading import movable, urgent_conflicts
from kiosk.experiences.drone_traffic.state import Conflict, State

BY_TIME = ("hold", "sidestep", "descend", "climb", "land")
"""Ways out in the order a controller who separates by time tries them."""

SELDOM = 0.01
"""Chance per look that someone half looking remembers a stopped drone."""

THUMB = 0.3
"""Share of touches that go to whatever lies first; the others stop the drone."""

NOTICED_LATE_S = 5.0
"""How near a conflict is when someone half looking notices it."""

WORTH_IT_S = 0.5
"""Seconds of lost separation an instruction must spare where the conflict has been dealt with before."""


@dataclass(slots=True)
class Controller:
    """A thinking controller: solves the most urgent conflict its own way, lets waiting aircraft go on.

    `preference` is its strategy; `within_s` how near a conflict must be before it acts on its own account;
    `patience_s` how much time an aircraft must have to spare before it is made to wait.
    """

    preference: Sequence[str]
    within_s: float
    patience_s: float = 0.0
    hears_only: bool = False

    def choose(self, sight: Sight[State], rng: Rng) -> str | None:
        state = sight.state
        if state is None:
            return None
        for conflict in urgent_conflicts(state):
            due = any(one.due for one in state.encounters if one.pair == conflict.pair)
            if conflict.in_s > self.within_s and not (due and _clock_waits(state)):
                continue
            found = way_out(state, conflict, self._preference(state, conflict))
            if found and (due or found.gain_s > WORTH_IT_S):
                return found.action_id
        return next((f"resume:{one}" for one in state.ready), None)

    def _preference(self, state: State, conflict: Conflict) -> Sequence[str]:
        """The strategy, with what this pair cannot afford put last: waiting, or climbing."""
        pair = movable(state, conflict)
        spare_s = [one.deadline_s - state.time_s - remaining_m(one) / one.cruise_mps for one in pair]
        charge = [arrival_battery(one) - climb_cost() for one in pair]
        dear = []
        if min(spare_s, default=0.0) < self.patience_s:
            dear.append("hold")
        if min(charge, default=0.0) < RESERVE:
            dear.append("climb")
        return [*(verb for verb in self.preference if verb not in dear), *dear]


def _clock_waits(state: State) -> bool:
    """Whether the play stands still until someone decides: at 차분하게, and before the first decision."""
    return state.level is Level.CALM or state.instructions == 0


@dataclass(slots=True)
class Careless:
    """Someone half looking, for whom one touch must do.

    Notices a conflict late, presses whatever lies first on the Desk or stops the drone there, and looks away:
    does not check that it helped, and seldom lets a stopped drone go on.
    """

    hears_only: bool = False

    def choose(self, sight: Sight[State], rng: Rng) -> str | None:
        state = sight.state
        if state is None or not sight.actions:
            return None
        if rng.random() < SELDOM:
            return next((f"resume:{one}" for one in state.ready), None)
        due = [one.pair for one in state.encounters if one.due]
        noticed_s = inf if _clock_waits(state) else NOTICED_LATE_S
        if not any(one.pair in due and one.in_s < noticed_s for one in state.conflicts):
            return None
        first = sight.actions[0].id
        if rng.random() < THUMB:
            return first
        return next((one.id for one in sight.actions if one.id.startswith("hold:")), first)


_NAME = re.compile(r"(가산|독산|시흥) \d+|약 배송")

_HINTS = (
    ("위쪽", "위로"),
    ("아래쪽", "아래로"),
    ("비켜 가", "비켜 가기"),
    ("이어 가도", "이어 가기"),
    ("제자리에서 기다리면", "기다리기"),
    ("착륙", "착륙"),
)
"""What the spoken situation says would help, and the word on the button that does it."""


BOTS: Mapping[str, Bot[State]] = {
    "expert": Controller(BY_HEIGHT, within_s=20.0),
    "thrifty": Controller(BY_TIME, within_s=9.0, patience_s=9.0),
    "careless": Careless(),
    "listener": NameListener(_HINTS, _NAME),
}
"""The players of this experience, by the names the checks know."""
