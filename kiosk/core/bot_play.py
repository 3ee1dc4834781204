"""Playing without a screen: what a bot perceives, one whole play by a bot, and one that nobody touches.

The same clock rules as on the screen hold, because the play itself is `core.play.Play`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from kiosk.core.contract import Action, Bot, Level, Line, Outcome, Rng, Sight, Simulation
from kiosk.core.play import SPEED_LIMIT_STEPS, Phase, start

S = TypeVar("S")

Say = Callable[[Line], str]
"""Renders one sentence of the experience in the language heard."""

LOOK_S = 0.5
"""Wall time between two looks of a bot: twice a second, five steps of a running clock."""

MAX_STILL_LOOKS = 120
"""One minute without a choice while the clock stands still: the screen would have sent the visitor home."""

MAX_LOOKS = 4_000
"""Half an hour of looking: longer than any play may last, however slowly its clock moves."""

RANDOM_TOUCH_CHANCE = 0.25
"""Chance that aimless hands touch something at a look: one touch every two seconds."""


@dataclass(frozen=True, slots=True)
class BotPlay(Generic[S]):
    """A play by a bot. `outcome` is None when the bot let the clock stand still until it was sent home.

    `verbs` are the label keys of the actions taken, in order; `steps` counts whole model steps and `looks`
    how often the bot was asked.
    """

    level: Level
    short: bool
    state: S
    outcome: Outcome | None
    recording: tuple[tuple[int, str], ...]
    verbs: tuple[str, ...]
    steps: int
    looks: int

    @property
    def score(self) -> float:
        """The outcome's score, 0 for a play that never ended."""
        return self.outcome.score if self.outcome else 0.0


def spoken_label(action: Action, say: Say) -> str:
    """What assistive technology says of an action: whom it concerns, what it is, what it will do now."""
    parts = (action.target.name if action.target else None, action.label, action.note)
    return ", ".join(say(part) for part in parts if part is not None)


def sight_of(simulation: Simulation[S], state: S, say: Say, *, hears_only: bool) -> Sight[S]:
    """What a bot perceives of a state; one that only hears gets words and action ids, nothing else."""
    actions = simulation.actions(state)
    return Sight(
        state=None if hears_only else state,
        actions=() if hears_only else actions,
        spoken=tuple(say(sentence) for sentence in simulation.describe(state)),
        labels={action.id: spoken_label(action, say) for action in actions},
    )


def play_with_bot(
    simulation: Simulation[S],
    bot: Bot[S],
    level: Level,
    rng: Rng,
    bot_rng: Rng,
    say: Say,
    *,
    short: bool = False,
) -> BotPlay[S]:
    """One whole play. `rng` deals the play, `bot_rng` is the bot's own; both freshly seeded.

    Raises IllegalAction if the bot answers with an action that is not offered: that is the bot's fault.
    """
    play = start(simulation, level, rng, short=short)
    verbs: list[str] = []
    looks = still = 0
    while play.phase is not Phase.FINISHED and looks < MAX_LOOKS and still < MAX_STILL_LOOKS:
        looks += 1
        step = play.step
        choice = bot.choose(sight_of(simulation, play.state, say, hears_only=bot.hears_only), bot_rng)
        if choice is not None:
            verbs.extend(action.label.key for action in play.actions if action.id == choice)
            play = play.act(choice)
        play = play.advance(LOOK_S).next_round()
        still = still + 1 if choice is None and play.step == step else 0
    return BotPlay(
        level, short, play.state, play.outcome, play.recording, tuple(verbs), steps=play.step, looks=looks
    )


def play_untouched(simulation: Simulation[S], level: Level, rng: Rng, *, short: bool = False) -> BotPlay[S]:
    """What becomes of the model when nobody touches anything: the clock runs on, also at 차분하게.

    A model that does not end by itself is given up after SPEED_LIMIT_STEPS; its `outcome` is None then.
    """
    state = simulation.begin(level, rng, short=short)
    steps = 0
    while (outcome := simulation.outcome(state)) is None and steps < SPEED_LIMIT_STEPS:
        state = simulation.step(state)
        steps += 1
    return BotPlay(level, short, state, outcome, recording=(), verbs=(), steps=steps, looks=0)


class RandomPlayer:
    """Aimless hands: now and then one of the legal actions, all alike."""

    hears_only = False

    def choose(self, sight: Sight[Any], rng: Rng) -> str | None:
        """Any offered action, or None to leave the hands still for this look."""
        if not sight.actions or rng.random() >= RANDOM_TOUCH_CHANCE:
            return None
        return sight.actions[int(rng.random() * len(sight.actions))].id
