"""What `kiosk verify` says of a bundle, whatever lies in its folder."""

from __future__ import annotations

import json
import os
import tempfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.cli import main
from kiosk.core.bundle import MANIFEST, SIGNATURE, XLSX
from kiosk.office.bundle_reader import examine, find_bundles
from tests.unit.office.bundles import OneKiosk, write_keys


def verify(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["verify", *map(str, arguments)])


@pytest.fixture
def bundle(tmp_path: Path, kiosk: OneKiosk) -> Path:
    return kiosk.export(tmp_path / "stick", 7, {"visit": [kiosk.visit(1), kiosk.visit(2)]})


def test_an_untouched_bundle_of_a_known_kiosk_is_genuine(bundle: Path, keys: Path) -> None:
    result = verify(bundle, "--keys", keys)
    assert result.exit_code == 0, result.output
    assert f"{bundle}: genuine" in result.output
    assert "csv/visit.csv: intact" in result.output


def test_without_a_registry_every_key_is_unknown(bundle: Path) -> None:
    result = verify(bundle)
    assert result.exit_code == 1
    assert f"{bundle}: unknown key" in result.output


def test_a_key_of_another_kiosk_is_unknown_here(bundle: Path, tmp_path: Path) -> None:
    other = OneKiosk(number=2).trusted()
    assert "unknown key" in verify(bundle, "--keys", write_keys(tmp_path / "other.toml", other)).output


def test_a_revoked_key_vouches_for_nothing(bundle: Path, tmp_path: Path, kiosk: OneKiosk) -> None:
    keys = write_keys(tmp_path / "revoked.toml", kiosk.trusted(revoked=date(2026, 5, 1)))
    result = verify(bundle, "--keys", keys)
    assert result.exit_code == 1
    assert f"{bundle}: revoked key" in result.output


@pytest.mark.parametrize(
    ("since", "until", "verdict"),
    [
        (date(2026, 4, 1), date(2026, 4, 1), "genuine"),
        (date(2026, 4, 2), None, "key expired"),
        (date(2026, 1, 1), date(2026, 3, 31), "key expired"),
    ],
)
def test_a_key_vouches_for_bundles_of_its_own_days(
    bundle: Path, tmp_path: Path, kiosk: OneKiosk, since: date, until: date | None, verdict: str
) -> None:
    key = kiosk.trusted(since=since, until=until)
    result = verify(bundle, "--keys", write_keys(tmp_path / "ended.toml", key))
    assert f"{bundle}: {verdict}" in result.output
    assert (f"found a bundle of 2026-04-01, expected {key.time}" in result.output) == (result.exit_code == 1)


def test_a_bundle_of_the_evening_in_utc_is_of_the_next_day_in_seoul(tmp_path: Path, kiosk: OneKiosk) -> None:
    bundle = kiosk.export(tmp_path / "stick", 1, {}, created_at="2026-03-31T15:00Z")
    key = kiosk.trusted(since=date(2026, 4, 1))
    assert verify(bundle, "--keys", write_keys(tmp_path / "keys.toml", key)).exit_code == 0


def test_a_key_listed_for_two_times_vouches_for_both(bundle: Path, tmp_path: Path, kiosk: OneKiosk) -> None:
    times = kiosk.trusted(until=date(2026, 1, 31)), kiosk.trusted(since=date(2026, 3, 1))
    assert verify(bundle, "--keys", write_keys(tmp_path / "keys.toml", *times)).exit_code == 0


@pytest.mark.parametrize("created_at", ["2026-13-01T00:00Z", "0000-01-01T00:00Z", "2026-02-30T25:00Z"])
def test_a_time_that_does_not_exist_is_damage(
    tmp_path: Path, keys: Path, kiosk: OneKiosk, created_at: str
) -> None:
    bundle = kiosk.export(tmp_path / "stick", 1, {}, created_at=created_at)
    result = verify(bundle, "--keys", keys)
    assert f"{bundle}: damaged" in result.output
    assert f"created_at: found {created_at}" in result.output


