"""What signs the repository: the same text gives the same bytes, and a changed one is noticed (gpgv)."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from installer.signing import Signer

from kiosk.core.errors import BadInput

pytestmark = pytest.mark.skipif(
    shutil.which("gpg") is None or shutil.which("gpgv") is None, reason="GnuPG is not installed"
)
TEXT = b"Origin: Mirae Kiosk\nSHA256:\n 00 1 Packages\n"
NOON_S = 1_795_000_000
"""After the birth of every key made here, as a commit is not: then the key's own first second counts."""


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return tmp_path / "key.asc"


@pytest.fixture
def signer(key: Path) -> Iterator[Signer]:
    with Signer(key) as signer:
        yield signer


def verified(signer: Signer, signed: bytes, folder: Path) -> bool:
    """Whether gpgv, which apt asks, believes it."""
    armored, ring, file = folder / "public.asc", folder / "public.gpg", folder / "InRelease"
    armored.write_bytes(signer.public_key())
    subprocess.run(
        ["gpg", "--batch", "--yes", "--output", ring, "--dearmor", armored], check=True, timeout=60
    )
    file.write_bytes(signed)
    asked = ["gpgv", "--ignore-time-conflict", "--keyring", str(ring), str(file)]
    return subprocess.run(asked, capture_output=True, check=False, timeout=60).returncode == 0


def test_what_was_signed_is_believed_and_what_was_changed_is_not(signer: Signer, tmp_path: Path) -> None:
    signed = signer.clear_signed(TEXT, NOON_S)
    assert verified(signer, signed, tmp_path)
    assert not verified(signer, signed.replace(b" 00 1 ", b" 01 1 "), tmp_path)


def test_a_key_is_made_once_for_its_owner_only_and_signs_the_same_bytes_again(key: Path) -> None:
    with Signer(key) as first:
        signed = first.clear_signed(TEXT, NOON_S)
    assert key.stat().st_mode & 0o777 == 0o600
    with Signer(key) as second:
        assert second.clear_signed(TEXT, NOON_S) == signed


def test_a_commit_older_than_the_key_is_signed_too(signer: Signer, tmp_path: Path) -> None:
    assert verified(signer, signer.clear_signed(TEXT, 1_000_000_000), tmp_path)


@pytest.mark.parametrize("content", ["", "no key at all\n"])
def test_a_file_that_is_no_key_is_named(key: Path, content: str) -> None:
    key.write_text(content)
    with pytest.raises(BadInput, match=str(key)), Signer(key):
        pass


def test_a_public_key_alone_signs_nothing(signer: Signer, tmp_path: Path) -> None:
    public = tmp_path / "public.asc"
    public.write_bytes(signer.public_key())
    with pytest.raises(BadInput, match="no secret key"), Signer(public):
        pass
