"""What would help now: settings tried out in thought. One advice at a time, the most urgent first."""

from __future__ import annotations

from kiosk.core.contract import Line, line
from kiosk.experiences.robot_cell import people
from kiosk.experiences.robot_cell.choices import FAST_COST, set_by
from kiosk.experiences.robot_cell.protection import margin_m, needed_m
from kiosk.experiences.robot_cell.schedule import is_heavy
from kiosk.experiences.robot_cell.state import FIELDS_M, Cell, Sensor

SETTLING_S = 10.0
"""For so long a visitor may watch the cell before being told how it could make more†."""


def advice(cell: Cell) -> tuple[str, Line] | None:
    """The action that would help most, and the sentence that says so; None when all is well."""
    service = people.service_now(cell)
    if service is not None and cell.time_s < people.kneel_ends_s(service):
        return ("stop", line("say-stop")) if cell.on else None
    heavy = is_heavy(cell)
    margin = margin_m(cell.settings, heavy)
    if margin < 0.0:
        return _mended(cell, heavy)
    if not cell.on:
        return "start", line("say-start")
    return _improved(cell, heavy)


def _mended(cell: Cell, heavy: bool) -> tuple[str, Line]:
    """What makes an unsafe cell safe: a wider field; where the sensor cannot look so far, less to stop."""
    needed = needed_m(cell.settings, heavy)
    if needed <= FIELDS_M[-1]:
        return "wider", line("say-wider", short=-100.0 * margin_m(cell.settings, heavy))
    if cell.settings.sensor is Sensor.SLOW:
        return "sensor", line("say-sensor-short", needed=needed, most=FIELDS_M[-1])
    return "speed", line("say-speed-short", needed=needed, most=FIELDS_M[-1])


def _improved(cell: Cell, heavy: bool) -> tuple[str, Line] | None:
    """What makes a safe cell better: the fast sensor, then speed, then a field no wider than needed."""
    settings = cell.settings
    if cell.time_s >= SETTLING_S and settings.sensor is Sensor.SLOW and settings.speed == 0:
        after = needed_m(set_by(settings, "sensor"), heavy)
        before = needed_m(settings, heavy)
        if cell.owns_fast:
            return "sensor", line("say-sensor-owned", before=before, after=after)
        return "sensor", line("say-sensor", before=before, after=after, cost=FAST_COST)
    faster = set_by(settings, "speed")
    if settings.sensor is Sensor.FAST and settings.speed == 0 and margin_m(faster, heavy) >= 0.0:
        return "speed", line("say-speed", margin=100.0 * margin_m(faster, heavy))
    nearer = set_by(settings, "narrower")
    if nearer != settings and margin_m(nearer, heavy) >= 0.0:
        return "narrower", line("say-narrower", margin=100.0 * margin_m(nearer, heavy))
    return None
