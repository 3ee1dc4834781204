"""`identity.json`: who this kiosk is, and the staff PIN's hash.

It lies apart from the database, so that a damaged database never reopens the first-start PIN screen, and a
damaged identity never does either: it is refused with a sentence.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import msgspec

from kiosk.core.errors import BadInput
from kiosk.services.atomic_file import write_atomically

KEY_FILE = "kiosk.key"


class Identity(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a kiosk keeps about itself.

    `kiosk` tells the kiosks of one site apart and is given at installation. `pin_hash` is an argon2 hash,
    "" before the first start. `wrong_pins` counts wrong PINs since the last right one. `last_export` is the
    highest export number given so far: a new database, after a damaged one, goes on from it.
    """

    site: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{1,23}$")]
    kiosk: Annotated[int, msgspec.Meta(ge=0, le=255)]
    key_file: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_.-]{1,64}$")] = KEY_FILE
    pin_hash: Annotated[str, msgspec.Meta(pattern=r"^(\$argon2id\$[!-~]{20,200})?$")] = ""
    wrong_pins: Annotated[int, msgspec.Meta(ge=0)] = 0
    last_export: Annotated[int, msgspec.Meta(ge=0)] = 0


class IdentityFile:
    """The file, read once and replaced whole at every change. Blocks on the disk: use it on a worker."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._changing = threading.Lock()

    @property
    def exists(self) -> bool:
        return self._path.exists()

    def read(self) -> Identity:
        """Raises BadInput if it is missing or is not an identity."""
        try:
            content = self._path.read_bytes()
        except OSError as fault:
            raise BadInput(str(self._path), "", fault.strerror, "the identity of this kiosk") from fault
        try:
            return msgspec.json.decode(content, type=Identity)
        except msgspec.DecodeError as fault:
            raise BadInput(str(self._path), "", str(fault), "the identity of this kiosk") from fault

    def write(self, identity: Identity) -> None:
        """Replace the file atomically, readable by this user only. Raises OSError."""
        content = msgspec.json.format(msgspec.json.encode(identity), indent=2)
        write_atomically(self._path, content + b"\n")

    def change(self, changed: Callable[[Identity], Identity]) -> Identity:
        """Replace the identity by what `changed` makes of it, one caller at a time. May raise OSError."""
        with self._changing:
            identity = changed(self.read())
            self.write(identity)
        return identity

    def ensure(self, site: str, kiosk: int = 1) -> Identity:
        """This kiosk's identity; made with `site` and `kiosk` where there is none yet.

        A data directory belongs to one site for good, because its visits and its key do: raises BadInput if
        it is another's. An existing kiosk number stays as it is.
        """
        if not self.exists:
            self.write(Identity(site=site, kiosk=kiosk))
        identity = self.read()
        if identity.site != site:
            raise BadInput(
                str(self._path), "site", identity.site, f"{site}, or another data directory for this site"
            )
        return identity
