"""The lake: genuine bundles only, and the same rows whatever came first, however often, however it ended."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.errors import BadInput
from kiosk.office.collect import collect
from kiosk.office.engines import DuckEngine
from kiosk.office.lake import PART, UNFINISHED, open_lake
from tests.unit.office.bundles import COLUMNS, OneKiosk, Row, an_id, as_csv, write_keys
from tests.unit.office.lakes import a_play, collected, office, rows_of, whole, with_file


def test_rows_lie_by_site_and_by_their_month_in_seoul(tmp_path: Path, kiosk: OneKiosk) -> None:
    # 15:30 UTC on the last of March is half past midnight on the first of April in Seoul.
    late = kiosk.visit(2, started_at="2026-03-31T15:30Z")
    bundle = kiosk.export(
        tmp_path / "stick",
        1,
        {
            "visit": [kiosk.visit(1, party_size=2), late],
            "play": [a_play(1), a_play(2)],
            "aid_use": [{"day": "2026-03-02", "aid": "voice", "count": 3}],
        },
    )
    assert collected(tmp_path / "lake", kiosk, bundle).all_taken
    visits = rows_of(tmp_path / "lake", "visit")
    assert [(row["month"], row["site"], str(row["day"])) for row in visits] == [
        ("2026-03", "dreamteo", "2026-03-02"),
        ("2026-04", "dreamteo", "2026-04-01"),
    ]
    assert visits[0]["party_size"] == 2
    assert visits[0]["audience"] is None
    assert str(visits[0]["started_at"]) == "2026-03-02 05:06:00"
    assert [row["month"] for row in rows_of(tmp_path / "lake", "play")] == ["2026-03", "2026-04"]
    assert rows_of(tmp_path / "lake", "play")[0]["actions"] == '[[31,"a3/climb"],[57,"a1/hold"]]'
    (aid,) = rows_of(tmp_path / "lake", "aid_use")
    assert (aid["kiosk"], aid["export"], aid["count"]) == (1, 1, 3)


def test_a_text_made_safe_for_spreadsheets_is_plain_again(tmp_path: Path, kiosk: OneKiosk) -> None:
    bundle = kiosk.export(
        tmp_path / "stick",
        1,
        {
            "visit": [kiosk.visit(1)],
            "play": [
                a_play(1, version="-1"),
            ],
        },
    )
    assert b"'-1" in (bundle / "csv/play.csv").read_bytes()
    collected(tmp_path / "lake", kiosk, bundle)
    assert rows_of(tmp_path / "lake", "play")[0]["version"] == "-1"


HISTORY: list[dict[str, list[Row]]] = [
    {
        "visit": [{"number": 1}, {"number": 2}],
        "aid_use": [{"day": "2026-03-02", "aid": "voice", "count": 1}],
        "uptime": [
            {"id": 1, "started_at": "2026-03-02T00:00Z", "ended_at": "2026-03-02T05:00Z", "clock_ok": 1}
        ],
    },
    {
        "visit": [{"number": 3, "started_at": "2026-04-09T01:00Z"}],
        "aid_use": [{"day": "2026-03-02", "aid": "voice", "count": 4}],
        "uptime": [
            {"id": 1, "started_at": "2026-03-02T00:00Z", "ended_at": "2026-03-02T09:00Z", "clock_ok": 1}
        ],
    },
    # Everything once more, and less of it than there was: retention has been at work.
    {"visit": [{"number": 2}, {"number": 3, "started_at": "2026-04-09T01:00Z", "liking": 5}], "aid_use": []},
]


def history(kiosk: OneKiosk, medium: Path) -> list[Path]:
    """Three exports of one kiosk that overlap."""
    bundles = []
    for number, tables in enumerate(HISTORY, start=1):
        visits = [
            kiosk.visit(**row) if "liking" not in row else kiosk.visit(3, started_at=row["started_at"])
            for row in tables["visit"]
        ]
        plays = [a_play(visit["seq"], liking=number) for visit in visits]
        bundles.append(kiosk.export(medium, number, {**tables, "visit": visits, "play": plays}))
    return bundles


def test_the_higher_export_wins_row_by_row_and_nothing_is_taken_away(tmp_path: Path, kiosk: OneKiosk) -> None:
    collected(tmp_path / "lake", kiosk, *history(kiosk, tmp_path / "stick"))
    assert [(row["seq"], row["export"]) for row in rows_of(tmp_path / "lake", "visit")] == [
        (1, 1),
        (2, 3),
        (3, 3),
    ]
    assert {row["visit_id"]: row["liking"] for row in rows_of(tmp_path / "lake", "play")} == {
        an_id(1): 1,
        an_id(2): 3,
        an_id(3): 3,
    }
    assert [row["count"] for row in rows_of(tmp_path / "lake", "aid_use")] == [4]
    assert [str(row["ended_at"]) for row in rows_of(tmp_path / "lake", "uptime")] == ["2026-03-02 09:00:00"]


def test_a_count_that_only_grows_keeps_the_most_that_was_told(tmp_path: Path, kiosk: OneKiosk) -> None:
    told = [
        kiosk.export(
            tmp_path / "stick", n, {"aid_use": [{"day": "2026-03-02", "aid": "voice", "count": count}]}
        )
        for n, count in ((1, 5), (2, 2))  # between them a damaged log was replaced by an empty one
    ]
    for name, bundles in (("on", told), ("back", told[::-1])):
        for bundle in bundles:
            collected(tmp_path / name, kiosk, bundle)
        assert [row["count"] for row in rows_of(tmp_path / name, "aid_use")] == [5]


def test_every_order_and_every_grouping_gives_the_same_lake(tmp_path: Path, kiosk: OneKiosk) -> None:
    bundles = history(kiosk, tmp_path / "stick")
    collected(tmp_path / "at once", kiosk, *bundles)
    expected = whole(tmp_path / "at once")
    for number, order in enumerate(permutations(bundles)):
        lake = tmp_path / f"one by one {number}"
        for bundle in order:
            collected(lake, kiosk, bundle)
        assert whole(lake) == expected, order


@settings(deadline=None, max_examples=5)
@given(order=st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=3), min_size=1, max_size=5))
def test_collecting_again_in_any_order_changes_nothing(order: list[list[int]]) -> None:
    kiosk, other = OneKiosk(), OneKiosk(number=2, seed=9)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bundles = [
            *history(kiosk, folder / "stick"),
            other.export(folder / "stick", 1, {"visit": [other.visit(50)]}),
        ]
        keys = [kiosk.trusted(), other.trusted()]
        for group in order:
            collect([bundles[number] for number in group], folder / "lake", keys)
        collect(bundles, folder / "lake", keys)
        collect(bundles, folder / "straight", keys)
        assert whole(folder / "lake") == whole(folder / "straight")
        assert collect(bundles, folder / "lake", keys).partitions == 0


def test_two_exports_of_the_same_number_are_settled_by_their_manifests(
    tmp_path: Path, kiosk: OneKiosk
) -> None:
    """A database that was set aside may give a number twice: whichever wins, it wins in every order."""
    one = kiosk.export(tmp_path / "a", 5, {"visit": [kiosk.visit(1, duration_s=1.0)]})
    two = kiosk.export(tmp_path / "b", 5, {"visit": [kiosk.visit(1, duration_s=2.0)]})
    collected(tmp_path / "1", kiosk, one, two)
    collected(tmp_path / "2", kiosk, two)
    collected(tmp_path / "2", kiosk, one)
    assert whole(tmp_path / "1") == whole(tmp_path / "2")


def test_a_future_column_is_left_out_with_a_remark_and_a_missing_one_stays_empty(
    tmp_path: Path, kiosk: OneKiosk
) -> None:
    columns = [*(name for name in COLUMNS["visit"] if name != "audience"), "mood"]
    content = as_csv(columns, [{**kiosk.visit(1), "mood": "bright"}])
    bundle = with_file(kiosk, tmp_path / "stick", "csv/visit.csv", 1, content)
    (taking,) = collected(tmp_path / "lake", kiosk, bundle).bundles
    assert taking.taken
    assert "csv/visit.csv: column 'mood' left out; collect again with a newer program" in taking.remarks
    assert "csv/visit.csv: no column 'audience'; it stays empty" in taking.remarks
    assert rows_of(tmp_path / "lake", "visit")[0]["audience"] is None


def test_a_newer_program_fills_in_what_an_older_one_left_out(tmp_path: Path, kiosk: OneKiosk) -> None:
    bundle = kiosk.export(tmp_path / "stick", 1, {"visit": [kiosk.visit(1, audience="65+")]})
    lake = tmp_path / "lake"
    collected(lake, kiosk, bundle)
    part = open_lake(lake).part("visit", "dreamteo", "2026-03")
    with duckdb.connect() as connection:  # as a program would have written it that did not know the column
        connection.execute(
            f"COPY (SELECT * EXCLUDE (audience) FROM read_parquet('{part}', hive_partitioning = false))"
            f" TO '{part}.old' (FORMAT parquet)"
        )
    os.replace(f"{part}.old", part)
    assert collected(lake, kiosk, bundle).partitions == 1
    assert rows_of(lake, "visit")[0]["audience"] == "65+"
    assert collected(lake, kiosk, bundle).partitions == 0


def test_folders_may_be_called_anything(tmp_path: Path, kiosk: OneKiosk) -> None:
    lake = tmp_path / "lake [1] 구청's *"
    for number in (1, 2):
        bundle = kiosk.export(tmp_path / "stick [?] 'a'", number, {"visit": [kiosk.visit(number)]})
        assert collected(lake, kiosk, bundle).all_taken
    figures = DuckEngine().answer(open_lake(lake))
    assert [row["started"] for row in figures["usage"]] == [2]


class Pulled(Exception):
    """The office's machine loses power."""


