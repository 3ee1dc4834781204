"""The report of a lake that can be added up by hand; the sums stand beside what is expected."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from kiosk.cli import main
from kiosk.commands.office_names import known_names
from kiosk.office.engines import DuckEngine
from kiosk.office.figures import Figures
from kiosk.office.lake import open_lake
from kiosk.office.periods import Period, parse_period
from kiosk.office.report import Wanted, write_report
from kiosk.office.small_cells import SMALL, WITHHELD
from kiosk.office.summary import points_of
from kiosk.office.table import Report, Table
from kiosk.office.tables import all_tables
from kiosk.office.targets import read_targets
from kiosk.office.words import Names
from tests.unit.office.small_lake import small_lake

MADE_ON = date(2026, 5, 1)


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_lake(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def figures(lake: Path) -> Figures:
    return Figures(DuckEngine().answer(open_lake(lake)))


def tables_of(figures: Figures, period: Period) -> dict[str, Table]:
    return {table.id: table for table in all_tables(Report(figures, period, Names()))}


@pytest.fixture(scope="module")
def march(figures: Figures) -> dict[str, Table]:
    return tables_of(figures, Period(2026, 3, 3))


def test_use_of_a_month_comes_from_visits_and_from_the_counts_of_days_without_them(
    march: dict[str, Table],
) -> None:
    # Visits of 2026-03-02: 10 started, 8 with a decision, 6 completed, 5 answers of 2 people. Its counts know
    # of 4 only, so the visits stand. 2026-03-05: 7, 6, 5, 9 people, no visit here: the counts stand.
    # The test visit is nowhere. A year before: 8 visits. 17 / 8 - 1 = 112.5 %.
    (month, total) = march["periods"].rows
    assert month == ("3월", 17, 14, 11, 11 / 17, 19, 8, 1.125)
    assert total[1:] == month[1:]


def test_jobs(march: dict[str, Table]) -> None:
    # smart_farm: visits 6, 7, 8 (one completed) and 8 (5 completed) as counts; drone_traffic: 5, all of them.
    # Liking: 6 plays were completed and liked with 4; of smart_farm one, a small cell.
    assert march["experiences"].rows == (
        ("smart_farm", 11, 6, 6 / 11, SMALL, WITHHELD, WITHHELD),
        ("drone_traffic", 5, 5, 1.0, 5, 1.0, 4.0),
        ("합계", 16, 11, 11 / 16, 6, 1.0, 4.0),
    )


def test_funnels(march: dict[str, Table]) -> None:
    # Of the ten visits here all saw the hall and eight the play screen, twice each: a visit counts once.
    assert march["screens"].rows == (("시작", 10, 1.0), ("체험관", 10, 1.0), ("체험", 8, 0.8))
    # Eight full plays, six of them through three rounds; two stopped in the first.
    assert [row[1] for row in march["rounds"].rows] == [8, 8, 6, 6, 6]


def test_satisfaction(march: dict[str, Table]) -> None:
    # 5, 4, 4, 3, 5: sum 21, four of 4 or 5. As counts: 5 answers, sum 20, four of 4 or 5.
    # CSAT 8 / 10, mean 41 / 10, n 10, response rate 10 / 14 used. The test visit's 1 is not among them.
    assert march["satisfaction"].rows == (("전반적으로 만족한다", 0.8, 4.1, 10, 10 / 14),)


def test_referrals(march: dict[str, Table]) -> None:
    # job_centre: shown to 6, taken by 5, 2 more on the day of which only counts are left: no rate of that.
    # What is no programme is counted as well: 6 / 8, 5 / 10, 5 / 5; all: 6 + 8 + 10 + 5, 7 + 6 + 5 + 5.
    assert march["referrals"].rows == (
        ("job_centre", 6, 7, None),
        ("stage-idea", 8, 6, 0.75),
        ("work-ropeway_guide", 10, 5, 0.5),
        ("work-closed", 5, 5, 1.0),
        ("합계", 29, 23, 23 / 29),
    )
    assert march["slips"].rows == (("종이로 출력", 6),)


def test_what_went_on_slips_is_named_and_what_is_gone_from_the_files_keeps_its_id(
    figures: Figures, tmp_path: Path
) -> None:
    (tmp_path / "ours.toml").write_text(
        '[[programme]]\nid = "job_centre"\nname = "우리 상담"\n\n'
        '[[work]]\nid = "ropeway_guide"\nname = "케이블카 안내원"\n',
        "utf-8",
    )
    report = Report(figures, Period(2026, 3, 3), known_names(tmp_path))
    tables = all_tables(report)
    (table,) = (one for one in tables if one.id == "referrals")
    assert [row[0] for row in table.rows] == [
        "우리 상담",
        "이번 주에 다섯 사람에게 물어보기",
        "케이블카 안내원 알아보기",
        "work-closed",
        "합계",
    ]
    assert (table.title, table.columns[0].title) == ("프로그램·할 일 안내", "프로그램·할 일")
    (point,) = (one for one in points_of(report, tables, unfinished=False) if one.heading == table.title)
    assert point.lines == (
        "프로그램과 할 일 안내 29건 가운데 23건 안내지에 담아 감",
        "많이 담은 것은 우리 상담 7건, 이번 주에 다섯 사람에게 물어보기 6건, "
        "케이블카 안내원 알아보기 5건 순임",
    )


def test_running(march: dict[str, Table]) -> None:
    # 2 + 6.5 + 4 + 16 = 28.5 h. Days in Seoul: 2, 3, 4 and, after midnight, 5 March. Two unclean ends; the
    # first was over after half an hour, the second only the next day. 28.5 / 29 of the time it ran.
    assert march["running"].rows == (("dreamteo", 1, 4, 28.5, 2, 0.5, 28.5 / 29),)


def test_teams_and_aids(march: dict[str, Table]) -> None:
    assert march["teams"].rows == ((SMALL, SMALL, 12, 0),)
    assert march["aids"].rows == (("큰 글씨", 6),)


def test_audiences_add_up_and_the_small_ones_are_hidden(march: dict[str, Table], figures: Figures) -> None:
    # 19-39: 7 of the ten; 3 and the 7 of the counts did not say.
    rows = {row[0]: row[1] for row in march["audiences"].rows}
    assert rows == {"19–39세": 7, "응답 없음": 10, "합계": 17}
    year = tables_of(figures, Period(2026))["audiences"]
    # With three visits of 65+, 7 goes too: 20 - 7 - 10 would be 3.
    rows = {row[0]: row[1] for row in year.rows}
    assert rows == {"19–39세": WITHHELD, "65세 이상": WITHHELD, "응답 없음": 10, "합계": 20}


def test_no_small_figure_is_in_any_table(figures: Figures) -> None:
    for period in (Period(2026), Period(2026, 1, 6), Period(2026, 4, 4), Period(2025)):
        for table in tables_of(figures, period).values():
            if table.id == "running":
                continue
            for row in table.rows:
                for cell, column in zip(row, table.columns, strict=True):
                    if column.kind == "count":
                        assert not (isinstance(cell, int) and 1 <= cell <= 4), (table.id, row)


def test_years_and_half_years(figures: Figures) -> None:
    # 2026 until April: 20; 2025 until April: 8; 20 / 8 - 1.
    rows = {row[0]: row[1:] for row in tables_of(figures, Period(2026))["years"].rows}
    assert rows["2025년"][0] == 8
    assert rows["2026년 상반기"][0] == 20
    assert rows["2026년"][0] == 20
    assert rows["2026년"][4] == 1.5


def test_the_first_page_says_what_the_tables_say_and_what_is_missing(figures: Figures) -> None:
    report = Report(figures, Period(2026, 1, 4), Names(experiences={"smart_farm": "스마트팜 운영자"}))
    lines = [line for point in points_of(report, all_tables(report), unfinished=True) for line in point.lines]
    text = "\n".join(lines)
    assert "시작 20회, 이용 14회, 완료 11회 기록함(시작 대비 완료율 55.0%)" in lines
    assert "전년 동기(2025년 1~4월) 시작 8회 대비 150.0% 증가함" in lines
    assert "만족도 80.0%(4–5점 비율), 평균 4.10점(5점 만점)을 기록함(응답 10건, 응답률 71.4%)" in lines
    assert "체험 16회 가운데 ‘스마트팜 운영자’ 11회로 가장 많음(완료율 54.5%)" in lines
    assert "모이지 않은 이용 1건 있음(gvalley-1)" in text
    assert "일별 집계로 센 이용 7건" in text
    assert "시계를 믿을 수 없는 이용 5건 미만, 기록된 날짜대로 셈" in text
    assert "중간에 멈춘 상태" in text
    assert all(re.search(r"[임음함림셈감](\(.*\))?$", line) for line in lines), lines


def report(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["office", "report", *map(str, arguments)])


def test_page_and_workbook_hold_the_same_and_never_change(lake: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        done = write_report(lake, tmp_path / name, DuckEngine(), Wanted(), made_on=MADE_ON)
        assert done.period == Period(2026, 1, 4)
    for file in ("report.html", "report.xlsx"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()
    page = (tmp_path / "a" / "report.html").read_text("utf-8")
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")
    assert "<script" not in page
    assert page.count("<svg") == page.count("<desc>") >= 4
    book = openpyxl.load_workbook(tmp_path / "a" / "report.xlsx")
    assert "요약" in book.sheetnames
    assert "방법" in book.sheetnames
    sheet = book["기관별"]
    found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_row=6)]
    assert found[2][0] == "합계"
    assert found[2][1] == 20
    assert [row[1] for row in found[:2]] == [WITHHELD, WITHHELD]


def test_batches_of_sites_give_the_same_figures(lake: Path, figures: Figures) -> None:
    one_by_one = Figures(DuckEngine(batch_bytes=1).answer(open_lake(lake)))
    assert all_tables(Report(one_by_one, Period(2026), Names())) == all_tables(
        Report(figures, Period(2026), Names())
    )


def test_the_command_writes_a_report_with_targets(lake: Path, tmp_path: Path) -> None:
    targets = tmp_path / "targets.toml"
    targets.write_text('[[target]]\nperiod = "2026-H1"\nfigure = "started"\ntarget = 40\n')
    arguments = ("--lake", lake, "--out", tmp_path / "out", "--made-on", "2026-05-01")
    result = report(*arguments, "--targets", targets, "--period", "2026-H1")
    assert result.exit_code == 0, result.output
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert "2026년 상반기 전체 시작 목표 40, 실적 20(달성률 50.0%)임" in page
    assert "금천청년꿈터" in page


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--period", "2026-13"], "--period: found '2026-13', expected YYYY"),
        (["--targets", "TARGETS"], "target[0].figure: found 'visitors'"),
        (["--sites", "/nowhere"], "/nowhere: found no folder"),
    ],
)
def test_bad_input_ends_with_2_and_writes_nothing(
    lake: Path, tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    targets = tmp_path / "targets.toml"
    targets.write_text('[[target]]\nperiod = "2026"\nfigure = "visitors"\ntarget = 4\n')
    filled = [str(targets) if argument == "TARGETS" else argument for argument in arguments]
    result = report("--lake", lake, "--out", tmp_path / "out", *filled)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_no_lake_ends_with_2(tmp_path: Path) -> None:
    assert report("--lake", tmp_path, "--out", tmp_path / "out").exit_code == 2


def test_without_the_extra_a_sentence_says_what_to_install(
    lake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    result = report("--lake", lake, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "mirae-kiosk[office]" in result.stderr


def test_periods() -> None:
    assert parse_period("2026-H2", "x").months == tuple(f"2026-{month:02}" for month in range(7, 13))
    assert [Period(2026).name, Period(2026, 7, 12).name, Period(2026, 3, 3).name] == [
        "2026년",
        "2026년 하반기",
        "2026년 3월",
    ]
    assert Period(2026).until("2026-04") == Period(2026, 1, 4)
    assert Period(2026).until("2025-04") == Period(2026)


def test_targets_name_their_faults(tmp_path: Path) -> None:
    file = tmp_path / "targets.toml"
    file.write_text('[[target]]\nperiod = "2026"\nfigure = "people"\ntarget = 10\nsite = "dreamteo"\n')
    (target,) = read_targets(file)
    assert (target.period, target.figure, target.target, target.site) == (
        Period(2026),
        "people",
        10,
        "dreamteo",
    )


@pytest.mark.spark
def test_spark_gives_the_same_report(lake: Path, tmp_path: Path) -> None:
    if importlib.util.find_spec("pyspark") is None:
        pytest.skip("PySpark is not installed (`make spark-test`)")
    if shutil.which("java") is None:
        pytest.skip("no Java on this machine")
    command = [
        sys.executable,
        "-m",
        "kiosk",
        "office",
        "report",
        "--lake",
        str(lake),
        "--made-on",
        "2026-05-01",
    ]
    for engine in ("duckdb", "pyspark"):  # Spark keeps threads and a Java machine: in a process of its own
        subprocess.run([*command, "--engine", engine, "--out", str(tmp_path / engine)], check=True)
    for file in ("report.html", "report.xlsx"):
        assert (tmp_path / "duckdb" / file).read_bytes() == (tmp_path / "pyspark" / file).read_bytes()
