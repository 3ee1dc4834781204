"""A play moves in exact steps, records what was decided, and replays to the same end."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.contract import STEP_S, Action, Level, Line, Outcome, Progress, Rng
from kiosk.core.errors import IllegalAction
from kiosk.core.play import MAX_ADVANCE_S, SPEED_LIMIT_STEPS, Phase, Play, replay, start

ROUND_STEPS = 100
ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Lamp:
    """Two rounds of ten seconds; the lamp asks for a decision every three seconds."""

    step: int = 0
    lit: int = 0
    answered: int = 0
    luck: float = 0.0
    round: int = 1


class LampModel:
    """Counts its steps, so that a lost or an extra step shows."""

    def begin(self, level: Level, rng: Rng, *, short: bool = False) -> Lamp:
        return Lamp(luck=rng.random())

    def actions(self, state: Lamp) -> tuple[Action, ...]:
        if self.outcome(state):
            return ()
        names = ("light", "skip", "finish") if self.decision_due(state) else ("skip", "finish")
        return tuple(Action(name, Line(name)) for name in names)

    def act(self, state: Lamp, action_id: str) -> Lamp:
        if action_id not in {action.id for action in self.actions(state)}:
            raise IllegalAction(action_id)
        if action_id == "skip":
            return replace(state, step=state.round * ROUND_STEPS, round=state.round + 1)
        if action_id == "finish":
            return replace(state, round=ROUNDS + 1)
        return replace(state, lit=state.lit + state.step, answered=state.answered + 1)

    def step(self, state: Lamp) -> Lamp:
        if self.outcome(state):
            return state
        step = state.step + 1
        return replace(state, step=step, round=step // ROUND_STEPS + 1)

    def decision_due(self, state: Lamp) -> bool:
        return state.step // 30 >= state.answered

    def progress(self, state: Lamp) -> Progress:
        left = STEP_S * (ROUND_STEPS - state.step % ROUND_STEPS)
        return Progress(state.round, ROUNDS, left, 10.0, Line("round"))

    def describe(self, state: Lamp) -> tuple[Line, ...]:
        return (Line("lamp"),)

    def outcome(self, state: Lamp) -> Outcome | None:
        if state.round <= ROUNDS:
            return None
        return Outcome(state.luck, 1, (), (), Line("tradeoff"))


def begun(level: Level = Level.STANDARD, seed: int = 1) -> Play[Lamp]:
    return start(LampModel(), level, random.Random(seed))


def after(play: Play[Lamp], seconds: float, frame_s: float = 0.1) -> Play[Lamp]:
    """Display time passing frame by frame; between rounds nobody waits."""
    for _ in range(round(seconds / frame_s)):
        play = play.advance(frame_s).next_round()
    return play


def test_a_play_stands_still_on_its_first_event_until_the_first_decision() -> None:
    play = after(begun(), 5)

    assert (play.phase, play.step, play.carry_s) == (Phase.OPENING, 0, 0.0)
    assert play.act("light").phase is Phase.RUNNING


@pytest.mark.parametrize("frames_per_second", [10, 24, 25, 30, 50, 59.94, 60, 75, 120, 144])
def test_the_model_makes_exactly_ten_steps_a_second_at_any_frame_rate(frames_per_second: float) -> None:
    play = after(begun().act("light"), 9, frame_s=1 / frames_per_second)

    assert play.step == play.state.step == round(9 * frames_per_second) / frames_per_second * 10 // 1


@given(frames=st.lists(st.floats(0.0, MAX_ADVANCE_S), max_size=60))
def test_no_display_time_is_lost_or_gained_whatever_the_frames(frames: list[float]) -> None:
    play = begun().act("light")
    taken = 0.0
    for frame in frames:
        if play.phase is not Phase.RUNNING:
            break
        play = play.advance(frame)
        taken += frame
    else:
        assert play.step * STEP_S + play.carry_s == pytest.approx(taken, abs=1e-6)
        assert 0 <= play.carry_s < STEP_S
    assert play.state.step == play.step


def test_a_stalled_machine_slows_the_model_down_instead_of_jumping_it_ahead() -> None:
    play = begun().act("light").advance(30.0)

    assert play.step == round(MAX_ADVANCE_S / STEP_S)


def test_a_display_clock_that_goes_back_moves_nothing() -> None:
    play = begun().act("light").advance(0.25)

    assert play.advance(-5.0) == play


def test_views_see_the_last_two_states_and_how_far_display_time_is_between_them() -> None:
    play = begun().act("light").advance(0.25)

    assert (play.previous.step, play.state.step) == (1, 2)
    assert play.fraction == pytest.approx(0.5)


def test_a_paused_play_takes_no_time_and_goes_on_where_it_was() -> None:
    paused = after(begun().act("light"), 1).pause()

    assert after(paused, 5) == paused
    assert after(paused.resume(), 1).step == 20


def test_at_calm_the_clock_stops_while_a_decision_is_due() -> None:
    play = after(begun(Level.CALM).act("light"), 60)

    assert play.step == 30
    assert not play.running
    assert after(play.act("light"), 60).step == 60


def test_at_standard_the_clock_does_not_wait() -> None:
    assert after(begun().act("light"), 9).step == 90


def test_the_pace_can_be_changed_during_a_play_without_touching_the_recording() -> None:
    waiting = after(begun(Level.CALM).act("light"), 10)

    hurried = after(waiting.with_untimed(False), 1)

    assert hurried.step == waiting.step + 10
    assert hurried.recording == waiting.recording


def test_the_play_stands_still_between_rounds_until_someone_goes_on() -> None:
    play = begun().act("light")
    while play.phase is Phase.RUNNING:
        play = play.advance(0.1)

    assert (play.phase, play.step) == (Phase.BETWEEN, ROUND_STEPS)
    assert play.advance(0.5) == play
    assert play.next_round().advance(0.1).step == ROUND_STEPS + 1


def test_going_on_means_nothing_within_a_round() -> None:
    opening, running = begun(), begun().act("light")

    assert opening.next_round() is opening
    assert running.next_round() is running


def test_a_decision_that_ends_the_round_stops_between_rounds() -> None:
    assert begun().act("skip").phase is Phase.BETWEEN


def test_a_decision_that_ends_the_play_finishes_it_at_once() -> None:
    play = begun().act("finish")

    assert play.phase is Phase.FINISHED
    assert play.outcome is not None


@pytest.mark.parametrize("ended_by", [("skip",), ("finish",)])
def test_nothing_can_be_decided_between_rounds_or_after_the_end(ended_by: tuple[str]) -> None:
    play = begun().act(*ended_by)

    with pytest.raises(IllegalAction):
        play.act("skip")


def test_a_stale_decision_is_refused_and_the_play_is_as_before() -> None:
    play = after(begun().act("light"), 1)
    before = replace(play)

    with pytest.raises(IllegalAction):
        play.act("light")
    assert play == before


@given(
    seed=st.integers(0, 1000),
    level=st.sampled_from(list(Level)),
    frame_s=st.floats(0.005, 0.5),
    looks=st.lists(st.sampled_from(["light", "skip", ""]), max_size=40),
)
def test_a_recording_replays_to_the_identical_end(
    seed: int, level: Level, frame_s: float, looks: list[str]
) -> None:
    play = begun(level, seed).act("light")
    for choice in looks:
        if choice in {action.id for action in play.actions} and play.phase is Phase.RUNNING:
            play = play.act(choice)
        play = play.next_round().advance(frame_s)
    if play.phase is not Phase.FINISHED:
        play = play.with_untimed(False).next_round()
        while play.phase is not Phase.FINISHED:
            play = play.advance(frame_s).next_round()

    assert replay(LampModel(), level, random.Random(seed), play.recording) == play.state


def test_a_recording_of_another_experience_is_refused() -> None:
    with pytest.raises(IllegalAction):
        replay(LampModel(), Level.CALM, random.Random(1), [(0, "open_window")])


@pytest.mark.parametrize(
    "recording",
    [[(5, "light"), (3, "skip")], [(-1, "light")], [(SPEED_LIMIT_STEPS + 1, "light")]],
    ids=["goes back", "before the start", "far beyond any play"],
)
def test_a_damaged_recording_is_refused_before_it_keeps_the_machine_busy(
    recording: list[tuple[int, str]],
) -> None:
    with pytest.raises(ValueError, match="recording goes from step"):
        replay(LampModel(), Level.CALM, random.Random(1), recording)


def test_a_replay_that_never_ends_is_given_up() -> None:
    class Endless(LampModel):
        def outcome(self, state: Lamp) -> Outcome | None:
            return None

    with pytest.raises(ValueError, match="does not end"):
        replay(Endless(), Level.CALM, random.Random(1), [])
