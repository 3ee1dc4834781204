"""Makes `db/ticket_vectors.json`, from which any reader of tickets can be tested. Writes it when run.

The keys are test keys: each private key is the SHA-256 of a phrase that everybody can read here.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.core.ticket import Ticket, TicketPlay, encode, signing_bytes

FILE = Path(__file__).parents[3] / "db" / "ticket_vectors.json"
PHRASE = "miraekiosk test key {}"
ABOUT = (
    "Test keys, which no kiosk has: the private key n (1 to 4, in this order) is the SHA-256 of the text "
    "'miraekiosk test key n'. db/TICKET.md says how a verdict is found."
)
GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

SMALL = Ticket(1, 2, date(2026, 11, 22), (TicketPlay(1, 3, 5), TicketPlay(5, 0)), (8,))
FULL = Ticket(
    site=1,
    kiosk=2,
    day=date(2027, 12, 31),
    plays=tuple(TicketPlay(number, 1 + number % 3, 1 + number % 5) for number in range(1, 7)),
    programmes=(1, 2, 999),
)
STEPS = Ticket(1, 2, date(2026, 11, 22), (), (8, 1001, 2002))
BARE = Ticket(1, 2, date(2026, 7, 1))
OLDER = replace(SMALL, day=date(2026, 6, 30))
YEAR = Ticket(2, 1, date(2026, 5, 4), (TicketPlay(6, 2),))
STOLEN = Ticket(3, 1, date(2026, 6, 30), (TicketPlay(2, 1, 1),), (2,))


def private_key(number: int) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(PHRASE.format(number).encode()).digest())


def public_key(number: int) -> str:
    return private_key(number).public_key().public_bytes_raw().hex()


def signed(ticket: Ticket, key: int) -> Ticket:
    return replace(ticket, signature=private_key(key).sign(signing_bytes(ticket)))


def entry(site: int, kiosk: int, key: int, since: str, **ends: str) -> dict[str, Any]:
    times = {"from": since, "until": ends.get("until"), "revoked": ends.get("revoked")}
    return {"site": site, "kiosk": kiosk, "public_key": public_key(key), **times}


def base32(content: bytes) -> str:
    return base64.b32encode(content).decode().rstrip("=")


def bytes_of(ticket: Ticket) -> bytes:
    payload = encode(ticket)
    return base64.b32decode(payload + "=" * (-len(payload) % 8))


def bit_flipped(ticket: Ticket, byte: int, bit: int) -> str:
    """The payload with one bit changed; `byte` counts from the end where it is negative."""
    content = bytearray(bytes_of(ticket))
    content[byte] ^= 1 << bit
    return base32(bytes(content))


def other_spelling(ticket: Ticket) -> str:
    """The same bytes in letters that also set the last, unused bits."""
    payload = encode(ticket)
    return payload[:-1] + ALPHABET[ALPHABET.index(payload[-1]) | 1]


def malleable(ticket: Ticket) -> Ticket:
    """The signature with the group's order added to its S: RFC 8032 refuses it, careless code does not."""
    number = int.from_bytes(ticket.signature[32:], "little") + GROUP_ORDER
    return replace(ticket, signature=ticket.signature[:32] + number.to_bytes(32, "little"))


def without_domain(ticket: Ticket, key: int) -> Ticket:
    body = signing_bytes(ticket).removeprefix(b"miraekiosk ticket v1\x00")
    return replace(ticket, signature=private_key(key).sign(body))


