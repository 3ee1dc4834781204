"""States of the airspace, and words enough, for the tests of the drone Stage."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel

from kiosk.core.contract import Level, Line
from kiosk.experiences.drone_traffic.simulation import DroneTraffic
from kiosk.experiences.drone_traffic.state import Aircraft, Conflict, Kind, Phase, Point, State

REPOSITORY = Path(__file__).resolve().parents[3]
FOLDER = REPOSITORY / "kiosk" / "experiences" / "drone_traffic"


def say(sentence: Line) -> str:
    """Words enough to tell sentences apart."""
    return " ".join(
        [sentence.key, *(str(value) for _, value in sentence.values if not isinstance(value, Line))]
    )


def dealt(*aircraft: Aircraft, conflicts: tuple[Conflict, ...] = (), time_s: float = 10.0) -> State:
    """A state of play with these aircraft."""
    begun = DroneTraffic().begin(Level.STANDARD, random.Random(7))
    return replace(begun, aircraft=aircraft, conflicts=conflicts, time_s=time_s)


def flying(**changes: object) -> Aircraft:
    """A parcel drone in the middle of the map, heading north to its pad."""
    one = DroneTraffic().begin(Level.STANDARD, random.Random(7)).aircraft[0]
    middle = replace(
        one,
        id="D1",
        kind=Kind.PARCEL,
        x_m=400.0,
        y_m=400.0,
        altitude_m=90.0,
        cleared_m=90.0,
        heading_deg=0.0,
        path=(Point(400.0, 700.0),),
        entered_s=0.0,
        phase=Phase.CRUISING,
    )
    return replace(middle, **changes)  # type: ignore[arg-type]  # the fields of Aircraft


def crossing(*, lost: bool = False) -> State:
    """Two in an urgent conflict, and the second of them later also in one with a third."""
    first = Conflict(("D1", "G2"), 24.0, 7.2, Point(412.0, 450.0), 90.0, lost=lost)
    later = Conflict(("G2", "G3"), 40.0, 15.0, Point(500.0, 500.0), 90.0)
    trio = flying(), flying(id="G2", x_m=424.0), flying(id="G3", x_m=600.0)
    return dealt(*trio, flying(id="G4", x_m=200.0, y_m=200.0), conflicts=(first, later))


def values(model: QAbstractItemModel, role: str) -> list[object]:
    number = next(key for key, name in model.roleNames().items() if bytes(name.data()).decode() == role)
    return [model.index(row, 0).data(number) for row in range(model.rowCount())]
