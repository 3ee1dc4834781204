"""Alerts and states for the tests, with a default for everything a test does not speak of."""

from __future__ import annotations

import random
from dataclasses import replace

from kiosk.core.contract import STEP_S, Level
from kiosk.experiences.security_monitor.simulation import SIMULATION
from kiosk.experiences.security_monitor.state import Alert, Kind, Room, State


def alert(
    number: int = 1,
    room: Room = Room.ACCOUNTS,
    kind: Kind = Kind.LOGIN,
    *,
    real: bool = False,
    severity: int = 1,
    cards: tuple[bool, bool, bool] = (True, True, True),
    opened: int = 0,
    until_s: float = 30.0,
) -> Alert:
    """An alert that arrived at once."""
    return Alert(
        id=f"A{number}",
        number=number,
        room=room,
        kind=kind,
        severity=severity,
        real=real,
        step=3 if real else 0,
        cards=cards,
        arrived_s=0.0,
        until_s=until_s,
        opened=opened,
    )


def company(*alerts: Alert, **changes: object) -> State:
    """A company with these alerts and none to come."""
    begun = SIMULATION.begin(Level.STANDARD, random.Random(0))
    quiet = replace(begun, plan=(), fillers=(), alerts=alerts, coach="")
    return replace(quiet, **changes)  # type: ignore[arg-type]  # the fields of State


def begun(level: Level = Level.STANDARD, seed: int = 0, *, short: bool = False) -> State:
    return SIMULATION.begin(level, random.Random(seed), short=short)


def run(state: State, minutes: float) -> State:
    """The state some minutes of the day later: as many seconds of play."""
    for _ in range(round(minutes / STEP_S)):
        state = SIMULATION.step(state)
    return state
