"""The layers from the side: which drone flies how high, in a few marks beside the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.experiences.drone_traffic.stage import LOWEST_LIFT, AircraftRow
from kiosk.experiences.drone_traffic.state import LAYERS_M

LARGE, SMALL = 1.0, 0.74
"""Widths of a mark: of those that matter now, and of the others."""

SEATS = 3.0
"""Width of a rung, in large marks; who finds no room on it is left out."""


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
    taken = [0.0] * len(LAYERS_M)
    rows: list[MarkRow] = []
    for one in sorted(aircraft, key=lambda row: (not row.selected, not row.conflicting, row.key)):
        rung = rung_of(one.lift)
        matters = one.selected or one.conflicting
        size = LARGE if matters else SMALL
        row = max(0, round(rung))
        if rung < -0.5 or one.presence == 0 or taken[row] + size > SEATS:
            continue
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


def rung_of(lift: float) -> float:
    """How many layers over the lowest one a lift is; negative below it."""
    return (lift - LOWEST_LIFT) / (1 - LOWEST_LIFT) * (len(LAYERS_M) - 1)
