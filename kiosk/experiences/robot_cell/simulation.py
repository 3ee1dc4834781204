"""The rules of the robot cell: what is set, what moves, who is safe (README.md explains the model)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.core.contract import STEP_S, Action, Level, Line, Outcome, Progress, Rng
from kiosk.core.errors import IllegalAction
from kiosk.experiences.robot_cell import meetings, people, reading, scoring
from kiosk.experiences.robot_cell.choices import chosen
from kiosk.experiences.robot_cell.motion import PATH_M, moved
from kiosk.experiences.robot_cell.protection import RESPONSE_S
from kiosk.experiences.robot_cell.schedule import deal, is_heavy, plan
from kiosk.experiences.robot_cell.state import FIELDS_M, SPEEDS_MPS, Cell, Meeting, Phase

FINE_S = 0.02
"""The arm and the sensor move in steps this fine; all response times are whole multiples of it."""


class RobotCell:
    """The simulation. It holds nothing; every method is a pure function of the state."""

    def begin(self, level: Level, rng: Rng, *, short: bool = False) -> Cell:
        """A cell that is set safely for its slow speed, and stands still: the first event."""
        busy, visits = deal(level, short, rng)
        cell = Cell(level, short, visits, tuple(Meeting() for _ in visits), busy)
        return replace(cell, event=reading.event_of(cell))

    def actions(self, state: Cell) -> tuple[Action, ...]:
        return () if state.finished else reading.actions(state)

    def act(self, state: Cell, action_id: str) -> Cell:
        """Take a choice. Raises IllegalAction for one that is not offered."""
        if action_id not in {one.id for one in self.actions(state)}:
            raise IllegalAction(action_id)
        return _with_event(chosen(state, action_id))

    def step(self, state: Cell) -> Cell:
        return advance(state, STEP_S, FINE_S)

    def decision_due(self, state: Cell) -> bool:
        return not state.finished and reading.due(state)

    def progress(self, state: Cell) -> Progress:
        return reading.progress(state)

    def describe(self, state: Cell) -> tuple[Line, ...]:
        return reading.describe(state)

    def outcome(self, state: Cell) -> Outcome | None:
        return scoring.outcome(state) if state.finished else None

    def broken_rules(self, state: Cell) -> Iterator[str]:
        """Invariants a state breaks, as short sentences; nothing when all is well."""
        arm = state.arm
        if not -1e-9 <= arm.along_m <= PATH_M + 1e-9:
            yield f"arm at {arm.along_m} m of its way"
        if not 0.0 <= arm.speed_mps <= SPEEDS_MPS[-1] + 1e-9:
            yield f"arm at {arm.speed_mps} m/s"
        if abs(state.running_s + state.stood_s + state.off_s - state.time_s) > 1e-3:
            yield f"times do not add up: {state.running_s}, {state.stood_s}, {state.off_s}"
        if len(state.visits) != len(state.meetings):
            yield "visits and meetings differ in number"
        if any(one.nearest_m < 0.0 or one.exposed_s < 0.0 or one.stood_s < 0.0 for one in state.meetings):
            yield "a negative distance or time of a meeting"
        if state.cost < 0 or state.parts < 0:
            yield "negative cost or parts"
        if not 0 <= state.settings.speed < len(SPEEDS_MPS) or not 0 <= state.settings.field < len(FIELDS_M):
            yield f"impossible settings {state.settings}"


def advance(state: Cell, dt_s: float, fine_s: float) -> Cell:
    """The state `dt_s` later, in steps of `fine_s`. The convergence test makes them finer."""
    if state.finished:
        return state
    began_s = state.time_s
    for n in range(round(dt_s / fine_s)):
        # rounding keeps 0.02 + 0.02 + … from drifting, so rounds end on their exact step
        state = _moved(state, fine_s, round(began_s + (n + 1) * fine_s, 6))
    visits = state.visits
    for n, one in enumerate(visits):
        if began_s < one.at_s <= state.time_s:
            opened = people.with_open_side(one, state.settings.fence)
            state = replace(state, visits=(*state.visits[:n], opened, *state.visits[n + 1 :]))
    end_s = plan(state.level, state.short)[-1].end_s
    return _with_event(replace(state, finished=state.time_s >= end_s - 1e-9))


def _moved(state: Cell, dt_s: float, now_s: float) -> Cell:
    """One fine step: who is seen, whether the arm may move, what that means for everybody near."""
    near = tuple(people.around(state, now_s))
    response_s = RESPONSE_S[state.settings.sensor]
    guard = meetings.watched(state.guard, dt_s, response_s, meetings.noticed(state, near, now_s))
    running = state.on and not guard.holds
    speed = SPEEDS_MPS[state.settings.speed]
    heavy = is_heavy(state)
    arm = moved(state.arm, dt_s, speed, heavy, brakes=not running)
    placed = state.arm.phase is Phase.PLACE and arm.phase is Phase.BACK
    state = replace(
        state,
        time_s=now_s,
        arm=arm,
        guard=guard,
        parts=state.parts + int(placed),
        light_parts=state.light_parts + int(placed and not heavy),
        running_s=round(state.running_s + (dt_s if running else 0.0), 6),
        stood_s=round(state.stood_s + (dt_s if state.on and guard.holds else 0.0), 6),
        off_s=round(state.off_s + (0.0 if state.on else dt_s), 6),
    )
    return replace(state, meetings=meetings.met(state, near, dt_s))


def _with_event(state: Cell) -> Cell:
    """The state with what needs attention now; touches count anew when that changes."""
    event = reading.event_of(state)
    return state if event == state.event else replace(state, event=event, touches=0)


SIMULATION = RobotCell()
