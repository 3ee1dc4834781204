"""Programmes of the district and its partners, and which of them suit a visitor today.

The entries are data that a site edits (`programmes.toml`, read by `services/programme_file.py`); this module
only chooses. It is deterministic: the same entries, answers and day give the same programmes in one order.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Annotated, Literal

import msgspec

Door = Literal["transition", "startup", "jobs", "youth", "experience"]
Stage = Literal["idea", "prepare", "start", "grow"]
Audience = Literal["u13", "14-18", "19-39", "40-64", "65+"]
Sentence = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]

STAGES: tuple[Stage, ...] = ("idea", "prepare", "start", "grow")
"""아이디어 → 준비 → 창업 → 성장."""

FITTED = 4
"""Programmes offered at the takeaway at most."""

_PATHS_FOR: dict[str | None, tuple[Door, ...]] = {
    "u13": ("experience", "youth"),
    "14-18": ("youth", "experience"),
    "19-39": ("jobs", "startup", "experience", "transition"),
    "40-64": ("transition", "jobs", "startup"),
    "65+": ("transition", "jobs"),
    None: ("jobs", "transition", "startup", "experience", "youth"),
}


class Who(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whom a programme takes. Empty `audiences` means everyone; `note` says what bands cannot ("40–69세")."""

    audiences: tuple[Audience, ...] = ()
    residents_only: bool = False
    residence_status: str = ""
    note: Annotated[str, msgspec.Meta(max_length=30)] = ""


class Apply(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where and when one applies; "" where that is not known."""

    where: Annotated[str, msgspec.Meta(max_length=60)] = ""
    period: Annotated[str, msgspec.Meta(max_length=60)] = ""

    @property
    def told(self) -> str:
        return ", ".join(part for part in (self.where, self.period) if part)


class Programme(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One entry of `programmes.toml`. Facts that nobody confirmed stay "" and no screen shows them.

    Texts are as long as one page holds at 200 %: the layout audit tries the longest.

    `number` is the stable registry number on slips and is never given to another programme. `jobs` are the
    experience ids it follows from, `bring` is what to have along. `checked_on` is the day its oldest fact was
    last confirmed; before `valid_from` (None: no such day) and after `valid_until` (the last good day) the
    entry hides itself.
    """

    id: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{2,39}$")]
    number: Annotated[int, msgspec.Meta(ge=1, le=999)]
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=30)]
    provider: Annotated[str, msgspec.Meta(min_length=1, max_length=24)]
    path: Door
    what: Sentence
    valid_until: date
    checked_on: date
    valid_from: date | None = None
    stage: Stage | None = None
    who: Who = Who()
    place: Annotated[str, msgspec.Meta(max_length=40)] = ""
    hours: Annotated[str, msgspec.Meta(max_length=40)] = ""
    cost: Annotated[str, msgspec.Meta(max_length=30)] = ""
    apply: Apply = Apply()
    bring: Annotated[str, msgspec.Meta(max_length=40)] = ""
    contact: Annotated[str, msgspec.Meta(max_length=24)] = ""
    url: Annotated[str, msgspec.Meta(max_length=120)] = ""
    jobs: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """What a partner writes on the tally when a visitor arrives with a slip: "G-07" for number 7."""
        return f"G-{self.number:02d}"

    def current(self, today: date) -> bool:
        """Whether the entry may still be shown on this local day."""
        return today <= self.valid_until and (self.valid_from is None or self.valid_from <= today)

    def takes(self, audience: str | None) -> bool:
        """Whether it is for this band; everyone when the visitor did not say."""
        return audience is None or not self.who.audiences or audience in self.who.audiences


def fit(
    programmes: Sequence[Programme],
    *,
    audience: str | None,
    played: Sequence[str],
    today: date,
    first_steps: Sequence[str] = (),
) -> tuple[Programme, ...]:
    """Up to four current programmes for this band and these plays, the best first.

    `played` are experience ids; `first_steps` are programme ids that the manifests of those jobs name. Order:
    first steps, then what follows from a play (the programme of more plays first), then one of each path that
    suits the band, then more of those paths. Without plays or band it is one of each path, counselling first.
    """
    open_now = [entry for entry in programmes if entry.current(today) and entry.takes(audience)]
    paths = _PATHS_FOR.get(audience, _PATHS_FOR[None])

    def rank(entry: Programme) -> tuple[int, int, int, int]:
        step = first_steps.index(entry.id) if entry.id in first_steps else len(first_steps)
        path = paths.index(entry.path) if entry.path in paths else len(paths)
        return (step, -_follows(entry, played), path, entry.number)

    ranked = sorted(open_now, key=rank)
    chosen = [entry for entry in ranked if entry.id in first_steps or _follows(entry, played)]
    for entry in ranked:
        if entry.path in paths and all(entry.path != other.path for other in chosen):
            chosen.append(entry)
    chosen += [entry for entry in ranked if entry not in chosen and entry.path in paths]
    return tuple(chosen[:FITTED])


def _follows(entry: Programme, played: Sequence[str]) -> int:
    return len([job for job in entry.jobs if job in played])


def local_courses(
    programmes: Sequence[Programme], *, experience: str, first_step: str, today: date
) -> tuple[Programme, ...]:
    """Current programmes that lead into one job: its first step, then those naming it in `jobs`.

    Empty means that the district has no course for the job yet, and the screen says so and points to the job
    centre.
    """
    leading = [
        entry
        for entry in programmes
        if entry.current(today) and (entry.id == first_step or experience in entry.jobs)
    ]
    return tuple(sorted(leading, key=lambda entry: (entry.id != first_step, entry.number)))


def by_path(
    programmes: Sequence[Programme], path: Door, *, today: date, stage: Stage | None = None
) -> tuple[Programme, ...]:
    """A door's current entries by stage and number; entries of no stage come last.

    With `stage`, the entries of that stage and those open to every stage.
    """
    wanted = [
        entry
        for entry in programmes
        if entry.path == path and entry.current(today) and (stage is None or entry.stage in (stage, None))
    ]
    return tuple(sorted(wanted, key=lambda entry: (_stage_order(entry.stage), entry.number)))


def _stage_order(stage: Stage | None) -> int:
    return STAGES.index(stage) if stage else len(STAGES)


def expired(programmes: Collection[Programme], today: date) -> tuple[Programme, ...]:
    """Entries that hide themselves, for the staff page, the longest expired first."""
    gone = [entry for entry in programmes if entry.valid_until < today]
    return tuple(sorted(gone, key=lambda entry: (entry.valid_until, entry.number)))
