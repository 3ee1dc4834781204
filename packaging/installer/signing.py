"""Signs what apt checks before it installs anything: OpenPGP, by gpg, with a key ring of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.core.errors import BadInput

KEY_OWNER = "Mirae Kiosk packages"
_TIMEOUT_S = 120


class Signer:
    """The key of a repository, in a key ring that is there only within `with`.

    `key` is a file with a secret key without a passphrase, as `gpg --export-secret-keys` writes it. Where no
    such file is, it is made, for its owner's eyes only.
    """

    def __init__(self, key: Path) -> None:
        self._key = key
        self._home = tempfile.TemporaryDirectory(prefix="gpg-")

    def __enter__(self) -> Self:
        """Raises BadInput where gpg is missing or the file is no secret key."""
        try:
            self._take_key()
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _take_key(self) -> None:
        if shutil.which("gpg") is None:
            raise BadInput("gpg", "", "no such command", "GnuPG (package gnupg)")
        if self._key.exists():
            self._gpg("--import", str(self._key))
        else:
            self._make()
        if b"sec:" not in self._gpg("--list-secret-keys", "--with-colons"):
            raise BadInput(str(self._key), "", "no secret key", "what gpg --export-secret-keys writes")

    def _close(self) -> None:
        stop = ["gpgconf", "--homedir", self._home.name, "--kill", "all"]
        if shutil.which(stop[0]):
            subprocess.run(stop, check=False, timeout=_TIMEOUT_S)
        self._home.cleanup()

    def public_key(self) -> bytes:
        """For those who check: ASCII."""
        return self._gpg("--armor", "--export")

    def clear_signed(self, text: bytes, time_s: int) -> bytes:
        """`text` with its signature around it, as of `time_s`: the same text and key give the same bytes.

        A key younger than that signs as of its own first second.
        """
        listed = self._gpg("--list-secret-keys", "--with-colons").decode()
        born = next(int(line.split(":")[5]) for line in listed.splitlines() if line.startswith("sec:"))
        moment = f"{max(time_s, born)}!"
        return self._gpg("--faked-system-time", moment, "--armor", "--clear-sign", stdin=text)

    def _make(self) -> None:
        never = ("ed25519", "sign", "never")
        self._gpg("--passphrase", "", "--quick-generate-key", KEY_OWNER, *never)
        secret = self._gpg("--armor", "--export-secret-keys")
        with os.fdopen(os.open(self._key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secret)

    def _gpg(self, *command: str, stdin: bytes = b"") -> bytes:
        quiet = ("--batch", "--quiet", "--pinentry-mode", "loopback")
        done = subprocess.run(
            ["gpg", "--homedir", self._home.name, *quiet, *command],
            input=stdin,
            capture_output=True,
            check=False,
            timeout=_TIMEOUT_S,
        )
        if done.returncode:
            said = " ".join(done.stderr.decode("utf-8", "replace").split())
            raise BadInput(str(self._key), "", said or "no word of why", "a secret key that gpg signs with")
        return done.stdout
