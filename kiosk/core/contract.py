"""The contract every job experience keeps: what a simulation and its bots must offer.

A simulation is a set of pure functions over a frozen state. It reads no clock, no file and no chance but
the generator handed to `begin`, so `(experience, version, level, short, seed, [[step, action_id], …])`
is the whole play and replays to the identical outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

STEP_S = 0.1
"""One exact step of model time, in seconds."""

MAX_DESK_ACTIONS = 6
"""Controls a Desk shows at once; a kit rule, so experiences keep their action sets small."""


class Level(StrEnum):
    """How much happens how fast. Chosen by the visitor; changes load and time, never rules."""

    CALM = "calm"  # 차분하게: the model clock stops while a decision is due
    STANDARD = "standard"  # 보통
    KEEN = "keen"  # 도전


class Rng(Protocol):
    """The only source of chance: uniform floats in [0, 1)."""

    def random(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence to be shown or spoken: a text key and the values it needs.

    The key is looked up in `texts/<lang>.toml` of its owner (an experience, or the shell).
    Values are numbers, plain words, or Lines themselves (a name inside a sentence).
    """

    key: str
    values: tuple[tuple[str, str | int | float | Line], ...] = ()


def line(key: str, **values: str | int | float | Line) -> Line:
    """`Line` with keyword values."""
    return Line(key, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Target:
    """Whom an action concerns (one aircraft, one request): a stable id and its spoken name."""

    id: str
    name: Line


@dataclass(frozen=True, slots=True)
class Setting:
    """How far a device is turned up: `now` is 0 (off) to `most`."""

    now: int
    most: int


@dataclass(frozen=True, slots=True)
class Action:
    """One legal choice now.

    `id` is unique and stable per state. `label` is at most two words; `note` says in a few words what it
    will do now ("120 m로 올라가기"). `icon` names a picture of the kit. Actions are listed with the most
    urgent target first; the kit preselects that target. Actions of one `slot` share a place on the Desk
    (기다리기 and 이어 가기), which they keep while not offered; "" means the id up to its ":". An action that
    turns a device shows by `setting` where it stands before.
    """

    id: str
    label: Line
    note: Line | None = None
    target: Target | None = None
    icon: str = ""
    slot: str = ""
    setting: Setting | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the play stands. `round` counts from 1; `seconds_left` is model time left in this round.

    `round_title` names the round ("점심 배달"). `event` is a stable id of what needs attention now, "" for
    none; `notice` is its one sentence and `notice_more` the explanation under it. `coach` is the id of the
    action to point at during the coached first event, "" otherwise.
    """

    round: int
    rounds: int
    seconds_left: float
    round_seconds: float
    round_title: Line
    event: str = ""
    notice: Line | None = None
    notice_more: Line | None = None
    urgent: bool = False
    coach: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One number the debrief explains. `good_low..good_high` is the range called good, in the same unit.

    `key` finds the texts `measure-<key>` (name), `measure-<key>-why` (one sentence of meaning) and, with the
    value put in, `measure-<key>-value` ("{value} m", "{value}초").
    """

    key: str
    value: float
    good_low: float
    good_high: float
    decimals: int = 0

    @property
    def good(self) -> bool:
        return self.good_low <= self.value <= self.good_high


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened when, with the model's own number, for "왜 그랬을까요?". `at_s` is model time."""

    at_s: float
    text: Line
    good: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a play ended. `score` 0..1 is for calibration and logs; visitors see stars 1..3 and the rest."""

    score: float
    stars: int
    measures: tuple[Measure, ...]
    moments: tuple[Moment, ...]
    tradeoff: Line


S = TypeVar("S")


class Simulation(Protocol[S]):
    """The rules of one job. Every function is pure."""

    def begin(self, level: Level, rng: Rng, *, short: bool = False) -> S:
        """The first state; all chance is dealt here. `short` means one 90-second round."""
        ...

    def actions(self, state: S) -> tuple[Action, ...]:
        """Every legal choice now, most urgent target first. Empty once finished."""
        ...

    def act(self, state: S, action_id: str) -> S:
        """The state after a choice. Raises IllegalAction for an id not in `actions(state)`."""
        ...

    def step(self, state: S) -> S:
        """The state STEP_S of model time later. A finished state is returned unchanged."""
        ...

    def decision_due(self, state: S) -> bool:
        """Whether something waits for a choice: at 차분하게 the clock stops while this holds."""
        ...

    def progress(self, state: S) -> Progress: ...

    def describe(self, state: S) -> tuple[Line, ...]:
        """The situation as one to three spoken sentences, most urgent first."""
        ...

    def outcome(self, state: S) -> Outcome | None:
        """None until the last round is over."""
        ...


@dataclass(frozen=True, slots=True)
class Sight(Generic[S]):
    """What a bot perceives.

    The visible state (None for a bot that only hears), the legal actions, the spoken situation, and each
    action's spoken label (target name, label, note) by action id.
    """

    state: S | None
    actions: tuple[Action, ...]
    spoken: tuple[str, ...]
    labels: Mapping[str, str]

    def offered(self, action_id: str | None) -> str | None:
        """This action if it may be taken now, None if not."""
        return action_id if action_id in self.labels else None


class Bot(Protocol[S]):
    """A player without hands. Asked twice a second; answers with an offered action id, or None to wait."""

    hears_only: bool

    def choose(self, sight: Sight[S], rng: Rng) -> str | None: ...
