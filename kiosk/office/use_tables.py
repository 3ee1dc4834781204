"""How often the kiosks were used: by period, year, site, age band and job."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kiosk.office import words
from kiosk.office.figures import Sums, summed
from kiosk.office.periods import Period
from kiosk.office.small_cells import Cell, one, protect, protect_nested, ratio
from kiosk.office.table import USE, Column, Report, Table, at, change


def targets(report: Report) -> Table:
    """Target, actual and rate of every target that begins in the period's year."""
    rows = []
    for target in report.targets:
        if target.period.year != report.period.year:
            continue
        actual = report.figures.total(
            "usage",
            target.period.months,
            lambda row, site=target.site: not site or row["site"] == site,  # type: ignore[misc]
        ).get(target.figure, 0)
        shown = one(actual)
        site = report.names.sites.get(target.site, target.site) or "전체"
        rows.append(
            (
                target.period.name,
                site,
                words.FIGURE[target.figure],
                target.target,
                shown,
                ratio(actual, target.target, shown),
            )
        )
    columns = (
        Column("기간", "text"),
        Column("기관", "text"),
        Column("지표", "text"),
        Column("목표"),
        Column("실적"),
        Column("달성률", "share"),
    )
    return Table("targets", "목표 대비 실적", columns, tuple(rows))


def periods(report: Report) -> Table:
    """Months, half-years and the whole period, beside the same months of the year before."""
    halves = report.period.halves()
    now = report.figures.by("usage", "month", report.months)
    before = report.figures.by("usage", "month", report.period.year_before.months)
    cells = {name: _nested(now, halves, name) for name in (*USE, "people")}
    then = _nested(before, [half.year_before for half in halves], "started")
    rows: list[tuple[Cell, ...]] = []
    strong = set()
    place = 0
    raw: list[tuple[str, Sums, Sums]] = []
    for half in halves:
        for month in half.months:
            year_ago = f"{int(month[:4]) - 1}{month[4:]}"
            raw.append((f"{int(month[5:])}월", now.get(month, {}), before.get(year_ago, {})))
        if len(halves) > 1:
            strong.add(len(raw))
            sums = summed(now.get(month, {}) for month in half.months)
            ago = summed(before.get(month, {}) for month in half.year_before.months)
            raw.append(("상반기" if half.first == 1 else "하반기", sums, ago))
    strong.add(len(raw))
    raw.append(("합계", summed(now.values()), summed(before.values())))
    for place, (label, sums, ago) in enumerate(raw):
        started, used, completed, people = (cells[name][place] for name in (*USE, "people"))
        rows.append(
            (
                label,
                started,
                used,
                completed,
                ratio(sums.get("completed", 0), sums.get("started", 0), started, completed),
                people,
                then[place],
                change(sums.get("started", 0), ago.get("started", 0), started, then[place]),
            )
        )
    columns = (
        Column("기간", "text"),
        Column("시작"),
        Column("이용"),
        Column("완료"),
        Column("완료율", "share"),
        Column("인원(명)"),
        Column("전년 시작"),
        Column("전년 대비", "change"),
    )
    return Table(
        "periods", f"기간별 이용 횟수 ({report.period.name})", columns, tuple(rows), frozenset(strong)
    )


def years(report: Report) -> Table:
    """Every year in the lake with its half-years."""
    rows: list[tuple[Cell, ...]] = []
    strong = set()
    newest = max(report.figures.months(), default="")
    for year in report.figures.years():
        whole = Period(year)
        now = report.figures.by("usage", "month", whole.months)
        halves = [summed(now.get(month, {}) for month in half.months) for half in whole.halves()]
        shown = {name: protect([half.get(name, 0) for half in halves]) for name in (*USE, "people")}
        for place, label in enumerate(("상반기", "하반기")):
            use = tuple(shown[name].cells[place] for name in (*USE, "people"))
            rows.append((f"{year}년 {label}", *use, None))
        strong.add(len(rows))
        totals = tuple(shown[name].total for name in (*USE, "people"))
        ago = report.figures.total("usage", whole.until(newest).year_before.months).get("started", 0)
        growth = change(summed(halves).get("started", 0), ago, totals[0], one(ago))
        rows.append((f"{year}년", *totals, growth))
    columns = (
        Column("기간", "text"),
        Column("시작"),
        Column("이용"),
        Column("완료"),
        Column("인원(명)"),
        Column("전년 동기 대비(시작)", "change"),
    )
    return Table("years", "연도별·반기별 이용 횟수", columns, tuple(rows), frozenset(strong))


