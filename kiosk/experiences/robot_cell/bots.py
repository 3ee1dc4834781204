"""Players without hands: they see what a visitor sees (or only hear it) and do only what is offered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.contract import Bot, Rng, Sight
from kiosk.core.listeners import ControlListener
from kiosk.experiences.robot_cell import people
from kiosk.experiences.robot_cell.choices import set_by
from kiosk.experiences.robot_cell.protection import margin_m
from kiosk.experiences.robot_cell.reading import group_coming
from kiosk.experiences.robot_cell.schedule import is_heavy
from kiosk.experiences.robot_cell.state import Cell, Sensor

FAST_SPEED = 1
"""The speed the expert works at: 1 m/s. Faster, the zone grows more than the parts."""


def _running(cell: Cell) -> str | None:
    """Stop for service, start when the sensor sees her again: what any careful player does first."""
    service = people.service_now(cell)
    if service is not None and cell.time_s < people.kneel_ends_s(service):
        return "stop" if cell.on else None
    return None if cell.on or margin_m(cell.settings, is_heavy(cell)) < 0.0 else "start"


def _fitted(cell: Cell) -> str | None:
    """The field as near as it may be, and no nearer."""
    heavy = is_heavy(cell)
    if margin_m(cell.settings, heavy) < 0.0:
        return "wider"
    nearer = set_by(cell.settings, "narrower")
    return "narrower" if nearer != cell.settings and margin_m(nearer, heavy) >= 0.0 else None


@dataclass(slots=True)
class Expert:
    """Buys the fast sensor first, then speed; keeps the field tight; fences off a group."""

    hears_only: bool = False

    def choose(self, sight: Sight[Cell], rng: Rng) -> str | None:
        cell = sight.state
        if cell is None or not sight.actions:
            return None
        settings = cell.settings
        urgent = _running(cell)
        if urgent:
            return urgent
        if settings.sensor is Sensor.SLOW:
            return "sensor"
        if settings.speed != FAST_SPEED:
            return "speed"
        group = group_coming(cell)
        if group is not None and settings.fence is not group.side:
            return "fence"
        return _fitted(cell)


@dataclass(slots=True)
class Thrifty:
    """Spends nothing: the slow robot with the scanner it came with, open on both sides."""

    hears_only: bool = False

    def choose(self, sight: Sight[Cell], rng: Rng) -> str | None:
        cell = sight.state
        if cell is None or not sight.actions:
            return None
        return _running(cell) or _fitted(cell)


@dataclass(slots=True)
class Careless:
    """Wants parts and nothing else: starts, speeds up, and widens the field once when told."""

    hears_only: bool = False

    def choose(self, sight: Sight[Cell], rng: Rng) -> str | None:
        cell = sight.state
        if cell is None or not sight.actions:
            return None
        if not cell.on:
            return "start"
        if cell.settings.speed != FAST_SPEED:
            return "speed"
        if cell.event.startswith("short") and cell.touches < 2:
            return "wider" if any(one.id == "wider" for one in sight.actions) else "sensor"
        if cell.event.startswith(("service", "kneel")) and cell.touches < 2:
            return "fence"
        return None


_HINTS = (
    ("생산을 멈춰", "생산 멈춤"),
    ("생산을 시작해", "생산 시작"),
    ("감지를 넓히면", "감지 넓게"),
    ("감지를 좁혀도", "감지 좁게"),
    ("센서를 바꾸면", "센서"),
    ("속도를 바꾸면", "로봇 속도"),
)
"""What the spoken situation says would help, and the word on the control that does it."""


BOTS: Mapping[str, Bot[Cell]] = {
    "expert": Expert(),
    "thrifty": Thrifty(),
    "careless": Careless(),
    "listener": ControlListener(_HINTS),
}
"""The players of this experience, by the names the checks know."""
