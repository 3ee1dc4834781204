"""The views behind the hall's three doors, 전직학교, 창업 지원 and 일자리센터: a page for each step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kiosk.core.contract import line
from kiosk.core.doors import DoorPage, PageKind
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
    words = [(one, one.said(visit.language)) for one in named]
    tiles = tuple(_tile(visit, one.id, one.picture, said.name, said.about) for one, said in words)
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
    return p.say("work-source", publisher=work.source.publisher, year=work.source.year, checked=day)


def _question(p: Presenter, visit: Visit, page: DoorPage, view: View) -> View:
    """A question whose answer leads on; whoever knows their stage picks it."""
    tiles = tuple(
        _tile(visit, stage, f"stage_{stage}", p.say(f"stage-{stage}"), p.say(f"stage-{stage}-line"))
        for stage in STAGES
    )
    return replace(view, title=p.say(f"question-{page.at}"), lead=p.say("question-lead"), tiles=tiles)


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
    return replace(view, title=p.say("door-jobs"), lead=p.say("door-jobs-lead"), facts=_told(p, visit, told))


def _tile(visit: Visit, way: str, picture: str, name: str, about: str) -> Control:
    """In large text its name alone; what it is about is heard."""
    note = about if visit.aids.zoom <= LARGE_ZOOM else ""
    return Control(f"way:{way}", name, note, kind="tile", picture=picture, spoken=f"{name}, {about}")


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
    """Answers, a job to try, the ways out. Whoever put something on the slip is invited to take it along.

    Three at most where something can be put on the slip: the Desk keeps its height when it is.
    """
    answers = tuple(
        p.control(f"way:{way}", f"answer-{way}", kind="button")
        for way in ("yes", "no")
        if page.kind == "question"
    )
    jobs = tuple(
        Control(
            f"booth:{name}",
            p.say("try-job"),
            icon="play",
            spoken=f"{p.offer.say(visit.language, line('name'), name)}, {p.say('try-job')}",
        )
        for name in page.booths[:1]
    )
    back = (p.control("page_back", f"back-to-{_BACK[page.kind]}", icon="arrow_left"),) if visit.trail else ()
    other = () if jobs else (p.control("other", "to-hall", icon="other"),)
    finish = p.control("finish", "finish", icon="print")
    if set(visit.taken) & set(page.entries):
        return (replace(finish, kind="primary"), *jobs, *back, *other)
    return (*answers, *jobs, *back, *other, finish)


def _spoken(view: View) -> str:
    """By ear what can be read: the words, and the names of what can be chosen."""
    rows = [f"{row.label} {row.note}".strip().replace("\n", " ") for row in (*view.facts, *view.ways)]
    told = (view.title, view.lead, ", ".join(tile.label for tile in view.tiles), *rows, view.no_course)
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in told if part)


_BACK: Mapping[PageKind, str] = {
    "works": "fields",
    "work": "works",
    "question": "question",
    "stage": "question",
    "fields": "fields",
    "services": "fields",
}
_NO_COURSE: Mapping[PageKind, str] = {"work": "no-local-course"}
_PAGES: Mapping[PageKind, Callable[[Presenter, Visit, DoorPage, View], View]] = {
    "fields": _fields,
    "works": _works,
    "work": _work,
    "question": _question,
    "stage": _stage,
    "services": _services,
}
