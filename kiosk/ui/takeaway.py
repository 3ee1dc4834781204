"""What a visitor takes along: the ticket behind the QR, and the slip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from kiosk.core.doors import Step
from kiosk.core.programmes import Programme
from kiosk.core.slip import PlayedJob, SlipContent, slip_content
from kiosk.core.ticket import MAX_PLAYS, Ticket, TicketPlay, can_be_dated, signing_bytes, ticket_url
from kiosk.core.visit import Visit
from kiosk.ui.offer import Offer

Sign = Callable[[bytes], bytes]
"""This kiosk's signature of a ticket's bytes, b"" while there is no key: `World.sign`."""


def ticket_of(visit: Visit, offer: Offer, today: date, sign: Sign) -> Ticket:
    """The visit's ticket: the last six completed plays and what was put on the slip."""
    numbers = {booth.id: booth.manifest.number for booth in offer.booths}
    plays = [
        TicketPlay(numbers[play.experience], play.outcome.stars, play.liking)
        for play in visit.completed
        if play.outcome and play.experience in numbers
    ]
    programmes = [entry.number for entry in _taken(visit, offer, today)]
    kept = tuple(plays[-MAX_PLAYS:])
    ticket = Ticket(offer.site.site.number, offer.kiosk, today, kept, tuple(programmes))
    return replace(ticket, signature=sign(signing_bytes(ticket)))


def ticket_url_of(visit: Visit, offer: Offer, today: date, sign: Sign) -> str:
    """The address in the QR.

    "" before there is a visit, where the site has no online hall, and while the clock says an impossible day.
    """
    hall = offer.site.hall.url
    if not (visit.id and hall and can_be_dated(today)):
        return ""
    return ticket_url(hall, ticket_of(visit, offer, today, sign))


def slip_of(visit: Visit, offer: Offer, today: date, sign: Sign) -> SlipContent:
    """The visit's slip, in its language."""
    taken = _taken(visit, offer, today)
    plays = [PlayedJob(play.experience, play.outcome.stars) for play in visit.completed if play.outcome]
    return slip_content(
        offer.texts[visit.language],
        place=offer.site.site,
        day=today,
        plays=plays,
        programmes=[entry for entry in taken if isinstance(entry, Programme)],
        steps=[entry for entry in taken if isinstance(entry, Step)],
        url=ticket_url_of(visit, offer, today, sign),
    )


def _taken(visit: Visit, offer: Offer, today: date) -> list[Programme | Step]:
    return [entry for name in visit.taken if (entry := offer.entry(name, today))]
