"""방문기록.xlsx: its numbers are those of the database, its texts are texts, and spreadsheets open it."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.bundle import XLSX
from kiosk.services.export import figures, korean, workbook
from kiosk.services.export.figures import Figures
from kiosk.services.export.workbook import Head, workbook_bytes
from tests.unit.export.scene import TEXTS, Scene, a_look, a_rich_visit, a_test_visit

SHEETS = [korean.SUMMARY, korean.JOBS, korean.SATISFACTION, korean.NOTES, korean.VISITS]


def some_visits(scene: Scene) -> None:
    for visit in range(1, 7):
        scene.log(a_rich_visit(visit, satisfied=min(5, visit)))
    scene.log(a_look(7))
    scene.log(a_test_visit(8))
    scene.sql(
        "UPDATE play SET outcome = 'idle', stars = NULL, score = NULL, round_reached = 2 WHERE rowid = 2"
    )


def opened(content: bytes | Path) -> dict[str, list[tuple[Any, ...]]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content) if isinstance(content, bytes) else content)
    sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
    for sheet in book.worksheets:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row), "a formula"
    book.close()
    return sheets


def two_columns(rows: list[tuple[Any, ...]]) -> dict[Any, Any]:
    return {row[0]: row[1] for row in rows if row[0]}


def test_it_has_its_sheets_in_order_with_headings_that_stay_in_view(scene: Scene) -> None:
    from openpyxl import load_workbook

    some_visits(scene)
    made = scene.export()
    book = load_workbook(made.folder / XLSX)
    assert book.sheetnames == SHEETS
    frozen = {sheet.title: sheet.freeze_panes for sheet in book.worksheets}
    assert [frozen[name] for name in (korean.JOBS, korean.SATISFACTION, korean.VISITS)] == ["A2"] * 3
    book.close()


def test_the_summary_is_what_sql_counts(scene: Scene) -> None:
    some_visits(scene)
    found = two_columns(opened(scene.export().folder / XLSX)[korean.SUMMARY])
    real = "FROM visit WHERE seq IS NOT NULL AND is_test = 0"
    assert found["이용 횟수: 시작"] == scene.sql(f"SELECT count(*) {real}")[0][0] == 7
    assert found["이용 횟수: 이용"] == scene.sql(f"SELECT count(first_action_s) {real}")[0][0] == 6
    completed = scene.sql("SELECT count(DISTINCT visit_id) FROM play WHERE outcome = 'completed'")[0][0]
    assert found["이용 횟수: 완료"] == completed == 5
    assert found["완료율(완료 ÷ 이용)"] == pytest.approx(5 / 6)
    assert found["함께한 사람(합계)"] == scene.sql(f"SELECT sum(party_size) {real}")[0][0]
    assert found["체험 횟수"] == scene.sql("SELECT count(*) FROM play")[0][0]
    assert found["완료한 체험"] == 5
    assert found["첫 선택까지(초, 중앙값)"] == pytest.approx((11.0 + 12.0) / 2)
    assert found["머문 시간(초, 평균)"] == pytest.approx(scene.sql(f"SELECT avg(duration_s) {real}")[0][0])
    assert found["뺀 시험 방문"] == 1
    assert found[korean.ENDINGS["finished"]] == 6
    assert found[korean.ENDINGS["idle"]] == 1
    assert found[korean.NO_ANSWER] == 1
    assert found["2026-03-02"] == 7


def test_jobs_and_satisfaction_are_what_sql_counts(scene: Scene) -> None:
    some_visits(scene)
    sheets = opened(scene.export().folder / XLSX)
    job = dict(zip(korean.JOB_HEADINGS, sheets[korean.JOBS][1], strict=True))
    assert job["체험"] == "드론교통관제사"
    assert (job["체험 횟수"], job["완료"], job["자리를 떠남"]) == (6, 5, 1)
    assert (job["1단계 시작"], job["2단계 시작"], job["3단계 시작"]) == (6, 6, 5)
    assert job["평균 별"] == pytest.approx(scene.sql("SELECT avg(stars) FROM play")[0][0])
    item = dict(zip(korean.ITEM_HEADINGS, sheets[korean.SATISFACTION][1], strict=True))
    assert item["문항"] == "전체적으로 만족해요"
    assert [item[f"{n}점"] for n in range(1, 6)] == [1, 1, 1, 1, 2]
    assert item["만족도(CSAT)"] == pytest.approx(3 / 6)
    assert item["평균"] == pytest.approx(scene.sql("SELECT avg(value) FROM survey_answer")[0][0])
    assert item["응답률"] == pytest.approx(6 / 6)
    assert two_columns(sheets[korean.SATISFACTION])["설문 응답률"] == pytest.approx(1.0)


def test_a_visit_is_a_row_with_seoul_time_and_a_test_is_marked(scene: Scene) -> None:
    some_visits(scene)
    rows = opened(scene.export().folder / XLSX)[korean.VISITS]
    assert len(rows) == 1 + 8
    first = dict(zip(korean.VISIT_HEADINGS, rows[1], strict=True))
    assert f"{first['시작']:%Y-%m-%d %H:%M:%S}" == "2026-03-02 12:00:00"
    assert (first["번호"], first["나이대"], first["만족도"], first["담은 안내"]) == (1, "40-64", 1, 1)
    assert [row[korean.VISIT_HEADINGS.index("시험")] for row in rows[1:]] == [None] * 7 + [korean.YES]


def test_more_visits_than_fit_leave_the_newest_and_a_note(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "MOST_VISIT_ROWS", 3)
    monkeypatch.setattr(workbook, "MOST_VISIT_ROWS", 3)
    some_visits(scene)
    sheets = opened(scene.export().folder / XLSX)
    assert [row[0] for row in sheets[korean.VISITS][1:]] == [6, 7, 8]
    assert korean.VISITS_CUT.format(most=3) in two_columns(sheets[korean.NOTES]).values()


def test_where_the_kiosks_own_disk_is_full_the_visits_are_left_out_and_it_says_so(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    some_visits(scene)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    head = Head("시범 장소", 3, 1, "", "2026-03-02", 8)
    with scene.snapshot() as snapshot:
        content = workbook_bytes(Figures(snapshot.db, snapshot.range(everything=True)), head, TEXTS)
    sheets = opened(content)
    assert list(sheets) == SHEETS[:-1]
    assert korean.VISITS_LEFT_OUT in two_columns(sheets[korean.NOTES]).values()
    assert two_columns(sheets[korean.SUMMARY])["이용 횟수: 시작"] == 7


def test_a_bundle_without_visits_has_a_workbook_too(scene: Scene) -> None:
    found = two_columns(opened(scene.export().folder / XLSX)[korean.SUMMARY])
    assert found["이용 횟수: 시작"] == 0
    assert found["완료율(완료 ÷ 이용)"] is None


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_opens_it_and_reads_the_same_numbers(scene: Scene, tmp_path: Path) -> None:
    some_visits(scene)
    made = scene.export()
    out = tmp_path / "out"
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += [
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
    ]
    done = subprocess.run(
        [*command, "--outdir", str(out), str(made.folder / XLSX)], capture_output=True, text=True, timeout=180
    )
    sheets = {
        file.stem.rpartition("-")[2]: list(csv.reader(io.StringIO(file.read_text("utf-8"))))
        for file in out.glob("*.csv")
    }
    assert sorted(sheets) == sorted(SHEETS), done.stdout + done.stderr
    summary = {row[0]: row[1] for row in sheets[korean.SUMMARY] if row and row[0]}
    uses = [summary[f"이용 횟수: {name}"] for name in ("시작", "이용", "완료")]
    assert uses == ["7", "6", "5"]
    assert summary["장소"] == "시범 장소"
    assert sheets[korean.VISITS][1][1].startswith("2026-03-02 12:00")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_opens_the_csv_with_korean_intact_and_runs_no_cell(scene: Scene, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    scene.sql("INSERT INTO daily_count VALUES ('2025-10-17', 'visits', '-1+1', 3)")
    made = scene.export()
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--infilter=CSV:44,34,76,1", "--convert-to", "xlsx", "--outdir", str(tmp_path)]
    table = made.folder / "csv/daily_count.csv"
    subprocess.run([*command, str(table)], capture_output=True, check=True, timeout=180)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(tmp_path / "daily_count.xlsx")
    (sheet,) = book.worksheets
    assert sheet["C2"].data_type == "s"
    assert "-1+1" in sheet["C2"].value
    book.close()
