"""`kiosk.key`: the Ed25519 key this kiosk signs with. Made here, readable by its owner only, never copied."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.signatures import fingerprint
from kiosk.services.atomic_file import write_atomically
from kiosk.services.export.faults import KeyDamaged

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_OPENING = threading.Lock()  # two threads that find no key make one, not two
_EXPECTED = "the Ed25519 key of this kiosk (PKCS8, PEM, not encrypted)"


class SigningKey:
    """The private key, in memory. `open_signing_key` gets one."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @property
    def public_bytes(self) -> bytes:
        """The 32 bytes that the office's registry lists."""
        return self._key.public_key().public_bytes_raw()

    @property
    def fingerprint(self) -> str:
        """What staff read to the office."""
        return fingerprint(self.public_bytes)

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the signature over `message`."""
        return self._key.sign(message)


def open_signing_key(path: Path) -> SigningKey:
    """The key at `path`, made and kept there if there is none.

    Raises KeyDamaged for a file that is no such key, OSError where it can be neither read nor made. A lost
    key is not replaced in silence: what a new one signs is of an unknown key until the office lists it.
    """
    with _OPENING:
        try:
            return read_signing_key(path)
        except FileNotFoundError:
            return _make(path)


def read_signing_key(path: Path) -> SigningKey:
    """The key at `path`. Raises KeyDamaged for a file that is no such key, OSError where none can be read."""
    return _read(path, path.read_bytes())


def _make(path: Path) -> SigningKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = Ed25519PrivateKey.generate()
    write_atomically(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return SigningKey(key)


def _read(path: Path, pem: bytes) -> SigningKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as fault:
        raise KeyDamaged(str(path), "", f"{len(pem)} bytes that are no key", _EXPECTED) from fault
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyDamaged(str(path), "", "a key of another kind", _EXPECTED)
    return SigningKey(key)
