"""Players without hands: they see what a visitor sees (or only hear it) and do only what is offered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.contract import Bot, Level, Rng, Sight
from kiosk.core.listeners import ControlListener
from kiosk.experiences.smart_farm.advice import Wish, believed, best
from kiosk.experiences.smart_farm.sight import hour, reading, today
from kiosk.experiences.smart_farm.state import Need, State

EVERY_S = 1.0
"""How often an operator thinks while nothing waits."""

GLANCE, STARE = 0.06, 0.3
"""Chance per look that someone half looking notices what waits, and the same while the clock waits too."""

THUMB = 0.6
"""Share of their touches that go to whatever lies first."""


@dataclass(slots=True)
class Operator:
    """A thinking operator: compares sensor and wall, then sets the one device that helps most by its wish."""

    wish: Wish
    hears_only: bool = False

    def choose(self, sight: Sight[State], rng: Rng) -> str | None:
        state = sight.state
        if state is None or not sight.actions:
            return None
        waiting = state.alert is not None and not state.alert.answered
        if not waiting and state.time_s % EVERY_S > 0.05:
            return None
        seen = reading(state)
        if seen.disagree and not state.checking:
            return "check"
        idea = best(believed(state, seen), state.settings, today(state), hour(state), self.wish)
        if idea:
            return f"{idea.device}:{state.settings.following(idea.device)}"
        return "check" if waiting and not state.checking else None


@dataclass(slots=True)
class Careless:
    """Someone half looking: notices late what waits, presses what lies first or what the banner suggests.

    Never takes back what was set, and never doubts a number.
    """

    hears_only: bool = False

    def choose(self, sight: Sight[State], rng: Rng) -> str | None:
        state = sight.state
        if state is None or not sight.actions or state.alert is None or state.alert.answered:
            return None
        if state.touches and rng.random() >= (GLANCE if state.level is not Level.CALM else STARE):
            return None
        first = sight.actions[0].id
        if rng.random() < THUMB:
            return first
        device = _GUESSES.get(state.alert.need, "vent")
        return next((one.id for one in sight.actions if one.id.startswith(f"{device}:")), first)


_GUESSES = {Need.DRY: "fog", Need.JUMP: "fog", Need.COLD: "heat", Need.DARK: "lamp"}

_HEARD = (
    ("센서를 점검", "센서"),
    ("보조 조명을", "보조 조명"),
    ("차광막을", "차광막"),
    ("안개를", "안개"),
    ("난방을", "난방"),
    ("창을", "창"),
)
"""What the spoken situation says would help, and the word on the button that does it."""


BOTS: Mapping[str, Bot[State]] = {
    "expert": Operator(Wish(thrift=1.0, least=0.01)),
    "thrifty": Operator(Wish(thrift=3.0, least=0.025)),
    "careless": Careless(),
    "listener": ControlListener(_HEARD),
}
"""The players of this experience, by the names the checks know."""