def sites(report: Report) -> Table:
    """이용 횟수 and satisfaction by site."""
    return _use_by(report, "sites", "기관별 이용 횟수", "site", "기관", report.names.sites)


def audiences(report: Report) -> Table:
    """이용 횟수 and satisfaction by age band."""
    return _use_by(report, "audiences", "대상별 이용 횟수", "audience", "나이대", words.AUDIENCE)


def experiences(report: Report) -> Table:
    """Plays by job, and how they were liked."""
    found = report.figures.by("plays", "experience", report.months)
    keys = sorted(found, key=lambda key: (-found[key]["plays"], key))
    shown = {name: protect([found[key][name] for key in keys]) for name in ("plays", "completed")}
    rows: list[tuple[Cell, ...]] = []
    total = summed(found.values())
    for place, key in enumerate([*keys, ""]):
        sums = found.get(key, total)
        plays, completed = (at(shown[name], place) for name in ("plays", "completed"))
        answers = one(sums.get("liking_n", 0))
        rows.append(
            (
                report.names.experiences.get(key, key) or "합계",
                plays,
                completed,
                ratio(sums.get("completed", 0), sums.get("plays", 0), plays, completed),
                answers,
                ratio(sums.get("liking_top", 0), sums.get("liking_n", 0), answers),
                ratio(sums.get("liking_sum", 0), sums.get("liking_n", 0), answers),
            )
        )
    columns = (
        Column("체험", "text"),
        Column("체험 횟수"),
        Column("완료"),
        Column("완료율", "share"),
        Column("호감도 응답"),
        Column("호감도", "share"),
        Column("평균(5점)", "mean"),
    )
    return Table("experiences", "체험별 횟수", columns, tuple(rows) if keys else (), frozenset({len(keys)}))


def _use_by(
    report: Report, table: str, title: str, key: str, heading: str, names: Mapping[str, str]
) -> Table:
    found = report.figures.by("usage", key, report.months)
    answers = report.figures.by("satisfaction", key, report.months, lambda row: row["item"] == "satisfied")
    order = {each: place for place, each in enumerate(names)}
    keys = sorted(found, key=lambda each: (order.get(each, len(order)), each))
    shown = {name: protect([found[each][name] for each in keys]) for name in (*USE, "people")}
    total, total_answers = summed(found.values()), summed(answers.values())
    rows: list[tuple[Cell, ...]] = []
    for place in range(len(keys) + 1):
        last = place == len(keys)
        sums = total if last else found[keys[place]]
        said = total_answers if last else answers.get(keys[place], {})
        started, used, completed, people = (at(shown[name], place) for name in (*USE, "people"))
        n = one(said.get("n", 0))
        rows.append(
            (
                "합계" if last else names.get(keys[place], keys[place]),
                started,
                used,
                completed,
                ratio(sums.get("completed", 0), sums.get("started", 0), started, completed),
                people,
                ratio(said.get("top", 0), said.get("n", 0), n),
                n,
            )
        )
    columns = (
        Column(heading, "text"),
        Column("시작"),
        Column("이용"),
        Column("완료"),
        Column("완료율", "share"),
        Column("인원(명)"),
        Column("만족도", "share"),
        Column("만족도 응답"),
    )
    return Table(table, title, columns, tuple(rows) if keys else (), frozenset({len(keys)}))


def _nested(now: Mapping[str, Sums], halves: Sequence[Period], name: str) -> list[Cell]:
    """Cells of months, each half-year after its months where there are two, and the total."""
    groups, total = protect_nested(
        [[now.get(month, {}).get(name, 0) for month in half.months] for half in halves]
    )
    cells: list[Cell] = []
    for group in groups:
        cells += group.cells
        if len(halves) > 1:
            cells.append(group.total)
    return [*cells, total]
