"""The verdict on a ticket: any flipped bit is seen, any listed key of the kiosk counts, in its time only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.bundle import TrustedKey
from kiosk.core.signatures import fingerprint
from kiosk.core.ticket import EPOCH, Ticket, TicketError, decode, encode, signing_bytes, ticket_url
from kiosk.core.ticket_trust import judge_ticket
from kiosk.services.qr import QUIET_MODULES, qr_matrix
from tests.unit.ticket.test_ticket import tickets
from tests.unit.ticket.vectors import FULL, SMALL, bit_flipped, bytes_of, private_key, public_key, signed

SITES = {1: "dreamteo", 2: "cheongchun"}
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def key(number: int = 1, kiosk: int = 2, **more: date) -> TrustedKey:
    since = more.pop("since", FIRST)
    return TrustedKey(site="dreamteo", kiosk=kiosk, public_key=public_key(number), since=since, **more)


def verdict(ticket: Ticket, *keys: TrustedKey) -> str:
    return judge_ticket(ticket, keys, SITES).verdict


@given(tickets)
def test_what_a_listed_key_signed_is_genuine_after_its_way_through_the_code(ticket: Ticket) -> None:
    ticket = signed(ticket, 1)
    listed = TrustedKey(site="anywhere", kiosk=ticket.kiosk, public_key=public_key(1), since=EPOCH)
    assert judge_ticket(decode(encode(ticket)), [listed], {ticket.site: "anywhere"}).genuine


@settings(deadline=None)
@given(st.sampled_from([signed(SMALL, 1), signed(FULL, 1)]), st.data())
def test_one_flipped_bit_is_never_genuine(ticket: Ticket, data: st.DataObject) -> None:
    """Every number of the body is listed with the same key, so that only the signature can tell."""
    byte = data.draw(st.integers(0, len(bytes_of(ticket)) - 1))
    try:
        flipped = decode(bit_flipped(ticket, byte, data.draw(st.integers(0, 7))))
    except TicketError:
        return
    listed = TrustedKey(site="anywhere", kiosk=flipped.kiosk, public_key=public_key(1), since=EPOCH)
    found = judge_ticket(flipped, [listed], {flipped.site: "anywhere"})
    assert found.verdict == "changed"


@given(st.binary(min_size=64, max_size=64))
def test_any_other_signature_is_of_nobody(signature: bytes) -> None:
    assert verdict(replace(SMALL, signature=signature), key()) == "changed"


def test_the_same_ticket_is_signed_the_same() -> None:
    assert signed(FULL, 1) == signed(FULL, 1)
    assert signed(signed(FULL, 1), 1) == signed(FULL, 1), "the signature is not part of what is signed"


def test_any_key_of_the_kiosk_may_have_signed() -> None:
    keys = key(2, until=date(2026, 6, 30)), key(1, since=date(2026, 7, 1))
    assert verdict(signed(SMALL, 1), *keys) == "genuine"
    assert verdict(signed(replace(SMALL, day=date(2026, 6, 30)), 2), *keys) == "genuine"
    assert verdict(signed(SMALL, 2), *keys) == "key expired"
    assert verdict(signed(SMALL, 3), *keys) == "changed"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (FIRST, "genuine"),
        (LAST, "genuine"),
        (FIRST + timedelta(days=1), "genuine"),
        (LAST + timedelta(days=1), "key expired"),
    ],
)
def test_a_keys_first_and_last_day_are_its_own(day: date, expected: str) -> None:
    assert verdict(signed(replace(SMALL, day=day), 1), key(until=LAST)) == expected


def test_a_day_before_the_key_names_both_dates() -> None:
    found = judge_ticket(signed(SMALL, 1), [key(since=date(2027, 1, 1))], SITES)
    assert found.verdict == "key expired"
    assert "found a ticket of 2026-11-22, expected 2027-01-01 or later" in found.reason
    ended = judge_ticket(signed(SMALL, 1), [key(until=date(2026, 6, 30))], SITES)
    assert "found a ticket of 2026-11-22, expected 2026-01-01 to 2026-06-30" in ended.reason


def test_a_key_listed_for_two_times_vouches_for_both() -> None:
    times = key(until=date(2026, 3, 31)), key(since=date(2026, 11, 1))
    assert verdict(signed(SMALL, 1), *times) == "genuine"
    between = judge_ticket(signed(replace(SMALL, day=date(2026, 6, 1)), 1), times, SITES)
    assert between.verdict == "key expired"
    assert "2026-01-01 to 2026-03-31 or 2026-11-01 or later" in between.reason


def test_a_revoked_key_vouches_for_no_day() -> None:
    found = judge_ticket(signed(SMALL, 1), [key(revoked=date(2027, 5, 1)), key(2)], SITES)
    assert (found.verdict, found.fingerprint) == ("revoked key", fingerprint(bytes.fromhex(public_key(1))))
    assert verdict(signed(SMALL, 2), key(revoked=FIRST), key(2)) == "genuine", "its other key is another"


def test_a_kiosk_or_a_site_that_nobody_listed_is_unknown() -> None:
    ticket = signed(SMALL, 1)
    assert verdict(ticket) == "unknown key"
    assert verdict(ticket, key(kiosk=3)) == "unknown key"
    assert verdict(replace(ticket, site=9), key()) == "unknown key"
    assert judge_ticket(ticket, [key()], {}).verdict == "unknown key"


def test_an_unsigned_ticket_is_unsigned_whoever_is_listed() -> None:
    assert verdict(SMALL, key()) == "unsigned"
    assert judge_ticket(SMALL, [], {}).verdict == "unsigned"


def test_only_a_genuine_verdict_is_genuine() -> None:
    assert judge_ticket(signed(SMALL, 1), [key()], SITES).genuine
    assert not judge_ticket(SMALL, [key()], SITES).genuine


def test_the_largest_genuine_ticket_fits_its_qr() -> None:
    """Any signature is 64 bytes; what differs in size is nothing."""
    assert private_key(1).sign(signing_bytes(FULL)) == signed(FULL, 1).signature
    url = ticket_url("https://hall.example/" + "x" * 19, signed(FULL, 1))
    assert url.index("#") == 40
    assert len(url) - 41 <= 145
    assert len(qr_matrix(url)) - 2 * QUIET_MODULES <= 17 + 4 * 8, "version 8"
