"""Waiting for a job of a queue: whatever goes wrong, it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.core.printers import PrinterState
from kiosk.services.slip_channels import PrinterTrouble
from kiosk.services.slip_channels.queue_wait import wait_for_job
from tests.doubles import ManualClock
from tests.printers.channels import QUICK


def waited(
    is_out: Callable[[], bool], state: PrinterState = "ready", cancel: Callable[[], None] = lambda: None
) -> None:
    wait_for_job(
        is_out=is_out,
        state=lambda: state,
        cancel=cancel,
        clock=ManualClock(),
        patience=replace(QUICK, stall_s=0, slip_s=0),
        every_s=0,
    )


def unknown() -> bool:
    raise PrinterTrouble("missing", "lpstat failed")


def crashes() -> bool:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("is_out", "state", "trouble"),
    [
        (lambda: False, "ready", "slow"),
        (lambda: False, "paper_out", "paper_out"),
        (unknown, "ready", "missing"),
        (crashes, "ready", ZeroDivisionError),
    ],
)
def test_a_job_that_is_not_out_is_taken_back(
    is_out: Callable[[], bool], state: PrinterState, trouble: object
) -> None:
    taken_back: list[int] = []
    with pytest.raises((PrinterTrouble, ZeroDivisionError)) as caught:
        waited(is_out, state, lambda: taken_back.append(1))
    assert trouble in (getattr(caught.value, "state", None), caught.type)
    assert taken_back == [1]


def test_what_went_wrong_first_is_told_where_it_cannot_be_taken_back() -> None:
    def refuse() -> None:
        raise PrinterTrouble("silent", "cancel hangs")

    with pytest.raises(PrinterTrouble, match="lpstat failed"):
        waited(unknown, cancel=refuse)


def test_a_job_that_is_out_is_left_alone() -> None:
    def never() -> None:
        raise AssertionError

    waited(lambda: True, cancel=never)
