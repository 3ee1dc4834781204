"""The views behind the hall's three doors, 전직학교, 창업 지원 and 일자리센터: a page for each step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kiosk.core.contract import line
from kiosk.core.doors import FIRST_QUESTION, DoorPage, PageKind
from kiosk.core.news import current_notices
from kiosk.core.programmes import STAGES
from kiosk.core.transitions import Work
from kiosk.core.visit import LARGE_ZOOM, Visit
from kiosk.kit.action_model import Control
from kiosk.ui.presenter import Presenter
from kiosk.ui.programme_rows import programme_rows, programmes_note
from kiosk.ui.view import Rows, View


def door(p: Presenter, visit: Visit, view: View) -> View:
    """The page at the end of the visit's trail."""
    page = p.offer.door(visit.door, visit.trail, p.today)
    view = replace(
        view,
        picture=f"door_{visit.door}",
        programmes=programme_rows(p, visit),
        programmes_note=programmes_note(p, visit),
        no_course="" if page.has_course else p.say(_NO_COURSE.get(page.kind, "no-course")),
        desk=_desk(p, visit, page),
    )
    view = _PAGES[page.kind](p, visit, page, view)
    return replace(view, spoken=_spoken(view))


def _fields(p: Presenter, visit: Visit, page: DoorPage, view: View) -> View:
    """지금까지 하신 일. Without a map the door shows its programmes at once."""
    if not page.ways:
        return replace(view, title=p.say("door-transition"), lead=p.say("door-transition-lead"))
    named = [one for one in p.offer.transitions.fields if one.id in page.ways]
    large = visit.aids.zoom > LARGE_ZOOM
    words = [(one, one.said(visit.language)) for one in named]
    tiles = tuple(_tile(one.id, one.picture, said.name, said.about, brief=large) for one, said in words)
    return replace(view, title=p.say("fields-title"), lead=p.say("fields-lead"), tiles=tiles)


def _works(p: Presenter, visit: Visit, page: DoorPage, view: View) -> View:
    """The works near a field, each with what both share."""
    field = p.offer.transitions.field(page.at)
    name = field.said(visit.language).name if field else ""
    ways = []
    for work in p.offer.transitions.near(page.at):
        near = work.near_to(page.at)
        shared = ", ".join(near.said(visit.language)) if near else ""
        note = p.say("works-shared", shared=shared)
        ways.append(Control(f"way:{work.id}", work.said(visit.language).name, note, kind="way"))
    return replace(
        view,
        title=p.say("works-title"),
        lead=p.say("works-lead", field=name),
        picture=(field.picture if field else "") or view.picture,
        ways=tuple(ways),
    )


def _work(p: Presenter, visit: Visit, page: DoorPage, view: View) -> View:
    """One work: why it is near, what is new to learn, the local course, and who says that it grows."""
    work = p.offer.transitions.work(page.at)
    if work is None:
        return view
    said = work.said(visit.language)
    field, near = p.offer.transitions.field(visit.trail[0]), work.near_to(visit.trail[0])
    told = {"work-shared": near.said(visit.language) if near else (), "work-learn": said.learn}
    return replace(
        view,
        title=said.name,
        lead=said.what,
        picture=(field.picture if field else "") or view.picture,
        facts=_told(p, visit, told),
        small=_source(p, work),
    )


def _source(p: Presenter, work: Work) -> str:
    day = p.say("checked-on", year=work.checked_on.year, month=work.checked_on.month, day=work.checked_on.day)
    key = "work-source-like" if work.source.similar else "work-source"
    return p.say(key, publisher=work.source.publisher, year=work.source.year, checked=day)


def _question(p: Presenter, visit: Visit, page: DoorPage, view: View) -> View:
    """A question whose answer leads on; whoever knows their stage picks it."""
    tiles = tuple(
        _tile(stage, f"stage_{stage}", p.say(f"stage-{stage}"), p.say(f"stage-{stage}-line"))
        for stage in STAGES
    )
    lead = p.say("question-lead")
    if page.at == FIRST_QUESTION:
        lead = f"{p.say('question-opened-lead')} {lead}"
    answers = tuple(p.control(f"way:{way}", f"answer-{way}", kind="way") for way in ("yes", "no"))
    return replace(view, title=p.say(f"question-{page.at}"), lead=lead, ways=answers, tiles=tiles)