def test_one_flipped_bit_is_seen_wherever_it_is(bundle: Path, keys: Path) -> None:
    for name in ("csv/visit.csv", MANIFEST, SIGNATURE):
        content = bytearray((bundle / name).read_bytes())
        content[len(content) // 2] ^= 1
        (bundle / name).write_bytes(content)
        result = verify(bundle, "--keys", keys)
        assert result.exit_code == 1, name
        assert "genuine" not in result.output, name
        content[len(content) // 2] ^= 1
        (bundle / name).write_bytes(content)
    assert verify(bundle, "--keys", keys).exit_code == 0


def test_each_fault_of_a_file_has_its_name(bundle: Path, keys: Path) -> None:
    content = (bundle / "csv/visit.csv").read_bytes()
    (bundle / "csv/play.csv").unlink()
    (bundle / "csv/step.csv").unlink()
    (bundle / "csv/step.csv").symlink_to(bundle / "csv/visit.csv")
    (bundle / "csv/slip.csv").unlink()
    (bundle / "csv/slip.csv").mkdir()
    (bundle / "csv/uptime.csv").unlink()
    os.mkfifo(bundle / "csv/uptime.csv")
    (bundle / "csv/visit.csv").write_bytes(content[:-5])
    (bundle / "csv/referral.csv").write_bytes(content * 2)
    files = {
        file["name"]: file for file in json.loads(verify(bundle, "--keys", keys, "--json").output)[0]["files"]
    }
    assert files["csv/play.csv"]["state"] == "missing"
    assert files["csv/step.csv"]["state"] == "not a file"
    assert files["csv/slip.csv"]["state"] == "not a file"
    assert files["csv/uptime.csv"]["state"] == "not a file"
    assert files["csv/visit.csv"]["state"] == "truncated"
    assert files["csv/visit.csv"]["found"] == f"{len(content) - 5} bytes"
    assert files["csv/referral.csv"]["state"] == "changed"
    assert files["csv/referral.csv"]["found"] == f"{len(content) * 2} bytes"
    assert files["csv/aid_use.csv"]["state"] == "intact"


def test_a_folder_of_files_that_is_a_link_is_not_followed(bundle: Path, keys: Path) -> None:
    (bundle / "csv").rename(bundle.parent / "elsewhere")
    (bundle / "csv").symlink_to(bundle.parent / "elsewhere")
    result = verify(bundle, "--keys", keys)
    assert result.exit_code == 1
    assert "csv/visit.csv: not a file" in result.output


@pytest.mark.parametrize("name", ["../keys.toml", "/etc/hostname", "csv/../../keys.toml", "csv\\visit.csv"])
def test_a_manifest_that_points_elsewhere_is_damaged(
    tmp_path: Path, keys: Path, kiosk: OneKiosk, name: str
) -> None:
    bundle = kiosk.export(tmp_path / "stick", 1, {})
    manifest = json.loads((bundle / MANIFEST).read_bytes())
    manifest["files"][name] = manifest["files"]["csv/visit.csv"]
    (bundle / MANIFEST).write_text(json.dumps(manifest))
    result = verify(bundle, "--keys", keys)
    assert result.exit_code == 1
    assert f"{bundle}: damaged" in result.output


def test_files_for_people_are_remarked_on_and_do_not_count(
    tmp_path: Path, keys: Path, kiosk: OneKiosk
) -> None:
    bundle = kiosk.export(tmp_path / "stick", 1, {}, people={XLSX: "0" * 64, "읽어주세요.txt": "1" * 64})
    (bundle / XLSX).write_bytes(b"resaved")
    (bundle / "notes\n.txt").write_bytes(b"mine")
    (bundle / "csv" / "more.csv").write_bytes(b"mine")
    result = verify(bundle, "--keys", keys)
    assert result.exit_code == 0
    assert f"remark: {XLSX}: saved again since the export" in result.output
    assert "remark: 읽어주세요.txt: not here" in result.output
    assert r"remark: 'notes\n.txt': not listed, ignored" in result.output
    assert "remark: csv/more.csv: not listed, ignored" in result.output


def test_a_stick_a_top_folder_and_a_kiosk_folder_stand_for_their_bundles(
    bundle: Path, keys: Path, kiosk: OneKiosk
) -> None:
    stick = bundle.parents[2]
    other = kiosk.export(stick, 8, {})
    (stick / "miraekiosk" / "holiday pictures").mkdir()
    (bundle.parent / "20260301_20260331_9").symlink_to(bundle)
    for path in (stick, bundle.parents[1], bundle.parent):
        assert find_bundles(path) == [bundle, other]
    assert verify(stick, "--keys", keys).exit_code == 0


def test_bad_input_ends_with_2(tmp_path: Path, bundle: Path) -> None:
    assert verify(tmp_path / "nothing").exit_code == 2
    (tmp_path / "empty").mkdir()
    assert "found no bundle" in verify(tmp_path / "empty").stderr
    (tmp_path / "bad.toml").write_text('[[key]]\nsite = "dreamteo"\nkiosk = 300\n')
    result = verify(bundle, "--keys", tmp_path / "bad.toml")
    assert result.exit_code == 2
    assert "bad.toml: key[0]" in result.stderr


ANY_FILES = st.dictionaries(
    st.sampled_from(
        [MANIFEST, SIGNATURE, "csv/visit.csv", "csv/play.csv", XLSX, "csv", "xapi/statements.jsonl"]
    ),
    st.binary(max_size=300)
    | st.just(b'{"format": 1, "files": {"csv/visit.csv": []}}')
    | st.just(b"[" * 5000),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=ANY_FILES, cut=st.integers(0, 9000), flip=st.integers(0, 9000))
def test_any_bytes_in_any_file_give_a_verdict(files: dict[str, bytes], cut: int, flip: int) -> None:
    kiosk = OneKiosk()
    with tempfile.TemporaryDirectory() as name:
        bundle = kiosk.export(Path(name), 1, {"visit": [kiosk.visit(1)]})
        signed = _signed_bytes(bundle)
        for file, content in sorted(files.items()):
            if (bundle / file).parent.is_dir() and not (bundle / file).is_dir():
                (bundle / file).write_bytes(content)
        manifest = bytearray((bundle / MANIFEST).read_bytes()[:cut])
        if flip < len(manifest):
            manifest[flip] ^= 0x20
        (bundle / MANIFEST).write_bytes(manifest)
        judgement = examine(bundle, [kiosk.trusted()]).judgement
        assert judgement.reason
        assert judgement.genuine == (_signed_bytes(bundle) == signed)


def _signed_bytes(bundle: Path) -> dict[str, bytes]:
    """Everything that the signature answers for, and the signature."""
    return {
        name: (bundle / name).read_bytes() for name in (MANIFEST, SIGNATURE, "csv/visit.csv", "csv/play.csv")
    }
