"""The layers from the side: which drone flies how high, in a few marks beside the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.experiences.drone_traffic.stage import LOWEST_LIFT, AircraftRow
from kiosk.experiences.drone_traffic.state import LAYERS_M

LARGE, SMALL = 1.0, 0.74
"""Widths of a mark: of those that matter now, and of the others."""

SEATS = 2.6
"""Width of a rung, in large marks; where more are on it than fit, all of them are smaller."""


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One drone on the ladder: `rung` 0 is the lowest layer, 2 the highest.

    `seat` is the middle of its place from the left and `size` its width, in large marks.
    """

    key: str
    kind: str
    rung: int
    seat: float
    size: float
    selected: bool
    conflicting: bool
    presence: float


def marks(aircraft: Sequence[AircraftRow]) -> list[MarkRow]:
    """The marks of all in the air. On each rung the selected stands first, then those in conflict."""
    seen = [one for one in aircraft if rung_of(one.lift) >= -0.5 and one.presence > 0]
    seen.sort(key=lambda one: (not one.selected, not one.conflicting, one.key))
    wanted = [0.0] * len(LAYERS_M)
    for one in seen:
        wanted[_rung(one)] += _size(one)
    taken = [0.0] * len(LAYERS_M)
    rows: list[MarkRow] = []
    for one in seen:
        row = _rung(one)
        size = _size(one) * min(1.0, SEATS / wanted[row])
        rows.append(
            MarkRow(
                key=one.key,
                kind=one.kind,
                rung=row,
                seat=taken[row] + size / 2,
                size=size,
                selected=one.selected,
                conflicting=one.conflicting,
                presence=one.presence,
            )
        )
        taken[row] += size
    return rows


def _size(one: AircraftRow) -> float:
    return LARGE if one.selected or one.conflicting else SMALL


def _rung(one: AircraftRow) -> int:
    return max(0, round(rung_of(one.lift)))


def rung_of(lift: float) -> float:
    """How many layers over the lowest one a lift is; negative below it."""
    return (lift - LOWEST_LIFT) / (1 - LOWEST_LIFT) * (len(LAYERS_M) - 1)
