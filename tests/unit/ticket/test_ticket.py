"""The ticket in a slip's QR: its format, its size, and that any string is a ticket or a named error."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.doors import STAGE_NUMBERS, STAGE_STEPS, WORK_NUMBERS, StageStep, WorkStep
from kiosk.core.programmes import STAGES
from kiosk.core.ticket import (
    DOMAIN,
    EPOCH,
    Ticket,
    TicketError,
    TicketPlay,
    decode,
    encode,
    payload_of,
    signing_bytes,
    ticket_url,
)
from kiosk.core.transitions import Work, WorkSource
from kiosk.services.qr import QUIET_MODULES, qr_matrix

WORK = Work(
    id="ropeway_guide",
    number=1,
    name="케이블카 안내원",
    what="손님을 태우고 내려 드려요.",
    near=(),
    learn=("안전하게 태우는 법",),
    source=WorkSource(about="a test", title="시험", publisher="시험", year=2026),
    checked_on=date(2026, 11, 22),
)
TICKET_PAGE = Path(__file__).parents[3] / "db" / "TICKET.md"
EMPTY = Ticket(0, 0, EPOCH)
SMALL = Ticket(1, 2, date(2026, 11, 22), (TicketPlay(1, 3, 5), TicketPlay(5, 0)), (8,))
STEPS = Ticket(1, 2, date(2026, 11, 22), (), (8, WorkStep(WORK).number, StageStep("prepare").number))
FULL = Ticket(
    site=3,
    kiosk=1,
    day=date(2027, 12, 31),
    plays=tuple(TicketPlay(number, 1 + number % 3, 1 + number % 5) for number in range(1, 7)),
    programmes=(1, 2, 999),
    signature=bytes(range(64)),
)

plays = st.builds(TicketPlay, st.integers(1, 255), st.integers(0, 3), st.one_of(st.none(), st.integers(1, 5)))
tickets = st.builds(
    Ticket,
    site=st.integers(0, 255),
    kiosk=st.integers(0, 255),
    day=st.dates(EPOCH, EPOCH + timedelta(days=65535)),
    plays=st.lists(plays, max_size=6).map(tuple),
    programmes=st.lists(st.integers(1, 65535), max_size=3).map(tuple),
    signature=st.sampled_from((b"", bytes(64), bytes(range(64)))),
)


def base32(*values: int) -> str:
    return base64.b32encode(bytes(values)).decode().rstrip("=")


def unbase32(text: str) -> bytes:
    return base64.b32decode(text + "=" * (-len(text) % 8))


@given(tickets)
def test_a_ticket_comes_back_as_it_went(ticket: Ticket) -> None:
    assert decode(encode(ticket)) == ticket


@given(st.text() | st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", max_size=150))
def test_any_string_is_a_ticket_of_one_spelling_or_a_named_error(text: str) -> None:
    try:
        ticket = decode(text)
    except TicketError as fault:
        assert fault.kind in ("empty", "alphabet", "length", "version", "flags", "value")  # noqa: PT017
    else:
        assert encode(ticket) == text


@given(st.binary(max_size=90).map(lambda tail: base64.b32encode(b"\1" + tail).decode().rstrip("=")))
def test_any_bytes_behind_the_version_are_a_ticket_or_a_named_error(text: str) -> None:
    try:
        ticket = decode(text)
    except TicketError as fault:
        assert fault.kind in ("length", "flags", "value")  # noqa: PT017
    else:
        assert encode(ticket) == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "empty"),
        ("aeaaaaaaaaaa", "alphabet"),
        ("AEAAAAAAAA1A", "alphabet"),
        ("AEAAAAAAAAAB", "alphabet"),  # an unused bit is set
        ("AEAAAAAAAAA", "length"),  # not whole bytes
        ("AE", "length"),
        ("A" * 144, "length"),
        (base32(2, 0, 0, 0, 0, 0, 0), "version"),
        (base32(1, 2, 0, 0, 0, 0, 0), "flags"),
        (base32(1, 0, 0, 0, 0, 0, 0, 9), "length"),
        (base32(1, 1, 0, 0, 0, 0, 0), "length"),  # says signed, carries no signature
        (base32(1, 0, 0, 0, 0, 0, 0x10), "length"),  # says one play, carries none
        (base32(1, 0, 0, 0, 0, 0, 0x10, 0, 1), "value"),  # experience 0
        (base32(1, 0, 0, 0, 0, 0, 0x10, 1, 6 << 2), "value"),  # liking 6
        (base32(1, 0, 0, 0, 0, 0, 0x10, 1, 1 << 5), "value"),  # a reserved bit
        (base32(1, 0, 0, 0, 0, 0, 0x01, 0, 0), "value"),  # programme 0
        (base32(1, 0, 0, 0, 0, 0, 0x70, *(1, 1) * 7), "value"),  # seven plays
    ],
)
def test_what_is_not_a_ticket_says_why(text: str, kind: str) -> None:
    with pytest.raises(TicketError) as caught:
        decode(text)
    assert caught.value.kind == kind


@pytest.mark.parametrize(
    "impossible",
    [
        replace(SMALL, site=256),
        replace(SMALL, kiosk=-1),
        replace(SMALL, day=date(2025, 12, 31)),
        replace(SMALL, plays=(TicketPlay(0, 1),)),
        replace(SMALL, plays=(TicketPlay(1, 4),)),
        replace(SMALL, plays=(TicketPlay(1, 1, 6),)),
        replace(SMALL, plays=(TicketPlay(1, 1),) * 7),
        replace(SMALL, programmes=(1, 2, 3, 4)),
        replace(SMALL, programmes=(0,)),
        replace(SMALL, signature=b"short"),
    ],
)
def test_a_ticket_that_cannot_be_one_is_not_encoded(impossible: Ticket) -> None:
    with pytest.raises(ValueError, match=r"."):
        encode(impossible)


def test_the_page_of_the_format_has_the_vectors_that_the_code_writes() -> None:
    vectors = re.findall(r"^    ([A-Z2-7]+)\n    ([0-9a-f ]+)$", TICKET_PAGE.read_text("utf-8"), re.MULTILINE)
    tickets_of_page = (EMPTY, SMALL, STEPS, FULL)
    assert len(vectors) == len(tickets_of_page)
    for ticket, (payload, body) in zip(tickets_of_page, vectors, strict=True):
        written = unbase32(payload)
        assert encode(ticket) == payload
        assert decode(payload) == ticket
        assert written == bytes.fromhex(body) + ticket.signature


def test_the_page_of_the_format_says_which_numbers_are_steps() -> None:
    page = TICKET_PAGE.read_text("utf-8")
    works = f"| {WORK_NUMBERS + 1}–{WORK_NUMBERS + 999} | to find out about a work: {WORK_NUMBERS} + the"
    tasks = ", ".join(str(step.number) for step in STAGE_STEPS)
    assert works in page
    assert f"| {tasks} | this week's task at the start-up stage `{'`, `'.join(STAGES)}` |" in page
    assert (STEPS.programmes, STAGE_NUMBERS) == ((8, 1001, 2002), 2000)


def test_an_unsigned_ticket_is_recognisably_unsigned() -> None:
    assert not decode(encode(SMALL)).signed
    assert decode(encode(FULL)).signed


def test_what_is_signed_begins_with_the_domain_and_does_not_change_by_signing() -> None:
    before = signing_bytes(SMALL)
    after = signing_bytes(replace(SMALL, signature=bytes(64)))
    signed = unbase32(encode(replace(SMALL, signature=bytes(64))))
    assert before == after
    assert before == DOMAIN + signed[:-64]


def test_the_largest_ticket_fits_its_qr() -> None:
    url = ticket_url("https://hall.example/" + "x" * 19, FULL)
    assert url.index("#") == 40
    assert len(encode(FULL)) <= 145
    modules = len(qr_matrix(url)) - 2 * QUIET_MODULES
    assert modules <= 17 + 4 * 8, "version 8"


def test_an_address_without_a_hall_is_no_address() -> None:
    assert ticket_url("", SMALL) == ""


@pytest.mark.parametrize("around", ["{}", "https://hall.example/#{}", "  {}\n"])
def test_the_payload_is_found_in_an_address_and_by_itself(around: str) -> None:
    assert decode(payload_of(around.format(encode(SMALL)))) == SMALL
