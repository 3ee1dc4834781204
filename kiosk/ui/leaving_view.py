"""The views of leaving: the takeaway, the survey and the farewell.

Where paper comes the slip is what a visitor takes. Where there is no printer, or it does not print just now,
or it failed, it is the QR, which then stays in sight until the end.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.contract import line
from kiosk.core.facts import AUDIENCES, SURVEY_ITEMS
from kiosk.core.interests import LikedPlay, interests
from kiosk.core.visit import Visit
from kiosk.kit.action_model import Control
from kiosk.ui.presenter import Presenter
from kiosk.ui.programme_rows import programme_rows, programmes_note
from kiosk.ui.view import Rows, View


def takeaway(p: Presenter, visit: Visit, view: View, ticket_url: str) -> View:
    """What was done, where one could go next, and the way to take it along."""
    title = p.say("takeaway-title" if visit.completed else "takeaway-title-nothing")
    lead = programmes_note(p, visit) or p.say(_takeaway_lead(visit))
    not_now = _not_now(p, ticket_url)
    return replace(
        _with_code(p, view, ticket_url, asked=p.paper != "prints", text=not_now),
        title=title,
        lead=lead,
        picture="" if visit.completed or visit.offered else "empty",
        done=_done(p, visit),
        interests=_interests(p, visit),
        programmes=programme_rows(p, visit),
        no_course="" if visit.offered else p.say("no-course"),
        audiences=_audiences(p, visit),
        party_sizes=tuple(
            p.control(f"party:{n}", f"party-{n}", kind="choice", checked=visit.party_size == n)
            for n in range(1, 5)
        ),
        printer_position=p.offer.site.printer.position,
        has_paper=p.paper == "prints",
        paper_told=not_now or p.say("paper-back"),
        desk=(_take_control(p, ticket_url, not_now),),
        spoken=" ".join(filter(None, (title, lead, not_now))),
    )


def _not_now(p: Presenter, ticket_url: str) -> str:
    """That paper is not coming just now, and what to do; "" where it comes, and where it never does."""
    if p.paper != "trouble":
        return ""
    return p.say("paper-not-now" if ticket_url else "paper-not-now-staff")


def _takeaway_lead(visit: Visit) -> str:
    if not visit.offered:
        return "takeaway-lead-played" if visit.completed else "takeaway-lead-empty"
    return "takeaway-lead" if visit.completed else "takeaway-lead-nothing"


def _audiences(p: Presenter, visit: Visit) -> Rows:
    audience = visit.audience if visit.audience_asked else "unasked"
    choices = [
        p.control(f"audience:{band}", f"audience-{band.rstrip('+')}", kind="choice", checked=audience == band)
        for band in AUDIENCES
    ]
    return (*choices, p.control("audience:skip", "skip", kind="choice", checked=audience is None))


def _take_control(p: Presenter, ticket_url: str, not_now: str) -> Control:
    """The one emphasised control: it promises paper only where paper comes. Its id stays the same."""
    if p.paper == "prints":
        return p.control("print", "print", kind="primary", icon="print")
    if ticket_url:
        return p.control("print", "qr-taken", kind="primary", icon="check")
    return p.control("print", "done", kind="primary", note=not_now or p.say("no-printer"))


def _with_code(p: Presenter, view: View, ticket_url: str, *, asked: bool, text: str = "") -> View:
    """The code and what to do with it; nothing of either where there is no hall to open.

    `asked`: the visitor is asked for nothing but scanning it, which is not said elsewhere on the screen.
    """
    if not ticket_url:
        return view
    heading = p.say("qr-title") if asked else ""
    rows = p.offer.qr(ticket_url)
    return replace(view, qr_rows=rows, qr_title=heading, qr_text=text or p.say("qr-text"))


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


def survey(p: Presenter, visit: Visit, view: View, ticket_url: str) -> View:
    """Five sentences while the paper comes. Sending is the invitation once there is something to send."""
    answers = dict(visit.survey)
    printing, icon = _printing(p, visit, ticket_url)
    view = view if _on_paper(visit) else _with_code(p, view, ticket_url, asked=not visit.prints)
    done = ("send", "primary") if answers else ("skip", "button")
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
        printing=printing,
        printing_icon=icon,
        desk=(p.control("survey_done", done[0], kind=done[1]), *_again(p, visit)),
        spoken=" ".join(filter(None, (printing, p.say("survey-title"), p.say("survey-lead")))),
    )


def _again(p: Presenter, visit: Visit) -> Rows:
    """One more slip, once. It is there from the beginning, so that nothing moves when the paper is out."""
    if p.paper != "prints" or not (visit.may_print_again or visit.slip == "issuing"):
        return ()
    key = ("print-retry" if visit.slip == "failed" else "print-again") if visit.prints else "print"
    return (p.control("print_again", key, kind="quiet", icon="print", enabled=visit.may_print_again),)


def _on_paper(visit: Visit) -> bool:
    """Whether the slip comes out of the printer, or did, whatever became of the printer since."""
    return visit.prints > 0 and visit.slip in ("issuing", "printed")


def _printing(p: Presenter, visit: Visit, ticket_url: str) -> tuple[str, str]:
    """How the paper is getting on, and its icon; nothing where none was asked for."""
    if not visit.prints:
        return "", ""
    if visit.slip == "issuing":
        return p.say("slip-issuing"), "print"
    if visit.slip == "printed":
        return p.say("slip-printed"), "check"
    return p.say("slip-failed" if ticket_url else "error-slip"), "warning"


def farewell(p: Presenter, visit: Visit, view: View, ticket_url: str) -> View:
    """The one thing still to do, as the title: take the paper, or the QR instead; else thanks."""
    position = p.offer.site.printer.position
    on_paper = _on_paper(visit)
    if on_paper:
        title, lead = f"farewell-{visit.slip}", f"farewell-{visit.slip}-{position}"
        picture = f"slip_{position}"
    else:
        view = _with_code(p, view, ticket_url, asked=not visit.prints)
        title, lead = _farewell_words(visit, ticket_url)
        picture = "" if view.qr_rows else "farewell"
    return replace(
        view,
        title=p.say(title),
        lead=p.say(lead),
        picture=picture,
        printer_position=position,
        has_paper=on_paper,
        desk=(
            p.control("start", "start-over", kind="primary"),
            *(_again(p, visit) if visit.may_print_again else ()),
        ),
        spoken=f"{p.say(title)} {p.say(lead)}",
    )


def _farewell_words(visit: Visit, ticket_url: str) -> tuple[str, str]:
    """Title and lead where no paper comes: whoever waits for some is told what to do instead."""
    if visit.prints:
        return (
            ("qr-title", "farewell-failed-qr") if ticket_url else ("farewell-failed", "farewell-failed-lead")
        )
    return "farewell-title", "farewell-qr" if ticket_url else "farewell-lead"
