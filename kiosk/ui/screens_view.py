"""The view of each screen. One function a screen; `present` picks it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kiosk.core.contract import Measure, line
from kiosk.core.facts import AUDIENCES, SURVEY_ITEMS
from kiosk.core.interests import LikedPlay, interests
from kiosk.core.programmes import FITTED, Programme
from kiosk.core.visit import LARGE_ZOOM, MAX_TAKEN, PlayRecord, Visit, harder
from kiosk.kit.action_model import Control
from kiosk.ui.presenter import Presenter
from kiosk.ui.view import Rows, View


def present(presenter: Presenter, visit: Visit, ticket_url: str) -> View:
    """The whole view of a visit. `ticket_url` is what its QR says, "" for none."""
    view = presenter.frame(visit)
    if visit.screen == "takeaway":
        return _takeaway(presenter, visit, view, ticket_url)
    view = _SCREENS[visit.screen](presenter, visit, view)
    if _paper_failed(presenter, visit):
        return _with_code(presenter, view, ticket_url)
    return view


def _paper_failed(p: Presenter, visit: Visit) -> bool:
    """Whether the visitor waits for paper that does not come."""
    return visit.screen in ("survey", "farewell") and p.prints_on_paper and visit.slip in ("saved", "failed")


def _with_code(p: Presenter, view: View, ticket_url: str) -> View:
    """The code once more, instead of the paper; where there is no hall to open, who can help."""
    if not ticket_url:
        return replace(view, printing=p.say("error-slip"))
    return replace(
        view, qr_rows=p.offer.qr(ticket_url), qr_text=p.say("qr-text"), printing=p.say("slip-failed")
    )


def _attract(p: Presenter, visit: Visit, view: View) -> View:
    open_ = bool(p.offer.booths)
    title, lead = ("attract-title", "attract-lead") if open_ else ("attract-resting", "attract-later")
    privacy = p.say("attract-privacy") if open_ else ""
    return replace(
        view,
        title=p.say(title),
        lead=p.say(lead),
        picture="" if open_ else "out_of_service",
        privacy=privacy,
        staff_note=p.say("staff-note") if p.trouble else "",
        desk=(p.control("start", "start", kind="primary", enabled=open_),),
        spoken=f"{p.say(title)} {p.say(lead)} {privacy}".strip(),
    )


def _hall(p: Presenter, visit: Visit, view: View) -> View:
    finish = "button" if visit.completed else "quiet"
    title, lead = ("hall-title", "hall-lead") if p.offer.booths else ("hall-resting", "hall-empty")
    return replace(
        view,
        title=p.say(title),
        lead=p.say(lead),
        picture="" if p.offer.booths else "empty",
        booths=_booths(p, visit),
        doors=p.doors(),
        levels=p.levels(visit) if p.offer.booths else (),
        desk=(p.control("finish", "finish", kind=finish, icon="print"),),
        spoken=f"{p.say(title)} {p.say(lead)}",
    )


def _booths(p: Presenter, visit: Visit) -> Rows:
    starter = p.offer.site.hall.starter or (p.offer.booths[0].id if p.offer.booths else "")
    return tuple(
        Control(
            f"booth:{booth.id}",
            p.offer.say(visit.language, line("name"), booth.id),
            p.offer.say(visit.language, line("line"), booth.id),
            kind="tile",
            picture=booth.tile,
            checked=booth.id in visit.played,
            coached=booth.id == starter and not visit.plays,
            detail=p.say("minutes", minutes=booth.manifest.minutes),
            deep=booth.manifest.hue.deep,
            pale=booth.manifest.hue.pale,
        )
        for booth in p.offer.booths
    )


def _play(p: Presenter, visit: Visit, view: View) -> View:
    play = visit.play
    name = p.offer.say(visit.language, line("name"), play.experience) if play else ""
    booth = p.offer.booth(play.experience) if play else None
    return replace(
        view,
        title=name,
        deep=booth.manifest.hue.deep if booth else "",
        pale=booth.manifest.hue.pale if booth else "",
        tools=(
            p.control("pause", "pause", icon="pause"),
            p.control("finish", "finish", icon="print"),
        ),
        spoken=name,
    )


def _debrief(p: Presenter, visit: Visit, view: View) -> View:
    play = visit.play
    booth = p.offer.booth(play.experience) if play else None
    if play is None or play.outcome is None or booth is None:
        return replace(view, title=p.say("debrief-title"))
    outcome, owner = play.outcome, play.experience
    return replace(
        view,
        title=p.say("learn" if visit.facts_shown else "debrief-title"),
        lead=p.offer.say(visit.language, line("name"), owner),
        deep=booth.manifest.hue.deep,
        pale=booth.manifest.hue.pale,
        stars=outcome.stars,
        measures=_measures(p, visit, play),
        moments=tuple(
            Control(
                f"moment:{n}",
                p.offer.say(visit.language, moment.text, owner),
                kind="row",
                detail=f"{int(moment.at_s) // 60}:{int(moment.at_s) % 60:02d}",
                checked=moment.good,
            )
            for n, moment in enumerate(outcome.moments)
        ),
        tradeoff=p.offer.say(visit.language, outcome.tradeoff, owner),
        honest=p.offer.say(visit.language, line("real-work"), owner),
        faces=() if visit.facts_shown else _faces(p, play),
        facts=_job_facts(p, visit, owner),
        facts_shown=visit.facts_shown,
        desk=_debrief_desk(p, visit, play),
        spoken=" ".join(
            [p.say("debrief-title"), p.offer.say(visit.language, outcome.tradeoff, owner)],
        ),
    )


def _measures(p: Presenter, visit: Visit, play: PlayRecord) -> Rows:
    earlier = visit.earlier(play)
    before = {m.key: m for m in earlier.outcome.measures} if earlier and earlier.outcome else {}

    def value(measure: Measure | None) -> str:
        if measure is None:
            return ""
        shown = f"{measure.value:.{measure.decimals}f}"
        return p.offer.say(visit.language, line(f"measure-{measure.key}-value", value=shown), play.experience)

    def word(key: str) -> str:
        return p.offer.say(visit.language, line(key), play.experience)

    return tuple(
        Control(
            f"measure:{measure.key}",
            word(f"measure-{measure.key}"),
            word(f"measure-{measure.key}-why"),
            kind="row",
            detail=value(measure),
            compare=p.say("before", value=value(before[measure.key])) if measure.key in before else "",
            checked=measure.good,
        )
        for measure in (play.outcome.measures if play.outcome else ())
    )


def _faces(p: Presenter, play: PlayRecord) -> Rows:
    return tuple(
        p.control(f"like:{n}", f"face-{n}", kind="choice", icon=f"face{n}", checked=play.liking == n)
        for n in range(1, 6)
    )


def _job_facts(p: Presenter, visit: Visit, owner: str) -> Rows:
    """What the job is, who named it, what it takes, how one gets in, the first local step.

    A row a heading; in large text one a sentence, so that pages turn between them.
    """
    step = p.offer.first_step(owner, p.today)
    told = {
        heading: [p.offer.say(visit.language, line(key), owner) for key in keys]
        for heading, keys in _FACT_TEXTS.items()
    }
    told["first-step"] = [f"{step.name} — {step.what}" if step else p.say("no-course")]
    rows = {heading: _SENTENCE_END.split(" ".join(texts)) for heading, texts in told.items()}
    if visit.aids.zoom <= LARGE_ZOOM:
        rows = {heading: ["\n".join(sentences)] for heading, sentences in rows.items()}
    return tuple(
        Control(f"fact:{heading}:{n}", "" if n else p.say(f"fact-{heading}"), sentence, kind="row")
        for heading, sentences in rows.items()
        for n, sentence in enumerate(sentences)
    )


_FACT_TEXTS = {
    "cards": ("cards-1", "cards-2", "cards-3"),
    "named-by": ("named-by",),
    "skills": ("skills",),
    "path": ("path",),
}
_SENTENCE_END = re.compile(r"(?<=[.?!]) ")


def _debrief_desk(p: Presenter, visit: Visit, play: PlayRecord) -> Rows:
    """Ways on. The one emphasised is an invitation: another job, else a harder one, else the same again."""
    unplayed = [booth for booth in p.offer.booths if booth.id not in visit.played]
    can_rise = harder(play.level) is not play.level
    invitation = "other" if unplayed else "harder" if can_rise else "again"
    controls = (
        p.control("again", "again", icon="restart"),
        p.control("harder", "harder", icon="harder", enabled=can_rise),
        p.control("learn", "learn-less" if visit.facts_shown else "learn", icon="help"),
        p.control("other", "other-job" if len(p.offer.booths) > 1 else "to-hall", icon="other"),
        p.control("finish", "finish", icon="print"),
    )
    first = [replace(one, kind="primary") for one in controls if one.id == invitation]
    return (*first, *(one for one in controls if one.id != invitation))


def _door(p: Presenter, visit: Visit, view: View) -> View:
    return replace(
        view,
        title=p.say(f"door-{visit.door}"),
        lead=p.say(f"door-{visit.door}-lead"),
        picture=f"door_{visit.door}",
        programmes=_programmes(p, visit),
        no_course="" if visit.offered else p.say("no-course"),
        desk=(
            p.control("other", "to-hall", icon="other", kind="primary"),
            p.control("finish", "finish", icon="print"),
        ),
        spoken=p.say(f"door-{visit.door}-lead"),
    )


def _programmes(p: Presenter, visit: Visit) -> Rows:
    on_slip = visit.taken if visit.screen == "takeaway" else ()
    ids = (*on_slip, *(name for name in visit.offered if name not in on_slip))
    ids = ids[:FITTED] if on_slip else ids  # what is on the slip stays in sight and can be taken off
    entries = [entry for entry in map(p.offer.programme, ids) if entry]
    full = len(visit.taken) >= MAX_TAKEN
    large = visit.aids.zoom > LARGE_ZOOM
    return tuple(
        row for entry in entries for row in _programme(entry, entry.id in visit.taken, full=full, large=large)
    )


def _programme(entry: Programme, taken: bool, *, full: bool, large: bool) -> Rows:
    """A switch that says all; in large text it says what it is for, and a row each says the rest."""
    provider = entry.provider if entry.provider != entry.name else ""
    known = [part for part in (entry.who.note, entry.place, entry.hours, entry.cost, entry.contact) if part]
    about = " · ".join(filter(None, (provider, entry.what)))
    switch = Control(
        f"programme:{entry.id}",
        entry.name,
        provider if large else about,
        kind="switch",
        checked=taken,
        enabled=taken or not full,
        detail="" if large else " · ".join(known),
    )
    told = (entry.what, *known) if large else ()
    rows = (Control(f"about:{entry.id}:{n}", "", part, kind="row") for n, part in enumerate(told))
    return (switch, *rows)


def _takeaway(p: Presenter, visit: Visit, view: View, ticket_url: str) -> View:
    audience = visit.audience if visit.audience_asked else "unasked"
    choices = [
        p.control(f"audience:{band}", f"audience-{band.rstrip('+')}", kind="choice", checked=audience == band)
        for band in AUDIENCES
    ]
    skip = p.control(
        "audience:skip", "skip", kind="choice", checked=visit.audience_asked and visit.audience is None
    )
    printing = p.control("print", "print", kind="primary", icon="print")
    if not p.prints_on_paper:
        note = p.say("no-printer-qr") if ticket_url else p.say("no-printer")
        printing = p.control("print", "take-qr" if ticket_url else "done", kind="primary", note=note)
    return replace(
        view,
        title=p.say("takeaway-title"),
        lead=p.say("takeaway-lead" if visit.completed else "takeaway-lead-nothing"),
        done=_done(p, visit),
        interests=_interests(p, visit),
        programmes=_programmes(p, visit),
        no_course="" if visit.offered else p.say("no-course"),
        audiences=(*choices, skip),
        party_sizes=tuple(
            p.control(f"party:{n}", f"party-{n}", kind="choice", checked=visit.party_size == n)
            for n in range(1, 5)
        ),
        qr_rows=p.offer.qr(ticket_url) if ticket_url else (),
        qr_text=p.say("qr-text") if ticket_url else "",
        printer_position=p.offer.site.printer.position,
        has_paper=p.prints_on_paper,
        desk=(printing,),
        spoken=f"{p.say('takeaway-title')} {p.say('takeaway-lead')}",
    )


def _done(p: Presenter, visit: Visit) -> Rows:
    """Each job once, with the best stars of its plays."""
    best = {
        name: max(play.outcome.stars for play in visit.completed if play.experience == name and play.outcome)
        for name in visit.played
    }
    return tuple(
        Control(
            f"done:{name}",
            p.offer.say(visit.language, line("name"), name),
            kind="row",
            value=stars,
            spoken=f"{p.offer.say(visit.language, line('name'), name)}, {p.say('stars', stars=stars)}",
        )
        for name, stars in best.items()
    )


def _interests(p: Presenter, visit: Visit) -> str:
    liked = [
        LikedPlay(booth.manifest.interests, play.liking)
        for play in visit.completed
        if play.liking and (booth := p.offer.booth(play.experience))
    ]
    summary = interests(liked)
    return p.say(f"interest-{summary.leaning}") if summary and summary.leaning else ""


def _survey(p: Presenter, visit: Visit, view: View) -> View:
    answers = dict(visit.survey)
    return replace(
        view,
        title=p.say("survey-title"),
        lead=p.say("survey-lead"),
        survey_items=tuple(
            Control(f"survey:{item}", p.say(f"survey-{item}"), kind="row", value=answers.get(item, 0))
            for item in SURVEY_ITEMS
        ),
        scale_low=p.say("scale-low"),
        scale_high=p.say("scale-high"),
        printing=_printing(p, visit),
        desk=(p.control("survey_done", "send" if answers else "skip", kind="primary"),),
        spoken=f"{p.say('survey-title')} {p.say('survey-lead')}",
    )


def _printing(p: Presenter, visit: Visit) -> str:
    """How the paper is getting on; nothing where there is no printer, as was said before the QR was taken."""
    if not p.prints_on_paper and visit.slip != "failed":
        return ""
    return p.say(f"slip-{visit.slip}") if visit.slip else ""


def _farewell(p: Presenter, visit: Visit, view: View) -> View:
    position = p.offer.site.printer.position
    on_paper = p.prints_on_paper and visit.slip in ("issuing", "printed")
    lead = p.say(f"farewell-paper-{position}") if on_paper else p.say("farewell-lead")
    return replace(
        view,
        title=p.say("farewell-title"),
        lead=lead,
        printing=_printing(p, visit),
        picture=f"slip_{position}" if on_paper else "farewell",
        printer_position=position,
        has_paper=on_paper,
        desk=(p.control("start", "start-over", kind="primary"),),
        spoken=f"{p.say('farewell-title')} {lead}",
    )


_SCREENS: dict[str, Callable[[Presenter, Visit, View], View]] = {
    "attract": _attract,
    "hall": _hall,
    "play": _play,
    "debrief": _debrief,
    "door": _door,
    "survey": _survey,
    "farewell": _farewell,
}
