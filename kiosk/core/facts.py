"""What happened, as small frozen records. The log, the staff page and the tests read these and nothing else.

A fact carries no time of its own: the log stamps it when it is recorded.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VisitStarted:
    visit_id: str
    language: str
    is_test: bool = False
    group_id: str | None = None


@dataclass(frozen=True, slots=True)
class ScreenShown:
    visit_id: str
    screen: str


@dataclass(frozen=True, slots=True)
class FirstDecision:
    """The visit's first decision in any play, `after_s` seconds after 시작하기."""

    visit_id: str
    after_s: float


@dataclass(frozen=True, slots=True)
class PlayStarted:
    visit_id: str
    play_id: str
    experience: str
    version: str
    level: str
    short: bool
    seed: int


@dataclass(frozen=True, slots=True)
class PlayFinished:
    """A play came to its end, whichever: completed, abandoned, idle or crashed.

    `actions` is the recording `[[step, action_id], …]`; `measures` are (key, value) pairs. Score and stars
    are None unless completed.
    """

    visit_id: str
    play_id: str
    outcome: str
    round_reached: int
    actions: tuple[tuple[int, str], ...]
    score: float | None
    stars: int | None
    measures: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class PlayLiked:
    """이 일, 어땠나요? 1 (not at all) to 5 (very much); None takes the answer back."""

    visit_id: str
    play_id: str
    liking: int | None


@dataclass(frozen=True, slots=True)
class AudienceChosen:
    """One of AUDIENCES (age bands), or None for 건너뛰기."""

    visit_id: str
    audience: str | None


@dataclass(frozen=True, slots=True)
class PartySizeChosen:
    """1 to 4, where 4 means four or more."""

    visit_id: str
    party_size: int


@dataclass(frozen=True, slots=True)
class ReferralShown:
    visit_id: str
    programme: str


@dataclass(frozen=True, slots=True)
class ReferralTaken:
    """A programme was put on the slip (`taken`) or taken off it again."""

    visit_id: str
    programme: str
    taken: bool


@dataclass(frozen=True, slots=True)
class SurveyAnswered:
    """`item` is one of SURVEY_ITEMS; `value` 1 (전혀 아니에요) to 5 (매우 그래요)."""

    visit_id: str
    item: str
    value: int


@dataclass(frozen=True, slots=True)
class SlipIssued:
    """A slip left the kiosk: `channel` screen or printer; `outcome` shown, printed, saved or failed."""

    visit_id: str
    channel: str
    outcome: str
    printer_status: str = ""


@dataclass(frozen=True, slots=True)
class AidUsed:
    """An accessibility aid was switched on. Counted per day, never tied to a visit."""

    aid: str


@dataclass(frozen=True, slots=True)
class StaffCalled:
    pass


@dataclass(frozen=True, slots=True)
class StaffAcknowledged:
    pass


@dataclass(frozen=True, slots=True)
class StaffActed:
    """Staff did something at the kiosk: a pair of the closed vocabulary `staff_word` of the log."""

    action: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TeamStarted:
    """A team's slot of a group visit began: `minutes` long, `people` heads. One that is on ends with it."""

    group_id: str
    minutes: int
    people: int


@dataclass(frozen=True, slots=True)
class TeamEnded:
    group_id: str


@dataclass(frozen=True, slots=True)
class VisitEnded:
    """`ended_by`: finished, home, replaced, idle, staff or crashed. `duration_s` by the monotonic clock."""

    visit_id: str
    ended_by: str
    duration_s: float


Fact = (
    VisitStarted
    | ScreenShown
    | FirstDecision
    | PlayStarted
    | PlayFinished
    | PlayLiked
    | AudienceChosen
    | PartySizeChosen
    | ReferralShown
    | ReferralTaken
    | SurveyAnswered
    | SlipIssued
    | AidUsed
    | StaffCalled
    | StaffAcknowledged
    | StaffActed
    | TeamStarted
    | TeamEnded
    | VisitEnded
)

ENDINGS = ("finished", "home", "replaced", "idle", "staff", "crashed")
PLAY_OUTCOMES = ("completed", "abandoned", "idle", "crashed")
AUDIENCES = ("u13", "14-18", "19-39", "40-64", "65+")
AIDS = ("large_text", "high_contrast", "voice", "low_layout", "reduced_motion", "keypad")
SURVEY_ITEMS = ("satisfied", "clear", "informative", "easy", "inspiring")
