"""Players without hands: they see what a visitor sees (or only hear it) and do only what is offered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.contract import Bot, Level, Rng, Sight
from kiosk.core.listeners import ControlListener
from kiosk.experiences.energy_manager.battery import Mode
from kiosk.experiences.energy_manager.needs import needs, wanted_cars_kw
from kiosk.experiences.energy_manager.state import State
from kiosk.experiences.energy_manager.tariff import Tier, tier_at

WORTH_KW = 2.0
"""Bought power from which on the price follower lets the battery help."""

FILL_BY_H, FILLED_KWH = 14.0, 70.0
"""The price follower buys at the middle price for what the sun has not filled by then."""

BY_DAY_UNTIL_H = 15.0
PATIENCE_FROM, PATIENCE_OVER = 96.0, 82.0
"""The price follower lets the building save in the dear hours, and stops before people mind."""

SAVES_FROM_KW = 20.0
NOTICES, GUESSES = 0.08, 0.6
"""Someone half looking: chance per look to notice, share of touches that are a guess."""


@dataclass(slots=True)
class PeakShaver:
    """Keeps the day's goal for the line: whatever is most urgent, with the touch that helps most."""

    hears_only: bool = False

    def choose(self, sight: Sight[State], rng: Rng) -> str | None:
        state = sight.state
        if state is None:
            return None
        offered = [action.id for action in sight.actions]
        return next((one.action_id for one in needs(state) if one.action_id in offered), None) or _answer(
            state
        )


@dataclass(slots=True)
class PriceFollower:
    """Buys when it is cheap and lives on the battery when it is dear, without looking at the peak."""

    hears_only: bool = False

    def choose(self, sight: Sight[State], rng: Rng) -> str | None:
        state = sight.state
        if state is None:
            return None
        wanted = self._wanted(state)
        offered = [action.id for action in sight.actions]
        return wanted if wanted in offered else _answer(state)

    def _wanted(self, state: State) -> str | None:
        dear = tier_at(state.hour) is Tier.HIGH
        flows, controls = state.day.flows, state.controls
        mode = self._mode(state, dear=dear)
        if mode is not controls.mode:
            return mode.value
        if dear and flows.surplus_kw <= 0.0 and flows.cars_kw > 0.0 and not controls.deferring:
            return "defer"
        if controls.deferring and not dear and wanted_cars_kw(state) > 0.0:
            return "resume"
        if controls.saving:
            return "unsave" if not dear or state.day.comfort < PATIENCE_OVER else None
        rested = state.day.comfort >= PATIENCE_FROM
        return "save" if dear and rested and flows.needed_kw > SAVES_FROM_KW else None

    def _mode(self, state: State, *, dear: bool) -> Mode:
        flows, stored = state.day.flows, state.day.stored_kwh
        if dear and flows.needed_kw > WORTH_KW and stored > 1.0:
            return Mode.DISCHARGE
        late = not dear and FILL_BY_H <= state.hour < FILL_BY_H + 1.0 and stored < FILLED_KWH
        if stored < 99.0 and (late or flows.surplus_kw > 20.0):
            return Mode.CHARGE
        going_on = state.controls.mode is Mode.CHARGE and flows.surplus_kw > 10.0 and stored < 99.9
        return Mode.CHARGE if going_on else Mode.KEEP


@dataclass(slots=True)
class Careless:
    """Someone half looking, who notices late and takes nothing back.

    Guesses, or charges by day and in the evening tries any way to use less, whatever waits.
    """

    hears_only: bool = False

    def choose(self, sight: Sight[State], rng: Rng) -> str | None:
        state = sight.state
        if state is None or not sight.actions or not state.alerts:
            return None
        noticed = state.level is Level.CALM or state.decisions == 0 or rng.random() < NOTICES
        if not noticed or not any(one.due for one in state.alerts):
            return None
        offered = [action.id for action in sight.actions]
        if rng.random() < GUESSES:
            return offered[int(rng.random() * len(offered))]
        habits = ("charge",) if state.hour < BY_DAY_UNTIL_H else ("discharge", "defer", "save")
        wanted = habits[int(rng.random() * len(habits))]
        return wanted if wanted in offered else offered[0]


_HINTS = (
    ("충전하면", "충전"),
    ("방전하면", "방전"),
    ("유지하면", "유지"),
    ("미루면", "전기차 미루기"),
    ("다시 채우면", "다시 충전"),
    ("절전하면", "절전"),
    ("절전을 풀면", "절전 해제"),
)
"""What the spoken situation says would help, and the word on the button that does it."""


def _answer(state: State) -> str | None:
    """Where something waits that needs nothing: say so by confirming how the battery runs."""
    due = any(one.due for one in state.alerts)
    return state.controls.mode.value if due and state.level is Level.CALM else None


BOTS: Mapping[str, Bot[State]] = {
    "expert": PeakShaver(),
    "thrifty": PriceFollower(),
    "careless": Careless(),
    "listener": ControlListener(_HINTS),
}
"""The players of this experience, by the names the checks know."""
