"""Ed25519 keys as both sides of the district know them: raw bytes, and a fingerprint to read aloud."""

from __future__ import annotations

import base64
import hashlib

PUBLIC_KEY_BYTES = 32
SIGNATURE_BYTES = 64

_GROUPS, _GROUP = 5, 5


def is_signed_by(public_key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether `signature` over `message` is of the private half of `public_key`. Total: never raises."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if len(public_key) != PUBLIC_KEY_BYTES or len(signature) != SIGNATURE_BYTES:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public_key: bytes) -> str:
    """What people compare: 125 bits of the key's SHA-256 in groups, `ABCDE-FGHIJ-KLMNO-PQRST-UVWXY`."""
    letters = base64.b32encode(hashlib.sha256(public_key).digest()).decode("ascii")
    return "-".join(letters[_GROUP * n : _GROUP * (n + 1)] for n in range(_GROUPS))