def verdicts() -> list[tuple[str, str, str]]:
    """Payload, verdict, and what is special."""
    small, full = signed(SMALL, 1), signed(FULL, 1)
    return [
        (encode(full), "genuine", "six plays, three programmes"),
        (encode(small), "genuine", "two plays, one programme"),
        (encode(signed(STEPS, 1)), "genuine", "nothing played; a programme, a work and a stage's task"),
        (encode(signed(BARE, 1)), "genuine", "nothing played; the first day of its key"),
        (encode(signed(OLDER, 2)), "genuine", "the kiosk's older key, on the last day of it"),
        (encode(signed(YEAR, 3)), "genuine", "another kiosk, within its key's year"),
        (bit_flipped(small, 8, 0), "changed", "one bit of the body: stars 3 became 2"),
        (bit_flipped(small, 5, 1), "changed", "one bit of the body: another day"),
        (bit_flipped(small, -64, 0), "changed", "a bit of the signature's first byte"),
        (bit_flipped(small, -1, 3), "changed", "a bit of the signature's last byte"),
        (encode(signed(SMALL, 3)), "changed", "signed by another kiosk's key"),
        (encode(replace(small, kiosk=1, site=2)), "changed", "says another kiosk than signed it"),
        (encode(without_domain(SMALL, 1)), "changed", "signed without the domain before the bytes"),
        (encode(malleable(small)), "changed", "the signature's S is not below the group order (RFC 8032)"),
        (encode(replace(small, signature=bytes(64))), "changed", "a signature of zeros"),
        (encode(signed(replace(SMALL, kiosk=9), 1)), "unknown key", "a kiosk of which no key is listed"),
        (encode(signed(replace(SMALL, site=77), 1)), "unknown key", "a site of which no key is listed"),
        (encode(signed(replace(BARE, day=date(2026, 6, 30)), 1)), "key expired", "a day before its key"),
        (encode(signed(BARE, 2)), "key expired", "the kiosk's older key, a day after it"),
        (encode(signed(replace(YEAR, day=date(2027, 1, 1)), 3)), "key expired", "a day after its key"),
        (encode(signed(STOLEN, 4)), "revoked key", "of a day before the key was revoked, all the same"),
        (encode(SMALL), "unsigned", "two plays, one programme, without a signature"),
        (encode(Ticket(0, 0, date(2026, 1, 1))), "unsigned", "the smallest ticket"),
    ]


def errors() -> list[tuple[str, str, str]]:
    """Payload, the kind of error, and what is special."""
    small = signed(SMALL, 1)
    return [
        ("", "empty", "no characters"),
        (encode(small).lower(), "alphabet", "lower case"),
        (other_spelling(small), "alphabet", "the unused last bits are not 0: not the canonical base32"),
        (encode(SMALL) + "===", "alphabet", "padding"),
        ("AEAAAAAAAA1A", "alphabet", "a 1"),
        (encode(small)[:-1], "length", "not whole bytes"),
        (base32(bytes_of(small)[:-1]), "length", "the last byte is missing"),
        (base32(bytes_of(small) + b"\0"), "length", "one byte more"),
        (bit_flipped(small, 1, 0), "length", "the signed bit is gone, the signature is not"),
        ("A" * 144, "length", "more characters than any ticket has"),
        (bit_flipped(small, 0, 1), "version", "version 3"),
        (bit_flipped(small, 1, 7), "flags", "a flag of which version 1 knows nothing"),
        (bit_flipped(small, 8, 7), "value", "a bit that must be 0"),
        (bit_flipped(small, 7, 0), "value", "experience 0"),
    ]


def content() -> dict[str, Any]:
    """What the file says."""
    keys = [
        entry(1, 2, 1, "2026-07-01"),
        entry(1, 2, 2, "2026-01-01", until="2026-06-30"),
        entry(2, 1, 3, "2026-01-01", until="2026-12-31"),
        entry(3, 1, 4, "2026-01-01", revoked="2026-07-01"),
    ]
    vectors: list[dict[str, Any]] = [
        {"payload": payload, "verdict": verdict, "error": None, "note": note}
        for payload, verdict, note in verdicts()
    ]
    vectors += [
        {"payload": payload, "verdict": None, "error": kind, "note": note} for payload, kind, note in errors()
    ]
    return {"about": ABOUT, "keys": keys, "vectors": vectors}


def text() -> str:
    """The file's own text."""
    return json.dumps(content(), indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
