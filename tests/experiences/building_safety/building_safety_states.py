"""Evenings and alarms for the tests of building_safety."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from kiosk.core.contract import Level
from kiosk.experiences.building_safety.simulation import SIMULATION
from kiosk.experiences.building_safety.state import Alarm, Kind, Signal, State


def begun(level: Level = Level.STANDARD, seed: int = 1, *, short: bool = False) -> State:
    """A play as it begins."""
    return SIMULATION.begin(level, random.Random(seed), short=short)


def signal(
    kind: Kind,
    floor: int = 4,
    at_s: float = 0.0,
    *,
    real: bool = True,
    record: int = 6,
    agrees: bool | None = None,
    people: int = 0,
    stubborn: bool = False,
) -> Signal:
    """An alarm to be given; the second sensor is right unless told otherwise."""
    return Signal(at_s, kind, floor, real, record, real if agrees is None else agrees, people, stubborn)


def only(*signals: Signal) -> State:
    """An evening on which only this is signalled; what is at once has been signalled."""
    state = begun()
    quiet = replace(
        state, signals=tuple(signals), alarms=(), storeys=state.storeys, time_s=-1.0, touched=True
    )
    return SIMULATION.step(quiet)


def run(state: State, seconds: float) -> State:
    """The state so many seconds of the building later, untouched."""
    for _ in range(round(seconds)):
        state = SIMULATION.step(state)
    return state


def until(state: State, wanted: Callable[[State], bool], most_s: int = 500) -> State:
    """The first state from here on that is as wanted."""
    for _ in range(most_s):
        if wanted(state):
            return state
        state = SIMULATION.step(state)
    raise AssertionError("never came")


def act(state: State, *choices: str) -> State:
    """The state after some choices at once."""
    for one in choices:
        state = SIMULATION.act(state, one)
    return state


def first(state: State) -> Alarm:
    """The first alarm of the evening."""
    return state.alarms[0]


def to_the_end(state: State) -> State:
    """The state at the end of its play, untouched."""
    while SIMULATION.outcome(state) is None:
        state = SIMULATION.step(state)
    return state
