"""The CSV files hold what the database holds, and nothing a spreadsheet would run."""

from __future__ import annotations

import codecs
import csv
import io
import json
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.bundle import DOMAIN, Manifest
from kiosk.core.bundle_tables import TABLES, VISIT_TABLES, BundleTable, plain_cell, safe_cell
from kiosk.core.facts import AidUsed, StaffActed, StaffCalled, TeamEnded, TeamStarted
from kiosk.services.export.snapshot import Snapshot, _cell
from kiosk.services.resources import resource
from tests.unit.export.scene import Scene, a_look, a_rich_visit, a_test_visit, files_of
from tests.unit.log.scene import screen, started, uuid_of

BY_NAME = {table.name: table for table in TABLES}


def a_full_log(scene: Scene) -> None:
    for visit in (1, 2, 3):
        scene.log(a_rich_visit(visit))
    scene.log(a_look(4))
    scene.log(a_test_visit(5))
    scene.log([AidUsed("large_text"), StaffCalled(), StaffActed("entered", "")])
    scene.log([TeamStarted(uuid_of(900), 15, 12), TeamEnded(uuid_of(900))])
    scene.sql(
        "INSERT INTO uptime (started_at, ended_at, clock_ok) VALUES (?1, ?1, 1)", "2026-03-02T01:00:00.000Z"
    )
    scene.sql("INSERT INTO daily_count VALUES ('2025-10-17', 'plays_completed', 'drone_traffic', 14)")
    scene.log([started(6), screen("hall", 6)])  # going on


def cells(content: bytes) -> list[list[str]]:
    assert content.startswith(codecs.BOM_UTF8)
    text = content.decode("utf-8-sig")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return list(csv.reader(io.StringIO(text, newline="")))


def as_csv(value: object, kind: str) -> str:
    if value is None:
        return ""
    return f"{str(value)[:16]}Z" if kind == "minute" else str(value)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_file_holds_the_rows_of_its_table(table: BundleTable, scene: Scene) -> None:
    a_full_log(scene)
    made = scene.export()
    header, *rows = cells((made.folder / table.file).read_bytes())
    assert header == [name for name, _kind in table.columns]
    sql = f"SELECT {', '.join(header)} FROM {table.name}"
    if table.name in VISIT_TABLES:
        of = "id" if table.name == "visit" else "visit_id"
        sql += f" WHERE {of} IN (SELECT id FROM visit WHERE seq IS NOT NULL)"
    kinds = [kind for _name, kind in table.columns]
    wanted = [[as_csv(v, k) for v, k in zip(row, kinds, strict=True)] for row in scene.sql(sql)]
    found = [[plain_cell(c) if k == "text" else c for c, k in zip(r, kinds, strict=True)] for r in rows]
    assert wanted, "the scene has no row for this table"
    assert sorted(found) == sorted(wanted)


def test_visits_come_in_the_order_in_which_they_closed(scene: Scene) -> None:
    a_full_log(scene)
    made = scene.export()
    _header, *rows = cells((made.folder / "csv/visit.csv").read_bytes())
    assert [row[1] for row in rows] == ["1", "2", "3", "4", "5"]


def test_a_visit_that_is_going_on_is_not_in_it(scene: Scene) -> None:
    scene.log([started(1), screen("hall")])
    made = scene.export()
    assert made.visits == 0
    assert uuid_of(1).encode() not in b"".join(files_of(made.folder).values())


def test_no_time_is_finer_than_a_minute(scene: Scene) -> None:
    a_full_log(scene)
    made = scene.export(xapi=True)
    for name, content in files_of(made.folder).items():
        if name.startswith(("csv/", "xapi/", "manifest.json")):
            assert b":30." not in content, name
            assert b".120Z" not in content, name


@given(st.text(alphabet="=+-@|%'ab\t", max_size=6))
def test_a_text_that_begins_like_a_formula_comes_back_as_it_was_and_runs_nowhere(text: str) -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.create_function("safe_cell", 1, safe_cell)
        (cell,) = db.execute(f"SELECT {_cell('t.x', 'text')} FROM (SELECT ? AS x) AS t", [text]).fetchone()
    assert plain_cell(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "|", "%"))


def test_a_token_that_the_schema_allows_and_a_spreadsheet_would_run(scene: Scene) -> None:
    scene.sql("INSERT INTO daily_count VALUES ('2025-10-17', 'visits', '-1+1', 3)")
    made = scene.export()
    assert cells((made.folder / "csv/daily_count.csv").read_bytes())[1] == [
        "2025-10-17",
        "visits",
        "'-1+1",
        "3",
    ]


@pytest.mark.parametrize("seconds", [1e-7, 0.1 + 0.2, 123456789012345680.0, 0.0])
def test_numbers_are_plain_decimals_and_come_back_exactly(seconds: float, scene: Scene) -> None:
    scene.log(a_look(1))
    scene.sql("UPDATE visit SET duration_s = ?", seconds)
    made = scene.export()
    header, row = cells((made.folder / "csv/visit.csv").read_bytes())
    cell = row[header.index("duration_s")]
    assert "e" not in cell.lower()
    assert float(cell) == seconds


def test_the_manifest_counts_rows_and_the_folder_is_named_by_the_days_in_seoul(scene: Scene) -> None:
    scene.log(a_rich_visit(1))
    scene.now = scene.now.replace(hour=15, minute=30)  # past midnight in Seoul
    scene.log(a_rich_visit(2))
    made = scene.export()
    assert made.folder.name == "20260302_20260303_1"
    manifest = json.loads((made.folder / "manifest.json").read_text())
    assert (manifest["first_seq"], manifest["last_seq"], manifest["export"]) == (1, 2, 1)
    assert manifest["files"]["csv/step.csv"]["rows"] == 6
    assert scene.judge_folder(made.folder).verdict == "genuine"


def test_what_is_written_meanwhile_is_not_in_a_snapshot(scene: Scene) -> None:
    scene.log(a_rich_visit(1))
    with Snapshot(scene.data_dir.visits) as snapshot:
        scene.log(a_rich_visit(2))
        wanted = snapshot.range(everything=True)
        assert (wanted.visits, wanted.last) == (1, 1)
        (plays,) = snapshot.rows(BY_NAME["play"], wanted)
        assert len(plays) == 1


def test_the_room_asked_for_is_never_less_than_what_is_written(scene: Scene) -> None:
    a_full_log(scene)
    with Snapshot(scene.data_dir.visits) as snapshot:
        wanted = snapshot.range(everything=True)
        guessed = snapshot.estimate(wanted).bytes
    made = scene.export()
    for table in TABLES:
        header = 3 + len(",".join(name for name, _ in table.columns)) + 2
        assert (made.folder / table.file).stat().st_size <= guessed[table.name] + header, table.name


def test_the_form_of_a_bundle_is_written_down_whole() -> None:
    text = resource("db", "EXPORT.md").read_text("utf-8")
    for field in Manifest.__struct_fields__:
        assert f"`{field}`" in text, field
    assert all(f"`{name}" in text for name in VISIT_TABLES)
    assert f"the {len(DOMAIN) - 1} bytes `{DOMAIN[:-1].decode()}`" in text
