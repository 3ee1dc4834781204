"""The records of the play, all frozen: what a day has come to, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.contract import STEP_S, Level
from kiosk.experiences.energy_manager.battery import Mode
from kiosk.experiences.energy_manager.deal import (
    DAY_START_H,
    WINDOW_H,
    WINDOWS,
    Dealt,
    Request,
    steps_per_window,
)

__all__ = ["Alert", "Controls", "Day", "Flows", "Goal", "Meter", "State", "Stretch", "Window"]

FULL_COMFORT = 100.0


@dataclass(frozen=True, slots=True)
class Controls:
    """What the block is told: the battery's mode, whether cars wait, whether the building saves."""

    mode: Mode = Mode.KEEP
    deferring: bool = False
    saving: bool = False


@dataclass(frozen=True, slots=True)
class Flows:
    """Power in kW during a step. load + cars + charge + export = solar + discharge + import."""

    solar_kw: float = 0.0
    load_kw: float = 0.0
    cars_kw: float = 0.0
    charge_kw: float = 0.0
    discharge_kw: float = 0.0
    import_kw: float = 0.0
    export_kw: float = 0.0

    @property
    def surplus_kw(self) -> float:
        """What the roof makes beyond what building and cars use."""
        return max(0.0, self.solar_kw - self.load_kw - self.cars_kw)

    @property
    def needed_kw(self) -> float:
        """What building and cars use beyond what the roof makes."""
        return max(0.0, self.load_kw + self.cars_kw - self.solar_kw)

    @property
    def bought_to_store_kw(self) -> float:
        """The part of charging that comes over the grid line."""
        return min(self.charge_kw, self.import_kw)


@dataclass(frozen=True, slots=True)
class Meter:
    """Energy in kWh since the day began, and its price in won."""

    solar_kwh: float = 0.0
    load_kwh: float = 0.0
    cars_kwh: float = 0.0
    charge_kwh: float = 0.0
    discharge_kwh: float = 0.0
    import_kwh: float = 0.0
    export_kwh: float = 0.0
    energy_won: float = 0.0


@dataclass(frozen=True, slots=True)
class Window:
    """Mean powers of one quarter of an hour, for the day's curve."""

    solar_kw: float
    use_kw: float
    import_kw: float


@dataclass(frozen=True, slots=True)
class Day:
    """One day under one way of running it. `step` counts from DAY_START_H.

    `cars_got_kwh` is what each dealt car has got; `open_window` gathers the running quarter hour, `peak_kw`
    is the highest full one so far, at `peak_h`. `comfort` is 0..100, `comfort_sum` its sum over steps.
    """

    step: int
    stored_kwh: float
    cars_got_kwh: tuple[float, ...]
    flows: Flows = Flows()
    meter: Meter = Meter()
    open_window: Window = Window(0.0, 0.0, 0.0)
    windows: tuple[Window, ...] = ()
    peak_kw: float = 0.0
    peak_h: float = DAY_START_H
    comfort: float = FULL_COMFORT
    comfort_sum: float = 0.0
    saving_h: float = 0.0


@dataclass(frozen=True, slots=True)
class Goal:
    """What a good plan for the day comes to, found by the model with the day known in advance."""

    peak_kw: float
    cost_won: float
    import_kwh: float


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that asks for attention. `due` until anything has been decided after it came up."""

    kind: str
    number: int
    since_h: float
    due: bool

    @property
    def id(self) -> str:
        return f"{self.kind}-{self.number}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """How one decision went on: `verb` from `start_h` of a day until it was taken back.

    `kwh` is what it moved (stored, given, put off, spared), `roof_kwh` its part from the roof, `won` what
    that would have cost at the price of the hour, `peak_kw` the most that came over the line at once (for
    surplus that was left unused: the battery's room in kWh).
    """

    verb: str
    round: int
    at_s: float
    start_h: float
    end_h: float
    kwh: float = 0.0
    roof_kwh: float = 0.0
    won: float = 0.0
    peak_kw: float = 0.0


@dataclass(frozen=True, slots=True)
class State:
    """The whole play. `day` is the visitor's, `idle` the same day if nobody did anything.

    `done` holds both for the days that are over. `heard` says when each kind of alert was last there,
    `raised` how many there have been. `running` and `stretches` are what decisions do and did.
    `stopped_h` is when the battery last stopped by itself, full or empty. `cut_kwh` is what was used less
    during today's request, counted up to what was asked, `cuts_kwh` the same of the days that are over.
    """

    level: Level
    short: bool
    days: tuple[Dealt, ...]
    goals: tuple[Goal, ...]
    day: Day
    idle: Day
    controls: Controls = Controls()
    done: tuple[tuple[Day, Day], ...] = ()
    alerts: tuple[Alert, ...] = ()
    heard: tuple[tuple[str, float], ...] = ()
    raised: int = 0
    running: tuple[Stretch, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    cut_kwh: float = 0.0
    cuts_kwh: tuple[float, ...] = ()
    stopped_h: float = 0.0
    decisions: int = 0
    finished: bool = False

    @property
    def index(self) -> int:
        """Which day it is, from 0."""
        return min(len(self.done), len(self.days) - 1)

    @property
    def dealt(self) -> Dealt:
        return self.days[self.index]

    @property
    def goal(self) -> Goal:
        return self.goals[self.index]

    @property
    def steps_per_window(self) -> int:
        return steps_per_window(self.level, short=self.short)

    @property
    def dt_h(self) -> float:
        """Hours of the day that one step is."""
        return WINDOW_H / self.steps_per_window

    @property
    def hour(self) -> float:
        """The hour of the day, 10.0 to 22.5."""
        return DAY_START_H + self.day.step * self.dt_h

    @property
    def round_s(self) -> float:
        return WINDOWS * self.steps_per_window * STEP_S

    @property
    def time_s(self) -> float:
        """Play time since the beginning."""
        return round(len(self.done) * self.round_s + (0.0 if self.finished else self.day.step * STEP_S), 3)

    @property
    def request(self) -> Request | None:
        """The request once it has been announced."""
        request = self.dealt.request
        return request if request and self.hour >= request.called_h - 1e-6 else None
