"""Cells and visits for the tests of robot_cell."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kiosk.core.contract import Level
from kiosk.experiences.robot_cell.reading import event_of
from kiosk.experiences.robot_cell.simulation import SIMULATION
from kiosk.experiences.robot_cell.state import Cell, Kind, Meeting, Sensor, Settings, Side, Visit


def new_cell(level: Level = Level.STANDARD, seed: int = 1, *, short: bool = False) -> Cell:
    """A play as it begins."""
    return SIMULATION.begin(level, random.Random(seed), short=short)


def lonely(*visits: Visit, **settings: Any) -> Cell:
    """A cell that produces, and whom only these people visit."""
    cell = new_cell()
    cell = replace(
        cell,
        visits=visits,
        meetings=tuple(Meeting() for _ in visits),
        on=True,
        settings=replace(Settings(), **settings),
    )
    return replace(cell, event=event_of(cell))


def passer(lane_m: float = 1.2, at_s: float = 0.0, side: Side = Side.LEFT) -> Visit:
    """Somebody who walks along an aisle at 1.4 m/s."""
    return Visit(Kind.PASSER, at_s, side, lane_m, 1.4, ahead=True)


def service(at_s: float = 2.0, side: Side = Side.LEFT) -> Visit:
    """Somebody who kneels by the belt for four seconds."""
    return Visit(Kind.SERVICE, at_s, side, 0.0, 1.4, ahead=True, kneel_s=4.0)


def until(cell: Cell, wanted: Callable[[Cell], bool], most_s: float = 60.0) -> Cell:
    """The first state from here on that is as wanted."""
    for _ in range(round(most_s * 10)):
        if wanted(cell):
            return cell
        cell = SIMULATION.step(cell)
    raise AssertionError("never came")


def after(cell: Cell, seconds: float) -> Cell:
    """The cell so many seconds later, untouched."""
    for _ in range(round(seconds * 10)):
        cell = SIMULATION.step(cell)
    return cell


def acted(cell: Cell, *actions: str) -> Cell:
    """The cell after some choices at once."""
    for one in actions:
        cell = SIMULATION.act(cell, one)
    return cell


FAST: dict[str, Any] = {"sensor": Sensor.FAST, "speed": 1, "field": 2}
"""The fast sensor at 1 m/s with the nearest safe field for light parts, 1.5 m."""
