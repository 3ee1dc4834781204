"""Players without hands: they see what a visitor sees (or only hear it) and do only what is offered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.contract import Bot, Rng, Sight
from kiosk.core.listeners import NameListener
from kiosk.experiences.security_monitor.advice import advised
from kiosk.experiences.security_monitor.evidence import chance
from kiosk.experiences.security_monitor.reading import ranked
from kiosk.experiences.security_monitor.state import CROWN_JEWELS, Alert, State


@dataclass(slots=True)
class EvidenceFirst:
    """A careful analyst: opens cards until the odds are clear, then gives the answer they speak for.

    While one card is being looked at, deals with what needs no card.
    """

    hears_only: bool = False

    def choose(self, sight: Sight[State], rng: Rng) -> str | None:
        state = sight.state
        if state is None:
            return None
        for one in ranked(state):
            if state.check and state.check.alert_id == one.id:
                continue
            found = sight.offered(f"{advised(state, one)}:{one.id}")
            if found:
                return found
        return None


@dataclass(slots=True)
class CrownJewelsFirst:
    """A guard of what matters most: the crown jewels first, one look and a quick hand.

    In the vaults two cards decide at most; elsewhere one, and what it makes likely is stopped.
    """

    hears_only: bool = False

    def choose(self, sight: Sight[State], rng: Rng) -> str | None:
        state = sight.state
        if state is None:
            return None
        for one in sorted(ranked(state), key=lambda alert: alert.room not in CROWN_JEWELS):
            if state.check and state.check.alert_id == one.id:
                continue
            found = sight.offered(f"{self._answer(state, one)}:{one.id}")
            if found:
                return found
        return None

    def _answer(self, state: State, one: Alert) -> str:
        likely = chance(one)
        if one.opened == 0:
            return "evidence"
        if one.room not in CROWN_JEWELS:
            return "block" if likely >= 0.2 else "normal"
        if likely >= 0.3:
            return "isolate" if state.footholds else "block"
        return "evidence" if one.opened == 1 and likely >= 0.05 else "normal"


@dataclass(slots=True)
class Careless:
    """Someone for whom every alert is an attack: cuts whatever rings, now a room and now a line."""

    hears_only: bool = False

    def choose(self, sight: Sight[State], rng: Rng) -> str | None:
        state = sight.state
        if state is None or rng.random() < 0.6:
            return None
        verb = "isolate" if rng.random() < 0.5 else "block"
        return next((f"{verb}:{one.id}" for one in ranked(state)), None)


_NUMBER = re.compile(r"\d+번")

_HINTS = (
    ("증거를 더", "증거 보기"),
    ("차단하면", "차단"),
    ("격리하면", "격리"),
    ("보고하면", "보고"),
    ("정상으로 닫", "정상"),
)
"""What the spoken situation says would help, and the word on the button that does it."""


BOTS: Mapping[str, Bot[State]] = {
    "expert": EvidenceFirst(),
    "thrifty": CrownJewelsFirst(),
    "careless": Careless(),
    "listener": NameListener(_HINTS, _NUMBER),
}
"""The players of this experience, by the names the checks know."""
