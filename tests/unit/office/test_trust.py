"""The registry of keys: filled from a bundle and a fingerprint, read strictly, edited without loss."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli import main
from kiosk.core.errors import BadInput
from kiosk.core.signatures import fingerprint
from kiosk.office.registry import add_key, read_keys, revoke_key
from tests.unit.office.bundles import OneKiosk, write_keys


def trust(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["office", "trust", *map(str, arguments)])


def fingerprint_of(kiosk: OneKiosk) -> str:
    return fingerprint(bytes.fromhex(kiosk.public_key))


def test_a_key_is_trusted_once_its_fingerprint_was_compared(tmp_path: Path, kiosk: OneKiosk) -> None:
    bundle = kiosk.export(tmp_path / "stick", 1, {})
    file = tmp_path / "keys.toml"
    result = trust("add", bundle, "--fingerprint", fingerprint_of(kiosk), "--keys", file)
    assert result.exit_code == 0, result.output
    (key,) = read_keys(file)
    assert (key.site, key.kiosk, key.public_key) == ("dreamteo", 1, kiosk.public_key)
    assert key.since == date(2026, 4, 1)
    assert CliRunner().invoke(main, ["verify", str(bundle), "--keys", str(file)]).exit_code == 0
    assert fingerprint_of(kiosk) in trust("list", "--keys", file).output


def test_a_fingerprint_may_be_typed_carelessly(tmp_path: Path, kiosk: OneKiosk) -> None:
    bundle = kiosk.export(tmp_path / "stick", 1, {})
    typed = fingerprint_of(kiosk).lower().replace("-", " ")
    assert trust("add", bundle, "--fingerprint", typed, "--keys", tmp_path / "keys.toml").exit_code == 0
    assert trust("add", bundle, "--fingerprint", "ABCDE", "--keys", tmp_path / "keys.toml").exit_code == 2


def test_a_wrong_fingerprint_writes_nothing(tmp_path: Path, kiosk: OneKiosk) -> None:
    bundle = kiosk.export(tmp_path / "stick", 1, {})
    file = tmp_path / "keys.toml"
    result = trust("add", bundle, "--fingerprint", fingerprint_of(OneKiosk(seed=2)), "--keys", file)
    assert result.exit_code == 1
    assert f"found {fingerprint_of(kiosk)}" in result.stderr
    assert not file.exists()


def test_a_changed_bundle_introduces_no_key(tmp_path: Path, kiosk: OneKiosk) -> None:
    bundle = kiosk.export(tmp_path / "stick", 1, {})
    (bundle / "csv/visit.csv").write_bytes(b"forged")
    file = tmp_path / "keys.toml"
    result = trust("add", bundle, "--fingerprint", fingerprint_of(kiosk), "--keys", file)
    assert result.exit_code == 1
    assert not file.exists()


def test_comments_survive_adding_and_revoking(tmp_path: Path, kiosk: OneKiosk) -> None:
    file = write_keys(tmp_path / "keys.toml", kiosk.trusted())
    file.write_text("# 우리 구의 열쇠\n" + file.read_text() + "# 끝")
    other = OneKiosk(number=2, seed=2)
    add_key(file, other.trusted())
    revoke_key(file, kiosk.public_key, date(2026, 7, 1))
    assert "# 우리 구의 열쇠\n" in file.read_text()
    assert "# 끝\n" in file.read_text()
    assert read_keys(file) == (kiosk.trusted(revoked=date(2026, 7, 1)), other.trusted())


def test_a_key_is_revoked_once_and_not_trusted_again_by_a_bundle(tmp_path: Path, kiosk: OneKiosk) -> None:
    file = write_keys(tmp_path / "keys.toml", kiosk.trusted())
    for day in ("2026-07-01", "2026-08-01"):
        assert (
            trust("revoke", "--fingerprint", fingerprint_of(kiosk), "--on", day, "--keys", file).exit_code
            == 0
        )
    assert read_keys(file) == (kiosk.trusted(revoked=date(2026, 7, 1)),)
    bundle = kiosk.export(tmp_path / "stick", 1, {})
    result = trust("add", bundle, "--fingerprint", fingerprint_of(kiosk), "--keys", file)
    assert result.exit_code == 1
    assert "was revoked" in result.stderr


def test_a_key_that_cannot_be_edited_safely_is_left_to_people(tmp_path: Path, kiosk: OneKiosk) -> None:
    file = tmp_path / "keys.toml"
    text = f'key = [{{site = "dreamteo", kiosk = 1, public_key = "{kiosk.public_key}", from = 2026-01-01}}]\n'
    file.write_text(text)
    assert read_keys(file) == (kiosk.trusted(),)
    with pytest.raises(BadInput, match="expected one value on a line"):
        revoke_key(file, kiosk.public_key, date(2026, 7, 1))
    with pytest.raises(BadInput):
        add_key(file, OneKiosk(number=2).trusted())
    assert file.read_text() == text


KEY = "ab" * 32


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[[key]\n", "keys.toml: found"),
        ("[site]\n", "keys.toml: site: found an unknown name"),
        ("key = 3\n", "keys.toml: key: found int"),
        (
            f'[[key]]\nsite = "a b"\nkiosk = 1\npublic_key = "{KEY}"\nfrom = 2026-01-01\n',
            r"key\[0\].site: found 'a b'",
        ),
        (
            '[[key]]\nsite = "demo"\nkiosk = 1\npublic_key = "AB"\nfrom = 2026-01-01\n',
            r"key\[0\].public_key: found 'AB'",
        ),
        (
            f'[[key]]\nsite = "demo"\nkiosk = 1\npublic_key = "{KEY}"\n',
            r"key\[0\].*missing required field `from`",
        ),
        (
            f'[[key]]\nsite = "demo"\nkiosk = 1\npublic_key = "{KEY}"\nfrom = 2026-01-01\nname = 1\n',
            r"key\[0\].name",
        ),
    ],
)
def test_a_fault_names_file_and_key(tmp_path: Path, text: str, named: str) -> None:
    file = tmp_path / "keys.toml"
    file.write_text(text)
    with pytest.raises(BadInput, match=named):
        read_keys(file)
