"""The signer: silent without a key, the same signature for the same ticket, and no trouble from a bad key."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

import pytest

from kiosk.core.signatures import is_signed_by
from kiosk.services.export.signing_key import SigningKey, open_signing_key
from kiosk.services.staff.worker import Worker
from kiosk.services.ticket_signer import TicketSigner

MESSAGE = b"a ticket"
WAIT_S = 20.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kiosk.key"


def test_without_a_key_nothing_is_signed_and_with_it_what_was_asked_before_is(path: Path) -> None:
    sign = TicketSigner(path)
    assert sign(MESSAGE) == b""
    assert not sign.ready
    sign.load()
    assert sign.ready
    assert is_signed_by(open_signing_key(path).public_bytes, sign(MESSAGE), MESSAGE)


def test_the_same_bytes_have_the_same_signature_after_a_restart_too(path: Path) -> None:
    first, again = TicketSigner(path), TicketSigner(path)
    first.load()
    again.load()
    assert first(MESSAGE) == first(MESSAGE) == again(MESSAGE)
    assert first(b"another ticket") != first(MESSAGE)


def test_a_screen_that_is_shown_again_costs_no_signature(path: Path) -> None:
    sign = TicketSigner(path)
    sign.load()
    first = sign(MESSAGE)
    assert sign(MESSAGE) is first  # a new signature would be other bytes, if equal ones


@pytest.mark.parametrize("content", [b"", b"damaged"])
def test_a_key_that_cannot_be_read_is_one_line_in_the_log(
    path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path.write_bytes(content)
    sign = TicketSigner(path)
    with caplog.at_level(logging.INFO):
        sign.load()
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "tickets are not signed" in caplog.text
    assert "kiosk.key" in caplog.text
    assert (sign.ready, sign(MESSAGE)) == (False, b"")
    assert path.read_bytes() == content


def test_a_folder_that_cannot_be_read_is_no_bug_either(tmp_path: Path) -> None:
    sign = TicketSigner(tmp_path / "gone" / "kiosk.key")
    sign.load()
    assert sign(MESSAGE) == b""


def test_it_is_loaded_on_a_worker_while_the_screen_goes_on(path: Path) -> None:
    sign, worker, came = TicketSigner(path), Worker("slow"), threading.Event()
    where: list[threading.Thread] = []

    def load() -> None:
        where.append(threading.current_thread())
        sign.load()

    worker.do(load, lambda _: came.set())
    assert came.wait(WAIT_S)
    worker.close()
    assert where != [threading.current_thread()]
    assert sign(MESSAGE)


def test_two_threads_that_find_no_key_make_one(path: Path) -> None:
    keys: list[SigningKey] = []
    both = threading.Barrier(2)

    def open_it() -> None:
        both.wait(WAIT_S)
        keys.append(open_signing_key(path))

    threads = [threading.Thread(target=open_it) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT_S)
    assert keys[0].public_bytes == keys[1].public_bytes == open_signing_key(path).public_bytes
