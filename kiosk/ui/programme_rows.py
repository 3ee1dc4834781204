"""Programmes as rows of a screen, each with the switch that puts it on the slip."""

from __future__ import annotations

from kiosk.core.programmes import FITTED, Programme
from kiosk.core.visit import LARGE_ZOOM, MAX_TAKEN, Visit
from kiosk.kit.action_model import Control
from kiosk.ui.presenter import Presenter
from kiosk.ui.view import Rows

_AND = "\u00a0· "
"""Between particulars. It ends a line where it must, and never begins one."""


def programme_rows(p: Presenter, visit: Visit) -> Rows:
    """What the screen offers, and at the takeaway what is on the slip before it."""
    on_slip = visit.taken if visit.screen == "takeaway" else ()
    ids = (*on_slip, *(name for name in visit.offered if name not in on_slip))
    ids = ids[:FITTED] if on_slip else ids  # what is on the slip stays in sight and can be taken off
    entries = [entry for name in ids if (entry := p.offer.programme(name, p.today))]
    return tuple(row for entry in entries for row in _rows_of(p, visit, entry))


def programmes_note(p: Presenter, visit: Visit) -> str:
    """Whom to ask where programmes are described in a language the visitor did not choose; mostly ""."""
    return p.say("programmes-in-korean") if visit.offered and p.language != "ko" else ""


def _rows_of(p: Presenter, visit: Visit, entry: Programme) -> Rows:
    """A switch that says all; in large text it says whose it is, and a row each says the rest."""
    taken = entry.id in visit.taken
    full = len(visit.taken) >= MAX_TAKEN and not taken
    large = visit.aids.zoom > LARGE_ZOOM
    provider = entry.provider if entry.provider != entry.name else ""
    known = [part for part in (entry.place, entry.who.note, entry.hours, entry.cost, entry.contact) if part]
    about = _AND.join(filter(None, (provider, *(() if large else known))))
    caption = p.say("taken" if taken else "take")
    reason = p.say("slip-full", most=MAX_TAKEN) if full else ""
    switch = Control(
        f"programme:{entry.id}",
        entry.name,
        "" if large else entry.what,
        kind="switch",
        checked=taken,
        enabled=not full,
        detail=about,
        caption="" if full else caption,
        reason=reason,
        spoken=", ".join(filter(None, (entry.name, entry.what, about, reason or caption))),
    )
    told = (entry.what, *known) if large else ()
    return (switch, *(Control(f"about:{entry.id}:{n}", "", part, kind="row") for n, part in enumerate(told)))
