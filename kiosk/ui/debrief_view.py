"""The view of the debrief: what came of a play, why, and the ways on."""

from __future__ import annotations

import re
from dataclasses import replace

from kiosk.core.contract import Measure, line
from kiosk.core.visit import LARGE_ZOOM, PlayRecord, Visit, harder
from kiosk.kit.action_model import Control
from kiosk.ui.presenter import Presenter
from kiosk.ui.view import Rows, View


def debrief(p: Presenter, visit: Visit, view: View) -> View:
    """The result of the last play, or the facts of its job."""
    play = visit.play
    booth = p.offer.booth(play.experience) if play else None
    if play is None or play.outcome is None or booth is None:
        return replace(view, title=p.say("debrief-title"))
    outcome, owner = play.outcome, play.experience
    facts = _job_facts(p, visit, owner)
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
        facts=facts,
        facts_shown=visit.facts_shown,
        desk=_debrief_desk(p, visit, play),
        spoken=_debrief_told(facts)
        if visit.facts_shown
        else f"{p.say('debrief-title')} {p.offer.say(visit.language, outcome.tradeoff, owner)}",
    )


def _debrief_told(facts: Rows) -> str:
    """By ear the facts of a job, a sentence each."""
    told = (part for row in facts for part in (row.label, row.note or ""))
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in told if part)


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
    """What the job is, who named it, what it takes, how one gets in, the first local step, a contrasting job.

    A row a heading; in large text one a sentence, so that pages turn between them.
    """
    step = p.offer.first_step(owner, p.today)
    told = {
        heading: [p.offer.say(visit.language, line(key), owner) for key in keys]
        for heading, keys in _FACT_TEXTS.items()
    }
    told["first-step"] = [f"{step.name} — {step.what}" if step else p.say("no-course")]
    contrast = _contrast(p, visit, owner)
    if contrast:
        told["contrast"] = [contrast]
    rows = {heading: _SENTENCE_END.split(" ".join(texts)) for heading, texts in told.items()}
    if visit.aids.zoom <= LARGE_ZOOM:
        rows = {heading: ["\n".join(sentences)] for heading, sentences in rows.items()}
    return tuple(
        Control(f"fact:{heading}:{n}", "" if n else p.say(f"fact-{heading}"), sentence, kind="row")
        for heading, sentences in rows.items()
        for n, sentence in enumerate(sentences)
    )


def _contrast(p: Presenter, visit: Visit, owner: str) -> str:
    """The job of this hall that its manifest calls most unlike it; "" where the hall has it not."""
    booth = p.offer.booth(owner)
    other = p.offer.booth(booth.manifest.contrast) if booth else None
    if other is None:
        return ""
    name, what = (p.offer.say(visit.language, line(key), other.id) for key in ("name", "line"))
    return f"{name} — {what}"


_FACT_TEXTS = {
    "cards": ("cards-1", "cards-2", "cards-3"),
    "named-by": ("named-by",),
    "skills": ("skills",),
    "path": ("path",),
}
_SENTENCE_END = re.compile(r"(?<=[.?!]) ")


def _debrief_desk(p: Presenter, visit: Visit, play: PlayRecord) -> Rows:
    """Ways on. The one emphasised is an invitation, and stands first: see `_invitation`.

    From the facts the way leads back to the result, or out: they have the page to themselves.
    """
    if visit.facts_shown:
        return (
            p.control("learn", "learn-less", icon="report"),
            _way_on(p, visit),
            p.control("finish", "finish", icon="print"),
        )
    other = _way_on(p, visit)
    can_rise = harder(play.level) is not play.level
    invitation = other.id if visit.trail else _invitation(p, visit, play)
    controls = (
        p.control("again", "again", icon="restart"),
        p.control("harder", "harder", icon="harder", enabled=can_rise),
        p.control("learn", "learn", icon="help"),
        other,
        p.control("finish", "finish", icon="print"),
    )
    first = [replace(one, kind="primary") for one in controls if one.id == invitation]
    return (*first, *(one for one in controls if one.id != invitation))


def _way_on(p: Presenter, visit: Visit) -> Control:
    """To the hall; for whoever tried a job from behind a door, back to that page."""
    if visit.trail:
        return p.control("back_to_door", "back-to-door", icon="arrow_left")
    return p.control("other", "to-hall", icon="other")


def _invitation(p: Presenter, visit: Visit, play: PlayRecord) -> str:
    """A job not tried yet; else what all stars deserve, more of a challenge; else another try."""
    if any(booth.id not in visit.played for booth in p.offer.booths):
        return "other"
    mastered = play.outcome is not None and play.outcome.stars == MOST_STARS
    return "harder" if mastered and harder(play.level) is not play.level else "again"


MOST_STARS = 3
