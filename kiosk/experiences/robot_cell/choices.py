"""What each choice does to the settings, and what it costs."""

from __future__ import annotations

from dataclasses import replace

from kiosk.experiences.robot_cell.motion import parts_per_hour
from kiosk.experiences.robot_cell.protection import margin_m, needed_m
from kiosk.experiences.robot_cell.schedule import is_heavy
from kiosk.experiences.robot_cell.state import (
    FENCES,
    FIELDS_M,
    SPEEDS_MPS,
    Cell,
    Change,
    Sensor,
    Settings,
)

FAST_COST, FENCE_COST = 120, 40
"""What the fast sensor and the fence cost once, in 만원†; moving the fence costs nothing."""


def set_by(settings: Settings, action_id: str) -> Settings:
    """The settings after a choice; starting and stopping leave them alone."""
    match action_id:
        case "speed":
            return replace(settings, speed=(settings.speed + 1) % len(SPEEDS_MPS))
        case "sensor":
            other = Sensor.FAST if settings.sensor is Sensor.SLOW else Sensor.SLOW
            return replace(settings, sensor=other)
        case "wider":
            return replace(settings, field=min(len(FIELDS_M) - 1, settings.field + 1))
        case "narrower":
            return replace(settings, field=max(0, settings.field - 1))
        case "fence":
            return replace(settings, fence=FENCES[(FENCES.index(settings.fence) + 1) % len(FENCES)])
        case _:
            return settings


def chosen(cell: Cell, action_id: str) -> Cell:
    """The cell after a legal choice, paid for and remembered."""
    before, after = cell.settings, set_by(cell.settings, action_id)
    heavy = is_heavy(cell)
    buys_fast = after.sensor is Sensor.FAST and not cell.owns_fast
    buys_fence = after.fence is not None and not cell.owns_fence
    change = Change(
        at_s=cell.time_s,
        what=action_id,
        before_m=needed_m(before, heavy),
        after_m=needed_m(after, heavy),
        before_rate=parts_per_hour(before.speed, heavy),
        after_rate=parts_per_hour(after.speed, heavy),
        margin_m=margin_m(after, heavy),
        fence=after.fence,
    )
    return replace(
        cell,
        settings=after,
        on={"start": True, "stop": False}.get(action_id, cell.on),
        cost=cell.cost + FAST_COST * buys_fast + FENCE_COST * buys_fence,
        owns_fast=cell.owns_fast or buys_fast,
        owns_fence=cell.owns_fence or buys_fence,
        changes=(*cell.changes, change),
        touches=cell.touches + 1,
    )