@pytest.mark.parametrize("survives", range(5))
def test_a_collect_that_was_killed_is_finished_by_the_next(
    tmp_path: Path, kiosk: OneKiosk, monkeypatch: pytest.MonkeyPatch, survives: int
) -> None:
    bundles = history(kiosk, tmp_path / "stick")
    collected(tmp_path / "expected", kiosk, *bundles)
    lake, moved = tmp_path / "lake", os.replace
    collected(lake, kiosk, bundles[0])
    left = survives

    def replace_until_the_power_goes(source: Any, target: Any) -> None:
        nonlocal left
        if left == 0:
            raise Pulled
        left -= 1
        moved(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace_until_the_power_goes)
        with pytest.raises(Pulled):
            collected(lake, kiosk, *bundles)
    assert open_lake(lake).is_unfinished
    assert all(_is_whole(file) for file in lake.rglob(PART))
    collected(lake, kiosk, *bundles)
    assert whole(lake) == whole(tmp_path / "expected")
    assert not (lake / UNFINISHED).exists()
    assert not (lake / "staging").exists()


def _is_whole(file: Path) -> bool:
    with duckdb.connect() as connection:
        return bool(connection.execute(f"SELECT count(*) FROM read_parquet('{file}')").fetchall())


def test_only_one_collects_at_a_time(tmp_path: Path, kiosk: OneKiosk) -> None:
    from kiosk.office.lake import writing

    bundle = kiosk.export(tmp_path / "stick", 1, {})
    with writing(tmp_path / "lake"), pytest.raises(BadInput, match="another collect"):
        collected(tmp_path / "lake", kiosk, bundle)


