"""`core.staff_ports.PinDesk`: the staff PIN on a worker, with what the screen asks at hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from kiosk.core.errors import KioskError
from kiosk.core.staff_ports import Done, PinAnswer
from kiosk.services.staff.worker import Worker
from kiosk.services.staff_pin import StaffPin

T = TypeVar("T")


class PinNotKept(KioskError):
    """The disk refused: a PIN cannot be checked or changed without counting the try first."""

    message_key = "error-pin-not-kept"


class WorkerPin:
    """Reads the disk once, here; afterwards only the worker does.

    A damaged `identity.json` answers with BadInput, a disk that refuses with PinNotKept.
    """

    def __init__(self, pin: StaffPin, worker: Worker) -> None:
        self._pin = pin
        self._worker = worker
        self._is_set = pin.is_set

    @property
    def is_set(self) -> bool:
        return self._is_set

    @property
    def wait_s(self) -> float:
        return self._pin.wait_s

    def check(self, pin: str, done: Done[PinAnswer]) -> None:
        self._worker.do(lambda: _kept(lambda: self._pin.check(pin)), done)

    def set_first(self, pin: str, done: Done[None]) -> None:
        def set_it() -> None:
            _kept(lambda: self._pin.set_first(pin))
            self._is_set = True

        self._worker.do(set_it, done)

    def change(self, old: str, new: str, done: Done[PinAnswer]) -> None:
        self._worker.do(lambda: _kept(lambda: self._pin.change(old, new)), done)


def _kept(task: Callable[[], T]) -> T:
    try:
        return task()
    except OSError as fault:
        raise PinNotKept(str(fault)) from fault
