"""Who is near, whether the sensor knows, and what the arm does about it: one fine step of safety."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.experiences.robot_cell import people
from kiosk.experiences.robot_cell.protection import needed_m
from kiosk.experiences.robot_cell.schedule import is_heavy
from kiosk.experiences.robot_cell.state import FIELDS_M, Cell, Guard, Meeting, Visit

RESTART_S = 1.0
"""How long the field must be clear before the arm goes on by itself†."""

Near = Sequence[tuple[int, Visit, float]]


def noticed(cell: Cell, near: Near, time_s: float) -> bool:
    """Whether the sensor sees anybody."""
    return any(people.seen(cell, visit, distance, time_s) for _, visit, distance in near)


def watched(guard: Guard, dt_s: float, response_s: float, seen: bool) -> Guard:
    """The safety controller a moment later: it holds after its response, and lets go after a while."""
    if seen:
        seen_s = round(guard.seen_s + dt_s, 6)
        return Guard(seen_s, 0.0, guard.holds or seen_s >= response_s - 1e-9)
    clear_s = round(guard.clear_s + dt_s, 6)
    return Guard(0.0, clear_s, guard.holds and clear_s < RESTART_S - 1e-9)


def is_live(cell: Cell) -> bool:
    """Whether the arm moves, or may at any moment."""
    return (cell.on and not cell.guard.holds) or cell.arm.speed_mps > 0.0


def in_danger(distance: float, looks: float, needed: float) -> bool:
    """Whether a live arm could reach somebody: she is nearer than needed, and so is where she is noticed."""
    return distance < needed and looks < needed


def met(cell: Cell, near: Near, dt_s: float) -> tuple[Meeting, ...]:
    """Everybody's meeting with the robot, `dt_s` further; `cell` is the state after the step."""
    meetings = list(cell.meetings)
    for n, visit in enumerate(cell.visits):
        if visit.at_s > cell.time_s:
            break
        if not meetings[n].fenced and people.fenced(cell, visit) and people.is_here(visit, cell.time_s):
            meetings[n] = replace(meetings[n], fenced=True)
    needed, field = needed_m(cell.settings, is_heavy(cell)), FIELDS_M[cell.settings.field]
    live = is_live(cell)
    holding = cell.on and cell.guard.holds
    for n, visit, distance in near:
        kneels = people.kneels(visit, cell.time_s)
        looks = 0.0 if kneels else field
        one = meetings[n]
        danger = live and in_danger(distance, looks, needed)
        reached = live and distance <= max(looks, needed)
        held = holding and distance <= looks
        holding = holding and not held  # the first in the field is who the arm stands for
        meetings[n] = replace(
            one,
            stood_s=round(one.stood_s + (dt_s if held else 0.0), 6),
            exposed_s=round(one.exposed_s + (dt_s if danger else 0.0), 6),
            margin_m=min(one.margin_m, looks - needed) if reached else one.margin_m,
            nearest_m=min(one.nearest_m, distance),
            locked=one.locked or (kneels and not cell.on),
        )
    return tuple(meetings)
