"""What can go wrong on purpose. Everything else is a bug and travels to the one hook in `app`."""

from __future__ import annotations


class KioskError(Exception):
    """An expected trouble that a person can act on.

    `message_key` names the sentence in `kiosk/ui/texts` shown to visitors or staff;
    the exception's own text is English and goes to logs and the command line.
    """

    message_key = "error-unknown"


class BadInput(KioskError):
    """A file or argument from outside is not what it must be. Commands exit with 2 and write nothing."""

    message_key = "error-bad-input"

    def __init__(self, file: str, key: str, found: object, expected: str) -> None:
        self.file = file
        self.key = key
        self.found = found
        self.expected = expected
        at = f"{file}: {key}" if key else file
        super().__init__(f"{at}: found {found!s}, expected {expected}")


class IllegalAction(ValueError):
    """An action id that the experience does not offer in this state (unknown, or stale by one moment)."""
