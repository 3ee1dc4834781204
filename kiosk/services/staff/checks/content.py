"""Checks of what the kiosk offers: programmes, experiences, and the key that signs what leaves it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kiosk.core.programmes import Programme, expired
from kiosk.core.staff_ports import CheckResult
from kiosk.services.export.faults import KeyDamaged
from kiosk.services.export.signing_key import read_signing_key

MOST_NAMED = 3


def check_programmes(programmes: Sequence[Programme], today: date) -> CheckResult:
    """Whether every programme may still be shown; names the longest expired."""
    if not programmes:
        return CheckResult("programmes", "fail", "none")
    gone = expired(programmes, today)
    if not gone:
        return CheckResult("programmes", "pass", "current", (("count", len(programmes)),))
    names = ", ".join(entry.name for entry in gone[:MOST_NAMED])
    return CheckResult("programmes", "fail", "expired", (("count", len(gone)), ("names", names)))


def check_experiences(offered: Sequence[str], broken: Sequence[str]) -> CheckResult:
    """Whether every experience there is can be offered; names those that cannot by their ids."""
    if broken:
        values = (("count", len(broken)), ("names", ", ".join(broken)))
        return CheckResult("experiences", "fail", "broken", values)
    if not offered:
        return CheckResult("experiences", "fail", "none")
    return CheckResult("experiences", "pass", "all-work", (("count", len(offered)),))


def check_key(file: Path) -> CheckResult:
    """Whether this kiosk can sign what it hands out; the public half is for the office's registry."""
    try:
        key = read_signing_key(file)
    except FileNotFoundError:
        return CheckResult("key", "fail", "missing")
    except (KeyDamaged, OSError):
        return CheckResult("key", "fail", "unreadable")
    public = (("fingerprint", key.fingerprint), ("public_key", key.public_bytes.hex()))
    return CheckResult("key", "pass", "present", public)
