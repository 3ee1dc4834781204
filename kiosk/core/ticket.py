"""What the QR of a slip carries: one visit's plays and programmes, in at most 89 bytes.

`db/TICKET.md` gives the format byte by byte with test vectors. The address is `<hall_url>#<payload>`; a
browser never sends the part after `#` to a server. Nothing in it follows a person: a day, no time, no id.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from kiosk.core.errors import KioskError

VERSION = 1
EPOCH = date(2026, 1, 1)
"""Day number 0."""

DOMAIN = b"miraekiosk ticket v1\x00"
"""What a signature covers begins with this, so that no other signed thing can pass for a ticket."""

MAX_PLAYS = 6
MAX_PROGRAMMES = 3
SIGNATURE_BYTES = 64

_HEADER_BYTES = 7
_PLAY_BYTES = 2
_PROGRAMME_BYTES = 2
_SIGNED = 0b1
_LAST_DAY = 0xFFFF
_MAX_CHARACTERS = 143
_ALPHABET = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

TicketFault = Literal["empty", "alphabet", "length", "version", "flags", "value"]


class TicketError(KioskError):
    """Not a ticket of this version. `kind` says why in a word of db/TICKET.md, `detail` in a sentence."""

    message_key = "error-ticket"

    def __init__(self, kind: TicketFault, detail: str) -> None:
        self.kind: TicketFault = kind
        self.detail = detail
        super().__init__(f"not a ticket ({kind}): {detail}")


@dataclass(frozen=True, slots=True)
class TicketPlay:
    """One play: the job's registry number 1..255, stars 1..3 (0 = not finished), liking 1..5 or None."""

    experience: int
    stars: int
    liking: int | None = None


@dataclass(frozen=True, slots=True)
class Ticket:
    """One slip. `programmes` are registry numbers. Without a signature it is, recognisably, unsigned."""

    site: int
    kiosk: int
    day: date
    plays: tuple[TicketPlay, ...] = ()
    programmes: tuple[int, ...] = ()
    signature: bytes = b""

    @property
    def signed(self) -> bool:
        """Whether it carries a signature; whether that is genuine says `core/ticket_trust`."""
        return bool(self.signature)


def encode(ticket: Ticket) -> str:
    """The payload: upper-case base32 without padding. Raises ValueError for a ticket that cannot be one."""
    fault = _fault(ticket)
    if fault:
        raise ValueError(fault)
    body = _body(ticket, signed=ticket.signed) + ticket.signature
    return base64.b32encode(body).decode("ascii").rstrip("=")


def signing_bytes(ticket: Ticket) -> bytes:
    """What this kiosk's key signs: the domain prefix, then every byte before the signature, marked signed."""
    return DOMAIN + _body(ticket, signed=True)


def can_be_dated(day: date) -> bool:
    """Whether a ticket can be of this day. A clock that lies may say one before the first."""
    return 0 <= (day - EPOCH).days <= _LAST_DAY


def ticket_url(hall_url: str, ticket: Ticket) -> str:
    """The address in the QR, or "" where the site has no online hall."""
    return f"{hall_url}#{encode(ticket)}" if hall_url else ""


def payload_of(url: str) -> str:
    """The payload of a slip's address: what follows the first `#`; a bare payload is returned as it is."""
    before, mark, after = url.strip().partition("#")
    return after if mark else before


def decode(text: str) -> Ticket:
    """The ticket behind a payload. Total: any other string raises TicketError."""
    data = _bytes_of(text)
    if data[0] != VERSION:
        raise TicketError("version", f"version {data[0]}, expected {VERSION}")
    if len(data) < _HEADER_BYTES:
        raise TicketError("length", f"{len(data)} bytes, expected {_HEADER_BYTES} or more")
    if data[1] & ~_SIGNED:
        raise TicketError("flags", f"unknown flags {data[1]:#04x}")
    plays, programmes = data[6] >> 4, data[6] & 0x0F
    signature_at = _HEADER_BYTES + _PLAY_BYTES * plays + _PROGRAMME_BYTES * programmes
    expected = signature_at + (SIGNATURE_BYTES if data[1] & _SIGNED else 0)
    if len(data) != expected:
        raise TicketError("length", f"{len(data)} bytes, expected {expected}")
    numbers_at = _HEADER_BYTES + _PLAY_BYTES * plays
    ticket = Ticket(
        site=data[2],
        kiosk=data[3],
        day=EPOCH + timedelta(days=int.from_bytes(data[4:6], "big")),
        plays=tuple(_play(*pair) for pair in _pairs(data[_HEADER_BYTES:numbers_at])),
        programmes=tuple(high << 8 | low for high, low in _pairs(data[numbers_at:signature_at])),
        signature=data[signature_at:],
    )
    fault = _fault(ticket)
    if fault:
        raise TicketError("value", fault)
    return ticket


def _bytes_of(text: str) -> bytes:
    if not text:
        raise TicketError("empty", "no characters")
    if len(text) > _MAX_CHARACTERS:
        raise TicketError("length", f"{len(text)} characters, expected {_MAX_CHARACTERS} at most")
    if not _ALPHABET.issuperset(text):
        raise TicketError("alphabet", "expected A to Z and 2 to 7 only")
    if len(text) % 8 in (1, 3, 6):
        raise TicketError("length", f"{len(text)} characters are not whole bytes")
    data = base64.b32decode(text + "=" * (-len(text) % 8))
    if base64.b32encode(data).decode("ascii").rstrip("=") != text:
        raise TicketError("alphabet", "the unused last bits are not 0")
    return data


def _body(ticket: Ticket, *, signed: bool) -> bytes:
    body = bytearray((VERSION, _SIGNED if signed else 0, ticket.site, ticket.kiosk))
    body += (ticket.day - EPOCH).days.to_bytes(2, "big")
    body.append(len(ticket.plays) << 4 | len(ticket.programmes))
    for play in ticket.plays:
        body += bytes((play.experience, (play.liking or 0) << 2 | play.stars))
    for number in ticket.programmes:
        body += number.to_bytes(2, "big")
    return bytes(body)


def _play(experience: int, rating: int) -> TicketPlay:
    return TicketPlay(experience, stars=rating & 0b11, liking=(rating >> 2) or None)


def _pairs(data: bytes) -> Iterator[tuple[int, int]]:
    return zip(data[::2], data[1::2], strict=True)


def _fault(ticket: Ticket) -> str:
    """What no ticket may hold, as a sentence; "" for a good one."""
    if not (0 <= ticket.site <= 255 and 0 <= ticket.kiosk <= 255):
        return f"site {ticket.site} or kiosk {ticket.kiosk} is not 0..255"
    if not can_be_dated(ticket.day):
        return f"day {ticket.day} is not within {_LAST_DAY} days from {EPOCH}"
    if len(ticket.plays) > MAX_PLAYS or len(ticket.programmes) > MAX_PROGRAMMES:
        return f"{len(ticket.plays)} plays and {len(ticket.programmes)} programmes are too many"
    if len(ticket.signature) not in (0, SIGNATURE_BYTES):
        return f"a signature of {len(ticket.signature)} bytes"
    for play in ticket.plays:
        known_liking = play.liking is None or 1 <= play.liking <= 5
        if not (1 <= play.experience <= 255 and 0 <= play.stars <= 3 and known_liking):
            return f"{play} is out of range"
    for number in ticket.programmes:
        if not 1 <= number <= 0xFFFF:
            return f"programme number {number} is not 1..65535"
    return ""
