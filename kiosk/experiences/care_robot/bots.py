"""Players without hands: they see what a visitor sees (or only hear it) and do only what is offered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.contract import Bot, Level, Rng, Sight
from kiosk.core.listeners import FirstListener
from kiosk.experiences.care_robot.advice import BALANCED, CONTACT_FIRST, Weights, best
from kiosk.experiences.care_robot.reading import ranked
from kiosk.experiences.care_robot.state import State


@dataclass(slots=True)
class Coordinator:
    """A thinking coordinator: the most urgent request first, the choice that costs least in its eyes."""

    weights: Weights
    hears_only: bool = False

    def choose(self, sight: Sight[State], rng: Rng) -> str | None:
        state = sight.state
        if state is None:
            return None
        for request in ranked(state):
            if request.due:
                found = best(state, request, self.weights)
                if found:
                    return f"{found.how}:{request.id}"
                return f"wait:{request.id}" if state.level is Level.CALM else None
        return None


@dataclass(slots=True)
class Careless:
    """Someone half looking: late, and sends whatever stands first on the Desk."""

    hears_only: bool = False

    def choose(self, sight: Sight[State], rng: Rng) -> str | None:
        state = sight.state
        if state is None or not sight.actions or not any(one.due for one in state.requests):
            return None
        if rng.random() < 0.8 and state.level is not Level.CALM:
            return None
        return sight.actions[0].id


_HINTS = (
    ("사람이 가면 좋아요", "person"),
    ("함께 가면 좋아요", "together"),
    ("로봇이 가면 좋아요", "robot"),
    ("조금 기다려 달라고", "wait"),
)
"""What the spoken situation says would help, and the choice that does it."""


BOTS: Mapping[str, Bot[State]] = {
    "expert": Coordinator(BALANCED),
    "thrifty": Coordinator(CONTACT_FIRST),
    "careless": Careless(),
    "listener": FirstListener(_HINTS),
}
"""The players of this experience, by the names the checks know."""
