"""What the pages say of a job, a programme and a place: the hall's content as words of one language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.core.contract import line
from kiosk.core.doors import Step
from kiosk.core.manifest import Source
from kiosk.core.programmes import Programme
from kiosk.core.site import Place
from kiosk.core.slip import slip_programme, slip_step
from kiosk.core.texts import Texts
from kiosk.hall.content import WORDS, Hall, HallJob

FACTS = {"named-by": "named-by", "skills": "skills", "path": "path"}
"""Sections of a job's page below its three cards, by the text they show; as on the kiosk's debrief."""

SCRIPT_WORDS = ("slip-date", "slip-plays-none", "stars", "learn")
"""Words of the shell that the script shows, beside the hall's own."""

_OWN_SCRIPT_WORDS = ("slip-", "verdict-", "booths")
_TELEPHONE = re.compile(r"\+?[\d-]{3,20}")
_HANGUL = re.compile(r"[가-힣]")


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of a programme. `link` is where a touch on it leads: a telephone number is called."""

    label: str
    value: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeCard:
    """A programme as it is shown. `until` is its last good day, "YYYY-MM-DD"."""

    name: str
    provider: str
    what: str
    code: str
    rows: tuple[Row, ...]
    url: str
    until: str


@dataclass(frozen=True, slots=True)
class StepCard:
    """A step as it is shown. `language` is that of its words: a work may have none but Korean ones."""

    task: str
    note: str
    language: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A section of a job's page."""

    id: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A source as it is listed; `language` is that of its title."""

    title: str
    publisher: str
    year: int
    url: str
    language: str


@dataclass(frozen=True, slots=True)
class JobCard:
    """A job as its booth, its page and a slip show it. `picture` is a path of the site, "" for none."""

    id: str
    number: int
    name: str
    line: str
    picture: str
    cards: tuple[str, ...]
    facts: tuple[Fact, ...]
    honest: str
    courses: tuple[ProgrammeCard, ...]
    contrast: str
    sources: tuple[Reference, ...]


def job_card(job: HallJob, texts: Texts, courses: Sequence[Programme]) -> JobCard:
    """The job in the language of `texts`. Raises MissingText."""
    manifest = job.manifest

    def say(key: str) -> str:
        return texts.say(line(key), manifest.id)

    return JobCard(
        id=manifest.id,
        number=manifest.number,
        name=say("name"),
        line=say("line"),
        picture=f"pictures/{manifest.id}.svg" if job.picture else "",
        cards=tuple(say(f"cards-{n}") for n in (1, 2, 3)),
        facts=tuple(Fact(id_, texts.say(line(f"fact-{id_}")), say(key)) for id_, key in FACTS.items()),
        honest=say("real-work"),
        courses=tuple(programme_card(entry, texts) for entry in courses),
        contrast=manifest.contrast,
        sources=tuple(_reference(source) for source in manifest.sources),
    )


def programme_card(entry: Programme, texts: Texts) -> ProgrammeCard:
    """The programme with the facts that a slip has, what it is, and its address."""
    shown = slip_programme(texts, entry)
    return ProgrammeCard(
        name=shown.name,
        provider=shown.provider,
        what=entry.what,
        code=shown.code,
        rows=tuple(Row(label, value, _call(value, entry)) for label, value in shown.rows),
        url=entry.url,
        until=entry.valid_until.isoformat(),
    )


def step_card(step: Step, texts: Texts) -> StepCard:
    """The step as the slip says it in the language of `texts`. Raises MissingText."""
    shown = slip_step(texts, step)
    language = "ko" if _HANGUL.search(shown.task + shown.note) else texts.language
    return StepCard(shown.task, shown.note, language)


def _call(value: str, entry: Programme) -> str:
    is_number = value == entry.contact and _TELEPHONE.fullmatch(value)
    return f"tel:{value}" if is_number else ""


def _reference(source: Source) -> Reference:
    language = "ko" if _HANGUL.search(source.title) else "en"
    return Reference(source.title, source.publisher, source.year, source.url, language)


def place_name(place: Place, language: str) -> str:
    """The place's name in a language; the Korean one where it has no other."""
    return place.name_en if language == "en" and place.name_en else place.name


def place_hours(place: Place, language: str) -> str:
    """When it is open, "" where nobody said so in this language."""
    return place.hours_en if language == "en" else place.hours


def script_words(texts: Texts, own: Sequence[str]) -> dict[str, str]:
    """Templates that the script fills in, by key; `own` are the keys of the hall's own words."""
    words = {key: texts.word(key) for key in SCRIPT_WORDS}
    return words | {key: texts.word(f"{WORDS}.{key}") for key in own if key.startswith(_OWN_SCRIPT_WORDS)}


def script_keys(hall: Hall) -> list[dict[str, Any]]:
    """The keys as the script judges with them; no `until` or `revoked` is null."""
    return [
        {
            "site": key.site,
            "kiosk": key.key.kiosk,
            "public_key": key.key.public_key,
            "from": key.key.since.isoformat(),
            "until": key.key.until.isoformat() if key.key.until else None,
            "revoked": key.key.revoked.isoformat() if key.key.revoked else None,
        }
        for key in hall.keys
    ]
