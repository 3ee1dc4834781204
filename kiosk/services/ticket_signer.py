"""Signs tickets with this kiosk's key, once that was loaded; until then, and where it cannot be, b""."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.errors import KioskError

if TYPE_CHECKING:
    from kiosk.services.export.signing_key import SigningKey

_log = logging.getLogger(__name__)


class TicketSigner:
    """`World.sign`: the signature over a ticket's bytes. `load` on a worker, sign on the UI thread.

    A screen that is shown again asks for the same signature again: the last one is kept.
    """

    def __init__(self, key_file: Path) -> None:
        self._key_file = key_file
        self._key: SigningKey | None = None
        self._last = (b"", b"")

    @property
    def ready(self) -> bool:
        """Whether tickets carry a signature from now on."""
        return self._key is not None

    def load(self) -> None:
        """Read the key, or make it where there is none yet. Blocks on the disk and loads cryptography.

        A key that can be neither read nor made leaves tickets unsigned, which the log and the checklist say.
        """
        from kiosk.services.export.signing_key import open_signing_key

        try:
            self._key = key = open_signing_key(self._key_file)
        except (KioskError, OSError) as fault:
            _log.warning("tickets are not signed: %s", fault)
        else:
            _log.info("tickets are signed with key %s", key.fingerprint)

    def __call__(self, message: bytes) -> bytes:
        """The 64 bytes of the signature over `message`; b"" while there is no key."""
        if self._key is None:
            return b""
        if message != self._last[0]:
            self._last = (message, self._key.sign(message))
        return self._last[1]
