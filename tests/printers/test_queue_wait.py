"""Waiting for a job of a queue: whatever goes wrong, it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.core.printers import PrinterState
from kiosk.services.slip_channels import PrinterTrouble, SlipTrouble
from kiosk.services.slip_channels.patience import NO_DEADLINE, Deadline, Patience
from kiosk.services.slip_channels.queue_wait import wait_for_job
from tests.doubles import ManualClock
from tests.printers.channels import QUICK

AT_ONCE = replace(QUICK, stall_s=0, slip_s=0)


def waited(
    is_out: Callable[[], bool],
    state: PrinterState = "ready",
    cancel: Callable[[], None] = lambda: None,
    patience: Patience = AT_ONCE,
    deadline: Deadline = NO_DEADLINE,
) -> None:
    wait_for_job(
        is_out=is_out,
        state=lambda: state,
        cancel=cancel,
        clock=ManualClock(),
        patience=patience,
        deadline=deadline,
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


@pytest.mark.parametrize(
    ("deadline", "status"), [(Deadline(at_s=0), "slow"), (Deadline(stopped=lambda: True), "stopped")]
)
def test_a_job_is_taken_back_at_the_deadline(deadline: Deadline, status: str) -> None:
    taken_back: list[int] = []
    with pytest.raises(SlipTrouble) as caught:
        waited(lambda: False, cancel=lambda: taken_back.append(1), patience=QUICK, deadline=deadline)
    assert (caught.value.status, taken_back) == (status, [1])
