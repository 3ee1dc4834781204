"""Players without hands: they see what a visitor sees (or only hear it) and do only what is offered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.core.contract import Bot, Level, Rng, Sight
from kiosk.core.listeners import FirstListener
from kiosk.experiences.building_safety.advice import in_person, two_sensors
from kiosk.experiences.building_safety.reading import offered, ranked
from kiosk.experiences.building_safety.state import Alarm, State, Verb


@dataclass(slots=True)
class Manager:
    """A thinking building manager: the most urgent alarm first, by one way of working."""

    way: Callable[[State, Alarm], Verb]
    hears_only: bool = False

    def choose(self, sight: Sight[State], rng: Rng) -> str | None:
        state = sight.state
        if state is None:
            return None
        for alarm in ranked(state):
            verb = self.way(state, alarm)
            if verb is Verb.WATCH and not alarm.due:
                continue
            if verb in offered(state, alarm):
                return f"{verb}:{alarm.id}"
        return None


@dataclass(slots=True)
class Careless:
    """Someone startled by every bell: late, then everybody out and the fire brigade in."""

    hears_only: bool = False

    def choose(self, sight: Sight[State], rng: Rng) -> str | None:
        state = sight.state
        if state is None or not sight.actions or not any(one.due for one in state.alarms):
            return None
        if rng.random() < 0.8 and state.level is not Level.CALM:
            return None
        first = ranked(state)[0]
        for verb in (Verb.BROADCAST, Verb.CALL, Verb.WATCH):
            if verb in offered(state, first):
                return f"{verb}:{first.id}"
        return None


_HINTS = (
    ("확인하러 가면 좋아요", Verb.GO),
    ("방송하면 좋아요", Verb.BROADCAST),
    ("닫으면 좋아요", Verb.STOP),
    ("잠그면 좋아요", Verb.STOP),
    ("연기를 빼면 좋아요", Verb.STOP),
    ("승강기를 끄면 좋아요", Verb.STOP),
    ("119에 알리면 좋아요", Verb.CALL),
    ("지켜보면 좋아요", Verb.WATCH),
)
"""What the spoken situation says would be good, and the choice that does it."""


BOTS: Mapping[str, Bot[State]] = {
    "expert": Manager(in_person),
    "thrifty": Manager(two_sensors),
    "careless": Careless(),
    "listener": FirstListener(_HINTS),
}
"""The players of this experience, by the names the checks know."""
