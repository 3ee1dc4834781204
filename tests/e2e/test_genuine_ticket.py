"""The QR of a running kiosk is signed with its own key, also where the key came after the visitor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from pytestqt.qtbot import QtBot

from kiosk.core.bundle import TrustedKey
from kiosk.core.ticket import Ticket, decode, payload_of
from kiosk.core.ticket_trust import judge_ticket
from kiosk.services.export.signing_key import read_signing_key
from kiosk.services.qr import qr_matrix
from tests.e2e.conftest import Front

KEY_MS = 20_000


def test_a_clock_before_every_ticket_stops_no_visit(open_front: Callable[..., Front]) -> None:
    front = open_front(at=datetime(2019, 1, 1, 3, 0, tzinfo=UTC))
    front.kiosk.signer.load()
    to_the_takeaway(front)
    assert (front.screen, url_of(front), front.kiosk.conductor.view.qr_rows) == ("takeaway", "", ())


def to_the_takeaway(front: Front) -> None:
    front.visitor.touch("start")
    front.visitor.touch("finish")


def is_shown(front: Front) -> bool:
    """Whether the code on screen says the ticket's address as it is now."""
    rows = tuple("".join("1" if dark else "0" for dark in row) for row in qr_matrix(url_of(front)))
    return front.kiosk.conductor.view.qr_rows == rows


def url_of(front: Front) -> str:
    return front.kiosk.conductor.ticket_url


def shown(front: Front) -> Ticket:
    assert is_shown(front)
    return decode(payload_of(url_of(front)))


def verdict(front: Front, ticket: Ticket) -> str:
    key = read_signing_key(front.kiosk.data_dir.key("kiosk.key")).public_bytes.hex()
    listed = TrustedKey(site="demo", kiosk=1, public_key=key, since=date(2026, 1, 1))
    return judge_ticket(ticket, [listed], {0: "demo"}).verdict


def test_the_code_on_screen_is_genuine(open_front: Callable[..., Front], qtbot: QtBot) -> None:
    front = open_front(sticks=tuple)  # the real services, with no stick in
    to_the_takeaway(front)
    qtbot.waitUntil(lambda: front.kiosk.signer.ready and is_shown(front), timeout=KEY_MS)
    assert verdict(front, shown(front)) == "genuine"


def test_a_visit_that_was_there_before_the_key_is_signed_once_it_is(front: Front, qtbot: QtBot) -> None:
    to_the_takeaway(front)
    before = shown(front)
    assert not before.signed
    front.kiosk.signer.load()
    with qtbot.waitSignal(front.kiosk.conductor.changed):
        front.kiosk.conductor.keyCame.emit()
    after = shown(front)
    assert verdict(front, after) == "genuine"
    assert (after.day, after.plays, after.kiosk) == (before.day, before.plays, before.kiosk)


def test_a_key_that_cannot_be_read_keeps_nobody_from_a_ticket(front: Front) -> None:
    front.kiosk.data_dir.key("kiosk.key").write_bytes(b"damaged")
    front.kiosk.signer.load()
    to_the_takeaway(front)
    assert not shown(front).signed
