"""Everything that stands on a slip, as data: the one source of its picture on screen, paper and PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.core.contract import line
from kiosk.core.doors import StageStep, Step
from kiosk.core.programmes import Programme
from kiosk.core.site import Place
from kiosk.core.texts import Texts


@dataclass(frozen=True, slots=True)
class PlayedJob:
    """One play of the visit: the experience's id and its stars 1..3, 0 where it was not finished."""

    experience: str
    stars: int


@dataclass(frozen=True, slots=True)
class SlipPlay:
    """What was done, in words: the job's name, its stars 0..3 and its one line."""

    name: str
    stars: int
    note: str


@dataclass(frozen=True, slots=True)
class SlipProgramme:
    """One programme to go to. `rows` are (label, value) of what is known: place, telephone, hours."""

    name: str
    provider: str
    rows: tuple[tuple[str, str], ...]
    code: str


@dataclass(frozen=True, slots=True)
class SlipStep:
    """Something to do, with a box to tick: the task, and one line about it ("" for none)."""

    task: str
    note: str


@dataclass(frozen=True, slots=True)
class SlipContent:
    """A whole slip. `url` is "" where there is no online hall; then there is no QR and no caption."""

    language: str
    title: str
    date_text: str
    site_name: str
    plays_heading: str
    plays: tuple[SlipPlay, ...]
    plays_empty: str
    programmes_heading: str
    steps: tuple[SlipStep, ...]
    programmes: tuple[SlipProgramme, ...]
    code_note: str
    url: str
    qr_caption: str
    privacy: str
    closing: str


def slip_content(
    texts: Texts,
    *,
    place: Place,
    day: date,
    plays: Sequence[PlayedJob],
    programmes: Sequence[Programme],
    url: str,
    steps: Sequence[Step] = (),
) -> SlipContent:
    """The slip in the language of `texts`; `day` is the local date, `url` the ticket's address or "".

    A job played twice stands once, with its best stars. Programmes keep their Korean names in every language:
    they are what the counter knows. Raises MissingText for a key or a job without words.
    """

    def say(key: str) -> str:
        return texts.say(line(key))

    site_name = place.name_en if texts.language == "en" and place.name_en else place.name
    done = tuple(
        SlipPlay(texts.word(f"{job.experience}.name"), job.stars, texts.word(f"{job.experience}.line"))
        for job in _best(plays)
    )
    return SlipContent(
        language=texts.language,
        title=say("slip-title"),
        date_text=texts.say(line("slip-date", year=day.year, month=day.month, day=day.day)),
        site_name=site_name,
        plays_heading=say("slip-plays"),
        plays=done,
        plays_empty="" if done else say("slip-plays-none"),
        programmes_heading=say("slip-programmes") if programmes or steps else "",
        steps=tuple(slip_step(texts, step) for step in steps),
        programmes=tuple(slip_programme(texts, entry) for entry in programmes),
        code_note=say("slip-code-note") if programmes else "",
        url=url,
        qr_caption=say("slip-qr") if url else "",
        privacy=say("slip-privacy"),
        closing=say("slip-closing"),
    )


def _best(plays: Sequence[PlayedJob]) -> tuple[PlayedJob, ...]:
    best: dict[str, int] = {}
    for job in plays:
        best[job.experience] = max(job.stars, best.get(job.experience, 0))
    return tuple(PlayedJob(experience, stars) for experience, stars in best.items())


def slip_step(texts: Texts, step: Step) -> SlipStep:
    """One step as it stands on a slip. Raises MissingText."""
    if isinstance(step, StageStep):
        return SlipStep(texts.say(line(f"week-{step.stage}")), texts.say(line(f"week-{step.stage}-note")))
    work = step.work.said(texts.language)
    learn = texts.say(line("work-learn-list", learn=", ".join(work.learn)))
    return SlipStep(texts.say(line("work-step", name=work.name)), learn)


def slip_programme(texts: Texts, entry: Programme) -> SlipProgramme:
    """One programme as it stands on a slip; facts that nobody confirmed have no row. Raises MissingText."""
    known = (
        ("slip-who", entry.who.note),
        ("slip-place", entry.place),
        ("slip-contact", entry.contact),
        ("slip-hours", entry.hours),
        ("slip-cost", entry.cost),
        ("slip-apply", entry.apply.told),
        ("slip-bring", entry.bring),
    )
    rows = tuple((texts.say(line(key)), value) for key, value in known if value)
    return SlipProgramme(entry.name, entry.provider, rows, entry.code)
