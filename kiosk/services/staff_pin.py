"""The staff PIN: set at installation or at the first start, checked with a growing wait.

Everything here takes about a tenth of a second (argon2, on purpose) and writes a file: use it on a worker.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from kiosk.core.clock import Clock
from kiosk.core.errors import KioskError
from kiosk.core.staff_ports import PinAnswer
from kiosk.services.identity import IdentityFile

FREE_TRIES = 3
FIRST_WAIT_S = 30.0
LONGEST_WAIT_S = 120.0

_PIN = re.compile(r"[0-9]{4,8}")


class PinTooSimple(KioskError):
    """Not four to eight digits, or one digit repeated."""

    message_key = "error-pin-too-simple"


class PinAlreadySet(KioskError):
    """A PIN exists: it is changed by who knows it, or reset on the machine's console."""

    message_key = "error-pin-already-set"


def wait_after(wrong_pins: int) -> float:
    """Seconds to wait after that many wrong PINs in a row: 0 below three, then 30, 60, 120, 120 and so on."""
    if wrong_pins < FREE_TRIES:
        return 0.0
    doublings = min(wrong_pins - FREE_TRIES, 8)
    return min(FIRST_WAIT_S * 2.0**doublings, LONGEST_WAIT_S)


class StaffPin:
    """Checks PINs against `identity.json`.

    The wait is measured with the monotonic clock and begins anew with the program: restarting the kiosk or
    setting its wall clock never shortens it.
    """

    def __init__(self, file: IdentityFile, clock: Clock) -> None:
        self._file = file
        self._clock = clock
        self._open_at_s = clock.monotonic_s() + wait_after(file.read().wrong_pins)

    @property
    def is_set(self) -> bool:
        """False only before the very first start is through."""
        return bool(self._file.read().pin_hash)

    @property
    def wait_s(self) -> float:
        """Seconds until a PIN is looked at again; 0 now."""
        return max(0.0, self._open_at_s - self._clock.monotonic_s())

    def set_first(self, pin: str) -> None:
        """Set the PIN of a kiosk that has none. Raises PinAlreadySet, PinTooSimple or OSError."""
        if self.is_set:
            raise PinAlreadySet
        self._set(pin)

    def change(self, old: str, new: str) -> PinAnswer:
        """Set `new` if `old` is right. Raises PinTooSimple or OSError."""
        _refuse_simple(new)
        answer = self.check(old)
        if answer.right:
            self._set(new)
        return answer

    def check(self, pin: str) -> PinAnswer:
        """Whether `pin` is right. While waiting no PIN is looked at and the answer is not right."""
        identity = self._file.read()
        if self.wait_s or not identity.pin_hash:
            return PinAnswer(right=False, wait_s=self.wait_s)
        # Counted before it is looked at: pulling the plug in between must not win a free try.
        identity = self._file.change(lambda was: replace(was, wrong_pins=was.wrong_pins + 1))
        if _matches(identity.pin_hash, pin):
            self._file.change(lambda was: replace(was, wrong_pins=0))
            return PinAnswer(right=True, wait_s=0.0)
        self._open_at_s = self._clock.monotonic_s() + wait_after(identity.wrong_pins)
        return PinAnswer(right=False, wait_s=self.wait_s)

    def _set(self, pin: str) -> None:
        _refuse_simple(pin)
        pin_hash = _hash(pin)
        self._file.change(lambda was: replace(was, pin_hash=pin_hash, wrong_pins=0))
        self._open_at_s = self._clock.monotonic_s()


def reset_pin(file: IdentityFile) -> None:
    """Forget the PIN and its wrong tries; the next start asks for a new one. For the machine's console."""
    file.change(lambda was: replace(was, pin_hash="", wrong_pins=0))


def _refuse_simple(pin: str) -> None:
    if not _PIN.fullmatch(pin) or len(set(pin)) == 1:
        raise PinTooSimple


def _hash(pin: str) -> str:
    from argon2 import PasswordHasher  # costs start time and is needed a few times a day

    return PasswordHasher().hash(pin)


def _matches(pin_hash: str, pin: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import VerifyMismatchError

    try:
        return PasswordHasher().verify(pin_hash, pin)
    except VerifyMismatchError:
        return False
