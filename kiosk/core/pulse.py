"""What a running kiosk tells its supervisor: one line of ASCII each on its standard output.

kiosk-pulse starting
kiosk-pulse migrating
kiosk-pulse alive idle | alive visit | alive staff
kiosk-pulse leaving staff | leaving signal
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

PREFIX = b"kiosk-pulse "
LONGEST = 64
"""No line is longer, in bytes; so much of a torn one is worth keeping."""

Business = Literal["idle", "visit", "staff"]
Reason = Literal["staff", "signal"]


@dataclass(frozen=True, slots=True)
class Starting:
    """The program runs; nothing is on the screen yet."""


@dataclass(frozen=True, slots=True)
class Migrating:
    """The log is being brought up to date, which may take long. Said every second."""


@dataclass(frozen=True, slots=True)
class Alive:
    """The kiosk serves, and is busy with this. Said every second."""

    business: Business


@dataclass(frozen=True, slots=True)
class Leaving:
    """The kiosk is about to end, because somebody ordered it."""

    reason: Reason


Pulse = Starting | Migrating | Alive | Leaving

_KNOWN: dict[bytes, Pulse] = {
    b"starting": Starting(),
    b"migrating": Migrating(),
    **{f"alive {business}".encode(): Alive(business) for business in get_args(Business)},
    **{f"leaving {reason}".encode(): Leaving(reason) for reason in get_args(Reason)},
}


def pulse_in(line: bytes) -> tuple[bytes, Pulse | None]:
    """What stands before the pulse in this line (without its end), and the pulse; None for any other line.

    Words of somebody who ended no line may stand before it.
    """
    before, prefix, said = line.rpartition(PREFIX)
    pulse = _KNOWN.get(said.strip()) if prefix else None
    return (line, None) if pulse is None else (before, pulse)