def test_a_site_larger_than_memory_is_collected_too(tmp_path: Path, kiosk: OneKiosk) -> None:
    count, actions = 80_000, json.dumps([[31, "a1/hold"]] * 80)
    visits: Sequence[Row] = [kiosk.visit(number) for number in range(1, count + 1)]
    plays = [a_play(number, actions=f"[{number},{actions}]") for number in range(1, count + 1)]
    bundle = kiosk.export(tmp_path / "stick", 1, {"visit": visits, "play": plays})
    assert (bundle / "csv/play.csv").stat().st_size > 110e6
    assert collect([bundle], tmp_path / "lake", [kiosk.trusted()], memory_mb=110).all_taken
    (part,) = (tmp_path / "lake" / "play").rglob(PART)
    with duckdb.connect() as connection:
        assert connection.execute(f"SELECT count(*) FROM read_parquet('{part}')").fetchall() == [(count,)]


def test_the_registry_decides_for_each_kiosk(tmp_path: Path, kiosk: OneKiosk) -> None:
    other = OneKiosk(number=2, seed=2)
    stick = tmp_path / "stick"
    kiosk.export(stick, 1, {"visit": [kiosk.visit(1)]})
    other.export(stick, 1, {"visit": [other.visit(2)]})
    keys = write_keys(tmp_path / "both.toml", kiosk.trusted(), other.trusted())
    result = office("collect", stick, "--lake", tmp_path / "lake", "--keys", keys, "--json")
    assert result.exit_code == 0, result.output
    assert [row["taken"] for row in json.loads(result.stdout)["bundles"]] == [True, True]
    assert [row["kiosk"] for row in rows_of(tmp_path / "lake", "visit")] == [1, 2]