def _stage(p: Presenter, visit: Visit, page: DoorPage, view: View) -> View:
    """What people at this stage do next, the programmes for it, and a task for this week."""
    steps = p.say(f"stage-{page.at}-next").split("\n")
    return replace(
        view,
        title=p.say("stage-title", stage=p.say(f"stage-{page.at}")),
        lead=p.say(f"stage-{page.at}-line"),
        picture=f"stage_{page.at}",
        facts=_told(p, visit, {"stage-next": steps}),
    )


def _services(p: Presenter, visit: Visit, page: DoorPage, view: View) -> View:
    """What the job centre does for one, and the notices of this place."""
    notices = [one.text for one in current_notices(p.offer.notices, p.today)]
    told = {"services-notices": notices} if notices else {}
    entries = [entry for name in page.entries if (entry := p.offer.programme(name, p.today))]
    known = any(entry.place or entry.hours or entry.contact for entry in entries)
    return replace(
        view,
        title=p.say("door-jobs"),
        lead=p.say("door-jobs-lead"),
        facts=_told(p, visit, told),
        small="" if known or not entries else p.say("ask-staff"),
    )


def _tile(way: str, picture: str, name: str, about: str, *, brief: bool = False) -> Control:
    """`brief`: its name alone, and what it is about is heard."""
    return Control(
        f"way:{way}", name, "" if brief else about, kind="tile", picture=picture, spoken=f"{name}, {about}"
    )


def _told(p: Presenter, visit: Visit, told: Mapping[str, Sequence[str]]) -> Rows:
    """A row a heading with a line each; in large text a row a line, so that pages turn between them."""
    rows = []
    for heading, lines in told.items():
        parts = [lines] if visit.aids.zoom <= LARGE_ZOOM else [[one] for one in lines]
        rows += [
            Control(f"told:{heading}:{n}", "" if n else p.say(heading), "\n".join(part), kind="row")
            for n, part in enumerate(parts)
        ]
    return tuple(rows)


def _desk(p: Presenter, visit: Visit, page: DoorPage) -> Rows:
    """A job to try, and the ways out. Whoever put something on the slip is invited to take it along.

    Three at most where something can be put on the slip: the Desk keeps its height when it is.
    """
    jobs = tuple(_try(p, visit, name) for name in page.booths[:1])
    before = _BACK.get(page.kind) if visit.trail else None
    back = (p.control("page_back", f"back-to-{before}", icon="arrow_left"),) if before else ()
    other = () if jobs else (p.control("other", "door-to-hall", icon="other"),)
    finish = p.control("finish", "finish", icon="print")
    if set(visit.taken) & set(page.entries):
        return (replace(finish, kind="primary"), *jobs, *back, *other)
    return (*jobs, *back, *other, finish)


def _try(p: Presenter, visit: Visit, job: str) -> Control:
    """The way to a job of the hall that is this page's work, or like it."""
    label = p.say("try-job")
    name = p.offer.say(visit.language, line("name"), job)
    return Control(f"booth:{job}", label, icon="play", spoken=f"{label}, {name}")


def _spoken(view: View) -> str:
    """By ear what can be read: the words, and the names of what can be chosen."""
    rows = [f"{row.label} {row.note}".strip().replace("\n", " ") for row in (*view.facts, *view.ways)]
    names = (", ".join(tile.label for tile in view.tiles), ", ".join(_switches(view)))
    told = (view.title, view.lead, names[0], *rows, view.small, view.no_course, names[1])
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in told if part)


def _switches(view: View) -> list[str]:
    return [row.label for row in view.programmes if row.kind == "switch"]


_BACK: Mapping[PageKind, str] = {
    "works": "fields",
    "work": "works",
    "question": "question",
    "stage": "question",
}
"""Where a page's way back leads; the first page of a door has none."""
_NO_COURSE: Mapping[PageKind, str] = {"work": "no-local-course"}
_PAGES: Mapping[PageKind, Callable[[Presenter, Visit, DoorPage, View], View]] = {
    "fields": _fields,
    "works": _works,
    "work": _work,
    "question": _question,
    "stage": _stage,
    "services": _services,
}
