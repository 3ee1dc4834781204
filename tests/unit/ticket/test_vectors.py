"""The published vectors come to the verdicts they name, and are what the code writes."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from kiosk.core.bundle import TrustedKey
from kiosk.core.ticket import TicketError, decode
from kiosk.core.ticket_trust import judge_ticket
from tests.unit.ticket.vectors import FILE, text

PUBLISHED: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
SITE_IDS = {1: "dreamteo", 2: "cheongchun", 3: "gvalley"}


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


KEYS = [
    TrustedKey(
        site=SITE_IDS[key["site"]],
        kiosk=key["kiosk"],
        public_key=key["public_key"],
        since=date.fromisoformat(key["from"]),
        until=day(key["until"]),
        revoked=day(key["revoked"]),
    )
    for key in PUBLISHED["keys"]
]


@pytest.mark.parametrize("vector", PUBLISHED["vectors"], ids=lambda vector: vector["note"])
def test_a_vector_comes_to_its_verdict_or_its_error(vector: dict[str, Any]) -> None:
    verdict = error = None
    try:
        verdict = judge_ticket(decode(vector["payload"]), KEYS, SITE_IDS).verdict
    except TicketError as fault:
        error = fault.kind
    assert (verdict, error) == (vector["verdict"], vector["error"])


def test_the_page_of_the_format_has_the_same_keys_and_vectors() -> None:
    page = FILE.with_name("TICKET.md").read_text("utf-8")
    shown = re.findall(r"^    ([a-z ]+): (.+)\n    ([A-Z2-7]+)$", page, re.MULTILINE)
    known = {(v["verdict"] or v["error"], v["note"], v["payload"]) for v in PUBLISHED["vectors"]}
    assert set(shown) <= known
    assert {said for said, _, _ in shown} == {
        *("genuine", "changed", "unknown key", "key expired", "revoked key", "unsigned", "alphabet")
    }
    for number, key in enumerate(PUBLISHED["keys"], start=1):
        times = f"{key['from']} | {key['until'] or ''} | {key['revoked'] or ''}"
        assert f"| {number} | {key['site']}, {key['kiosk']} | `{key['public_key']}` | {times} |" in page


def test_the_published_file_is_what_the_code_writes() -> None:
    assert FILE.read_text("utf-8") == text(), "python -m tests.unit.ticket.vectors writes it anew"
