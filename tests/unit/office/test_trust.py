"""The registry of keys: filled from a bundle and a fingerprint, read strictly, edited without loss."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli import main
from kiosk.core.errors import BadInput
from kiosk.core.signatures import fingerprint
from kiosk.office.registry import add_key, end_key, read_keys, revoke_key
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
    assert (key.since, key.until) == (date(2026, 3, 1), None), "from the day of the first visit on"
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


def test_a_key_vouches_from_the_earliest_day_on_the_stick_or_the_one_that_was_said(
    tmp_path: Path, kiosk: OneKiosk
) -> None:
    stick = tmp_path / "stick"
    early = kiosk.export(stick, 1, {}, created_at="2026-01-31T09:00Z")
    early.rename(early.parent / "20260115_20260131_1")
    kiosk.export(stick, 2, {})
    named = ("--fingerprint", fingerprint_of(kiosk), "--keys")
    assert trust("add", stick, *named, tmp_path / "a.toml").exit_code == 0
    assert [key.since for key in read_keys(tmp_path / "a.toml")] == [date(2026, 1, 15)]
    said = ("--from", "2026-02-01", "--until", "2026-12-31")
    result = trust("add", stick, *named, tmp_path / "b.toml", *said)
    assert "Trusted, 2026-02-01 to 2026-12-31" in result.output
    (key,) = read_keys(tmp_path / "b.toml")
    assert (key.since, key.until) == (date(2026, 2, 1), date(2026, 12, 31))
    listed = json.loads(trust("list", "--keys", tmp_path / "b.toml", "--json").output)
    assert (listed[0]["from"], listed[0]["until"]) == ("2026-02-01", "2026-12-31")
    assert "from 2026-02-01 until 2026-12-31" in trust("list", "--keys", tmp_path / "b.toml").output


def test_a_key_that_would_end_before_it_began_is_not_written(tmp_path: Path, kiosk: OneKiosk) -> None:
    bundle = kiosk.export(tmp_path / "stick", 1, {})
    file = tmp_path / "keys.toml"
    named = ("--fingerprint", fingerprint_of(kiosk), "--keys", file)
    result = trust("add", bundle, *named, "--until", "2026-02-28")
    assert result.exit_code == 2
    assert "expected 2026-03-01 or later" in result.stderr
    assert not file.exists()
    write_keys(file, kiosk.trusted())
    text = file.read_text()
    assert trust("end", *named, "--until", "2025-12-31").exit_code == 2
    assert file.read_text() == text


def test_a_keys_time_is_ended_and_ended_otherwise_with_every_comment_kept(
    tmp_path: Path, kiosk: OneKiosk
) -> None:
    file = write_keys(tmp_path / "keys.toml", kiosk.trusted(), OneKiosk(number=2, seed=2).trusted())
    file.write_text("# 우리 구의 열쇠\n" + file.read_text().replace("[[key]]", "[[key]]  # 한 대"))
    named = ("--fingerprint", fingerprint_of(kiosk), "--keys", file)
    assert trust("end", *named, "--until", "2026-12-31").exit_code == 0
    assert [key.until for key in read_keys(file)] == [date(2026, 12, 31), None]
    file.write_text(file.read_text().replace("until = 2026-12-31", "until=2026-12-31 # 이전"))
    result = trust("end", *named, "--until", "2026-06-30")
    assert "Trusted, 2026-01-01 to 2026-06-30" in result.output
    assert "until= 2026-06-30 # 이전\n" in file.read_text()
    assert file.read_text().count("# 한 대") == 2
    assert [key.until for key in read_keys(file)] == [date(2026, 6, 30), None]


def test_every_entry_of_a_key_is_ended(tmp_path: Path, kiosk: OneKiosk) -> None:
    moved = OneKiosk(number=3)
    file = write_keys(tmp_path / "keys.toml", kiosk.trusted(), moved.trusted(revoked=date(2026, 5, 1)))
    assert len(end_key(file, kiosk.public_key, date(2026, 6, 30))) == 2
    assert {key.until for key in read_keys(file)} == {date(2026, 6, 30)}


def test_a_key_that_cannot_be_edited_safely_is_left_to_people(tmp_path: Path, kiosk: OneKiosk) -> None:
    file = tmp_path / "keys.toml"
    text = f'key = [{{site = "dreamteo", kiosk = 1, public_key = "{kiosk.public_key}", from = 2026-01-01}}]\n'
    file.write_text(text)
    assert read_keys(file) == (kiosk.trusted(),)
    with pytest.raises(BadInput, match="expected one value on a line"):
        revoke_key(file, kiosk.public_key, date(2026, 7, 1))
    with pytest.raises(BadInput, match="expected one value on a line"):
        end_key(file, kiosk.public_key, date(2026, 7, 1))
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
        (
            f'[[key]]\nsite = "demo"\nkiosk = 1\npublic_key = "{KEY}"\n'
            "from = 2026-02-01\nuntil = 2026-01-31\n",
            r"key\[0\].until: found 2026-01-31, expected 2026-02-01 or later",
        ),
    ],
)
def test_a_fault_names_file_and_key(tmp_path: Path, text: str, named: str) -> None:
    file = tmp_path / "keys.toml"
    file.write_text(text)
    with pytest.raises(BadInput, match=named):
        read_keys(file)
