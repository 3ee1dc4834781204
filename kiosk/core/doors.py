"""The hall's three doors as pages: what can be chosen on each, and what of it goes on the slip.

    전직학교    fields → works near one → one work and its course
    창업 지원   a question, its answer or a stage picked → that stage
    일자리센터  its services

A visit holds the door and the trail of what was chosen behind it; `Doors.page` says what stands there.
Whatever a site takes out of its files is on no page from then on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kiosk.core.programmes import STAGES, Programme, Stage, by_path
from kiosk.core.transitions import Transitions, Work

PageKind = Literal["fields", "works", "work", "question", "stage", "services"]

QUESTIONS: Mapping[str, Mapping[str, str]] = {
    "opened": {"yes": "steady", "no": "asked"},
    "asked": {"yes": "prepare", "no": "idea"},
    "steady": {"yes": "grow", "no": "start"},
}
"""창업 지원: from each question and its answer to the next question or the stage; two lead everywhere."""

FIRST_QUESTION = "opened"
MOST_ADVISERS = 2
"""Counselling offered where a work or a stage has no course of its own."""

WORK_NUMBERS = 1000
STAGE_NUMBERS = 2000
"""On a ticket a work is 1000 + its number, a stage's task 2001 to 2004; programmes are 1 to 999."""

_WORK, _STAGE = "work-", "stage-"


@dataclass(frozen=True, slots=True)
class WorkStep:
    """A work to find out about, as the next step. `number` stands for it on a ticket."""

    work: Work

    @property
    def id(self) -> str:
        return work_step(self.work.id)

    @property
    def number(self) -> int:
        return WORK_NUMBERS + self.work.number


@dataclass(frozen=True, slots=True)
class StageStep:
    """The task of this week at a stage. `number` stands for it on a ticket."""

    stage: Stage

    @property
    def id(self) -> str:
        return f"{_STAGE}{self.stage}"

    @property
    def number(self) -> int:
        return STAGE_NUMBERS + 1 + STAGES.index(self.stage)


Step = WorkStep | StageStep
"""A next step that is nobody's programme. It is put on the slip and counted like one.

No programme's id has a hyphen, so the ids never meet.
"""

STAGE_STEPS = tuple(StageStep(stage) for stage in STAGES)


def work_step(work: str) -> str:
    """The id of the step that is to find out about this work."""
    return f"{_WORK}{work}"


@dataclass(frozen=True, slots=True)
class DoorPage:
    """One page behind a door. `at` is the field, work, question or stage it is about, "" for the first.

    `ways` are what may be chosen next, `entries` the ids that can be put on the slip, in order; `booths` the
    experiences of this hall that let one try it. `has_course`: the district has a course or programme for it.
    """

    kind: PageKind
    at: str = ""
    ways: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    booths: tuple[str, ...] = ()
    has_course: bool = True


DoorPages = Callable[[str, tuple[str, ...]], DoorPage]
"""The page behind a door (`transition`, `startup`, `jobs`) at the end of a trail."""


@dataclass(frozen=True, slots=True)
class Doors:
    """What stands behind the doors of one hall. `booths` are the experiences that it has."""

    programmes: tuple[Programme, ...] = ()
    transitions: Transitions = Transitions()
    booths: tuple[str, ...] = ()

    def page(self, path: str, trail: tuple[str, ...], today: date) -> DoorPage:
        """The page there on this local day; a trail that leads nowhere (any more) ends where it last led."""
        match path:
            case "transition":
                return self._transition(trail, today)
            case "startup":
                return self._startup(trail, today)
            case _:
                return self._services(today)

    def step(self, entry_id: str) -> Step | None:
        """The step of this id; None for a programme's, and for a work that is gone."""
        if entry_id.startswith(_WORK):
            work = self.transitions.work(entry_id.removeprefix(_WORK))
            return WorkStep(work) if work else None
        return next((step for step in STAGE_STEPS if step.id == entry_id), None)

    def _transition(self, trail: tuple[str, ...], today: date) -> DoorPage:
        fields = tuple(one.id for one in self.transitions.leading)
        if not trail or trail[0] not in fields:
            entries = () if fields else self._named_by_no_work(today)
            return DoorPage("fields", ways=fields, entries=entries, has_course=bool(fields or entries))
        near = self.transitions.near(trail[0])
        work = next((one for one in near if one.id in trail[1:2]), None)
        if work is None:
            ways, entries = tuple(one.id for one in near), self._named_by_no_work(today)
            return DoorPage("works", at=trail[0], ways=ways, entries=entries)
        named = {entry.id: entry for entry in self.programmes if entry.current(today)}
        courses = tuple(one for one in work.courses if one in named)
        return DoorPage(
            "work",
            at=work.id,
            entries=(work_step(work.id), *(courses or self._advisers(today))),
            booths=tuple(one for one in work.experiences if one in self.booths),
            has_course=bool(courses),
        )

    def _startup(self, trail: tuple[str, ...], today: date) -> DoorPage:
        at = FIRST_QUESTION
        for way in trail:
            at = way if way in STAGES else QUESTIONS.get(at, {}).get(way, at)
        stage = next((one for one in STAGES if one == at), None)
        if stage is None:
            return DoorPage("question", at=at, ways=("yes", "no", *STAGES))
        here = by_path(self.programmes, "startup", today=today, stage=stage)
        jobs = dict.fromkeys(job for entry in here for job in entry.jobs)
        return DoorPage(
            "stage",
            at=stage,
            entries=(StageStep(stage).id, *_ids(here), *self._advisers(today)[: 1 if here else None]),
            booths=tuple(one for one in jobs if one in self.booths),
            has_course=bool(here),
        )

    def _services(self, today: date) -> DoorPage:
        entries = _ids(by_path(self.programmes, "jobs", today=today))
        return DoorPage("services", entries=entries, has_course=bool(entries))

    def _advisers(self, today: date) -> tuple[str, ...]:
        """Whom to ask where there is no course: the job centre's own counselling."""
        return _ids(by_path(self.programmes, "jobs", today=today))[:MOST_ADVISERS]

    def _named_by_no_work(self, today: date) -> tuple[str, ...]:
        """Programmes of 전직학교 that lead to no work one can come to; without a map, all of them."""
        named = {course for work in self.transitions.reached for course in work.courses}
        entries = _ids(by_path(self.programmes, "transition", today=today))
        return tuple(entry for entry in entries if entry not in named)


def _ids(entries: tuple[Programme, ...]) -> tuple[str, ...]:
    return tuple(entry.id for entry in entries)
