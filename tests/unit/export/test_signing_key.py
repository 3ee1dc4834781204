"""The key is made once, on this machine, for its owner only; a damaged one is refused, never replaced."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from kiosk.core.signatures import is_signed_by
from kiosk.services.export.faults import KeyDamaged
from kiosk.services.export.signing_key import open_signing_key
from tests.unit.export.scene import Scene, a_rich_visit


def test_it_is_made_when_first_needed_and_is_the_same_ever_after(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.key"
    made = open_signing_key(path)
    again = open_signing_key(path)
    assert made.public_bytes == again.public_bytes
    assert is_signed_by(made.public_bytes, again.sign(b"bundle"), b"bundle")
    assert not is_signed_by(made.public_bytes, again.sign(b"bundle"), b"bundles")
    assert made.fingerprint == again.fingerprint
    assert [file.name for file in tmp_path.iterdir()] == ["kiosk.key"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    open_signing_key(tmp_path / "kiosk.key")
    assert stat.S_IMODE((tmp_path / "kiosk.key").stat().st_mode) == 0o600


def test_two_kiosks_have_two_keys(tmp_path: Path) -> None:
    one, two = open_signing_key(tmp_path / "one.key"), open_signing_key(tmp_path / "two.key")
    assert one.public_bytes != two.public_bytes


def other_keys() -> list[bytes]:
    pem, pkcs8 = Encoding.PEM, PrivateFormat.PKCS8
    locked = Ed25519PrivateKey.generate().private_bytes(pem, pkcs8, BestAvailableEncryption(b"secret"))
    return [
        b"",
        b"\x00" * 119,
        b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        X25519PrivateKey.generate().private_bytes(pem, pkcs8, NoEncryption()),
        locked,
    ]


@pytest.mark.parametrize("content", other_keys(), ids=["empty", "zeros", "cut", "another kind", "locked"])
def test_what_is_no_key_is_refused_with_a_sentence_and_left_as_it_is(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "kiosk.key"
    path.write_bytes(content)
    with pytest.raises(KeyDamaged, match=r"kiosk\.key: found .*, expected the Ed25519 key"):
        open_signing_key(path)
    assert path.read_bytes() == content


def test_with_a_damaged_key_nothing_is_put_on_the_stick(scene: Scene) -> None:
    scene.log(a_rich_visit(1))
    scene.data_dir.key("kiosk.key").write_bytes(b"damaged")
    with pytest.raises(KeyDamaged):
        scene.export()
    assert list(scene.stick.iterdir()) == []


def test_the_key_never_leaves_the_data_directory(scene: Scene) -> None:
    made = scene.export(xapi=True)
    secret = b"".join(scene.data_dir.key("kiosk.key").read_bytes().splitlines()[1:-1])
    assert all(secret not in file.read_bytes() for file in made.folder.rglob("*") if file.is_file())
