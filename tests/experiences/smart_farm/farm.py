"""Greenhouses for tests: a play begun, run on, and set to some air."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import kiosk.experiences.smart_farm as package
from kiosk.core.contract import STEP_S, Level, Line
from kiosk.experiences.smart_farm.humidity import saturated_kgpm3
from kiosk.experiences.smart_farm.simulation import SIMULATION
from kiosk.experiences.smart_farm.state import Air, Ledger, Settings, State
from tests.jobs import KOREAN

FOLDER = Path(package.__file__).parent


def say(sentence: Line) -> str:
    return KOREAN.say(sentence, "smart_farm")


def begun(level: Level = Level.STANDARD, seed: int = 0, *, short: bool = False) -> State:
    return SIMULATION.begin(level, random.Random(seed), short=short)


def run(state: State, seconds: float) -> State:
    for _ in range(round(seconds / STEP_S)):
        state = SIMULATION.step(state)
    return state


def air_of(temp_c: float, humidity: float) -> Air:
    return Air(temp_c, humidity * saturated_kgpm3(temp_c))


def holding(state: State, temp_c: float, humidity: float, settings: Settings | None = None) -> State:
    """The play with other air, as if the round had begun with it."""
    air = air_of(temp_c, humidity)
    return replace(state, air=air, ledger=Ledger(air), settings=settings or state.settings)


def press(state: State, *devices: str) -> State:
    """One touch on each of these controls, in order."""
    for device in devices:
        offered = [one.id for one in SIMULATION.actions(state)]
        state = SIMULATION.act(state, next(one for one in offered if one.partition(":")[0] == device))
    return state


def in_the_rain(seed: int = 0, level: Level = Level.STANDARD) -> State:
    """The first moment of 찬 비, nothing touched before."""
    state = begun(level, seed)
    return run(state, 2 * SIMULATION.progress(state).round_seconds)
