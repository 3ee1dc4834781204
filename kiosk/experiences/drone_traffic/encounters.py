"""Conflicts followed over time: which one is the same as before, who dealt with it, what it cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.experiences.drone_traffic.airspace import SEPARATION_M, distance_m
from kiosk.experiences.drone_traffic.state import Aircraft, Conflict, Encounter

BACK_AFTER_S = 0.5
"""A conflict dealt with and absent for this long is news again when it comes back."""

FORGET_S = 2.0
"""A conflict absent for this long is over; if it comes back later it is a new one."""


def follow(
    encounters: tuple[Encounter, ...],
    conflicts: Sequence[Conflict],
    aircraft: Sequence[Aircraft],
    now_s: float,
    dt_s: float,
) -> tuple[tuple[Encounter, ...], tuple[Encounter, ...]]:
    """The encounters still open and those that have just closed, after `dt_s` under these conflicts."""
    by_pair = {conflict.pair: conflict for conflict in conflicts}
    by_id = {one.id: one for one in aircraft}
    still_open: list[Encounter] = []
    over: list[Encounter] = []
    for encounter in encounters:
        conflict = by_pair.pop(encounter.pair, None)
        if conflict is not None:
            still_open.append(_present(encounter, conflict, by_id, now_s, dt_s))
        elif now_s - encounter.seen_s >= FORGET_S:
            over.append(replace(encounter, present=False, due=False))
        else:
            still_open.append(replace(encounter, present=False, due=False))
    still_open += [_begun(conflict, by_id, now_s, dt_s) for conflict in by_pair.values()]
    return tuple(still_open), tuple(over)


def _begun(conflict: Conflict, by_id: dict[str, Aircraft], now_s: float, dt_s: float) -> Encounter:
    first, second = conflict.pair
    fresh = Encounter(
        id=f"{first}-{second}@{round(10 * now_s)}",
        pair=conflict.pair,
        names=(by_id[first].name, by_id[second].name),
        began_s=now_s,
        seen_s=now_s,
        predicted_m=conflict.miss_m,
        closest_m=SEPARATION_M,
    )
    return _present(fresh, conflict, by_id, now_s, dt_s)


def _present(
    encounter: Encounter, conflict: Conflict, by_id: dict[str, Aircraft], now_s: float, dt_s: float
) -> Encounter:
    """The encounter while its conflict lasts.

    One that had vanished for a while waits for a decision again. One in which nobody can be instructed never
    does, or the clock would stand still for good.
    """
    lost_s, closest_m = encounter.lost_s, encounter.closest_m
    if conflict.lost:
        first, second = conflict.pair
        lost_s += dt_s
        closest_m = min(closest_m, distance_m(by_id[first], by_id[second]))
    obeyed = any(by_id[one].obeys for one in conflict.pair)
    back_again = not encounter.present and now_s - encounter.seen_s >= BACK_AFTER_S
    due = obeyed and (encounter.due or back_again)
    return replace(encounter, seen_s=now_s, lost_s=lost_s, closest_m=closest_m, due=due, present=True)


def answered(encounters: tuple[Encounter, ...], aircraft_id: str, verb: str) -> tuple[Encounter, ...]:
    """The encounters after an instruction to one aircraft: those it is part of have been dealt with."""
    return tuple(
        replace(one, due=False, answer=verb) if one.present and aircraft_id in one.pair else one
        for one in encounters
    )
