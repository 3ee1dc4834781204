"""Programmes as rows of a screen, each with the switch that puts it on the slip."""

from __future__ import annotations

from kiosk.core.doors import Step, WorkStep
from kiosk.core.programmes import Programme
from kiosk.core.slip import slip_step
from kiosk.core.visit import LARGE_ZOOM, MAX_TAKEN, Visit
from kiosk.kit.action_model import Control
from kiosk.ui.presenter import Presenter
from kiosk.ui.view import Rows

_AND = "\u00a0· "
"""Between particulars. It ends a line where it must, and never begins one."""


def programme_rows(p: Presenter, visit: Visit) -> Rows:
    """What the screen offers; at the takeaway what is on the slip comes first."""
    entries = [entry for name in visit.offered if (entry := p.offer.entry(name, p.today))]
    return tuple(row for entry in entries for row in _rows_of(p, visit, entry))


def programmes_note(p: Presenter, visit: Visit) -> str:
    """Whom to ask where programmes are described in a language the visitor did not choose; mostly ""."""
    programmes = any(isinstance(p.offer.entry(name, p.today), Programme) for name in visit.offered)
    return p.say("programmes-in-korean") if programmes and p.language != "ko" else ""


def _rows_of(p: Presenter, visit: Visit, entry: Programme | Step) -> Rows:
    """A switch that says all; in large text it says whose it is, and a row each says the rest."""
    large = visit.aids.zoom > LARGE_ZOOM
    if isinstance(entry, Step):
        step = slip_step(p.offer.texts[visit.language], entry)
        if isinstance(entry, WorkStep) and visit.screen == "door":  # the rest of it stands above there
            return _switch(p, visit, entry.id, p.say("work-step-row"), "", "", ())
        return _switch(p, visit, entry.id, step.task, step.note, "", ())
    provider = entry.provider if entry.provider != entry.name else ""
    known = tuple(part for part in _known(p, visit, entry) if part)
    about = _AND.join(filter(None, (provider, *(() if large else known))))
    return _switch(p, visit, entry.id, entry.name, entry.what, about, (entry.what, *known) if large else ())


def _known(p: Presenter, visit: Visit, entry: Programme) -> tuple[str, ...]:
    """Particulars that somebody confirmed; behind a door also how to apply, and when that was confirmed."""
    known = (entry.place, entry.who.note, entry.hours, entry.cost, entry.contact)
    if visit.screen != "door":
        return known
    apply = p.say("apply-at", where=entry.apply.told) if entry.apply.told else ""
    bring = p.say("bring-along", what=entry.bring) if entry.bring else ""
    day = entry.checked_on
    return (*known, apply, bring, p.say("checked-on", year=day.year, month=day.month, day=day.day))


def _switch(
    p: Presenter, visit: Visit, entry: str, name: str, what: str, about: str, told: tuple[str, ...]
) -> Rows:
    """The switch that puts it on the slip; `told` are rows of their own below, in place of `what` in it."""
    taken = entry in visit.taken
    full = len(visit.taken) >= MAX_TAKEN and not taken
    caption = p.say("taken" if taken else "take")
    reason = p.say("slip-full", most=MAX_TAKEN) if full else ""
    switch = Control(
        f"programme:{entry}",
        name,
        "" if told else what,
        kind="switch",
        checked=taken,
        enabled=not full,
        detail=about,
        caption="" if full else caption,
        reason=reason,
        spoken=", ".join(filter(None, (name, what, about, reason or caption))),
    )
    return (switch, *(Control(f"about:{entry}:{n}", "", part, kind="row") for n, part in enumerate(told)))
