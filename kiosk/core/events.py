"""What can happen to a visit. Touches arrive translated; ids, seeds and verdicts are handed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.core.contract import Level, Outcome

PaperNow = Literal["prints", "trouble", "none"]
"""Whether a slip asked for now comes out on paper: it does, not just now, or there is no printer."""


@dataclass(frozen=True, slots=True)
class Started:
    """시작하기, 새로 시작하기, or a touch on the farewell: a visitor begins."""

    visit_id: str


@dataclass(frozen=True, slots=True)
class BoothChosen:
    experience: str
    version: str
    play_id: str
    seed: int


@dataclass(frozen=True, slots=True)
class AgainChosen:
    """The same situation again (same seed), or `harder`: the next level with the seed handed in."""

    play_id: str
    seed: int
    harder: bool = False


@dataclass(frozen=True, slots=True)
class LevelChosen:
    level: Level


@dataclass(frozen=True, slots=True)
class Decided:
    """An action was taken in the play, at this step of its model."""

    step: int
    action_id: str


@dataclass(frozen=True, slots=True)
class RoundOver:
    """The play reached `round` and waits for 이어서 하기."""

    round: int


@dataclass(frozen=True, slots=True)
class PlayCompleted:
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class PlayCrashed:
    """The experience raised: the play ends, the visit goes on in the hall."""


@dataclass(frozen=True, slots=True)
class PlaySaved:
    """The log holds the finished play on disk, or cannot: either way the debrief may appear."""

    play_id: str = ""


@dataclass(frozen=True, slots=True)
class Liked:
    value: int


@dataclass(frozen=True, slots=True)
class FactsToggled:
    """이 일을 더 알아보기, on and off."""


@dataclass(frozen=True, slots=True)
class HallChosen:
    """다른 일, or back from a door."""


@dataclass(frozen=True, slots=True)
class DoorChosen:
    path: str


@dataclass(frozen=True, slots=True)
class WayChosen:
    """One of the ways on from a door's page: a field, a work, an answer, a stage."""

    way: str


@dataclass(frozen=True, slots=True)
class PageLeft:
    """Back to the page before, behind the same door."""


@dataclass(frozen=True, slots=True)
class DoorResumed:
    """From a play that began behind a door back to that very page."""


@dataclass(frozen=True, slots=True)
class ProgrammeToggled:
    """An entry was put on the slip or taken off: a programme's id, or a step's (`doors.Step`)."""

    programme: str


@dataclass(frozen=True, slots=True)
class Finished:
    """마치고 가져가기."""


@dataclass(frozen=True, slots=True)
class AudienceAnswered:
    """An audience band, or None for 건너뛰기."""

    audience: str | None


@dataclass(frozen=True, slots=True)
class PartyAnswered:
    size: int


@dataclass(frozen=True, slots=True)
class SlipRequested:
    """출력하기, or going on with the QR alone where nothing prints. `paper` is as it was in that moment."""

    paper: PaperNow = "none"


@dataclass(frozen=True, slots=True)
class SlipRepeated:
    """한 번 더 출력하기: the slip tore, or was left to somebody else."""

    paper: PaperNow = "none"


@dataclass(frozen=True, slots=True)
class SlipDone:
    """The printer's answer. `outcome`: printed, saved, failed, or shown where the code alone is wanted."""

    visit_id: str
    outcome: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class SurveyTouched:
    item: str
    value: int


@dataclass(frozen=True, slots=True)
class SurveyClosed:
    pass


@dataclass(frozen=True, slots=True)
class OverlayOpened:
    """home_confirm, help, settings, pause."""

    overlay: str


@dataclass(frozen=True, slots=True)
class OverlayClosed:
    pass


@dataclass(frozen=True, slots=True)
class HomeConfirmed:
    pass


@dataclass(frozen=True, slots=True)
class StaffWanted:
    pass


@dataclass(frozen=True, slots=True)
class AidToggled:
    """`large_text` steps 100 → 150 → 200 → 100 %; the others switch on and off."""

    aid: str


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    language: str


@dataclass(frozen=True, slots=True)
class Touched:
    """Any input that means nothing by itself but shows that somebody is there."""


@dataclass(frozen=True, slots=True)
class FocusMoved:
    """An arrow key: somebody is there, but nothing was chosen, so the idle warning stays open."""


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    pass


@dataclass(frozen=True, slots=True)
class SpeechEnded:
    pass


@dataclass(frozen=True, slots=True)
class Ticked:
    """Time passed; sent a few times a second."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """Whoever looks after the kiosk ends the visit, or switches the kiosk off or restarts it."""


@dataclass(frozen=True, slots=True)
class StaffCame:
    """Staff say that they came: the call that is on is over."""


@dataclass(frozen=True, slots=True)
class Crashed:
    """A bug outside any experience reached the one hook: the visit is closed, the attract screen returns."""


Event = (
    Started
    | BoothChosen
    | AgainChosen
    | LevelChosen
    | Decided
    | RoundOver
    | PlayCompleted
    | PlayCrashed
    | PlaySaved
    | Liked
    | FactsToggled
    | HallChosen
    | DoorChosen
    | WayChosen
    | PageLeft
    | DoorResumed
    | ProgrammeToggled
    | Finished
    | AudienceAnswered
    | PartyAnswered
    | SlipRequested
    | SlipRepeated
    | SlipDone
    | SurveyTouched
    | SurveyClosed
    | OverlayOpened
    | OverlayClosed
    | HomeConfirmed
    | StaffWanted
    | AidToggled
    | LanguageChosen
    | Touched
    | FocusMoved
    | SpeechStarted
    | SpeechEnded
    | Ticked
    | Stopped
    | StaffCame
    | Crashed
)
