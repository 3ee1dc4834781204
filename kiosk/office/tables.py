"""The tables of the report. Page and workbook show the same ones, so they cannot disagree."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kiosk.office import words
from kiosk.office.figures import Figures, Sums, summed
from kiosk.office.periods import Period
from kiosk.office.small_cells import Cell, Protected, one, protect, protect_nested, ratio
from kiosk.office.targets import Target
from kiosk.office.words import Names

Kind = Literal["text", "count", "share", "mean", "change", "hours"]


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, and what stands under it. Shares and changes are fractions, hours are hours."""

    title: str
    kind: Kind = "count"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: rows of cells under columns; `strong` are the numbers of rows that are totals."""

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    strong: frozenset[int] = frozenset()
    extra_note: str = ""

    @property
    def note(self) -> str:
        """How its figures are made."""
        return " ".join(filter(None, (words.METHOD[self.id], self.extra_note)))


USE = ("started", "used", "completed")


@dataclass(frozen=True, slots=True)
class Report:
    """What a report is made of: figures, the period up to the last month that has any, names, targets."""

    figures: Figures
    period: Period
    names: Names
    targets: tuple[Target, ...] = ()

    @property
    def months(self) -> tuple[str, ...]:
        return self.period.months


def all_tables(report: Report) -> list[Table]:
    """Every table in the order of the report; those without a row are left out."""
    makers: tuple[Callable[[Report], Table], ...] = (
        targets,
        periods,
        years,
        sites,
        audiences,
        experiences,
        screens,
        rounds,
        satisfaction,
        referrals,
        slips,
        running,
        teams,
        aids,
    )
    return [table for table in (make(report) for make in makers) if table.rows]


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
            raw.append((half.name.removeprefix(f"{half.year}년 "), sums, ago))
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
                _change(sums.get("started", 0), ago.get("started", 0), started, then[place]),
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
        change = _change(summed(halves).get("started", 0), ago, totals[0], one(ago))
        rows.append((f"{year}년", *totals, change))
    columns = (
        Column("기간", "text"),
        Column("시작"),
        Column("이용"),
        Column("완료"),
        Column("인원(명)"),
        Column("시작의 전년 같은 기간 대비", "change"),
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
        plays, completed = (_at(shown[name], place) for name in ("plays", "completed"))
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


def screens(report: Report) -> Table:
    """The funnel over the screens."""
    found = report.figures.by("screens", "screen", report.months)
    started = report.figures.total("usage", report.months, None)
    whole = started.get("started", 0) - started.get("folded", 0)
    rows: list[tuple[Cell, ...]] = [("시작", one(whole), ratio(whole, whole, one(whole)))] if found else []
    for key, title in words.SCREEN.items():
        if key in found:
            seen = one(found[key]["visits"])
            rows.append((title, seen, ratio(found[key]["visits"], whole, seen, one(whole))))
    columns = (Column("화면", "text"), Column("본 이용"), Column("시작 대비", "share"))
    return Table("screens", "화면별 이용 과정", columns, tuple(rows))


def rounds(report: Report) -> Table:
    """The funnel over the rounds of a play."""
    sums = report.figures.total("plays", report.months)
    full = sums.get("full", 0)
    steps = [("체험 시작", full)]
    steps += [(f"{n}단계 시작", sums.get(f"round{n}", 0)) for n in (1, 2, 3)]
    steps.append(("끝까지 마침", sums.get("full_completed", 0)))
    rows = tuple((title, one(count), ratio(count, full, one(count), one(full))) for title, count in steps)
    columns = (Column("단계", "text"), Column("체험 횟수"), Column("체험 시작 대비", "share"))
    return Table("rounds", "체험 단계별 완료 과정", columns, rows if full else ())


def satisfaction(report: Report) -> Table:
    """CSAT, mean, n and response rate of every item."""
    found = report.figures.by("satisfaction", "item", report.months)
    used = report.figures.total("usage", report.months).get("used", 0)
    rows: list[tuple[Cell, ...]] = []
    for key, title in words.ITEM.items():
        if key in found:
            n = one(found[key]["n"])
            rows.append(
                (
                    title,
                    ratio(found[key]["top"], found[key]["n"], n),
                    ratio(found[key]["sum"], found[key]["n"], n),
                    n,
                    ratio(found[key]["n"], used, n, one(used)),
                )
            )
    columns = (
        Column("문항", "text"),
        Column("만족도(CSAT)", "share"),
        Column("평균(5점)", "mean"),
        Column("응답(n)"),
        Column("응답률", "share"),
    )
    return Table("satisfaction", "만족도", columns, tuple(rows))


def referrals(report: Report) -> Table:
    """Programmes shown and put on the slip."""
    found = report.figures.by("referrals", "programme", report.months)
    keys = sorted(found, key=lambda key: (-found[key]["taken"], -found[key]["shown"], key))
    shown = {name: protect([found[key][name] for key in keys]) for name in ("shown", "taken")}
    total = summed(found.values())
    rows: list[tuple[Cell, ...]] = []
    for place, key in enumerate([*keys, ""]):
        sums = found.get(key, total)
        offered, taken = _at(shown["shown"], place), _at(shown["taken"], place)
        share = ratio(sums.get("taken", 0), sums.get("shown", 0), offered, taken)
        known = not isinstance(share, float) or share <= 1
        rows.append(
            (report.names.programmes.get(key, key) or "합계", offered, taken, share if known else None)
        )
    columns = (Column("프로그램", "text"), Column("안내"), Column("담음"), Column("담은 비율", "share"))
    return Table("referrals", "프로그램 연계", columns, tuple(rows) if keys else (), frozenset({len(keys)}))


def slips(report: Report) -> Table:
    """How slips left the kiosks."""
    counts: dict[str, int] = {}
    for row in report.figures.answers["slips"]:
        if row["month"] in report.months:
            name = words.CHANNEL.get((row["channel"], row["outcome"]), f"{row['channel']} {row['outcome']}")
            counts[name] = counts.get(name, 0) + row["slips"]
    rows = tuple((name, one(count)) for name, count in sorted(counts.items(), key=lambda each: -each[1]))
    return Table("slips", "안내지", (Column("방법", "text"), Column("횟수")), rows)


def running(report: Report) -> Table:
    """Operating days, hours and downtime by site."""
    days = report.figures.running_days(report.months)
    found = report.figures.by("running", "site", report.months)
    rows: list[tuple[Cell, ...]] = []
    keys = sorted(set(days) | set(found))
    for key in keys:
        kiosks = days.get(key, {})
        rows.append(
            _run_row(
                report.names.sites.get(key, key),
                len(kiosks),
                sum(len(each) for each in kiosks.values()),
                found.get(key, {}),
            )
        )
    if len(keys) > 1:
        machines = sum(len(kiosks) for kiosks in days.values())
        all_days = sum(len(each) for kiosks in days.values() for each in kiosks.values())
        rows.append(_run_row("합계", machines, all_days, summed(found.values())))
    columns = (
        Column("기관", "text"),
        Column("키오스크(대)"),
        Column("운영일(대·일)"),
        Column("가동 시간", "hours"),
        Column("중단(회)"),
        Column("중단 시간", "hours"),
        Column("가동률", "share"),
    )
    strong = frozenset({len(keys)}) if len(keys) > 1 else frozenset[int]()
    return Table("running", "운영일과 중단", columns, tuple(rows), strong)


def _run_row(label: str, kiosks: int, days: int, sums: Sums) -> tuple[Cell, ...]:
    run_s, down_s = sums.get("run_s", 0), sums.get("down_s", 0)
    return (
        label,
        kiosks,
        days,
        run_s / 3600,
        sums.get("stops", 0),
        down_s / 3600,
        ratio(run_s, run_s + down_s),
    )


def teams(report: Report) -> Table:
    """Group visits: teams, heads, and the visits that were theirs."""
    sums = report.figures.total("teams", report.months)
    inside = report.figures.total("usage", report.months).get("in_teams", 0)
    if not sums.get("teams"):
        return Table("teams", "단체 방문", (), ())
    columns = (Column("팀"), Column("인원을 센 팀"), Column("인원(명)"), Column("단체 이용 횟수"))
    cells = tuple(one(count) for count in (sums["teams"], sums["counted"], sums["people"], inside))
    return Table("teams", "단체 방문", columns, (cells,))


def aids(report: Report) -> Table:
    """How often each accessibility aid was switched on."""
    found = report.figures.by("aids", "aid", report.months)
    keys = sorted(found, key=lambda key: (-found[key]["times"], key))
    rows = tuple((words.AID.get(key, key), one(found[key]["times"])) for key in keys)
    return Table("aids", "접근성 기능", (Column("기능", "text"), Column("켠 횟수")), rows)


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
        started, used, completed, people = (_at(shown[name], place) for name in (*USE, "people"))
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


def _at(shown: Protected, place: int) -> Cell:
    return shown.total if place == len(shown.cells) else shown.cells[place]


def _change(now: int, before: int, *shown: Cell) -> Cell:
    return ratio(now - before, before, *shown)
