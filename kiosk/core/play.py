"""One play of one experience: exact steps, pause, pace, recording and replay.

A play is a frozen value. Touches go through `act`, display time through `advance`; both return a new play.
The simulation only ever moves in whole steps of STEP_S, so a recording replays to the identical outcome
whatever the display's frame rate was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

from kiosk.core.contract import (
    STEP_S,
    Action,
    Level,
    Outcome,
    Progress,
    Rng,
    Simulation,
)
from kiosk.core.errors import IllegalAction

S = TypeVar("S")

MAX_ADVANCE_S = 0.5
"""Display time taken in at once; a stalled machine slows the model down rather than jumping it ahead."""

ROUNDING_S = 1e-9
"""Display times are sums of floats: six frames of 1/60 s are one step, though they add up to a hair less."""

SPEED_LIMIT_STEPS = 20_000
"""More steps than any play has (33 minutes of model time): a replay past this is damaged data."""


class Phase(StrEnum):
    """What the play's clock is doing."""

    OPENING = "opening"  # stands still on the coached first event until the first action
    RUNNING = "running"
    BETWEEN = "between"  # a round is over: "다음 단계는 옆 사람이 해 볼까요?"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Play(Generic[S]):
    """A play in progress.

    `state` is the model now and `previous` the model one step ago (views interpolate between them by
    `fraction`). `step` counts whole steps; `recording` holds `(step, action_id)` pairs. `untimed` stops
    the clock while a decision is due (차분하게), whatever level was dealt.
    """

    simulation: Simulation[S]
    level: Level
    short: bool
    state: S
    previous: S
    step: int = 0
    carry_s: float = 0.0
    recording: tuple[tuple[int, str], ...] = ()
    phase: Phase = Phase.OPENING
    paused: bool = False
    untimed: bool = False

    @property
    def actions(self) -> tuple[Action, ...]:
        return self.simulation.actions(self.state)

    @property
    def progress(self) -> Progress:
        return self.simulation.progress(self.state)

    @property
    def outcome(self) -> Outcome | None:
        return self.simulation.outcome(self.state)

    @property
    def fraction(self) -> float:
        """How far display time has gone from `previous` to `state`, 0..1."""
        return min(1.0, self.carry_s / STEP_S)

    @property
    def running(self) -> bool:
        """Whether the model clock moves right now."""
        if self.paused or self.phase is not Phase.RUNNING:
            return False
        return not (self.untimed and self.simulation.decision_due(self.state))

    def act(self, action_id: str) -> Play[S]:
        """Take a decision at this step. Raises IllegalAction if it is not offered (any more)."""
        if self.phase in (Phase.FINISHED, Phase.BETWEEN):
            raise IllegalAction(action_id)
        state = self.simulation.act(self.state, action_id)
        return replace(
            self,
            state=state,
            recording=(*self.recording, (self.step, action_id)),
            phase=self._phase_after(state),
        )

    def advance(self, elapsed_s: float) -> Play[S]:
        """Let display time pass: as many whole steps as fit; the rest is carried over."""
        if not self.running:
            return self
        play = replace(self, carry_s=self.carry_s + min(max(elapsed_s, 0.0), MAX_ADVANCE_S))
        while play.carry_s >= STEP_S - ROUNDING_S and play.running:
            play = play._stepped()
        return play if play.running else replace(play, carry_s=min(play.carry_s, STEP_S))

    def pause(self) -> Play[S]:
        return replace(self, paused=True)

    def resume(self) -> Play[S]:
        return replace(self, paused=False)

    def with_untimed(self, untimed: bool) -> Play[S]:
        """The visitor's pace, changeable in pause; it moves no step, so replay is not affected."""
        return replace(self, untimed=untimed)

    def next_round(self) -> Play[S]:
        """Go on after the hand-over between rounds."""
        return replace(self, phase=Phase.RUNNING) if self.phase is Phase.BETWEEN else self

    def _stepped(self) -> Play[S]:
        state = self.simulation.step(self.state)
        return replace(
            self,
            previous=self.state,
            state=state,
            step=self.step + 1,
            carry_s=max(0.0, self.carry_s - STEP_S),
            phase=self._phase_after(state),
        )

    def _phase_after(self, state: S) -> Phase:
        """Where a step or a decision leads: it may end the round or the play."""
        if self.simulation.outcome(state) is not None:
            return Phase.FINISHED
        return (
            Phase.BETWEEN if self.simulation.progress(state).round != self.progress.round else Phase.RUNNING
        )


def start(simulation: Simulation[S], level: Level, rng: Rng, *, short: bool = False) -> Play[S]:
    """A new play, standing still on its first event. `rng` is freshly seeded and used only here."""
    state = simulation.begin(level, rng, short=short)
    return Play(simulation, level, short, state, state, untimed=level is Level.CALM)


def replay(
    simulation: Simulation[S],
    level: Level,
    rng: Rng,
    recording: Iterable[tuple[int, str]],
    *,
    short: bool = False,
) -> S:
    """The final state of a recorded play: the same actions at the same steps.

    `rng` must be seeded as it was for the play. Raises IllegalAction if the recording does not fit the
    experience, and ValueError if its steps go back or it never ends.
    """
    state = simulation.begin(level, rng, short=short)
    step = 0
    for at_step, action_id in recording:
        if not step <= at_step <= SPEED_LIMIT_STEPS:
            raise ValueError(f"recording goes from step {step} to step {at_step}")
        while step < at_step:
            state = simulation.step(state)
            step += 1
        state = simulation.act(state, action_id)
    while simulation.outcome(state) is None:
        if step > SPEED_LIMIT_STEPS:
            raise ValueError(f"recording does not end within {SPEED_LIMIT_STEPS} steps")
        state = simulation.step(state)
        step += 1
    return state
