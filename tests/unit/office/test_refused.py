"""What stays out of the lake: bundles that are not genuine, and what no kiosk can have written."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.bundle import MANIFEST, SIGNATURE, signing_bytes
from kiosk.core.errors import BadInput
from kiosk.office.lake import open_lake
from kiosk.office.registry import add_key
from tests.unit.office.bundles import COLUMNS, OneKiosk, as_csv
from tests.unit.office.lakes import a_play, collected, office, rows_of, with_file


def test_bad_bundles_are_refused_by_name_and_good_ones_taken(
    tmp_path: Path, kiosk: OneKiosk, keys: Path
) -> None:
    good = kiosk.export(tmp_path / "stick", 1, {"visit": [kiosk.visit(1)]})
    changed = kiosk.export(tmp_path / "stick", 2, {"visit": [kiosk.visit(2)]})
    (changed / "csv/visit.csv").write_bytes((changed / "csv/visit.csv").read_bytes().replace(b"ko", b"en"))
    cut = kiosk.export(tmp_path / "stick", 3, {"visit": [kiosk.visit(3)]})
    (cut / MANIFEST).unlink()
    stranger = OneKiosk(number=9, seed=99).export(tmp_path / "stick", 1, {})
    replaced = OneKiosk(number=2, seed=2)
    add_key(keys, replaced.trusted(until=date(2026, 3, 31)))
    late = replaced.export(tmp_path / "stick", 1, {})
    result = office("collect", tmp_path / "stick", "--lake", tmp_path / "lake", "--keys", keys)
    assert result.exit_code == 1
    assert f"{late}: REFUSED: key expired: " in result.stdout
    assert "found a bundle of 2026-04-01, expected 2026-01-01 to 2026-03-31" in result.stdout
    assert f"{good}: taken" in result.stdout
    assert f"{changed}: REFUSED: changed: csv/visit.csv" in result.stdout
    assert f"{cut}: REFUSED: damaged" in result.stdout
    assert f"{stranger}: REFUSED: unknown key" in result.stdout
    assert [row["seq"] for row in rows_of(tmp_path / "lake", "visit")] == [1]


def test_bad_arguments_write_nothing(tmp_path: Path, kiosk: OneKiosk, keys: Path) -> None:
    bundle = kiosk.export(tmp_path / "stick", 1, {})
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("…")
    assert office("collect", bundle, "--lake", tmp_path / "mine", "--keys", keys).exit_code == 2
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.txt"]
    assert office("collect", tmp_path / "none", "--lake", tmp_path / "lake", "--keys", keys).exit_code == 2
    assert office("collect", bundle, "--lake", tmp_path / "lake", "--keys", tmp_path / "none").exit_code == 2
    assert not (tmp_path / "lake").exists()
    with pytest.raises(BadInput, match="no lake"):
        open_lake(tmp_path / "lake")


VISITS = COLUMNS["visit"]


@pytest.mark.parametrize(
    ("name", "rows", "content", "sentence"),
    [
        (
            "csv/visit.csv",
            1,
            as_csv(VISITS, [OneKiosk().visit(n) for n in range(1, 5)]),
            "found 5 lines, expected 1",
        ),
        ("csv/visit.csv", 9, as_csv(VISITS, [OneKiosk().visit(1)]), "found 2 lines, expected 9 rows"),
        ("csv/visit.csv", 0, b"\r\n" * 500_000, "found 500000 lines, expected 0 rows"),
        ("csv/visit.csv", 2, as_csv(VISITS, [OneKiosk().visit(1)] * 2), "found a row twice"),
        ("csv/visit.csv", 1, as_csv(VISITS, [OneKiosk("gvalley").visit(1)]), "this kiosk's site"),
        ("csv/visit.csv", 1, as_csv(VISITS, [OneKiosk(number=3).visit(1)]), "a row that no kiosk writes"),
        (
            "csv/visit.csv",
            1,
            as_csv(VISITS, [OneKiosk().visit(1, party_size=10**6)]),
            "a row that no kiosk writes",
        ),
        (
            "csv/visit.csv",
            1,
            as_csv(VISITS, [OneKiosk().visit(1, language="k" * 10**4)]),
            "a row that no kiosk",
        ),
        ("csv/visit.csv", 1, as_csv(VISITS, [OneKiosk().visit(1, seq="9" * 40)]), "csv/visit.csv: found"),
        (
            "csv/visit.csv",
            1,
            as_csv(VISITS, [OneKiosk().visit(1, started_at="yesterday")]),
            "csv/visit.csv: found",
        ),
        ("csv/visit.csv", 1, as_csv(["seq", "site"], [{"seq": 1}]), "no column 'id'"),
        ("csv/visit.csv", 1, as_csv(["id", "id"], [{"id": "1"}]), "different names"),
        ("csv/visit.csv", 1, b"\xff\xfe\r\n\r\n", "csv/visit.csv"),
        ("csv/play.csv", 1, as_csv(COLUMNS["play"], [a_play(1)]), "found 0 rows, expected 1"),
        (
            "csv/survey_answer.csv",
            1,
            b'"visit_id","item","value"\r\n"a,b\r\n',
            "csv/survey_answer.csv: found",
        ),
        (
            "csv/aid_use.csv",
            1,
            b"day,aid,count\r\n2026-03-02," + b"a" * 3_000_000 + b",1\r\n",
            "csv/aid_use.csv: found",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_a_genuine_bundle_that_no_kiosk_can_have_written_is_refused_whole(
    tmp_path: Path, kiosk: OneKiosk, name: str, rows: int, content: bytes, sentence: str
) -> None:
    done = collected(tmp_path / "lake", kiosk, with_file(kiosk, tmp_path / "stick", name, rows, content))
    (taking,) = done.bundles
    assert not taking.taken
    assert sentence in taking.sentence
    assert done.partitions == 0
    assert list((tmp_path / "lake").rglob("*.parquet")) == []


@settings(deadline=None, max_examples=20)
@given(
    content=st.binary(max_size=200) | st.text("id,seq\r\n\"'2026-Z:T", max_size=60).map(str.encode),
    rows=st.integers(0, 3),
)
def test_any_signed_bytes_are_taken_or_refused(content: bytes, rows: int) -> None:
    kiosk = OneKiosk()
    with tempfile.TemporaryDirectory() as name:
        bundle = with_file(kiosk, Path(name) / "stick", "csv/visit.csv", rows, content)
        (taking,) = collected(Path(name) / "lake", kiosk, bundle).bundles
        assert taking.sentence


@pytest.mark.parametrize(
    "name",
    ["csv/Moods.csv", "csv/../moods.csv", "csv/moods.csv/x", "moods.csv", "csv/.csv", "csv/moods.csv\n"],
)
def test_a_name_of_no_table_is_no_reason_to_read_on(tmp_path: Path, kiosk: OneKiosk, name: str) -> None:
    bundle = with_file(kiosk, tmp_path / "stick", "csv/visit.csv", 0, as_csv(VISITS, []))
    manifest = (bundle / MANIFEST).read_bytes().replace(b'"csv/visit.csv"', json.dumps(name).encode())
    (bundle / MANIFEST).write_bytes(manifest)
    (bundle / SIGNATURE).write_bytes(kiosk.key.sign(signing_bytes(manifest)))
    (taking,) = collected(tmp_path / "lake", kiosk, bundle).bundles
    assert taking.sentence.startswith(f"damaged: manifest.json: files: found {name!a}")


def test_a_table_of_a_later_version_is_held_to_its_hash_and_left_out(tmp_path: Path, kiosk: OneKiosk) -> None:
    bundle = with_file(kiosk, tmp_path / "stick", "csv/moods.csv", 1, b"mood\r\ncalm\r\n")
    (taking,) = collected(tmp_path / "lake", kiosk, bundle).bundles
    assert taking.taken
    assert "csv/moods.csv: a table of a later version" in taking.remarks[0]
    (bundle / "csv/moods.csv").write_bytes(b"mood\r\nCALM\r\n")
    (taking,) = collected(tmp_path / "another lake", kiosk, bundle).bundles
    assert taking.sentence.startswith("changed: csv/moods.csv")
